"""Measures how much later the built kiosk's first picture comes than that of the sources, each in turn.

Looked at from outside, on an X server of its own: from the start of the process until the screen is no longer
black. Both have been started there before, as on every day but the first.

Usage: python -m tests.frozen.start FOLDER. Exit status 1 if the ratio is above its goal.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.frozen.installation import PATIENCE_S, Ears
from tests.private_display import PrivateDisplay, private_display

GOAL = 1.3
ROUNDS = 11
ROOT = Path(__file__).parents[2]
_LOOK_EVERY_S = 0.0005


class Start:
    """One way to start the kiosk, with a home of its own.

    Args:
        command: what is started.
        home: a folder that is made for it.
        display: where.
        more: variables that it needs besides.
    """

    def __init__(self, command: list[str], home: Path, display: PrivateDisplay, **more: str) -> None:
        home.mkdir()
        self._command, self._display = command, display
        self._around = {"HOME": str(home), "DISPLAY": display.name, "LANG": "C.UTF-8", **more}

    def for_the_first_time(self) -> None:
        """Have it take its guide in, and know it as one that works: only an end in good order tells that."""
        ears = Ears()
        with subprocess.Popen(self._command, env=self._around | {"NOTIFY_SOCKET": ears.address}) as kiosk:
            ears.until("READY=1")
            kiosk.terminate()
        ears.close()

    def once(self) -> float:
        """Start it until its first picture; milliseconds."""
        _until(lambda: not any(self._display.pixel(960, 540)))
        begin = time.monotonic_ns()
        with subprocess.Popen(self._command, env=self._around) as kiosk:
            _until(lambda: any(self._display.pixel(960, 540)))
            took = (time.monotonic_ns() - begin) / 1e6
            kiosk.kill()
        return took


def _until(there: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not there():
        if time.monotonic() > deadline:
            raise TimeoutError("The screen did not change.")
        time.sleep(_LOOK_EVERY_S)


def main(folder: Path) -> int:
    """Start both in turn (A B A B …), so that the ratio holds while the machine's speed drifts."""
    with private_display() as display, tempfile.TemporaryDirectory() as scratch:
        display.resize(1920, 1080)
        homes = Path(scratch)
        sources = Start([sys.executable, "-m", "kiosk"], homes / "sources", display, PYTHONPATH=str(ROOT))
        frozen = Start([str(folder.absolute() / "kiosk")], homes / "frozen", display)
        for each in (sources, frozen):
            each.for_the_first_time()
            each.once()
        pairs = [(sources.once(), frozen.once()) for _ in range(ROUNDS)]
    ratios = [frozen_ms / source_ms for source_ms, frozen_ms in pairs]
    ratio = statistics.median(ratios)
    print(
        f"start to first picture   sources {statistics.median(pair[0] for pair in pairs):4.0f} ms   "
        f"built {statistics.median(pair[1] for pair in pairs):4.0f} ms   "
        f"ratio {ratio:.2f} ({min(ratios):.2f} to {max(ratios):.2f})   goal {GOAL:.2f}"
    )
    return int(ratio > GOAL)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
