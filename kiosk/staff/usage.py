"""Counts of use by day and guide."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TextIO

FEWEST_TOLD: Final = 5
Event = Literal["visit", "section", "self-check", "page"]


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


class UsageCounts:
    """Counts use.

    Args:
        file: The database. Nothing is read yet.
    """

    def __init__(self, file: Path) -> None:
        raise NotImplementedError

    def count(self, day: dt.date, guide: str, event: Event, times: int = 1) -> None:
        """Count something. This never raises for a fault of the disk. Slow: off the UI thread."""
        raise NotImplementedError

    def by_day(self, first: dt.date, last: dt.date, guide: str | None = None) -> tuple[DayCount, ...]:
        """Return the counts of the days on which there was any, a row a day and guide, oldest first.

        Raises:
            UsageError: They cannot be read.
        """
        raise NotImplementedError

    def guides(self) -> tuple[str, ...]:
        """Return the ids of all guides that were ever counted, in order.

        Raises:
            UsageError: They cannot be read.
        """
        raise NotImplementedError


def told(day: DayCount, today: dt.date) -> ToldDay:
    """Return what may be told of a day."""
    raise NotImplementedError


def total(days: Iterable[ToldDay]) -> DayCount:
    """Return the sums over the days that are told; the others stay out of them."""
    raise NotImplementedError


def write_csv(days: Iterable[DayCount], today: dt.date, stream: TextIO) -> None:
    """Write the days as CSV, by the same rule."""
    raise NotImplementedError
