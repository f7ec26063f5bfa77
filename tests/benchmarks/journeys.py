"""How the kiosk and the browser are walked through, screen by screen, by touches from outside."""

import subprocess
import time
from collections.abc import Callable, Iterator

from tests.benchmarks.contenders import pss_mb
from tests.benchmarks.panel import Painted, Panel

LOOK_S = 0.6
"""Between two touches: to see what is new and choose takes 0.3 s, to reach for it as long again."""

_OPENING = [
    "welcome.start.en",
    "home.minute",
    "minute.home",
    "home.common",
    "common.home",
    "home.about",
    "about.home",
    "home.signs",
    "signs.back",
    "home.learn",
    "reader.next",
    "reader.next",
    "reader.next",
    "reader.next",
    "reader.next",
    "reader.next",
    "reader.next",
    "reader.next",
    "reader.home",
    "home.compare",
    "compare.row.what-can-go-wrong",
    "card.close",
    "compare.check",
    "check.none",
]
_ENDING = [
    "outcome.ask",
    "ask.take",
    "summary.show",
    "page.back",
    "summary.home",
    "home.called",
    "called.erase",
]
_MOST_QUESTIONS = 20
_WHEEL_UP, _WHEEL_DOWN = 4, 5
_AT_THE_END = 3
"""So many steps in a row that nothing comes of: the page has no more."""
_FRAME_S = 1 / 60


class WalkedKiosk:
    """A kiosk whose welcome screen is up (see `tests.driven_kiosk`).

    Args:
        process: it, just started.
        panel: its display's.
    """

    def __init__(self, process: subprocess.Popen[str], panel: Panel) -> None:
        self._process, self._panel = process, panel
        self._line()

    def do(self, deed: str) -> str:
        """Have it do a deed; give its answer."""
        if self._process.stdin is None:
            raise RuntimeError("the kiosk has no input")
        self._process.stdin.write(f"{deed}\n")
        self._process.stdin.flush()
        return self._line().removeprefix(deed).strip()

    def where(self, control: str) -> tuple[int, int] | None:
        """Give the middle of a control, or None where it is not on the screen."""
        told = self.do(f"where {control}").split()
        return (int(told[0]), int(told[1])) if told else None

    def press(self, control: str) -> Painted | None:
        """Touch a control from outside, after looking as long as a quick person does.

        Raises:
            RuntimeError: It is not on the screen.
        """
        place = self.where(control)
        if place is None:
            raise RuntimeError(f"{control} is not on the screen")
        time.sleep(LOOK_S)
        return self._panel.touch(*place)

    def walk(self) -> Iterator[tuple[str, Painted]]:
        """Go through every screen; give each touch and when its page was painted."""
        for control in (*_OPENING, *_MOST_QUESTIONS * ("check.next",), *_ENDING):
            if control == "check.next" and self.where(control) is None:
                continue
            painted = self.press(control)
            if painted is None:
                raise RuntimeError(f"nothing came after {control}")
            yield control, painted

    def _line(self) -> str:
        if self._process.stdout is None:
            raise RuntimeError("the kiosk has no output")
        line = self._process.stdout.readline().strip()
        if not line:
            raise RuntimeError("the kiosk ended")
        return line


class WalkedBrowser:
    """Chromium on the first of the web pages; the way on is at the same place on every page.

    Args:
        panel: its display's.
        pages: how many pages a visit has.
    """

    def __init__(self, panel: Panel, pages: int) -> None:
        self._panel, self._pages = panel, pages
        self.next = panel.width - 110, panel.height - 42

    def walk(self, look_s: float = LOOK_S) -> Iterator[tuple[str, Painted]]:
        """Go from page to page; give when each was painted.

        Raises:
            RuntimeError: A page did not come.
        """
        for number in range(self._pages):
            time.sleep(look_s)
            painted = self._panel.touch(*self.next)
            if painted is None:
                raise RuntimeError(f"page {number} did not come")
            yield f"page {number}", painted


def flick(panel: Panel, seconds: float) -> tuple[int, int]:
    """Scroll down and up again, a step for each frame of a screen of 60 Hz.

    Returns:
        How many steps were taken, and how many were painted later than the next frame (16.7 ms) or never.
    """
    panel.reach(panel.width // 2, panel.height // 2)
    steps, late, unmoved, wheel = 0, 0, 0, _WHEEL_DOWN
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        before, start = panel.look(), time.perf_counter()
        panel.button(wheel, down=True)
        panel.button(wheel, down=False)
        moved = _changes(panel, before, start + 2 * _FRAME_S)
        if moved is not None:  # steps that nothing came of were left out, as it goes on
            steps += 1 + unmoved
            late += unmoved + (moved - start > _FRAME_S)
            unmoved = 0
        elif unmoved + 1 < _AT_THE_END:
            unmoved += 1
        else:
            wheel, unmoved = _WHEEL_UP + _WHEEL_DOWN - wheel, 0
        time.sleep(max(0.0, start + _FRAME_S - time.perf_counter()))
    return steps, late


def _changes(panel: Panel, before: list[bytes], deadline: float) -> float | None:
    while (now := time.perf_counter()) < deadline:
        if panel.look() != before:
            return now
        time.sleep(0.0003)
    return None


def memory_after(pid: int, visit: Callable[[], object], counts: tuple[int, ...]) -> dict[int, float]:
    """Make visits; give the megabytes after so many of them."""
    found, made = {}, 0
    for count in counts:
        for _ in range(count - made):
            visit()
        made = count
        time.sleep(1)
        found[count] = pss_mb(pid)
    return found
