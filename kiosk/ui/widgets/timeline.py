"""What happens when: a line with a dot a step, a line a treatment."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.content.model import Timeline, TimelineLane
from kiosk.ui.view import View
from kiosk.ui.widgets.labels import Label, plain_markup
from kiosk.ui.widgets.prose_text import Passage, ProseText
from kiosk.ui.widgets.tones import tone_color, tone_name


class Lane(ProseText):
    """The steps of one treatment below each other, beside a line with a dot a step."""

    def __init__(self, view: View, lane: TimelineLane) -> None:
        steps = tuple(
            f"<b>{plain_markup(view.text(step.when))}</b><br/>{plain_markup(view.text(step.what))}"
            for step in lane.steps
        )
        theme = view.theme
        super().__init__([Passage(steps, "marks")], theme, indent=theme.t(52))
        self._look, self._tone, self._last = theme, lane.tone, len(steps) - 1

    def paint_sign(self, painter: QPainter, index: int, sign: str) -> None:  # noqa: ARG002 - a dot, no number
        """Paint the dot of a step, and the line that leads to the next one."""
        color, x = tone_color(self._look, self._tone), self.across(self._look.t(18))
        middle = self.first_line(index).center().y()
        painter.setPen(QPen(color, self._look.t(4)))
        radius = self._look.t(10)
        if index < self._last:
            below = self.first_line(index + 1).center().y()
            painter.drawLine(QPointF(x, middle), QPointF(x, below - radius))
        painter.setBrush(color if index < self._last else self._look.color("card"))
        painter.drawEllipse(QPointF(x, middle), radius, radius)


class TimelineFigure(QWidget):
    """The lanes side by side where there is room, else one below the other."""

    def __init__(self, view: View, figure: Timeline) -> None:
        super().__init__()
        theme = view.theme
        self.setAccessibleName(view.text(figure.alt))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.u(56))
        grid.setVerticalSpacing(theme.u(14))
        for index, lane in enumerate(figure.lanes):
            row, column = (0, index) if theme.roomy else (3 * index, 0)
            label = Label(view.text(lane.label), "strong", tone_name(lane.tone))
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(Lane(view, lane), row + 1, column, Qt.AlignmentFlag.AlignTop)
            if row:
                grid.setRowMinimumHeight(row - 1, theme.u(10))
            grid.setColumnStretch(column, 1)
