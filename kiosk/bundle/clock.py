"""Which time to believe.

A kiosk's clock may stand at 1970 after its battery died, or at 2099 after a slip of the finger. In the past
it would let signed lists live for ever; in the future it would refuse every one.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

MOST_AHEAD: Final = dt.timedelta(days=3653)
"""A clock ten years beyond the newest date that is certain is wrong rather than right."""


@dataclass(frozen=True)
class TrustedTime:
    """The time to judge dates by.

    Attributes:
        now: That time, in UTC.
        is_clock_wrong: Whether the clock cannot be right, and staff should set it.
    """

    now: dt.datetime
    is_clock_wrong: bool


def trusted_time(system: dt.datetime, built: dt.date, issued: dt.date | None) -> TrustedTime:
    """Return the time to judge dates by: the clock's, but within what is certain.

    The day when the app was built and the day when the newest accepted list was issued have certainly been.
    A day is taken off for time zones.

    Args:
        system: What the clock says, with its time zone.
        built: When the app was built.
        issued: When the publisher issued the newest list that was accepted, if told.
    """
    latest = max(built, issued or built)
    floor = dt.datetime.combine(latest, dt.time(), dt.UTC)
    if system < floor - dt.timedelta(days=1):
        return TrustedTime(floor, is_clock_wrong=True)
    if system - floor > MOST_AHEAD:
        return TrustedTime(floor, is_clock_wrong=True)
    return TrustedTime(system.astimezone(dt.UTC), is_clock_wrong=False)
