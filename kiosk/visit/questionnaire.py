"""Which questions a patient meets, and which answers count: HL7 FHIR R4 ``enableWhen``.

The path is a function of the items and the answers, and is stored nowhere. An answer behind a
closed question stays in memory, in case the question opens again, and counts for nothing until
then.

Where these rules come from (FHIR R4 is version 4.0.1, R5 is 5.0.0):

- Operators: CodeSystem questionnaire-enable-operator. "=" wants at least one answer with that
  value, "!=" wants none. So an unanswered question fulfils "!=", in R4 and R5 alike; an author
  who wants an answer first adds an "exists". "exists" compares whether there is an answer with
  its own boolean, so ``exists = false`` is fulfilled by an unanswered question. For ">", "<", ">=" and
  "<=" the text of R4 says "at least no answer", a slip that R5 corrected to "at least one
  answer": that is what is done here.
- Several conditions: ``enableBehavior``, Questionnaire.item.enableBehavior. (A comment left over in
  R4 at ``enableWhen`` still says "any"; the element decides.)
- Several answers: each operator's own "at least one" or "no answer" above.
- Descendants: an item that is disabled disables all below it, whatever their own conditions say
  (R4, Questionnaire.item.enableWhen, comments).
- A condition on a disabled question proceeds as if that were unanswered, though its value may be
  kept in memory. R4 is silent; R5 says so (Questionnaire.item.enableWhen, comments).

"I am not sure" is no part of FHIR's operators. It is an answer, so the page is done with, but it
carries no value: every operator, "exists" included, sees an unanswered question. A follow-up that
needs something to go on stays closed.
"""

import math
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Final, TypeAlias, TypeGuard

from kiosk.content.model import EnableWhen, Item, Operator, Value
from kiosk.visit.errors import UnknownIdError


class NotSure(Enum):
    """The type of the one answer that is no value."""

    NOT_SURE = "not-sure"


NOT_SURE: Final = NotSure.NOT_SURE
"""The answer "I am not sure", open to every question."""

Answer: TypeAlias = bool | int | float | str | frozenset[str] | NotSure
"""A str is the code of an answer option; a frozenset holds the codes of a choice of several."""

Answers: TypeAlias = Mapping[str, Answer]
"""``link_id`` → answer."""

_DECIMALS = 9  # a stepper adds up 0.1 and 0.2: beyond this, differences are the machine's own

_ORDERINGS: Final[Mapping[Operator, Callable[[float, float], bool]]] = {
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}


# --- Items -----------------------------------------------------------------------------------


def is_question(item: Item) -> bool:
    """Whether the item can be answered: it is neither a text to show nor a group."""
    return item.type not in {"display", "group"}


def flattened(items: Iterable[Item]) -> Iterator[Item]:
    """All items with those below them, in the order of the document, whether open or not."""
    for item in items:
        yield item
        yield from flattened(item.item)


def find(items: Iterable[Item], link_id: str) -> Item | None:
    """The item with this ``link_id``, at any depth; None if there is none."""
    return next((item for item in flattened(items) if item.link_id == link_id), None)


def gates(items: Iterable[Item], link_id: str) -> frozenset[str]:
    """The ``link_id`` of every question that has a say in whether this item is shown.

    Through any number of steps: the conditions of the item and of all groups around it, the
    conditions of the questions these name, and so on. The item itself is not among them.
    """
    conditions = _conditions_in_reach(items, ())
    found: set[str] = set()
    waiting = [link_id]
    while waiting:
        for condition in conditions.get(waiting.pop(), ()):
            if condition.question not in found:
                found.add(condition.question)
                waiting.append(condition.question)
    return frozenset(found - {link_id})


def _conditions_in_reach(
    items: Iterable[Item], above: tuple[EnableWhen, ...]
) -> dict[str, tuple[EnableWhen, ...]]:
    """``link_id`` → the conditions of the item itself and of all items above it."""
    reach: dict[str, tuple[EnableWhen, ...]] = {}
    for item in items:
        reach[item.link_id] = above + item.enable_when
        reach |= _conditions_in_reach(item.item, reach[item.link_id])
    return reach


# --- Answers ---------------------------------------------------------------------------------


def accepts(item: Item, answer: Answer) -> bool:
    """Whether the answer is one that the item can have.

    - Every question takes ``NOT_SURE``; a display or a group takes nothing.
    - boolean: a bool. integer: an int. decimal: an int or a finite float. A bool is no number.
    - Numbers lie within ``minimum`` and ``maximum``, both included. ``step`` is how a screen counts,
      not a rule for answers.
    - choice: the code of one option; with ``repeats`` a frozenset of one code or more, and an
      exclusive option stands alone in it. No option chosen is no answer: clear it instead.
    """
    if not is_question(item):
        return False
    if answer is NOT_SURE:
        return True
    match item.type:
        case "boolean":
            return isinstance(answer, bool)
        case "choice":
            return _accepts_options(item, answer)
        case _:
            return _accepts_number(item, answer)


def _accepts_number(item: Item, answer: Answer) -> bool:
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        return False
    if isinstance(answer, float) and (item.type == "integer" or not math.isfinite(answer)):
        return False
    lowest = -math.inf if item.minimum is None else item.minimum
    highest = math.inf if item.maximum is None else item.maximum
    return _tidy(lowest) <= _tidy(answer) <= _tidy(highest)


def _accepts_options(item: Item, answer: Answer) -> bool:
    codes = {option.code for option in item.answer_option}
    if not item.repeats:
        return isinstance(answer, str) and answer in codes
    if not isinstance(answer, frozenset) or not answer or not answer <= codes:
        return False
    exclusive = {option.code for option in item.answer_option if option.exclusive}
    return len(answer) == 1 or not answer & exclusive


def toggled(item: Item, answer: Answer | None, code: str) -> frozenset[str]:
    """What a choice of several becomes when one of its options is touched.

    An exclusive option drops all others, any other drops the exclusive ones, and "I am not sure"
    gives way to both. An empty set means that nothing is chosen any more: clear the answer.

    Args:
        item: A choice that ``repeats``.
        answer: What it was answered with so far; None for nothing.
        code: The option that was touched.
    """
    before = answer if isinstance(answer, frozenset) else frozenset[str]()
    if code in before:
        return before - {code}
    exclusive = {option.code for option in item.answer_option if option.exclusive}
    return frozenset({code}) if code in exclusive else (before - exclusive) | {code}


def holds(given: Answer | None, comparison: Operator, expected: Value) -> bool:
    """Whether an answer fulfils a condition, by FHIR's operators (told at the top of this file).

    Values of different kinds are never equal (``True`` is not 1), and only numbers have an order:
    codes have none. Numbers are compared to nine decimals.

    Args:
        given: The answer of a shown question; None if there is none, or if it is closed.
        comparison: One of "exists", "=", "!=", ">", "<", ">=", "<=".
        expected: The condition's own value. "exists" wants a bool (FHIR R4 invariant que-7); with
            anything else it does not hold.
    """
    values = values_of(given)
    if comparison == "exists":
        return isinstance(expected, bool) and bool(values) == expected
    if comparison == "=":
        return any(_same(value, expected) for value in values)
    if comparison == "!=":
        return not any(_same(value, expected) for value in values)
    return any(_ordered(value, comparison, expected) for value in values)


def values_of(answer: Answer | None) -> tuple[Value, ...]:
    """The values that an answer carries: none if unanswered or not sure, or several."""
    if answer is None or isinstance(answer, NotSure):
        return ()
    return tuple(answer) if isinstance(answer, frozenset) else (answer,)


def _same(value: Value, expected: Value) -> bool:
    if _is_number(value) and _is_number(expected):
        return _tidy(value) == _tidy(expected)
    return type(value) is type(expected) and value == expected


def _ordered(value: Value, comparison: Operator, expected: Value) -> bool:
    if _is_number(value) and _is_number(expected):
        return _ORDERINGS[comparison](_tidy(value), _tidy(expected))
    return False


def _is_number(value: Value) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _tidy(number: float) -> float:
    return round(number, _DECIMALS)


# --- The path --------------------------------------------------------------------------------


def path(items: Iterable[Item], answers: Answers) -> tuple[Item, ...]:
    """The pages that a patient meets, in order: open questions and open texts, groups unfolded.

    Items below a question follow it and close with it. A circle among conditions is an error that
    content checks find; here it only ends: the question where it closes counts as unanswered.
    """
    return tuple(item for item in _Reading(items, answers).open_items() if item.type != "group")


def around(
    items: Sequence[Item], answers: Answers, link_id: str
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The pages of the path before and after an item, which may itself be closed or a group.

    Raises:
        UnknownIdError: If there is no such item.
    """
    order = [item.link_id for item in flattened(items)]
    if link_id not in order:
        raise UnknownIdError("page of the self-check")
    here = order.index(link_id)
    pages = path(items, answers)
    return (
        tuple(item for item in pages if order.index(item.link_id) < here),
        tuple(item for item in pages if order.index(item.link_id) > here),
    )


def counted(items: Iterable[Item], answers: Answers) -> dict[str, Answer]:
    """The answers that count: those of open questions, "I am not sure" among them."""
    shown = (item.link_id for item in _Reading(items, answers).open_items() if is_question(item))
    return {link_id: answers[link_id] for link_id in shown if link_id in answers}


class _Reading:
    """One look at all items, for one set of answers; each item is decided once.

    Args:
        items: The questionnaire's items.
        answers: All answers, those behind closed questions too.
    """

    def __init__(self, items: Iterable[Item], answers: Answers) -> None:
        self._answers = answers
        self._items: dict[str, Item] = {}
        self._above: dict[str, str] = {}
        self._open: dict[str, bool] = {}
        self._enter(items, "")

    def _enter(self, items: Iterable[Item], above: str) -> None:
        for item in items:
            self._items[item.link_id] = item
            self._above[item.link_id] = above
            self._enter(item.item, item.link_id)

    def open_items(self) -> Iterator[Item]:
        """The open items, groups too, in the order of the document."""
        return (item for link_id, item in self._items.items() if self._is_open(link_id))

    def _is_open(self, link_id: str) -> bool:
        if link_id not in self._open:
            self._open[link_id] = False  # holds while its own conditions are looked at: ends circles
            self._open[link_id] = self._decide(link_id)
        return self._open[link_id]

    def _decide(self, link_id: str) -> bool:
        above = self._above[link_id]
        if above and not self._is_open(above):
            return False
        item = self._items[link_id]
        if not item.enable_when:
            return True
        met = (holds(self._answer_of(when.question), when.operator, when.answer) for when in item.enable_when)
        return all(met) if item.enable_behavior == "all" else any(met)

    def _answer_of(self, question: str) -> Answer | None:
        item = self._items.get(question)
        if item is None or not is_question(item) or not self._is_open(question):
            return None
        return self._answers.get(question)
