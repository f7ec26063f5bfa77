"""Visits a day as bars, with the days that may not be told set apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.view import View
from kiosk.ui.widgets.direction import is_mirrored


@dataclass(frozen=True)
class Bar:
    """One day.

    Attributes:
        label: what stands below it; "" for nothing.
        count: how many; None where it may not be told.
    """

    label: str
    count: int | None


class DayChart(QWidget):
    """Bars side by side on a scale from zero. Read aloud, it says ``words``.

    Args:
        view: colours and sizes.
        bars: the days, the earliest first.
        words: all that the picture shows.
    """

    def __init__(self, view: View, bars: Sequence[Bar], words: str) -> None:
        super().__init__()
        self._view, self._bars = view, tuple(bars)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Take the whole width."""
        theme = self._view.theme
        return QSize(theme.u(600), theme.u(250) + theme.t(44))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        theme = self._view.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(theme.size("small"))
        painter.setFont(font)
        most = max((bar.count or 0 for bar in self._bars), default=0)
        top, scale = _round_up(most), painter.fontMetrics()
        left = scale.horizontalAdvance(str(top)) + theme.u(18)
        base = self.height() - theme.t(44)
        head = scale.height() // 2
        painter.setPen(QPen(theme.color("line"), theme.u(2)))
        for part in (0, top // 2, top):
            y = base - (base - head) * part / top
            painter.setPen(QPen(theme.color("line"), theme.u(2)))
            painter.drawLine(QPointF(self._across(left), y), QPointF(self._across(self.width()), y))
            painter.setPen(theme.color("soft-ink"))
            room = left - theme.u(18)
            box = QRectF(0, y - scale.height() / 2, room, scale.height())
            box.moveLeft(min(self._across(0), self._across(room)))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(part))
        self._paint_bars(painter, QRectF(left, head, self.width() - left, base - head), top)

    def _paint_bars(self, painter: QPainter, box: QRectF, top: int) -> None:
        theme = self._view.theme
        step = box.width() / max(1, len(self._bars))
        width = min(step * 0.6, theme.u(56))
        free_from = -1.0
        for index, bar in enumerate(self._bars):
            place = box.left() + (index + 0.5) * step
            middle = self._across(place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("action"))
            if bar.count:
                height = box.height() * bar.count / top
                painter.drawRect(QRectF(middle - width / 2, box.bottom() - height, width, height))
            elif bar.count is None:
                painter.setPen(QPen(theme.color("edge"), theme.u(3)))
                painter.setBrush(theme.color("card"))
                side = min(width, theme.u(22))
                painter.drawEllipse(QPointF(middle, box.bottom() - side), side / 2, side / 2)
            words = painter.fontMetrics().horizontalAdvance(bar.label)
            # A label that would touch the one before it is left out.
            if bar.label and place - words / 2 > free_from and place + words / 2 <= self.width():
                painter.setPen(theme.color("soft-ink"))
                below = QRectF(middle - words / 2 - 2, box.bottom(), words + 4, self.height() - box.bottom())
                painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), bar.label)
                free_from = place + words / 2 + theme.u(14)

    def _across(self, x: float) -> float:
        """Give where ``x`` stands, measured from where the days begin: at the right where lines do."""
        return self.width() - x if is_mirrored(self) else x


def _round_up(most: int) -> int:
    """Give an even end of the scale: 10, 20, 50, 100, 200 and so on."""
    size = 10
    while True:
        for step in (1, 2, 5):
            if most <= size * step:
                return size * step
        size *= 10
