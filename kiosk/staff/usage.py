"""How much the kiosk is used: counts by day and guide, and nothing else.

No visit leaves a row of its own. Each event only raises one of four sums of its day and guide, so there is
no time of day, no order, and nothing that joins two events to one patient. SQLite keeps the sums in one file,
with a rollback journal and not a write-ahead log: that log would keep every raise in its order until it is
cleared, and lie in two more files that a copy forgets. With ``synchronous=FULL`` a power cut leaves the sums
before or after a raise, never a damaged file (SQLite, "Atomic Commit In SQLite"); the newest raise may be
lost. What is written over is wiped (``secure_delete``).

What is told is less than what is kept, since small sums and differences of sums tell of single patients:

- A day with fewer than five visits says "fewer than 5" and none of its sums.
- A day that is not over says nothing: two looks at it, before and after one visit, would tell what that
  patient did. Events count on the day on which they happen, so a day that is over does not change any more,
  and two exports differ by whole days only.
- Sums over several days, or over guides, are made of told rows alone: a total over all rows, less the told
  ones, would be the hidden one. Hence `total` takes told days.

What remains: where all five visits of a day printed a page, each of the five did; and who knows of four of
them knows the fifth. The file itself, with its real sums, is for the kiosk's account alone.
"""

import contextlib
import csv
import datetime as dt
import logging
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TextIO, TypeVar

from kiosk.staff import durable
from kiosk.staff.errors import UsageError

T = TypeVar("T")

FEWEST_TOLD: Final = 5
"""Days with fewer visits are not told: the practice of statistical offices, which hide cells so small."""

FEW: Final = f"fewer than {FEWEST_TOLD}"
NOT_OVER: Final = "not over"

Event = Literal["visit", "section", "self-check", "page"]

_COLUMNS: Final[dict[Event, str]] = {
    "visit": "visits",
    "section": "sections",
    "self-check": "self_checks",
    "page": "pages",
}
_SCHEMA_VERSION: Final = 1
_SCHEMA: Final = f"""
CREATE TABLE days (
  day TEXT NOT NULL CHECK (day IS date(day)),
  guide TEXT NOT NULL,
  visits INTEGER NOT NULL DEFAULT 0 CHECK (visits >= 0),
  sections INTEGER NOT NULL DEFAULT 0 CHECK (sections >= 0),
  self_checks INTEGER NOT NULL DEFAULT 0 CHECK (self_checks >= 0),
  pages INTEGER NOT NULL DEFAULT 0 CHECK (pages >= 0),
  PRIMARY KEY (day, guide)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = {_SCHEMA_VERSION};
"""
_BUSY_TIMEOUT_S: Final = 5.0

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DayCount:
    """What was counted on one day with one guide. Not for anybody's eyes: see `told`.

    Attributes:
        day: That day.
        guide: The guide's id.
        visits: Visits begun.
        sections: Sections opened.
        self_checks: Self-checks finished.
        pages: Pages printed.
    """

    day: dt.date
    guide: str
    visits: int = 0
    sections: int = 0
    self_checks: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class ToldDay:
    """What may be told of one day with one guide.

    Attributes:
        day: That day.
        guide: The guide's id.
        hidden: Why its counts are not told: "few" (fewer than `FEWEST_TOLD` visits), "not over" (the day
            still goes on); "" if they are.
        counts: The counts; None if they are hidden.
    """

    day: dt.date
    guide: str
    hidden: Literal["", "few", "not over"]
    counts: DayCount | None


@dataclass(frozen=True, slots=True)
class Total:
    """Sums over several told days.

    Attributes:
        visits: Visits begun.
        sections: Sections opened.
        self_checks: Self-checks finished.
        pages: Pages printed.
        hidden: Rows that are not told, and are not in these sums.
    """

    visits: int = 0
    sections: int = 0
    self_checks: int = 0
    pages: int = 0
    hidden: int = 0


_FAULTS: Final = (sqlite3.DatabaseError, IsADirectoryError, UnicodeDecodeError)
"""What a database that cannot be used raises; the last one where SQLite's own error quotes its bytes."""


class UsageCounts:
    """Counts use. Several processes and threads may use the same file.

    A database that is damaged, or not of this version, is put aside and begun anew.

    Args:
        file: The database; its folder is created with the first count. Nothing is read yet.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def count(self, day: dt.date, guide: str, event: Event, times: int = 1) -> None:
        """Count something. A fault of the disk is logged, and never raised. Slow: off the UI thread.

        Args:
            day: The day on which it happened.
            guide: The guide's id.
            event: A visit was begun, a section opened, a self-check finished, a page printed.
            times: How often; 1 or more.

        Raises:
            ValueError: ``times`` is less than 1.
        """
        if times < 1:
            raise ValueError("only what happened is counted")
        column = _COLUMNS[event]
        try:
            durable.make_folder(self._file.parent)
            self._work(
                lambda base: base.execute(
                    f"INSERT INTO days (day, guide, {column}) VALUES (?, ?, ?)"  # noqa: S608 - of _COLUMNS
                    f" ON CONFLICT DO UPDATE SET {column} = {column} + excluded.{column}",
                    (day.isoformat(), guide, times),
                )
            )
        except (OSError, sqlite3.Error) as error:
            # Without what was counted: a line of the log has a time
            _logger.error("A count of use could not be kept: %s", _reason(error))  # noqa: TRY400 - no trace

    def by_day(self, first: dt.date, last: dt.date, guide: str | None = None) -> tuple[DayCount, ...]:
        """Return what was counted, a row a day and guide, oldest first; days without any have no row.

        Args:
            first: The first day.
            last: The last day, itself included.
            guide: The guide's id; None for all guides.

        Raises:
            UsageError: They cannot be read.
        """
        rows = self._read(
            "SELECT day, guide, visits, sections, self_checks, pages FROM days"
            " WHERE day BETWEEN ? AND ? AND guide = coalesce(?, guide) ORDER BY day, guide",
            (first.isoformat(), last.isoformat(), guide),
        )
        return tuple(DayCount(dt.date.fromisoformat(day), *counts) for day, *counts in rows)

    def guides(self) -> tuple[str, ...]:
        """Return the ids of all guides that were ever counted, in alphabetical order.

        Raises:
            UsageError: They cannot be read.
        """
        return tuple(guide for (guide,) in self._read("SELECT DISTINCT guide FROM days ORDER BY guide", ()))

    def _read(self, query: str, values: tuple[str | None, ...]) -> list[tuple[Any, ...]]:
        if not self._file.exists():
            return []
        try:
            return self._work(lambda base: base.execute(query, values).fetchall())
        except (OSError, sqlite3.Error) as error:
            raise UsageError(_reason(error)) from error

    def _work(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something in one transaction; on a damaged database, put it aside and do it on a new one."""
        try:
            with self._opened() as base:
                return work(base)
        except _FAULTS as error:
            if not _is_damage(error):
                raise
        with durable.held(self._file.with_name(self._file.name + ".lock")):
            self._put_aside()
        with self._opened() as base:
            return work(base)

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        # Created here, because SQLite would let others of this machine read it
        os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))
        base = sqlite3.connect(self._file, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
        with contextlib.closing(base):
            base.execute("PRAGMA journal_mode = DELETE")
            base.execute("PRAGMA synchronous = FULL")
            base.execute("PRAGMA secure_delete = ON")
            base.execute("BEGIN IMMEDIATE")
            try:
                _require_sound(base)
                yield base
            except BaseException:
                base.rollback()
                raise
            base.commit()

    def _put_aside(self) -> None:
        try:
            with self._opened():
                return  # another process was faster
        except _FAULTS as error:
            if not _is_damage(error):
                raise
        # A rollback journal that is left does no harm: for an empty database, SQLite deletes it
        aside = durable.put_aside(self._file)
        _logger.error("The counts of use were damaged. They are kept as %s; new ones begin.", aside.name)


def told(day: DayCount, today: dt.date) -> ToldDay:
    """Return what may be told of a day.

    Nothing before it is over, and nothing if it had some use, but fewer than five visits.

    Args:
        day: What was counted.
        today: The day that still goes on; later ones are not told either.
    """
    if day.day >= today:
        return ToldDay(day.day, day.guide, "not over", None)
    used = day.visits or day.sections or day.self_checks or day.pages
    if used and day.visits < FEWEST_TOLD:
        return ToldDay(day.day, day.guide, "few", None)
    return ToldDay(day.day, day.guide, "", day)


def total(days: Iterable[ToldDay]) -> Total:
    """Return the sums over the days that are told; the others stay out of them."""
    days = tuple(days)
    counts = [day.counts for day in days if day.counts is not None]
    return Total(
        visits=sum(count.visits for count in counts),
        sections=sum(count.sections for count in counts),
        self_checks=sum(count.self_checks for count in counts),
        pages=sum(count.pages for count in counts),
        hidden=len(days) - len(counts),
    )


def write_csv(days: Iterable[DayCount], today: dt.date, stream: TextIO) -> None:
    """Write a line a day and guide as CSV (RFC 4180), by the rule of `told`.

    Args:
        days: What was counted.
        today: The day that still goes on.
        stream: Opened for text with ``newline=""``, as the csv module asks for.
    """
    writer = csv.writer(stream)
    writer.writerow(("day", "guide", *_COLUMNS.values()))
    for each in days:
        shown = told(each, today)
        if shown.counts is not None:
            counts: tuple[int | str, ...] = (each.visits, each.sections, each.self_checks, each.pages)
        else:
            counts = (FEW if shown.hidden == "few" else NOT_OVER,) * len(_COLUMNS)
        writer.writerow((each.day.isoformat(), each.guide, *counts))


def _require_sound(base: sqlite3.Connection) -> None:
    """Create the table in an empty database; accept one of this version that is whole.

    Raises:
        sqlite3.DatabaseError: It is damaged, of another version, or somebody else's.
    """
    (version,) = base.execute("PRAGMA user_version").fetchone()
    tables = [name for (name,) in base.execute("SELECT name FROM sqlite_schema")]
    if version == 0 and not tables:
        for statement in _SCHEMA.split(";"):
            base.execute(statement)
        return
    (state,) = base.execute("PRAGMA quick_check(1)").fetchone()
    if version != _SCHEMA_VERSION or tables != ["days"] or state != "ok":
        raise _DamageError(f"version {version}, tables {tables}, {state}")


class _DamageError(sqlite3.DatabaseError):
    """SQLite itself sees no fault, and yet these are not our counts."""


def _is_damage(error: Exception) -> bool:
    """Return whether a database is damaged, and not just locked, or its disk full."""
    if not isinstance(error, sqlite3.DatabaseError) or isinstance(error, _DamageError):
        return True
    # The low byte is the primary code (SQLite, "Result and Error Codes"); not every error has one
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _reason(error: OSError | sqlite3.Error) -> str:
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
