"""One of a few: buttons side by side, the chosen one marked by shape, border and state."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.identity import identify


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen.

    Attributes:
        code: what the id ends in.
        words: what it is called.
        chosen: whether it is.
    """

    code: str
    words: str
    chosen: bool


class ChoiceRow(QWidget):
    """Buttons in as many rows as they need.

    Args:
        view: colours, sizes and icons.
        owner: the ids are ``owner + "." + code``.
        choices: what there is to choose from.
        name: what is chosen, for who cannot see the words beside it.
        several: whether more than one can be chosen.

    Signals:
        touched: a choice was touched; its code. Whoever keeps the choice shows it.
    """

    touched = Signal(str)

    def __init__(
        self, view: View, owner: str, choices: Sequence[Choice], name: str, *, several: bool = False
    ) -> None:
        super().__init__()
        row = BarLayout(view.theme.u(16), QMargins())
        self.setLayout(row)
        self.setAccessibleName(name)
        icons = ("ph.square", "ph.check-square-fill") if several else ("ph.circle", "ph.check-circle-fill")
        for choice in choices:
            button = TouchButton(choice.words, view, Face("choice", *icons, height=76))
            button.setAccessibleDescription(name)
            button.setCheckable(True)
            button.setChecked(choice.chosen)
            button.clicked.connect(lambda _=False, code=choice.code: self.touched.emit(code))
            row.add_left(identify(button, f"{owner}.{choice.code}"))
