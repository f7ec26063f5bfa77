"""One kiosk a folder: refused while another one lives, never by what a dead one left."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.instance import FILE, AlreadyRunningError, InstanceLock, running_process

HOLDER = """
import sys
from pathlib import Path
from kiosk.instance import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print(lock.is_held, flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Start another process that holds the lock until it is ended."""
    other = subprocess.Popen(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "True\n"
    return other


def test_another_process_is_refused_and_told_whom_to_end(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    with holder(folder) as other:
        with pytest.raises(AlreadyRunningError, match=f"process {other.pid}") as refused:
            InstanceLock(folder)
        assert refused.value.process == running_process(folder) == other.pid
        assert str(folder) in str(refused.value)
        other.kill()
    lock = InstanceLock(folder)  # whatever the dead one left
    assert (folder / FILE).exists()
    lock.release()
    lock.release()


def test_it_can_be_taken_again_once_let_go(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path)
    with pytest.raises(AlreadyRunningError):
        InstanceLock(tmp_path)
    first.release()
    second = InstanceLock(tmp_path)
    assert second.is_held
    second.release()


def test_a_stale_file_with_anything_in_it_holds_up_nobody(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\x00 12 no number" * 1000)
    assert running_process(tmp_path) is None
    lock = InstanceLock(tmp_path)
    assert running_process(tmp_path) is not None
    lock.release()


def test_two_folders_are_two_kiosks(tmp_path: Path) -> None:
    locks = [InstanceLock(tmp_path / name) for name in "ab"]
    assert all(lock.is_held for lock in locks)
    for lock in locks:
        lock.release()


def test_where_the_folder_cannot_be_made_the_lock_lies_in_the_runtime_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    folder = tmp_path / "file" / "data"
    lock = InstanceLock(folder)
    assert lock.is_held
    with pytest.raises(AlreadyRunningError):
        InstanceLock(folder)
    lock.release()


def test_where_nothing_can_be_written_it_goes_without_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert not InstanceLock(tmp_path / "file" / "data").is_held


def test_looking_makes_nothing(tmp_path: Path) -> None:
    assert running_process(tmp_path / "data") is None
    assert list(tmp_path.iterdir()) == []


def test_programs_that_the_kiosk_starts_do_not_keep_it(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    code = "print('here', flush=True); input()"
    with subprocess.Popen(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"here\n"
        lock.release()
        InstanceLock(tmp_path).release()
        child.communicate(b"\n")
