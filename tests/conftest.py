"""What holds for every test: it leaves nothing behind."""

import gc
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from hypothesis.configuration import set_hypothesis_home_dir
from PySide6.QtCore import QCoreApplication, QEvent, QPropertyAnimation, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kiosk import paths

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # No window is to jump up on anybody's screen; and Qt's own offscreen one, 800 x 800, is too small.
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={paths.resources() / 'offscreen.json'}"
hypothesis.settings.register_profile("kiosk", database=None)
hypothesis.settings.load_profile("kiosk")

_MAY_BE_WRITTEN = (tempfile.gettempdir(), "/dev/", "/proc/")
_RUNS: dict[type, Callable[[Any], bool]] = {
    QTimer: QTimer.isActive,
    QPropertyAnimation: lambda animation: animation.state() == QPropertyAnimation.State.Running,
    QThread: QThread.isRunning,
    QThreadPool: lambda pool: pool.activeThreadCount() > 0,
}
_written: list[str] = []


def _on_audit(event: str, args: tuple[object, ...]) -> None:
    """Note each file or folder outside tmp that Python makes or opens for writing."""
    if event == "open":
        target, _, flags = args
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
    elif event in {"os.mkdir", "os.rename", "os.link", "os.symlink"}:
        target, writes = args[event != "os.mkdir"], True
    else:
        return
    if writes and isinstance(target, str | bytes | os.PathLike):
        name = os.path.abspath(os.fsdecode(target))  # noqa: PTH100 - a hook is to be quick
        if not name.startswith(_MAY_BE_WRITTEN) and "__pycache__" not in name:
            _written.append(name)


sys.addaudithook(_on_audit)


@pytest.fixture(scope="session", autouse=True)
def _hypothesis_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    set_hypothesis_home_dir(tmp_path_factory.mktemp("hypothesis"))


@pytest.fixture(autouse=True)
def _no_leftovers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test behind which something still runs, is still to be seen, or lies outside tmp."""
    threads = set(threading.enumerate())
    _written.clear()
    yield
    left = [f"written outside tmp: {name}" for name in _written]
    # Python gives threads of Qt's a name when they pass through; it forgets them only at its end.
    left += [
        f"a thread: {thread.name}"
        for thread in set(threading.enumerate()) - threads
        if type(thread).__name__ != "_DummyThread"
    ]
    if "qapp" in request.fixturenames:
        left += _left_in_qt()
    assert not left, left


def _left_in_qt() -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    things = [thing for thing in gc.get_objects() if type(thing) in _RUNS]
    left = [f"still running: {thing!r}" for thing in things if isValid(thing) and _RUNS[type(thing)](thing)]
    if QCoreApplication.translate("Screen", "Home") != "Home":
        left.append("another language than the source's")
    left += [f"still open: {widget!r}" for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return left


def pytest_collection_finish() -> None:
    """Set apart what importing has left: to go through it again and again takes a fifth of the time."""
    gc.collect()
    gc.freeze()
