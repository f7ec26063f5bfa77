"""Every kind of item of a questionnaire, on a small one made for it."""

import datetime as dt

import msgspec
import pytest

from kiosk import paths
from kiosk.authoring.loading import load_guide
from kiosk.content.model import AnswerOption, EnableWhen, Guide, Item
from kiosk.ui.fonts import load_fonts
from kiosk.ui.hands import Hands
from kiosk.ui.screens.check import CheckScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.buttons import TouchButton
from kiosk.visit.questionnaire import NOT_SURE
from tests.ui.conftest import ROOT, Show


def _both(words: str) -> dict[str, str]:
    return {"en": words, "es": f"{words} (es)"}


ITEMS = (
    Item("welcome", "display", _both("Take your time.")),
    Item(
        "body",
        "group",
        _both("Your body"),
        item=(
            Item("walks", "boolean", _both("Do you walk?"), why=_both("Walking helps.")),
            Item(
                "steps",
                "integer",
                _both("How many steps?"),
                unit=_both("steps"),
                minimum=0,
                maximum=2,
                enable_when=(EnableWhen("walks", "=", True),),
            ),
        ),
    ),
    Item("weight", "decimal", _both("How heavy is your bag?"), unit=_both("kg"), minimum=0, step=0.1),
    Item(
        "side",
        "choice",
        _both("Which side?"),
        answer_option=(AnswerOption("left", _both("Left")), AnswerOption("right", _both("Right"))),
    ),
    Item(
        "when",
        "choice",
        _both("When does it hurt?"),
        repeats=True,
        answer_option=(
            AnswerOption("day", _both("By day")),
            AnswerOption("night", _both("By night")),
            AnswerOption("never", _both("Never"), exclusive=True),
        ),
    ),
)


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The built-in guide with a small self-check in place of its own."""
    built_in = load_guide(ROOT / "content" / "si-joint", dt.date(2026, 11, 22))
    own = msgspec.structs.replace(built_in.questionnaire, items=ITEMS, criteria=())
    return msgspec.structs.replace(built_in, questionnaire=own)


@pytest.fixture
def screen(qapp: object) -> CheckScreen:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")
    return CheckScreen()


def _button(hands: Hands, control: str) -> TouchButton:
    button = hands.find(f"check.{control}")
    assert isinstance(button, TouchButton)
    return button


def test_a_text_is_a_page_that_is_no_question(show: Show, screen: CheckScreen, hands: Hands) -> None:
    show(screen, "welcome")
    assert hands.sees("Take your time.")
    assert not hands.sees("Question")
    assert "check.not_sure" not in hands.ids()
    assert _button(hands, "next").isEnabled()


def test_a_group_gives_its_title_to_its_questions(show: Show, screen: CheckScreen, hands: Hands) -> None:
    show(screen, "walks")
    assert hands.sees("Question 1 of 4")
    assert hands.sees("Your body")
    show(screen, "weight")
    assert not hands.sees("Your body")


def test_yes_no_and_not_sure(show: Show, screen: CheckScreen, session: VisitSession, hands: Hands) -> None:
    show(screen, "walks")
    assert hands.sees("Why we ask: Walking helps.")
    for control, answer in (("yes", True), ("no", False), ("not_sure", NOT_SURE)):
        hands.press(f"check.{control}")
        assert session.visit.answers["walks"] is answer
        assert _button(hands, control).isChecked()


def test_a_count_goes_up_and_down_within_its_bounds(
    show: Show, screen: CheckScreen, session: VisitSession, hands: Hands
) -> None:
    session.visit.answer("walks", True)
    show(screen, "steps")
    assert "steps" not in session.visit.answers  # no number is taken for granted
    for number in (1, 2):
        hands.press("check.more_value")
        assert session.visit.answers["steps"] == number
        assert hands.sees(str(number))
    assert hands.sees("steps")
    assert not _button(hands, "more_value").isEnabled()
    hands.press("check.less")
    hands.press("check.less")
    assert session.visit.answers["steps"] == 0
    assert not _button(hands, "less").isEnabled()


def test_not_sure_takes_the_place_of_a_number_and_gives_way_to_one(
    show: Show, screen: CheckScreen, session: VisitSession, hands: Hands
) -> None:
    session.visit.answer("walks", True)
    show(screen, "steps")
    hands.press("check.more_value")
    hands.press("check.not_sure")
    assert session.visit.answers.get("steps") is NOT_SURE
    assert _button(hands, "not_sure").isChecked()
    hands.press("check.less")
    assert session.visit.answers.get("steps") == 0
    assert not _button(hands, "not_sure").isChecked()


def test_a_decimal_is_shown_as_people_write_it(
    show: Show, screen: CheckScreen, session: VisitSession, hands: Hands
) -> None:
    show(screen, "weight")
    for _ in range(3):
        hands.press("check.more_value")
    assert session.visit.answers["weight"] == 0.3
    assert hands.sees("0.3")
    assert not hands.sees("0.30")
    assert hands.sees("kg")


def test_one_of_several_options_holds(
    show: Show, screen: CheckScreen, session: VisitSession, hands: Hands
) -> None:
    show(screen, "side")
    hands.press("check.option.left")
    hands.press("check.option.right")
    assert session.visit.answers["side"] == "right"
    assert not _button(hands, "option.left").isChecked()
    hands.press("check.not_sure")
    assert not _button(hands, "option.right").isChecked()


def test_several_options_hold_until_an_exclusive_one_is_chosen(
    show: Show, screen: CheckScreen, session: VisitSession, hands: Hands
) -> None:
    show(screen, "when")
    for code in ("day", "night"):
        hands.press(f"check.option.{code}")
    assert session.visit.answers["when"] == frozenset({"day", "night"})
    hands.press("check.option.never")
    assert session.visit.answers["when"] == frozenset({"never"})
    assert [_button(hands, f"option.{code}").isChecked() for code in ("day", "night", "never")] == [
        False,
        False,
        True,
    ]


def test_one_and_several_wear_icons_of_their_own(show: Show, screen: CheckScreen, hands: Hands) -> None:
    show(screen, "side")
    one = _button(hands, "option.left")._face
    show(screen, "when")
    several = _button(hands, "option.day")._face
    assert len({one.icon, one.checked_icon, several.icon, several.checked_icon}) == 4
