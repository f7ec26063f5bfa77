"""What is shown after damage to the kiosk's data or to the app itself."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bundle.channels import Channels
from kiosk.bundle.errors import BundleError, BusyError, NoContentError
from kiosk.bundle.importer import Importer
from tests.unit.bundle.machine import Machine, QuickFilesystem
from tests.unit.bundle.publisher import BUILT, NOW, MemoryCarrier

# --- Damage ---


Damage = Callable[[Machine], object]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("how", ["deleted", "one bit", "empty", "another guide", "a folder in its place"])
def test_a_damaged_version_makes_way_for_the_one_before_until_it_is_whole_again(
    machine: Machine, how: str
) -> None:
    machine.start_well()
    sha256 = machine.bring("vendor", 2)
    machine.start_well()
    path = machine.bundle("vendor", sha256)
    content = path.read_bytes()
    path.unlink()
    if how == "one bit":
        path.write_bytes(content)
        flip(path)
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "another guide":
        path.write_bytes(machine.versions[5])
    elif how == "a folder in its place":
        path.mkdir()
    showing = machine.start_well()
    assert showing.item.label == "v1"
    assert len(showing.notes) == 1
    assert "v2 cannot be shown" in showing.notes[0]
    if path.is_dir():
        path.rmdir()
    path.write_bytes(content)
    assert machine.start_well().item.label == "v2"


def test_one_lost_record_costs_one_step(machine: Machine) -> None:
    machine.start_well()
    machine.bring("vendor", 2)
    record = machine.channels.store("vendor").record()
    (machine.folder / "vendor" / f"state-{record.generation % 2}.json").write_bytes(b"")
    showing = machine.start()
    assert showing.item.label == "v1"
    assert showing.notes == ("vendor: 1 of 2 records damaged",)


def test_both_records_lost_begin_again_with_the_built_in_guide_and_its_ratchet(machine: Machine) -> None:
    old = dict(machine.vendor.tree)
    machine.build_in(2)
    machine.start_well()
    machine.bring("vendor", 3)
    for slot in range(2):
        (machine.folder / "vendor" / f"state-{slot}.json").write_bytes(b"\0" * 100)
    assert machine.start_well().item.label == "v2"
    importer = Importer(machine.channels.store("vendor"), machine.vendor.first_root, lambda: NOW, BUILT)
    with pytest.raises(BundleError, match="older than"):
        importer.install(MemoryCarrier(old), by_staff=True)


def test_the_clinics_records_lost_leave_the_vendors_guide(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2)
    for slot in range(2):
        (machine.folder / "clinic" / f"state-{slot}.json").write_bytes(b"\0" * 100)
    assert machine.start_well().channel == "vendor"


def test_everything_deleted_begins_again(machine: Machine) -> None:
    machine.start_well()
    shutil.rmtree(machine.folder)
    assert machine.start_well().item.label == "v1"


def test_leftovers_do_not_stop_a_start(machine: Machine) -> None:
    machine.start_well()
    vendor = machine.folder / "vendor"
    (vendor / "staging" / "left" / "behind").mkdir(parents=True)
    (vendor / "staging" / "left" / "file").write_bytes(b"x")
    (vendor / "state.tmp").mkdir()
    (vendor / "bundles" / "junk").mkdir()
    (machine.folder / "clinic").mkdir()
    (machine.folder / "clinic" / "staging").write_bytes(b"x")
    assert machine.start_well().notes == ()
    assert not (vendor / "staging").exists()


def test_a_data_folder_that_cannot_be_made_shows_the_built_in_guide_inside_the_app(machine: Machine) -> None:
    machine.folder.write_bytes(b"a file in its place")
    showing = machine.start()
    assert showing.is_last_resort
    assert showing.guide.version == "v1"
    assert showing.bundle.read("guide.kioskguide")
    assert "was not imported" in showing.notes[0]
    machine.channels.confirm(showing)


def test_a_full_disk_shows_the_built_in_guide_inside_the_app(machine: Machine) -> None:
    class FullDisk(QuickFilesystem):
        def append(self, handle: int, content: bytes) -> None:  # noqa: ARG002 - none of it
            raise OSError(28, "No space left on device")

    machine.filesystem = FullDisk()
    assert machine.start().is_last_resort


def test_a_disk_that_became_read_only_still_shows_what_it_holds(machine: Machine) -> None:
    machine.start_well()
    machine.bring("vendor", 2)

    class ReadOnlyDisk(QuickFilesystem):
        def open_file(self, path: Path) -> int:  # noqa: ARG002 - none of them
            raise OSError(30, "Read-only file system")

    machine.filesystem = ReadOnlyDisk()
    showing = machine.start()
    assert showing.item.label == "v2"
    assert "was not noted: Read-only file system" in showing.notes[0]


def test_a_start_during_an_update_shows_what_was_shown(machine: Machine) -> None:
    machine.start_well()
    machine.bring("vendor", 2)
    with machine.channels.store("vendor").writing():
        showing = machine.start()
        assert showing.item.label == "v2"
        with pytest.raises(BusyError):
            machine.channels.confirm(showing)


# --- The app's own files damaged ---


@pytest.mark.parametrize("how", ["deleted", "one bit", "empty", "cut short"])
def test_a_damaged_app_does_not_matter_once_its_guide_is_imported(machine: Machine, how: str) -> None:
    machine.start_well()
    update = machine.embedded.update
    damage(update, how)
    showing = machine.start_well()
    assert showing.item.label == "v1"
    # A bit in the guide itself is not even looked at: the store has it
    assert how == "one bit" or "built-in guide was not imported" in showing.notes[0]


def damage(path: Path, how: str) -> None:
    content = path.read_bytes()
    if how == "deleted":
        path.unlink()
    elif how == "one bit":
        flip(path)
    else:
        path.write_bytes(content[:2000] if how == "cut short" else b"")


@pytest.mark.parametrize("how", ["deleted", "one bit", "empty", "cut short"])
def test_a_damaged_app_with_nothing_imported_needs_staff(machine: Machine, how: str) -> None:
    damage(machine.embedded.update, how)
    with pytest.raises(NoContentError, match="ask whoever looks after this kiosk") as refusal:
        machine.start()
    assert "built-in guide" in refusal.value.detail


def test_an_app_without_a_built_in_guide_needs_staff(tmp_path: Path) -> None:
    with pytest.raises(NoContentError):
        Channels(tmp_path / "data", None, QuickFilesystem()).start()
    assert not (tmp_path / "data").exists()


def test_a_withdrawn_built_in_guide_is_not_shown_even_as_the_last_resort(machine: Machine) -> None:
    machine.start_well()
    sha256 = machine.bring("vendor", 2, min_ok=2)
    machine.start_well()
    machine.bundle("vendor", sha256).unlink()
    with pytest.raises(NoContentError) as refusal:
        machine.start()
    assert "withdrew" in refusal.value.detail
