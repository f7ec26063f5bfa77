"""Measures what assistive technology costs: touches with and without an accessibility bus, in turn."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.a11y.session import session_bus
from tests.journeys.commands import ROOT, environment
from tests.private_display import private_display

ROUNDS = 3
MOST = 1.1


def touches(around: dict[str, str]) -> list[float]:
    """Play two visits; give how long each touch of the second one took, in milliseconds."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "benchmarks" / "visit_probe.py")],
        env=around,
        capture_output=True,
        check=True,
        text=True,
    )
    times: list[float] = json.loads(done.stdout)["touch_ms"]
    return times


def main() -> None:
    """Measure in turn, and print both medians and their ratio."""
    plain: list[float] = []
    heard: list[float] = []
    with private_display() as display, tempfile.TemporaryDirectory() as data, session_bus() as address:
        display.resize(1920, 1080)
        runtime = Path(data, "run")
        runtime.mkdir(mode=0o700)
        around = environment(Path(data), DISPLAY=display.name, XDG_RUNTIME_DIR=str(runtime))
        with_bus = around | {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        for _ in range(ROUNDS):
            plain += touches(around)
            heard += touches(with_bus)
    ratio = statistics.median(heard) / statistics.median(plain)
    print(
        f"touch to next picture, median   without AT-SPI {statistics.median(plain):.1f} ms   "
        f"with it {statistics.median(heard):.1f} ms   ratio {ratio:.2f}   goal {MOST}"
    )
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
