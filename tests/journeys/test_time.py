"""Time: sleep, clocks that jump, and machines that run for months."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot

from kiosk.bundle.fleet import PollSchedule
from kiosk.settings import Settings
from kiosk.ui import host
from kiosk.ui.page_order import PageOrder
from kiosk.ui.sleep import ASLEEP_S, SleepWatch, time_with_sleep
from tests.journeys.conftest import CALM, Open, OpenKiosk
from tests.staffed_kiosk import StaffedKiosk, staffed_kiosk

DAY_S = 24 * 3600.0
WRAPS_S = (2**31 / 1000, 2**32 / 1000)
"""Where milliseconds no longer fit into 32 bits: after 24.8 and after 49.7 days."""


class Clock:
    """A monotonic clock that goes when it is told to."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def put_clock(kiosk: OpenKiosk | StaffedKiosk, clock: Clock) -> SleepWatch:
    sleep = kiosk.kiosk.sleep
    assert sleep is not None
    sleep.clock = clock
    return sleep


# --- Sleep ----------------------------------------------------------------------------------------


def test_a_visit_that_slept_is_erased_as_soon_as_the_machine_wakes(open_kiosk: Open) -> None:
    kiosk, clock = open_kiosk(), Clock()
    put_clock(kiosk, clock)
    kiosk.press("welcome.start.es", "home.compare", "compare.heart.getting-back")
    visit = kiosk.kiosk.session.visit
    clock.now += 8 * 3600  # the lid was closed; Qt's timers know nothing of it
    since = QElapsedTimer()
    since.start()
    kiosk.until(lambda: kiosk.place == "welcome")
    assert since.elapsed() < 5000  # a quarter of a second, on a machine that has nothing else to do
    assert kiosk.hands.screen == "welcome"
    assert list(visit.hearts) == []


def test_the_first_touch_after_waking_meets_the_welcome_screen(open_kiosk: Open) -> None:
    kiosk, clock = open_kiosk(), Clock()
    sleep = put_clock(kiosk, clock)
    kiosk.press("welcome.start.en", "home.compare")
    sleep._timer.stop()
    sleep._timer.setInterval(3_600_000)  # the touch is faster than the next look
    sleep.watch(True)
    clock.now += 3600
    kiosk.hands.tap(kiosk.kiosk.window.rect().center())
    assert kiosk.place == "welcome"


def test_short_gaps_and_hours_at_the_kiosk_are_no_sleep(open_kiosk: Open) -> None:
    kiosk, clock = open_kiosk(), Clock(WRAPS_S[1] - 5 * ASLEEP_S)
    sleep = put_clock(kiosk, clock)
    kiosk.press("welcome.start.en")
    for _ in range(100):  # past what 32 bits hold
        clock.now += ASLEEP_S - 1
        sleep.look()
    assert kiosk.place == "home"


def test_it_does_not_look_while_nobody_is_there(open_kiosk: Open) -> None:
    kiosk, clock = open_kiosk(), Clock()
    sleep = put_clock(kiosk, clock)
    kiosk.press("welcome.start.en", "home.erase")
    assert not sleep._timer.isActive()
    clock.now += DAY_S
    kiosk.press("welcome.start.en")
    sleep.look()
    assert kiosk.place == "home"


def test_sleep_closes_the_staff_s_panel_too(tmp_path: Path, qtbot: QtBot) -> None:
    with staffed_kiosk(tmp_path, qtbot) as staffed:
        clock = Clock()
        sleep = put_clock(staffed, clock)
        staffed.come_in()
        clock.now += 3600
        sleep.look()
        assert staffed.place == "welcome"
        assert not staffed.kiosk.staff.is_open


def test_the_clock_that_counts_sleep_goes_on() -> None:
    first = time_with_sleep()
    assert 0 <= time_with_sleep() - first < 60


# --- Clocks that jump -----------------------------------------------------------------------------


class Wall:
    """The day on the wall, which somebody sets."""

    day = dt.date(2026, 11, 26)

    def today(self) -> dt.date:
        return self.day


@pytest.mark.parametrize("days", [1, -20 * 365, 3650])
def test_a_clock_that_jumps_changes_the_date_on_the_page_and_ends_no_visit(
    open_kiosk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    wall = Wall()
    monkeypatch.setattr(host, "dt", SimpleNamespace(date=wall))
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    kiosk.press("welcome.start.en", "home.compare", "compare.heart.getting-back")
    left_ms = kiosk.kiosk.idle._idle.remainingTime()
    wall.day += dt.timedelta(days=days)
    kiosk.hands.settle()
    assert left_ms - 30_000 < kiosk.kiosk.idle._idle.remainingTime() <= left_ms
    assert kiosk.place == "compare"
    kiosk.press("compare.called")
    order = kiosk.kiosk.desk._order
    assert isinstance(order, PageOrder)
    assert order.summary.date == wall.day.isoformat()


# --- Months ---------------------------------------------------------------------------------------


def test_no_timer_is_longer_than_what_qt_s_timers_hold(tmp_path: Path, qtbot: QtBot) -> None:
    """Qt's timers are ints of milliseconds: 24.8 days at most."""
    longest = Settings(
        reduce_motion=True, idle_timeout_s=600, countdown_s=120, failsafe_s=120, staff_hold_s=10
    )
    with staffed_kiosk(tmp_path, qtbot, longest) as staffed:
        staffed.come_in()
        timers = staffed.kiosk.window.findChildren(QTimer)
        assert len(timers) > 8
        assert max(timer.interval() for timer in timers) < DAY_S * 1000


@pytest.mark.parametrize("began", [0.0, *(wrap - 60 for wrap in WRAPS_S)])
def test_a_look_for_updates_once_in_30_days_comes_whatever_the_clock_says(began: float) -> None:
    clock = Clock(began)
    schedule = PollSchedule(30 * DAY_S, clock, lambda: 0.5)
    schedule.succeeded()
    while schedule.wait_s > 0:
        clock.now += min(schedule.wait_s, 3600.0)
    assert clock.now - began == pytest.approx(30 * DAY_S)
