"""The PIN on the screen: typed without a trace, set at first, and made to wait for."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.staff.journal import Journal
from kiosk.staff.pin import PinLock
from kiosk.ui.hands import Hands
from kiosk.ui.screens.staff_pin import StaffPinScreen
from kiosk.ui.staff.pin_desk import PinDesk
from kiosk.ui.window import KioskWindow
from tests.staffed_kiosk import PIN, QUICK
from tests.ui.conftest import Show

WRONG = "975310"


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Door:
    """The screen over a real lock."""

    def __init__(
        self, screen: StaffPinScreen, lock: PinLock, desk: PinDesk, hands: Hands, clock: Clock
    ) -> None:
        self.screen, self.lock, self.desk, self.hands, self.clock = screen, lock, desk, hands, clock

    def type(self, pin: str) -> None:
        for digit in pin:
            self.hands.press(f"staff.pin.digit.{digit}")

    def enter(self, pin: str) -> None:
        self.type(pin)
        self.hands.press("staff.pin.confirm")


@pytest.fixture
def door(tmp_path: Path, hands: Hands) -> Iterator[Door]:
    clock = Clock()
    lock = PinLock(tmp_path / "pin", clock, QUICK)
    journal = Journal(tmp_path / "journal", lambda: dt.datetime.now(dt.UTC))
    desk = PinDesk(lock, journal)
    screen = StaffPinScreen(desk)
    yield Door(screen, lock, desk, hands, clock)
    desk.finish()


@pytest.fixture
def locked(door: Door, show: Show) -> Door:
    """A door whose PIN is set."""
    door.lock.set_pin(PIN)
    show(door.screen)
    return door


@pytest.fixture
def fresh(door: Door, show: Show) -> Door:
    """A door without a PIN."""
    show(door.screen)
    return door


# --- Entering -----------------------------------------------------------------------------------


def test_the_right_pin_lets_in(qtbot: QtBot, locked: Door) -> None:
    with qtbot.waitSignal(locked.desk.let_in):
        locked.enter(PIN)


def test_a_wrong_pin_does_not_and_the_next_try_can_be_typed(qtbot: QtBot, locked: Door) -> None:
    with qtbot.assertNotEmitted(locked.desk.let_in), qtbot.waitSignal(locked.desk.was_wrong):
        locked.enter(WRONG)
    assert locked.hands.sees("That was not the PIN. Try again.")
    locked.type("2")
    assert not locked.hands.sees("That was not the PIN")


def test_a_slip_can_be_taken_back(qtbot: QtBot, locked: Door) -> None:
    locked.type(PIN[:-1] + "9")
    locked.hands.press("staff.pin.delete")
    with qtbot.waitSignal(locked.desk.let_in):
        locked.enter(PIN[-1])


def test_nothing_typed_is_shown_spoken_or_kept(qtbot: QtBot, locked: Door, window: KioskWindow) -> None:
    locked.type(PIN)
    dots = locked.screen._dots
    assert dots is not None
    assert dots.accessibleName() == "Digits typed: 6"
    said = [widget.text() for widget in window.findChildren(QLabel)]
    said += [widget.accessibleName() for widget in window.findChildren(QWidget)]
    assert not [words for words in said if PIN in words or PIN[:3] in words]
    with qtbot.waitSignal(locked.desk.let_in):
        locked.hands.press("staff.pin.confirm")
    assert dots.count == 0


def test_leaving_the_screen_forgets_what_was_typed(locked: Door, show: Show) -> None:
    locked.type(PIN[:4])
    locked.screen.hide()
    show(locked.screen)
    assert locked.screen._dots is not None
    assert locked.screen._dots.count == 0


def test_after_too_many_tries_it_waits_counts_down_and_goes_on(qtbot: QtBot, locked: Door) -> None:
    for _ in range(4):
        if locked.lock.wait_s == 0:
            with qtbot.waitSignal(locked.desk.was_wrong):
                locked.enter(WRONG)
    assert locked.lock.wait_s == 30
    assert locked.hands.sees("Too many wrong tries. You can try again in 30 s.")
    assert not locked.hands.find("staff.pin.digit.2").isEnabled()
    QTest.keyClick(locked.screen, Qt.Key.Key_2)
    assert locked.screen._dots is not None
    assert locked.screen._dots.count == 0
    locked.clock.now += 10
    locked.hands.wait_for("in 20 s")
    locked.clock.now += 20
    locked.hands.wait_for("Then touch the tick")
    with qtbot.waitSignal(locked.desk.let_in):
        locked.enter(PIN)


def test_keys_of_a_keyboard_do_the_same(qtbot: QtBot, locked: Door) -> None:
    QTest.keyClicks(locked.screen, PIN + "7")
    QTest.keyClick(locked.screen, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(locked.desk.let_in):
        QTest.keyClick(locked.screen, Qt.Key.Key_Return)


def test_nothing_typed_is_no_try(locked: Door) -> None:
    locked.hands.press("staff.pin.confirm")
    assert not locked.desk.busy


def test_no_more_digits_are_taken_than_a_pin_may_have(locked: Door) -> None:
    locked.type("1" * 14)
    assert locked.screen._dots is not None
    assert locked.screen._dots.count == 12


# --- Setting ------------------------------------------------------------------------------------


def test_a_fresh_kiosk_has_no_pin_and_asks_for_one_twice(qtbot: QtBot, fresh: Door) -> None:
    assert fresh.hands.sees("Choose a PIN for staff")
    fresh.enter(PIN)
    assert fresh.hands.sees("Enter the same PIN again")
    assert not fresh.lock.is_set
    with qtbot.waitSignal(fresh.desk.was_set):
        fresh.enter(PIN)
    assert fresh.lock.check(PIN)


def test_two_that_differ_set_nothing(fresh: Door) -> None:
    fresh.enter(PIN)
    fresh.enter("280417")
    assert fresh.hands.sees("The two were not the same")
    assert fresh.hands.sees("Choose a PIN for staff")
    assert not fresh.lock.is_set


@pytest.mark.parametrize(("pin", "words"), [("1234", "6 digits or more"), ("123456", "guessed first")])
def test_a_pin_that_is_no_good_is_refused_at_once(fresh: Door, pin: str, words: str) -> None:
    fresh.enter(pin)
    assert fresh.hands.sees(words)
    assert fresh.hands.sees("Choose a PIN for staff")


def test_a_pin_can_be_changed(qtbot: QtBot, locked: Door, show: Show) -> None:
    show(locked.screen, "change")
    assert locked.hands.sees("Choose a PIN for staff")
    locked.enter("593027")
    with qtbot.waitSignal(locked.desk.was_set):
        locked.enter("593027")
    assert locked.lock.check("593027")
    assert not locked.lock.check(PIN)
