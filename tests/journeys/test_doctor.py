"""``kiosk --doctor`` on machines that lack this or that: it names it, what to do, and how bad it is."""

import datetime as dt
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.doctor import machine, premises
from kiosk.doctor.finding import Finding, Severity, fault, fine, warning
from kiosk.doctor.printer import look_at_printer
from kiosk.doctor.table import lines_of
from kiosk.instance import InstanceLock
from kiosk.settings import Settings
from kiosk.staff.health import FRESH_FOR_S
from tests.journeys.commands import run_kiosk
from tests.private_cups import PrivateCups
from tests.private_display import private_display
from tests.unit.bundle.machine import Machine
from tests.unit.bundle.publisher import Publisher, bundle_bytes

TOUCHSCREEN = """\
I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK ILITEK-TP"
P: Phys=usb-0000:00:14.0-3/input0
H: Handlers=mouse1 event5
B: PROP=2
B: EV=1b
B: KEY=400 0 0 0 0 0
B: ABS=3273800000000003
"""
KEYBOARD = """\
I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT Translated Set 2 keyboard"
B: PROP=0
B: EV=120013
"""
TOUCHPAD = TOUCHSCREEN.replace("PROP=2", "PROP=5").replace("ILITEK ILITEK-TP", "Touchpad")


def doctor(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run_kiosk("--doctor", *arguments, folder=folder, **variables)


def rows(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """Give the sign of each row by its name; of several rows, the worst."""
    assert done.stderr == ""
    signs = ("ok", "WARNING", "FAULT")
    found: dict[str, str] = {}
    for line in done.stdout.splitlines():
        name, sign = line[:16].strip(), line[16:25].strip()
        if name and sign in signs:
            found[name] = max(found.get(name, "ok"), sign, key=signs.index)
    return found


def test_without_a_display_it_says_so_and_looks_at_everything_else(tmp_path: Path) -> None:
    done = doctor(tmp_path)
    told = rows(done)
    assert told["display"] == "FAULT"
    assert "there is none: neither WAYLAND_DISPLAY" in done.stdout
    assert {"touchscreen", "fonts", "settings", "printer", "speech", "guides", "folder", "room"} < set(told)
    assert {"PIN", "running", "clock", "core files", "swap space"} < set(told)
    well = ("fonts", "settings", "guides", "folder", "clock", "core files")
    assert {told[name] for name in well} == {"ok"}
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []  # it only looks
    assert max(map(len, done.stdout.splitlines()[1:])) < 110


def test_all_faults_of_the_settings_are_rows_and_nothing_stops_it(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('idle_timeout = 60\npaper = "letter"\n', encoding="utf-8")
    config.chmod(0o666)
    done = doctor(tmp_path, "--config", str(config))
    words = " ".join(done.stdout.split())
    assert rows(done)["settings"] == "FAULT"
    assert all(word in words for word in ("idle_timeout", "us-letter", "others may change"))
    assert "room" in rows(done)


def test_a_machine_that_only_wants_looking_after_has_status_1(
    tmp_path: Path, cups_server: PrivateCups
) -> None:
    with private_display() as display:
        done = doctor(tmp_path, CUPS_SERVER=cups_server.server, DISPLAY=display.name)
    told = rows(done)
    assert told["display"] == "ok"
    assert told["printer"] == "ok"
    assert told["PIN"] == "WARNING"
    assert [name for name, sign in told.items() if sign == "FAULT"] == []
    assert done.returncode == 1
    assert "0 faults" in done.stdout


# --- The machine ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":4711"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"},
        {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"},
        {},
    ],
)
def test_a_display_that_nobody_sees_is_a_fault(environment: dict[str, str]) -> None:
    assert machine.look_at_display(environment).severity is Severity.FAULT


@pytest.mark.parametrize(
    ("devices", "found"),
    [
        (f"{KEYBOARD}\n{TOUCHSCREEN}", fine("touchscreen", "ILITEK ILITEK-TP")),
        (f"{TOUCHPAD}\n{KEYBOARD}", None),
        ("", None),
    ],
)
def test_a_touchscreen_is_told_from_a_touchpad(tmp_path: Path, devices: str, found: Finding | None) -> None:
    file = tmp_path / "devices"
    file.write_text(devices, encoding="utf-8")
    finding = machine.look_at_touch(file)
    assert finding == found or (found is None and finding.severity is Severity.WARNING)
    assert machine.look_at_touch(tmp_path / "none").severity is Severity.WARNING


@pytest.mark.parametrize("year", [1970, 2020, 2099])
def test_a_clock_that_cannot_be_right_is_a_fault(year: int) -> None:
    first, *_ = machine.look_at_clock(dt.datetime(year, 1, 1, tzinfo=dt.UTC))
    assert first.severity is Severity.FAULT


@pytest.mark.parametrize(("synchronized", "severity"), [("yes", Severity.FINE), ("no", Severity.WARNING)])
def test_a_clock_that_nothing_sets_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synchronized: str, severity: Severity
) -> None:
    program = tmp_path / "timedatectl"
    program.write_text(f"#!/bin/sh\necho {synchronized}\n", encoding="ascii")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert max(each.severity for each in machine.look_at_clock(dt.datetime.now(dt.UTC))) is severity


@pytest.mark.parametrize(
    ("lines", "severity"),
    [
        ("", Severity.FINE),
        ("/dev/zram0 partition 1 0 100\n/dev/dm-1 partition 1 0 1\n", Severity.FINE),
        ("/dev/sda2 partition 8388604 0 -2\n", Severity.WARNING),
        ("/swapfile file 8388604 0 -2\n", Severity.WARNING),
    ],
)
def test_swap_space_that_anybody_could_read_is_told(tmp_path: Path, lines: str, severity: Severity) -> None:
    file = tmp_path / "swaps"
    file.write_text(f"Filename Type Size Used Priority\n{lines}", encoding="ascii")
    assert machine.look_at_swap(file).severity is severity


# --- Paper ----------------------------------------------------------------------------------------


@pytest.fixture
def at_cups(cups_server: PrivateCups, monkeypatch: pytest.MonkeyPatch) -> PrivateCups:
    monkeypatch.setenv("CUPS_SERVER", cups_server.server)
    return cups_server


def test_a_printer_is_told_from_one_that_is_not_there(at_cups: PrivateCups) -> None:
    assert look_at_printer(Settings(printer=at_cups.queue)).severity is Severity.FINE
    missing = look_at_printer(Settings(printer="Nowhere"))
    assert missing.severity is Severity.FAULT
    assert "kiosk.toml" in missing.advice
    at_cups.stop()
    assert look_at_printer(Settings()).severity is Severity.FAULT


def test_pages_that_go_nowhere_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert look_at_printer(Settings(printer="none")).severity is Severity.WARNING
    assert look_at_printer(Settings(pages_folder=tmp_path / "none")).severity is Severity.FAULT
    assert look_at_printer(Settings(pages_folder=tmp_path)).severity is Severity.FINE
    assert premises.look_at_pages_folder(tmp_path / "none").severity is Severity.FAULT
    tmp_path.chmod(0o755)
    assert premises.look_at_pages_folder(tmp_path).severity is Severity.WARNING
    tmp_path.chmod(0o700)
    assert premises.look_at_pages_folder(tmp_path).severity is Severity.FINE


# --- What the kiosk has of its own ----------------------------------------------------------------


def worst(findings: Iterator[Finding]) -> Severity:
    return max(each.severity for each in findings)


def test_a_folder_that_cannot_be_written_is_a_fault_and_one_for_everybody_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert worst(premises.look_at_folder(folder)) is Severity.FINE  # it is made at the first start
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    assert worst(premises.look_at_folder(folder)) is Severity.WARNING
    folder.rmdir()
    folder.touch()
    assert worst(premises.look_at_folder(folder / "deeper")) is Severity.FAULT


def test_a_damaged_version_in_the_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    versions = tuple(bundle_bytes(f"v{number}", tmp_path) for number in range(4))
    kiosk = Machine(tmp_path / "data" / "guides", tmp_path / "app", Publisher(), Publisher(), versions)
    kiosk.build_in(1)
    kiosk.channels.start().bundle.close()
    folder = tmp_path / "data"
    assert premises.look_at_guides(folder, Settings()).severity is Severity.FINE
    kept = next((folder / "guides" / "vendor" / "bundles").iterdir())
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 1
    kept.chmod(0o600)
    kept.write_bytes(content)
    finding = premises.look_at_guides(folder, Settings())
    assert finding.severity is Severity.WARNING
    assert "missing or damaged" in finding.how


def test_a_named_guide_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    settings = Settings(guide=tmp_path / "none.kioskguide")
    assert premises.look_at_guides(tmp_path, settings).severity is Severity.FAULT
    built_in = premises.look_at_guides(tmp_path, replace(settings, guide=paths.built_in_guide()))
    assert built_in.severity is Severity.FINE


def test_a_pin_that_others_could_copy_is_a_fault(tmp_path: Path) -> None:
    assert premises.look_at_pin(tmp_path).severity is Severity.WARNING
    file = paths.staff_pin(tmp_path)
    file.touch(mode=0o600)
    assert premises.look_at_pin(tmp_path).severity is Severity.FINE
    file.chmod(0o644)
    assert premises.look_at_pin(tmp_path).severity is Severity.FAULT


def test_a_kiosk_that_has_stopped_writing_is_told(tmp_path: Path) -> None:
    assert "no kiosk" in premises.look_for_a_kiosk(tmp_path).how
    lock = InstanceLock(tmp_path)
    assert str(os.getpid()) in premises.look_for_a_kiosk(tmp_path).how
    health = paths.health(tmp_path)
    health.touch()
    assert premises.look_for_a_kiosk(tmp_path).severity is Severity.FINE
    before = time.time() - FRESH_FOR_S - 60
    os.utime(health, (before, before))
    assert premises.look_for_a_kiosk(tmp_path).severity is Severity.WARNING
    lock.release()


def test_missing_fonts_are_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert premises.look_at_fonts().severity is Severity.FINE
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "broken.ttf").write_bytes(b"no font")
    assert premises.look_at_fonts().severity is Severity.FAULT


def test_metrics_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    assert premises.look_at_metrics_file(tmp_path / "kiosk.prom").severity is Severity.FINE
    assert premises.look_at_metrics_file(tmp_path / "none" / "kiosk.prom").severity is Severity.WARNING


def test_the_table_wraps_what_is_long() -> None:
    long = "word " * 40
    lines = list(lines_of([fault("a", long, long), warning("b", "short", ""), fine("c", "")]))
    assert max(map(len, lines)) <= 110
    assert sum(line.count("word") for line in lines) == 80
