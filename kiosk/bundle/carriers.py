"""What brings an update: a folder, an update file, a web server (``http_carrier``), behind one interface.

An update is a tree of two folders (TUF 4: "repository layout", with consistent snapshots):

    metadata/1.root.json … timestamp.json, 7.snapshot.json, 7.targets.json
    targets/<SHA-256>.guide.kioskbundle

Unpacked, the tree is what a folder or a web server offers; packed as a ``stored_zip`` whose name ends in
``.kioskupdate``, it is one file for a stick. A carrier gives bytes and is believed nothing.
"""

import abc
import contextlib
import os
import stat
import time
from collections.abc import Generator, Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from kiosk.bundle.errors import BundleError, DamagedError, NoUpdateError, TooSlowError, UnreachableError
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.names import is_safe_name
from kiosk.bundle.stored_zip import (
    CHUNK_BYTES,
    Member,
    entry_chunks,
    read_directory,
    stored_zip_chunks,
)

UPDATE_SUFFIX: Final = ".kioskupdate"
TIMESTAMP: Final = "metadata/timestamp.json"
TARGET: Final = "guide.kioskbundle"
"""The one file that a signed list (TUF targets) offers."""

PATIENCE_S: Final = 60.0
LEAST_BYTES_PER_S: Final = 20_000
_MOST_LISTED: Final = 10_000
"""So many names of a stick's top folder are looked at."""


class Carrier(abc.ABC):
    """Gives the files of one update, each from its beginning to its end.

    A subclass opens one file in ``_chunks``; whatever goes wrong there or while it is read comes out as a
    ``BundleError``.

    Args:
        name: What staff call it: a stick's, a file's or a server's name.

    Attributes:
        name: As given.
        keeps_dates: Whether signed lists that are past their date are refused. On what a person brings by
            hand they are not: a stick may lie in a drawer, and an old one is refused by its version.
        resumes: Whether a file may be asked for from its middle, after an earlier attempt ended there.
    """

    keeps_dates = False
    resumes = False

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:  # noqa: B027 - most carriers hold nothing open
        """Let go of what is held open; a second time does nothing."""

    def monotonic(self) -> float:
        """Return seconds that only ever grow; what counts is how many pass."""
        return time.monotonic()

    def read(self, path: str, most_bytes: int, start: int = 0) -> Generator[bytes, None, None]:
        """Give a file's bytes in pieces of at most 1 MiB.

        Nothing is opened before the first piece is asked for.

        Args:
            path: The file's path in the tree.
            most_bytes: Where to stop a file that does not end; one byte more may be given, so that the
                reader can tell.
            start: How many bytes at the beginning to leave out; only if ``resumes``.

        Raises:
            NoUpdateError: There is no such file.
            DamagedError: The path breaks the rule for names, or the carrier is no update.
            UnreachableError: It cannot be read, or not to the end.
            TooSlowError: It does not answer, or takes longer than ``PATIENCE_S`` and the time that
                ``most_bytes`` take at ``LEAST_BYTES_PER_S`` (TUF 1.5.2, "slow retrieval attacks").
        """
        if not is_safe_name(path):
            raise DamagedError(self.name, f"the name {path[:80]!r} is not allowed")
        left = most_bytes + 1 - start
        latest = self.monotonic() + PATIENCE_S + most_bytes / LEAST_BYTES_PER_S
        try:
            with contextlib.closing(self._chunks(path, start)) as chunks:
                for chunk in chunks:
                    if self.monotonic() > latest:
                        raise TooSlowError(self.name, f"{path} took too long")
                    yield chunk[:left]
                    left -= len(chunk)
                    if left <= 0:
                        return
        except BundleError:
            raise
        except FileNotFoundError as error:
            raise NoUpdateError(self.name, f"{path} is missing") from error
        except (OSError, ValueError) as error:
            raise UnreachableError(self.name, f"{path}: {error}") from error

    @abc.abstractmethod
    def _chunks(self, path: str, start: int) -> Generator[bytes, None, None]:
        """Open a file of the tree and give its bytes from ``start``."""


class FolderCarrier(Carrier):
    """A folder that holds the tree: a stick, a network drive, a synchronised folder.

    Links, pipes, devices and folders in the place of a file are not opened.

    Args:
        folder: The folder.
        name: What staff call it; None takes the folder's name.
        keeps_dates: As in ``Carrier``; true for a folder that is looked at without staff.
    """

    def __init__(self, folder: Path, name: str | None = None, *, keeps_dates: bool = False) -> None:
        super().__init__(name or folder.name or str(folder))
        self._folder = folder
        self.keeps_dates = keeps_dates

    def _chunks(self, path: str, start: int) -> Generator[bytes, None, None]:
        place = self._folder
        for part in path.split("/"):
            place /= part
            if place.is_symlink():
                raise DamagedError(self.name, f"{path} is a link")
        with _open_plain_file(place, self.name) as file:
            file.seek(start)
            while chunk := file.read(CHUNK_BYTES):
                yield chunk


class UpdateFileCarrier(Carrier):
    """An update file. It is opened at once, and its list of entries is read once.

    Args:
        path: The file.
        name: What staff call it; None takes the file's name.

    Raises:
        NoUpdateError: There is no such file.
        DamagedError: It is no such archive.
        UnreachableError: It cannot be read.
    """

    def __init__(self, path: Path, name: str | None = None) -> None:
        super().__init__(name or path.name)
        try:
            self._file = _open_plain_file(path, self.name)
        except FileNotFoundError as error:
            raise NoUpdateError(self.name, "there is no such file") from error
        except (OSError, ValueError) as error:
            raise UnreachableError(self.name, str(error)) from error
        try:
            self._entries = {entry.name: entry for entry in read_directory(self._file, self.name)}
        except (OSError, ValueError) as error:
            self._file.close()
            raise UnreachableError(self.name, str(error)) from error
        except BundleError:
            self._file.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _chunks(self, path: str, start: int) -> Generator[bytes, None, None]:
        entry = self._entries.get(path)
        if entry is None:
            raise FileNotFoundError(path)
        yield from entry_chunks(self._file, entry, self.name, start)


def target_path(sha256: str) -> str:
    """Return the path of a bundle in the tree (TUF 6.2, "consistent snapshots")."""
    return f"targets/{sha256}.{TARGET}"


def write_update(tree: Mapping[str, bytes | Path], path: Path) -> None:
    """Pack a tree into an update file, so that ``path`` holds the old file or the new one.

    Args:
        tree: For each path in the tree its bytes, or the file that holds them.
        path: The update file; its folder exists.

    Raises:
        ValueError: A path breaks the rule for names, or a file changed while it was packed.
        OSError: A file cannot be read, or the update cannot be written.
    """
    members = [
        Member.of_bytes(name, content) if isinstance(content, bytes) else Member.of_file(name, content)
        for name, content in sorted(tree.items())
    ]
    Filesystem().put(path, path.with_name(f".{path.name}.part"), stored_zip_chunks(members))


def open_carrier(place: Path, name: str | None = None) -> Carrier:
    """Return the carrier for a folder or an update file that staff chose.

    Raises:
        NoUpdateError: There is nothing there.
        DamagedError: It is a file, but no update.
        UnreachableError: It cannot be read.
    """
    return FolderCarrier(place, name) if place.is_dir() else UpdateFileCarrier(place, name)


def find_updates(folder: Path) -> tuple[Path, ...]:
    """Return the updates at the top of a stick: its update files, last name first, or else the stick itself.

    What other systems leave beside them ("._november.kioskupdate") is not among them. A stick that cannot
    be read has none.
    """
    found = []
    with contextlib.suppress(OSError), os.scandir(folder) as listed:
        for _, each in zip(range(_MOST_LISTED), listed, strict=False):
            if each.name.lower().endswith(UPDATE_SUFFIX) and not each.name.startswith("."):
                with contextlib.suppress(OSError):
                    if each.is_file(follow_symlinks=False):
                        found.append(folder / each.name)
    found.sort(key=lambda path: path.name.lower(), reverse=True)
    with contextlib.suppress(OSError):
        if not found and (folder / TIMESTAMP).is_file():
            found.append(folder)
    return tuple(found)


def _open_plain_file(path: Path, source: str) -> BinaryIO:
    """Open a file, but nothing that looks like one.

    Raises:
        DamagedError: It is a link, a folder, a pipe or a device.
        OSError: It cannot be opened.
    """
    # A pipe that nobody writes to would keep the opening waiting for ever, hence O_NONBLOCK
    flags = os.O_RDONLY
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise
    except OSError as error:
        if path.is_symlink() or path.is_dir():
            raise DamagedError(source, f"{path.name} is not a plain file") from error
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise DamagedError(source, f"{path.name} is not a plain file")
    return os.fdopen(handle, "rb")
