"""When a kiosk of many looks for an update."""

import random
import statistics
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundle.fleet import FIRST_AFTER_S, FIRST_WITHIN_S, RETRY_S, PollSchedule

DAY_S = 86_400.0


@dataclass
class Clock:
    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


def waits_after_failures(every_s: float, count: int, lot: float) -> list[float]:
    clock = Clock()
    schedule = PollSchedule(every_s, clock, lambda: lot)
    waits = []
    for _ in range(count):
        clock.seconds += schedule.wait_s
        schedule.failed()
        waits.append(schedule.wait_s)
    return waits


@given(st.floats(0, 1, exclude_max=True), st.floats(3600, 720 * 3600))
def test_the_first_look_comes_soon_but_not_at_once(lot: float, every_s: float) -> None:
    wait_s = PollSchedule(every_s, Clock(), lambda: lot).wait_s
    assert FIRST_AFTER_S <= wait_s <= FIRST_WITHIN_S


@pytest.mark.parametrize(("lot", "share"), [(0.0, 0.9), (0.5, 1.0), (0.999, 1.0998)])
def test_later_looks_come_around_the_interval(lot: float, share: float) -> None:
    schedule = PollSchedule(DAY_S, Clock(), lambda: lot)
    schedule.succeeded()
    assert schedule.wait_s == pytest.approx(share * DAY_S)


def test_the_wait_shrinks_as_time_passes_and_ends_at_nothing() -> None:
    clock = Clock()
    schedule = PollSchedule(DAY_S, clock, lambda: 0.5)
    schedule.succeeded()
    clock.seconds += DAY_S - 10
    assert schedule.wait_s == pytest.approx(10)
    clock.seconds += 20
    assert schedule.wait_s == 0.0


def test_the_wait_doubles_with_each_failure_up_to_the_interval() -> None:
    assert waits_after_failures(3600, 6, 0.0) == [150, 300, 600, 1200, 1800, 1800]


@given(st.floats(0, 1, exclude_max=True))
def test_after_ever_so_many_failures_it_is_asked_neither_faster_nor_never(lot: float) -> None:
    waits = waits_after_failures(DAY_S, 60, lot)
    assert RETRY_S / 2 <= waits[0] <= RETRY_S
    assert all(DAY_S / 2 <= wait <= DAY_S for wait in waits[-10:])


def test_a_success_ends_the_back_off() -> None:
    schedule = PollSchedule(DAY_S, Clock(), lambda: 0.0)
    for _ in range(8):
        schedule.failed()
    schedule.succeeded()
    schedule.failed()
    assert schedule.wait_s == RETRY_S / 2


def test_kiosks_that_start_and_fail_together_do_not_ask_together() -> None:
    draws = random.Random(7)  # noqa: S311 - no secret
    clock = Clock()
    fleet = [PollSchedule(DAY_S, clock, draws.random) for _ in range(1000)]
    first = sorted(schedule.wait_s for schedule in fleet)
    in_a_minute = max(sum(at <= each < at + 60 for each in first) for at in range(0, 1800, 60))
    assert in_a_minute < 80
    for schedule in fleet:
        schedule.failed()
    assert statistics.pstdev(schedule.wait_s for schedule in fleet) > 30
