"""Files that outlive a power cut, checked by what the system is asked for and in which order."""

import os
import stat
from pathlib import Path

import pytest

from kiosk.staff import durable


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to force to the disk or to rename, in order."""
    told: list[str] = []
    fsync, replace = os.fsync, os.replace

    def record_fsync(handle: int) -> None:
        told.append(f"sync {Path(f'/proc/self/fd/{handle}').readlink().name}")
        fsync(handle)

    def record_rename(old: Path, new: Path) -> None:
        told.append(f"rename {old.name} to {new.name}")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", record_fsync)
    monkeypatch.setattr(os, "replace", record_rename)
    return told


def test_a_file_is_on_the_disk_before_it_gets_its_name_and_the_name_after(
    tmp_path: Path, asked: list[str]
) -> None:
    durable.put(tmp_path / "a", b"new")
    assert asked == ["sync a.part", "rename a.part to a", f"sync {tmp_path.name}"]
    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_an_entry_and_the_name_of_a_new_file_are_on_the_disk(tmp_path: Path, asked: list[str]) -> None:
    durable.append(tmp_path / "a", b"one")
    durable.append(tmp_path / "a", b"two")
    assert asked == ["sync a", f"sync {tmp_path.name}", "sync a"]
    assert (tmp_path / "a").read_bytes() == b"onetwo"


def test_new_folders_are_on_the_disk_and_for_this_account_alone(tmp_path: Path, asked: list[str]) -> None:
    durable.make_folder(tmp_path / "a" / "b")
    durable.make_folder(tmp_path / "a" / "b")
    assert asked == [f"sync {tmp_path.name}", "sync a"]
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


def test_a_file_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        durable.put(tmp_path / "a", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_is_put_aside_keeps_its_bytes_and_only_the_last_few_are_kept(tmp_path: Path) -> None:
    for number in range(1, 12):
        (tmp_path / "a").write_text(str(number))
        durable.put_aside(tmp_path / "a")
    kept = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert kept == {f"a.damaged-{number}": str(number) for number in range(1, 9)} | {"a.damaged-9": "11"}
