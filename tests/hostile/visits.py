"""Plays whole visits one after the other in one kiosk, and tells what is left of them; a process of its own.

Prints one JSON object now and then: ``visits``, ``seconds``, ``pss_mb`` and ``anonymous_mb``. After a failure
the exit status is 1.
"""

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.app import Kiosk
from kiosk.content.compiled import read_guide
from kiosk.content.cover import cover_of
from kiosk.paper.folder import FolderSpooler
from kiosk.paper.page import Page
from kiosk.settings import Settings
from kiosk.ui.hands import Hands
from kiosk.ui.navigator import WELCOME
from kiosk.ui.page_order import PageOrder
from kiosk.ui.playback import Playback
from kiosk.ui.script import ScriptStep, read_script
from kiosk.visit.summary import Summary
from kiosk.visit.visit import Visit
from tests.journeys.memory import instances
from tests.process_memory import anonymous_mb, pss_mb

FIRST = 20
"""Visits until everything that is made once has been made."""


class Leftover(AssertionError):  # noqa: N818 - it says what it is
    """Something of a visit is left after it."""


class Visits:
    """Plays the built-in visit, which is two: a long one with a printed page, and a short one.

    Args:
        kiosk: opened and furnished.
        folder: where its pages go.
    """

    def __init__(self, kiosk: Kiosk, folder: Path) -> None:
        self._kiosk, self._folder = kiosk, folder
        self._hands = Hands(kiosk.window)
        self._playback = Playback(kiosk.window, kiosk.idle, kiosk.desk, folder, self._hands)
        steps = read_script(paths.resources() / "visit.toml")
        self._steps: tuple[ScriptStep, ...] = tuple(step for step in steps if step.kind != "shot")
        self.count = 0
        kiosk.host.visit_begun.connect(self._on_begun)

    def _on_begun(self) -> None:
        self.count += 1

    def play(self) -> None:
        """Play it, and let the kiosk come to rest."""
        self._kiosk.desk.allowance.lift()  # as staff do: no hour has as many visits as are played here
        self._playback.play(self._steps)
        self._kiosk.host.end_visit()
        ahead = self._kiosk.ahead
        assert ahead is not None
        while self._kiosk.desk.busy or not ahead.is_done:
            self._hands.pause()
        self._hands.settle()
        pages = list(self._folder.iterdir())
        if len(pages) != 1:
            raise Leftover(f"{len(pages)} files were written instead of one page")
        pages[0].unlink()

    def check_nothing_is_left(self) -> None:
        """Look for anything of the visits.

        Raises:
            Leftover: There is something.
        """
        alive = Counter(type(each).__name__ for each in instances(Visit, Summary, Page, PageOrder))
        if alive != {Visit.__name__: 1} or not self._kiosk.session.visit.is_untouched:
            raise Leftover(f"of these are left: {dict(alive)}")
        if self._hands.screen != WELCOME:
            raise Leftover(f"it is at '{self._hands.screen}'")


def main() -> int:
    """Play as many visits as the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=int, required=True)
    wanted: int = parser.parse_args().visits
    application = QApplication(sys.argv[:1])
    guide = read_guide(paths.built_in_guide())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kiosk = Kiosk(cover_of(guide), lambda: guide, Settings(), FolderSpooler(folder))
        kiosk.open()
        kiosk.furnish()
        visits, begin, told = Visits(kiosk, folder), time.monotonic(), 0
        while visits.count < wanted:
            visits.play()
            if visits.count - told >= FIRST or visits.count >= wanted:
                told = visits.count
                visits.check_nothing_is_left()
                gc.collect()
                figures = {"pss_mb": pss_mb(), "anonymous_mb": anonymous_mb()}
                print(
                    json.dumps({"visits": told, "seconds": time.monotonic() - begin, **figures}), flush=True
                )
        kiosk.close()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
