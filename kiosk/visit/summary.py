"""What goes on the printed page, as plain data."""

from typing import Literal, TypeAlias

import msgspec

Standing: TypeAlias = Literal["met", "not-met", "unknown"]


class SummaryRow(msgspec.Struct, frozen=True):
    """A row of the comparison that matters to the patient; one cell an option, in their order."""

    title: str
    cells: tuple[str, ...]


class SummaryPoint(msgspec.Struct, frozen=True):
    """A point that doctors look at, and what the patient said."""

    title: str
    standing: Standing
    looked_for: str
    said: tuple[str, ...]
    """The patient's own answers that bear on it: "Test shot: three quarters or more"."""
    disputed: str


class SummaryAnswer(msgspec.Struct, frozen=True):
    """A question of the self-check and its answer.

    ``state`` tells "answered" from "not-sure" and from "unanswered" (shown, but left open).
    """

    question: str
    answer: str
    state: Literal["answered", "not-sure", "unanswered"]


class Summary(msgspec.Struct, frozen=True):
    """Everything on the page, in one language. Holds no name: the page has a blank for it."""

    language: str
    guide_title: str
    guide_version: str
    practice: str
    date: str
    """The day of the visit, written for people in ``language``: "22 November 2026"."""
    questions: tuple[str, ...]
    """What the patient wants to ask."""
    options: tuple[str, ...]
    option_tones: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    """What matters to the patient."""
    points: tuple[SummaryPoint, ...]
    """Empty if the self-check was not begun."""
    answers: tuple[SummaryAnswer, ...]
    """Answers that belong to no point."""
    help_now: str
    disclaimer: str
    reviewed: str
    """Who reviewed the guide, or that nobody has yet."""
