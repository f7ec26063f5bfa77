"""How far along: a bar in as many pieces as there are questions."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.view import View
from kiosk.ui.widgets.direction import is_mirrored


class Segments(QWidget):
    """A bar of ``total`` pieces, the first ``done`` of them filled.

    Words beside it say the same; it has no spoken name of its own.

    Args:
        view: where colours and sizes come from.
        done: how many pieces are filled.
        total: how many pieces there are.
    """

    def __init__(self, view: View, done: int, total: int) -> None:
        super().__init__()
        self._view, self._done, self._total = view, done, total
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take the whole width, and little height."""
        theme = self._view.theme
        return QSize(theme.u(24) * max(1, self._total), theme.u(14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        theme = self._view.theme
        gap = theme.u(14)
        width = (self.width() - gap * (self._total - 1)) / max(1, self._total)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        round_end = self.height() / 2
        for index in range(self._total):
            painter.setBrush(theme.color("action" if index < self._done else "muted"))
            left = index * (width + gap)
            if is_mirrored(self):
                left = self.width() - left - width
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), round_end, round_end)
