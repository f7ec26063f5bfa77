"""FHIR's enable_when, one behaviour and one tiny questionnaire at a time."""

from collections.abc import Sequence
from typing import Any

import pytest

from kiosk.content.model import AnswerOption, EnableWhen, Item, Operator, Value
from kiosk.visit.errors import UnknownIdError
from kiosk.visit.questionnaire import (
    NOT_SURE,
    Answer,
    Answers,
    accepts,
    around,
    counted,
    find,
    gates,
    holds,
    path,
    toggled,
)


def boolean(link_id: str, **more: Any) -> Item:  # noqa: ANN401 - passes an Item's own fields on
    return Item(link_id=link_id, type="boolean", text={"en": link_id}, **more)


def group(link_id: str, *below: Item, **more: Any) -> Item:  # noqa: ANN401 - passes an Item's own fields on
    return Item(link_id=link_id, type="group", text={"en": link_id}, item=below, **more)


def display(link_id: str, **more: Any) -> Item:  # noqa: ANN401 - passes an Item's own fields on
    return Item(link_id=link_id, type="display", text={"en": link_id}, **more)


def number(kind: str, minimum: float | None = None, maximum: float | None = None) -> Item:
    return Item(
        link_id="n",
        type="integer" if kind == "integer" else "decimal",
        text={"en": "n"},
        minimum=minimum,
        maximum=maximum,
    )


def choice(*codes: str, repeats: bool = False) -> Item:
    """A choice; a code that ends in "!" is exclusive."""
    options = tuple(
        AnswerOption(code=code.rstrip("!"), text={"en": code}, exclusive=code.endswith("!")) for code in codes
    )
    return Item(link_id="c", type="choice", text={"en": "c"}, answer_option=options, repeats=repeats)


def yes(question: str) -> tuple[EnableWhen, ...]:
    return (EnableWhen(question=question, operator="=", answer=True),)


def shown(items: Sequence[Item], answers: Answers) -> list[str]:
    return [item.link_id for item in path(items, answers)]


BOTH = frozenset({"a", "b"})


@pytest.mark.parametrize(
    ("given", "comparison", "expected", "result", "sentence"),
    [
        # exists
        (True, "exists", True, True, "a yes exists"),
        (False, "exists", True, True, "a no is an answer too"),
        ("a", "exists", True, True, "a choice exists"),
        (BOTH, "exists", True, True, "a choice of several exists"),
        (0, "exists", True, True, "zero is a number, not nothing"),
        (0.0, "exists", True, True, "zero point zero is a number, not nothing"),
        (None, "exists", True, False, "nothing was answered"),
        (NOT_SURE, "exists", True, False, "not sure carries no value"),
        (False, "exists", False, False, "a no is there, so it is not missing"),
        (None, "exists", False, True, "nothing was answered, as was asked for"),
        (NOT_SURE, "exists", False, True, "not sure carries no value, as was asked for"),
        ("a", "exists", "yes", False, "exists wants a boolean (que-7), so a word never holds"),
        (None, "exists", 0, False, "exists wants a boolean (que-7), so a number never holds"),
        # equals
        (True, "=", True, True, "yes is yes"),
        (False, "=", True, False, "no is not yes"),
        (False, "=", False, True, "no is no"),
        ("a", "=", "a", True, "this option was chosen"),
        ("a", "=", "b", False, "another option was chosen"),
        (BOTH, "=", "a", True, "one of several is enough"),
        (BOTH, "=", "c", False, "none of the several is it"),
        (3, "=", 3, True, "an integer equals itself"),
        (3, "=", 3.0, True, "an integer equals the same decimal"),
        (3, "=", 4, False, "another integer"),
        (0.5, "=", 0.5, True, "a decimal equals itself"),
        (0.1 + 0.2, "=", 0.3, True, "what a stepper added up equals what the author wrote"),
        (0.3, "=", 0.31, False, "another decimal"),
        (True, "=", 1, False, "yes is not the number one"),
        (1, "=", True, False, "the number one is not yes"),
        ("1", "=", 1, False, "a code is not a number"),
        (None, "=", True, False, "nothing equals nothing that was asked for"),
        (None, "=", False, False, "silence is not a no"),
        (NOT_SURE, "=", False, False, "not sure is not a no"),
        (NOT_SURE, "=", "not-sure", False, "not sure is no code either"),
        # not equals
        (True, "!=", True, False, "yes is yes"),
        (False, "!=", True, True, "no is not yes"),
        ("a", "!=", "b", True, "another option was chosen"),
        ("a", "!=", "a", False, "this very option was chosen"),
        (BOTH, "!=", "a", False, "one of the several is it: some answer has the value"),
        (BOTH, "!=", "c", True, "none of the several is it"),
        (3, "!=", 4, True, "another integer"),
        (3, "!=", 3.0, False, "the same number, written as a decimal"),
        (0.1 + 0.2, "!=", 0.3, False, "what a stepper added up is what the author wrote"),
        (None, "!=", True, True, "no answer has the value if there is none"),
        (NOT_SURE, "!=", "a", True, "not sure carries no value, so none is equal"),
        # greater, less
        (7, ">", 6, True, "seven is over six"),
        (6, ">", 6, False, "six is not over six"),
        (6, ">=", 6, True, "six is at least six"),
        (5, ">=", 6, False, "five is not at least six"),
        (5, "<", 6, True, "five is under six"),
        (6, "<", 6, False, "six is not under six"),
        (6, "<=", 6, True, "six is at most six"),
        (7, "<=", 6, False, "seven is not at most six"),
        (6.5, ">", 6, True, "a decimal over an integer"),
        (6, "<", 6.5, True, "an integer under a decimal"),
        (0.1 + 0.2, "<=", 0.3, True, "what a stepper added up is at most what the author wrote"),
        (0.1 + 0.2, ">", 0.3, False, "and it is not over it"),
        (-1, "<", 0, True, "numbers below zero"),
        (10**30, ">", 6, True, "a number of any size"),
        (True, ">", 0, False, "yes has no order"),
        (1, ">", False, False, "no has no order"),
        ("b", ">", "a", False, "codes have no order"),
        (BOTH, "<=", "b", False, "several codes have no order either"),
        (None, ">", 0, False, "nothing is over nothing"),
        (None, "<", 0, False, "nothing is under nothing"),
        (None, ">=", 0, False, "nothing is no zero"),
        (NOT_SURE, "<=", 10, False, "not sure is no number"),
    ],
)
def test_an_operator_compares_as_fhir_says(
    given: Answer | None, comparison: Operator, expected: Value, result: bool, sentence: str
) -> None:
    assert holds(given, comparison, expected) is result, sentence


@pytest.mark.parametrize(
    ("item", "answer", "fits", "sentence"),
    [
        (boolean("b"), True, True, "yes to a yes-or-no question"),
        (boolean("b"), False, True, "no to a yes-or-no question"),
        (boolean("b"), 1, False, "a number to a yes-or-no question"),
        (boolean("b"), "yes", False, "a word to a yes-or-no question"),
        (boolean("b"), NOT_SURE, True, "not sure of a yes-or-no question"),
        (choice("a", "b"), "a", True, "an option"),
        (choice("a", "b"), "z", False, "an option that is not there"),
        (choice("a", "b"), frozenset({"a"}), False, "several to a choice of one"),
        (choice("a", "b"), True, False, "yes to a choice"),
        (choice("a", "b"), NOT_SURE, True, "not sure of a choice"),
        (choice("a", "b", repeats=True), frozenset({"a", "b"}), True, "several options"),
        (choice("a", "b", repeats=True), frozenset({"a"}), True, "one of several options"),
        (choice("a", "b", repeats=True), frozenset[str](), False, "no option is no answer"),
        (choice("a", "b", repeats=True), frozenset({"a", "z"}), False, "one that is not there among several"),
        (choice("a", "b", repeats=True), "a", False, "one code alone to a choice of several"),
        (choice("a", "none!", repeats=True), frozenset({"none"}), True, "an exclusive option alone"),
        (
            choice("a", "none!", repeats=True),
            frozenset({"a", "none"}),
            False,
            "an exclusive one in company",
        ),
        (choice("a", "none!", repeats=True), NOT_SURE, True, "not sure of a choice of several"),
        (number("integer"), 3, True, "an integer"),
        (number("integer"), -(10**30), True, "an integer without bounds"),
        (number("integer"), 3.0, False, "a decimal to an integer question"),
        (number("integer"), True, False, "yes is no integer"),
        (number("integer", 0, 10), 0, True, "the lowest integer"),
        (number("integer", 0, 10), 10, True, "the highest integer"),
        (number("integer", 0, 10), -1, False, "an integer too low"),
        (number("integer", 0, 10), 11, False, "an integer too high"),
        (number("integer", 0, 10), NOT_SURE, True, "not sure of an integer"),
        (number("decimal"), 3.5, True, "a decimal"),
        (number("decimal"), 3, True, "a whole number to a decimal question"),
        (number("decimal"), float("nan"), False, "no number"),
        (number("decimal"), float("inf"), False, "a number without end"),
        (number("decimal"), False, False, "no is no decimal"),
        (number("decimal", 0.5, 0.3 * 3), 0.9, True, "the highest decimal, as a stepper adds it up"),
        (number("decimal", 0.5, 0.9), 0.4, False, "a decimal too low"),
        (number("decimal", 0.5, 0.9), 0.91, False, "a decimal too high"),
        (number("decimal"), "3.5", False, "a number as a word"),
        (display("d"), NOT_SURE, False, "a text to show takes no answer"),
        (group("g"), True, False, "a group takes no answer"),
    ],
)
def test_an_item_accepts_what_fits_it(item: Item, answer: Answer, fits: bool, sentence: str) -> None:
    assert accepts(item, answer) is fits, sentence


@pytest.mark.parametrize(
    ("before", "touched", "after", "sentence"),
    [
        (None, "a", {"a"}, "the first option"),
        ({"a"}, "b", {"a", "b"}, "a second option"),
        ({"a", "b"}, "a", {"b"}, "an option is dropped"),
        ({"a"}, "a", set[str](), "the last option is dropped"),
        ({"a", "b"}, "none", {"none"}, "an exclusive option drops the others"),
        ({"none"}, "a", {"a"}, "another option drops the exclusive one"),
        (NOT_SURE, "a", {"a"}, "not sure gives way"),
    ],
)
def test_touching_an_option(
    before: set[str] | Answer | None, touched: str, after: set[str], sentence: str
) -> None:
    item = choice("a", "b", "none!", repeats=True)
    given = frozenset(before) if isinstance(before, set) else before
    assert toggled(item, given, touched) == after, sentence


def test_without_conditions_everything_is_shown_in_order() -> None:
    items = (display("hello"), boolean("a"), group("g", boolean("b"), display("c")), boolean("d"))
    assert shown(items, {}) == ["hello", "a", "b", "c", "d"]


def test_a_group_is_no_page_of_its_own() -> None:
    assert shown((group("g", group("h", boolean("a"))),), {}) == ["a"]


@pytest.mark.parametrize(("answer", "pages"), [(True, ["a", "b"]), (False, ["a"]), (None, ["a"])])
def test_a_question_opens_on_an_answer(answer: bool | None, pages: list[str]) -> None:
    items = (boolean("a"), boolean("b", enable_when=yes("a")))
    assert shown(items, {} if answer is None else {"a": answer}) == pages


def test_a_text_to_show_opens_on_an_answer() -> None:
    items = (boolean("a"), display("b", enable_when=yes("a")))
    assert shown(items, {"a": True}) == ["a", "b"]
    assert shown(items, {"a": False}) == ["a"]


@pytest.mark.parametrize(
    ("first", "second", "all_open", "any_open"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (False, True, False, True),
        (False, False, False, False),
    ],
)
def test_several_conditions_join_by_enable_behavior(
    first: bool, second: bool, all_open: bool, any_open: bool
) -> None:
    items = (
        boolean("a"),
        boolean("b"),
        boolean("every", enable_when=yes("a") + yes("b"), enable_behavior="all"),
        boolean("some", enable_when=yes("a") + yes("b"), enable_behavior="any"),
    )
    pages = shown(items, {"a": first, "b": second})
    assert ("every" in pages, "some" in pages) == (all_open, any_open)


def test_a_closed_group_closes_all_below_it_whatever_their_own_conditions_say() -> None:
    items = (
        boolean("a"),
        boolean("b"),
        group("g", group("h", boolean("c", enable_when=yes("b"))), display("d"), enable_when=yes("a")),
    )
    assert shown(items, {"a": False, "b": True}) == ["a", "b"]
    assert shown(items, {"a": True, "b": True}) == ["a", "b", "c", "d"]
    assert shown(items, {"a": True, "b": False}) == ["a", "b", "d"]


def test_questions_below_a_question_follow_it_and_close_with_it() -> None:
    items = (boolean("a"), boolean("b", enable_when=yes("a"), item=(boolean("c"),)))
    assert shown(items, {"a": True}) == ["a", "b", "c"]
    assert shown(items, {"a": False, "c": True}) == ["a"]


def test_an_answer_behind_a_closed_question_opens_nothing_further_down() -> None:
    items = (
        boolean("a"),
        boolean("b", enable_when=yes("a")),
        boolean("c", enable_when=yes("b")),
        boolean("d", enable_when=yes("c")),
    )
    kept = {"b": True, "c": True, "d": True}
    assert shown(items, {"a": True, **kept}) == ["a", "b", "c", "d"]
    assert shown(items, {"a": False, **kept}) == ["a"]
    assert counted(items, {"a": False, **kept}) == {"a": False}


def test_a_closed_question_is_unanswered_for_exists_too() -> None:
    missing = (EnableWhen(question="b", operator="exists", answer=False),)
    items = (boolean("a"), boolean("b", enable_when=yes("a")), boolean("c", enable_when=missing))
    assert shown(items, {"a": True, "b": True}) == ["a", "b"]
    assert shown(items, {"a": False, "b": True}) == ["a", "c"]


def test_a_condition_may_look_ahead() -> None:
    items = (boolean("b", enable_when=yes("a")), boolean("a"))
    assert shown(items, {"a": True}) == ["b", "a"]


@pytest.mark.parametrize("question", ["nowhere", "g", "hello"])
def test_a_condition_on_what_cannot_be_answered_sees_no_answer(question: str) -> None:
    items = (display("hello"), group("g", boolean("a")), boolean("b", enable_when=yes(question)))
    assert shown(items, {"a": True, question: True}) == ["hello", "a"]


def test_a_circle_ends_and_closes_what_is_in_it() -> None:
    items = (boolean("a", enable_when=yes("b")), boolean("b", enable_when=yes("a")), boolean("c"))
    assert shown(items, {"a": True, "b": True}) == ["c"]


def test_not_sure_counts_as_an_answer_of_the_page_but_opens_nothing() -> None:
    items = (boolean("a"), boolean("b", enable_when=yes("a")))
    assert shown(items, {"a": NOT_SURE}) == ["a"]
    assert counted(items, {"a": NOT_SURE}) == {"a": NOT_SURE}


def test_an_answer_under_a_group_or_a_text_never_counts() -> None:
    items = (display("d"), group("g", boolean("a")))
    assert counted(items, {"d": True, "g": True, "a": True}) == {"a": True}


def test_an_item_is_found_at_any_depth() -> None:
    deep = boolean("deep")
    items = (boolean("a"), group("g", group("h", deep)))
    assert find(items, "deep") is deep
    assert find(items, "nowhere") is None


def test_the_gates_of_a_question_are_all_that_decide_whether_it_is_asked() -> None:
    items = (
        boolean("a"),
        boolean("b", enable_when=yes("a")),
        boolean("aside"),
        group("g", boolean("c", enable_when=yes("b")), enable_when=yes("other")),
        boolean("other"),
    )
    assert gates(items, "c") == {"a", "b", "other"}
    assert gates(items, "a") == frozenset()


def test_a_circle_of_gates_ends() -> None:
    items = (boolean("a", enable_when=yes("b")), boolean("b", enable_when=yes("a")))
    assert gates(items, "a") == {"b"}


def test_pages_around_a_closed_one_are_those_beside_its_place() -> None:
    items = (boolean("a"), boolean("b", enable_when=yes("a")), boolean("c"))
    before, after = around(items, {"a": False}, "b")
    assert ([item.link_id for item in before], [item.link_id for item in after]) == (["a"], ["c"])


def test_no_pages_are_around_an_unknown_one() -> None:
    with pytest.raises(UnknownIdError):
        around((boolean("a"),), {}, "nowhere")
