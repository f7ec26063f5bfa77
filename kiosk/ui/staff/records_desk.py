"""What the kiosk wrote down: read for the screens, and written onto a stick."""

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.bundle.store import CHANNELS
from kiosk.guide_source import GuideSource
from kiosk.settings import Settings
from kiosk.staff import durable
from kiosk.staff.diagnostics import Findings, write_diagnostics
from kiosk.staff.errors import DiagnosticsError, StaffError
from kiosk.staff.journal import Journal
from kiosk.staff.usage import DayCount, UsageCounts, write_csv
from kiosk.ui.jobs import Jobs
from kiosk.ui.staff.drives import Stick
from kiosk.ui.staff.licences import libraries

_TOLD_ENTRIES = 2000


@dataclass(frozen=True)
class Inquiry:
    """What the file for the technician asks the rest of the kiosk for.

    Attributes:
        settings: gives those that count now.
        source: the guides; None where the guide is a file that was named.
        screen: tells how the screen and the printer are; called on the UI thread.
    """

    settings: Callable[[], Settings]
    source: GuideSource | None
    screen: Callable[[], Mapping[str, object]]


class RecordsDesk(QObject):
    """Reads the counts and the journal, and takes them out of the kiosk on a stick.

    Args:
        counts: counts of use by day and guide.
        journal: what staff did.
        inquiry: what else the file for the technician tells.
        clock: the time, in the kiosk's own time zone.
        parent: Qt's owner.

    Signals:
        usage_read: the counts of the days that were asked for (`DayCount`).
        journal_read: the newest entries (`JournalEntry`), the newest first.
        libraries_read: what the kiosk is made of (`Library`).
        written: a file lies on the stick; its name.
        failed: it could not be read or written (`StaffError`).
    """

    usage_read = Signal(object)
    journal_read = Signal(object)
    libraries_read = Signal(object)
    written = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        counts: UsageCounts,
        journal: Journal,
        inquiry: Inquiry,
        clock: Callable[[], dt.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counts, self._journal = counts, journal
        self._inquiry, self._clock = inquiry, clock
        self._jobs = Jobs(self)

    def today(self) -> dt.date:
        """Give the day on the wall."""
        return self._clock().date()

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._jobs.busy

    def read_usage(self, days: int) -> None:
        """Read the counts of the last ``days`` days, today among them."""
        last = self.today()
        first = last - dt.timedelta(days=days - 1)
        self._jobs.run(lambda: self._counts.by_day(first, last), self.usage_read.emit, self._on_failed)

    def read_journal(self) -> None:
        """Read the newest entries."""
        self._jobs.run(self._journal.newest, self.journal_read.emit, self._on_failed)

    def read_libraries(self) -> None:
        """Find out what the kiosk is made of."""
        self._jobs.run(libraries, self.libraries_read.emit, self._on_failed)

    def export_usage(self, stick: Stick) -> None:
        """Write all counts onto a stick, as CSV."""
        today = self.today()
        name = f"kiosk-usage-{today.isoformat()}.csv"

        def write() -> str:
            days = self._counts.by_day(dt.date.min, today)
            try:
                durable.put(stick.folder / name, _csv(days, today))
            except OSError as error:
                raise DiagnosticsError(stick.name, str(error)) from error
            self._journal.note("usage.exported", "done", stick.name)
            return name

        self._jobs.run(write, self.written.emit, self._on_failed)

    def export_diagnostics(self, stick: Stick) -> None:
        """Write the file for the technician onto a stick."""
        now, screen, settings = self._clock(), self._inquiry.screen(), self._inquiry.settings()
        name = f"kiosk-diagnostics-{now.date().isoformat()}.zip"

        def write() -> str:
            findings = Findings(
                settings=settings,
                content=_told_stores(self._inquiry.source),
                screen=screen,
                journal=self._journal.newest(_TOLD_ENTRIES),
                usage=self._counts.by_day(dt.date.min, now.date()),
            )
            write_diagnostics(stick.folder / name, findings, now)
            self._journal.note("diagnostics.exported", "done", stick.name)
            return name

        self._jobs.run(write, self.written.emit, self._on_failed)

    def note(self, what: str, result: str, detail: str = "") -> None:
        """Write into the journal, off the UI thread."""
        self._jobs.run(lambda: self._journal.note(what, result, detail), _ignore, self._on_failed)

    def finish(self) -> None:
        """Wait until everything is written; for the end of the app."""
        self._jobs.drain()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, StaffError):
            raise error
        self.failed.emit(error)


def _csv(days: tuple[DayCount, ...], today: dt.date) -> bytes:
    stream = io.StringIO(newline="")
    write_csv(days, today, stream)
    # A byte order mark: the table program that most offices have takes the file for UTF-8 with it alone.
    return stream.getvalue().encode("utf-8-sig")


def _told_stores(source: GuideSource | None) -> Mapping[str, object]:
    """Tell what is kept and what is shown, by channel."""
    if source is None:
        return {"source": "a file that was named"}
    told: dict[str, object] = {}
    for channel in CHANNELS:
        record = source.channels.store(channel).record()
        told[channel] = {
            "active": record.active,
            "paired": bool(record.anchor),
            "floor": record.floor,
            "put_aside": record.rejected,
            "versions": [(item.name, item.sha256, item.issued) for item in record.history],
        }
    return told


def _ignore(_: object) -> None:
    """Take a result that nobody needs."""
