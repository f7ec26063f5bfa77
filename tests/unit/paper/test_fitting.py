"""The size of the type: the largest that fits, found without setting the page too often."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.paper.fitting import (
    LADDER,
    LARGE_LADDER,
    MOST_PAGES,
    Rung,
    best_rung,
    lines_that_fit,
    question_columns,
    sides_guessed,
)
from kiosk.paper.trim import lines_needed, trimmed
from kiosk.visit.summary import Summary

HARDLY = 0.02
"""Sides that a larger type must leave to be tried: gaps that grow with it were reckoned, and are not here."""


class Sheets:
    """Pages whose height follows a rule; counts how often one was set."""

    def __init__(self, sides: float, power: float = 1.7) -> None:
        self._sides, self._power = sides, power
        self.count = 0

    def measured(self, rung: Rung) -> float:
        self.count += 1
        return self.true(rung)

    def true(self, rung: Rung) -> float:
        """The sides that it takes; ``sides`` of them in the smallest type."""
        return float(self._sides * (rung[0] / LADDER[-1][0]) ** self._power)


def largest(sheets: Sheets) -> Rung:
    """What one finds who sets every size."""
    for most in range(1, MOST_PAGES + 1):
        for rung in LADDER:
            if sheets.true(rung) <= most:
                return rung
    return LADDER[-1]


@given(st.floats(0.2, 2.4), st.floats(0.85, 1.15))
@example(0.75, 1.125)  # the next larger fills its side to the last line
def test_it_finds_the_largest_that_fits_though_the_guess_is_off(sides: float, error: float) -> None:
    sheets = Sheets(sides)

    rung = best_rung(LADDER, lambda each: error * sheets.true(each), sheets.measured)

    assert sheets.count <= 3
    if sides <= 1 / 1.1:  # else a guess may take one side for hopeless
        assert sheets.true(rung) <= 1
        larger = LADDER[: LADDER.index(rung)]
        assert all(sheets.true(each) > 1 - HARDLY for each in larger), "a larger one fits well"


@pytest.mark.parametrize("sides", [0.5, 0.75, 0.9, 1.4, 1.9])
def test_with_a_good_guess_the_page_is_set_once(sides: float) -> None:
    sheets = Sheets(sides)

    assert best_rung(LADDER, sheets.true, sheets.measured) == largest(sheets)
    assert sheets.count == 1


def test_one_side_is_tried_before_two_where_the_guess_is_unsure() -> None:
    sheets = Sheets(0.98)

    assert best_rung(LADDER, lambda rung: 1.08 * sheets.true(rung), sheets.measured) == LADDER[-1]


def test_what_fits_no_sides_at_all_is_set_in_the_smallest() -> None:
    assert best_rung(LADDER, Sheets(5).true, Sheets(5).measured) == LADDER[-1]


def test_a_page_that_grows_faster_than_expected_ends_all_the_same() -> None:
    sheets = Sheets(0.9, power=6)

    assert best_rung(LADDER, lambda _: 0.1, sheets.measured) == largest(sheets)


@pytest.mark.parametrize("ladder", [LADDER, LARGE_LADDER])
def test_the_room_for_lines_is_what_the_guess_says(full_visit: Summary, ladder: tuple[Rung, ...]) -> None:
    room = lines_that_fit(ladder[-1])
    short, _ = trimmed(full_visit, int(room))
    assert sides_guessed(short, ladder[-1]) <= MOST_PAGES
    assert lines_needed(short) <= room


def test_many_short_questions_stand_in_two_columns_but_not_in_large_print() -> None:
    short = ("Is it safe for me?",) * 11

    assert question_columns(short, large=False) == 2
    assert question_columns(short, large=True) == 1
    assert question_columns(short[:10], large=False) == 1
    assert question_columns(("How long does it take " * 5,) * 11, large=False) == 1
