"""The frame around every figure: what it shows, who was studied, and how sure one can be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.model import Figure, IconArray, StatPair, Timeline
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_array import IconArrayFigure
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label, rule
from kiosk.ui.widgets.picture import PictureFigure
from kiosk.ui.widgets.stat_pair import StatPairFigure
from kiosk.ui.widgets.timeline import TimelineFigure


def figure_widget(view: View, figure: Figure) -> QWidget:
    """Draw a figure, without title and note."""
    if isinstance(figure, IconArray):
        return IconArrayFigure(view, figure)
    if isinstance(figure, StatPair):
        return StatPairFigure(view, figure)
    if isinstance(figure, Timeline):
        return TimelineFigure(view, figure)
    return PictureFigure(view, figure)


class FigureCard(Framed):
    """A card with a title, a figure, the line about where it comes from, and a button for more.

    Args:
        view: the guide, the language and the look.
        figure: what is shown.
        owner: what the ids of controls begin with, such as "reader".

    Signals:
        evidence_requested: the patient asks how sure this is: "evidence:lois-2019,sifi-2016".
    """

    evidence_requested = Signal(str)

    def __init__(self, view: View, figure: Figure, owner: str) -> None:
        super().__init__()
        theme = view.theme
        self._view, self._figure, self._owner = view, figure, owner
        wear(self, card="plain")
        self.setObjectName(f"{owner}.figure.{figure.id}")
        side = theme.u(36)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, theme.u(30), side, theme.u(22))
        column.setSpacing(theme.u(18))
        column.addWidget(Label(view.text(figure.title), "heading"))
        column.addWidget(figure_widget(view, figure))
        note = view.text(figure.note)
        if note or figure.evidence:
            column.addWidget(rule())
            column.addLayout(self._foot(note))

    def _foot(self, note: str) -> QBoxLayout:
        theme = self._view.theme
        across = theme.roomy
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        foot = QBoxLayout(direction)
        foot.setSpacing(theme.u(12))
        if note:
            line = QHBoxLayout()
            line.setSpacing(theme.u(16))
            icon = IconLabel(self._view, "ph.info", theme.t(34), "caution")
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(note, "small"), 1, Qt.AlignmentFlag.AlignVCenter)
            foot.addLayout(line, 1)
        elif across:
            foot.addStretch(1)
        if self._figure.evidence:
            button = self._evidence_button()
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter if across else Qt.AlignmentFlag.AlignLeft)
        return foot

    def _evidence_button(self) -> TouchButton:
        face = Face("quiet", icon="ph.magnifying-glass", height=72)
        button = TouchButton(self.tr("How sure are we?"), self._view, face)
        identify(button, f"{self._owner}.sure.{self._figure.id}")
        reference = "evidence:" + ",".join(self._figure.evidence)
        button.clicked.connect(lambda: self.evidence_requested.emit(reference))
        return button
