"""The one door to the disk, and the broom that never stumbles."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.bundle.errors import BusyError, DiskError
from kiosk.bundle.filesystem import Filesystem, wipe
from kiosk.bundle.lock import FolderLock


def test_a_file_is_written_as_given(tmp_path: Path) -> None:
    Filesystem().write(tmp_path / "a", [b"one", b"", b"two"])
    assert (tmp_path / "a").read_bytes() == b"onetwo"
    Filesystem().write(tmp_path / "a", [b"3"])
    assert (tmp_path / "a").read_bytes() == b"3"


def test_a_file_can_be_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one and a torn end")
    Filesystem().write(tmp_path / "a", [b"two"], keep_bytes=3)
    assert (tmp_path / "a").read_bytes() == b"onetwo"


def test_a_file_is_put_in_place_whole_or_not_at_all(tmp_path: Path) -> None:
    path, part = tmp_path / "a", tmp_path / "a.part"
    Filesystem().put(path, part, [b"old"])

    def failing() -> Iterator[bytes]:
        yield b"half of the new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        Filesystem().put(path, part, failing())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_folders_are_made_with_those_above(tmp_path: Path) -> None:
    Filesystem().make_folder(tmp_path / "a" / "b" / "c")
    Filesystem().make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()


def test_what_counts_as_kept_was_forced_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The very file, then the folder of its name; the power cuts elsewhere are played without a disk."""
    forced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: forced.append(os.fstat(handle).st_ino))
    Filesystem().put(tmp_path / "a", tmp_path / "a.part", [b"x"])
    assert forced == [(tmp_path / "a").stat().st_ino, tmp_path.stat().st_ino]


def test_the_free_space_is_that_of_the_disk(tmp_path: Path) -> None:
    assert Filesystem().free_bytes(tmp_path) > 0


# --- The broom ---


def test_everything_in_a_folder_goes(tmp_path: Path) -> None:
    (tmp_path / "staging" / "a" / "b").mkdir(parents=True)
    (tmp_path / "staging" / "a" / "file").write_bytes(b"x")
    wipe(tmp_path / "staging")
    assert list(tmp_path.iterdir()) == []


def test_what_a_link_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").write_bytes(b"x")
    (tmp_path / "staging").mkdir()
    (tmp_path / "staging" / "link").symlink_to(tmp_path / "precious")
    wipe(tmp_path / "staging")
    (tmp_path / "staging").symlink_to(tmp_path / "precious")
    wipe(tmp_path / "staging")
    assert [path.name for path in tmp_path.rglob("*")] == ["precious", "file"]


@pytest.mark.parametrize("kind", ["nothing", "file", "broken link"])
def test_whatever_lies_in_its_place_goes(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "staging"
    if kind == "file":
        path.write_bytes(b"x")
    elif kind == "broken link":
        path.symlink_to(tmp_path / "gone")
    wipe(path)
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_does_not_stop_it(tmp_path: Path) -> None:
    wipe(tmp_path / "a\0b")
    wipe(tmp_path / ("x" * 5000))


# --- The lock ---


def test_one_holder_at_a_time_in_one_process_too(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with FolderLock(path), pytest.raises(BusyError, match="Wait a minute"):
        FolderLock(path)
    with FolderLock(path) as lock:
        lock.release()
        lock.release()
        FolderLock(path).release()


def test_a_lock_that_cannot_be_made_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(DiskError):
        FolderLock(tmp_path / "nothing" / "lock")
