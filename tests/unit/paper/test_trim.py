"""Shortening what does not fit."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paper.trim import Hidden, lines_needed, trimmed
from kiosk.visit.summary import Summary, SummaryAnswer, SummaryPoint, SummaryRow

replace = msgspec.structs.replace


def visit(questions: int, rows: int, points: int, answers: int) -> Summary:
    said = SummaryAnswer("Relief", "answered", "Three quarters")
    return Summary(
        language="en",
        guide_title="Guide",
        guide_version="1",
        practice="Practice",
        date="2026-11-22",
        questions=tuple(f"Question {number}?" for number in range(questions)),
        suggested=("Another?",),
        options=("One", "Other"),
        option_tones=("a", "b"),
        rows=(SummaryRow("Row", ("this", "that")),) * rows,
        points=(SummaryPoint("Point", "met", "Sentence.", "Much", (said,), ""),) * points,
        answers=(said,) * answers,
        help_now="Call.",
        disclaimer="Ask.",
        reviewed="",
    )


def test_where_all_fits_only_the_suggestions_go() -> None:
    full = visit(3, 2, 2, 1)

    short, hidden = trimmed(full, 100)

    assert short == replace(full, suggested=())
    assert hidden == Hidden()


def test_a_long_part_does_not_push_out_a_short_one() -> None:
    short, hidden = trimmed(visit(500, 2, 2, 1), 30)

    assert (len(short.rows), len(short.points), len(short.answers)) == (2, 2, 1)
    assert hidden.questions == 500 - len(short.questions) > 0


def test_a_very_long_text_ends_at_a_word_with_a_mark() -> None:
    short, _ = trimmed(replace(visit(0, 0, 0, 0), questions=("word " * 400,)), 100)

    assert len(short.questions[0]) <= 240
    assert short.questions[0].endswith("word…")


def test_a_very_long_word_is_cut_too() -> None:
    short, _ = trimmed(replace(visit(0, 0, 0, 0), questions=("w" * 4000,)), 100)

    assert short.questions[0] == "w" * 239 + "…"


@pytest.mark.parametrize("lines", [0, -5])
def test_without_room_only_the_counts_are_left(lines: int) -> None:
    short, hidden = trimmed(visit(2, 3, 4, 5), lines)

    assert (short.questions, short.rows, short.points, short.answers) == ((), (), (), ())
    assert hidden == Hidden(questions=2, rows=3, points=4, answers=5)


counts = st.integers(0, 40)


@given(counts, counts, counts, counts, st.integers(0, 120))
def test_nothing_is_lost_uncounted_and_the_rest_keeps_to_the_room(
    questions: int, rows: int, points: int, answers: int, lines: int
) -> None:
    full = visit(questions, rows, points, answers)

    short, hidden = trimmed(full, lines)

    assert short.questions == full.questions[: questions - hidden.questions]
    assert len(short.rows) + hidden.rows == rows
    assert len(short.points) + hidden.points == points
    assert len(short.answers) + hidden.answers == answers
    assert lines_needed(short) <= lines
