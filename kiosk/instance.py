"""One kiosk at a time: two on one screen would take each other's touches, and write to the same folder.

The lock is the system's own (flock(2), on Windows a locked byte), on an open file: it ends with the process,
however that ends, so a file that a crash left behind holds up nobody. Programs that the kiosk starts do not
inherit it, and it passes to the kiosk that takes this one's place after "restart".
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.staff import durable

FILE: Final = "running"
"""The lock's file in the kiosk's folder. It holds the number of the process that has the lock, or had it."""

_OWN: Final = 0o600
_MOST_DIGITS: Final = 20
_LOCKED_BYTE: Final = 1000
"""Beyond what is written: Windows keeps others from reading a locked byte."""


class AlreadyRunningError(Exception):
    """Another kiosk has the folder. Its text is for staff.

    Attributes:
        process: The other one's process number; 0 if it did not tell.
    """

    def __init__(self, folder: Path, process: int) -> None:
        self.process = process
        named = f" (process {process})" if process else ""
        super().__init__(
            f"Another kiosk is running already{named}, so this one ended. Nothing was changed. Both would "
            f"use the folder {folder}: end the other one first, or name another folder with --data-dir."
        )


class InstanceLock:
    """Keeps other kiosks off a folder.

    Where nothing can be made there, the lock lies in the account's runtime folder, under a name made of the
    folder's. If there is none either, the kiosk runs without a lock: a disk that cannot be written must not
    keep patients from their guide.

    Args:
        folder: The kiosk's writable folder; it is made if it is missing.

    Raises:
        AlreadyRunningError: Another process, or another holder in this one, has the lock.
    """

    def __init__(self, folder: Path) -> None:
        self._handle: int | None = None
        for file in _places(folder):
            with contextlib.suppress(OSError):
                durable.make_folder(file.parent)
                handle = os.open(file, os.O_RDWR | os.O_CREAT, _OWN)
                self._take(handle, folder)
                return

    @property
    def is_held(self) -> bool:
        """Whether there is a lock."""
        return self._handle is not None

    def release(self) -> None:
        """Let go; a second time does nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def _take(self, handle: int, folder: Path) -> None:
        try:
            _lock(handle)
        except OSError:
            process = _process_in(handle)
            os.close(handle)
            raise AlreadyRunningError(folder, process) from None
        self._handle = handle
        with contextlib.suppress(OSError):  # who has it is a comfort, no need
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())


def running_process(folder: Path) -> int | None:
    """Return the number of the process of the kiosk that has ``folder``, 0 if it is not told; None for none.

    Nothing is made or written.
    """
    for file in _places(folder):
        try:
            handle = os.open(file, os.O_RDWR)
        except OSError:
            continue
        try:
            _lock(handle)
        except OSError:
            return _process_in(handle)
        finally:
            os.close(handle)  # and with it goes the lock that was just taken
    return None


def _places(folder: Path) -> Iterator[Path]:
    yield folder / FILE
    passing = os.environ.get("XDG_RUNTIME_DIR", "")  # the account's alone, and in memory
    if Path(passing).is_absolute():
        import hashlib  # noqa: PLC0415 - a start that can write its folder does without

        name = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:16]
        yield Path(passing, f"kiosk-{name}.{FILE}")


def _process_in(handle: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        os.lseek(handle, 0, os.SEEK_SET)
        return int(os.read(handle, _MOST_DIGITS))
    return 0


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
