"""Plays one whole visit and measures it from inside: each touch until the next picture, the page, memory.

Prints one JSON object: ``first_ms`` and ``touch_ms`` (lists: the touches of the first visit after the start,
and of the next one), ``page_ms`` (cold first, then warm), ``pss_mb``,
``page_words`` (each page's lines).
"""

import datetime as dt
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import pypdfium2  # type: ignore[import-untyped]  # it ships none
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.app import Kiosk
from kiosk.content.compiled import read_guide
from kiosk.content.cover import cover_of
from kiosk.paper.folder import FolderSpooler
from kiosk.settings import Settings
from kiosk.ui.gallery import sample_visit
from kiosk.ui.hands import Hands
from kiosk.ui.playback import Playback
from kiosk.ui.script import read_script
from kiosk.visit.summary import build_summary

_LOOK_S = 0.6
"""Between two touches: to see what is new and choose takes 0.3 s, to reach for it as long again."""


class PaintWatch(QObject):
    """Counts the pictures of a window."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's signature
        """See each picture being asked for; it is painted within the same event."""
        if event.type() == QEvent.Type.UpdateRequest:
            self.pictures += 1
        return False


class TimedHands(Hands):
    """Hands that note how long each touch takes until the next picture is on the screen."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk.window)
        self._kiosk = kiosk
        self._watch = PaintWatch()
        kiosk.window.installEventFilter(self._watch)
        self.touch_ms: list[float] = []

    def tap(self, point: QPoint) -> None:
        """Touch, and note the time from letting go until the picture is painted.

        A person looks before touching: the kiosk has time to draw ahead, for as long as a quick person takes.
        """
        self._look()
        window = self._kiosk.window
        QTest.touchEvent(window, self._device).press(0, point, window).commit()
        QApplication.processEvents()
        before = self._watch.pictures
        start = time.perf_counter()
        QTest.touchEvent(window, self._device).release(0, point, window).commit()
        while self._watch.pictures == before and time.perf_counter() - start < 1:
            QApplication.processEvents()
        self.touch_ms.append((time.perf_counter() - start) * 1000)
        self.settle()

    def _look(self) -> None:
        until = time.perf_counter() + _LOOK_S
        ahead = self._kiosk.ahead
        while ahead is not None and not ahead.is_done and time.perf_counter() < until:
            QApplication.processEvents()


def pss_mb() -> float:
    """Give this process's share of memory in megabytes (Linux)."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise OSError("this system does not tell a process's share of memory")


def page_times(kiosk: Kiosk, resources: Path) -> tuple[list[float], list[list[str]]]:
    """Make ten pages of full visits, no two alike, as Typst keeps what it has set before.

    Returns:
        Milliseconds, and each page's lines of words.
    """
    from kiosk.paper.page import PageMaker

    sample_visit(kiosk.session.visit)
    maker = PageMaker(resources)
    times, words = [], []
    for number in range(10):
        day = dt.date(2026, 11, 1 + number)
        summary = build_summary(kiosk.session.visit, "en", day, f"Practice {number}")
        questions = tuple(f"{words} ({number})" for words in summary.questions)
        answers = tuple(msgspec.structs.replace(row, title=f"{row.title} {number}") for row in summary.rows)
        summary = msgspec.structs.replace(summary, questions=questions, rows=answers)
        start = time.perf_counter()
        pdf = maker.make(summary, "us-letter").pdf
        times.append((time.perf_counter() - start) * 1000)
        words.append([line for page in pypdfium2.PdfDocument(pdf) for line in _lines(page)])
    return times, words


def _lines(page: pypdfium2.PdfPage) -> list[str]:
    return str(page.get_textpage().get_text_range()).splitlines()


def main() -> int:
    """Play and measure."""
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        guide = read_guide(paths.built_in_guide())
        kiosk = Kiosk(cover_of(guide), lambda: guide, Settings(), FolderSpooler(Path(folder)))
        kiosk.open((1920, 1080))
        kiosk.furnish()
        hands = TimedHands(kiosk)
        playback = Playback(kiosk.window, kiosk.idle, kiosk.desk, Path(folder), hands)
        steps = tuple(step for step in read_script(paths.resources() / "visit.toml") if step.kind != "shot")
        playback.play(steps)
        hands.settle()
        kiosk.host.end_visit()
        hands.settle()
        memory = pss_mb()
        first, hands.touch_ms = hands.touch_ms, []
        playback.play(steps)
        hands.settle()
        kiosk.host.end_visit()
        hands.settle()
        pages, words = page_times(kiosk, paths.resources())
        kiosk.close()
    found = {"first_ms": first, "touch_ms": hands.touch_ms, "page_ms": pages, "pss_mb": memory}
    json.dump({**found, "page_words": words}, sys.stdout)
    sys.stdout.flush()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
