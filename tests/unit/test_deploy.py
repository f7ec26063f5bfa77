"""What IT installs: services, how they wait after failures, Windows' files; by the system's own tools."""

import os
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk.launch import EXIT_LEFT

DEPLOY = Path(__file__).parents[2] / "resources" / "deploy"
LINUX = DEPLOY / "linux"
UNITS = ("kiosk", "kiosk-wayland", "kiosk-x11")
MOST_EXPOSED = 2.0
"""What `systemd-analyze security` may count, from 0 (shut) to 10; it calls less than 5 "OK"."""


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the system's own tools, and our own script
        list(map(str, command)),
        env={"PATH": os.defpath, "SYSTEMD_COLORS": "0"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def unit(name: str) -> dict[str, list[str]]:
    """Every setting of a unit, with all its values."""
    found: dict[str, list[str]] = {}
    for line in (LINUX / f"{name}.service").read_text(encoding="utf-8").splitlines():
        key, is_setting, value = line.partition("=")
        if is_setting and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("display", ["kiosk-wayland", "kiosk-x11"])
def test_systemd_takes_the_units_without_a_word(display: str, tmp_path: Path) -> None:
    for name in UNITS:
        text = (LINUX / f"{name}.service").read_text(encoding="utf-8")
        text = re.sub(r"^(Exec\w+)=\S+", r"\1=/bin/true", text, flags=re.MULTILINE)  # none is installed here
        (tmp_path / f"{name}.service").write_text(text, encoding="utf-8")
    (tmp_path / "kiosk-display.service").symlink_to(f"{display}.service")
    done = run("systemd-analyze", "verify", "--man=no", tmp_path / "kiosk.service")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", UNITS)
def test_each_unit_is_well_shut(name: str) -> None:
    threshold = str(round(MOST_EXPOSED * 10))
    done = run(
        "systemd-analyze", "security", "--offline=true", f"--threshold={threshold}", LINUX / f"{name}.service"
    )
    assert done.returncode == 0, done.stdout[-200:]


def test_one_that_staff_closed_stays_closed_and_any_other_comes_back() -> None:
    kiosk = unit("kiosk")
    assert kiosk["RestartPreventExitStatus"] == kiosk["SuccessExitStatus"] == [str(EXIT_LEFT)]
    assert (kiosk["Restart"], kiosk["StartLimitIntervalSec"]) == (["always"], ["0"])
    assert (kiosk["Type"], kiosk["WatchdogSec"]) == (["notify"], ["20"])


def test_no_memory_of_a_patient_is_written_when_it_fails() -> None:
    assert {tuple(unit(name)["LimitCORE"]) for name in UNITS} == {("0",)}
    assert unit("kiosk")["WatchdogSignal"] == ["SIGKILL"]


def test_the_kiosk_may_write_into_its_state_folder_and_onto_sticks_alone() -> None:
    kiosk = unit("kiosk")
    assert (kiosk["ProtectSystem"], kiosk["StateDirectory"]) == (["strict"], ["kiosk"])
    assert kiosk["ReadWritePaths"] == ["-/media"]


class BackOff:
    """The script that waits after failures; how long it would have slept is written down instead."""

    def __init__(self, folder: Path) -> None:
        self.failures, self._slept = folder / "failures", folder / "slept"
        (folder / "sleep").write_text(f'#!/bin/sh\necho "$1" >> {self._slept}\n', encoding="utf-8")
        (folder / "sleep").chmod(0o700)
        self._path = f"{folder}:{os.defpath}"

    def after(self, *results: str) -> list[int]:
        """Tell how it waited after runs that ended like this."""
        self._slept.write_text("")
        for result in results:
            done = run(LINUX / "back-off", self.failures, PATH=self._path, SERVICE_RESULT=result)
            assert (done.returncode, done.stderr) == (0, "")
        return [int(line) for line in self._slept.read_text().split()]


@pytest.fixture
def back_off(tmp_path: Path) -> BackOff:
    return BackOff(tmp_path)


def test_after_failures_it_waits_ever_longer(back_off: BackOff) -> None:
    assert back_off.after(*10 * ["exit-code"]) == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30]


def test_an_end_in_good_order_is_no_failure(back_off: BackOff) -> None:
    assert back_off.after(*4 * ["watchdog"], "success", "signal") == [0, 0, 0, 1, 0]


def test_ten_minutes_without_a_failure_forgive_those_before(back_off: BackOff) -> None:
    assert back_off.after(*4 * ["core-dump"])[-1] == 1
    long_ago = back_off.failures.stat().st_mtime - 700
    os.utime(back_off.failures, (long_ago, long_ago))
    assert back_off.after("core-dump") == [0]


@pytest.mark.parametrize("name", ["shell-launcher", "assigned-access"])
def test_the_windows_files_are_whole_and_name_the_program(name: str) -> None:
    tree = ET.parse(DEPLOY / "windows" / f"{name}.xml")  # noqa: S314 - our own file
    named = [
        value for element in tree.iter() for value in element.attrib.values() if value.endswith("kiosk.exe")
    ]
    assert named == ["C:\\Program Files\\Waiting-room kiosk\\kiosk.exe"]


def test_windows_leaves_closed_what_staff_closed() -> None:
    tree = ET.parse(DEPLOY / "windows" / "shell-launcher.xml")  # noqa: S314 - our own file
    (action,) = (each.attrib for each in tree.iter() if each.tag.endswith("ReturnCodeAction"))
    assert action == {"ReturnCode": str(EXIT_LEFT), "Action": "DoNothing"}


@pytest.mark.parametrize(
    "script", [*sorted((DEPLOY / "debian").glob("[pt]*")), LINUX / "back-off"], ids=lambda path: path.name
)
def test_each_script_can_be_read_by_the_shell_and_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    first = script.read_text(encoding="utf-8").splitlines()[0].removeprefix("#!")
    assert run(first, "-n", script).stderr == ""
