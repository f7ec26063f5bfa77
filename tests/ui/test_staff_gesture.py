"""The staff's gesture: a long press in the corner, or three keys; nothing that happens by chance."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.hands import Hands
from kiosk.ui.screens.home import HomeScreen
from kiosk.ui.staff_gesture import StaffGesture
from kiosk.ui.window import KioskWindow
from tests.ui.conftest import Show

HOLD_S = 0.03
LONGER_MS = 150
CORNER, ELSEWHERE = QPoint(60, 60), QPoint(960, 60)


class Finger:
    """One finger on a window."""

    def __init__(self, window: KioskWindow) -> None:
        self._window, self._device = window, QTest.createTouchDevice()

    def press(self, place: QPoint, number: int = 0) -> None:
        QTest.touchEvent(self._window, self._device).press(number, place, self._window).commit()

    def move(self, place: QPoint) -> None:
        QTest.touchEvent(self._window, self._device).move(0, place, self._window).commit()

    def release(self, place: QPoint) -> None:
        QTest.touchEvent(self._window, self._device).release(0, place, self._window).commit()


@pytest.fixture
def gesture(show: Show, window: KioskWindow) -> Iterator[StaffGesture]:
    show(HomeScreen())
    gesture = StaffGesture(HOLD_S)
    handle = window.windowHandle()
    gesture.watch_corner(handle)
    gesture.watch_keys(window)
    yield gesture
    handle.removeEventFilter(gesture)


@pytest.fixture
def finger(window: KioskWindow) -> Finger:
    return Finger(window)


def test_the_corner_held_long_enough_asks_once(qtbot: QtBot, gesture: StaffGesture, finger: Finger) -> None:
    asked: list[None] = []
    gesture.requested.connect(lambda: asked.append(None))
    finger.press(CORNER)
    assert asked == []
    with qtbot.waitSignal(gesture.requested):
        finger.move(CORNER + QPoint(10, 5))  # a finger that holds still trembles
    with qtbot.assertNotEmitted(gesture.requested, wait=LONGER_MS):
        finger.release(CORNER)
    assert len(asked) == 1


def test_the_mouse_can_hold_the_corner_too(qtbot: QtBot, gesture: StaffGesture, window: KioskWindow) -> None:
    with qtbot.waitSignal(gesture.requested):
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)


def test_a_short_press_asks_nothing(qtbot: QtBot, gesture: StaffGesture, finger: Finger) -> None:
    with qtbot.assertNotEmitted(gesture.requested, wait=LONGER_MS):
        finger.press(CORNER)
        finger.release(CORNER)


def test_a_press_elsewhere_asks_nothing(qtbot: QtBot, gesture: StaffGesture, finger: Finger) -> None:
    with qtbot.assertNotEmitted(gesture.requested, wait=LONGER_MS):
        finger.press(ELSEWHERE)
    finger.release(ELSEWHERE)


def test_a_finger_that_moves_asks_nothing(qtbot: QtBot, gesture: StaffGesture, finger: Finger) -> None:
    away = CORNER + QPoint(40, 0)
    with qtbot.assertNotEmitted(gesture.requested, wait=LONGER_MS):
        finger.press(CORNER)
        finger.move(away)
    finger.release(away)


def test_a_finger_that_slides_into_the_corner_asks_nothing(
    qtbot: QtBot, gesture: StaffGesture, finger: Finger
) -> None:
    with qtbot.assertNotEmitted(gesture.requested, wait=LONGER_MS):
        finger.press(ELSEWHERE)
        finger.move(CORNER)
    finger.release(CORNER)


def test_a_mouse_that_only_rests_in_the_corner_asks_nothing(
    qtbot: QtBot, gesture: StaffGesture, window: KioskWindow
) -> None:
    with qtbot.assertNotEmitted(gesture.requested, wait=LONGER_MS):
        QTest.mouseMove(window.windowHandle(), CORNER)


def test_the_keys_ask_wherever_the_focus_is(
    qtbot: QtBot, gesture: StaffGesture, window: KioskWindow, hands: Hands
) -> None:
    hands.find("home.learn").setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(gesture.requested):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_S, keys)
    with qtbot.assertNotEmitted(gesture.requested, wait=1):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_the_corner_still_belongs_to_the_screen(
    qtbot: QtBot, gesture: StaffGesture, hands: Hands, window: KioskWindow
) -> None:
    del gesture
    with qtbot.waitSignal(window.top_bar.contrast_requested):
        hands.press("bar.contrast")
