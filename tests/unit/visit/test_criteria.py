"""Kleene's strong logic and the standing of a criterion."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.model import All, Any, Condition, Criterion, EnableWhen, Item, Operator, Test, Value
from kiosk.visit.criteria import Standing, Truth, conjunction, disjunction, questions_in, standing, truth
from kiosk.visit.questionnaire import NOT_SURE, Answer

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "both", "either", "sentence"),
    [
        (T, T, T, T, "two truths"),
        (T, F, F, T, "one false spoils the and; one true makes the or"),
        (T, U, U, T, "a true settles the or alone; the and waits for the unknown"),
        (F, T, F, T, "the order does not matter"),
        (F, F, F, F, "two falsehoods"),
        (F, U, F, U, "a false settles the and alone; the or waits for the unknown"),
        (U, T, U, T, "the order does not matter for the unknown either"),
        (U, F, F, U, "nor does it here"),
        (U, U, U, U, "two unknowns settle nothing"),
    ],
)
def test_and_and_or_follow_kleene(
    left: Truth, right: Truth, both: Truth, either: Truth, sentence: str
) -> None:
    assert conjunction((left, right)) is both, sentence
    assert disjunction((left, right)) is either, sentence


def test_of_nothing_the_and_is_true_and_the_or_is_false() -> None:
    assert (conjunction(()), disjunction(())) == (T, F)


@pytest.mark.parametrize("comparison", ["exists", "=", "!=", ">", "<", ">=", "<="])
@pytest.mark.parametrize("silence", [{}, {"q": NOT_SURE}], ids=["unanswered", "not sure"])
@pytest.mark.parametrize("expected", [True, False, 3, "a"])
def test_a_test_without_a_value_is_unknown_for_every_operator(
    comparison: Operator, silence: Mapping[str, Answer], expected: Value
) -> None:
    assert truth(Test("q", comparison, expected), silence) is U


@pytest.mark.parametrize(
    ("answer", "comparison", "expected", "result"),
    [
        (False, "exists", True, T),
        (False, "exists", False, F),
        (False, "=", False, T),
        (False, "=", True, F),
        (frozenset({"a", "b"}), "=", "b", T),
        (frozenset({"a", "b"}), "!=", "b", F),
        (7, ">=", 6, T),
        (5.5, ">=", 6, F),
    ],
)
def test_a_test_with_a_value_is_settled(
    answer: Answer, comparison: Operator, expected: Value, result: Truth
) -> None:
    assert truth(Test("q", comparison, expected), {"q": answer}) is result


def criterion(met: Condition, not_met: Condition) -> Criterion:
    none = {"en": ""}
    return Criterion(
        id="c",
        title=none,
        looked_for=none,
        met_when=met,
        not_met_when=not_met,
        when_met=none,
        when_not_met=none,
        when_unknown=none,
    )


ITEMS = (
    Item("had-shot", "boolean", {"en": ""}),
    Item("relief", "boolean", {"en": ""}, enable_when=(EnableWhen("had-shot", "=", True),)),
    Item("other", "boolean", {"en": ""}),
)


@pytest.mark.parametrize(
    ("answers", "expected", "sentence"),
    [
        ({}, "unknown", "nothing was said"),
        ({"had-shot": True}, "unknown", "half of it was said"),
        ({"had-shot": True, "relief": True}, "met", "it lines up"),
        ({"had-shot": True, "relief": False}, "not-met", "it does not line up"),
        ({"had-shot": True, "relief": NOT_SURE}, "unknown", "not sure is not a no"),
        ({"had-shot": False, "relief": True}, "unknown", "an answer behind a closed question is none"),
        (
            {"had-shot": NOT_SURE, "relief": False},
            "unknown",
            "nor is one behind a not sure",
        ),
    ],
)
def test_the_standing_of_a_criterion(answers: dict[str, Answer], expected: Standing, sentence: str) -> None:
    point = criterion(Test("relief", "=", answer=True), Test("relief", "=", answer=False))
    assert standing(point, ITEMS, answers) == expected, sentence


def test_met_wins_where_both_conditions_hold() -> None:
    always = Test("other", "exists", answer=True)
    assert standing(criterion(always, always), ITEMS, {"other": False}) == "met"


def test_neither_condition_false_makes_it_not_met() -> None:
    point = criterion(Test("other", "=", answer=True), Test("relief", "=", answer=False))
    assert standing(point, ITEMS, {"other": False}) == "unknown"


def test_all_tested_questions_are_found_at_any_depth() -> None:
    condition = All((Test("a", "=", 1), Any((Test("b", "=", 1), All((Test("c", "=", 1),))))))
    assert list(questions_in(condition)) == ["a", "b", "c"]


TESTS = st.builds(
    Test,
    question=st.sampled_from("abc"),
    operator=st.sampled_from(["exists", "=", "!=", ">", "<", ">=", "<="]),
    answer=st.one_of(st.booleans(), st.integers(0, 3)),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Any(tuple(parts))),
    ),
    max_leaves=6,
)
VALUES = st.one_of(st.booleans(), st.integers(0, 3), st.just(NOT_SURE))
ANSWERS = st.dictionaries(st.sampled_from("abc"), VALUES)


@settings(max_examples=100, deadline=None, database=None)
@given(condition=CONDITIONS, early=ANSWERS, late=ANSWERS)
def test_what_is_settled_stays_settled_when_more_is_answered(
    condition: Condition, early: dict[str, Answer], late: dict[str, Answer]
) -> None:
    known = {question: answer for question, answer in early.items() if answer is not NOT_SURE}
    settled = truth(condition, early)
    if settled is not U:
        assert truth(condition, {**late, **known}) is settled


@settings(max_examples=100, deadline=None, database=None)
@given(condition=CONDITIONS, answers=ANSWERS)
def test_with_every_question_answered_nothing_is_unknown(
    condition: Condition, answers: dict[str, Answer]
) -> None:
    full = {**dict.fromkeys("abc", 1), **{q: a for q, a in answers.items() if a is not NOT_SURE}}
    assert truth(condition, full) is not U
