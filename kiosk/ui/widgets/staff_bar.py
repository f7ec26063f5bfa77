"""The bar above everything that staff see: whose place it is, and the way back to the patients."""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.style import wear
from kiosk.ui.top_bar import language_name
from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label


class StaffBar(Framed):
    """A lock and "Staff", the other languages, and "Back to patients".

    Args:
        view: where words, colours, sizes and icons come from.

    Signals:
        done: staff are done.
        language_chosen: staff want this language.
    """

    done = Signal()
    language_chosen = Signal(str)

    def __init__(self, view: View) -> None:
        super().__init__()
        wear(self, bar="top")
        theme = view.theme
        side = theme.u(56)
        layout = BarLayout(theme.u(20), QMargins(side, theme.u(15), side, theme.u(15)))
        self.setLayout(layout)
        brand = QWidget()
        row = QHBoxLayout(brand)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.u(18))
        row.addWidget(IconLabel(view, "ph.lock", theme.u(44)))
        row.addWidget(Label(self.tr("Staff"), "strong"))
        self._closing = Label("", "small-strong", "caution")
        self._closing.hide()
        row.addWidget(self._closing)
        layout.add_left(brand)
        for language in view.languages:
            if language != view.language:
                layout.add_right(self._language_button(view, language))
        done = TouchButton(self.tr("Back to patients"), view, Face("bar", icon="ph.sign-out", height=72))
        done.clicked.connect(self.done)
        layout.add_right(identify(done, "staff.done"))

    def tell_closing(self, seconds: int) -> None:
        """Say in how many seconds the panel closes by itself; 0 says nothing any more."""
        self._closing.setText(self.tr("Closes in {seconds} s").format(seconds=seconds) if seconds else "")
        self._closing.setVisible(seconds > 0)

    def _language_button(self, view: View, language: str) -> TouchButton:
        button = TouchButton(language_name(language), view, Face("bar", icon="ph.translate", height=72))
        button.clicked.connect(lambda: self.language_chosen.emit(language))
        return identify(button, f"staff.language.{language}")
