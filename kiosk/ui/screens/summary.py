"""07: the very page that will print, and the ways to take it along."""

import datetime as dt
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.paper.page import Page
from kiosk.ui.desk_state import DeskState
from kiosk.ui.page_order import PageOrder
from kiosk.ui.page_words import page_words
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screen import Screen
from kiosk.ui.widgets.buttons import CardButton, Face, TouchButton
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label, RunningText, plain_markup
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.pair import PairLayout
from kiosk.ui.widgets.printer_line import PrinterLine
from kiosk.visit.summary import build_summary

_BUTTON = 104
_MARGIN = 10
_TALL = 750
_WIDE_TWO = 452
_NARROW = 560
"""Height of a preview beside the words, for it is to be seen whole; the width of each of two there; and
the width of one above or below the words."""


class SummaryScreen(Screen):
    """Shows the page before it is printed, and offers all that can be done with it.

    Args:
        desk: makes the page and prints it.
        today: tells the day of the visit.
    """

    name: ClassVar[str] = "summary"

    def __init__(self, desk: PrintDesk, today: Callable[[], dt.date] = dt.date.today) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._sides = 0
        self._likely_sides = 1  # the same page in another language mostly has as many
        self._print: TouchButton | None = None
        self._show: TouchButton | None = None
        self._erase: TouchButton | None = None
        desk.page_ready.connect(self._on_page)
        desk.state_changed.connect(self._on_state)
        desk.outcome.connect(self._on_outcome)

    def shown_state(self) -> object:
        """Depend on all that is on the page."""
        return build_summary(self.visit, self.visit.language, self._today())

    def forget(self) -> None:
        """Drop the page's words, too."""
        super().forget()
        self._likely_sides = 1
        self._drop_buttons()

    def drop(self) -> None:
        super().drop()
        self._drop_buttons()

    def fill(self) -> QWidget:
        """Put the page beside what can be done with it, or below it where there is no room."""
        theme = self.view.theme
        order = PageOrder.of(self.view, self.visit, self._today())
        self._sides = 0  # nothing is drawn yet that a finished page could change
        self._desk.prepare(order)
        if self._desk.page is not None:
            self._likely_sides = self._desk.page.page_count
        self._sides = self._likely_sides
        page = self.build_page()
        if theme.roomy:
            row = QHBoxLayout()
            row.setSpacing(theme.u(64))
            row.addLayout(self._previews(order), 0)
            words = QVBoxLayout()
            words.setSpacing(theme.u(16))
            self._add_title(words)
            words.addSpacing(theme.u(8))
            self._add_actions(words)
            words.addStretch(1)
            row.addLayout(words, 1)
            page.column.addLayout(row)
        elif theme.portrait and theme.percent <= 125:  # noqa: PLR2004 - the second text size
            self._add_title(page.column)
            page.column.addLayout(self._previews(order))
            self._add_actions(page.column)
        else:
            self._add_title(page.column)
            self._add_actions(page.column)
            page.column.addLayout(self._previews(order))
        page.column.addStretch(1)
        self._on_state(self._desk.state)
        return page

    def footer_buttons(self) -> list[TouchButton]:
        """Home."""
        return [self.home_button()]

    def likely_places(self) -> tuple[str, ...]:
        """Take the page along in another way, erase everything, or go home."""
        return ("page", "phone", "welcome", "home")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.watch(self.name, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._desk.watch(self.name, False)

    # --- The page ---------------------------------------------------------------------------

    def _previews(self, order: PageOrder) -> QHBoxLayout:
        theme = self.view.theme
        gap = theme.u(24)
        if theme.roomy:
            widest = round(theme.u(_TALL) / self._desk.aspect)
            width = widest if self._sides == 1 else min(widest, theme.u(_WIDE_TWO))
        else:
            room = theme.screen.width() - 2 * theme.u(56)
            width = min(theme.u(_NARROW), (room - gap) // self._sides)
        row = QHBoxLayout()
        row.setSpacing(gap)
        if not theme.roomy:
            row.addStretch(1)
        for side in range(self._sides):
            preview = self._preview(order, side, width - 2 * theme.u(_MARGIN))
            row.addWidget(preview, 0, Qt.AlignmentFlag.AlignTop)
        if not theme.roomy:
            row.addStretch(1)
        return row

    def _preview(self, order: PageOrder, side: int, width: int) -> CardButton:
        margin = self.view.theme.u(_MARGIN)
        inside = QHBoxLayout()
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.addWidget(PageView(self.view, self._desk, side, width))
        number = side + 1
        name = self.tr("Your page, side {number}. Touch to see it large.").format(number=number)
        card = identify(CardButton(name, inside, "sheet"), f"summary.page.{number}")
        card.setAccessibleDescription(page_words(order.summary))
        card.clicked.connect(lambda: self.place_requested.emit(f"page:{number}" if side else "page"))
        return card

    def _on_page(self, page: Page) -> None:
        """Draw anew if the page has another number of sides than the grey ones that stand for it."""
        if self._frame is not None and self._sides not in (0, page.page_count):
            self.redraw()

    # --- What can be done with it -----------------------------------------------------------

    def _add_title(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(self.tr("Your summary is ready"), "title"))
        words = self.tr(
            "This is the page that will print. It has no name on it. Write yours by hand if you like."
        )
        if not self._desk.can_print:
            words = self.tr("This is your page to talk about with your doctor. It has no name on it.")
        column.addWidget(RunningText(plain_markup(words), self.view.theme, "lead"))

    def _add_actions(self, column: QVBoxLayout) -> None:
        self._print = self.button(
            "print", self._print_words(), Face("primary", icon="ph.printer", height=_BUTTON)
        )
        self._print.clicked.connect(self._desk.print_page)
        self._show = self.button(
            "show", self.tr("Show it on this screen"), Face("accent", icon="ph.monitor", height=_BUTTON)
        )
        self._show.clicked.connect(lambda: self.place_requested.emit("page"))
        camera = Face("accent", icon="ph.device-mobile-camera", height=_BUTTON)
        phone = self.button("phone", self.tr("Take it on my phone"), camera)
        phone.clicked.connect(lambda: self.place_requested.emit("phone"))
        self._erase = self.button("erase", self.tr("Finish and erase"), Face(icon="ph.trash", height=_BUTTON))
        self._erase.clicked.connect(self.erase_requested)
        then = self.tr("Then touch “Finish and erase” here.")
        others = PairLayout(column.spacing(), QMargins())
        others.addWidget(self._show)
        others.addWidget(phone)
        column.addWidget(self._print)
        column.addLayout(others)
        column.addWidget(self._erase)
        column.addWidget(PrinterLine(self.view, self._desk, then))

    def _print_words(self) -> str:
        state = self._desk.state
        if state.is_under_way:
            return self.tr("Printing…")
        if state.is_out:
            return self.tr("Print again")
        if state in (DeskState.FAILED, DeskState.NO_PAGE, DeskState.TROUBLE):
            return self.tr("Try to print")
        return self.tr("Print 2 pages") if self._sides > 1 else self.tr("Print 1 page")

    def _on_state(self, state: DeskState) -> None:
        """Say and weigh anew what can be done, without moving what may be under a finger."""
        if self._print is None or self._show is None or self._erase is None:
            return
        self._print.setText(self._print_words())
        self._print.setVisible(self._desk.can_print)
        self._show.setEnabled(state is not DeskState.NO_PAGE)
        calm = state in (DeskState.ASKING, DeskState.READY, DeskState.COLLECTS) or state.is_under_way
        if calm:
            first = self._print
        elif state.is_out:
            first = self._erase
        else:
            first = self._show if state is not DeskState.NO_PAGE else self._print
        for button in (self._print, self._show, self._erase):
            button.set_kind("primary" if button is first else "plain" if button is self._erase else "accent")

    def _on_outcome(self, state: DeskState) -> None:
        if state.is_out and self._visit is not None:
            self.visit.mark_taken()

    def _drop_buttons(self) -> None:
        self._print, self._show, self._erase, self._sides = None, None, None, 0
