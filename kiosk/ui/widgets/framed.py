"""Frames of cards and bars, and the line that is written into."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from kiosk.ui.style import wardrobe, wear
from kiosk.ui.widgets.direction import painter_on


class Framed(QFrame):
    """A frame with the ground and border of the "card" or "bar" that it wears."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        wardrobe().paint_frame(painter_on(self), self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            wear(self)  # the room for a border on one side is at the other now


class LineField(QLineEdit):
    """A line to write into.

    Args:
        text: what it holds at first.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.unsetCursor()  # a pointer of its own would show where the window hides it
        wear(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        wardrobe().paint_field(QPainter(self), "line", self.rect())
        super().paintEvent(event)
