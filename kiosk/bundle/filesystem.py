"""Every change that the store makes to the disk, through one door.

What was written counts as kept only after it was forced to the disk: a file's bytes by ``sync_file`` on the
very handle that wrote them, a file's name (new, renamed, removed) by ``sync_folder`` on its folder (POSIX
fsync(2), "Notes"). The methods up to ``sync_folder`` are one system call each, so that a test can record
them, fail at any of them, or stop the process at any of them.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_BINARY: Final = getattr(os, "O_BINARY", 0)
"""On Windows, a file opened without it would get its line ends changed."""

_OWN: Final = 0o600
_OWN_FOLDER: Final = 0o700


class Filesystem:
    """The real disk. All methods raise OSError."""

    def make_one_folder(self, folder: Path) -> None:
        """Create a folder in one that exists; one that is there already is fine."""
        folder.mkdir(mode=_OWN_FOLDER, exist_ok=True)

    def open_file(self, path: Path) -> int:
        """Open a file for writing, creating it if need be, and return its handle."""
        return os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, _OWN)

    def cut(self, handle: int, length: int) -> None:
        """Shorten an open file and go to its end."""
        os.truncate(handle, length)
        os.lseek(handle, length, os.SEEK_SET)

    def append(self, handle: int, content: bytes) -> None:
        """Write all of ``content`` at the place where an open file is."""
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def sync_file(self, handle: int) -> None:
        """Have an open file's bytes on the disk."""
        os.fsync(handle)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name in one step, in place of what had that name."""
        old.replace(new)

    def remove(self, path: Path) -> None:
        """Remove a file; none there is fine."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Have a folder's names on the disk; Windows keeps them by itself and cannot be asked to."""
        if os.name != "posix":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def free_bytes(self, folder: Path) -> int:
        """Return how much this process may still write to the disk of a folder."""
        import shutil  # noqa: PLC0415 - slow to import, and a start does not need it

        return shutil.disk_usage(folder).free

    # --- Made of the above ---

    def make_folder(self, folder: Path) -> None:
        """Create a folder and those above it, and have their names on the disk."""
        missing = []
        while not folder.is_dir():
            missing.append(folder)
            folder = folder.parent
        for each in reversed(missing):
            self.make_one_folder(each)
            self.sync_folder(each.parent)

    def write(self, path: Path, chunks: Iterable[bytes], keep_bytes: int = 0) -> None:
        """Write a file and have its bytes (not yet its name) on the disk.

        Args:
            path: The file; it need not exist.
            chunks: What to write. If it raises, what came before is left in the file, not synced.
            keep_bytes: How many bytes of a file that exists stand before that.
        """
        handle = self.open_file(path)
        try:
            self.cut(handle, keep_bytes)
            for chunk in chunks:
                self.append(handle, chunk)
            self.sync_file(handle)
        finally:
            os.close(handle)

    def put(self, path: Path, part: Path, chunks: Iterable[bytes]) -> None:
        """Write a file under the name ``part`` in the same folder, then give it its own name, durably.

        If this raises before the name is given, ``path`` is untouched and ``part`` is removed.
        """
        try:
            self.write(part, chunks)
            self.rename(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                self.remove(part)
            raise
        self.sync_folder(path.parent)


def wipe(folder: Path) -> None:
    """Remove a folder and all in it as far as that goes; this never raises.

    A leftover must not be able to stop a start: a folder where a file was expected, one that may not be
    entered, or a link (which is not followed).
    """
    with contextlib.suppress(OSError, ValueError):
        if folder.is_symlink() or not folder.is_dir():
            folder.unlink(missing_ok=True)
        else:
            import shutil  # noqa: PLC0415 - slow to import, and a start seldom needs it

            shutil.rmtree(folder, ignore_errors=True)
