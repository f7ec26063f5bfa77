"""One writer at a time: a lock on a file, which the system lets go when its holder ends, however it ends."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.bundle.errors import BusyError, DiskError


class FolderLock:
    """Holds the file ``lock`` in a folder, against other processes and against other holders in this one.

    Args:
        path: The lock's file; it is created, stays, and means nothing by itself.

    Raises:
        BusyError: Somebody else holds it.
        DiskError: The file cannot be created.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise DiskError(error.strerror or type(error).__name__) from error
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise BusyError(error.strerror or "") from error
        self._held = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def release(self) -> None:
        """Let go; a second time does nothing."""
        if self._held:
            self._held = False
            # Closing lets go: flock(2) belongs to the open file, and so does Windows' lock
            os.close(self._handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
