"""How a kiosk is, for whoever looks after many: one small file, and the same as metrics.

Nothing here is about a patient, and the changes of it are not either. Whoever reads a file again and again
sees when a value changed: a "last visit" that moved with each visit would tell who of those in the waiting
room had just used the kiosk, however coarsely its time were rounded. So the last visit is told as a day, and
only once that day is over (as all counts of use, see ``kiosk.staff.usage``). Pages that came out are not
counted here. What a printer lacks is told at once, since somebody has to go there.
"""

import datetime as dt
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import msgspec

from kiosk.staff import durable
from kiosk.staff.errors import UsageError
from kiosk.staff.usage import UsageCounts

FRESH_FOR_S: Final = 900
"""A file older than this is stale: the kiosk hangs, is off, or cannot write."""

_LOOK_BACK: Final = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a kiosk is now.

    Attributes:
        version: The kiosk's own version.
        guide: The id of the guide that is shown.
        guide_version: Its version.
        uptime_s: Seconds since this process began.
        printer: What the printer lacks (``PrinterKind``), such as "ready" or "out-of-paper"; "" unknown.
        last_print_error: What kept the last page that failed from coming out, since the kiosk began:
            a ``PrinterKind``, "failed" where the printer says no more, or "no-page"; "" for none.
        faults: How often the screen for unexpected faults came up since the kiosk began.
        store: How the store of guides is (``StoreState``), or "named-file" where the settings name a guide.
        last_visit_day: The last day with a visit, today left out; None if none is known.
    """

    version: str
    guide: str
    guide_version: str
    uptime_s: int
    printer: str
    last_print_error: str
    faults: int
    store: str = ""
    last_visit_day: dt.date | None = None


def write_health(path: Path, health: Health, now: dt.datetime) -> None:
    """Write the file in place of the one before, in one step. Slow: off the UI thread.

    Args:
        path: The file; its folder is made if it is missing.
        health: How the kiosk is.
        now: The time, with its time zone.

    Raises:
        OSError: The disk does not take it; the file before is untouched.
    """
    told = {
        "written": now.astimezone(dt.UTC).replace(microsecond=0),
        "fresh_for_s": FRESH_FOR_S,
        **asdict(health),
    }
    durable.make_folder(path.parent)
    durable.put(path, msgspec.json.format(msgspec.json.encode(told)) + b"\n")


def last_visit_day(counts: UsageCounts, today: dt.date) -> dt.date | None:
    """Return the last day before ``today`` with a visit; None if there is none, or it cannot be read."""
    try:
        days = counts.by_day(today - _LOOK_BACK, today - dt.timedelta(days=1))
    except UsageError:
        return None
    return max((count.day for count in days if count.visits), default=None)
