"""The kiosk with a monkey in it: a process and a display of its own, see `tests.hostile.monkey.run`.

The kiosk is started by its command line, as in a clinic; only the loop that handles events is the monkey's.
Prints one JSON object a round. After a failure the exit status is 1, and the standard error tells the seed,
the last events and what was wrong.
"""

import argparse
import datetime as dt
import faulthandler
import gc
import json
import os
import sys
import time
import traceback
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import time_machine
from PySide6.QtWidgets import QApplication

from kiosk import __main__, launch
from kiosk.paper.page import Page
from kiosk.toolkit import Toolkit
from kiosk.ui.navigator import WELCOME
from kiosk.ui.page_order import PageOrder
from kiosk.ui.printing import PrintDesk
from kiosk.ui.staff_gesture import StaffGesture
from kiosk.ui.stage import Stage
from kiosk.ui.window import KioskWindow
from kiosk.visit.summary import Summary
from kiosk.visit.visit import Visit
from tests.hostile.monkey.events import SIZES, Event, events
from tests.hostile.monkey.paws import Paws
from tests.hostile.monkey.watch import EscapeError, Watch
from tests.journeys.memory import instances
from tests.private_display import PrivateDisplay
from tests.process_memory import anonymous_mb

BURST = 20
"""How much is done between two looks at the kiosk."""
_LAST = 3 * BURST
_PATIENCE_S = 60


class MonkeyToolkit(Toolkit):
    """Qt, whose loop a monkey takes the place of.

    Args:
        arguments: the seed, how many events, and how many of them a round has.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        super().__init__()
        self._arguments = arguments

    def run(self) -> int:
        """Play all rounds; 0 if nothing was wrong."""
        try:
            return self._play()
        except Exception:  # noqa: BLE001 - the kiosk's own net would keep the words of it from the log
            traceback.print_exc()
            return 1

    def _play(self) -> int:
        window = self._window()
        display = PrivateDisplay(os.environ["DISPLAY"], self._arguments.frame_buffer)
        display.resize(*SIZES[0])
        with time_machine.travel(dt.datetime.now(dt.UTC)) as clock:
            paws = Paws(window, display, clock)
            with closing(Watch(window, display, paws.come_to_rest)) as watch:
                return self._rounds(window, display, paws, watch)

    def _rounds(self, window: KioskWindow, display: PrivateDisplay, paws: Paws, watch: Watch) -> int:
        left = self._arguments.events
        seed = self._arguments.seed
        while left > 0:
            count = min(left, self._arguments.round)
            last: deque[Event] = deque(maxlen=_LAST)
            try:
                told = self._round(_up_to(count, events(seed)), paws, watch, last)
                self._check_nothing_is_left(window, paws, display, watch)
            except EscapeError as error:
                sys.stderr.write(f"seed {seed}: {error}\nThe last events:\n")
                sys.stderr.writelines(f"  {event}\n" for event in last)
                return 1
            print(json.dumps({"seed": seed, **told}), flush=True)
            seed, left = seed + 1, left - count
        return 0

    @staticmethod
    def _window() -> KioskWindow:
        """Wait until the kiosk has built all of itself."""
        while True:
            QApplication.processEvents()
            (window,) = QApplication.topLevelWidgets()
            assert isinstance(window, KioskWindow)
            if window.findChild(StaffGesture) is not None:
                return window

    def _round(
        self, todo: Iterator[Event], paws: Paws, watch: Watch, last: deque[Event]
    ) -> dict[str, object]:
        """Play a round; tell how long it and its slowest burst took, and which screens were seen."""
        seen: Counter[str] = Counter()
        slowest, count, begin = 0.0, 0, time.monotonic()
        while burst := list(islice(todo, BURST)):
            faulthandler.dump_traceback_later(_PATIENCE_S, exit=True)
            before = time.monotonic()
            for event in burst:
                last.append(event)
                paws.do(event)
                count += event.inputs
            paws.come_to_rest()
            slowest = max(slowest, time.monotonic() - before)
            if self._status is not None:
                raise EscapeError("the kiosk ended")
            watch.check(staff_were_called=any(event.may_call_staff for event in burst))
            seen[watch.place.partition(":")[0]] += 1
        faulthandler.cancel_dump_traceback_later()
        seconds = time.monotonic() - begin
        figures = {"seconds": seconds, "slowest_ms": slowest * 1000, "anonymous_mb": anonymous_mb()}
        return {"events": count, "seen": seen, **figures}

    @staticmethod
    def _check_nothing_is_left(
        window: KioskWindow, paws: Paws, display: PrivateDisplay, watch: Watch
    ) -> None:
        """End the visit as when everybody has left, and look for anything of it."""
        stage, desk = window.findChild(Stage), window.findChild(PrintDesk)
        assert stage is not None
        assert desk is not None
        paws.leave_alone()
        if watch.place != WELCOME and not watch.place.startswith("staff."):
            raise EscapeError(f"the visit is over, and it is at '{watch.place}'")
        if not stage.session.visit.is_untouched:
            raise EscapeError("the visit is over, and something of it is left")
        if arguments := [screen.argument for screen in stage._all() if screen.argument]:
            raise EscapeError(f"the visit is over, and screens remember {arguments}")
        until = time.monotonic() + _PATIENCE_S / 4
        # What is under way on another thread, such as setting a page, holds on to it until it is over.
        while (alive := _of_a_visit()) != {Visit.__name__: 1} or desk.busy:
            paws.come_to_rest()
            if time.monotonic() > until:
                raise EscapeError(f"the visit is over, and of these are left: {dict(alive)}")
        display.resize(*SIZES[0])
        watch.check(staff_were_called=False)
        watch.check_alone_on_screen()


def _of_a_visit() -> Counter[str]:
    """Count what would tell of a patient, if there was one."""
    return Counter(type(each).__name__ for each in instances(Visit, Summary, Page, PageOrder))


def _up_to(count: int, endless: Iterator[Event]) -> Iterator[Event]:
    """Give events until they make up ``count`` inputs."""
    for event in endless:
        yield event
        count -= event.inputs
        if count <= 0:
            return


def main() -> int:
    """Start the kiosk as ``kiosk --config FILE --data-dir DIR`` does."""
    faulthandler.enable()
    parser = argparse.ArgumentParser()
    for name in ("seed", "events", "round"):
        parser.add_argument(f"--{name}", type=int, required=True)
    for name in ("folder", "frame-buffer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    launch.Toolkit = lambda: MonkeyToolkit(arguments)  # type: ignore[assignment,attr-defined] # the way in
    folder: Path = arguments.folder
    status = __main__.main(["--config", str(folder / "kiosk.toml"), "--data-dir", str(folder / "state")])
    gc.collect()
    return status


if __name__ == "__main__":
    sys.exit(main())
