"""Movement: short, and never in the way of a touch."""

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QPoint, QPropertyAnimation
from PySide6.QtWidgets import QWidget

_SLIDE_MS = 160


def slide_in(widget: QWidget, distance: int) -> None:
    """Let ``widget`` come to rest at its place from ``distance`` pixels to the right (left if negative).

    It can be touched at once; its first picture is painted without delay.
    """
    for running in widget.findChildren(QPropertyAnimation, "slide"):
        running.stop()
    home = QPoint(0, widget.y())
    slide = QPropertyAnimation(widget, b"pos", widget)
    slide.setObjectName("slide")
    slide.setDuration(_SLIDE_MS)
    slide.setStartValue(home + QPoint(distance, 0))
    slide.setEndValue(home)
    slide.setEasingCurve(QEasingCurve.Type.OutCubic)
    slide.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)
