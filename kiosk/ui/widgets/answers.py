"""What a question can be answered with, as things to touch."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.content.model import Item
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.stepper import Stepper
from kiosk.visit.outcome import Said
from kiosk.visit.questionnaire import NOT_SURE, Answer

_ONE = ("ph.circle", "ph.check-circle-fill")
_SEVERAL = ("ph.square", "ph.check-square-fill")
_HEIGHT = 124


class Answers(QWidget):
    """The options of a choice, yes and no, or a number; and always "I am not sure".

    It only tells what was touched; whoever keeps the answer shows it with `show_answer`. What is
    chosen is told by the icon's shape, the border and the checked state.

    Args:
        item: the question.
        view: where colours, sizes, icons and words come from.
        screen_name: what the ids begin with: "check" makes "check.option.weeks", "check.yes".

    Signals:
        option_touched: an option of a choice, by its code.
        truth_touched: yes (True) or no.
        step_touched: one step up (1) or down (-1).
        not_sure_touched: "I am not sure".
    """

    option_touched = Signal(str)
    truth_touched = Signal(bool)
    step_touched = Signal(int)
    not_sure_touched = Signal()

    def __init__(self, item: Item, view: View, screen_name: str) -> None:
        super().__init__()
        self._item, self._view, self._name = item, view, screen_name
        self._options: dict[str, TouchButton] = {}
        self._truths: dict[bool, TouchButton] = {}
        self._stepper: Stepper | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.u(24))
        self._add_values(column)
        words = self.tr("I am not sure. I will ask my doctor")
        face = Face("unsure", "ph.question", "ph.check-circle-fill", centered=False, height=_HEIGHT)
        self._not_sure = self._checkable(words, face, "not_sure")
        self._not_sure.clicked.connect(self.not_sure_touched)
        column.addWidget(self._not_sure)

    def show_answer(self, answer: Answer | None) -> None:
        """Mark what is chosen, at once and in place."""
        chosen = answer if isinstance(answer, frozenset) else {answer}
        for code, button in self._options.items():
            button.setChecked(code in chosen)
        for truth, button in self._truths.items():
            button.setChecked(answer is truth)
        self._not_sure.setChecked(answer is NOT_SURE)
        if self._stepper is not None:
            said = Said(self._item, answer).words(self._view.language)
            unit = self._view.text(self._item.unit)
            self._stepper.show_number(answer, said.removesuffix(unit).strip())

    # --- Building -------------------------------------------------------------------------

    def _add_values(self, column: QVBoxLayout) -> None:
        match self._item.type:
            case "boolean":
                self._truths = {
                    True: self._choice(self.tr("Yes"), "yes"),
                    False: self._choice(self.tr("No"), "no"),
                }
                for truth, button in self._truths.items():
                    button.clicked.connect(lambda _=False, truth=truth: self.truth_touched.emit(truth))
                column.addLayout(self._grid(list(self._truths.values())))
            case "choice":
                for option in self._item.answer_option:
                    button = self._choice(self._view.text(option.text), f"option.{option.code}")
                    button.clicked.connect(lambda _=False, code=option.code: self.option_touched.emit(code))
                    self._options[option.code] = button
                column.addLayout(self._grid(list(self._options.values())))
            case _:
                self._stepper = Stepper(self._item, self._view, self._name)
                self._stepper.stepped.connect(self.step_touched)
                self._stepper.setMaximumWidth(self._view.theme.t(900))
                column.addWidget(self._stepper)

    def _choice(self, words: str, control: str) -> TouchButton:
        empty, chosen = _SEVERAL if self._item.repeats else _ONE
        return self._checkable(words, Face("choice", empty, chosen, centered=False, height=_HEIGHT), control)

    def _checkable(self, words: str, face: Face, control: str) -> TouchButton:
        button = identify(TouchButton(words, self._view, face), f"{self._name}.{control}")
        button.setCheckable(True)
        return button

    def _grid(self, buttons: list[TouchButton]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._view.theme.u(24))
        columns = 2 if self._view.theme.roomy else 1
        for index, button in enumerate(buttons):
            grid.addWidget(button, index // columns, index % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid
