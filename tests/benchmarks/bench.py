"""Measures what a patient notices: start, touch, page, memory. Prints figures and ratios; is no test.

All of it on a display of its own, a real X server of 1920 x 1080 pixels without a panel or a graphics card.
Start is measured against a bare label over the whole screen, each a process of its own, in turn (A B A B …),
so that the ratio holds while the machine's speed drifts. The kiosk has been started there before, as on
every day but the first, so it knows its guide's cover.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.private_display import private_display

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROUNDS = 9


def environment(display: str, data: str) -> dict[str, str]:
    """Let the children find the kiosk, and keep their compiled code as an installed kiosk would."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "KIOSK_CONFIG")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {
        **kept,
        "DISPLAY": display,
        "PYTHONPATH": str(ROOT),
        "XDG_DATA_HOME": data,
        "XDG_CONFIG_HOME": data,
    }


def start_once(what: str, around: dict[str, str]) -> tuple[float, float]:
    """Start one process until its first picture, in the environment ``around``.

    Returns:
        Milliseconds on the wall, and of processor time.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(HERE / "first_paint.py"), what],
        env=around,
        capture_output=True,
        check=True,
        text=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (int(done.stdout) - start) / 1e6, used * 1000


def measure_start(around: dict[str, str]) -> None:
    """Compare the kiosk's first picture with the bare label's."""
    times: dict[str, list[tuple[float, float]]] = {"floor": [], "kiosk": []}
    for what in times:
        start_once(what, around)
    for _ in range(ROUNDS):
        for what, kept in times.items():
            kept.append(start_once(what, around))
    for column, name in ((0, "wall"), (1, "processor")):
        floor = [pair[column] for pair in times["floor"]]
        kiosk = [pair[column] for pair in times["kiosk"]]
        ratios = [one / other for one, other in zip(kiosk, floor, strict=True)]
        print(
            f"start to first picture, {name:9}  bare label {statistics.median(floor):6.0f} ms   "
            f"kiosk {statistics.median(kiosk):6.0f} ms   ratio {statistics.median(ratios):5.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f})   goal 1.60"
        )


def measure_visit(around: dict[str, str]) -> None:
    """Play a visit and tell how long touches and pages took, and how much memory is in use."""
    done = subprocess.run(
        [sys.executable, str(HERE / "visit_probe.py")],
        env=around,
        capture_output=True,
        check=True,
        text=True,
    )
    figures = json.loads(done.stdout)
    for visit, name in (("first_ms", "of the first visit after a start"), ("touch_ms", "of a later visit")):
        touches = sorted(figures[visit])
        nearly_all = touches[round(0.95 * (len(touches) - 1))]
        print(
            f"touch to next picture, {name:32}   {len(touches)} touches   "
            f"median {statistics.median(touches):5.1f} ms   95th percentile {nearly_all:5.1f} ms (goal 33)   "
            f"worst {touches[-1]:5.1f} ms"
        )
    cold, *warm = figures["page_ms"]
    print(
        f"page of a full visit                 cold {cold:5.0f} ms   "
        f"warm median {statistics.median(warm):5.0f} ms (goal 100)"
    )
    print(f"memory after a full visit (PSS)      {figures['pss_mb']:.0f} MB (goal 130)")


def main() -> None:
    """Measure on a display and in a data folder of its own."""
    with private_display() as display, tempfile.TemporaryDirectory() as data:
        display.resize(1920, 1080)
        around = environment(display.name, data)
        start_once("kiosk-first", around)
        measure_start(around)
        measure_visit(around)


if __name__ == "__main__":
    main()
