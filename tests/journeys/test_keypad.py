"""A patient, or somebody of the staff, has a numeric keypad and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.choices import ANSWERS, HEARTS
from tests.journeys.conftest import CALM, Open, OpenKiosk
from tests.journeys.printed import page_in, page_words, read_page

NEXT, BEFORE, CHOOSE, BACK = Qt.Key.Key_6, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_0
ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Enter)
"""The same without Num Lock."""

_MOST_STEPS = 150


def strike(kiosk: OpenKiosk, key: Qt.Key) -> None:
    QTest.keyClick(kiosk.kiosk.window.windowHandle(), key, Qt.KeyboardModifier.KeypadModifier)
    kiosk.hands.settle()


def focused(kiosk: OpenKiosk) -> str:
    widget = kiosk.kiosk.window.focusWidget()
    return "" if widget is None else widget.objectName()


def choose(kiosk: OpenKiosk, *controls: str, key: Qt.Key = NEXT, choose: Qt.Key = CHOOSE) -> None:
    for control in controls:
        for _ in range(_MOST_STEPS):
            if focused(kiosk) == control:
                break
            strike(kiosk, key)
        assert focused(kiosk) == control
        strike(kiosk, choose)


def test_a_whole_visit_to_the_printed_page(open_kiosk: Open, tmp_path: Path) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    choose(kiosk, "welcome.start.en", "home.compare", *(f"compare.heart.{heart}" for heart in HEARTS))
    choose(kiosk, "compare.check", "check.none")
    for _, answers in ANSWERS:
        choose(kiosk, *answers, "check.next")
    choose(kiosk, "outcome.ask", "ask.take")
    kiosk.until(lambda: kiosk.kiosk.desk.page is not None)
    choose(kiosk, "summary.print")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)

    assert page_words("en")["matters"] in read_page(page_in(tmp_path)).text


@pytest.mark.parametrize(("on", "back_again", "press"), [(NEXT, BEFORE, CHOOSE), ARROWS])
def test_it_goes_on_and_back_with_and_without_num_lock(
    open_kiosk: Open, on: Qt.Key, back_again: Qt.Key, press: Qt.Key
) -> None:
    kiosk = open_kiosk()
    choose(kiosk, "welcome.start.en", "home.compare", key=on, choose=press)
    assert kiosk.hands.screen == "compare"
    strike(kiosk, on)
    first = focused(kiosk)
    strike(kiosk, on)
    strike(kiosk, back_again)
    assert focused(kiosk) == first

    strike(kiosk, BACK)
    assert kiosk.hands.screen == "home"


def test_digits_of_a_keyboard_and_those_of_a_pin_stay_digits(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    QTest.keyClick(kiosk.kiosk.window.windowHandle(), Qt.Key.Key_5)
    assert kiosk.hands.screen == "welcome"

    kiosk.kiosk.staff.open()
    kiosk.hands.settle()
    assert kiosk.hands.screen == "staff.pin"
    strike(kiosk, BACK)
    assert kiosk.hands.screen == "staff.pin"
