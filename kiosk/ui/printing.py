"""The print desk: the visit's page is made here, looked at and printed, the very same bytes."""

import logging

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.paper.allowance import Limit, PageAllowance
from kiosk.paper.errors import PaperError
from kiosk.paper.page import Page, Paper
from kiosk.paper.spooler import JobKind, PrinterKind, PrinterState, Spooler
from kiosk.settings import Settings
from kiosk.ui.desk_state import LIMIT_STATES, DeskState
from kiosk.ui.failsafe import trace_of
from kiosk.ui.jobs import Jobs
from kiosk.ui.page_order import Order, Pages
from kiosk.ui.page_previews import PagePreviews
from kiosk.ui.print_queue import ABSENT, PrintQueue, PrintTimes

_ASPECTS: dict[Paper, float] = {"us-letter": 11 / 8.5, "a4": 297 / 210}

_logger = logging.getLogger(__name__)


_WELL = frozenset({PrinterKind.READY, PrinterKind.PRINTING, PrinterKind.WARMING, PrinterKind.LOW_INK})


class PrintDesk(QObject):
    """Makes the page of the visit, shows it and gets it onto paper, off the UI thread.

    It holds one page until `forget`: the bytes that are looked at are the bytes that are printed.

    Args:
        maker: makes pages.
        spooler: takes them.
        paper: the sheet.
        times: how often the printer is asked, and how long a page may take.
        allowance: how much paper patients may use; None takes what the settings have by default.
        parent: Qt's owner.

    Attributes:
        allowance: the same.
        pages_out: how many pages were printed, sent or saved since the kiosk started.
        resting: whether nothing is printed now, as in a preview of a guide.

    Signals:
        page_ready: the page that was prepared is made (`Page`).
        page_failed: it could not be made.
        preview_ready: a picture of the page can be had from `preview`.
        state_changed: the printer or the page is in another state (`DeskState`); also told anew when
            somebody asks to print while a page is under way.
        printer_changed: the printer says something else of itself (`printer`); for staff.
        outcome: a page that was to be printed came to its end: ``PRINTED``, ``SENT``, ``SAVED``,
            ``FAILED``, ``NO_PAGE``, ``VISIT_LIMIT`` or ``HOUR_LIMIT``.
    """

    page_ready = Signal(object)
    page_failed = Signal()
    preview_ready = Signal()
    state_changed = Signal(DeskState)
    printer_changed = Signal()
    outcome = Signal(DeskState)

    def __init__(  # noqa: PLR0913, PLR0917 - three parts, and three rules for them
        self,
        maker: Pages,
        spooler: Spooler,
        paper: Paper,
        times: PrintTimes | None = None,
        allowance: PageAllowance | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        usual = Settings()
        self.allowance = allowance or PageAllowance(usual.pages_per_visit, usual.pages_per_hour)
        self.pages_out = 0
        self.resting = False
        self._maker, self._paper = maker, paper
        self._jobs = Jobs(self)
        self._queue = PrintQueue(spooler, times or PrintTimes(), self)
        self._order: Order | None = None
        self._out: Order | None = None
        self._page: Page | None = None
        self._previews = PagePreviews(self._jobs, _log_failure, self)
        self._progress: DeskState | None = None
        self._sheets = 0
        self._is_for_staff = False
        self._failed_in_trouble = False
        self._waits_for_page = False
        self._print_next = False
        self._told: tuple[DeskState, int, bool] | None = None
        self._previews.ready.connect(self.preview_ready)
        self._queue.answered.connect(self._on_answered)
        self._queue.state_changed.connect(self.printer_changed)
        self._queue.ended.connect(self._on_ended)

    # --- What the screens read ------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page of the order that was prepared last; None while it is not made."""
        return self._page

    @property
    def aspect(self) -> float:
        """Height of the sheet in widths."""
        return _ASPECTS[self._paper]

    @property
    def printer(self) -> PrinterState | None:
        """What the printer last said of itself, with details for staff; None until it was asked."""
        return self._queue.state

    @property
    def busy(self) -> bool:
        """Whether a page or a picture of it is being made."""
        return self._jobs.busy

    @property
    def keeps_pages(self) -> bool:
        """Whether the print server was seen to keep a page that was over; for staff."""
        return self._queue.keeps_pages

    @property
    def last_failure(self) -> str:
        """What became of the last page, if it was not printed; for staff."""
        return self._queue.last_failure

    @property
    def sides_done(self) -> int:
        """How many sides of the page on its way are on paper, as far as the printer tells."""
        return self._queue.sides_done

    @property
    def limit(self) -> Limit | None:
        """Which allowance the page that was prepared would exceed."""
        sheets = 1 if self._page is None else self._page.page_count
        return None if self._is_for_staff else self.allowance.reached(sheets)

    @property
    def can_print(self) -> bool:
        """Whether there is anything to print with, and the page is not beyond the allowance."""
        return self.has_printer and (self._progress is DeskState.PRINTING or self.limit is None)

    @property
    def has_printer(self) -> bool:
        """Whether there is anything to print with; one in trouble counts, too."""
        printer = self._queue.state
        has_any = self._queue.way != "none" and (printer is None or printer.kind not in ABSENT)
        return has_any and not self.resting

    @property
    def state(self) -> DeskState:
        """How the printer and the page are."""
        if self._progress is DeskState.PRINTING:
            return self._state_on_the_way
        if self._progress is not None:
            return self._progress
        return self._state_of_printer

    @property
    def _state_on_the_way(self) -> DeskState:
        printer = self._queue.state
        if self._queue.held_up or self._queue.in_trouble:
            return DeskState.HELD_UP
        warming = printer is not None and printer.kind is PrinterKind.WARMING
        return DeskState.WARMING if warming else DeskState.PRINTING

    @property
    def _state_of_printer(self) -> DeskState:
        limit = self.limit
        if not self.has_printer:
            return DeskState.NO_PRINTER
        if limit is not None:
            return LIMIT_STATES[limit]
        if self._queue.state is None:
            return DeskState.ASKING
        if self._queue.in_trouble:
            return DeskState.TROUBLE
        return DeskState.COLLECTS if self._queue.way == "folder" else DeskState.READY

    def preview(self, page: int, width_px: int) -> QImage | None:
        """Give a picture of the page, the first being 0; None until `preview_ready` tells it is there."""
        return self._previews.picture(self._page.pdf if self._page is not None else None, page, width_px)

    def is_out(self, order: Order) -> bool:
        """Whether this very page is printed or under way."""
        return self._out == order and self._progress is not None and self._progress is not DeskState.FAILED

    # --- What the patient asks for --------------------------------------------------------

    def ask_printer(self) -> None:
        """Ask how the printer is; for when the first screen is up."""
        self._queue.ask()

    def warm_up(self) -> None:
        """Load what the first page needs, unless it is loaded; for when a page is likely to be wanted."""
        self._jobs.run(self._maker.warm_up, _ignore, _log_failure)

    def watch(self, screen: str, watched: bool) -> None:
        """Keep the printer's state fresh while the screen of that name shows it."""
        self._queue.watch(screen, watched)

    def prepare(self, order: Order) -> None:
        """Make a page; `page_ready` or `page_failed` tells the end. One that is made already is kept."""
        if order == self._order and self._progress is not DeskState.NO_PAGE:
            if self._page is not None:
                self.page_ready.emit(self._page)
            return
        self._drop_page()
        if self._progress is not DeskState.PRINTING:
            self._progress = None
        elif self._waits_for_page:
            self._out = order  # what was asked for is printed as it is now
        self._order = order
        maker, paper = self._maker, self._paper
        self._jobs.run(lambda: order.made_by(maker, paper), self._on_made, self._on_not_made)
        self._tell()

    def print_page(self) -> None:
        """Print the page that was prepared, once it is made: one job a call.

        While a page is under way, a call only tells the state again; so it does without a printer, or
        where the allowance is used up.
        """
        nowhere = self.resting or self._queue.way == "none"
        if self._order is None or nowhere or self.state.is_under_way:
            self.state_changed.emit(self.state)
            return
        if self.limit is not None:
            self._refuse()
            return
        if self._progress is DeskState.NO_PAGE:
            self.prepare(self._order)
        self._progress, self._out = DeskState.PRINTING, self._order
        if self._page is None:
            self._waits_for_page = True
        else:
            self._send(self._page)
        self._tell()

    def print_test(self, order: Order) -> None:
        """Print a page for staff, which no allowance counts, in the place of whatever there was."""
        self.forget()
        self._is_for_staff = True
        self.print_once(order)

    def prepare_for_staff(self, order: Order) -> None:
        """Make a page for staff, which no allowance counts, in the place of whatever there was."""
        if order != self._order:
            self.forget()
        self._is_for_staff = True
        self.prepare(order)

    def lift_limit(self) -> None:
        """Let patients print at once, however many pages were printed."""
        self.allowance.lift()
        self._tell()

    def print_once(self, order: Order) -> None:
        """Make a page and print it, unless this very page is printed or under way already.

        Where an older page is still under way, this one follows it. Without a printer it is made only.
        """
        if self.is_out(order):
            self.state_changed.emit(self.state)
            return
        self.prepare(order)
        if self.state.is_under_way:
            self._print_next = not self._waits_for_page
        elif self.can_print:
            self.print_page()

    def forget(self) -> None:
        """Drop the page and all that was made of it. What waits at the printer is tidied up there."""
        self._drop_page()
        self._order = self._out = self._progress = None
        self._waits_for_page = self._print_next = self._is_for_staff = False
        self._sheets = 0
        self.allowance.begin_visit()
        self._queue.let_go()
        self._maker.end()
        self._jobs.run(self._maker.end, _ignore, _log_failure)  # what was about to begin just now ends, too
        self._tell()

    def finish(self) -> None:
        """End for good: forget, take back what has not come out, and wait for the other threads."""
        self.forget()
        self._jobs.finish()
        self._maker.end()
        self._queue.finish()

    # --- What comes back ------------------------------------------------------------------

    def _on_made(self, page: Page) -> None:
        self._page = page
        if page.notice:
            _logger.warning("%s", page.notice)
        self.page_ready.emit(page)
        if self._waits_for_page:
            self._waits_for_page = False
            if self.limit is None:
                self._send(page)
            else:
                self._refuse()
        self._tell()  # two sides may be more than is left

    def _on_not_made(self, error: Exception) -> None:
        _log_failure(error)
        wanted, self._waits_for_page = self._waits_for_page, False
        self._progress = DeskState.NO_PAGE
        self._tell()
        self.page_failed.emit()
        if wanted:
            self.outcome.emit(DeskState.NO_PAGE)

    def _on_ended(self, kind: JobKind) -> None:
        if self._progress is not DeskState.PRINTING:
            return
        if kind is JobKind.PRINTED:
            self._progress = DeskState.PRINTED
        elif kind is JobKind.SENT:
            self._progress = DeskState.SAVED if self._queue.way == "folder" else DeskState.SENT
        else:
            self._progress, self._failed_in_trouble = DeskState.FAILED, False
            self.allowance.give_back(self._sheets)
        if self._progress.is_out:
            self.pages_out += 1
        self._tell()
        self.outcome.emit(self._progress)
        if self._print_next:
            self._print_next = False
            self.print_page()

    def _on_answered(self) -> None:
        """A page that failed because of the printer may be tried again once somebody has helped."""
        printer = self._queue.state
        if self._progress is DeskState.FAILED and printer is not None:
            if printer.kind not in _WELL:
                self._failed_in_trouble = True
            elif self._failed_in_trouble:
                self._progress = None
        self._tell()

    # --- How it is done -------------------------------------------------------------------

    def _send(self, page: Page) -> None:
        self._sheets = 0 if self._is_for_staff else page.page_count
        self.allowance.take(self._sheets)
        self._queue.send(page.pdf, page.page_count)

    def _refuse(self) -> None:
        """Tell that the allowance is used up."""
        self._progress = None
        self._tell()
        self.outcome.emit(self.state)

    def _drop_page(self) -> None:
        self._jobs.forget()
        self._page = None
        self._previews.forget()

    def _tell(self) -> None:
        state = self.state
        told = (state, self.sides_done, self.can_print)
        if told != self._told:
            self._told = told
            self.state_changed.emit(state)


def _ignore(_: object) -> None:
    """Take a result that nobody needs."""


def _log_failure(error: Exception) -> None:
    """Write down for staff what failed: the words of our own errors, of others the place alone."""
    _logger.error("%s", error if isinstance(error, PaperError) else trace_of(error))
