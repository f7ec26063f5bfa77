"""Lets a monkey at the kiosk; ``python -m tests.hostile.monkey.run --seed 7`` plays a round again."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk import paths
from kiosk.staff.pin import Argon2Cost, PinLock
from tests.journeys.commands import environment
from tests.private_display import private_display

ROUND: Final = 10_000
"""Events until the visit is ended, everything is looked for, and the next seed begins."""
_PIN: Final = "280416935702"
"""As long as can be, so that no monkey finds it."""
_QUICK: Final = Argon2Cost(passes=1, memory_kib=8, lanes=1)


class MonkeyError(Exception):
    """A monkey has found something. The message tells the seed, the last events, and what was wrong."""


@dataclass(frozen=True)
class Round:
    """What one round was like.

    Attributes:
        seed: its seed.
        events: how many there were.
        seconds: how long they took, on the wall.
        slowest_ms: the longest burst of `tests.hostile.monkey.inside.BURST` events.
        anonymous_mb: the memory that the kiosk uses after it, without files.
        seen: how often which screen was up after a burst.
    """

    seed: int
    events: int
    seconds: float
    slowest_ms: float
    anonymous_mb: float
    seen: dict[str, int]


def run_monkey(
    seed: int, events: int, tell: Callable[[Round], None] = lambda _: None, size: int = ROUND
) -> list[Round]:
    """Start a kiosk on a display of its own, with a monkey in it.

    Args:
        seed: of the first round; each other one has the next number.
        events: how many in all.
        tell: called after each round.
        size: events a round.

    Raises:
        MonkeyError: Something was wrong, or the kiosk ended.
    """
    with private_display() as display, tempfile.TemporaryDirectory(prefix="monkey-") as name:
        folder = Path(name)
        _furnish(folder)
        numbers = {"seed": seed, "events": events, "round": size}
        files = {"folder": folder, "frame-buffer": display.frame_buffer}
        words = [f"--{key}={value}" for key, value in (numbers | files).items()]
        around = environment(folder, DISPLAY=display.name, TMPDIR=str(folder / "tmp"))
        with (folder / "errors").open("w+", encoding="utf-8") as errors:
            process = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-m", "tests.hostile.monkey.inside", *words],
                cwd=folder,
                env=around,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
            rounds = []
            with process:
                assert process.stdout is not None
                for line in process.stdout:
                    rounds.append(Round(**json.loads(line)))
                    tell(rounds[-1])
            errors.seek(0)
            said = errors.read()
        left = sorted(str(path.relative_to(folder)) for path in (folder / "tmp").rglob("*"))
    if process.returncode or said or left:
        files_left = f"Left behind: {', '.join(left)}\n" if left else ""
        raise MonkeyError(f"It ended with {process.returncode}.\n{said}{files_left}")
    return rounds


def _furnish(folder: Path) -> None:
    """Lay out what the kiosk finds: settings and a PIN."""
    for each in ("state", "pages", "tmp"):
        (folder / each).mkdir()
    settings = f'printer = "none"\npages_folder = "{folder / "pages"}"\nstaff_hold_s = 1\n'
    (folder / "kiosk.toml").write_text(settings, encoding="utf-8")
    PinLock(paths.staff_pin(folder / "state"), time.time, _QUICK).set_pin(_PIN)


def main() -> int:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.monkey.run", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=ROUND)
    arguments = parser.parse_args()

    def tell(played: Round) -> None:
        rate = played.events / played.seconds
        print(
            f"seed {played.seed}   {played.events} events   {rate:.0f}/s   slowest burst "
            f"{played.slowest_ms:.0f} ms   memory {played.anonymous_mb:.1f} MB   {len(played.seen)} screens",
            flush=True,
        )

    try:
        run_monkey(arguments.seed, arguments.events, tell)
    except MonkeyError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
