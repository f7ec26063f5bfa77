"""Values side by side on one scale that is shown whole, from its least to its greatest."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kiosk.content.model import StatPair, StatValue
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.direction import is_mirrored
from kiosk.ui.widgets.labels import Label, plain_markup
from kiosk.ui.widgets.prose_text import Passage, ProseText
from kiosk.ui.widgets.tones import tone_color, tone_name

_MOST_STEPS = 12


class _Scaled(QWidget):
    """Something painted over the length of the scale, which is as long for every value."""

    def __init__(self, view: View, figure: StatPair) -> None:
        super().__init__()
        self.view, self.figure = view, figure
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(view.theme.u(1100))

    def place(self, value: float) -> float:
        """Tell where a value stands, in pixels from the left; from the right where that is first."""
        margin = self.view.theme.t(20)
        part = (value - self.figure.minimum) / (self.figure.maximum - self.figure.minimum)
        x = margin + min(max(part, 0.0), 1.0) * (self.width() - 2 * margin)
        return self.width() - x if is_mirrored(self) else x

    @property
    def room(self) -> int:
        """The width that the number of a step takes, in pixels."""
        return round(self.view.theme.size("small") * 2.4)

    def steps(self) -> list[float]:
        """Give the values that get a number: each whole one where they have room, else three."""
        low, high = self.figure.minimum, self.figure.maximum
        whole = high - low
        if whole != int(whole) or whole > _MOST_STEPS or self.width() < self.room * (whole + 1):
            return [low, (low + high) / 2, high]
        return [low + step for step in range(int(whole) + 1)]


class Track(_Scaled):
    """A bar from the least of the scale to the value, on lines that stand for whole numbers.

    It has neither a frame nor a knob, so that nobody takes it for something to move.
    """

    def __init__(self, view: View, figure: StatPair, value: StatValue) -> None:
        super().__init__(view, figure)
        self._value = value

    def sizeHint(self) -> QSize:
        """Take a height that grows with the words around it."""
        return QSize(self.view.theme.u(600), self.view.theme.t(54))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        theme, value = self.view.theme, self._value
        painter = QPainter(self)
        painter.setPen(QPen(theme.color("line"), theme.u(2)))
        for step in self.steps():
            x = round(self.place(step))
            painter.drawLine(x, 0, x, self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone_color(theme, value.tone))
        begin, at = self.place(self.figure.minimum), self.place(value.value)
        half, corner = theme.t(17), theme.u(6)
        bar = QRectF(min(begin, at), self.height() / 2 - half, abs(at - begin), 2 * half)
        painter.drawRoundedRect(bar, corner, corner)
        if value.low is not None and value.high is not None:
            self._paint_range(painter, value.low, value.high)

    def _paint_range(self, painter: QPainter, low: float, high: float) -> None:
        """Paint the range around the value, with a rim that shows on the bar and beside it."""
        theme = self.view.theme
        for role, width in (("card", 9), ("ink", 4)):
            painter.setPen(QPen(theme.color(role), theme.u(width)))
            self._paint_whisker(painter, self.place(low), self.place(high))

    def _paint_whisker(self, painter: QPainter, left: float, right: float) -> None:
        middle, cap = self.height() / 2, self.view.theme.t(14)
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for x in (left, right):
            painter.drawLine(QPointF(x, middle - cap), QPointF(x, middle + cap))


class Axis(_Scaled):
    """The numbers of the scale."""

    def __init__(self, view: View, figure: StatPair) -> None:
        super().__init__(view, figure)
        wear(self, type="axis")

    def sizeHint(self) -> QSize:
        """Take the height of the numbers and their ticks."""
        self.ensurePolished()
        return QSize(
            self.view.theme.u(600), self.view.theme.t(14) + round(self.view.theme.size("small") * 1.35)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        theme = self.view.theme
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(theme.size("small"))
        painter.setFont(font)
        painter.setPen(QPen(theme.color("soft-ink"), theme.u(2)))
        tick = theme.t(10)
        room = self.room
        for value in self.steps():
            x = round(self.place(value))
            painter.drawLine(x, 0, x, tick)
            box = QRect(x - room // 2, tick, room, self.height() - tick)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, f"{value:g}")


class StatPairFigure(QWidget):
    """For each value its name, its place on the scale, and the value in words; one scale below."""

    def __init__(self, view: View, figure: StatPair) -> None:
        super().__init__()
        theme = view.theme
        self.setAccessibleName(view.text(figure.alt))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.u(4))
        unit = plain_markup(view.text(figure.unit))
        for value in figure.values:
            column.addWidget(Label(view.text(value.label), "strong", tone_name(value.tone)))
            words = f"<b>{value.value:g}</b> {unit}{self._range(value)}"
            column.addWidget(ProseText([Passage((words,))], theme), 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(Track(view, figure, value))
            column.addSpacing(theme.u(14))
        column.addWidget(Axis(view, figure))

    def _range(self, value: StatValue) -> str:
        if value.low is None or value.high is None:
            return ""
        words = self.tr("It could be from {low} to {high}.")
        return ". " + plain_markup(words.format(low=f"{value.low:g}", high=f"{value.high:g}"))
