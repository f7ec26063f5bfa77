"""A patient touches a warning sign: help at once, nothing kept, and always a way on."""

import pytest

from kiosk.content.model import Guide, WarningSign
from tests.journeys.conftest import Open, OpenKiosk
from tests.journeys.memory import edges_of, marked_widgets, words_of_widgets

SIGN = "check.sign.chest-pain"
ANSWERS_THAT_NEED_HELP = (SIGN, "check.sign.after-accident", "check.one_or_more", "check.not_sure")


def at_the_gate(kiosk: OpenKiosk, language: str = "en") -> None:
    kiosk.press(f"welcome.start.{language}", "home.check")
    assert kiosk.place == "check"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("answer", ANSWERS_THAT_NEED_HELP)
def test_any_yes_brings_help_at_once(open_kiosk: Open, guide: Guide, answer: str, language: str) -> None:
    kiosk = open_kiosk()
    at_the_gate(kiosk, language)

    kiosk.press(answer)

    assert kiosk.hands.screen == "signs"
    assert kiosk.hands.sees(guide.warning_signs.title[language])
    assert kiosk.hands.sees(guide.warning_signs.lead[language])
    for sign in guide.warning_signs.signs:
        assert kiosk.hands.sees(sign.text[language])
    assert not kiosk.kiosk.session.visit.warning_signs_cleared
    assert not kiosk.kiosk.session.visit.check_begun


def traces(kiosk: OpenKiosk, sign: WarningSign) -> tuple[int, int]:
    """Count what says a sign's name: references in the kiosk's memory, and words of widgets."""
    names = (sign.id, sign.text["en"])
    references = sum(
        any(name in each for name in names) for each in edges_of(kiosk.kiosk) if isinstance(each, str)
    )
    words = sum(any(name in each for name in names) for each in words_of_widgets())
    return references, words


def test_nothing_anywhere_tells_which_sign_it_was(open_kiosk: Open, guide: Guide) -> None:
    kiosk = open_kiosk()
    at_the_gate(kiosk)
    kiosk.press(SIGN)
    kiosk.hands.settle()

    counts = {
        sign.id: traces(kiosk, sign) for sign in guide.warning_signs.signs if sign.urgency == "now"
    }  # those that were not touched are the measure

    assert counts["chest-pain"] > (0, 0)  # the guide itself names them all
    assert len(set(counts.values())) == 1, counts
    assert [name for name in marked_widgets(kiosk.kiosk.window) if "check." in name] == []


def test_the_gate_is_as_it_was_when_the_patient_comes_back(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    at_the_gate(kiosk)
    before = kiosk.hands.texts()
    kiosk.press(SIGN, "signs.back")
    assert kiosk.place == "check"
    assert kiosk.hands.texts() == before
    assert [name for name in marked_widgets(kiosk.kiosk.window) if "check." in name] == []


def test_there_is_always_a_way_on(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    at_the_gate(kiosk)
    kiosk.press(SIGN, "signs.back", "check.none")
    assert kiosk.place == "check:had-test-shot"

    kiosk.press("check.home", "home.signs", "signs.home")
    assert kiosk.place == "home"


@pytest.mark.parametrize("place", ["home", "check"])
def test_the_language_can_be_changed_in_an_emergency(open_kiosk: Open, guide: Guide, place: str) -> None:
    kiosk = open_kiosk()
    kiosk.press("welcome.start.en")
    if place == "check":
        kiosk.press("home.check", SIGN)
    else:
        kiosk.press("home.signs")
    kiosk.press("signs.language.es")
    assert kiosk.hands.screen == "signs"
    assert kiosk.hands.sees(guide.warning_signs.title["es"])
    kiosk.press("signs.back")
    assert kiosk.hands.screen == place


def test_a_sign_that_is_touched_later_takes_the_all_clear_back(open_kiosk: Open, guide: Guide) -> None:
    kiosk = open_kiosk()
    at_the_gate(kiosk)
    kiosk.press("check.none", "check.home")  # cleared once, and a sign touched later takes it back
    kiosk.kiosk.navigator.go("check")
    kiosk.hands.settle()
    kiosk.press(SIGN, "signs.home")
    assert not kiosk.kiosk.session.visit.warning_signs_cleared
    kiosk.press("home.check")
    assert kiosk.place == "check"
    assert kiosk.hands.sees(guide.warning_signs.ask["en"])
