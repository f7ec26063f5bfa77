"""Opens the kiosk in a process of its own and prints as JSON how long things take and its memory.

Usage: growth_probe.py FOLDER; the kiosk's stores are in it. Times from the start of the process on.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kiosk import __main__ as command_line
from kiosk import app
from tests.process_memory import pss_mb

_PATIENCE_S = 60
_found: dict[str, float] = {}


def _until(happened: Callable[[], bool]) -> None:
    """Handle events until something has happened.

    In an event loop, as the kiosk does: other threads have Python for themselves while it waits for events.
    """
    end = time.monotonic() + _PATIENCE_S
    loop = QEventLoop()
    look = QTimer(interval=1)
    look.timeout.connect(lambda: loop.quit() if happened() or time.monotonic() > end else None)
    look.start()
    if not happened():
        loop.exec()
    look.stop()
    if not happened():
        raise TimeoutError


def _timed(what: str, act: Callable[[], object], happened: Callable[[], bool]) -> None:
    start = time.monotonic()
    act()
    _until(happened)
    QApplication.processEvents()
    _found[what] = 1000 * (time.monotonic() - start)


def _visit(kiosk: app.Kiosk) -> None:
    """Begin a visit, choose a topic if there are several, and turn a page."""
    place = kiosk.navigator
    _found["memory"] = pss_mb()
    _timed("first touch", lambda: kiosk.host.begin_visit("en"), lambda: place.place != "welcome")
    topics = kiosk.topics
    if topics is not None:
        topic = topics.page("en", 0, 1).topics[0]
        found: list[object] = []
        topics.found.connect(found.append)
        _timed("search", lambda: topics.search("articu", "en"), lambda: bool(found))
        _timed("choice of a topic", lambda: topics.open(topic), lambda: place.place == "home")
    sections = kiosk.session.view.guide.sections
    kiosk.host.go(f"reader:{sections[0].id}")
    _settle(kiosk)
    middle = sections[len(sections) // 2].id
    _timed("page", lambda: kiosk.host.go(f"reader:{middle}"), lambda: place.place.endswith(middle))
    _settle(kiosk)
    _found["memory in a visit"] = pss_mb()


def _settle(kiosk: app.Kiosk) -> None:
    """Wait until nothing is left to draw ahead."""
    ahead = kiosk.ahead
    _until(lambda: ahead is not None and ahead.is_done and (kiosk.topics is None or not kiosk.topics.busy))


def _go(kiosk: app.Kiosk) -> None:
    _found["start"] = 1000 * (time.time() - psutil.Process().create_time())
    furnish(kiosk)

    def then() -> None:
        _settle(kiosk)
        _found["ready"] = 1000 * (time.time() - psutil.Process().create_time())
        if os.environ.get("GROWTH_VISIT"):
            _visit(kiosk)
        sys.stdout.write(json.dumps(_found))
        sys.stdout.flush()
        QApplication.exit(0)

    QTimer.singleShot(200, then)


if __name__ == "__main__":
    furnish = app.Kiosk.furnish
    app.Kiosk.furnish = lambda self: _go(self) if self._host is None else None  # type: ignore[method-assign]
    sys.exit(command_line.main(["--windowed", "1920x1080", "--data-dir", str(Path(sys.argv[1]))]))
