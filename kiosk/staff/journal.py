"""The journal of what staff did."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec


class JournalEntry(msgspec.Struct, frozen=True):
    """One line of the journal.

    Attributes:
        at: When, with its time zone.
        what: What was done, such as "content.updated".
        result: How it ended, such as "done" or "refused".
        detail: More, for a technician.
    """

    at: dt.datetime
    what: str
    result: str
    detail: str = ""


class Journal:
    """Keeps what staff did.

    Args:
        file: Where it is kept. Nothing is read yet.
        now: The time, with its time zone.
    """

    def __init__(self, file: Path, now: Callable[[], dt.datetime]) -> None:
        raise NotImplementedError

    def note(self, what: str, result: str, detail: str = "") -> None:
        """Add an entry. This never raises for a fault of the disk. Slow: off the UI thread."""
        raise NotImplementedError

    def newest(self, count: int = 200) -> tuple[JournalEntry, ...]:
        """Return the newest entries, the newest first. This never raises for a fault of the disk."""
        raise NotImplementedError
