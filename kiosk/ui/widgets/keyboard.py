"""Letters to touch, where words are to be written: a small keyboard of our own, for both languages."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.identity import identify

_ROWS = ("1234567890", "qwertyuiop", "asdfghjklñ", "zxcvbnm", "áéíóúü'-.&")
_SHIFT_ROW = 3
_HEIGHT = 76


class Keyboard(QWidget):
    """Ten keys a row. Every letter comes in capitals after a touch of the arrow, for one letter.

    Args:
        view: where colours, sizes, icons and words come from.
        owner: the ids are ``owner + ".key.a"``, ``.key.space``, ``.key.shift`` and ``.key.delete``.

    Signals:
        typed: a letter, digit or space.
        deleted: the last character is to go.
    """

    typed = Signal(str)
    deleted = Signal()

    def __init__(self, view: View, owner: str) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # its letters are Latin ones
        self._view, self._owner = view, owner
        self._letters: dict[str, TouchButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.u(16))
        self._shift = self._key("shift", "", "ph.arrow-fat-up", self._words()["shift"])
        self._shift.setCheckable(True)
        self._shift.clicked.connect(self._tell_case)
        for number, letters in enumerate(_ROWS):
            row = QHBoxLayout()
            row.setSpacing(view.theme.u(16))
            if number == _SHIFT_ROW:
                row.addWidget(self._shift, 3)
            for letter in letters:
                row.addWidget(self._letter(letter), 2)
            if number == _SHIFT_ROW:
                delete = self._key("delete", "", "ph.backspace", self._words()["delete"])
                delete.clicked.connect(self.deleted)
                row.addWidget(delete, 3)
            column.addLayout(row)
        space = self._key("space", self._words()["space"], "", self._words()["space"])
        space.clicked.connect(lambda: self.typed.emit(" "))
        column.addWidget(space)

    def set_capital(self, capital: bool) -> None:
        """Let the next letter be a capital, or not."""
        self._shift.setChecked(capital)
        self._tell_case()

    @staticmethod
    def _words() -> dict[str, str]:
        translate = QCoreApplication.translate
        return {
            "shift": translate("Keyboard", "Capital letter"),
            "delete": translate("Keyboard", "Delete the last letter"),
            "space": translate("Keyboard", "Space"),
        }

    def _letter(self, letter: str) -> TouchButton:
        key = self._key(letter, letter, "", letter)
        key.clicked.connect(lambda: self._type(letter))
        self._letters[letter] = key
        return key

    def _key(self, control_id: str, words: str, icon: str, name: str) -> TouchButton:
        key = TouchButton(words, self._view, Face("key", icon=icon, height=_HEIGHT))
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        key.setMinimumWidth(self._view.theme.u(72))
        return identify(key, f"{self._owner}.key.{control_id}", name)

    def _type(self, letter: str) -> None:
        capital = self._shift.isChecked()
        self.typed.emit(letter.upper() if capital else letter)
        if capital:
            self.set_capital(False)

    def _tell_case(self) -> None:
        capital = self._shift.isChecked()
        for letter, key in self._letters.items():
            key.setText(letter.upper() if capital else letter)
