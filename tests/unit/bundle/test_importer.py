"""An update step by step: what it is to the kiosk, what stops it, what is kept and what goes."""

import datetime as dt
import errno
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields

from kiosk.bundle.errors import (
    BundleError,
    BusyError,
    DamagedError,
    DiskError,
    LostVersionError,
    NoSpaceError,
    NotPairedError,
    PutAsideError,
    RecalledError,
    RootError,
    SignatureError,
    UnreachableError,
    UpdateCancelledError,
)
from kiosk.bundle.importer import Importer, pair
from kiosk.bundle.store import Store
from kiosk.bundle.trust import TARGET
from kiosk.bundle.writer import RESERVE_BYTES, Watch
from tests.unit.bundle.conftest import Kiosk, Publish, QuickFilesystem
from tests.unit.bundle.publisher import BUILT, CHUNK, NOW, MemoryCarrier, Publisher


def bundles(kiosk: Kiosk) -> set[str]:
    return {name for name in kiosk.files if name.startswith("bundles/")}


# --- Verify, stage, activate ---


def test_until_it_is_activated_an_update_changes_nothing_that_is_shown(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    before = kiosk.store.record()
    publish(2)
    with kiosk.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
        proposal = update.verify()
        assert proposal.offer.custom.label == "v2"
        assert kiosk.store.record() == before
        bundle = update.stage(proposal)
        assert bundle.is_file()
        assert kiosk.store.record() == before
        assert kiosk.shown == "v1"
        update.activate(proposal)
    assert kiosk.shown == "v2"


def test_what_was_staged_and_left_is_not_fetched_again(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    with kiosk.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
        update.stage(update.verify())
    carrier = MemoryCarrier(publisher.tree)
    kiosk.install(carrier)
    assert kiosk.shown == "v1"
    assert not [path for path, _ in carrier.asked if path.startswith("targets/")]


def test_what_was_staged_and_left_goes_with_the_next_other_update(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    left = publish(1)
    with kiosk.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
        update.stage(update.verify())
    assert bundles(kiosk) == {f"bundles/{left}.kioskbundle"}
    new = publish(2)
    kiosk.install(publisher.tree)
    assert bundles(kiosk) == {f"bundles/{new}.kioskbundle"}


def test_nothing_is_activated_that_was_not_staged(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    with kiosk.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
        proposal = update.verify()
        with pytest.raises(LostVersionError):
            update.activate(proposal)
    assert kiosk.shown == ""


def test_three_versions_are_kept_and_their_files_alone(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    kept = []
    for number in range(5):
        kept.append(publish(number))
        kiosk.install(publisher.tree)
    assert bundles(kiosk) == {f"bundles/{sha256}.kioskbundle" for sha256 in kept[-3:]}
    assert [item.label for item in kiosk.store.record().history] == ["v4", "v3", "v2"]


def test_the_same_update_again_is_showing_already_and_writes_nothing(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    before = kiosk.store.record()
    assert kiosk.install(publisher.tree).standing == "showing"
    assert kiosk.store.record() == before


def test_an_active_version_whose_file_is_damaged_is_repaired_by_its_own_update(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    path = kiosk.store.bundle_path(kiosk.store.record().history[0])
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"?")
    assert kiosk.shown == ""
    assert kiosk.install(publisher.tree).standing == "kept"
    assert path.read_bytes() == content
    assert kiosk.shown == "v1"


# --- The way back ---


def test_going_back_and_the_update_that_would_undo_it(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    publish(2)
    kiosk.install(publisher.tree)
    kiosk.store.roll_back(first)
    assert kiosk.shown == "v1"
    assert kiosk.verify(publisher.tree, by_staff=False).standing == "put-aside"
    with pytest.raises(PutAsideError):
        kiosk.install(publisher.tree, by_staff=False)
    assert kiosk.shown == "v1"
    kiosk.install(publisher.tree, by_staff=True)
    assert kiosk.shown == "v2"
    assert kiosk.store.record().rejected == ()


def test_going_back_does_not_let_an_old_stick_in(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    first = publish(1)
    old = dict(publisher.tree)
    kiosk.install(old)
    publish(2)
    kiosk.install(publisher.tree)
    kiosk.store.roll_back(first)
    with pytest.raises(BundleError, match="older than"):
        kiosk.install(old)
    publish(3)
    kiosk.install(publisher.tree, by_staff=False)
    assert kiosk.shown == "v3"


def test_nobody_goes_back_to_a_damaged_version(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    path = kiosk.store.bundle_path(kiosk.store.record().history[0])
    publish(2)
    kiosk.install(publisher.tree)
    path.write_bytes(b"")
    with pytest.raises(LostVersionError, match="v1"):
        kiosk.store.roll_back(first)
    assert kiosk.shown == "v2"


# --- Recall ---


@pytest.mark.parametrize("way", ["floor", "list"])
def test_a_recalled_version_is_not_gone_back_to(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, way: str
) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    publish(2, **({"min_ok": 2} if way == "floor" else {"revoked": [first]}))
    kiosk.install(publisher.tree)
    with pytest.raises(RecalledError, match="v1"):
        kiosk.store.roll_back(first)


def test_a_recall_is_lifted_by_a_newer_list(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    publish(2, min_ok=2)
    kiosk.install(publisher.tree)
    publish(3)
    kiosk.install(publisher.tree)
    kiosk.store.roll_back(first)
    assert kiosk.shown == "v1"


def test_a_recall_arrives_with_the_guide_that_is_shown_already(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    publish(2)
    kiosk.install(publisher.tree)
    publish(2, revoked=[first], min_ok=3)
    assert kiosk.install(publisher.tree, by_staff=False).standing == "showing"
    record = kiosk.store.record()
    assert (record.floor, record.revoked) == (3, (first,))
    assert record.history[0].version == 3
    assert kiosk.shown == "v2"


# --- What stops it ---


def test_two_updates_at_once(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publish(1)
    with kiosk.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
        proposal = update.verify()
        with pytest.raises(BusyError):
            kiosk.install(publisher.tree)
        update.stage(proposal)
        update.activate(proposal)
        with pytest.raises(BusyError):
            kiosk.store.roll_back(proposal.offer.sha256)
    kiosk.store.roll_back(proposal.offer.sha256)
    assert kiosk.shown == "v1"


def test_staff_may_stop_it_at_any_chunk(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    publish(2)
    files = kiosk.files
    told: list[tuple[int, int]] = []
    watch = Watch(progress=lambda *each: told.append(each), is_cancelled=lambda: len(told) == 2)
    with pytest.raises(UpdateCancelledError):
        kiosk.install(publisher.tree, watch=watch)
    assert [done for done, _ in told] == [CHUNK, 2 * CHUNK]
    assert kiosk.shown == "v1"
    assert kiosk.files == files


def test_progress_ends_with_all_of_it(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publish(1)
    told: list[tuple[int, int]] = []
    proposal = kiosk.install(publisher.tree, watch=Watch(progress=lambda *each: told.append(each)))
    assert told[-1] == (proposal.offer.length, proposal.offer.length)


class SmallDisk(QuickFilesystem):
    """Has a certain space left.

    Args:
        free: that space in bytes.
    """

    def __init__(self, free: int) -> None:
        self.free = free

    def free_bytes(self, folder: Path) -> int:  # noqa: ARG002 - it is one disk
        return self.free


def test_space_is_looked_for_before_anything_is_fetched(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.filesystem = SmallDisk(RESERVE_BYTES + 1000)
    carrier = MemoryCarrier(publisher.tree)
    with pytest.raises(NoSpaceError, match="17 MB are needed, and 16 MB are free"):
        kiosk.install(carrier)
    assert not [path for path, _ in carrier.asked if path.startswith("targets/")]
    assert bundles(kiosk) == set()


def test_a_full_disk_is_cleared_of_what_nobody_needs_first(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    (kiosk.folder / "bundles").mkdir(parents=True)
    left = kiosk.folder / "bundles" / ("0" * 64 + ".part")
    left.write_bytes(b"x")

    class Clearing(QuickFilesystem):
        def free_bytes(self, folder: Path) -> int:
            return 0 if left.exists() else super().free_bytes(folder)

    kiosk.filesystem = Clearing()
    kiosk.install(publisher.tree)
    assert kiosk.shown == "v1"


def test_what_a_broken_transfer_left_is_gone_on_with_only_if_the_carrier_can(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    sha256 = publish(1)
    part = f"bundles/{sha256}.part"

    def breaking(path: str, content: bytes) -> Iterable[bytes]:
        if not path.startswith("targets/"):
            yield content
            return
        yield content[:1000]
        raise OSError(5, "Input/output error")

    for resumes in (False, True):
        with pytest.raises(UnreachableError):
            kiosk.install(MemoryCarrier(publisher.tree, breaking, resumes=resumes))
        assert (part in kiosk.files) is resumes
    carrier = MemoryCarrier(publisher.tree, resumes=True)
    kiosk.install(carrier)
    assert carrier.asked[-1] == (f"targets/{sha256}.{TARGET}", 1000)
    assert kiosk.shown == "v1"
    assert part not in kiosk.files


@pytest.mark.parametrize("left", ["other bytes", "all of it", "more than all", "a folder"])
def test_what_lies_in_the_place_of_a_transfer_is_not_believed(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, left: str
) -> None:
    sha256 = publish(1)
    whole = publisher.tree[f"targets/{sha256}.{TARGET}"]
    part = kiosk.folder / "bundles" / f"{sha256}.part"
    part.parent.mkdir(parents=True)
    if left == "a folder":
        part.mkdir()
    else:
        part.write_bytes(
            {"other bytes": b"x" * 1000, "all of it": whole, "more than all": whole + b"x"}[left]
        )
    carrier = MemoryCarrier(publisher.tree, resumes=True)
    if left in {"other bytes", "a folder"}:
        with pytest.raises(DamagedError if left == "other bytes" else DiskError):
            kiosk.install(carrier)
        assert kiosk.shown == ""
    if left == "a folder":
        return
    kiosk.install(carrier)
    assert kiosk.shown == "v1"


def test_a_bundle_that_is_signed_but_none_is_refused(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    files = kiosk.files
    publisher.publish(b"signed, and no bundle at all")
    with pytest.raises(DamagedError, match=r"november\.kioskupdate"):
        kiosk.install(publisher.tree)
    assert kiosk.shown == "v1"
    assert kiosk.files == files


def test_a_further_check_may_refuse_it(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publish(1)

    def refuse(path: Path, name: str) -> None:
        assert path.is_file()
        raise DamagedError(name, "it cannot be drawn")

    importer = Importer(kiosk.store, kiosk.root, lambda: NOW, BUILT, refuse)
    with pytest.raises(DamagedError):
        importer.install(MemoryCarrier(publisher.tree), by_staff=True)
    assert bundles(kiosk) == set()


@pytest.mark.parametrize("place", ["staging", "state.tmp"])
def test_what_lies_in_the_place_of_scratch_does_not_stop_it(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, place: str
) -> None:
    publish(1)
    kiosk.folder.mkdir()
    (kiosk.folder / place).write_bytes(b"left by somebody")
    kiosk.install(publisher.tree)
    assert kiosk.shown == "v1"


# --- A disk that fails ---


class FailingDisk(QuickFilesystem):
    """Fails at one operation, once or from then on.

    Args:
        at: the number of that operation.
        error: the system's number of the error.
        lasting: whether all later ones fail, too.
    """

    def __init__(self, at: int, error: int, *, lasting: bool) -> None:
        self.count = 0
        self._at = at
        self._error = error
        self._lasting = lasting

    def step(self) -> None:
        self.count += 1
        if self.count == self._at or (self._lasting and self.count > self._at):
            raise OSError(self._error, "the disk says no")

    def make_one_folder(self, folder: Path) -> None:
        self.step()
        super().make_one_folder(folder)

    def open_file(self, path: Path) -> int:
        self.step()
        return super().open_file(path)

    def append(self, handle: int, content: bytes) -> None:
        self.step()
        super().append(handle, content)

    def sync_file(self, handle: int) -> None:  # noqa: ARG002 - forced or not, it may fail
        self.step()

    def rename(self, old: Path, new: Path) -> None:
        self.step()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self.step()
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:  # noqa: ARG002 - forced or not, it may fail
        self.step()


FAILURES = [(errno.ENOSPC, NoSpaceError), (errno.EIO, DiskError), (errno.EROFS, DiskError)]


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("failure", FAILURES, ids=["full", "failing", "read-only"])
def test_a_disk_that_fails_at_any_step_leaves_the_old_version(
    kiosk: Kiosk,
    publisher: Publisher,
    publish: Publish,
    failure: tuple[int, type[BundleError]],
    lasting: bool,
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    sha256 = publish(2)
    # Open, the chunks, force, rename, force; open, record, force, rename, force
    steps = 9 + -(-len(publisher.tree[f"targets/{sha256}.{TARGET}"]) // CHUNK)
    before, folder = kiosk.store.record(), kiosk.folder
    refused = []
    for at in range(1, 60):
        kiosk.folder = folder.with_name(f"copy-{at}")
        shutil.copytree(folder, kiosk.folder)
        kiosk.filesystem = FailingDisk(at, failure[0], lasting=lasting)
        try:
            kiosk.install(publisher.tree)
        except BundleError as error:
            refused.append(error)
        else:
            break
        if not lasting or at < steps:
            assert (kiosk.shown, kiosk.store.record()) == ("v1", before)
        kiosk.filesystem = QuickFilesystem()
        kiosk.install(publisher.tree)
        assert kiosk.shown == "v2"
    assert len(refused) == steps
    assert {type(error) for error in refused} == {failure[1]}


def test_a_store_that_cannot_be_made_is_an_error_of_the_disk(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.folder.write_bytes(b"a file in its place")
    with pytest.raises(DiskError):
        kiosk.install(publisher.tree)


# --- Pairing ---


@pytest.fixture
def clinic(tmp_path: Path) -> Store:
    return Store(tmp_path / "clinic", "clinic", QuickFilesystem())


def clinic_importer(store: Store) -> Importer:
    return Importer(store, None, lambda: NOW, BUILT)


def test_a_channel_without_a_key_takes_nothing(clinic: Store) -> None:
    with pytest.raises(NotPairedError, match="Pair the kiosk"):
        clinic_importer(clinic)


def test_a_paired_channel_takes_what_its_publisher_signs(
    clinic: Store, publisher: Publisher, publish: Publish, kiosk: Kiosk
) -> None:
    summary = pair(clinic, publisher.first_root)
    assert summary.version == 1
    publish(1)
    clinic_importer(clinic).install(MemoryCarrier(publisher.tree), by_staff=True)
    assert clinic.record().history[0].label == "v1"
    assert kiosk.store.record().history == ()


def test_a_new_key_forgets_what_the_old_one_signed_and_keeps_the_versions(
    clinic: Store, publisher: Publisher, publish: Publish, versions: tuple[bytes, ...]
) -> None:
    pair(clinic, publisher.first_root)
    publish(1, version=900)
    clinic_importer(clinic).install(MemoryCarrier(publisher.tree), by_staff=True)
    other = Publisher()
    other.publish(versions[2], label="v2")
    with pytest.raises(SignatureError):
        clinic_importer(clinic).install(MemoryCarrier(other.tree), by_staff=True)
    pair(clinic, other.first_root)
    record = clinic.record()
    assert (record.trust, record.floor, record.active) == ({}, 0, record.history[0].sha256)
    clinic_importer(clinic).install(MemoryCarrier(other.tree), by_staff=True)
    assert [item.label for item in clinic.record().history] == ["v2", "v1"]
    with pytest.raises(SignatureError):
        clinic_importer(clinic).install(MemoryCarrier(publisher.tree), by_staff=True)


def test_the_same_key_again_changes_nothing(clinic: Store, publisher: Publisher, publish: Publish) -> None:
    pair(clinic, publisher.first_root)
    publish(1)
    clinic_importer(clinic).install(MemoryCarrier(publisher.tree), by_staff=True)
    before = clinic.record()
    pair(clinic, publisher.first_root)
    assert clinic.record() == before


def test_junk_is_not_paired_with(clinic: Store) -> None:
    with pytest.raises(RootError):
        pair(clinic, b"{}")
    assert clinic.record().anchor == ""


# --- The last look at a server ---


def test_the_day_of_a_look_is_kept_but_not_of_a_stick(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    assert kiosk.store.record().checked is None
    kiosk.verify(MemoryCarrier(publisher.tree, keeps_dates=True))
    assert kiosk.store.record().checked == NOW.date()
    before = kiosk.store.record()
    kiosk.now = NOW + dt.timedelta(hours=5)
    kiosk.verify(MemoryCarrier(publisher.tree, keeps_dates=True))
    assert kiosk.store.record() == before


def test_records_stay_small(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    for number in range(5):
        publish(number)
        kiosk.install(publisher.tree)
    sizes = [(kiosk.folder / f"state-{slot}.json").stat().st_size for slot in range(2)]
    assert max(sizes) < 8000
    assert with_fields(kiosk.store.record(), generation=0).trust.keys() == {
        "timestamp.json",
        "snapshot.json",
        "targets.json",
    }
