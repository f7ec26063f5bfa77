"""Where painted things stand in a language that is written from right to left."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QWidget


def is_mirrored(widget: QWidget) -> bool:
    """Tell whether ``widget`` shows a language that is written from right to left."""
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def painter_on(widget: QWidget) -> QPainter:
    """Begin to paint on ``widget``, with words at the side where its language begins a line.

    Of itself, Qt would go by the application's direction, and what is drawn ahead may be in another language.
    """
    painter = QPainter(widget)
    painter.setLayoutDirection(widget.layoutDirection())
    return painter


def at_its_side(widget: QWidget, box: QRect) -> QRect:
    """Give where ``box``, measured from left to right, stands in ``widget``: there, or at the other side."""
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), box)
