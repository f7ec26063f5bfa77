"""The printer as the screens see it: its state, one page on its way, and what earlier visits left there."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, QTimer, Signal

from kiosk.paper.errors import PaperError, PrinterError
from kiosk.paper.spooler import Job, JobKind, JobState, PrinterKind, PrinterState, Spooler, Way
from kiosk.ui.failsafe import trace_of
from kiosk.ui.jobs import Jobs

TROUBLE = frozenset(
    {
        PrinterKind.OUT_OF_PAPER,
        PrinterKind.JAM,
        PrinterKind.DOOR_OPEN,
        PrinterKind.OUT_OF_INK,
        PrinterKind.OFFLINE,
        PrinterKind.REJECTING,
        PrinterKind.STOPPED,
        PrinterKind.HOLDING,
        PrinterKind.TROUBLE,
        PrinterKind.FOLDER_MISSING,
    }
)
"""There is a printer or a folder, and somebody has to look after it."""

ABSENT = frozenset({PrinterKind.NONE, PrinterKind.UNKNOWN_PRINTER, PrinterKind.NO_SERVICE})
"""As far as a patient can tell, there is no printer."""

_BREATH_MS = 20
"""Between two questions at the end of the kiosk, when nothing else is to be done."""

_USUAL_SIDES = 2
"""Sides that a patient's page has at most."""

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PrintTimes:
    """How often the printer is asked, and how long a page may take.

    It is asked rather than left to tell: CUPS's subscriptions hold no connection open, so their events have
    to be fetched as often. Fetching them costs as much as asking (0.2 ms of CPU), they do not tell how many
    sides are done, and they end with the service, so that nobody would hear of its return. A question costs
    0.5 ms of CPU (2 ms where the queue is the system's default one), which is 0.1 to 0.4 % of one core while
    a page is on its way, and nothing while no screen shows the printer.

    Attributes:
        job_poll_ms: between two questions while a page is on its way and all is well.
        watch_poll_ms: between two questions while a screen shows the printer's state, or while a page waits
            for somebody to walk to the printer.
        slow_ms: until a page that does not come out, of a printer that tells no trouble, counts as held up.
        patience_ms: until such a page is taken back and called failed.
        unknown_ms: until a page that the queue does not know of any more is called failed.
        grace_ms: how long a page may still take to come out when its visit was erased.
        side_ms: how much longer than a page of two sides each further side may take.
        finish_ms: how long the end of the kiosk waits for pages to be taken back.
    """

    job_poll_ms: int = 500
    watch_poll_ms: int = 3_000
    slow_ms: int = 30_000
    patience_ms: int = 120_000
    unknown_ms: int = 15_000
    grace_ms: int = 30_000
    side_ms: int = 10_000
    finish_ms: int = 3_000


class _Sheet:
    """A page on its way to the other thread; emptied from here, it is not printed there."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf: bytes | None = pdf

    def take(self) -> bytes | None:
        pdf, self._pdf = self._pdf, None
        return pdf


@dataclass(frozen=True)
class _Leftover:
    """A job of a visit that was erased, and until when it may still come out."""

    job: Job
    deadline: QDeadlineTimer


@dataclass(frozen=True)
class _Answer:
    state: PrinterState
    job: JobState | None
    tidied: tuple[Job, ...]


class PrintQueue(QObject):
    """Asks the spooler and hands it pages, never on the UI thread, and never two calls at once.

    At most one page is on its way. While the printer is in trouble it waits as long as its visit is
    open, and comes out when somebody has helped. When its visit is erased it may still come out, for the
    patient waits for it at the front desk; but if the printer is in trouble, or it takes too long, it is
    taken back, so that it does not come out among the next patient's. In the end the spooler is told
    to erase its copy and its record of every job.

    Args:
        spooler: takes the pages.
        times: how often it is asked, and how long a page may take.
        parent: Qt's owner.

    Attributes:
        state: what the spooler last said of the printer; None until it was asked.
        sides_done: how many sides of the page on its way are on paper, as far as the printer tells.
        held_up: whether the page on its way does not come out unless somebody helps.
        keeps_pages: whether the queue was seen to keep a page that was over.
        last_failure: for staff: what became of the last page, if it was not printed; else "".

    Signals:
        answered: the spooler was asked; anything may be another.
        state_changed: `state` is another.
        ended: the page on its way came to its end; how (a `JobKind` that is over).
    """

    answered = Signal()
    state_changed = Signal()
    ended = Signal(JobKind)

    def __init__(self, spooler: Spooler, times: PrintTimes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: PrinterState | None = None
        self.sides_done = 0
        self.held_up = False
        self.keeps_pages = False
        self.last_failure = ""
        self._spooler, self._times = spooler, times
        self._jobs = Jobs(self)
        self._sheet: _Sheet | None = None
        self._job: Job | None = None
        self._over: list[Job] = []
        self._leftovers: list[_Leftover] = []
        self._slow = QDeadlineTimer()
        self._patience = QDeadlineTimer()
        self._unknown: QDeadlineTimer | None = None
        self._extra_ms = 0
        self._asking = False
        self._watchers: set[str] = set()
        self._cancel_told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ask)

    @property
    def way(self) -> Way:
        """Where pages end up."""
        return self._spooler.way

    @property
    def in_trouble(self) -> bool:
        """Whether somebody has to look after the printer."""
        return self.state is not None and self.state.kind in TROUBLE

    @property
    def _grace_ms(self) -> int:
        """How long a page may still take if its visit is erased now: not at all while it waits for help."""
        waits = self.held_up or (self.state is not None and self.state.kind in TROUBLE | ABSENT)
        return 0 if waits else self._times.grace_ms + self._extra_ms

    def watch(self, screen: str, watched: bool) -> None:
        """Keep `state` fresh while ``screen`` shows it; one screen appears before the other is gone."""
        if watched:
            self._watchers.add(screen)
            self.ask()
        else:
            self._watchers.discard(screen)
        self._set_pace()

    def ask(self) -> None:
        """Ask how the printer is, and how far pages have come. Does nothing while it is being asked."""
        if self._asking:
            return
        self._asking = True
        self._jobs.run(self._question(), self._answered, self._not_answered)

    def send(self, pdf: bytes, sides: int = 1) -> None:
        """Hand a page over; `ended` tells how that went. Only while no other page is on its way.

        Args:
            pdf: the page.
            sides: how many sides it has: a whole guide on paper is given more time.
        """
        sheet = _Sheet(pdf)
        self._extra_ms = max(0, sides - _USUAL_SIDES) * self._times.side_ms
        self._sheet, self._unknown = sheet, None
        self.sides_done, self.held_up = 0, False
        self._be_patient()
        spooler = self._spooler

        def hand_over() -> Job | None:
            taken = sheet.take()
            return None if taken is None else spooler.submit(taken)

        self._jobs.run(
            hand_over,
            lambda job: self._handed_over(sheet, job),
            lambda error: self._refused(sheet, error),
        )

    def let_go(self) -> None:
        """End the visit: what was not handed over is dropped, the rest is tidied up behind it."""
        if self._sheet is not None:
            self._sheet.take()
            self._sheet = None
        if self._job is not None:
            self._leave(self._job, self._grace_ms)
            self._job = None
        for job in self._over:
            self._leave(job, 0)
        self._over.clear()
        if self._leftovers:
            self.ask()
        self._set_pace()

    def finish(self) -> None:
        """End for good: take back whatever has not come out yet. Waits for the spooler."""
        self.let_go()
        self._timer.stop()
        self._jobs.finish()
        end = QDeadlineTimer(self._times.finish_ms)
        while self._leftovers:
            self._leftovers = [left for left in self._leftovers if not self._cancelled(left.job)]
            if end.hasExpired() or self._cancel_told:
                break
            QThread.msleep(_BREATH_MS)
        self._leftovers.clear()

    # --- The other thread's part ----------------------------------------------------------

    def _question(self) -> Callable[[], _Answer]:
        spooler, job, leftovers = self._spooler, self._job, tuple(self._leftovers)

        def ask() -> _Answer:
            state = spooler.state()
            job_state = None if job is None else spooler.job_state(job)
            tidied = tuple(
                leftover.job
                for leftover in leftovers
                if _may_go(leftover, spooler, state) and self._cancelled(leftover.job)
            )
            return _Answer(state, job_state, tidied)

        return ask

    def _cancelled(self, job: Job) -> bool:
        try:
            done = self._spooler.cancel(job)
        except PrinterError as error:
            if not self._cancel_told:
                self._cancel_told = True
                # Its text is for staff; a traceback is not
                _logger.error("%s It is tried again until it works.", error)  # noqa: TRY400 - as said above
            return False
        self._cancel_told = False
        return done

    # --- Back on the UI thread ------------------------------------------------------------

    def _answered(self, answer: _Answer) -> None:
        self._asking = False
        self._leftovers = [left for left in self._leftovers if left.job not in answer.tidied]
        changed = self.state != answer.state
        self.state = answer.state
        if answer.job is not None and self._job is not None:
            self._judge(self._job, answer.job, answer.state.kind)
        if changed:
            self.state_changed.emit()
        self.answered.emit()
        self._set_pace()

    def _not_answered(self, error: Exception) -> None:
        # The protocol's questions never raise, so this is a fault of the spooler's own.
        self._asking = False
        _logger.error("The printer could not be asked: %s", trace_of(error))
        self._set_pace()

    def _handed_over(self, sheet: _Sheet, job: Job | None) -> None:
        if job is None:
            return
        if sheet is not self._sheet:  # the visit was erased meanwhile
            self._leave(job, self._grace_ms)
            self._set_pace()
            return
        self._sheet = None
        if self.way == "folder":
            self._end(job, JobKind.SENT)
            return
        self._job = job
        self._set_pace()

    def _refused(self, sheet: _Sheet, error: Exception) -> None:
        self._note_failure(str(error) if isinstance(error, PaperError) else trace_of(error))
        if sheet is self._sheet:
            self._sheet = None
            self.ended.emit(JobKind.FAILED)
            self.ask()

    def _judge(self, job: Job, state: JobState, printer: PrinterKind) -> None:
        """Tell how the page on its way came to its end, if it did or if it takes too long."""
        self.sides_done = state.sides_done
        if state.kind.is_over:
            self._tell_end(state)
            self._end(job, state.kind)
            return
        helpless = printer in TROUBLE or printer is PrinterKind.NO_SERVICE or state.kind is JobKind.HELD
        if helpless:
            self._be_patient()
        self.held_up = helpless or self._slow.hasExpired()
        if state.kind is not JobKind.UNKNOWN or printer is PrinterKind.NO_SERVICE:
            self._unknown = None
        elif self._unknown is None:
            gone = printer is PrinterKind.UNKNOWN_PRINTER  # and its pages with it
            self._unknown = QDeadlineTimer(0 if gone else self._times.unknown_ms)
        if self._patience.hasExpired() or (self._unknown is not None and self._unknown.hasExpired()):
            self._note_failure(f"A page took too long and was taken back: {state.detail or state.kind.value}")
            self._leave(job, 0)
            self._job = None
            self.ended.emit(JobKind.FAILED)
            self.ask()

    def _be_patient(self) -> None:
        """Count the time of a page that waits for nobody but the printer."""
        self._slow.setRemainingTime(self._times.slow_ms + self._extra_ms)
        self._patience.setRemainingTime(self._times.patience_ms + self._extra_ms)

    def _tell_end(self, state: JobState) -> None:
        """Write down for staff what went wrong with a page that is over."""
        if state.kind in (JobKind.FAILED, JobKind.CANCELLED):
            self._note_failure(f"A page was not printed: {state.detail or state.kind.value}")
        if state.kept and not self.keeps_pages:
            self.keeps_pages = True
            _logger.warning(
                "The print server keeps a copy of each page that is printed. The kiosk erases each one at "
                "the end of its visit. Set PreserveJobFiles No in cupsd.conf, so that none is kept at all."
            )

    def _note_failure(self, words: str) -> None:
        """Tell staff; what a screen shows of it is kept in memory alone, as it says that somebody printed."""
        self.last_failure = words
        _logger.error("%s", words)

    def _end(self, job: Job, kind: JobKind) -> None:
        self._job = None
        if kind in (JobKind.PRINTED, JobKind.SENT):
            self.last_failure = ""
        self._over.append(job)
        self._set_pace()
        self.ended.emit(kind)

    def _leave(self, job: Job, grace_ms: int) -> None:
        self._leftovers.append(_Leftover(job, QDeadlineTimer(grace_ms)))

    def _set_pace(self) -> None:
        if self._job is not None or self._leftovers:
            # A service that is down is asked as often: once it is up, it prints what it still has.
            down = self.state is not None and self.state.kind is PrinterKind.NO_SERVICE
            waits = self.in_trouble or (self._cancel_told and not down)
            pace = self._times.watch_poll_ms if waits else self._times.job_poll_ms
        elif self._watchers:
            pace = self._times.watch_poll_ms
        else:
            self._timer.stop()
            return
        if not self._timer.isActive() or self._timer.interval() != pace:
            self._timer.start(pace)


def _may_go(leftover: _Leftover, spooler: Spooler, state: PrinterState) -> bool:
    """Whether a job of an erased visit is over, or must not come out any more."""
    if leftover.deadline.hasExpired() or state.kind in TROUBLE | ABSENT:
        return True
    return spooler.job_state(leftover.job).kind.is_over
