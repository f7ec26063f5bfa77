"""The print desk: the visit's page is made here, looked at and printed, the very same bytes."""

import datetime as dt
import enum
import logging
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.paper.errors import PaperError
from kiosk.paper.page import Page, Paper
from kiosk.paper.preview import Raster, rasterise
from kiosk.paper.spooler import JobKind, PrinterState, Spooler
from kiosk.ui.failsafe import trace_of
from kiosk.ui.jobs import Jobs
from kiosk.ui.print_queue import ABSENT, PrintQueue, PrintTimes
from kiosk.ui.view import View
from kiosk.visit.summary import Summary, build_summary
from kiosk.visit.visit import Visit

_LARGE_FROM_PERCENT = 150
_MOST_PREVIEWS = 6
_ASPECTS: dict[Paper, float] = {"us-letter": 11 / 8.5, "a4": 297 / 210}

_logger = logging.getLogger(__name__)


class DeskState(enum.Enum):
    """How the printer and the page are. The words for it belong to the screens."""

    ASKING = "asking"
    """Nobody knows yet whether there is a printer."""
    READY = "ready"
    COLLECTS = "collects"
    """Pages are saved to a folder, and the staff print them."""
    NO_PRINTER = "no-printer"
    TROUBLE = "trouble"
    """There is a printer, and somebody has to look after it."""
    PRINTING = "printing"
    HELD_UP = "held-up"
    """A page is on its way, and the printer is in trouble."""
    PRINTED = "printed"
    SENT = "sent"
    """It left for the printer, which does not say whether it is on paper."""
    SAVED = "saved"
    FAILED = "failed"
    """The page is whole, but was not printed."""
    NO_PAGE = "no-page"
    """The page could not be made."""

    @property
    def is_out(self) -> bool:
        """Whether the page is on its way to the patient."""
        return self in {DeskState.PRINTED, DeskState.SENT, DeskState.SAVED}

    @property
    def is_under_way(self) -> bool:
        """Whether a page is being printed."""
        return self in {DeskState.PRINTING, DeskState.HELD_UP}


@dataclass(frozen=True, repr=False)
class PageOrder:
    """What is to be on the page.

    Attributes:
        summary: the visit written down.
        large: whether it is set in large print.
    """

    summary: Summary
    large: bool = False

    @classmethod
    def of(cls, view: View, visit: Visit, day: dt.date) -> "PageOrder":
        """Write down ``visit`` as it is now, in the language of ``view``.

        Whoever reads the screen in a large size gets the page in large print.
        """
        summary = build_summary(visit, view.language, day, view.practice, clinic_code=view.clinic_code)
        return cls(summary, view.theme.text_percent >= _LARGE_FROM_PERCENT)


class Pages(Protocol):
    """Makes pages, as `kiosk.paper.page.PageMaker` does."""

    def warm_up(self) -> None:
        """Load what the first page needs; slow only the first time."""

    def make(self, summary: Summary, paper: Paper, *, large: bool = False) -> Page:
        """Set a page."""

    def end(self) -> None:
        """Forget all pages, at once."""


class PrintDesk(QObject):
    """Makes the page of the visit, shows it and gets it onto paper, off the UI thread.

    It holds one page until `forget`: the bytes that are looked at are the bytes that are printed.

    Args:
        maker: makes pages.
        spooler: takes them.
        paper: the sheet.
        times: how often the printer is asked, and how long a page may take.
        parent: Qt's owner.

    Attributes:
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
            ``FAILED`` or ``NO_PAGE``.
    """

    page_ready = Signal(object)
    page_failed = Signal()
    preview_ready = Signal()
    state_changed = Signal(DeskState)
    printer_changed = Signal()
    outcome = Signal(DeskState)

    def __init__(
        self,
        maker: Pages,
        spooler: Spooler,
        paper: Paper,
        times: PrintTimes | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.pages_out = 0
        self.resting = False
        self._maker, self._paper = maker, paper
        self._jobs = Jobs(self)
        self._queue = PrintQueue(spooler, times or PrintTimes(), self)
        self._order: PageOrder | None = None
        self._out: PageOrder | None = None
        self._page: Page | None = None
        self._previews: dict[tuple[int, int], QImage] = {}
        self._drawing: set[tuple[int, int]] = set()
        self._progress: DeskState | None = None
        self._waits_for_page = False
        self._print_next = False
        self._told: DeskState | None = None
        self._queue.state_changed.connect(self._tell)
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
    def can_print(self) -> bool:
        """Whether there is anything to print with: a printer in trouble counts, too."""
        printer = self._queue.state
        has_any = self._queue.way != "none" and (printer is None or printer.kind not in ABSENT)
        return has_any and not self.resting

    @property
    def state(self) -> DeskState:
        """How the printer and the page are."""
        if self._progress is DeskState.PRINTING:
            return DeskState.HELD_UP if self._queue.in_trouble else DeskState.PRINTING
        if self._progress is not None:
            return self._progress
        if not self.can_print:
            return DeskState.NO_PRINTER
        if self._queue.state is None:
            return DeskState.ASKING
        if self._queue.in_trouble:
            return DeskState.TROUBLE
        return DeskState.COLLECTS if self._queue.way == "folder" else DeskState.READY

    def preview(self, page: int, width_px: int) -> QImage | None:
        """Give a picture of the page, the first being 0; None until `preview_ready` tells it is there."""
        key = (page, width_px)
        if key in self._previews:
            return self._previews[key]
        pdf = self._page.pdf if self._page is not None else None
        if pdf is not None and key not in self._drawing:
            self._drawing.add(key)
            self._jobs.run(
                lambda: rasterise(pdf, width_px, page),
                lambda raster: self._on_drawn(key, raster),
                _log_failure,
            )
        return None

    def is_out(self, order: PageOrder) -> bool:
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

    def prepare(self, order: PageOrder) -> None:
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
        self._jobs.run(
            lambda: maker.make(order.summary, paper, large=order.large), self._on_made, self._on_not_made
        )
        self._tell()

    def print_page(self) -> None:
        """Print the page that was prepared, once it is made: one job a call.

        While a page is under way, a call only tells the state again; so it does without a printer.
        """
        nowhere = self.resting or self._queue.way == "none"
        if self._order is None or nowhere or self.state.is_under_way:
            self.state_changed.emit(self.state)
            return
        if self._progress is DeskState.NO_PAGE:
            self.prepare(self._order)
        self._progress, self._out = DeskState.PRINTING, self._order
        if self._page is None:
            self._waits_for_page = True
        else:
            self._queue.send(self._page.pdf)
        self._tell()

    def print_once(self, order: PageOrder) -> None:
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
        self._waits_for_page = self._print_next = False
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
            self._queue.send(page.pdf)

    def _on_not_made(self, error: Exception) -> None:
        _log_failure(error)
        wanted, self._waits_for_page = self._waits_for_page, False
        self._progress = DeskState.NO_PAGE
        self._tell()
        self.page_failed.emit()
        if wanted:
            self.outcome.emit(DeskState.NO_PAGE)

    def _on_drawn(self, key: tuple[int, int], raster: Raster) -> None:
        self._drawing.discard(key)
        picture = QImage(
            raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB888
        )
        while len(self._previews) >= _MOST_PREVIEWS:
            self._previews.pop(next(iter(self._previews)))
        # The screen's own format: a copy that outlives the raster, and is painted fastest.
        self._previews[key] = picture.convertToFormat(QImage.Format.Format_RGB32)
        self.preview_ready.emit()

    def _on_ended(self, kind: JobKind) -> None:
        if self._progress is not DeskState.PRINTING:
            return
        if kind is JobKind.PRINTED:
            self._progress = DeskState.PRINTED
        elif kind is JobKind.SENT:
            self._progress = DeskState.SAVED if self._queue.way == "folder" else DeskState.SENT
        else:
            self._progress = DeskState.FAILED
        if self._progress.is_out:
            self.pages_out += 1
        self._tell()
        self.outcome.emit(self._progress)
        if self._print_next:
            self._print_next = False
            self.print_page()

    def _drop_page(self) -> None:
        self._jobs.forget()
        self._page = None
        self._previews.clear()
        self._drawing.clear()

    def _tell(self) -> None:
        state = self.state
        if state is not self._told:
            self._told = state
            self.state_changed.emit(state)


def _ignore(_: object) -> None:
    """Take a result that nobody needs."""


def _log_failure(error: Exception) -> None:
    """Write down for staff what failed: the words of our own errors, of others the place alone."""
    _logger.error("%s", error if isinstance(error, PaperError) else trace_of(error))
