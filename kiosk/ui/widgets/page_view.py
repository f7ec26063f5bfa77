"""A side of the printed page on the screen."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.printing import PrintDesk
from kiosk.ui.style import wear
from kiosk.ui.view import View

_LINES = (0.42, 0.0, 0.86, 0.80, 0.84, 0.0, 0.30, 0.88, 0.82, 0.86, 0.0, 0.34, 0.84, 0.88)
"""How long the grey lines of a page that is not made yet are, in widths; 0 for a gap."""


class PageView(QWidget):
    """Shows the very page that prints; grey lines until it is made.

    It keeps no picture itself: the print desk has the only one, and drops it with the visit.

    Args:
        view: where colours and sizes come from.
        desk: has the page.
        page: which side; the first is 0.
        width: pixels of the screen; the height follows from the paper.
    """

    def __init__(self, view: View, desk: PrintDesk, page: int, width: int) -> None:
        super().__init__()
        self._view, self._desk, self._page = view, desk, page
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(width, round(width * desk.aspect))
        wear(self, type="small")
        desk.page_ready.connect(self._ask)
        desk.preview_ready.connect(self._ask)

    def _ask(self) -> None:
        """Paint again, which asks for the picture."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        picture = self._desk.preview(self._page, round(self.width() * ratio))
        if picture is None:
            self._paint_blank(painter)
        else:
            # As high as it is: fitted into one pixel less, letters would lose a row in their middle.
            painter.drawImage(QRectF(0, 0, self.width(), picture.height() / ratio), picture)

    def _paint_blank(self, painter: QPainter) -> None:
        theme = self._view.theme
        painter.fillRect(self.rect(), theme.color("card"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("action-tint"))
        side, line = self.width() * 0.07, self.height() / 30
        for index, length in enumerate(_LINES):
            top = side + index * 1.6 * line
            painter.drawRect(QRectF(side, top, length * self.width(), line * 0.6))
        painter.setPen(theme.color("soft-ink"))
        words = QCoreApplication.translate("PageView", "Making your page…")
        below = round(self.height() * 0.85)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(0, below, self.width(), self.height() - below), flags, words)
