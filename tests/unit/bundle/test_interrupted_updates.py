"""What stops an update half-way: staff, another update, a full disk, a failing one."""

import errno
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from kiosk.bundle.carriers import TARGET
from kiosk.bundle.errors import (
    BundleError,
    BusyError,
    DamagedError,
    DiskError,
    NoSpaceError,
    UnreachableError,
    UpdateCancelledError,
)
from kiosk.bundle.importer import Importer
from kiosk.bundle.writer import RESERVE_BYTES, Watch
from tests.unit.bundle.machine import Kiosk, Publish, QuickFilesystem
from tests.unit.bundle.publisher import BUILT, CHUNK, NOW, MemoryCarrier, Publisher


def bundles(kiosk: Kiosk) -> set[str]:
    return {name for name in kiosk.files if name.startswith("bundles/")}


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
