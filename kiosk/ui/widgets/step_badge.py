"""The round number of a step, or its tick when it is done."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.style import wear
from kiosk.ui.view import View


class StepBadge(QWidget):
    """A ring with a number, or a filled ring with a tick.

    Args:
        view: where colours, sizes and icons come from.
        number: what the ring shows.
        done: whether it shows the tick instead.
        inverse: whether it stands on the action colour.
    """

    def __init__(self, view: View, number: int, *, done: bool, inverse: bool) -> None:
        super().__init__()
        self._view, self._number, self._done, self._inverse = view, number, done, inverse
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        wear(self, type="badge")

    def sizeHint(self) -> QSize:
        """Take a square around one figure."""
        side = self._view.theme.t(54)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        theme = self._view.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.color("on-action" if self._inverse else "treatment-b" if self._done else "action")
        if self._done:
            self._view.icons.paint(painter, self.rect(), "ph.check-circle-fill", color)
            return
        width = theme.u(3)
        painter.setPen(QPen(color, width))
        painter.drawEllipse(QRectF(self.rect()).adjusted(width, width, -width, -width))
        font = self.font()
        font.setPixelSize(theme.t(28))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
