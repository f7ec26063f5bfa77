"""Where to write a file to: the sticks that are plugged in, or the request to plug one in."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QMargins
from PySide6.QtWidgets import QWidget

from kiosk.ui.staff.drives import Stick
from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label, breakable


class StickRow(QWidget):
    """A button a stick; without one, a button that cannot be used yet, and why.

    Args:
        view: words, colours, sizes and icons.
        control_id: id of the first button; others get ".1", ".2" behind it.
        words: what the button does: "Export to the stick".
        sticks: those that are plugged in.
        write: called with the stick that is chosen.
    """

    def __init__(
        self,
        view: View,
        control_id: str,
        words: str,
        sticks: tuple[Stick, ...],
        write: Callable[[Stick], None],
    ) -> None:
        super().__init__()
        row = BarLayout(view.theme.u(24), QMargins())
        self.setLayout(row)
        for number, stick in enumerate(sticks):
            named = breakable(f"{words}: {stick.name}") if len(sticks) > 1 else words
            button = TouchButton(named, view, Face(icon="ph.download-simple"))
            button.clicked.connect(lambda _=False, chosen=stick: write(chosen))
            row.add_left(identify(button, f"{control_id}.{number}" if number else control_id))
        if not sticks:
            button = identify(TouchButton(words, view, Face(icon="ph.download-simple")), control_id)
            button.setEnabled(False)
            row.add_left(button)
            hint = QCoreApplication.translate("StickRow", "Plug in a USB stick first.")
            row.add_left(Label(hint, "soft"))
