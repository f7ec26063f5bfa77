"""Nobody there: asked, counted down, erased. Anybody there: nothing happens."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from pytestqt.qtbot import QtBot

from kiosk.ui.idle import IdleWatch


@pytest.fixture
def watch(qapp: object) -> IdleWatch:  # noqa: ARG001 - Qt must be up
    return IdleWatch(idle_s=0.02, countdown_s=2)


def test_it_asks_after_the_idle_time(qtbot: QtBot, watch: IdleWatch) -> None:
    with qtbot.waitSignal(watch.counted) as counted:
        watch.start()
    assert counted.args == [2]
    assert watch.counting
    watch.stop()


def test_the_countdown_counts_seconds_and_runs_out(qtbot: QtBot, watch: IdleWatch) -> None:
    seen: list[int] = []
    watch.counted.connect(seen.append)
    with qtbot.waitSignal(watch.ran_out, timeout=5000):
        watch.start()
    assert seen == [2, 1]
    assert not watch.counting


def key(kind: QEvent.Type) -> QKeyEvent:
    return QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)


def mouse(kind: QEvent.Type) -> QMouseEvent:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(kind, QPointF(1, 1), QPointF(1, 1), button, button, none)


@pytest.mark.parametrize(
    "event",
    [
        key(QEvent.Type.KeyPress),
        mouse(QEvent.Type.MouseButtonPress),
        mouse(QEvent.Type.MouseMove),
        QEvent(QEvent.Type.TouchBegin),
        QEvent(QEvent.Type.TouchUpdate),
        QEvent(QEvent.Type.Wheel),
        QEvent(QEvent.Type.TabletPress),
    ],
)
def test_any_sign_of_life_ends_the_countdown(qtbot: QtBot, watch: IdleWatch, event: QEvent) -> None:
    with qtbot.waitSignal(watch.went_idle):
        watch.start()
    with qtbot.waitSignal(watch.came_back):
        assert watch.eventFilter(QObject(), event) is False
    assert not watch.counting
    watch.stop()


def test_what_is_no_sign_of_life_does_not(qtbot: QtBot, watch: IdleWatch) -> None:
    with qtbot.waitSignal(watch.went_idle):
        watch.start()
    watch.eventFilter(QObject(), QEvent(QEvent.Type.Paint))
    watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyRelease))
    assert watch.counting
    watch.stop()


def test_it_does_not_watch_while_stopped(qtbot: QtBot, watch: IdleWatch) -> None:
    watch.start()
    watch.stop()
    watch.touch()
    with qtbot.assertNotEmitted(watch.went_idle, wait=60):
        pass


def test_hurrying_runs_out_at_once(qtbot: QtBot) -> None:
    watch = IdleWatch(idle_s=600, countdown_s=20)
    watch.start()
    with qtbot.waitSignal(watch.ran_out, timeout=100):
        watch.hurry()
