"""Something fails in the middle of a visit: a calm screen, everything erased, and back to the start."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.journeys.choices import HEARTS
from tests.journeys.conftest import CALM, Open, OpenKiosk

MARK = "planted-mark"


def a_place_that_is_not(kiosk: OpenKiosk) -> None:
    screen = kiosk.kiosk.window.current
    assert screen is not None
    screen.place_requested.emit(MARK)


def a_card_that_is_not(kiosk: OpenKiosk) -> None:
    screen = kiosk.kiosk.window.current
    assert screen is not None
    screen.card_requested.emit(f"{MARK}:{MARK}")


def a_thread_that_fails(kiosk: OpenKiosk) -> None:
    def fail(secret: str) -> None:
        raise ValueError(secret, kiosk.kiosk.session.visit)

    thread = threading.Thread(target=fail, args=(MARK,))
    thread.start()
    thread.join()


Failure = Callable[[OpenKiosk], None]
FAILURES = (a_place_that_is_not, a_card_that_is_not, a_thread_that_fails)


def in_the_middle_of_a_visit(open_kiosk: Open, language: str = "en", failsafe_s: int = 60) -> OpenKiosk:
    kiosk = open_kiosk(replace(CALM, failsafe_s=failsafe_s))
    kiosk.kiosk.failsafe.install()  # in place of pytest's own watch for errors; closing it takes it away
    kiosk.press(f"welcome.start.{language}", "home.compare", f"compare.heart.{HEARTS[0]}", "bar.contrast")
    return kiosk


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_is_erased_and_the_welcome_screen_comes_back(
    open_kiosk: Open, failure: Failure, language: str
) -> None:
    kiosk = in_the_middle_of_a_visit(open_kiosk, language, failsafe_s=2)
    visit = kiosk.kiosk.session.visit

    failure(kiosk)

    kiosk.until(lambda: kiosk.hands.screen == "failsafe")
    assert kiosk.hands.sees("Everything you entered has been erased")
    assert list(visit.hearts) == []
    assert kiosk.kiosk.session.visit is not visit
    kiosk.until(lambda: kiosk.hands.screen == "welcome")
    assert kiosk.place == "welcome"
    assert kiosk.kiosk.session.view.theme.contrast == "light"

    kiosk.press(f"welcome.start.{language}", "home.compare")
    assert not kiosk.hands.find(f"compare.heart.{HEARTS[0]}").property("checked")


@pytest.mark.parametrize("failure", FAILURES)
def test_staff_are_told_where_and_nobody_what(
    open_kiosk: Open, failure: Failure, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    kiosk = in_the_middle_of_a_visit(open_kiosk)

    failure(kiosk)

    kiosk.until(lambda: kiosk.hands.screen == "failsafe")
    assert "An error that nobody handled" in caplog.text
    printed = capfd.readouterr()
    for place in (caplog.text, printed.out, printed.err):
        assert MARK not in place
        assert HEARTS[0] not in place
        assert "Traceback" not in place


def test_an_open_card_and_the_countdown_go_too(open_kiosk: Open) -> None:
    kiosk = in_the_middle_of_a_visit(open_kiosk)
    kiosk.press(f"compare.row.{HEARTS[0]}")
    kiosk.kiosk.host.ask()
    a_thread_that_fails(kiosk)
    kiosk.until(lambda: kiosk.hands.screen == "failsafe")
    assert [each for each in kiosk.kiosk.window.overlays() if each.isVisible()] == []


def test_no_touch_is_needed_or_heeded_while_it_is_up(open_kiosk: Open) -> None:
    kiosk = in_the_middle_of_a_visit(open_kiosk)
    a_thread_that_fails(kiosk)
    kiosk.until(lambda: kiosk.hands.screen == "failsafe")
    kiosk.hands.tap(kiosk.kiosk.window.rect().center())
    assert kiosk.hands.screen == "failsafe"
    assert [each for each in kiosk.hands.ids() if not each.endswith(".more")] == []
