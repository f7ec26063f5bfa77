"""The stores from the command line: a process of its own, without Qt, and never in the way of a way back."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.bundle.errors import BusyError
from kiosk.bundle.state import slot_name
from kiosk.store_command import StoreCommand
from tests.journeys.commands import run_kiosk
from tests.unit.bundle.machine import Machine


def told(machine: Machine, action: str) -> tuple[int, str]:
    lines: list[str] = []
    status = StoreCommand(machine.channels, lines.append).run(action)
    return status, "\n".join(lines)


def test_a_fresh_kiosk_has_empty_stores(machine: Machine) -> None:
    assert told(machine, "status") == (0, "clinic: not paired with a clinic's key\nvendor: empty")
    assert told(machine, "verify") == (0, "Everything that is kept is whole.")
    status, words = told(machine, "rollback")
    assert status == 1
    assert "no earlier version" in words


def test_the_status_tells_what_is_shown_and_what_is_kept(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2, issued="2026-11-20", review_by="2027-11-20")
    machine.bring("clinic", 3)
    machine.start()
    status, words = told(machine, "status")
    assert status == 0
    lines = words.splitlines()
    assert lines[0] == "clinic: shows v3"
    assert lines[1].startswith("  v3 (")
    assert lines[1].endswith("active, on trial (1 starts not confirmed)")
    assert "issued 2026-11-20, review by 2027-11-20" in lines[2]
    assert lines[3] == "vendor: shows v1"
    assert lines[4].endswith("active")


def test_going_back_takes_one_version_a_time(machine: Machine) -> None:
    machine.start_well()
    for number in (2, 3):
        machine.bring("vendor", number)
        machine.start_well()
    assert told(machine, "rollback") == (0, "vendor: v2 is shown from the next start on, instead of v3.")
    assert machine.start_well().item.label == "v2"
    assert "v3 (" in told(machine, "status")[1]
    assert "put aside" in told(machine, "status")[1]
    assert told(machine, "rollback")[0] == 0
    assert machine.start_well().item.label == "v1"
    assert told(machine, "rollback")[0] == 1
    assert machine.start_well().item.label == "v1"


def test_a_withdrawn_or_damaged_version_is_passed_over(machine: Machine) -> None:
    machine.start_well()
    second = machine.bring("vendor", 2)
    machine.bring("vendor", 3)
    machine.bundle("vendor", second).write_bytes(b"damaged")
    assert told(machine, "rollback") == (0, "vendor: v1 is shown from the next start on, instead of v3.")


def test_damage_is_found_and_told(machine: Machine) -> None:
    machine.start_well()
    second = machine.bring("vendor", 2)
    machine.bundle("vendor", second).write_bytes(b"damaged")
    older = slot_name(machine.channels.store("vendor").record().generation - 1)
    (machine.folder / "vendor" / older).write_bytes(b"damaged")
    status, words = told(machine, "verify")
    assert status == 1
    assert "vendor v2: missing or damaged" in words
    assert "vendor records: 1 of 2 damaged" in words
    assert "vendor v1: whole" in words
    assert "1 of 2 records damaged" in told(machine, "status")[1]


def test_an_update_under_way_is_waited_for_by_hand(machine: Machine) -> None:
    machine.start_well()
    machine.bring("vendor", 2)
    with machine.channels.store("vendor").writing():
        status, words = told(machine, "rollback")
    assert (status, words.splitlines()[0]) == (1, str(BusyError()))


@pytest.mark.parametrize(("action", "status"), [("status", 0), ("verify", 0), ("rollback", 1)])
def test_the_command_needs_no_settings_and_no_display(tmp_path: Path, action: str, status: int) -> None:
    wrong = tmp_path / "config" / "kiosk" / "kiosk.toml"
    wrong.parent.mkdir(parents=True)
    wrong.write_text("nonsense = 1\n", encoding="utf-8")
    done = run_kiosk("--store", action, "--data-dir", tmp_path / "data", folder=tmp_path)
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout
    assert not (tmp_path / "data").exists()


def test_the_command_loads_neither_qt_nor_the_trust_library(tmp_path: Path) -> None:
    code = (
        "import sys; from kiosk.__main__ import main; main(['--store', 'verify', '--data-dir', sys.argv[1]]);"
        "print([name for name in ('PySide6', 'tuf', 'urllib3', 'cryptography') if name in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
