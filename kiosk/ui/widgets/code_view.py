"""A QR code on the screen, for a phone's camera."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.paper.code import QUIET_ZONE, Code
from kiosk.ui.phone_codes import PhoneCodes
from kiosk.ui.style import wear


class CodeView(QWidget):
    """Shows a code as large as it can be with each module as many whole pixels.

    Dark on white in every look, because not every phone reads a code that is light on dark. It keeps
    no code itself: `PhoneCodes` has the only one, and drops it with the visit.

    Args:
        codes: has the code.
        number: which; the first is 1.
        side: its length in pixels of the screen, quiet zone and all.
    """

    def __init__(self, codes: PhoneCodes, number: int, side: int) -> None:
        super().__init__()
        self._codes, self._number, self._side = codes, number, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        wear(self, type="small")
        codes.code_ready.connect(self._ask)

    def sizeHint(self) -> QSize:
        """Take the square."""
        return QSize(self._side, self._side)

    def _ask(self) -> None:
        """Paint again, which asks for the code."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        code = self._codes.code(self._number)
        if code is None:
            self._say(painter)
        else:
            self._paint(painter, code)

    def _paint(self, painter: QPainter, code: Code) -> None:
        ratio = self.devicePixelRatioF()
        side = code.side + 2 * QUIET_ZONE
        module = max(1, int(self._side * ratio) // side) / ratio
        offset = int((self._side - module * code.side) / 2 * ratio) / ratio
        painter.translate(QPointF(offset, offset))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawRects(
            [
                QRectF(x * module, y * module, module, module)
                for y, row in enumerate(code.rows)
                for x, dark in enumerate(row)
                if dark == "1"
            ]
        )

    def _say(self, painter: QPainter) -> None:
        painter.setPen(Qt.GlobalColor.black)
        words = QCoreApplication.translate("CodeView", "Making your code…")
        inside = QRect(self.rect()).adjusted(8, 8, -8, -8)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
