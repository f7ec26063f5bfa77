"""A kiosk that is left alone for a long time: monkeys and visits at once.

``make soak`` lets a monkey send 1,000,000 events, plays 2,000 visits, compares the memory after these with
that after 20, and prints figures. ``make soak ARGS="--events 9000 --visits 200"`` takes less, and ``--seed``
begins elsewhere.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Final

from tests.hostile.monkey.run import ROUND, Round, run_monkey
from tests.hostile.visits import FIRST
from tests.journeys.commands import environment
from tests.private_display import private_display

MOST_GROWTH_MB: Final = 5.0
_EACH_S: Final = 60.0
"""How often a word of progress is printed."""


class Soak:
    """Plays both, each in processes of its own, and adds up what they tell.

    Args:
        arguments: the command line's.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._lock = threading.Lock()
        self._rounds: list[Round] = []
        self._visits: list[dict[str, float]] = []
        self._begin = self._spoken = time.monotonic()

    def run(self) -> int:
        """Play all of it; 0 if nothing was wrong."""
        faults: list[str] = []
        with ThreadPoolExecutor(2) as both:
            tasks = [both.submit(self._let_monkey_play), both.submit(self._play_visits)]
            for task in as_completed(tasks):
                error = task.exception()
                if error is not None:
                    faults.append(str(error))
                    print("Something was found; it is told at the end.", flush=True)
        self._print()
        growth = self._growth_mb()
        if growth > MOST_GROWTH_MB:
            faults.append(f"Memory has grown by {growth:.1f} MB.")
        for fault in faults:
            print(fault)
        return bool(faults)

    # --- Monkeys ------------------------------------------------------------------------------

    def _let_monkey_play(self) -> None:
        """Begin a new kiosk where one's rounds are over, so that a start is part of it now and then."""
        left: int = self._arguments.events
        seed: int = self._arguments.seed
        while left > 0:
            count = min(left, 10 * ROUND)
            rounds = run_monkey(seed, count, self._take_round)
            left, seed = left - count, seed + len(rounds)

    def _take_round(self, played: Round) -> None:
        with self._lock:
            self._rounds.append(played)
        self._speak()

    # --- Visits -------------------------------------------------------------------------------

    def _play_visits(self) -> None:
        if not self._arguments.visits:
            return
        with private_display() as display, tempfile.TemporaryDirectory(prefix="visits-") as folder:
            display.resize(1920, 1080)
            process = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-m", "tests.hostile.visits", f"--visits={self._arguments.visits}"],
                cwd=folder,
                env=environment(Path(folder), DISPLAY=display.name),
                stdout=subprocess.PIPE,
                text=True,
            )
            with process:
                assert process.stdout is not None
                for line in process.stdout:
                    with self._lock:
                        self._visits.append(json.loads(line))
                    self._speak()
        if process.returncode:
            raise RuntimeError(f"The visits ended with {process.returncode}.")

    def _growth_mb(self) -> float:
        """Tell by how much the memory has grown since visit 20, without files that others have open, too."""
        return self._visits[-1]["anonymous_mb"] - self._visits[0]["anonymous_mb"] if self._visits else 0.0

    # --- Telling ------------------------------------------------------------------------------

    def _speak(self) -> None:
        """Print a word of progress now and then."""
        with self._lock:
            now = time.monotonic()
            if now - self._spoken < _EACH_S:
                return
            self._spoken = now
            events = sum(each.events for each in self._rounds)
            visits = int(self._visits[-1]["visits"]) if self._visits else 0
        print(f"after {(now - self._begin) / 60:.0f} minutes: {events} events, {visits} visits", flush=True)

    def _print(self) -> None:
        if self._rounds:
            self._print_rounds()
        if self._visits:
            first, last = self._visits[0], self._visits[-1]
            minutes, per_hour = last["seconds"] / 60, 3600 * last["visits"] / last["seconds"]
            print(f"visits             {last['visits']:.0f} in {minutes:.1f} min, {per_hour:.0f} an hour")
            for name, key in (("memory (PSS)", "pss_mb"), ("without files", "anonymous_mb")):
                growth = last[key] - first[key]
                print(
                    f"{name:18} {first[key]:.1f} MB after {first['visits']:.0f} visits, "
                    f"{last[key]:.1f} MB at the end: {growth:+.1f} MB"
                )

    def _print_rounds(self) -> None:
        events, seconds = (
            sum(each.events for each in self._rounds),
            sum(each.seconds for each in self._rounds),
        )
        slowest = max(self._rounds, key=lambda each: each.slowest_ms)
        seen: Counter[str] = Counter()
        for each in self._rounds:
            seen.update(each.seen)
        print(
            f"monkey             {events} events in {seconds / 60:.1f} min, {events / seconds:.0f} a second"
        )
        print(f"seeds              {self._rounds[0].seed} to {self._rounds[-1].seed}")
        print(f"slowest burst      {slowest.slowest_ms:.0f} ms, of seed {slowest.seed}")
        print(f"screens seen       {', '.join(f'{name} {count}' for name, count in seen.most_common())}")


def main() -> int:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--visits", type=int, default=2_000, help=f"0, or more than {FIRST}")
    parser.add_argument("--seed", type=int, default=1)
    return Soak(parser.parse_args()).run()


if __name__ == "__main__":
    sys.exit(main())
