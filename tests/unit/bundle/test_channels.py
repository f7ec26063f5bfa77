"""What is shown when the kiosk starts: whatever happened to the disk, a guide, or a word to the staff."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundle.channels import Channels, Showing
from kiosk.bundle.embedded import Embedded, ensure_embedded, open_embedded
from kiosk.bundle.errors import (
    BundleError,
    BusyError,
    DamagedError,
    LostVersionError,
    NoContentError,
    NoUpdateError,
)
from kiosk.bundle.importer import Importer, pair
from kiosk.bundle.store import Channel
from tests.unit.bundle.conftest import Kiosk, Publish, QuickFilesystem
from tests.unit.bundle.publisher import BUILT, NOW, TINY, MemoryCarrier, Publisher, update_file


@dataclass
class Machine:
    """A whole kiosk: an app with a built-in guide, and a folder for its data.

    Attributes:
        folder: where its stores lie.
        app: where its own files lie.
        vendor: who signs the built-in guide.
        clinic: who signs the clinic's guides.
        versions: the bundles of "v0" to "v5".
    """

    folder: Path
    app: Path
    vendor: Publisher
    clinic: Publisher
    versions: tuple[bytes, ...]
    opened: list[Showing] = field(default_factory=list)
    filesystem: QuickFilesystem = field(default_factory=QuickFilesystem)

    @property
    def embedded(self) -> Embedded:
        return Embedded(self.app / "built-in.kioskupdate", self.vendor.first_root, BUILT)

    @property
    def channels(self) -> Channels:
        return Channels(self.folder, self.embedded, self.filesystem)

    def build_in(self, number: int, **custom: Any) -> str:  # noqa: ANN401 - JSON
        """Have the app come with this version."""
        sha256 = self.vendor.publish(self.versions[number], label=f"v{number}", **custom)
        update_file(self.vendor.tree, self.embedded.update)
        return sha256

    def bring(self, channel: Channel, number: int, *, by_staff: bool = True, **custom: Any) -> str:  # noqa: ANN401 - JSON
        """Have a stick with this version come."""
        publisher = self.vendor if channel == "vendor" else self.clinic
        sha256 = publisher.publish(self.versions[number], label=f"v{number}", **custom)
        store = self.channels.store(channel)
        if channel == "clinic":
            pair(store, publisher.first_root)
        importer = Importer(store, publisher.first_root, lambda: NOW, BUILT)
        importer.install(MemoryCarrier(publisher.tree), by_staff=by_staff)
        return sha256

    def start(self) -> Showing:
        showing = self.channels.start()
        self.opened.append(showing)
        return showing

    def start_well(self) -> Showing:
        showing = self.start()
        self.channels.confirm(showing)
        return showing

    def bundle(self, channel: Channel, sha256: str) -> Path:
        return self.folder / channel / "bundles" / f"{sha256}.kioskbundle"


@pytest.fixture
def machine(tmp_path: Path, publisher: Publisher, versions: tuple[bytes, ...]) -> Iterator[Machine]:
    (tmp_path / "app").mkdir()
    each = Machine(tmp_path / "data", tmp_path / "app", publisher, Publisher(), versions)
    each.build_in(1)
    yield each
    for showing in each.opened:
        showing.bundle.close()


# --- Usual days ---


def test_a_fresh_kiosk_shows_the_built_in_guide(machine: Machine) -> None:
    showing = machine.start()
    assert (showing.channel, showing.item.label, showing.guide.version) == ("vendor", "v1", "v1")
    assert showing.guide.title == TINY.title
    assert showing.notes == ()
    assert not showing.is_last_resort
    assert machine.channels.store("vendor").record().history[0].label == "v1"


def test_a_second_start_does_nothing_more(machine: Machine) -> None:
    machine.start_well()
    before = machine.channels.store("vendor").record()
    assert machine.start_well().item.label == "v1"
    assert machine.channels.store("vendor").record() == before


def test_a_clinics_own_guide_wins_over_the_built_in_one(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2)
    assert machine.start_well().channel == "clinic"
    machine.bring("vendor", 3)
    assert machine.start_well().item.label == "v2"


def test_the_channels_share_neither_versions_nor_trust(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2)
    vendor, clinic = (machine.channels.store(channel).record() for channel in ("vendor", "clinic"))
    assert not {item.sha256 for item in vendor.history} & {item.sha256 for item in clinic.history}
    assert vendor.trust != clinic.trust


def test_a_newer_app_brings_its_newer_guide(machine: Machine) -> None:
    machine.start_well()
    machine.build_in(2)
    assert machine.start_well().item.label == "v2"
    assert [item.label for item in machine.channels.store("vendor").record().history] == ["v2", "v1"]


def test_an_app_with_an_older_guide_changes_nothing(machine: Machine) -> None:
    older = machine.embedded.update.read_bytes()
    machine.build_in(2)
    machine.start_well()
    machine.embedded.update.write_bytes(older)
    assert machine.start_well().item.label == "v2"
    before = machine.channels.store("vendor").record()
    showing = machine.start_well()
    assert (showing.item.label, showing.notes) == ("v2", ())
    assert machine.channels.store("vendor").record() == before


def test_a_built_in_guide_that_staff_went_back_from_stays_away(machine: Machine) -> None:
    first = machine.channels.start()
    machine.opened.append(first)
    machine.channels.confirm(first)
    machine.build_in(2)
    machine.start_well()
    machine.channels.store("vendor").roll_back(first.item.sha256)
    assert machine.start_well().item.label == "v1"
    assert machine.start_well().item.label == "v1"


# --- Going back and over ---


def test_one_touch_goes_back_in_a_channel_and_over_to_the_other(machine: Machine) -> None:
    built_in = machine.start_well().item.sha256
    second = machine.bring("clinic", 2)
    machine.start_well()
    machine.bring("clinic", 3)
    machine.start_well()
    machine.channels.show("clinic", second)
    assert machine.start_well().item.label == "v2"
    machine.channels.show("vendor", built_in)
    assert machine.start_well().item.label == "v1"
    machine.channels.show("clinic", second)
    assert machine.start_well().item.label == "v2"


def test_going_over_to_a_version_that_is_not_kept_changes_nothing(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2)
    with pytest.raises(LostVersionError):
        machine.channels.show("vendor", "0" * 64)
    assert machine.start_well().item.label == "v2"


# --- Starts that fail ---


def test_a_version_that_fails_twice_makes_way_by_itself(machine: Machine) -> None:
    machine.start_well()
    machine.bring("vendor", 2)
    assert machine.start().item.label == "v2"
    assert machine.start().item.label == "v2"
    third = machine.start()
    assert third.item.label == "v1"
    assert third.notes == ("vendor v2 was put aside after failed starts",)
    assert machine.start().notes == ()
    record = machine.channels.store("vendor").record()
    assert record.rejected == (record.history[0].sha256,)


def test_a_version_that_worked_is_not_put_aside_by_later_faults(machine: Machine) -> None:
    machine.start_well()
    for _ in range(5):
        assert machine.start().item.label == "v1"


def test_a_version_put_aside_by_itself_is_not_brought_back_by_itself(machine: Machine) -> None:
    machine.start_well()
    machine.bring("vendor", 2)
    for _ in range(3):
        machine.start()
    with pytest.raises(BundleError, match="put aside on this kiosk"):
        machine.bring("vendor", 2, by_staff=False)
    assert machine.start().item.label == "v1"
    machine.bring("vendor", 2, by_staff=True)
    assert machine.start().item.label == "v2"


def test_a_clinics_only_guide_that_fails_makes_way_for_the_built_in_one(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2)
    machine.start()
    machine.start()
    third = machine.start()
    assert (third.channel, third.item.label) == ("vendor", "v1")
    assert machine.channels.store("clinic").record().active == ""


def test_an_only_guide_that_fails_is_still_shown_rather_than_nothing(machine: Machine) -> None:
    machine.start()
    machine.start()
    third = machine.start()
    assert third.is_last_resort
    assert third.guide.version == "v1"
    assert machine.start().is_last_resort


# --- Damage ---


Damage = Callable[[Machine], object]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("how", ["deleted", "one bit", "empty", "a folder in its place"])
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


# --- The built-in guide itself ---


def test_the_built_in_guide_is_imported_once(kiosk: Kiosk, machine: Machine) -> None:
    assert ensure_embedded(kiosk.store, machine.embedded)
    assert not ensure_embedded(kiosk.store, machine.embedded)
    assert kiosk.shown == "v1"


def test_a_built_in_guide_of_a_stranger_is_not_imported(
    kiosk: Kiosk, machine: Machine, publish: Publish
) -> None:
    publish(2)
    stranger = Embedded(machine.embedded.update, Publisher().first_root, BUILT)
    with pytest.raises(BundleError, match="not signed by"):
        ensure_embedded(kiosk.store, stranger)
    assert kiosk.shown == ""


def test_the_newest_list_in_the_app_is_the_one_that_counts(machine: Machine) -> None:
    for _ in range(11):
        newest = machine.build_in(3)
    item, bundle = open_embedded(machine.embedded.update)
    with bundle:
        assert (item.sha256, item.version) == (newest, 12)
        assert bundle.guide().version == "v3"


def test_an_update_without_a_guide_is_no_last_resort(machine: Machine) -> None:
    tree = {name: content for name, content in machine.vendor.tree.items() if "targets/" not in name}
    update_file(tree, machine.embedded.update)
    with pytest.raises(DamagedError):
        open_embedded(machine.embedded.update)
    update_file({"metadata/1.targets.json": b"[]"}, machine.embedded.update)
    with pytest.raises(DamagedError):
        open_embedded(machine.embedded.update)


def test_a_missing_app_file_is_told_by_name(kiosk: Kiosk, tmp_path: Path) -> None:
    with pytest.raises(NoUpdateError, match=r"gone\.kioskupdate"):
        ensure_embedded(kiosk.store, Embedded(tmp_path / "gone.kioskupdate", b"", BUILT))
