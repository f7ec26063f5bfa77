"""What is compared: the kiosk, a bare full-screen label, and Chromium with the same guide as web pages.

Each is a process of its own, with all that it starts.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHROMIUM = shutil.which("chromium")
_PATIENCE_S = 30
_OFFLINE = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --disable-smooth-scrolling --force-device-scale-factor=1 --window-position=0,0"
)
"""No graphics card, no network, and a wheel that answers at once as the kiosk's does."""


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


class Commands:
    """How each contender is started.

    Args:
        folder: for their data; settings of the kiosk, web pages and profile of the browser are in it.
        size: of the screen, in pixels.
    """

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self._folder = folder
        self._size = size
        config = folder / "kiosk.toml"
        config.write_text('reduce_motion = true\nprinter = "none"\nidle_timeout_s = 600\n', encoding="utf-8")
        self._config = ("--config", str(config))

    def floor(self) -> list[str]:
        """The bare label."""
        return [sys.executable, str(HERE / "floor.py")]

    def kiosk(self) -> list[str]:
        """The kiosk, by the way that its users start it."""
        return [sys.executable, "-m", "kiosk", *self._config]

    def driven(self) -> list[str]:
        """The kiosk with somebody inside who tells where its controls are."""
        return [sys.executable, "-m", "tests.driven_kiosk", *self._config]

    def browser(self) -> list[str]:
        """Chromium; as root, it does without its sandbox."""
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        size = "{},{}".format(*self._size)
        page = (self._folder / "site" / "index.html").as_uri()
        profile = self._folder / "profile"
        flags = [*_OFFLINE.split(), *root, f"--window-size={size}", f"--user-data-dir={profile}"]
        return [CHROMIUM or "chromium", "--kiosk", *flags, page]


@contextmanager
def running(command: Sequence[str], around: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run a contender in the environment ``around``; it is ended in good order, with all that it started."""
    process = subprocess.Popen(
        command,
        env=around,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        family = tree(process.pid)
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=_PATIENCE_S)
        for left in family:
            with suppress(psutil.NoSuchProcess):
                left.kill()
        psutil.wait_procs(family, timeout=_PATIENCE_S)


def tree(pid: int) -> list[psutil.Process]:
    """Give a process and all that it has started and that still runs."""
    try:
        own = psutil.Process(pid)
        return [own, *own.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def pss_mb(pid: int) -> float:
    """Give the share of memory of a process and of all that it started, in megabytes (Linux)."""
    total = 0
    for process in tree(pid):
        with suppress(OSError):  # it has just ended
            lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def cpu_s(pid: int) -> float:
    """Give the seconds of a processor that a process and all that it started have used."""
    total = 0.0
    for process in tree(pid):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system
    return total


def idle_cpu_s(pid: int, seconds: float) -> float:
    """Give the seconds of a processor that they use while nobody does anything for ``seconds``."""
    before = cpu_s(pid)
    time.sleep(seconds)
    return cpu_s(pid) - before
