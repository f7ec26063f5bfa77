"""The printer: which one, how it is, and a page to try it with."""

import datetime as dt
import math
from typing import ClassVar

from PySide6.QtCore import QMargins
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk.paper.allowance import Limit
from kiosk.paper.spooler import PrinterKind
from kiosk.settings import NO_PRINTER
from kiosk.ui.desk_state import DeskState
from kiosk.ui.idle import IdleWatch
from kiosk.ui.page_order import PageOrder
from kiosk.ui.printing import PrintDesk
from kiosk.ui.staff.frame import PRINTER, StaffScreen
from kiosk.ui.staff.printer_words import printer_words
from kiosk.ui.staff.records_desk import RecordsDesk
from kiosk.ui.staff.settings_desk import SettingsDesk
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face
from kiosk.ui.widgets.facts import FactsCard
from kiosk.ui.widgets.notice_card import NoticeCard
from kiosk.visit.visit import Visit

_WELL = frozenset({PrinterKind.READY, PrinterKind.PRINTING, PrinterKind.WARMING})
_MINUTE_S = 60


class StaffPrinterScreen(StaffScreen):
    """Says how the printer is and what to do about it, prints a test page, and lifts the hour's limit.

    Args:
        idle: counts down to the end of the panel.
        desk: knows the printer.
        settings: knows the printer and the folder that were set.
        records: writes into the journal.
    """

    name: ClassVar[str] = PRINTER
    section: ClassVar[str] = PRINTER

    def __init__(
        self, idle: IdleWatch, desk: PrintDesk, settings: SettingsDesk, records: RecordsDesk
    ) -> None:
        super().__init__(idle)
        self._desk, self._settings, self._records = desk, settings, records
        self._tested = False
        desk.printer_changed.connect(self._tell)
        desk.state_changed.connect(self._tell)

    def shown_state(self) -> object:
        """Depend on the printer, on the test page and on the paper that was used."""
        desk = self._desk
        return (
            desk.printer,
            desk.state,
            desk.keeps_pages,
            desk.last_failure,
            desk.allowance.of_hour,
            self._tested,
        )

    def forget(self) -> None:
        super().forget()
        self._tested = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.watch(self.name, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._desk.watch(self.name, False)

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build its state in words, the test page, and what is set."""
        test = self.button("test", self.tr("Print a test page"), Face("primary", icon="ph.printer"))
        test.clicked.connect(self._test)
        test.setEnabled(self._desk.has_printer and not self._desk.state.is_under_way)
        column.addLayout(self.heading(self.tr("Printer"), test))
        column.addWidget(self._state_card())
        if self._tested:
            column.addWidget(self._test_card())
        if self._desk.allowance.reached() is Limit.HOUR:
            column.addWidget(self._limit_card())
        if self._desk.last_failure:
            title = self.tr("The last page was not printed.")
            column.addWidget(NoticeCard(self.view, title, self._desk.last_failure))
        if self._desk.keeps_pages:
            column.addWidget(self._keeping_card())
        settings = self._settings.settings
        named = self.tr("None, by the settings") if settings.printer == NO_PRINTER else settings.printer
        folder = str(settings.pages_folder) if settings.pages_folder else self.tr("None is set")
        paper = "A4" if settings.paper == "a4" else self.tr("US Letter")
        facts = [
            (self.tr("Printer"), named or self.tr("The system's usual one")),
            (self.tr("Paper"), paper),
            (self.tr("Folder for pages"), folder),
            (self.tr("Pages in the last hour"), self._used()),
        ]
        column.addWidget(FactsCard(self.view, facts))
        row = BarLayout(self.view.theme.u(24), QMargins())
        row.add_left(
            self.link("handout", self.tr("Print the guide on paper"), "ph.book-open", "staff.handout")
        )
        row.add_left(self.link("settings", self.tr("Change these"), "ph.gear", "staff.settings"))
        column.addLayout(row)

    def _state_card(self) -> NoticeCard:
        printer = self._desk.printer
        if printer is None:
            return NoticeCard(self.view, self.tr("The printer is being asked…"), "", "plain", "ph.hourglass")
        title, then = printer_words(printer.kind)
        is_folder = self._desk.state is DeskState.COLLECTS
        if is_folder:
            title, then = self.tr("Pages are saved to a folder, and staff print them."), ""
        text = " ".join(filter(None, (then, "" if is_folder else printer.detail)))
        return NoticeCard(self.view, title, text, "b" if printer.kind in _WELL else "caution")

    def _test_card(self) -> NoticeCard:
        words = {
            DeskState.PRINTED: (self.tr("The test page is printed."), "b"),
            DeskState.SENT: (self.tr("The test page went to the printer."), "b"),
            DeskState.SAVED: (self.tr("The test page is saved in the folder for pages."), "b"),
            DeskState.FAILED: (self.tr("The test page was not printed."), "caution"),
            DeskState.NO_PAGE: (self.tr("The test page could not be made."), "caution"),
        }
        title, kind = words.get(self._desk.state, (self.tr("The test page is on its way…"), "plain"))
        return NoticeCard(self.view, title, "", kind)

    def _used(self) -> str:
        allowance = self._desk.allowance
        return self.tr("{used} of {most}").format(used=allowance.of_hour, most=allowance.per_hour)

    def _limit_card(self) -> NoticeCard:
        minutes = math.ceil(self._desk.allowance.free_again_s() / _MINUTE_S)
        card = NoticeCard(
            self.view,
            self.tr("Patients have printed all pages of this hour."),
            self.tr(
                "In {minutes} min they can print again by themselves. Until then, their page is shown on "
                "the screen."
            ).format(minutes=minutes),
        )
        lift = self.button("lift", self.tr("Let them print now"), Face("accent", icon="ph.printer"))
        lift.clicked.connect(self._lift)
        card.add(lift)
        return card

    def _keeping_card(self) -> NoticeCard:
        return NoticeCard(
            self.view,
            self.tr("The print server keeps a copy of each page."),
            self.tr(
                "The kiosk erases each copy when its visit ends. Ask whoever looks after this kiosk to write "
                "“PreserveJobFiles No” into the print server's cupsd.conf, so that none is kept at all."
            ),
        )

    def _lift(self) -> None:
        self._desk.lift_limit()
        self._records.note("printer.limit-lifted", "done")
        self._tell()

    def _test(self) -> None:
        """Print the page of a visit that chose nothing: what a patient gets, without a patient."""
        self._tested = True
        visit = Visit(self.view.guide, self.view.language)
        self._desk.print_test(PageOrder.of(self.view, visit, dt.date.today()))  # noqa: DTZ011 - the day on the wall
        self._records.note("printer.tested", "done")
        self._tell()

    def _tell(self) -> None:
        if self.isVisible():
            self.redraw()
