"""Does to a kiosk's window what an event says."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from time_machine import Traveller

from kiosk.ui.hands import Hands
from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff_gesture import StaffGesture
from kiosk.ui.window import KioskWindow
from tests.hostile.monkey.events import SIZES, Event, Place
from tests.hostile.monkey.x_input import XInput
from tests.private_display import PrivateDisplay

T = TypeVar("T", bound=QObject)

_HOLD_MS = 30
"""How long the staff's corner is to be held while a monkey plays: it has not the time of a person."""

_LANGUAGES = ("welcome.start.", "bar.language.", "staff.language.")
"""What the ids of the buttons begin with that choose a language."""


class Paws:
    """Touches one kiosk's window, and works the pointer, the keys, the display and the clock around it.

    Args:
        window: the kiosk's window, shown and furnished.
        display: where it is shown.
        clock: the clock on the wall, as Python sees it.
    """

    def __init__(self, window: KioskWindow, display: PrivateDisplay, clock: Traveller) -> None:
        self._window, self._display, self._clock = window, display, clock
        self._input = XInput(display.name)
        self._device = QTest.createTouchDevice()
        self._hands = Hands(window)
        self._idle = _part(window, IdleWatch)
        _part(window, StaffGesture)._timer.setInterval(_HOLD_MS)
        self._ways: dict[str, Callable[[Event], None]] = {
            "control": self._touch_control,
            "tap": self._tap,
            "hammer": self._hammer,
            "drag": self._drag,
            "fingers": self._touch_together,
            "start": self._start,
            "key": self._press_keys,
            "click": self._click,
            "wheel": self._click,
            "idle": self._go_idle,
            "wait": lambda event: self._wait(event.number),
            "clock": self._set_clock,
            "resize": lambda event: self._display.resize(*SIZES[event.number]),
            "corner": self._hold_corner,
        }

    def do(self, event: Event) -> None:
        """Do it, and let the kiosk handle what is due by then."""
        self._ways[event.kind](event)
        QApplication.processEvents()

    def come_to_rest(self) -> None:
        """Let everything happen that is due now."""
        self._input.sync()
        for _ in range(3):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    def leave_alone(self) -> None:
        """Let the time pass that ends a visit which nobody goes on with."""
        if self._idle._idle.isActive() or self._idle.counting:
            self._idle.hurry()
        self.come_to_rest()

    # --- Fingers --------------------------------------------------------------------------

    def _point(self, place: Place) -> QPoint:
        return QPoint(int(place[0] * self._window.width()), int(place[1] * self._window.height()))

    def _touch(self, point: QPoint) -> None:
        QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
        QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()

    def _tap(self, event: Event) -> None:
        self._touch(self._point(event.places[0]))

    def _hammer(self, event: Event) -> None:
        for _ in range(event.number):
            self._tap(event)

    def _drag(self, event: Event) -> None:
        begin, *way = map(self._point, event.places)
        QTest.touchEvent(self._window, self._device).press(0, begin, self._window).commit()
        for point in way:
            QTest.touchEvent(self._window, self._device).move(0, point, self._window).commit()
        QTest.touchEvent(self._window, self._device).release(0, way[-1], self._window).commit()

    def _touch_together(self, event: Event) -> None:
        """Press with several fingers at once, move all to each other's places, and let go in two goes."""
        points = [self._point(place) for place in event.places]
        moved = points[1:] + points[:1]
        fingers = range(len(points))
        down = QTest.touchEvent(self._window, self._device)
        for finger in fingers:
            down.press(finger, points[finger], self._window)
        down.commit()
        moving = QTest.touchEvent(self._window, self._device)
        for finger in fingers:
            moving.move(finger, moved[finger], self._window)
        moving.commit()
        first = QTest.touchEvent(self._window, self._device)
        for finger in fingers:
            if finger % 2:
                first.release(finger, moved[finger], self._window)
            else:
                first.stationary(finger)
        first.commit()
        second = QTest.touchEvent(self._window, self._device)
        for finger in fingers[::2]:
            second.release(finger, moved[finger], self._window)
        second.commit()

    def _hold_corner(self, event: Event) -> None:
        point = self._point(event.places[0])
        QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
        self._wait(2 * _HOLD_MS)
        QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()

    # --- Controls -------------------------------------------------------------------------

    def _touch_control(self, event: Event) -> None:
        """Touch one of the buttons in sight: a random point seldom opens anything twice in a row."""
        self._touch_one_of([each for each in self._hands._reachable() if self._can_be_touched(each)], event)

    def _start(self, event: Event) -> None:
        """Begin in one of the languages, or change to it."""
        named = (each for each in self._hands._reachable() if each.objectName().startswith(_LANGUAGES))
        self._touch_one_of([each for each in named if self._can_be_touched(each)], event)

    def _can_be_touched(self, widget: QWidget) -> bool:
        if not isinstance(widget, QAbstractButton) or not widget.isEnabled():
            return False
        middle = widget.mapTo(self._window, widget.rect().center())
        return self._window.rect().contains(middle)

    def _touch_one_of(self, widgets: list[QWidget], event: Event) -> None:
        if widgets:
            widget = widgets[event.number % len(widgets)]
            self._touch(widget.mapTo(self._window, widget.rect().center()))

    # --- Pointer, keys, time --------------------------------------------------------------

    def _click(self, event: Event) -> None:
        for place in event.places:
            point = self._point(place)
            self._input.move(point.x(), point.y())
            self._input.click(event.number)
        self._input.sync()

    def _press_keys(self, event: Event) -> None:
        self._input.press(event.keys)
        self._input.sync()

    def _go_idle(self, event: Event) -> None:
        """Let the time pass until the countdown in half of all cases, else until its end."""
        if event.places[0][0] < 0.5 and self._idle._idle.isActive():
            self._idle._idle.stop()
            self._idle._begin_countdown()
        else:
            self.leave_alone()

    def _wait(self, milliseconds: int) -> None:
        until = time.monotonic() + milliseconds / 1000
        while time.monotonic() < until:
            QApplication.processEvents()

    def _set_clock(self, event: Event) -> None:
        """Step the clock on the wall, as a time server or a flat battery does."""
        self._clock.move_to(float(event.number))


def _part(window: KioskWindow, kind: type[T]) -> T:
    """Give the one part of the kiosk of this kind; all of them belong to its window."""
    found = window.findChild(kind)
    assert found is not None, kind
    return found
