"""The outcome: points beside answers, in words, icons and colours; no verdict and no score."""

import re

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.ui.fonts import load_fonts
from kiosk.ui.hands import Hands
from kiosk.ui.screens.outcome import OutcomeScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.point_row import _LOOKS, PointRow
from kiosk.ui.widgets.question_pick import QuestionPick
from kiosk.visit.questionnaire import NOT_SURE
from kiosk.visit.visit import Visit
from tests.ui.conftest import Show

STANDINGS = {"met": "Lines up", "not-met": "Does not line up", "unknown": "Ask about this"}


@pytest.fixture
def screen(qapp: object) -> OutcomeScreen:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")
    return OutcomeScreen()


@pytest.fixture
def answered(session: VisitSession) -> Visit:
    """A visit with a point of each standing."""
    visit = session.visit
    visit.answer("had-test-shot", True)
    visit.answer("relief-after-test-shot", "three-quarters")
    visit.answer("months-of-care", "none-yet")
    visit.answer("pictures", NOT_SURE)
    return visit


def _check_step(visit: Visit) -> str:
    return next(step.state for step in visit.steps() if step.name == "check")


def _row(screen: OutcomeScreen, title: str) -> PointRow:
    rows = [row for row in screen.findChildren(PointRow) if row.accessibleName().startswith(f"{title}.")]
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_each_point_says_how_it_stands_what_was_said_and_where_sources_differ(
    show: Show, screen: OutcomeScreen, answered: Visit, size: tuple[int, int]
) -> None:
    show(screen, size=size)
    standings = set()
    for point in answered.outcome():
        said = _row(screen, point.criterion.title["en"]).accessibleName()
        assert STANDINGS[point.standing] in said
        assert point.sentence["en"] in said
        assert point.criterion.looked_for["en"] in said
        assert point.criterion.disputed["en"] in said
        standings.add(point.standing)
    assert standings == set(STANDINGS)


def test_yes_not_sure_and_left_open_are_told_apart(
    show: Show, screen: OutcomeScreen, answered: Visit, hands: Hands
) -> None:
    show(screen)
    assert answered.check_begun
    assert hands.sees("Had a test shot: yes · Pain gone after the test shot: Three quarters or more")
    assert hands.sees("CT or MRI scan: I am not sure")
    assert hands.sees("Pain keeps me from: left open")


def test_no_two_standings_share_an_icon_or_a_colour() -> None:
    looks = _LOOKS.values()
    assert len({look.icon for look in looks}) == len({look.ink for look in looks}) == len(STANDINGS)


def test_no_standing_wears_a_treatments_colour_or_the_colour_of_warnings() -> None:
    roles = {role for look in _LOOKS.values() for role in (look.ink, look.edge, look.ground)}
    assert not any(role.startswith(("treatment", "stop", "alarm")) for role in roles)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_there_is_no_score_in_the_screens_own_words(
    show: Show, screen: OutcomeScreen, answered: Visit, hands: Hands, size: tuple[int, int]
) -> None:
    show(screen, size=size)
    words = "\n".join(hands.texts())
    for point in answered.outcome():
        parts = [point.criterion.title, point.sentence, point.criterion.looked_for, point.criterion.disputed]
        guides = [part["en"] for part in parts] + [said.words("en") for said in point.said]
        guides += [said.question("en") for said in point.said]
        for guides_own in sorted(filter(None, guides), key=len, reverse=True):
            words = words.replace(guides_own, "")
    for group in answered.guide.question_groups:
        for question in group.questions:
            words = words.replace(question.text["en"], "")
    assert "Lines up" in words
    assert not re.search(r"\d", words)
    assert "%" not in words
    assert not re.search(r"\b(score|points? met|out of|result|candidate|should have)\b", words, re.IGNORECASE)


def test_it_says_that_it_is_no_diagnosis(
    show: Show, screen: OutcomeScreen, answered: Visit, hands: Hands
) -> None:
    show(screen)
    assert answered.check_begun
    assert hands.sees("This is not a diagnosis.")


def test_how_sure_are_we_opens_the_points_sources(
    qtbot: QtBot, show: Show, screen: OutcomeScreen, answered: Visit, hands: Hands
) -> None:
    show(screen)
    point = answered.outcome()[0].criterion
    with qtbot.waitSignal(screen.card_requested) as card:
        hands.press(f"outcome.sure.{point.id}")
    assert card.args == ["evidence:" + ",".join(point.evidence)]


def test_questions_are_picked_in_place_and_stay_where_they_are(
    show: Show, screen: OutcomeScreen, session: VisitSession, answered: Visit, hands: Hands
) -> None:
    show(screen)
    offered = [question.id for question in answered.suggested_questions()]
    shown = [pick.objectName() for pick in screen.findChildren(QuestionPick)]
    assert offered
    assert shown == [f"outcome.question.{question}" for question in offered]
    hands.press(shown[0])
    assert list(answered.questions) == [offered[0]]
    session.set_language("es")
    show(screen)
    picks = [pick for pick in screen.findChildren(QuestionPick) if pick.isVisible()]
    assert [pick.objectName() for pick in picks] == shown
    assert picks[0].isChecked()
    hands.press(shown[0])
    assert not answered.questions


def test_the_ways_on(qtbot: QtBot, show: Show, screen: OutcomeScreen, answered: Visit, hands: Hands) -> None:
    show(screen)
    open_item = answered.first_unanswered
    assert open_item is not None
    ways = {
        "outcome.print": "summary",
        "outcome.change": "check:had-test-shot",
        "outcome.go_on": f"check:{open_item.link_id}",
        "outcome.ask": "ask",
        "outcome.home": "home",
    }
    for control, place in ways.items():
        with qtbot.waitSignal(screen.place_requested) as asked:
            hands.press(control)
        assert asked.args == [place]


def test_with_every_question_answered_the_self_check_is_finished(
    show: Show, screen: OutcomeScreen, answered: Visit, hands: Hands
) -> None:
    show(screen)
    assert _check_step(answered) != "done"
    item = answered.first_unanswered
    while item is not None:
        answered.answer(item.link_id, NOT_SURE)
        item = answered.first_unanswered
    show(screen)
    assert _check_step(answered) == "done"
    assert "outcome.go_on" not in hands.ids()


def test_before_the_self_check_there_is_a_way_to_it_and_nothing_else(
    qtbot: QtBot, show: Show, screen: OutcomeScreen, session: VisitSession, hands: Hands
) -> None:
    show(screen)
    assert not any(hands.sees(words) for words in STANDINGS.values())
    assert not session.visit.check_finished
    with qtbot.waitSignal(screen.place_requested) as asked:
        hands.press("outcome.start")
    assert asked.args == ["check"]


def test_nothing_of_the_answers_is_left_when_the_visit_is_erased(
    show: Show, screen: OutcomeScreen, session: VisitSession, answered: Visit, hands: Hands
) -> None:
    show(screen)
    session.erase()
    screen.forget()
    assert not answered.answers
    show(screen)
    assert not any(
        isinstance(widget, PointRow) for widget in screen.findChildren(QWidget) if widget.isVisible()
    )
    assert not hands.sees("Three quarters or more")
