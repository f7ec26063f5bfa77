"""The journal: what staff did, and what the kiosk did by itself that staff should know of.

It is one JSON object a line. An entry is forced to the disk before ``note`` returns; of one that a power cut
tore, what is left is no JSON and is passed over. When the file has grown to its bound it becomes the older
half, in place of the one before, and a new one is begun.

It never tells of a patient. A time and "printed" would tell who printed: what patients do is counted by day
(``kiosk.staff.usage``) and stands here only where something broke, without whose visit it was.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from kiosk.staff import durable

MOST_BYTES: Final = 256 * 1024
"""Of one half; about 1500 entries."""

MOST_LETTERS: Final = 500
"""Of a detail; the rest is cut off."""

_logger = logging.getLogger(__name__)


class JournalEntry(msgspec.Struct, frozen=True):
    """One line of the journal.

    Attributes:
        at: When, with its time zone.
        what: What was done, such as "content.updated".
        result: How it ended, such as "done" or "refused".
        detail: More, for a technician, in English.
    """

    at: dt.datetime
    what: str
    result: str
    detail: str = ""


class Journal:
    """Keeps the newest entries of one kiosk. Several processes and threads may use the same file.

    Args:
        file: Where it is kept; its folder is created with the first entry. Nothing is read yet.
        now: The time, with its time zone.
    """

    def __init__(self, file: Path, now: Callable[[], dt.datetime]) -> None:
        self._file = file
        self._older = file.with_name(f"{file.stem}-older{file.suffix}")
        self._now = now

    def note(self, what: str, result: str, detail: str = "") -> None:
        """Add an entry. A fault of the disk is logged, and never raised. Slow: off the UI thread.

        Args:
            what: What was done: a room and a verb, such as "content.updated".
            result: How it ended, such as "done" or "refused".
            detail: More, for a technician, in English; nothing of a patient, and no PIN.
        """
        # A file's name may hold bytes that are no text
        text = detail[:MOST_LETTERS].encode(errors="replace").decode()
        entry = JournalEntry(self._now(), what, result, text)
        try:
            durable.make_folder(self._file.parent)
            with durable.held(self._file.with_name(self._file.name + ".lock")):
                self._append(msgspec.json.encode(entry) + b"\n")
        except OSError as error:
            _logger.error("The journal could not be written: %s", error.strerror)  # noqa: TRY400 - no trace

    def newest(self, count: int = 200) -> tuple[JournalEntry, ...]:
        """Return the newest entries, the newest first; what cannot be read is left out, and never raised."""
        entries: list[JournalEntry] = []
        for file in (self._file, self._older):
            if len(entries) < count:
                entries += reversed(list(_entries_of(file)))
        return tuple(entries[:count])

    def _append(self, line: bytes) -> None:
        """Write at the end; begin a new file where this one is full, or cannot be read."""
        if _size_of(self._file) + len(line) > MOST_BYTES:
            self._file.replace(self._older)
        try:
            is_torn = not _ends_in_line_end(self._file)
        except OSError:  # a folder, say, or a bad spot on the disk
            durable.put_aside(self._file)
            is_torn = False
        # A torn end must not swallow this entry too
        durable.append(self._file, b"\n" + line if is_torn else line)


def _entries_of(file: Path) -> Iterator[JournalEntry]:
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES)
    except OSError as error:
        if not isinstance(error, FileNotFoundError):
            _logger.error("The journal could not be read: %s", error.strerror)  # noqa: TRY400 - no trace
        return
    for line in content.split(b"\n"):
        try:
            yield msgspec.json.decode(line, type=JournalEntry)
        except (msgspec.MsgspecError, ValueError):
            continue


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _ends_in_line_end(file: Path) -> bool:
    """Return whether a line can begin at the end of a file: an empty or missing one too."""
    try:
        with file.open("rb") as stream:
            end = stream.seek(0, 2)
            stream.seek(max(0, end - 1))
            return stream.read(1) in {b"", b"\n"}
    except FileNotFoundError:
        return True
