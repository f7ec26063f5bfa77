"""How the printer and the page are, in words for the patient: what to do, never what broke."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.ui.desk_state import LIMIT_STATES, DeskState
from kiosk.ui.printing import PrintDesk
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label


@dataclass(frozen=True)
class _Looks:
    icon: str
    role: str
    card: str = ""


_LOOKS: dict[DeskState, _Looks] = {
    DeskState.ASKING: _Looks("ph.printer", "soft-ink"),
    DeskState.READY: _Looks("ph.check-circle-fill", "treatment-b"),
    DeskState.COLLECTS: _Looks("ph.check-circle-fill", "treatment-b"),
    DeskState.NO_PRINTER: _Looks("ph.info", "action"),
    DeskState.TROUBLE: _Looks("ph.hand-waving", "caution", "caution"),
    DeskState.PRINTING: _Looks("ph.printer", "action", "action"),
    DeskState.WARMING: _Looks("ph.printer", "action", "action"),
    DeskState.HELD_UP: _Looks("ph.hand-waving", "caution", "caution"),
    DeskState.PRINTED: _Looks("ph.check-circle-fill", "action", "action"),
    DeskState.SENT: _Looks("ph.check-circle-fill", "action", "action"),
    DeskState.SAVED: _Looks("ph.check-circle-fill", "action", "action"),
    DeskState.FAILED: _Looks("ph.hand-waving", "caution", "caution"),
    DeskState.NO_PAGE: _Looks("ph.hand-waving", "caution", "caution"),
    DeskState.VISIT_LIMIT: _Looks("ph.info", "action"),
    DeskState.HOUR_LIMIT: _Looks("ph.info", "action"),
}


class PrinterLine(Framed):
    """Says how the printer and the page are, and goes on saying so as that changes.

    Args:
        view: where colours, sizes and icons come from.
        desk: knows how they are.
        then: what to do once the page is out, behind where to find it; "" for nothing.
    """

    def __init__(self, view: View, desk: PrintDesk, then: str = "") -> None:
        super().__init__()
        self._view, self._desk, self._then = view, desk, then
        theme = view.theme
        row = QHBoxLayout(self)
        self._row = row
        row.setSpacing(theme.u(22))
        self._icon = IconLabel(view, "", theme.t(44))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.u(4))
        self._first, self._second = Label(""), Label("", "soft")
        self._lines.addWidget(self._first)
        self._lines.addWidget(self._second)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._lines, 1)
        self._show(desk.state)
        desk.state_changed.connect(self._on_state)

    def _on_state(self, state: DeskState) -> None:
        self._show(state)
        if self.isVisible():
            words = f"{self._first.text()} {self._second.text()}".strip()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _show(self, state: DeskState) -> None:
        looks = _LOOKS[state]
        page = self._desk.page
        first, second = patient_words(
            state, self._desk.sides_done, page.page_count if page is not None else 1
        )
        if state.is_out:
            limit = self._desk.limit
            last = "" if limit is None else patient_words(LIMIT_STATES[limit])[0]
            second = " ".join(filter(None, (second, self._then, last)))
        self._first.setText(first)
        wear(self._first, type="strong" if second else "")
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self._icon.show_icon(looks.icon, looks.role)
        wear(self, card=looks.card)
        theme = self._view.theme
        side, above = (theme.u(28), theme.u(22)) if looks.card else (0, theme.u(6))
        self._row.setContentsMargins(side, above, side, above)
        self.updateGeometry()


def patient_words(state: DeskState, sides_done: int = 0, sides: int = 1) -> tuple[str, str]:
    """Give what a patient reads: how it is, and what to do; the latter is "" where nothing is to be done.

    Args:
        state: how the printer and the page are.
        sides_done: how many sides of the page on its way are on paper, as far as the printer tells.
        sides: how many it has.
    """
    translate = QCoreApplication.translate
    words = {
        DeskState.ASKING: (translate("PrinterLine", "Looking for the printer…"), ""),
        DeskState.READY: (translate("PrinterLine", "The printer at the front desk is ready."), ""),
        DeskState.COLLECTS: (translate("PrinterLine", "The front desk will print it for you."), ""),
        DeskState.NO_PRINTER: (
            translate("PrinterLine", "There is no printer here."),
            translate("PrinterLine", "You can show this screen to your doctor."),
        ),
        DeskState.PRINTING: (
            translate("PrinterLine", "Printing…"),
            translate("PrinterLine", "Your page will be at the front desk in a moment."),
        ),
        DeskState.WARMING: (
            translate("PrinterLine", "The printer is warming up."),
            translate("PrinterLine", "Your page will be at the front desk in a minute."),
        ),
    }
    if state is DeskState.PRINTING and 0 < sides_done < sides:
        done = translate("PrinterLine", "{done} of {all} pages are printed.")
        return words[state][0], done.format(done=sides_done, all=sides)
    return words.get(state) or _words_when_over(state) or _words_for_help(state)


def _words_when_over(state: DeskState) -> tuple[str, str] | None:
    """Give the words for a page that is out, or that is not to come out."""
    translate = QCoreApplication.translate
    ask = translate("PrinterLine", "Ask for your page there.")
    instead = translate("PrinterLine", "You can show this screen to your doctor, or ask the front desk.")
    return {
        DeskState.PRINTED: (translate("PrinterLine", "Your page is at the front desk."), ask),
        DeskState.SENT: (translate("PrinterLine", "Your page went to the printer at the front desk."), ask),
        DeskState.SAVED: (translate("PrinterLine", "Your page is saved. The front desk will print it."), ask),
        DeskState.VISIT_LIMIT: (translate("PrinterLine", "All pages of this visit are printed."), instead),
        DeskState.HOUR_LIMIT: (
            translate("PrinterLine", "No more pages can be printed here for a while."),
            instead,
        ),
    }.get(state)


def _words_for_help(state: DeskState) -> tuple[str, str]:
    """Give the words for what somebody has to look after."""
    translate = QCoreApplication.translate
    still = translate("PrinterLine", "You can still show this screen to your doctor.")
    return {
        DeskState.TROUBLE: (translate("PrinterLine", "Please tell the front desk."), still),
        DeskState.HELD_UP: (
            translate("PrinterLine", "Your page waits at the printer. Please tell the front desk."),
            still,
        ),
        DeskState.FAILED: (
            translate("PrinterLine", "Your page did not print. Please tell the front desk."),
            still,
        ),
        DeskState.NO_PAGE: (
            translate("PrinterLine", "Your page could not be made. Please tell the front desk."),
            translate("PrinterLine", "Your answers are still here."),
        ),
    }[state]
