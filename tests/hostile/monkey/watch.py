"""Sees whether a kiosk is still what it has to be, whatever was done to it."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk.ui.navigator import STAFF_PLACES, Navigator
from kiosk.ui.staff.frame import PIN
from kiosk.ui.stage import Stage
from kiosk.ui.window import KioskWindow
from tests.private_display import PrivateDisplay

_PATIENCE_S = 5.0
_FEWEST_COLOURS = 3
_FAILSAFE = "failsafe"


class EscapeError(AssertionError):
    """The kiosk is not what it has to be; the message says what it is instead."""


class _Ping(QObject):
    """Notices that an event came that was sent to it."""

    def __init__(self) -> None:
        super().__init__()
        self.was_heard = False

    def event(self, event: QEvent) -> bool:
        self.was_heard = self.was_heard or event.type() == QEvent.Type.User
        return super().event(event)


_MAY_BE_SAID = "QGestureManager::deliverEvents: could not find the target for gesture"
"""Qt says so where a page goes away under a finger that drags it, once in half a million events. The drag
then ends with the page, as it should."""


class Watch(logging.Handler):
    """Looks at one kiosk from outside, and listens to what it logs.

    Args:
        window: the kiosk's window.
        display: where it is shown.
        rest: lets the kiosk do what is due.
    """

    def __init__(self, window: KioskWindow, display: PrivateDisplay, rest: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._window, self._display, self._rest = window, display, rest
        navigator, stage = window.findChild(Navigator), window.findChild(Stage)
        assert navigator is not None
        assert stage is not None
        self._navigator, self._stage = navigator, stage
        self._logged: list[str] = []
        self._may_be_staff = False
        logging.getLogger().addHandler(self)
        qInstallMessageHandler(self._hear_qt)

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a line of the log."""
        self._logged.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def _hear_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG002 - Qt's
        if kind != QtMsgType.QtDebugMsg and message != _MAY_BE_SAID:
            self._logged.append(f"{kind.name}: {message}")

    def close(self) -> None:
        """Listen no more."""
        qInstallMessageHandler(None)
        logging.getLogger().removeHandler(self)
        super().close()

    @property
    def place(self) -> str:
        """Where the kiosk is."""
        return self._navigator.place

    def check(self, *, staff_were_called: bool) -> None:
        """Look at everything.

        Args:
            staff_were_called: whether what was done since the last look may have been the staff's gesture.

        Raises:
            EscapeError: Something is wrong.
        """
        self._check_answers()
        self._check_place(staff_were_called=staff_were_called)
        self._check_covers()
        if self._logged:
            raise EscapeError("it was logged: " + "; ".join(self._logged))
        self._check_is_painted()

    def _check_answers(self) -> None:
        ping = _Ping()
        QCoreApplication.postEvent(ping, QEvent(QEvent.Type.User))
        self._until(lambda: ping.was_heard, "it does not answer")

    def _check_place(self, *, staff_were_called: bool) -> None:
        place, screen = self._navigator.split(self.place)[0], self._window.current
        if place not in self._stage.names:
            raise EscapeError(f"there is no place '{self.place}'")
        if screen is None or screen.name not in {place, _FAILSAFE}:
            raise EscapeError(f"at '{self.place}' it shows {screen.name if screen else 'nothing'}")
        if not screen.isVisible() or not screen.is_drawn:
            raise EscapeError(f"at '{self.place}' the screen is empty")
        # Who called staff stays at the number pad until it closes by itself.
        self._may_be_staff = place == PIN and (staff_were_called or self._may_be_staff)
        if place.startswith(STAFF_PLACES) and not self._may_be_staff:
            raise EscapeError(f"a patient is at '{self.place}'")

    def _check_covers(self) -> None:
        window = self._window
        screen = QGuiApplication.primaryScreen().geometry()
        self._until(
            lambda: window.geometry() == QGuiApplication.primaryScreen().geometry(), f"it is not {screen}"
        )
        shown = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
        if shown != [window.windowHandle()]:
            raise EscapeError(f"these windows are open: {shown}")
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            raise EscapeError("something else is open in front of it")
        if window.isMinimized() or not window.isVisible():
            raise EscapeError("the window is away")

    def _check_is_painted(self) -> None:
        self._until(lambda: len(self._display.colours()) >= _FEWEST_COLOURS, f"at '{self.place}' it is blank")

    def check_alone_on_screen(self) -> None:
        """Ask the display itself what is to be seen: one window, as large as the screen.

        Raises:
            EscapeError: Something else is.
        """
        size = QGuiApplication.primaryScreen().size().toTuple()
        boxes = [self._display.geometry(window) for window in self._display.windows()]
        if boxes != [(0, 0, *size)]:
            raise EscapeError(f"the display of {size} shows windows at {boxes}")

    def _until(self, holds: Callable[[], bool], otherwise: str) -> None:
        deadline = time.monotonic() + _PATIENCE_S
        while not holds():
            if time.monotonic() > deadline:
                raise EscapeError(otherwise)
            self._rest()
