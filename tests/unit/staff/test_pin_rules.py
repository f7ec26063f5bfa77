"""Which PINs may be set, and how long a wrong one makes wait."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.staff.errors import (
    PinError,
    PinNotDigitsError,
    PinTooLongError,
    PinTooShortError,
    PinTooSimpleError,
)
from kiosk.staff.pin import LONGEST_WAIT_S, require_good, wait_after


@pytest.mark.parametrize("pin", ["482913", "739154", "314159", "2580147", "993817", "102938475610"])
def test_a_pin_in_no_order_is_taken(pin: str) -> None:
    require_good(pin)


@pytest.mark.parametrize(
    ("pin", "kind"),
    [
        ("", PinTooShortError),
        ("48291", PinTooShortError),
        ("4829130482913", PinTooLongError),
        ("48291a", PinNotDigitsError),
        ("482 913", PinNotDigitsError),
        ("٤٨٢٩١٣", PinNotDigitsError),
        ("482913\n", PinNotDigitsError),
        ("111111", PinTooSimpleError),
        ("112233", PinTooSimpleError),
        ("121212", PinTooSimpleError),
        ("123123", PinTooSimpleError),
        ("123321", PinTooSimpleError),
        ("12341234", PinTooSimpleError),
        ("123456", PinTooSimpleError),
        ("654321", PinTooSimpleError),
        ("789012", PinTooSimpleError),
        ("135791", PinTooSimpleError),
        ("789456", PinTooSimpleError),
        ("147258", PinTooSimpleError),
        ("159753", PinTooSimpleError),
        ("321654", PinTooSimpleError),
    ],
)
def test_a_pin_that_is_short_long_or_guessed_first_is_refused(pin: str, kind: type[PinError]) -> None:
    with pytest.raises(kind) as caught:
        require_good(pin)
    assert not pin.strip() or pin not in str(caught.value)


def test_nine_of_ten_pins_can_be_chosen() -> None:
    each = [f"{number:06}" for number in range(0, 1_000_000, 997)]
    assert 0.9 < sum(is_good(pin) for pin in each) / len(each) < 1


def is_good(pin: str) -> bool:
    try:
        require_good(pin)
    except PinTooSimpleError:
        return False
    return True


@pytest.mark.parametrize(
    ("tries", "seconds"),
    [(0, 0), (1, 0), (2, 0), (3, 30), (4, 60), (5, 120), (6, 240), (7, 480), (8, 960), (9, 1920), (10, 3600)],
)
def test_three_tries_are_free_then_each_wait_is_twice_the_one_before(tries: int, seconds: float) -> None:
    assert wait_after(tries) == seconds


@settings(deadline=None)
@given(st.integers(0, 2**80))
def test_a_wait_never_shrinks_and_never_passes_an_hour(tries: int) -> None:
    assert 0 <= wait_after(tries) <= wait_after(tries + 1) <= LONGEST_WAIT_S
