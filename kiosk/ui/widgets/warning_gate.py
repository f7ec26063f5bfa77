"""The warning signs as a question: none of these, or help now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout

from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label


class WarningGate(Framed):
    """All signs that need help now, and the ways to answer.

    Nothing here can be chosen or marked, so that nothing is left of what was touched.

    Args:
        view: where colours, sizes, icons and words come from.
        screen_name: what the ids begin with: "check" makes "check.none", "check.sign.fever".

    Signals:
        none_touched: none of these.
        sign_touched: a sign, one or more of them, or not sure; not told which.
    """

    none_touched = Signal()
    sign_touched = Signal()

    def __init__(self, view: View, screen_name: str) -> None:
        super().__init__()
        self._view, self._name = view, screen_name
        theme = view.theme
        wear(self, card="stop")
        column = QVBoxLayout(self)
        side = theme.u(36)
        column.setContentsMargins(side, theme.u(28), side, side)
        column.setSpacing(theme.u(20))
        heading = QHBoxLayout()
        heading.setSpacing(theme.u(20))
        heading.addWidget(IconLabel(view, "ph.warning-octagon", theme.t(48), "stop"))
        heading.addWidget(Label(view.text(view.guide.warning_signs.ask), "heading", "stop"), 1)
        column.addLayout(heading)
        column.addLayout(self._signs())
        column.addSpacing(theme.u(8))
        column.addLayout(self._answers())

    def _signs(self) -> QGridLayout:
        theme = self._view.theme
        grid = QGridLayout()
        grid.setSpacing(theme.u(16))
        columns = 2 if theme.roomy else 1
        signs = [sign for sign in self._view.guide.warning_signs.signs if sign.urgency == "now"]
        for index, sign in enumerate(signs):
            face = Face("sign", icon="ph.warning-circle", centered=False, height=84)
            button = self._button(self._view.text(sign.text), face, f"sign.{sign.id}")
            button.clicked.connect(self.sign_touched)
            alone = columns > 1 and index == len(signs) - 1 and index % columns == 0
            grid.addWidget(button, index // columns, index % columns, 1, columns if alone else 1)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _answers(self) -> QBoxLayout:
        theme = self._view.theme
        row = QHBoxLayout() if theme.roomy else QVBoxLayout()
        row.setSpacing(theme.u(20))
        some = self._button(self.tr("One or more of these"), Face("stop", height=104), "one_or_more")
        some.clicked.connect(self.sign_touched)
        unsure = self._button(self.tr("I am not sure"), Face("unsure", height=104), "not_sure")
        unsure.clicked.connect(self.sign_touched)
        face = Face("primary", icon_after="ph.arrow-right", height=104)
        none = self._button(self.tr("None of these"), face, "none")
        none.clicked.connect(self.none_touched)
        for button, share in ((some, 9), (unsure, 7), (none, 8)):
            row.addWidget(button, share)
        return row

    def _button(self, words: str, face: Face, control: str) -> TouchButton:
        return identify(TouchButton(words, self._view, face), f"{self._name}.{control}")
