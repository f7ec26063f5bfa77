"""An icon that is only looked at."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.view import View


class IconLabel(QWidget):
    """A square icon.

    Args:
        view: where colours and icons come from.
        name: a Phosphor icon, "ph.clock".
        side: length of its side in pixels of the screen.
        role: the theme's role that colours it.
    """

    def __init__(self, view: View, name: str, side: int, role: str = "action") -> None:
        super().__init__()
        self._view, self._name, self._side, self._role = view, name, side, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take exactly the icon's square."""
        return QSize(self._side, self._side)

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon in the same room."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        self._view.icons.paint(painter, self.rect(), self._name, self._view.theme.color(self._role))
