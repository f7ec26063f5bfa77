"""What the kiosk relies on once a guide is open."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from kiosk.authoring.loading import load_guide
from kiosk.content.integrity import find_faults
from kiosk.content.model import (
    All,
    EnableWhen,
    Guide,
    IconArray,
    Item,
    Paragraph,
    Picture,
    Questionnaire,
    Span,
    StatPair,
    StatValue,
    Test,
)

TINY = load_guide(Path(__file__).parents[2] / "data" / "tiny-guide", dt.date(2026, 12, 1))
TEXT = {"en": "words", "es": "palabras"}


def changed(part: Any, *way: str | int, to: object) -> Any:  # noqa: ANN401 - any part of the model
    """Return a copy of a part in which what stands at the end of the way is another."""
    if not way:
        return to
    first, *rest = way
    if isinstance(first, str) and isinstance(part, dict):
        return part | {first: changed(part.get(first), *rest, to=to)}
    if isinstance(first, str):
        return replace(part, **{first: changed(getattr(part, first), *rest, to=to)})
    return (*part[:first], changed(part[first], *rest, to=to), *part[first + 1 :])


def rules(guide: Guide) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(fault.rule, fault.trail) for fault in find_faults(guide)]


def test_a_guide_that_fits_together_has_no_faults() -> None:
    assert find_faults(TINY) == []


@pytest.mark.parametrize(
    "way",
    [
        ("cover",),
        ("sections", 0, "evidence", 0),
        ("sections", 0, "body", "es", 3, "figure"),
        ("sections", 0, "body", "en", 4, "spans", 1, "target"),
        ("sections", 0, "body", "en", 0, "spans", 1, "target"),
        ("sections", 0, "body", "en", 2, "items", 1, 3, "target"),
        ("figures", 0, "evidence", 0),
        ("figures", 1, "media"),
        ("comparison", "attributes", 0, "evidence", 0),
        ("questionnaire", "criteria", 0, "evidence", 0),
        ("questionnaire", "criteria", 0, "met_when", "conditions", 1, "question"),
        ("questionnaire", "criteria", 0, "not_met_when", "question"),
        ("questionnaire", "items", 2, "enable_when", 0, "question"),
        ("question_groups", 0, "questions", 0, "suggest_when_open", 0),
    ],
    ids=lambda way: ".".join(map(str, way)),
)
def test_an_id_that_leads_nowhere_is_a_fault(way: tuple[str | int, ...]) -> None:
    (fault,) = find_faults(changed(TINY, *way, to="nowhere"))
    assert fault.rule == "dangling-id"
    assert "`nowhere`" in fault.problem
    assert way[: len(fault.trail)] == fault.trail


@pytest.mark.parametrize(
    "way",
    [
        ("title",),
        ("practice", "about"),
        ("sections", 1, "title"),
        ("sections", 1, "body"),
        ("figures", 0, "groups", 1, "caption"),
        ("figures", 1, "markers", 0, "text"),
        ("media", 0, "alt"),
        ("comparison", "attributes", 1, "cells", "rest"),
        ("comparison", "attributes", 1, "detail"),
        ("questionnaire", "items", 2, "short"),
        ("questionnaire", "items", 2, "answer_option", 1, "text"),
        ("questionnaire", "criteria", 0, "when_unknown"),
        ("question_groups", 0, "questions", 0, "text"),
        ("common_questions", 0, "answer"),
        ("warning_signs", "signs", 1, "text"),
        ("glossary", 0, "meaning"),
        ("evidence", 0, "funder"),
    ],
    ids=lambda way: ".".join(map(str, way)),
)
def test_a_text_without_one_language_is_a_fault(way: tuple[str | int, ...]) -> None:
    part: Any = TINY
    for step in way:
        part = part[step] if isinstance(step, int) or isinstance(part, dict) else getattr(part, step)
    without = {language: words for language, words in part.items() if language != "es"}
    assert rules(changed(TINY, *way, to=without)) == [("missing-translation", way)]


def test_an_optional_text_may_be_left_out_but_not_in_one_language() -> None:
    assert find_faults(changed(TINY, "questionnaire", "items", 2, "short", to={})) == []
    assert rules(changed(TINY, "title", to={})) == [("missing-translation", ("title",))] * 2


def test_a_language_that_the_guide_lacks_is_a_fault() -> None:
    for way in (("title", "fr"), ("glossary", 0, "also", "fr")):
        assert rules(changed(TINY, *way, to="mots")) == [("unknown-language", way)]


def test_a_missing_and_an_unknown_cell_are_faults() -> None:
    way = ("comparison", "attributes", 0, "cells")
    assert rules(changed(TINY, *way, to={"rest": TEXT})) == [("missing-cell", way)]
    cells = TINY.comparison.attributes[0].cells | {"sleep": TEXT}
    assert rules(changed(TINY, *way, to=cells)) == [("dangling-id", (*way, "sleep"))]


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (("sections",), "id"),
        (("figures",), "id"),
        (("media",), "id"),
        (("comparison", "options"), "id"),
        (("comparison", "attributes"), "id"),
        (("questionnaire", "items"), "link_id"),
        (("questionnaire", "items", 2, "answer_option"), "code"),
        (("questionnaire", "criteria"), "id"),
        (("question_groups",), "id"),
        (("question_groups", 0, "questions"), "id"),
        (("common_questions",), "id"),
        (("main_points",), "id"),
        (("warning_signs", "signs"), "id"),
        (("glossary",), "id"),
        (("evidence",), "id"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_an_id_that_stands_twice_is_a_fault(field: tuple[str | int, ...], name: str) -> None:
    part: Any = TINY
    for step in field:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    twice = changed(TINY, *field, to=(*part, part[0]))
    assert ("duplicate-id", (*field, len(part), name)) in rules(twice)


def test_a_question_in_two_groups_is_a_fault() -> None:
    group = replace(TINY.question_groups[0], id="second")
    twice = replace(TINY, question_groups=(*TINY.question_groups, group))
    assert rules(twice) == [("duplicate-id", ("question_groups", 1, "questions", 0, "id"))]


@pytest.mark.parametrize(
    ("figure", "field"),
    [
        (IconArray("f", TEXT, (), TEXT, TEXT, (), denominator=0), "denominator"),
        (IconArray("f", TEXT, (), TEXT, TEXT, (), denominator=-5), "denominator"),
        (StatPair("f", TEXT, TEXT, (), TEXT, TEXT, (), minimum=3, maximum=3), "maximum"),
        (StatPair("f", TEXT, TEXT, (), TEXT, TEXT, (), minimum=0, maximum=float("nan")), "maximum"),
    ],
    ids=["nobody", "fewer than nobody", "no length", "not a number"],
)
def test_a_figure_that_cannot_be_drawn_is_a_fault(figure: IconArray | StatPair, field: str) -> None:
    guide = replace(TINY, figures=(*TINY.figures, figure))
    assert rules(guide) == [("number-range", ("figures", 2, field))]


@pytest.mark.parametrize("name", ["value", "low", "high"])
@pytest.mark.parametrize("number", [-0.1, 10.1, float("nan")])
def test_a_value_beside_its_scale_is_a_fault(name: str, number: float) -> None:
    value = replace(StatValue(TEXT, 5.0, low=4.0, high=6.0), **{name: number})
    figure = StatPair("f", TEXT, TEXT, (value,), TEXT, TEXT, ())
    guide = replace(TINY, figures=(*TINY.figures, figure))
    assert rules(guide) == [("number-range", ("figures", 2, "values", 0, name))]


@pytest.mark.parametrize("name", ["x", "y"])
@pytest.mark.parametrize("number", [-0.01, 1.01])
def test_a_marker_beside_its_picture_is_a_fault(name: str, number: float) -> None:
    way = ("figures", 1, "markers", 0, name)
    assert rules(changed(TINY, *way, to=number)) == [("number-range", way)]


@pytest.mark.parametrize("count", [-1, 101])
def test_more_people_than_there_are_is_a_fault(count: int) -> None:
    way = ("figures", 0, "groups", 0, "count")
    assert rules(changed(TINY, *way, to=count)) == [("number-range", way)]


def test_a_picture_may_do_without_a_note() -> None:
    picture = Picture("p", TEXT, "knee")
    assert find_faults(replace(TINY, figures=(*TINY.figures, picture))) == []


def test_a_span_in_a_detail_or_an_answer_leads_somewhere_too() -> None:
    loose = {language: (Paragraph((Span("x", "section", "no"),)),) for language in ("en", "es")}
    ways: tuple[tuple[str | int, ...], ...] = (
        ("comparison", "attributes", 0, "detail"),
        ("common_questions", 0, "answer"),
    )
    for way in ways:
        found = rules(changed(TINY, *way, to=loose))
        assert found == [("dangling-id", (*way, language, 0, "spans", 0)) for language in ("en", "es")]


def item(link_id: str, *needs: str, inside: tuple[Item, ...] = ()) -> Item:
    tests = tuple(EnableWhen(need, "exists", True) for need in needs)
    return Item(link_id, "group" if inside else "boolean", TEXT, enable_when=tests, item=inside)


@pytest.mark.parametrize(
    ("items", "faults"),
    [
        ((item("a"), item("b", "a"), item("c", "a", "b")), []),
        ((item("a", "a"),), ["circle"]),
        ((item("a", "b"), item("b")), ["later-question"]),
        ((item("a", "b"), item("b", "a")), ["circle"]),
        ((item("a", "c"), item("b", "a"), item("c", "b")), ["circle"]),
        ((item("a", "b"), item("b", "c"), item("c", "b")), ["later-question", "circle"]),
        ((item("g", "x", inside=(item("x"),)),), ["later-question"]),
        ((item("a"), item("g", "a", inside=(item("x", "a"), item("y", "x")))), []),
        ((item("g", inside=(item("x"),)), item("y", "x")), []),
        ((item("g", inside=(item("x"),)), item("y", "g")), ["operator"]),
    ],
    ids=[
        "in order",
        "itself",
        "a later one",
        "a circle of two",
        "a circle of three",
        "a later one, which stands in a circle",
        "what is inside it",
        "inside a group, in order",
        "what is inside an earlier group",
        "a group, which has no answer",
    ],
)
def test_an_item_depends_on_earlier_items_only(items: tuple[Item, ...], faults: list[str]) -> None:
    questionnaire = Questionnaire(TEXT, TEXT, items, ())
    guide = replace(TINY, questionnaire=questionnaire, question_groups=())
    assert [fault.rule for fault in find_faults(guide)] == faults


def test_a_condition_without_anything_in_it_is_a_fault_however_deep() -> None:
    way = ("questionnaire", "criteria", 0, "met_when")
    deep = All((Test("days", "=", 3), All(())))
    assert rules(changed(TINY, *way, to=deep)) == [("empty-condition", (*way, "conditions", 1))]


OPERATORS = ("exists", "=", "!=", ">", "<", ">=", "<=")
FITTING: dict[str, set[tuple[str, object]]] = {
    "boolean": {("exists", True), ("=", True), ("!=", True)},
    "choice": {("exists", True), ("=", "ice"), ("!=", "ice")},
    "integer": {("exists", True), *((operator, 3) for operator in OPERATORS[1:])},
    "decimal": {("exists", True), *((operator, value) for operator in OPERATORS[1:] for value in (3, 2.5))},
    "display": set(),
    "group": set(),
}


@pytest.mark.parametrize("kind", FITTING)
@pytest.mark.parametrize("operator", OPERATORS)
@pytest.mark.parametrize("answer", [True, 3, 2.5, "ice", "snow"])
def test_operator_and_answer_fit_the_type_of_the_question(kind: str, operator: str, answer: object) -> None:
    options = TINY.questionnaire.items[2].answer_option if kind == "choice" else ()
    asked = replace(
        msgspec.convert({"link_id": "q", "type": kind, "text": TEXT}, Item), answer_option=options
    )
    test = msgspec.convert({"question": "q", "operator": operator, "answer": answer}, EnableWhen)
    after = Item("after", "boolean", TEXT, enable_when=(test,))
    guide = replace(TINY, questionnaire=Questionnaire(TEXT, TEXT, (asked, after), ()), question_groups=())
    fits = any((operator, answer) == (o, a) and type(answer) is type(a) for o, a in FITTING[kind])
    assert (find_faults(guide) == []) == fits
