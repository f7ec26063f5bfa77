"""The answers of a visit as a FHIR QuestionnaireResponse."""

import datetime as dt
import traceback
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse as FhirResponse

from kiosk.content.model import AnswerOption, EnableWhen, Guide, Item
from kiosk.visit.questionnaire import NOT_SURE
from kiosk.visit.response import QuestionnaireResponse, build_response
from kiosk.visit.summary import build_summary
from kiosk.visit.visit import Visit

DAY = dt.date(2026, 11, 22)
WORDS = {"en": "Words", "es": "Palabras"}
OPTIONS = tuple(AnswerOption(code, WORDS) for code in ("none-yet", "therapy", "medicines"))
ITEMS = (
    Item("had-shot", "boolean", WORDS),
    Item(
        "about-the-shot",
        "group",
        WORDS,
        enable_when=(EnableWhen("had-shot", "=", answer=True),),
        item=(
            Item("hello", "display", WORDS),
            Item("relief", "choice", WORDS, answer_option=OPTIONS),
            Item("hours", "decimal", WORDS),
        ),
    ),
    Item("tried", "choice", WORDS, answer_option=OPTIONS, repeats=True),
    Item("shots", "integer", WORDS),
)
UNKNOWN = {
    "extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "asked-unknown"}
    ]
}


@pytest.fixture
def visit() -> Visit:
    source = Path(__file__).parents[2] / "data" / "small-guide.json"
    small = msgspec.json.decode(source.read_bytes(), type=Guide)
    asked = msgspec.structs.replace(small.questionnaire, items=ITEMS, criteria=())
    return Visit(msgspec.structs.replace(small, questionnaire=asked))


def written(visit: Visit) -> dict[str, Any]:
    """The resource as others read it; their model of R4 finds no fault in it."""
    source = msgspec.json.encode(build_response(visit, DAY))
    FhirResponse.model_validate_json(source)
    told: dict[str, Any] = msgspec.json.decode(source)
    return told


def test_every_kind_of_answer_is_written_in_the_order_of_the_questions(visit: Visit) -> None:
    visit.answer("shots", 3)
    visit.answer("tried", frozenset({"medicines", "therapy"}))
    visit.answer("had-shot", answer=True)
    visit.answer("hours", 1.5)
    visit.answer("relief", "therapy")
    assert written(visit) == {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "https://waiting-room-kiosk.invalid/fhir/Questionnaire/small|2026.1.0",
        "status": "completed",
        "authored": "2026-11-22",
        "item": [
            {"linkId": "had-shot", "answer": [{"valueBoolean": True}]},
            {
                "linkId": "about-the-shot",
                "item": [
                    {"linkId": "relief", "answer": [{"valueCoding": {"code": "therapy"}}]},
                    {"linkId": "hours", "answer": [{"valueDecimal": 1.5}]},
                ],
            },
            {
                "linkId": "tried",
                "answer": [{"valueCoding": {"code": "therapy"}}, {"valueCoding": {"code": "medicines"}}],
            },
            {"linkId": "shots", "answer": [{"valueInteger": 3}]},
        ],
    }


def test_no_and_zero_are_answers_too(visit: Visit) -> None:
    visit.answer("had-shot", answer=False)
    visit.answer("shots", 0)
    assert written(visit)["item"] == [
        {"linkId": "had-shot", "answer": [{"valueBoolean": False}]},
        {"linkId": "shots", "answer": [{"valueInteger": 0}]},
    ]


@pytest.mark.parametrize("question", ["had-shot", "tried", "shots"])
def test_not_sure_is_told_as_asked_but_unknown(visit: Visit, question: str) -> None:
    visit.answer(question, NOT_SURE)
    assert written(visit)["item"] == [{"linkId": question, "answer": [UNKNOWN]}]


def test_what_is_behind_a_closed_question_is_left_out(visit: Visit) -> None:
    visit.answer("had-shot", answer=True)
    visit.answer("relief", "therapy")
    visit.answer("had-shot", answer=False)
    assert [item["linkId"] for item in written(visit)["item"]] == ["had-shot"]


def test_what_stands_below_a_question_is_in_its_answer(visit: Visit) -> None:
    nested = (msgspec.structs.replace(ITEMS[0], item=(ITEMS[3],)),)
    asked = msgspec.structs.replace(visit.guide.questionnaire, items=nested)
    visit = Visit(msgspec.structs.replace(visit.guide, questionnaire=asked))
    visit.answer("had-shot", answer=True)
    visit.answer("shots", 2)
    below = {"linkId": "shots", "answer": [{"valueInteger": 2}]}
    assert written(visit)["item"] == [
        {"linkId": "had-shot", "answer": [{"valueBoolean": True, "item": [below]}]}
    ]


def test_a_visit_without_answers_has_no_items(visit: Visit) -> None:
    assert "item" not in written(visit)


def test_it_is_completed_when_the_patient_came_to_the_end(visit: Visit) -> None:
    visit.answer("shots", 1)
    assert written(visit)["status"] == "in-progress"
    visit.finish_check()
    assert written(visit)["status"] == "completed"


def test_it_says_nothing_of_who(visit: Visit) -> None:
    visit.answer("shots", 1)
    assert written(visit).keys() == {"resourceType", "questionnaire", "status", "authored", "item"}


def test_neither_its_text_nor_that_of_any_part_shows_an_answer(visit: Visit) -> None:
    visit.answer("tried", frozenset({"therapy"}))
    response = build_response(visit, DAY)
    (item,) = response.item
    for part in (response, item, *item.answer, item.answer[0].value_coding):
        assert repr(part) == str(part) == f"<{type(part).__name__}>"
    try:
        raise RuntimeError(response)  # noqa: TRY301 - what a stray exception would show
    except RuntimeError:
        assert "therapy" not in traceback.format_exc()


def test_what_was_written_is_read_back(visit: Visit) -> None:
    visit.answer("had-shot", answer=True)
    visit.answer("hours", NOT_SURE)
    response = build_response(visit, DAY)
    assert msgspec.json.decode(msgspec.json.encode(response), type=QuestionnaireResponse) == response


def test_a_summary_has_it_only_where_it_is_asked_for_and_there_is_an_answer(visit: Visit) -> None:
    assert build_summary(visit, "en", DAY, clinic_code=True).response is None
    visit.answer("shots", 1)
    assert build_summary(visit, "en", DAY).response is None
    assert build_summary(visit, "en", DAY, clinic_code=True).response == build_response(visit, DAY)
