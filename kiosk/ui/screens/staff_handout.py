"""The guide on paper: which parts of it, in which language and print, looked at and printed."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.paper.handout import PARTS, Handout, HandoutPart
from kiosk.ui.desk_state import DeskState
from kiosk.ui.idle import IdleWatch
from kiosk.ui.page_order import HandoutOrder
from kiosk.ui.printing import PrintDesk
from kiosk.ui.staff.frame import PRINTER, StaffScreen
from kiosk.ui.staff.printer_words import printer_words
from kiosk.ui.staff.records_desk import RecordsDesk
from kiosk.ui.style import wear
from kiosk.ui.top_bar import language_name
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.choice_row import Choice, ChoiceRow
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label, RunningText, plain_markup
from kiosk.ui.widgets.notice_card import NoticeCard
from kiosk.ui.widgets.page_view import PageView

_MARGIN = 10
_TALL = 500
_NARROW = 560
"""Height of the page beside the choices, and its width below them."""


class StaffHandoutScreen(StaffScreen):
    """Prints the guide for who cannot or does not want to use the kiosk; nothing of a patient is in it.

    Args:
        idle: counts down to the end of the panel.
        desk: makes the pages and prints them.
        records: writes into the journal.
    """

    name: ClassVar[str] = "staff.handout"
    section: ClassVar[str] = PRINTER
    parent_place: ClassVar[str] = PRINTER

    def __init__(self, idle: IdleWatch, desk: PrintDesk, records: RecordsDesk) -> None:
        super().__init__(idle)
        self._desk, self._records = desk, records
        self._choose_all()
        desk.page_ready.connect(self._tell)
        desk.page_failed.connect(self._tell)
        desk.state_changed.connect(self._tell)
        desk.printer_changed.connect(self._tell)

    def shown_state(self) -> object:
        """Depend on what is chosen, on the pages and on the printer."""
        desk = self._desk
        chosen = self._language, self._parts, self._large, self._side
        return chosen, desk.page, desk.state, desk.printer, desk.sides_done

    def forget(self) -> None:
        super().forget()
        self._choose_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.watch(self.name, True)
        self._prepare()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._desk.watch(self.name, False)

    def fill_page(self, column: QVBoxLayout) -> None:
        """Put the choices beside a page of what they make, or above it where there is no room."""
        theme = self.view.theme
        column.addLayout(
            self.heading(self.tr("The guide on paper"), self.back_to_parent(), self._print_button())
        )
        words = self.tr("For patients who would rather have paper. The warning signs are always on it.")
        column.addWidget(RunningText(plain_markup(words), theme, "lead"))
        state = self._state_card()
        if theme.roomy:
            row = QHBoxLayout()
            row.setSpacing(theme.u(40))
            left = QVBoxLayout()
            left.setSpacing(theme.u(24))
            left.addWidget(state)
            left.addWidget(self._choices_card())
            left.addStretch(1)
            row.addLayout(left, 1)
            row.addLayout(self._pages(round(theme.u(_TALL) / self._desk.aspect)))
            column.addLayout(row)
        else:
            column.addWidget(state)
            column.addWidget(self._choices_card())
            room = theme.screen.width() - 2 * theme.u(56)
            column.addLayout(self._pages(min(theme.u(_NARROW), room)))

    # --- What is chosen ---------------------------------------------------------------------

    def _choose_all(self) -> None:
        """Begin with everything, in the language that staff read."""
        self._language = ""
        self._parts: tuple[HandoutPart, ...] = PARTS
        self._large = False
        self._side = 0

    def _handout(self) -> Handout:
        view = self.view
        language = self._language if self._language in view.guide.languages else view.language
        return Handout(view.guide, language, view.practice, self._parts, self._large)

    def _prepare(self) -> None:
        if not self._desk.state.is_under_way:
            self._desk.prepare_for_staff(HandoutOrder(self._handout()))

    def _choices_card(self) -> QWidget:
        theme, handout = self.view.theme, self._handout()
        languages = [
            Choice(each, language_name(each), each == handout.language) for each in self.view.guide.languages
        ]
        names: dict[HandoutPart, str] = {
            "sections": self.tr("Sections"),
            "comparison": self.tr("Comparison"),
            "check": self.tr("Empty self-check"),
            "questions": self.tr("Questions to ask"),
        }
        parts = [Choice(part, words, part in self._parts) for part, words in names.items()]
        sizes = [
            Choice("usual", self.tr("Usual print"), not self._large),
            Choice("large", self.tr("Large print"), self._large),
        ]
        card = Framed()
        wear(card, card="plain")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.u(32), theme.u(20), theme.u(32), theme.u(24))
        column.setSpacing(theme.u(10))
        self._add_choice(column, "language", self.tr("Language"), languages)
        self._add_choice(column, "part", self.tr("What is printed"), parts, several=True)
        self._add_choice(column, "size", self.tr("Size of the print"), sizes)
        return card

    def _add_choice(
        self, column: QVBoxLayout, key: str, name: str, choices: Sequence[Choice], *, several: bool = False
    ) -> None:
        row = ChoiceRow(self.view, f"{self.name}.{key}", choices, name, several=several)
        row.setEnabled(not self._desk.state.is_under_way)
        row.touched.connect(lambda code: self._choose(key, code))
        column.addWidget(Label(name, "strong"))
        column.addWidget(row)

    def _choose(self, key: str, code: str) -> None:
        if key == "language":
            self._language = code
        elif key == "size":
            self._large = code == "large"
        else:
            self._parts = tuple(part for part in PARTS if (part in self._parts) != (part == code))
        self._side = 0
        self._prepare()
        self.redraw()

    # --- The pages --------------------------------------------------------------------------

    def _count(self) -> int:
        return self._desk.page.page_count if self._desk.page is not None else 0

    def _pages(self, width: int) -> QVBoxLayout:
        theme, count = self.view.theme, self._count()
        side = min(self._side, max(0, count - 1))
        margin = theme.u(_MARGIN)
        frame = Framed()
        wear(frame, card="sheet")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.addWidget(PageView(self.view, self._desk, side, width - 2 * margin))
        where = self.tr("Page {number} of {count}").format(number=side + 1, count=count) if count else ""
        identify(frame, f"{self.name}.page", where)
        before = self.button("before", self.tr("Before"), Face(icon="ph.arrow-left"))
        before.setEnabled(side > 0)
        before.clicked.connect(lambda: self._turn(side - 1))
        after = self.button("next", self.tr("Next"), Face(icon="ph.arrow-right"))
        after.setEnabled(side + 1 < count)
        after.clicked.connect(lambda: self._turn(side + 1))
        turns = BarLayout(theme.u(16), QMargins())
        turns.add_left(before)
        turns.add_right(after)
        pages = QVBoxLayout()
        pages.setSpacing(theme.u(16))
        pages.addWidget(frame, 0, Qt.AlignmentFlag.AlignHCenter)
        pages.addWidget(Label(where, "soft"), 0, Qt.AlignmentFlag.AlignHCenter)
        pages.addLayout(turns)
        pages.addStretch(1)
        return pages

    def _turn(self, side: int) -> None:
        self._side = side
        self.redraw()

    # --- Printing ---------------------------------------------------------------------------

    def _print_button(self) -> TouchButton:
        count = self._count()
        words = self.tr("Print {count} pages").format(count=count) if count else self.tr("Print")
        button = self.button("print", words, Face("primary", icon="ph.printer"))
        button.setEnabled(bool(count) and self._desk.has_printer and not self._desk.state.is_under_way)
        button.clicked.connect(self._print)
        return button

    def _print(self) -> None:
        handout = self._handout()
        self._desk.print_page()
        print_kind = "large print" if handout.large else "usual print"
        detail = f"{handout.language}, {print_kind}, {self._count()}"
        self._records.note("handout.printed", "done", detail)
        self._tell()

    def _state_card(self) -> NoticeCard:
        state, count = self._desk.state, self._count()
        if state.is_under_way and state is not DeskState.HELD_UP:
            title = self.tr("{done} of {count} pages are printed…").format(
                done=self._desk.sides_done, count=count
            )
            return NoticeCard(
                self.view, title, self.tr("You can go on; they will come."), "plain", "ph.printer"
            )
        ends = {
            DeskState.PRINTED: self.tr("The pages are printed."),
            DeskState.SENT: self.tr("The pages went to the printer."),
            DeskState.SAVED: self.tr("The pages are saved in the folder for pages."),
        }
        if state in ends:
            return NoticeCard(self.view, ends[state], "", "b")
        if state is DeskState.NO_PAGE:
            title = self.tr("The pages could not be made.")
            return NoticeCard(self.view, title, self.tr("Ask whoever looks after the guide."))
        if state is DeskState.FAILED:
            return NoticeCard(self.view, self.tr("The pages were not printed."), self._desk.last_failure)
        if not count:
            return NoticeCard(self.view, self.tr("The pages are being made…"), "", "plain", "ph.hourglass")
        return self._ready_card(count)

    def _ready_card(self, count: int) -> NoticeCard:
        printer = self._desk.printer
        ready = self.tr("{count} pages, one on each sheet").format(count=count)
        if printer is None:
            return NoticeCard(self.view, ready, self.tr("The printer is being asked…"), "plain")
        title, then = printer_words(printer.kind)
        if self._desk.state in (DeskState.READY, DeskState.COLLECTS):
            folder = self._desk.state is DeskState.COLLECTS
            where = self.tr("Pages are saved to a folder, and staff print them.") if folder else title
            return NoticeCard(self.view, ready, where, "b")
        return NoticeCard(self.view, title, then)

    def _tell(self) -> None:
        if self.isVisible():
            self.redraw()
