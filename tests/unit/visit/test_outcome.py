"""What the outcome screen says for each point, and what the patient said to it."""

from pathlib import Path

import msgspec
import pytest

from kiosk.content.model import AnswerOption, Guide, Item
from kiosk.visit.outcome import Said, State
from kiosk.visit.questionnaire import NOT_SURE, Answer
from kiosk.visit.visit import Visit

WORDS = {"en": "words", "es": "palabras"}


@pytest.fixture
def visit() -> Visit:
    source = Path(__file__).parents[2] / "data" / "small-guide.json"
    return Visit(msgspec.json.decode(source.read_bytes(), type=Guide))


def said(visit: Visit, point: int) -> list[tuple[str, State, str]]:
    return [(each.item.link_id, each.state, each.words("en")) for each in visit.outcome()[point].said]


def test_every_point_is_there_in_the_guides_order_from_the_beginning(visit: Visit) -> None:
    points = visit.outcome()
    assert [(point.criterion.id, point.standing) for point in points] == [
        ("shot-helped", "unknown"),
        ("six-months", "unknown"),
    ]


@pytest.mark.parametrize(
    ("relief", "standing", "sentence"),
    [
        ("most", "met", "Your answer lines up."),
        ("little", "not-met", "Your answer does not line up."),
        (NOT_SURE, "unknown", "Ask about a test shot."),
    ],
)
def test_a_point_has_the_sentence_of_its_standing(
    visit: Visit, relief: Answer, standing: str, sentence: str
) -> None:
    visit.answer("had-shot", answer=True)
    visit.answer("relief", relief)
    point = visit.outcome()[0]
    assert (point.standing, point.sentence["en"]) == (standing, sentence)


def test_a_point_shows_the_question_that_kept_its_own_question_closed(visit: Visit) -> None:
    visit.answer("had-shot", answer=False)
    assert said(visit, 0) == [("had-shot", "no", "")]


def test_a_point_shows_its_questions_in_their_order(visit: Visit) -> None:
    visit.answer("had-shot", answer=True)
    visit.answer("relief", "half")
    assert said(visit, 0) == [("had-shot", "yes", ""), ("relief", "answered", "About half")]


def test_not_sure_is_told_from_no_and_from_not_answered(visit: Visit) -> None:
    states = []
    visit.begin_check()
    states.append(said(visit, 0)[0][1])
    for answer in (NOT_SURE, False):
        visit.answer("had-shot", answer)
        states.append(said(visit, 0)[0][1])
    assert states == ["unanswered", "not-sure", "no"]


def test_several_options_stand_in_the_questionnaires_order(visit: Visit) -> None:
    for code in ("shots", "therapy"):
        visit.toggle_option("tried", code)
    visit.answer("months", 8)
    assert said(visit, 1) == [
        ("tried", "answered", "Physical therapy; Injections"),
        ("months", "answered", "8 months"),
    ]


def test_other_answers_are_those_of_no_point_and_leave_out_the_unanswered(visit: Visit) -> None:
    assert visit.other_answers() == ()
    visit.answer("had-shot", answer=True)
    visit.answer("sitting", NOT_SURE)
    assert [(each.item.link_id, each.state) for each in visit.other_answers()] == [("sitting", "not-sure")]
    visit.answer("pain", 0)
    assert [(each.item.link_id, each.state) for each in visit.other_answers()] == [
        ("pain", "answered"),
        ("sitting", "not-sure"),
    ]


def test_a_question_has_its_few_words_or_else_all_of_them(visit: Visit) -> None:
    visit.answer("pain", 1)
    visit.answer("sitting", answer=True)
    pain, sitting = visit.other_answers()
    assert pain.question("en") == "Pain"
    assert sitting.question("en") == "Does sitting make it worse?"


@pytest.mark.parametrize(
    ("answer", "unit", "words"),
    [
        (7, {}, "7"),
        (7.0, {}, "7"),
        (0, {}, "0"),
        (0.0, {}, "0"),
        (-0.0, {}, "0"),
        (-0.5, {}, "-0.5"),
        (7.5, {}, "7.5"),
        (0.1 + 0.2, {}, "0.3"),
        (100, {}, "100"),
        (8, {"en": "months"}, "8 months"),
        (75, {"en": "%"}, "75%"),
        (1e21, {}, "1000000000000000000000"),
    ],
)
def test_a_number_is_written_as_people_write_it(answer: float, unit: dict[str, str], words: str) -> None:
    assert Said(Item("n", "decimal", WORDS, unit=unit), answer).words("en") == words


def test_an_answer_is_told_in_each_language() -> None:
    option = AnswerOption("a", {"en": "Three quarters", "es": "Tres cuartos"})
    each = Said(Item("c", "choice", WORDS, answer_option=(option,)), "a")
    assert (each.words("en"), each.words("es")) == ("Three quarters", "Tres cuartos")
    assert each.question("es") == "palabras"
