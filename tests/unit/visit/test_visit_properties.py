"""What holds for every questionnaire without circles, and every way to answer it."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.model import (
    AnswerOption,
    Criterion,
    EnableWhen,
    Guide,
    Item,
    Operator,
    Questionnaire,
    Test,
    Value,
)
from kiosk.visit.questionnaire import NOT_SURE, Answer, accepts, counted, flattened, is_question, path
from kiosk.visit.summary import build_summary
from kiosk.visit.visit import Visit

SMALL = msgspec.json.decode(
    (Path(__file__).parents[2] / "data" / "small-guide.json").read_bytes(), type=Guide
)
WORDS = {"en": "words", "es": "palabras"}
CODES = ("a", "b", "none")
OPERATORS: tuple[Operator, ...] = ("exists", "=", "!=", ">", "<", ">=", "<=")
KINDS: dict[str, Callable[[str], Item]] = {
    "boolean": lambda link_id: Item(link_id, "boolean", WORDS),
    "choice": lambda link_id: Item(link_id, "choice", WORDS, answer_option=options()),
    "several": lambda link_id: Item(link_id, "choice", WORDS, answer_option=options(), repeats=True),
    "integer": lambda link_id: Item(link_id, "integer", WORDS, minimum=0, maximum=3),
    "decimal": lambda link_id: Item(link_id, "decimal", WORDS, minimum=0, maximum=1),
    "display": lambda link_id: Item(link_id, "display", WORDS),
    "group": lambda link_id: Item(link_id, "group", WORDS),
}

bounded = settings(max_examples=40, deadline=None, database=None)


def options() -> tuple[AnswerOption, ...]:
    return tuple(AnswerOption(code, WORDS, exclusive=code == "none") for code in CODES)


VALUES: st.SearchStrategy[Value] = st.one_of(
    st.booleans(), st.integers(0, 3), st.sampled_from((0.0, 0.5, 1.0)), st.sampled_from(CODES)
)


@st.composite
def conditions(draw: st.DrawFn, earlier: list[str]) -> tuple[EnableWhen, ...]:
    """Conditions on items made before: so no circle can close."""
    questions = draw(st.lists(st.sampled_from(earlier), max_size=2)) if earlier else []
    return tuple(EnableWhen(each, draw(st.sampled_from(OPERATORS)), draw(VALUES)) for each in questions)


@st.composite
def items(draw: st.DrawFn, made: list[str], depth: int = 0) -> tuple[Item, ...]:
    """Up to four items a level, three levels deep; the levels are shuffled after they are made."""
    row = []
    for _ in range(draw(st.integers(min_value=0 if depth else 1, max_value=4 - depth))):
        kind = draw(st.sampled_from(tuple(KINDS)))
        link_id = f"{kind}-{len(made)}"
        when = draw(conditions(list(made)))
        made.append(link_id)
        below = draw(items(made, depth + 1)) if kind == "group" and depth < 2 else ()
        row.append(
            msgspec.structs.replace(
                KINDS[kind](link_id),
                enable_when=when,
                enable_behavior=draw(st.sampled_from(("all", "any"))),
                item=below,
            )
        )
    return tuple(draw(st.permutations(row)))


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    made: list[str] = []
    rows = draw(items(made))
    tests = st.builds(
        Test, question=st.sampled_from(made), operator=st.sampled_from(OPERATORS), answer=VALUES
    )
    criteria = tuple(
        Criterion(f"c{index}", WORDS, WORDS, draw(tests), draw(tests), WORDS, WORDS, WORDS)
        for index in range(draw(st.integers(0, 2)))
    )
    return Questionnaire(WORDS, WORDS, rows, criteria)


def answers_to(item: Item) -> st.SearchStrategy[Answer]:
    possible: dict[str, st.SearchStrategy[Answer]] = {
        "boolean": st.booleans(),
        "choice": st.sampled_from(CODES),
        "integer": st.integers(0, 3),
        "decimal": st.floats(0, 1),
    }
    several = st.one_of(st.frozensets(st.sampled_from(("a", "b")), min_size=1), st.just(frozenset({"none"})))
    return st.one_of(several if item.repeats else possible[item.type], st.just(NOT_SURE))


class Case(NamedTuple):
    """A questionnaire, the answers given to it in order, and one more answer."""

    questionnaire: Questionnaire
    given: tuple[tuple[str, Answer], ...]
    more: tuple[str, Answer] | None

    def visit(self) -> Visit:
        visit = Visit(msgspec.structs.replace(SMALL, questionnaire=self.questionnaire))
        for link_id, answer in self.given:
            visit.answer(link_id, answer)
        return visit


@st.composite
def cases(draw: st.DrawFn) -> Case:
    questionnaire = draw(questionnaires())
    asked = [item for item in flattened(questionnaire.items) if is_question(item)]
    if not asked:
        return Case(questionnaire, (), None)

    def one() -> tuple[str, Answer]:
        item = draw(st.sampled_from(asked))
        return item.link_id, draw(answers_to(item))

    return Case(questionnaire, tuple(one() for _ in range(draw(st.integers(0, 8)))), one())


def seen(visit: Visit) -> tuple[Any, ...]:
    """All that the screens and the page make of a visit."""
    return (
        visit.path,
        visit.check_complete,
        [(point.standing, point.said) for point in visit.outcome()],
        visit.other_answers(),
        visit.suggested_questions(),
        visit.steps(),
        msgspec.json.encode(build_summary(visit, "es", dt.date(2026, 11, 22))),
    )


def standings(visit: Visit) -> list[str]:
    return [point.standing for point in visit.outcome()]


@bounded
@given(case=cases())
def test_no_sequence_of_answers_breaks_the_visit(case: Case) -> None:
    visit = Visit(msgspec.structs.replace(SMALL, questionnaire=case.questionnaire))
    for link_id, answer in case.given:
        visit.answer(link_id, answer)
        seen(visit)
    for link_id, _ in case.given:
        visit.clear_answer(link_id)
        seen(visit)
    assert not visit.answers


@bounded
@given(case=cases())
def test_going_forward_meets_the_path_and_going_back_meets_it_again(case: Case) -> None:
    visit = case.visit()
    forward = []
    page = visit.next_item()
    while page is not None:
        forward.append(page)
        page = visit.next_item(page.link_id)
    assert tuple(forward) == visit.path
    backward = forward[-1:]
    while backward and (page := visit.previous_item(backward[-1].link_id)):
        backward.append(page)
    assert backward == forward[::-1]


@bounded
@given(case=cases())
def test_progress_counts_the_open_questions_alone(case: Case) -> None:
    visit = case.visit()
    questions = [item for item in visit.path if is_question(item)]
    for index, item in enumerate(questions, start=1):
        progress = visit.progress(item.link_id)
        assert (progress.index, progress.count) == (index, len(questions))


@bounded
@given(case=cases(), others=st.data())
def test_a_hidden_answer_never_counts(case: Case, others: st.DataObject) -> None:
    rows = case.questionnaire.items
    answers = dict(case.given)
    known = counted(rows, answers)
    shown = {item.link_id for item in path(rows, answers)}
    changed: dict[str, Answer] = dict(known)
    for item in flattened(rows):
        if is_question(item) and item.link_id not in shown:
            changed[item.link_id] = others.draw(answers_to(item))
    assert path(rows, changed) == path(rows, answers)
    assert counted(rows, changed) == known
    assert set(known) <= shown
    with_hidden = Case(case.questionnaire, tuple(changed.items()), None).visit()
    without = Case(case.questionnaire, tuple(known.items()), None).visit()
    without.begin_check()
    with_hidden.begin_check()
    assert seen(with_hidden) == seen(without)


@bounded
@given(case=cases())
def test_every_page_is_open_by_its_own_conditions_and_by_all_above_it(case: Case) -> None:
    """The rule told a second time, from the answers that count alone."""
    rows = case.questionnaire.items
    answers = dict(case.given)
    known = counted(rows, answers)
    expected = tuple(_open_below(rows, known))
    assert path(rows, answers) == expected


def _open_below(rows: tuple[Item, ...], known: Mapping[str, Answer]) -> list[Item]:
    pages: list[Item] = []
    for item in rows:
        met = [_fulfilled(when, known.get(when.question)) for when in item.enable_when]
        if not met or (all(met) if item.enable_behavior == "all" else any(met)):
            pages += [item] * (item.type != "group")
            pages += _open_below(item.item, known)
    return pages


def _fulfilled(when: EnableWhen, answer: Answer | None) -> bool:
    values: list[Any] = []
    if isinstance(answer, frozenset):
        values = sorted(answer)
    elif answer is not None and answer is not NOT_SURE:
        values = [answer]
    wanted: Any = when.answer
    if when.operator == "exists":
        return wanted is (len(values) > 0)
    numbers = type(wanted) in {int, float}
    alike = [value for value in values if (type(value) in {int, float}) == numbers]
    equal = [
        value for value in alike if value == wanted and isinstance(value, bool) == isinstance(wanted, bool)
    ]
    over = [value for value in alike if numbers and value > wanted]
    under = [value for value in alike if numbers and value < wanted]
    return {
        "=": bool(equal),
        "!=": not equal,
        ">": bool(over),
        "<": bool(under),
        ">=": bool(over or (numbers and equal)),
        "<=": bool(under or (numbers and equal)),
    }[when.operator]


@bounded
@given(case=cases())
def test_there_and_back_is_the_identity(case: Case) -> None:
    visit = case.visit()
    visit.begin_check()
    before = seen(visit)
    if case.more is None:
        return
    link_id, other = case.more
    old = visit.answers.get(link_id)
    visit.answer(link_id, other)
    if old is None:
        visit.clear_answer(link_id)
    else:
        visit.answer(link_id, old)
    assert seen(visit) == before


@bounded
@given(case=cases())
def test_the_order_of_answering_does_not_matter(case: Case) -> None:
    final = dict(case.given)
    there = Case(case.questionnaire, tuple(final.items()), None).visit()
    back = Case(case.questionnaire, tuple(reversed(final.items())), None).visit()
    assert (there.path, standings(there)) == (back.path, standings(back))


@bounded
@given(case=cases())
def test_not_sure_everywhere_settles_no_point(case: Case) -> None:
    visit = case.visit()
    for item in flattened(case.questionnaire.items):
        if is_question(item):
            assert accepts(item, NOT_SURE)
            visit.answer(item.link_id, NOT_SURE)
    assert visit.check_complete
    assert set(standings(visit)) <= {"unknown"}
