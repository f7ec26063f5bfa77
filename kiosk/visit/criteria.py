"""How answers line up with a criterion, in three values.

S. C. Kleene's strong logic of indeterminacy (Introduction to Metamathematics, 1952, §64): a
condition is unknown unless the answers that there are settle it, whatever the others would be.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Literal, TypeAlias

from kiosk.content.model import All, Condition, Criterion, Item, Test
from kiosk.visit.questionnaire import Answers, counted, holds, values_of

Standing: TypeAlias = Literal["met", "not-met", "unknown"]


class Truth(Enum):
    """True, false, or not settled by what is known."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Kleene's strong "and": one FALSE settles it, else one UNKNOWN leaves it open. Of none: TRUE."""
    found = set(truths)
    if Truth.FALSE in found:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.TRUE


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Kleene's strong "or": one TRUE settles it, else one UNKNOWN leaves it open. Of none: FALSE."""
    found = set(truths)
    if Truth.TRUE in found:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.FALSE


def truth(condition: Condition, answers: Answers) -> Truth:
    """What the answers make of a condition.

    A test of a question that has no value (not answered, closed, or "I am not sure") is UNKNOWN
    for every operator. Here "!=" and "exists" differ from ``enable_when``, which has to decide
    whether to show a page and so takes silence as "no value": a criterion never takes silence for
    a no.

    Args:
        condition: A test, or any nesting of "all" and "any".
        answers: Only those that count, from ``questionnaire.counted``.
    """
    if isinstance(condition, Test):
        given = answers.get(condition.question)
        if not values_of(given):
            return Truth.UNKNOWN
        return Truth.TRUE if holds(given, condition.operator, condition.answer) else Truth.FALSE
    parts = (truth(part, answers) for part in condition.conditions)
    return conjunction(parts) if isinstance(condition, All) else disjunction(parts)


def standing(criterion: Criterion, items: Iterable[Item], answers: Answers) -> Standing:
    """How the answers line up with a criterion.

    It is met if ``met_when`` is true; not met if ``not_met_when`` is true and ``met_when`` is
    not; else unknown: something to ask about. Never a verdict.

    Args:
        criterion: A point that doctors look at.
        items: The questionnaire's items; they decide which answers count.
        answers: All answers, those behind closed questions too.
    """
    known = counted(items, answers)
    if truth(criterion.met_when, known) is Truth.TRUE:
        return "met"
    return "not-met" if truth(criterion.not_met_when, known) is Truth.TRUE else "unknown"


def questions_in(condition: Condition) -> Iterator[str]:
    """The ``link_id`` of every question that a condition tests; one may come more than once."""
    if isinstance(condition, Test):
        yield condition.question
    else:
        for part in condition.conditions:
            yield from questions_in(part)
