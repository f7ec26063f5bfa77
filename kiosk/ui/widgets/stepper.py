"""A number that is counted up and down by touch, without a keyboard."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.content.model import Item
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.visit.questionnaire import Answer

_DECIMALS = 9  # as the questionnaire's own comparisons: 0.1 + 0.2 is 0.3
_NOTHING = "\N{EN DASH}"


def is_number(answer: Answer | None) -> bool:
    """Tell whether an answer is a number; "yes" is none."""
    return isinstance(answer, int | float) and not isinstance(answer, bool)


def step_from(item: Item, answer: Answer | None, steps: int) -> int | float:
    """Give the number that is ``steps`` steps of the item above (or below) the answer.

    It stays within the item's bounds. Where there is no number yet, counting begins at zero, or
    at the bound nearest to it: the first touch of "more" on a count gives one, of "less" none.

    Args:
        item: an item that takes numbers.
        answer: the answer so far.
        steps: how many steps to go up; negative for down.
    """
    lowest, highest = _bounds(item)
    start = float(answer) if isinstance(answer, int | float) and is_number(answer) else 0.0
    number = min(max(min(max(start, lowest), highest) + steps * item.step, lowest), highest)
    return round(number) if item.type == "integer" else round(number, _DECIMALS)


def _bounds(item: Item) -> tuple[float, float]:
    lowest = -math.inf if item.minimum is None else item.minimum
    return lowest, math.inf if item.maximum is None else item.maximum


class Stepper(Framed):
    """A number between a "less" and a "more", each as large as a thumb.

    Args:
        item: the question; its bounds, step and unit.
        view: where colours, sizes, icons and words come from.
        screen_name: what the ids of the two buttons begin with.

    Signals:
        stepped: "less" (-1) or "more" (1) was touched.
    """

    stepped = Signal(int)

    def __init__(self, item: Item, view: View, screen_name: str) -> None:
        super().__init__()
        self._item = item
        wear(self, card="plain")
        self._value = Label("", "display", "action")
        self._value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._less = self._button("ph.minus", self.tr("Less"), f"{screen_name}.less", view)
        self._more = self._button("ph.plus", self.tr("More"), f"{screen_name}.more_value", view)
        self._less.clicked.connect(lambda: self.stepped.emit(-1))
        self._more.clicked.connect(lambda: self.stepped.emit(1))
        side = view.theme.u(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(side, side, side, side)
        row.setSpacing(side)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._value)
        unit = view.text(item.unit)
        if unit:
            label = Label(unit, "soft")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.addWidget(label)
        row.addWidget(self._less)
        row.addLayout(words, 1)
        row.addWidget(self._more)

    @staticmethod
    def _button(icon: str, name: str, control_id: str, view: View) -> TouchButton:
        button = TouchButton("", view, Face("stepper", icon=icon, height=132))
        button.setFixedWidth(max(view.theme.u(180), view.theme.t(104)))
        return identify(button, control_id, name)

    def show_number(self, answer: Answer | None, words: str) -> None:
        """Show the answer, said as ``words``; a dash where it is no number."""
        lowest, highest = _bounds(self._item)
        number = float(answer) if isinstance(answer, int | float) and is_number(answer) else None
        self._value.setText(words if number is not None else _NOTHING)
        self._less.setEnabled(number is None or number > lowest)
        self._more.setEnabled(number is None or number < highest)
