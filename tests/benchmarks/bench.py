"""Measures what a patient notices: start, touch, page, memory. Prints figures and ratios; is no test.

Start is measured against a bare full-screen label, each a process of its own, in turn (A B A B …),
so that the ratio holds while the machine's speed drifts.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROUNDS = 9


def environment() -> dict[str, str]:
    """Let the children find the kiosk, and keep their compiled code as an installed kiosk would."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept, "PYTHONPATH": str(ROOT)}


def start_once(what: str) -> tuple[float, float]:
    """Start one process until its first picture.

    Returns:
        Milliseconds on the wall, and of processor time.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(HERE / "first_paint.py"), what],
        env=environment(),
        capture_output=True,
        check=True,
        text=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (int(done.stdout) - start) / 1e6, used * 1000


def measure_start() -> None:
    """Compare the kiosk's first picture with the bare label's."""
    times: dict[str, list[tuple[float, float]]] = {"floor": [], "kiosk": []}
    for what in times:
        start_once(what)
    for _ in range(ROUNDS):
        for what, kept in times.items():
            kept.append(start_once(what))
    for column, name in ((0, "wall"), (1, "processor")):
        floor = [pair[column] for pair in times["floor"]]
        kiosk = [pair[column] for pair in times["kiosk"]]
        ratios = [one / other for one, other in zip(kiosk, floor, strict=True)]
        print(
            f"start to first picture, {name:9}  bare label {statistics.median(floor):6.0f} ms   "
            f"kiosk {statistics.median(kiosk):6.0f} ms   ratio {statistics.median(ratios):5.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f})   goal 1.60"
        )


def measure_visit() -> None:
    """Play a visit and tell how long touches and pages took, and how much memory is in use."""
    done = subprocess.run(
        [sys.executable, str(HERE / "visit_probe.py")],
        env=environment(),
        capture_output=True,
        check=True,
        text=True,
    )
    figures = json.loads(done.stdout)
    touches = sorted(figures["touch_ms"])
    nearly_all = touches[round(0.95 * (len(touches) - 1))]
    print(
        f"touch to next picture, 1920 x 1080   {len(touches)} touches   "
        f"median {statistics.median(touches):5.1f} ms   95th percentile {nearly_all:5.1f} ms (goal 33)   "
        f"worst {touches[-1]:5.1f} ms"
    )
    cold, *warm = figures["page_ms"]
    print(
        f"page of a full visit                 cold {cold:5.0f} ms   "
        f"warm median {statistics.median(warm):5.0f} ms (goal 100)"
    )
    print(f"memory after a full visit (PSS)      {figures['pss_mb']:.0f} MB (goal 130)")


if __name__ == "__main__":
    measure_start()
    measure_visit()
