"""Whatever fails, wherever: a calm screen, a log without a word of the visit, and back to the start."""

import gc
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThread, QThreadPool, QTimer, Signal
from pytestqt.qtbot import QtBot

from kiosk.ui.failsafe import Failsafe, trace_of
from kiosk.ui.hands import Hands
from kiosk.ui.screens.failsafe import FailsafeScreen
from kiosk.ui.screens.front_desk import FrontDeskScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.theme import ThemeError
from kiosk.ui.window import KioskWindow
from tests.ui.conftest import Show

MARK = "planted-mark"


@pytest.fixture
def failsafe(qapp: object) -> Failsafe:  # noqa: ARG001 - Qt must be up
    return Failsafe(0.02)


@contextmanager
def installed(failsafe: Failsafe) -> Iterator[None]:
    """Install it for a part of a test's body; around that, pytest catches errors in its place."""
    failsafe.install()
    try:
        yield
    finally:
        failsafe.remove()


class Secret:
    """Stands for a visit among the variables of a function that fails."""


def fail(words: str) -> None:
    secret = Secret()
    secrets.add(secret)
    raise ValueError(words, secret)


secrets: "weakref.WeakSet[Secret]" = weakref.WeakSet()


class Asker(QObject):
    asked = Signal(str)


class FailingCall(QRunnable):
    def run(self) -> None:
        fail(MARK)


class FailingObject(QObject):
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            fail(MARK)
        return super().event(event)


failing_object = FailingObject()


def in_a_slot() -> None:
    asker = Asker()
    asker.asked.connect(fail)
    asker.asked.emit(MARK)


def in_a_timer() -> None:
    QTimer.singleShot(0, lambda: fail(MARK))


def in_a_thread() -> None:
    thread = threading.Thread(target=fail, args=(MARK,))
    thread.start()
    thread.join()


def in_a_pool() -> None:
    QThreadPool.globalInstance().start(FailingCall())


def in_a_virtual_method() -> None:
    QCoreApplication.postEvent(failing_object, QEvent(QEvent.Type.User))


PLACES = pytest.mark.parametrize(
    "happens", [in_a_slot, in_a_timer, in_a_thread, in_a_pool, in_a_virtual_method]
)


@PLACES
def test_an_error_anywhere_trips_it_on_the_ui_thread_and_is_logged_without_its_words(
    qtbot: QtBot, failsafe: Failsafe, caplog: pytest.LogCaptureFixture, happens: Callable[[], None]
) -> None:
    told: list[bool] = []
    failsafe.tripped.connect(lambda: told.append(QThread.currentThread().isMainThread()))
    with installed(failsafe):
        happens()
        assert told == []  # never from within what failed
        qtbot.waitUntil(lambda: told == [True])
    assert "ValueError" in caplog.text
    assert MARK not in caplog.text


@PLACES
def test_nothing_that_was_in_play_outlives_the_error(
    qtbot: QtBot, failsafe: Failsafe, happens: Callable[[], None]
) -> None:
    with installed(failsafe):
        with qtbot.waitSignal(failsafe.tripped):
            happens()
        gc.collect()
        assert list(secrets) == []
        assert not hasattr(sys, "last_value")


def test_while_the_failsafe_screen_is_up_another_error_is_logged_and_not_shown(
    qtbot: QtBot, failsafe: Failsafe, caplog: pytest.LogCaptureFixture
) -> None:
    trips: list[None] = []
    failsafe.tripped.connect(lambda: trips.append(None))
    with installed(failsafe):
        in_a_slot()
        in_a_thread()
        in_a_slot()
        with qtbot.waitSignal(failsafe.recovered):
            pass
        assert caplog.text.count("nobody handled") == 3
        assert len(trips) == 1
        in_a_slot()
        qtbot.waitUntil(lambda: len(trips) == 2)


def test_a_fault_that_repeats_does_not_fill_the_log(
    qtbot: QtBot, failsafe: Failsafe, caplog: pytest.LogCaptureFixture
) -> None:
    with installed(failsafe), qtbot.waitSignal(failsafe.recovered):
        for _ in range(30):
            in_a_slot()
    assert caplog.text.count("nobody handled") == 20
    assert "10 more errors" in caplog.text


@pytest.mark.parametrize("step", ["tripped", "recovered"])
def test_it_gives_up_when_what_should_calm_the_patient_fails_itself(
    qtbot: QtBot, failsafe: Failsafe, step: str
) -> None:
    getattr(failsafe, step).connect(lambda: fail(MARK))
    with installed(failsafe), qtbot.waitSignal(failsafe.gave_up):
        in_a_slot()


def test_an_error_while_objects_are_destroyed_is_logged_and_disturbs_nobody(
    qtbot: QtBot, failsafe: Failsafe, caplog: pytest.LogCaptureFixture
) -> None:
    class Untidy:
        def __del__(self) -> None:
            fail(MARK)

    with installed(failsafe), qtbot.assertNotEmitted(failsafe.tripped, wait=30):
        untidy = Untidy()
        del untidy
        gc.collect()
    assert "ValueError" in caplog.text
    assert MARK not in caplog.text


def test_an_error_that_was_caught_can_be_reported(qtbot: QtBot, failsafe: Failsafe) -> None:
    with qtbot.waitSignal(failsafe.tripped):
        failsafe.report(ValueError(MARK))
    failsafe.remove()


def test_it_gives_back_what_was_there_before(failsafe: Failsafe) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    with installed(failsafe):
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_a_trace_names_our_own_functions_and_what_an_error_came_from(session: VisitSession) -> None:
    with pytest.raises(ThemeError) as caught:
        session.view.theme.hex(MARK)
    error = LookupError(MARK)
    error.__cause__ = caught.value
    trace = trace_of(error)
    assert trace.startswith(
        "LookupError outside the kiosk's own code; it came from kiosk.ui.theme.ThemeError at"
    )
    assert "kiosk.ui.theme:" in trace
    assert " hex" in trace
    assert MARK not in trace


def test_the_screen_says_that_all_was_erased(show: Show, hands: Hands) -> None:
    show(FailsafeScreen(10))
    assert hands.sees("One moment, please")
    assert hands.sees("Everything you entered has been erased")
    assert hands.ids() == []


def test_without_a_guide_the_patient_is_sent_to_the_front_desk(
    window: KioskWindow, session: VisitSession, hands: Hands
) -> None:
    screen = FrontDeskScreen(session.view.icons, ("en", "es"))
    for look in (session.view.theme, session.view.theme):  # drawn again when the screen is turned
        screen.show_in(look)
    window.dress(session.view.theme)
    window.show_screen(screen)
    window.resize(1280, 800)
    window.show()
    hands.settle()
    assert hands.screen == "front-desk"
    assert hands.sees("Please see the front desk")
    assert not window.top_bar.isVisible()
