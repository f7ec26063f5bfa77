"""Whether the conditions of a questionnaire can be worked out.

HL7 FHIR R4 names the operators (valueset questionnaire-enable-operator) and lets an item depend on any
other. The kiosk asks one question after the other and computes the path from the answers given so far, so
here an item may depend on earlier items only; that also rules out circles.
"""

from collections.abc import Iterator
from typing import assert_never

from kiosk.content.fault import Fault, Trail
from kiosk.content.model import All, Any, Condition, EnableWhen, Item, Questionnaire, Test

_ITEMS: Trail = ("questionnaire", "items")
_EQUALITY = ("=", "!=")


def numbered_items(items: tuple[Item, ...], trail: Trail = _ITEMS) -> Iterator[tuple[Trail, Item]]:
    """Yield every item with its trail in the guide, in the order in which they are asked."""
    for index, item in enumerate(items):
        yield (*trail, index), item
        yield from numbered_items(item.item, (*trail, index, "item"))


def find_condition_faults(questionnaire: Questionnaire) -> list[Fault]:
    """Return every condition of items and criteria that cannot be worked out from earlier answers."""
    faults: list[Fault] = []
    items = list(numbered_items(questionnaire.items))
    known = {item.link_id: item for _, item in items}
    circles = _Circles([item for _, item in items])
    asked: set[str] = set()
    for trail, item in items:
        for index, test in enumerate(item.enable_when):
            at = (*trail, "enable_when", index)
            faults += _test_faults(test, at, known)
            if test.question in known and test.question not in asked:
                faults.append(circles.order_fault(item, test, (*at, "question")))
        asked.add(item.link_id)
    for index, criterion in enumerate(questionnaire.criteria):
        trail = ("questionnaire", "criteria", index)
        faults += _condition_faults(criterion.met_when, (*trail, "met_when"), known)
        faults += _condition_faults(criterion.not_met_when, (*trail, "not_met_when"), known)
    return faults


class _Circles:
    """Follows ``enable_when`` from item to item.

    Args:
        items: All items; one that depends on another has an ``enable_when`` that names it.
    """

    def __init__(self, items: list[Item]) -> None:
        self._needs = {item.link_id: [test.question for test in item.enable_when] for item in items}

    def order_fault(self, item: Item, test: EnableWhen, trail: Trail) -> Fault:
        """Return the fault of an item that depends on itself, on a circle or on a later item."""
        if test.question == item.link_id:
            return Fault("circle", trail, f"`{item.link_id}` depends on its own answer")
        way = self._way(test.question, item.link_id)
        if way:
            told = " → ".join(f"`{name}`" for name in (item.link_id, *way))
            return Fault("circle", trail, f"these questions depend on each other in a circle: {told}")
        return Fault(
            "later-question", trail, f"`{item.link_id}` depends on `{test.question}`, which comes later"
        )

    def _way(self, start: str, goal: str) -> tuple[str, ...]:
        """Return the names from ``start`` to ``goal``, both included, or nothing where no way leads."""
        ways: list[tuple[str, ...]] = [(start,)]
        seen = {start}
        while ways:
            way = ways.pop(0)
            if way[-1] == goal:
                return way
            for name in self._needs.get(way[-1], ()):
                if name not in seen:
                    seen.add(name)
                    ways.append((*way, name))
        return ()


def _condition_faults(condition: Condition, trail: Trail, known: dict[str, Item]) -> list[Fault]:
    match condition:
        case Test():
            return _test_faults(condition, trail, known)
        case All() | Any():
            if not condition.conditions:
                return [Fault("empty-condition", trail, "a condition with nothing in it")]
            return [
                fault
                for index, each in enumerate(condition.conditions)
                for fault in _condition_faults(each, (*trail, "conditions", index), known)
            ]
        case _:
            assert_never(condition)


def _test_faults(test: EnableWhen | Test, trail: Trail, known: dict[str, Item]) -> list[Fault]:
    """Return what is wrong with one comparison: its question, its operator or its answer."""
    item = known.get(test.question)
    if item is None:
        problem = f"there is no question with the link_id `{test.question}`"
        return [Fault("dangling-id", (*trail, "question"), problem, test.question, tuple(known), _ITEMS)]
    if item.type in {"display", "group"}:
        problem = f"`{item.link_id}` is of type {item.type}, which has no answer"
        return [Fault("operator", (*trail, "question"), problem)]
    if test.operator == "exists":
        if isinstance(test.answer, bool):
            return []
        return [Fault("answer-type", (*trail, "answer"), "`exists` is compared with true or false")]
    if test.operator not in _EQUALITY and item.type in {"boolean", "choice"}:
        problem = (
            f"`{test.operator}` cannot compare the answers to `{item.link_id}`, which is of type {item.type}"
        )
        return [Fault("operator", (*trail, "operator"), problem)]
    return _answer_faults(test, item, (*trail, "answer"))


def _answer_faults(test: EnableWhen | Test, item: Item, trail: Trail) -> list[Fault]:
    answer = test.answer
    match item.type:
        case "boolean":
            fits, wanted = isinstance(answer, bool), "true or false"
        case "integer":
            fits, wanted = isinstance(answer, int) and not isinstance(answer, bool), "a whole number"
        case "decimal":
            fits, wanted = isinstance(answer, int | float) and not isinstance(answer, bool), "a number"
        case _:
            fits, wanted = isinstance(answer, str), "the code of an answer option"
    if not fits:
        problem = f"`{item.link_id}` is of type {item.type}: it is compared with {wanted}"
        return [Fault("answer-type", trail, problem)]
    codes = tuple(option.code for option in item.answer_option)
    if isinstance(answer, str) and answer not in codes:
        problem = f"`{item.link_id}` has no answer option with the code `{answer}`"
        return [Fault("unknown-code", trail, problem, answer, codes)]
    return []
