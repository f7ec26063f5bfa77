"""Questions for the doctor: in groups, picked by touch, the fitting ones first."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.content.model import Guide
from kiosk.ui.fonts import load_fonts
from kiosk.ui.hands import Hands
from kiosk.ui.screens.ask import AskScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.question_pick import QuestionPick
from kiosk.visit.questionnaire import NOT_SURE
from tests.ui.conftest import Show

SUGGESTED = "Suggested from your answers"


@pytest.fixture
def screen(qapp: object) -> AskScreen:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")
    return AskScreen()


def _picks(screen: AskScreen) -> list[str]:
    picks = [pick for pick in screen.findChildren(QuestionPick) if pick.isVisibleTo(screen)]
    return [pick.objectName().removeprefix("ask.question.") for pick in picks]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_question_stands_in_its_group(
    show: Show, screen: AskScreen, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    show(screen)
    for group in session.view.guide.question_groups:
        assert hands.sees(group.title[language])
        for question in group.questions:
            assert hands.sees(question.text[language])
    assert not hands.sees(SUGGESTED)  # before the self-check a suggestion would say nothing


def test_fitting_questions_stand_first_and_only_once(
    show: Show, screen: AskScreen, session: VisitSession, hands: Hands, guide: Guide
) -> None:
    session.visit.answer("pictures", NOT_SURE)
    show(screen)
    assert hands.sees(SUGGESTED)
    suggested = [question.id for question in session.visit.suggested_questions()]
    shown = _picks(screen)
    assert shown[: len(suggested)] == suggested
    assert sorted(shown) == sorted(
        question.id for group in guide.question_groups for question in group.questions
    )


def test_a_question_is_picked_and_dropped_in_place(
    show: Show, screen: AskScreen, session: VisitSession, hands: Hands
) -> None:
    show(screen)
    pick = hands.find("ask.question.other-causes")
    assert isinstance(pick, QuestionPick)
    hands.press("ask.question.other-causes")
    assert list(session.visit.questions) == ["other-causes"]
    assert pick.isChecked()
    assert hands.find("ask.question.other-causes") is pick
    hands.press("ask.question.other-causes")
    assert not session.visit.questions
    assert not pick.isChecked()


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_how_many_are_picked_is_said_at_once(
    show: Show, screen: AskScreen, hands: Hands, size: tuple[int, int]
) -> None:
    show(screen, size=size)
    assert hands.sees("They print on your page.")
    for count, question in enumerate(("where-pain-starts", "other-causes"), start=1):
        hands.press(f"ask.question.{question}")
        assert hands.sees(f"Picked so far: {count}.")


def test_a_picked_suggestion_keeps_its_place_in_another_language(
    show: Show, screen: AskScreen, session: VisitSession, hands: Hands
) -> None:
    session.visit.answer("pictures", NOT_SURE)
    show(screen)
    before = _picks(screen)
    hands.press(f"ask.question.{before[0]}")
    session.set_language("es")
    show(screen)
    assert _picks(screen) == before
    assert list(session.visit.questions) == [before[0]]


def test_the_way_leads_home_and_to_the_page(
    qtbot: QtBot, show: Show, screen: AskScreen, hands: Hands
) -> None:
    show(screen)
    for control, place in (("ask.home", "home"), ("ask.take", "summary")):
        with qtbot.waitSignal(screen.place_requested) as asked:
            hands.press(control)
        assert asked.args == [place]
