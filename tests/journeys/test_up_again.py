"""The kiosk is up again soon after whatever happened, a second one is refused, and no disk stops a visit."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.instance import running_process
from kiosk.ui.staff.drives import DriveWatch, look_at
from tests.driving import PATIENCE_S, driven
from tests.journeys.commands import run_kiosk

AT_WELCOME = "welcome welcome hidden=True"
LONGEST_RESTART_S = 2.0
"""Of a processor: how long that takes depends on what else the machine has to do."""


def folder_in(home: Path) -> Path:
    return home / "data" / "kiosk"


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a kiosk that was used before."""
    home = tmp_path_factory.mktemp("used")
    with driven(home) as kiosk:
        kiosk.do("begin", "end", "leave")
        assert kiosk.process.wait(timeout=PATIENCE_S) == 0
    return home


@pytest.fixture
def home(used: Path, tmp_path: Path) -> Path:
    shutil.copytree(used, tmp_path / "home")
    return tmp_path / "home"


# --- Restarts -------------------------------------------------------------------------------------


def test_after_a_kill_and_after_a_restart_by_staff_it_is_back_at_the_welcome_screen(home: Path) -> None:
    with driven(home) as kiosk:
        kiosk.do("begin")
        assert kiosk.end(signal.SIGKILL)[0] == -signal.SIGKILL
    health = paths.health(folder_in(home))
    health.unlink(missing_ok=True)
    with driven(home) as kiosk:
        assert kiosk.do("tell") == AT_WELCOME
        assert float(kiosk.do("spent")) < LONGEST_RESTART_S
        process = kiosk.process
        kiosk.do("restart")
        wait_for(health, process)
        assert running_process(folder_in(home)) == process.pid
        assert b"\0kiosk\0" in Path(f"/proc/{process.pid}/cmdline").read_bytes()
        assert kiosk.end() == (0, "")


def wait_for(file: Path, process: subprocess.Popen[str]) -> None:
    """Wait until a kiosk that has just started has written a file."""
    deadline = time.monotonic() + PATIENCE_S
    while not file.exists():
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.05)
        assert time.monotonic() < deadline


# --- One at a time --------------------------------------------------------------------------------


def test_a_second_kiosk_is_refused_and_says_why_while_everything_else_works(home: Path) -> None:
    with driven(home) as kiosk:
        second = run_kiosk("--windowed", "800x600", folder=home, QT_QPA_PLATFORM="offscreen")
        assert (second.returncode, second.stdout) == (4, "")
        assert f"process {kiosk.process.pid}" in second.stderr
        assert "Nothing was changed" in second.stderr
        assert "Traceback" not in second.stderr

        script = home / "script.toml"
        script.write_text('[[step]]\npress = "welcome.start.en"\n', encoding="utf-8")
        played = run_kiosk("--play", script, "--out", home / "out", "--windowed", "800x600", folder=home)
        assert (played.returncode, played.stderr) == (0, "")
        assert run_kiosk("--store", "status", folder=home).returncode == 0
        looked = run_kiosk("--doctor", folder=home)
        assert f"process {kiosk.process.pid}" in looked.stdout
        assert kiosk.do("tell") == AT_WELCOME
        assert kiosk.end() == (0, "")


# --- Disks ----------------------------------------------------------------------------------------

FULL = ("/bin/sh", "-c", 'ulimit -f 0 && exec "$@"', "sh")
"""No file takes a byte: that is what a full disk does, for one process and those that it starts."""

READ_ONLY = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
"""Takes from root what lets it write everywhere; an ordinary user has nothing to lose."""


def a_whole_visit_in_trouble(home: Path, under: Sequence[str]) -> str:
    """Have two visits, one of them erased by a fault; give what was logged."""
    with driven(home, under=under) as kiosk:
        kiosk.do("begin", "end", "begin", "idle", "begin")
        assert kiosk.do("tell").startswith("compare compare")
        status, logged = kiosk.end()
        assert status == 0
    return logged


def test_on_a_full_disk_visits_go_on(home: Path) -> None:
    logged = a_whole_visit_in_trouble(home, FULL)
    assert "An error that nobody handled" not in logged
    assert "Traceback" not in logged


def test_on_a_disk_that_cannot_be_written_visits_go_on(home: Path) -> None:
    for folder, _, _ in os.walk(folder_in(home), topdown=False):
        Path(folder).chmod(0o500)
    for file in folder_in(home).rglob("*"):
        if file.is_file():
            file.chmod(0o400)
    try:
        logged = a_whole_visit_in_trouble(home, READ_ONLY)
    finally:
        for folder, _, _ in os.walk(folder_in(home)):
            Path(folder).chmod(0o700)
    assert "An error that nobody handled" not in logged
    assert "could not be" in logged  # staff are told


def test_a_folder_that_goes_away_in_a_visit_stops_nobody(home: Path) -> None:
    with driven(home) as kiosk:
        kiosk.do("begin")
        shutil.rmtree(folder_in(home))
        folder_in(home).touch()  # and cannot even be made again
        assert kiosk.do("end", "begin", "tell").startswith("compare compare")
        kiosk.do("idle", "staff")
        assert kiosk.do("tell") == AT_WELCOME
        status, logged = kiosk.end()
    assert status == 0
    assert "An error that nobody handled" not in logged


# --- Sticks ---------------------------------------------------------------------------------------

STORM = 500


def test_mounts_that_come_and_go_by_the_hundred_leave_nothing_open(qtbot: QtBot, tmp_path: Path) -> None:
    """Folders that vanish while they are looked at are sticks without files, not faults."""
    watch = DriveWatch(lambda: tuple(look_at(tmp_path / f"stick-{number % 7}") for number in range(7)))
    before = len(list(Path("/proc/self/fd").iterdir()))
    for number in range(STORM):
        folder = tmp_path / f"stick-{number % 7}"
        shutil.rmtree(folder) if folder.exists() else folder.mkdir()
        watch.watch("screen", number % 3 != 0)
        QApplication.processEvents()
    watch.watch("screen", False)
    qtbot.waitUntil(lambda: not watch.busy)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 2
    watch.finish()
