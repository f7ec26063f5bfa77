"""Words that a widget paints itself, where a label for each would make a screen slow."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

_LEFT = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_ROOM = 100_000


@dataclass(frozen=True)
class Words:
    """A text that wraps, in one font and colour.

    Attributes:
        text: plain words.
        font: with its size.
        color: of the words.
    """

    text: str
    font: QFont
    color: QColor

    def height(self, width: int) -> int:
        """Give the height that the words need at ``width``, in pixels."""
        box = QRect(0, 0, max(1, width), _ROOM)
        return QFontMetrics(self.font).boundingRect(box, _LEFT, self.text).height()

    def width(self) -> int:
        """Give the width of the words on one line, in pixels."""
        return QFontMetrics(self.font).horizontalAdvance(self.text) + 2

    def paint(self, painter: QPainter, box: QRect, *, middle: bool = False) -> None:
        """Paint the words into ``box``, from its top or in the middle of its height."""
        painter.setFont(self.font)
        painter.setPen(self.color)
        flags = _LEFT | int(Qt.AlignmentFlag.AlignVCenter) if middle else _LEFT
        painter.drawText(box, flags, self.text)


def font_like(font: QFont, *, pixels: int = 0, bold: bool = False) -> QFont:
    """Give ``font`` in another size (0 for its own) and weight."""
    other = QFont(font)
    if pixels:
        other.setPixelSize(pixels)
    other.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return other
