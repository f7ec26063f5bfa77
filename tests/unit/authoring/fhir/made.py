"""Questionnaires of ours that are sound, made up by Hypothesis."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from kiosk.content import model
from kiosk.content.model import (
    All,
    AnswerOption,
    Condition,
    Criterion,
    EnableWhen,
    Item,
    Operator,
    Questionnaire,
    Test,
    Text,
)

TEXTS: st.SearchStrategy[Text] = st.fixed_dictionaries(
    {
        language: st.sampled_from(
            ("Why?", "¿Por qué?", "5 < 6 & “so” on", 'a "b" \\ c', "# *no* [x]", "漢 😀")
        )
        for language in ("en", "es")
    }
)
MAYBE: st.SearchStrategy[Text] = st.one_of(st.just({}), TEXTS)
NUMBERS = st.one_of(
    st.integers(-100, 100).map(float), st.floats(-1e9, 1e9), st.sampled_from((2.0**31, -5e11, 0.1))
)
CODES = st.sampled_from(("a", "b-1", "none", "7"))
EQUAL: tuple[Operator, ...] = ("=", "!=")
ORDER: tuple[Operator, ...] = (*EQUAL, ">", "<", ">=", "<=")
KINDS = ("boolean", "choice", "integer", "decimal", "display", "group")


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """A questionnaire with up to a dozen items, three levels deep, and up to two points."""
    made: list[Item] = []
    items = draw(_items(made, 0))
    most = draw(st.integers(0, 2)) if _questions(made) else 0
    return Questionnaire(
        title=draw(TEXTS),
        intro=draw(TEXTS),
        items=items,
        criteria=tuple(draw(_criteria(f"point-{number}", made)) for number in range(most)),
    )


@st.composite
def _items(draw: st.DrawFn, made: list[Item], depth: int) -> tuple[Item, ...]:
    return tuple(draw(_item(made, depth)) for _ in range(draw(st.integers(1, 4 - depth))))


@st.composite
def _item(draw: st.DrawFn, made: list[Item], depth: int) -> Item:
    kind = draw(st.sampled_from(KINDS if depth < 2 else KINDS[:-1]))
    fields: dict[str, Any] = {}
    if kind == "choice":
        codes = draw(
            st.lists(st.sampled_from(("a", "b-1", "none", "7")), min_size=2, max_size=4, unique=True)
        )
        fields["answer_option"] = tuple(
            AnswerOption(code, draw(TEXTS), draw(st.booleans())) for code in codes
        )
        fields["repeats"] = draw(st.booleans())
    if kind in {"integer", "decimal"}:
        low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
        fields |= {"unit": draw(MAYBE), "minimum": draw(st.sampled_from((None, low)))}
        fields |= {"maximum": draw(st.sampled_from((None, high)))}
        fields |= {"step": draw(st.sampled_from((1.0, 5.0, 0.5, 2.0**33)))}
    item = Item(
        link_id=f"{kind}-{len(made)}",
        type=kind,
        text=draw(TEXTS),
        why=draw(MAYBE),
        short=draw(MAYBE),
        enable_when=tuple(draw(st.lists(_when(made), max_size=2))) if _questions(made) else (),
        enable_behavior=draw(st.sampled_from(("all", "any"))),
        **fields,
    )
    made.append(item)
    if not item.enable_when:
        item = msgspec.structs.replace(item, enable_behavior="all")  # which says nothing then
    return msgspec.structs.replace(item, item=draw(_items(made, depth + 1))) if kind == "group" else item


def _questions(made: list[Item]) -> list[Item]:
    return [item for item in made if item.type not in {"display", "group"}]


@st.composite
def _when(draw: st.DrawFn, made: list[Item]) -> EnableWhen:
    """A comparison with an answer that the question can have."""
    item = draw(st.sampled_from(_questions(made)))
    if draw(st.booleans()):
        return EnableWhen(item.link_id, "exists", draw(st.booleans()))
    match item.type:
        case "boolean":
            return EnableWhen(item.link_id, draw(st.sampled_from(EQUAL)), draw(st.booleans()))
        case "choice":
            code = draw(st.sampled_from([option.code for option in item.answer_option]))
            return EnableWhen(item.link_id, draw(st.sampled_from(EQUAL)), code)
        case _:
            whole = st.integers(-(2**40), 2**40)
            number = whole if item.type == "integer" else st.one_of(whole, st.floats(-1e9, 1e9))
            operator = draw(st.sampled_from(ORDER))
            return EnableWhen(item.link_id, operator, draw(number))


@st.composite
def _criteria(draw: st.DrawFn, name: str, made: list[Item]) -> Criterion:
    return Criterion(
        id=name,
        title=draw(TEXTS),
        looked_for=draw(TEXTS),
        met_when=draw(_conditions(made)),
        not_met_when=draw(_conditions(made)),
        when_met=draw(TEXTS),
        when_not_met=draw(TEXTS),
        when_unknown=draw(TEXTS),
        evidence=tuple(draw(st.lists(st.sampled_from(("nass", "lois-2019")), max_size=2, unique=True))),
        disputed=draw(MAYBE),
    )


def _conditions(made: list[Item]) -> st.SearchStrategy[Condition]:
    tests = _when(made).map(lambda when: Test(when.question, when.operator, when.answer))
    return st.recursive(
        tests,
        lambda below: st.one_of(
            st.lists(below, min_size=1, max_size=2).map(lambda inside: All(tuple(inside))),
            st.lists(below, min_size=1, max_size=2).map(lambda inside: model.Any(tuple(inside))),
        ),
        max_leaves=4,
    )
