"""Which size of type a page is set in: the largest with which all fits one side, else two."""

from collections.abc import Callable
from typing import Final, TypeAlias

from kiosk.paper.trim import lines_needed
from kiosk.visit.summary import Summary

Rung: TypeAlias = tuple[float, float]
"""A size of type in points, and how wide the gaps are, from 1 (airy) down to 0."""

MOST_PAGES: Final = 2

LADDER: Final[tuple[Rung, ...]] = ((13, 1), (12, 0.9), (11.25, 0.75), (10.5, 0.5), (10, 0.25), (9.5, 0.15))
LARGE_LADDER: Final[tuple[Rung, ...]] = ((18, 0.8), (17, 0.6), (16, 0.5), (15, 0.4), (14, 0.3))
"""18 points is the usual large print; below 14 it is none (APH, RNIB)."""

_USUAL_SIZE = 10.5
_EMPTY, _LINE = 0.31, 0.024
"""Sides that a page of no visit takes in type of that size, and what each line of a visit adds."""
_GROWTH = 1.7
"""Height grows with the size of the type to this power: letters get higher, and lines hold fewer."""
_AIR = 0.06
"""What airy gaps add, beside none. From one rung to the next, 0 to 0.17 was measured."""
_UNSURE = 1.1
"""By so much a first guess may be wrong. (All of these: measured on 200 pages of the built-in guide.)"""

_MANY_QUESTIONS = 10
_SHORT_QUESTION = 56
"""Characters: if they are longer on average, most would take two lines of half the width each."""


def question_columns(questions: tuple[str, ...], *, large: bool) -> int:
    """In how many columns the questions stand: many short ones in two, for one sheet is better than two."""
    many = not large and len(questions) > _MANY_QUESTIONS
    return 2 if many and sum(map(len, questions)) <= _SHORT_QUESTION * len(questions) else 1


def sides_guessed(summary: Summary, rung: Rung, columns: int = 1) -> float:
    """About how many sides the page of a visit takes in type of this size.

    Args:
        summary: What it says.
        rung: The size.
        columns: In how many the questions stand.
    """
    lines = lines_needed(summary) - len(summary.questions) * (1 - 1 / columns)
    return float((_EMPTY + _LINE * lines) * (rung[0] / _USUAL_SIZE) ** _GROWTH)


def lines_that_fit(rung: Rung) -> float:
    """About how many lines of a visit all sides together have room for, counted as `lines_needed` does."""
    return float((MOST_PAGES / (rung[0] / _USUAL_SIZE) ** _GROWTH - _EMPTY) / _LINE)


def best_rung(
    ladder: tuple[Rung, ...], guessed: Callable[[Rung], float], measured: Callable[[Rung], float]
) -> Rung:
    """The first rung on which all fits one side, else two; the last one if it fits neither.

    Setting a page is what takes time, so it begins with a guess and goes on from what it found. A
    larger type that can hardly fit, as seen from there, is not tried.

    Args:
        ladder: From large to small.
        guessed: About how many sides all takes on a rung.
        measured: How many it really takes; slow.
    """
    known: dict[Rung, float] = {}

    def expected(rung: Rung) -> float:
        if rung in known:
            return known[rung]
        if not known:
            return guessed(rung)
        nearest = min(known, key=lambda other: abs(other[0] - rung[0]))
        air = 1 + _AIR * (rung[1] - nearest[1])
        return float(known[nearest] * (rung[0] / nearest[0]) ** _GROWTH * air)

    for sides in range(1, MOST_PAGES + 1):
        while True:
            rung = next((each for each in ladder if expected(each) <= sides), None)
            if rung is None and not known and expected(ladder[-1]) <= sides * _UNSURE:
                rung = ladder[-1]
            if rung is None:
                break
            if rung in known:
                return rung
            known[rung] = measured(rung)
    return ladder[-1]
