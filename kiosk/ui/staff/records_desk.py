"""What the kiosk wrote down: read for the screens, and written onto a stick."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.staff.errors import DiagnosticsError, StaffError
from kiosk.staff.journal import Journal
from kiosk.staff.usage import DayCount, UsageCounts, write_csv
from kiosk.ui.jobs import Jobs
from kiosk.ui.staff.drives import Stick
from kiosk.ui.staff.licences import libraries

Diagnose = Callable[[Path], None]
"""Writes the file for the technician to a path; raises `DiagnosticsError`."""


class RecordsDesk(QObject):
    """Reads the counts and the journal, and takes them out of the kiosk on a stick.

    Args:
        counts: counts of use by day and guide.
        journal: what staff did.
        diagnose: writes the file for the technician.
        today: gives the day on the wall.
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
        diagnose: Diagnose,
        today: Callable[[], dt.date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counts, self._journal = counts, journal
        self._diagnose, self.today = diagnose, today
        self._jobs = Jobs(self)

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
            _write_whole(stick, name, lambda path: _write_csv(path, days, today))
            self._journal.note("usage.exported", "done", stick.name)
            return name

        self._jobs.run(write, self.written.emit, self._on_failed)

    def export_diagnostics(self, stick: Stick) -> None:
        """Write the file for the technician onto a stick."""
        name = f"kiosk-diagnostics-{self.today().isoformat()}.zip"

        def write() -> str:
            _write_whole(stick, name, self._diagnose)
            self._journal.note("diagnostics.exported", "done", stick.name)
            return name

        self._jobs.run(write, self.written.emit, self._on_failed)

    def note(self, what: str, result: str, detail: str = "") -> None:
        """Write into the journal, off the UI thread."""
        self._jobs.run(lambda: self._journal.note(what, result, detail), _ignore, self._on_failed)

    def finish(self) -> None:
        """Wait until everything is written; for the end of the app."""
        self._jobs.finish()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, StaffError):
            raise error
        self.failed.emit(error)


def _write_whole(stick: Stick, name: str, write: Callable[[Path], None]) -> None:
    """Have a whole file on the stick, or none: whoever pulls the stick out finds nothing half written."""
    part = stick.folder / f".{name}.part"
    try:
        write(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(stick.folder / name)
    except OSError as error:
        raise DiagnosticsError(stick.name, str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _write_csv(path: Path, days: tuple[DayCount, ...], today: dt.date) -> None:
    # A byte order mark: the table program that most offices have takes the file for UTF-8 with it alone.
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        write_csv(days, today, stream)


def _ignore(_: object) -> None:
    """Take a result that nobody needs."""
