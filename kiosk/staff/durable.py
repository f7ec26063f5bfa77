"""Small files that outlive a power cut, and one process at a time at them.

What was written counts as kept only after it was forced to the disk: a file's bytes by fsync on the handle
that wrote them, a file's name by fsync on its folder (POSIX fsync(2), "Notes").
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_BINARY: Final = getattr(os, "O_BINARY", 0)
"""On Windows, a file opened without it would get its line ends changed."""

_OWN: Final = 0o600
_MOST_ASIDE: Final = 9


def make_folder(folder: Path) -> None:
    """Create a folder and those above it, for this account alone, and have their names on the disk.

    Raises:
        OSError: The disk does not take it.
    """
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
        sync_folder(each.parent)


def put(path: Path, content: bytes) -> None:
    """Write a file of this account alone, in place of what had its name, in one step.

    Raises:
        OSError: The disk does not take it; what had the name is untouched.
    """
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)  # one that a power cut left
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _OWN)
        try:
            write_all(handle, content)
            os.fsync(handle)
        finally:
            os.close(handle)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def append(path: Path, content: bytes) -> None:
    """Write at the end of a file, creating it for this account alone if need be.

    Raises:
        OSError: The disk does not take it; a part of it may be there.
    """
    is_new = not path.exists()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, _OWN)
    try:
        write_all(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        sync_folder(path.parent)


def write_all(handle: int, content: bytes) -> None:
    """Write all of ``content`` at the place where an open file is; one call may take only a part of it."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk; Windows keeps them by itself and cannot be asked to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_aside(path: Path) -> Path:
    """Give what cannot be read another name beside its own, and return it; only the last few are kept.

    Raises:
        OSError: It cannot be renamed.
    """
    names = [path.with_name(f"{path.name}.damaged-{number}") for number in range(1, _MOST_ASIDE + 1)]
    aside = next((name for name in names if not name.exists()), names[-1])
    path.replace(aside)
    sync_folder(path.parent)
    return aside


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock on a file while others, in this process too, wait for it; the system lets go at the end.

    Hold it for a few reads and writes only.

    Args:
        path: The lock's file; it is created, stays, and means nothing by itself.

    Raises:
        OSError: The file cannot be created.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, _OWN)
    try:
        _lock(handle)
        yield
    finally:
        # Closing lets go: flock(2) belongs to the open file, and so does Windows' lock
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # tries for ten seconds, then raises OSError

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
