"""Which time is believed."""

import datetime as dt

import pytest

from kiosk.bundle.clock import trusted_time

BUILT = dt.date(2026, 11, 1)


def at(year: int, month: int, day: int, hour: int = 0) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("system", "issued", "believed", "is_wrong", "why"),
    [
        (at(2026, 12, 1, 9), None, at(2026, 12, 1, 9), False, "a usual day"),
        (at(1970, 1, 1), None, at(2026, 11, 1), True, "the battery died"),
        (at(2099, 1, 1), None, at(2026, 11, 1), True, "a slip of the finger"),
        (at(2026, 12, 1), dt.date(2027, 6, 1), at(2027, 6, 1), True, "set back behind an accepted list"),
        (at(2026, 12, 1), dt.date(2020, 1, 1), at(2026, 12, 1), False, "an old list lowers nothing"),
        (at(2026, 10, 31, 12), None, at(2026, 10, 31, 12), False, "built today, further east"),
        (at(2036, 1, 1), None, at(2036, 1, 1), False, "a kiosk that nobody updated for nine years"),
        (at(2044, 1, 1), dt.date(2036, 1, 1), at(2044, 1, 1), False, "the newest list counts, not the app"),
    ],
)
def test_the_time_that_is_believed(
    system: dt.datetime, issued: dt.date | None, believed: dt.datetime, is_wrong: bool, why: str
) -> None:
    time = trusted_time(system, BUILT, issued)
    assert (time.now, time.is_clock_wrong) == (believed, is_wrong), why


def test_the_zone_of_the_clock_does_not_matter() -> None:
    east = dt.timezone(dt.timedelta(hours=14))
    system = dt.datetime(2026, 12, 1, 3, tzinfo=east)
    assert trusted_time(system, BUILT, None).now == at(2026, 11, 30, 13)


def test_a_list_issued_at_the_end_of_time_does_not_stop_the_kiosk() -> None:
    assert trusted_time(at(2026, 12, 1), BUILT, dt.date(9999, 12, 31)).is_clock_wrong
