"""The kiosk's command line as a process of its own, in an environment without a display or settings."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PATIENCE_S = 100
_LEFT_OUT = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "KIOSK_CONFIG", "CUPS_SERVER"}


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Give an environment whose home and whose places for settings and data are in ``folder``."""
    ours = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    homes = {"HOME": str(folder)} | {
        f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")
    }
    return ours | homes | {"PYTHONPATH": str(ROOT)} | more


def command(*arguments: str | Path) -> list[str]:
    """Give the kiosk's command with these arguments."""
    return [sys.executable, "-m", "kiosk", *map(str, arguments)]


def run_kiosk(*arguments: str | Path, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the kiosk in ``folder`` until it ends; ``more`` are variables of its environment."""
    return subprocess.run(  # noqa: S603 - our own command
        command(*arguments),
        cwd=folder,
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
    )
