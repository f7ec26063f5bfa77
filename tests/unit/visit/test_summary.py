"""What goes on the printed page."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from kiosk.content.model import Guide
from kiosk.visit.questionnaire import NOT_SURE
from kiosk.visit.summary import Summary, SummaryAnswer, SummaryPoint, SummaryRow, build_summary
from kiosk.visit.visit import Visit

DAY = dt.date(2026, 11, 22)


@pytest.fixture
def visit() -> Visit:
    source = Path(__file__).parents[2] / "data" / "small-guide.json"
    return Visit(msgspec.json.decode(source.read_bytes(), type=Guide))


def test_a_whole_visit_is_written_down_in_the_patients_language(visit: Visit) -> None:
    visit.answer("had-shot", answer=True)
    visit.answer("relief", "most")
    visit.answer("sitting", NOT_SURE)
    visit.toggle_heart("again")
    visit.toggle_heart("time")
    visit.toggle_question("work")
    visit.toggle_question("why-shot")
    summary = build_summary(visit, "es", DAY, "Clínica del Puerto")
    assert msgspec.to_builtins(summary) == {
        "language": "es",
        "guide_title": "Una guía pequeña",
        "guide_version": "2026.1.0",
        "practice": "Clínica del Puerto",
        "date": "2026-11-22",
        "questions": ("When can I work again? (es)", "¿Ayudaría una prueba?"),
        "suggested": ("What else can I try? (es)",),
        "options": ("Inyecciones", "Fusión"),
        "option_tones": ("a", "b"),
        "rows": (
            {"title": "Done again (es)", "cells": ("Often (es)", "Rarely (es)")},
            {"title": "Time it takes (es)", "cells": ("Half an hour (es)", "An hour (es)")},
        ),
        "points": (
            {
                "title": "The test shot helped (es)",
                "standing": "met",
                "sentence": "Su respuesta coincide.",
                "looked_for": "Three quarters of the pain gone (es)",
                "said": (
                    {"question": "Inyección de prueba", "state": "yes", "answer": ""},
                    {"question": "Relief (es)", "state": "answered", "answer": "Tres cuartos o más"},
                ),
                "disputed": "Sources differ: half, or three quarters. (es)",
            },
            {
                "title": "Six months of care (es)",
                "standing": "unknown",
                "sentence": "Ask what else there is. (es)",
                "looked_for": "Six months, three kinds (es)",
                "said": ({"question": "Tried (es)", "state": "unanswered", "answer": ""},),
                "disputed": "",
            },
        ),
        "answers": ({"question": "Does sitting make it worse? (es)", "state": "not-sure", "answer": ""},),
        "help_now": "¿Entumecimiento? Llame al 911.",
        "disclaimer": "Esto no es un diagnóstico.",
        "reviewed": "",
        "response": None,
    }


def test_an_untouched_visit_still_makes_a_page(visit: Visit) -> None:
    summary = build_summary(visit, "en", DAY)
    assert (summary.questions, summary.suggested, summary.rows) == ((), (), ())
    assert (summary.points, summary.answers) == ((), ())
    assert summary.help_now == "Numb between the legs? Call 911."


def test_the_points_are_there_as_soon_as_the_check_is_begun(visit: Visit) -> None:
    visit.begin_check()
    summary = build_summary(visit, "en", DAY)
    assert [point.standing for point in summary.points] == ["unknown", "unknown"]
    assert summary.answers == ()


def test_the_practice_is_the_guides_own_if_no_setting_names_another(visit: Visit) -> None:
    assert build_summary(visit, "en", DAY).practice == "Harbor Spine Clinic"


def test_a_page_names_its_reviewer_once_there_is_one(visit: Visit) -> None:
    reviewed = Visit(msgspec.structs.replace(visit.guide, reviewed_by="Dr. Reviewer"))
    assert build_summary(reviewed, "en", DAY).reviewed == "Dr. Reviewer"


def test_a_page_can_be_written_in_another_language_than_is_read(visit: Visit) -> None:
    visit.toggle_heart("time")
    assert visit.language == "en"
    assert build_summary(visit, "es", DAY).rows[0].title == "Time it takes (es)"
    assert visit.language == "en"


def test_warning_signs_leave_no_trace_on_the_page(visit: Visit) -> None:
    before = build_summary(visit, "en", DAY)
    visit.set_warning_signs_cleared(cleared=True)
    assert build_summary(visit, "en", DAY) == before


def test_a_summary_survives_json_unchanged() -> None:
    summary = Summary(
        language="en",
        guide_title="Title",
        guide_version="1",
        practice="Practice",
        date="2026-11-22",
        questions=("Why?",),
        suggested=(),
        options=("One", "Two"),
        option_tones=("a", "b"),
        rows=(SummaryRow("Row", ("1", "2")),),
        points=(SummaryPoint("P", "met", "S", "L", (SummaryAnswer("Q", "answered", "A"),), ""),),
        answers=(SummaryAnswer("Q", "not-sure", ""),),
        help_now="Help",
        disclaimer="No diagnosis",
        reviewed="",
    )
    assert msgspec.json.decode(msgspec.json.encode(summary), type=Summary) == summary
