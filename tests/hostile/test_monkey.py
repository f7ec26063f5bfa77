"""A monkey at the kiosk for a few seconds; ``make soak`` lets one play for as long as you like."""

from itertools import islice

from tests.hostile.monkey.events import STAFF_KEYS, Event, events
from tests.hostile.monkey.run import run_monkey


def test_a_monkey_finds_nothing() -> None:
    (played,) = run_monkey(seed=7, events=1200)
    assert played.events >= 1200
    assert len(played.seen) >= 4, "it hardly left the welcome screen"


def test_the_same_seed_plays_the_same() -> None:
    assert list(islice(events(3), 500)) == list(islice(events(3), 500))
    assert list(islice(events(3), 500)) != list(islice(events(4), 500))


def test_a_monkey_does_everything_that_a_monkey_does() -> None:
    kinds = {event.kind for event in islice(events(1), 20_000)}
    assert len(kinds) == 14
    assert any(event.keys == STAFF_KEYS for event in islice(events(1), 20_000))


def test_what_may_call_staff() -> None:
    assert Event("key", keys=STAFF_KEYS).may_call_staff
    assert Event("tap", ((0.05, 0.05),)).may_call_staff
    assert not Event("tap", ((0.5, 0.05),)).may_call_staff
    assert not Event("key", keys=("Control_L", "s")).may_call_staff
