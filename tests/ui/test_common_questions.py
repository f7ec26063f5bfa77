"""The common questions open in place, one at a time."""

from collections.abc import Callable

import pytest

from kiosk.ui.hands import Hands
from kiosk.ui.screens.common import CommonScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.buttons import TouchButton
from kiosk.ui.widgets.disclosure import Disclosure

Show = Callable[..., CommonScreen]

SMALL = (1280, 800)
FIRST, SECOND = "is-fusion-for-me", "what-is-different"
FIRST_WORDS = {"en": "No guide can tell you that.", "es": "Ninguna guía puede decirlo."}
SECOND_WORDS = "A shot puts medicine in the joint."


@pytest.fixture
def common(qapp: object) -> CommonScreen:  # noqa: ARG001 - Qt must be up
    return CommonScreen()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_question_is_listed_and_none_is_open(
    show: Show, common: CommonScreen, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    show(common)
    for question in session.view.guide.common_questions:
        assert hands.sees(question.question[language])
    assert not hands.sees(FIRST_WORDS[language])


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_touch_opens_the_answer_and_another_closes_it(
    show: Show, common: CommonScreen, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    show(common, size=SMALL)
    hands.press(f"common.question.{FIRST}")
    assert hands.sees(FIRST_WORDS[language])
    hands.press(f"common.question.{FIRST}")
    assert not hands.sees(FIRST_WORDS[language])


def test_one_answer_is_open_at_a_time(show: Show, common: CommonScreen, hands: Hands) -> None:
    show(common, size=SMALL)
    hands.press(f"common.question.{FIRST}")
    hands.press(f"common.question.{SECOND}")
    assert hands.sees(SECOND_WORDS)
    assert not hands.sees(FIRST_WORDS["en"])
    assert sum(each.is_open for each in common.findChildren(Disclosure)) == 1


def test_the_question_that_was_touched_stays_in_sight(show: Show, common: CommonScreen, hands: Hands) -> None:
    show(common, size=SMALL)
    hands.press(f"common.question.{FIRST}")
    hands.press("common.question.how-long-to-heal")
    heading = hands.find("common.question.how-long-to-heal")
    assert heading.visibleRegion().boundingRect() == heading.rect()


def test_an_open_answer_says_so_to_those_who_do_not_see_it(
    show: Show, common: CommonScreen, hands: Hands
) -> None:
    show(common, size=SMALL)
    heading = hands.find(f"common.question.{FIRST}")
    assert heading.accessibleDescription() == "Closed"
    hands.press(f"common.question.{FIRST}")
    assert heading.accessibleDescription() == "Open"


def test_another_language_or_text_size_leaves_the_answer_open(
    show: Show, common: CommonScreen, session: VisitSession, hands: Hands
) -> None:
    show(common, size=SMALL)
    hands.press(f"common.question.{FIRST}")
    session.set_language("es")
    session.set_text_percent(150)
    show(common, size=SMALL)
    assert hands.sees(FIRST_WORDS["es"])


def test_for_the_next_patient_all_are_closed(
    show: Show, common: CommonScreen, session: VisitSession, hands: Hands
) -> None:
    show(common, size=SMALL)
    hands.press(f"common.question.{FIRST}")
    common.forget()
    session.begin("en")
    show(common, size=SMALL)
    assert not hands.sees(FIRST_WORDS["en"])


def test_an_answer_says_how_sure_we_are(
    show: Show, common: CommonScreen, session: VisitSession, hands: Hands
) -> None:
    asked: list[str] = []
    common.card_requested.connect(asked.append)
    show(common, size=SMALL)
    hands.press(f"common.question.{FIRST}")
    button = hands.find(f"common.sure.{FIRST}")
    assert isinstance(button, TouchButton)
    button.click()
    question = session.view.guide.common_questions[0]
    assert asked == ["evidence:" + ",".join(question.evidence)]


def test_it_leads_on_to_the_patients_own_questions(show: Show, common: CommonScreen, hands: Hands) -> None:
    places: list[str] = []
    common.place_requested.connect(places.append)
    show(common)
    hands.press("common.ask")
    hands.press("common.home")
    assert places == ["ask", "home"]
