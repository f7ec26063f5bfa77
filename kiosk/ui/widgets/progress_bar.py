"""How much of something long is done."""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar

from kiosk.ui.style import wardrobe
from kiosk.ui.view import View
from kiosk.ui.widgets.direction import at_its_side


class ProgressBar(QProgressBar):
    """A bar that fills; until the whole is known, it only says that something goes on.

    Args:
        view: sizes.
        name: what is going on, for who cannot see it.
    """

    _PARTS = 1000

    def __init__(self, view: View, name: str) -> None:
        super().__init__()
        self._edge = view.theme.u(2)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setFixedHeight(view.theme.u(24))
        self.setRange(0, self._PARTS)

    def show_part(self, done: int, of: int) -> None:
        """Fill ``done`` of ``of`` parts; whatever their unit, they may be more than Qt counts."""
        self.setValue(round(self._PARTS * done / of) if of > 0 else 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter, style = QPainter(self), wardrobe()
        style.paint_field(painter, "bar", self.rect())
        inside = self.rect().marginsRemoved(QMargins(*(4 * [self._edge])))
        inside.setWidth(round(inside.width() * max(0, self.value()) / self._PARTS))
        if inside.width() > 0:
            style.paint_field(painter, "filled", at_its_side(self, inside))
