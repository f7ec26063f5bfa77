"""All that changes a store, held by one writer at a time.

A new version becomes the one to show in this order, and a power cut anywhere leaves the old version or the
new one, whole, with the trust that belongs to it:

1. its bytes go to ``<SHA-256>.part``, counted and hashed on the way, and are forced to the disk;
2. it is read once as a bundle;
3. it gets its name, and the name is forced to the disk;
4. the record goes to ``state.tmp`` and is forced to the disk;
5. it takes the place of the older one of the two records, and that is forced to the disk: from here the new
   version is the one;
6. what no record needs is removed.
"""

import contextlib
import hashlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self, TypeAlias

from msgspec.structs import replace

from kiosk.bundle.archive import Bundle, sha256_of
from kiosk.bundle.carriers import Carrier
from kiosk.bundle.errors import (
    BundleError,
    DamagedError,
    NoSpaceError,
    NoUpdateError,
    TooSlowError,
    UnreachableError,
    UpdateCancelledError,
    disk_fault,
)
from kiosk.bundle.filesystem import Filesystem, wipe
from kiosk.bundle.layout import Layout
from kiosk.bundle.lock import FolderLock
from kiosk.bundle.state import Record, encode_record, read_newest_record
from kiosk.bundle.stored_zip import CHUNK_BYTES

RESERVE_BYTES: Final = 16 << 20
"""What stays free on the disk, for records and for the rest of the kiosk."""

Check: TypeAlias = Callable[[Path, str], None]
"""Reads a bundle (its file, what staff call it) and raises a ``BundleError`` if it cannot be used."""


class Wanted(Protocol):
    """A bundle that is to be fetched; ``trust.Offer`` is one.

    Attributes:
        sha256: The SHA-256 of its file, in hexadecimal digits.
        length: The length of its file in bytes.
        path: Its path on a carrier.
    """

    @property
    def sha256(self) -> str: ...  # noqa: D102 - told above
    @property
    def length(self) -> int: ...  # noqa: D102
    @property
    def path(self) -> str: ...  # noqa: D102


@dataclass(frozen=True)
class Watch:
    """How a long step is watched from outside; both are called about once a MiB.

    Attributes:
        progress: Is told how many bytes of how many have arrived.
        is_cancelled: Says whether to stop.
    """

    progress: Callable[[int, int], None] = lambda _done, _of: None
    is_cancelled: Callable[[], bool] = lambda: False


class StoreWriter:
    """Holds a store's lock until it is closed.

    Args:
        layout: The store's paths.
        filesystem: The disk.

    Raises:
        BusyError: Another writer holds the lock.
        DiskError: The store's folder cannot be made.
        NoSpaceError: The disk is full.
    """

    def __init__(self, layout: Layout, filesystem: Filesystem) -> None:
        self._layout = layout
        self._fs = filesystem
        with self._own_faults():
            filesystem.make_folder(layout.folder)
            filesystem.make_folder(layout.bundles)
        self._lock = FolderLock(layout.lock)
        self._record = read_newest_record(layout.folder)[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the next writer in; a second time does nothing."""
        self._lock.release()

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self._record

    def commit(self, record: Record) -> Record:
        """Put a record in place of the one until now, durably, and return it with its generation.

        Raises:
            DiskError: It could not be written; the record until now still counts.
            NoSpaceError: The same, because the disk is full.
        """
        new = replace(record, generation=self._record.generation + 1)
        content = encode_record(new)
        slot = self._layout.record(new.generation)
        with self._own_faults(len(content)):
            try:
                self._fs.put(slot, self._layout.record_part, [content])
            except OSError:
                # It may stand there without being certain to stay; the other slot holds what counted
                with contextlib.suppress(OSError):
                    if read_newest_record(self._layout.folder)[0].generation == new.generation:
                        self._fs.remove(slot)
                raise
        self._record = new
        return new

    def bundle_path(self, sha256: str) -> Path:
        """Return the file of a version."""
        return self._layout.bundle(sha256)

    def is_whole(self, sha256: str) -> bool:
        """Return whether a version's file is here and is what its name says."""
        return is_whole(self._layout.bundle(sha256), sha256)

    def receive(self, wanted: Wanted, carrier: Carrier, check: Check, watch: Watch) -> None:
        """Have a version's file on the disk under its name; nothing refers to it yet.

        A file that is here and whole is not fetched again. Of a transfer that broke off, what arrived is
        kept if the carrier can go on from there.

        Raises:
            BundleError: As told by the carrier and by ``check``; DamagedError, too, if the bytes are not
                those that are wanted; NoSpaceError, before anything is fetched, if the disk is too full.
            UpdateCancelledError: ``watch`` said so.
        """
        part = self._layout.part(wanted.sha256)
        with self._own_faults(wanted.length):
            if self.is_whole(wanted.sha256):
                # It may have got its name just before a process ended, and the name may not be kept yet
                self._fs.sync_folder(self._layout.bundles)
                return
            kept = self._kept_bytes(part, wanted.length) if carrier.resumes else 0
            self.sweep(keep=part)
            self._require_space(wanted.length - kept)
            try:
                self._fetch(wanted, carrier, watch, kept)
                check(part, carrier.name)
                self._fs.rename(part, self._layout.bundle(wanted.sha256))
            except BaseException as error:
                broke_off = isinstance(error, UnreachableError | TooSlowError | UpdateCancelledError)
                if not (broke_off and carrier.resumes):
                    with contextlib.suppress(OSError):
                        self._fs.remove(part)
                raise
            self._fs.sync_folder(self._layout.bundles)

    def index_of(self, sha256: str) -> str:
        """Return the SHA-256 of the index of a version that is a set of guides; "" for one guide.

        The catalogue of a set is made if it is not here. Nothing refers to it yet, either.

        Raises:
            BundleError: The version is damaged.
            DiskError: The catalogue cannot be made.
            NoSpaceError: The same, because the disk is full.
        """
        with self._own_faults(), Bundle(self._layout.bundle(sha256)) as bundle:
            if len(bundle.guides) == 1:
                return ""
            if not has_catalogue(self._layout.catalogue(sha256)):
                from kiosk.bundle.catalogues import make_catalogue  # noqa: PLC0415 - most kiosks have one guide

                with self.scratch() as scratch:
                    make_catalogue(bundle, self._layout.catalogue(sha256), scratch, self._fs)
            return bundle.index_sha256

    def sweep(self, keep: Path | None = None) -> None:
        """Remove the versions' files that the record does not name, but for ``keep``, as far as that goes."""
        history = self._record.history
        needed = {self._layout.bundle(item.sha256) for item in history}
        needed |= {self._layout.catalogue(item.sha256) for item in history if item.index}
        with contextlib.suppress(OSError):
            for path in sorted(self._layout.bundles.iterdir()):
                if path not in needed and path != keep:
                    with contextlib.suppress(OSError):
                        self._fs.remove(path)

    @contextlib.contextmanager
    def scratch(self) -> Generator[Path, None, None]:
        """Give an empty folder for a while.

        Raises:
            DiskError: It cannot be made, or something in it cannot be written.
            NoSpaceError: The disk is full.
        """
        import tempfile  # noqa: PLC0415 - a start does not need it, and wants to be quick

        wipe(self._layout.staging)
        try:
            with self._own_faults():
                self._layout.staging.mkdir(exist_ok=True)
                yield Path(tempfile.mkdtemp(dir=self._layout.staging))
        finally:
            wipe(self._layout.staging)

    def _fetch(self, wanted: Wanted, carrier: Carrier, watch: Watch, kept: int) -> None:
        part = self._layout.part(wanted.sha256)
        digest = hashlib.sha256()
        if kept:
            with part.open("rb") as file:
                while chunk := file.read(min(CHUNK_BYTES, kept - file.tell())):
                    digest.update(chunk)
        arrived = kept

        def counted() -> Iterator[bytes]:
            nonlocal arrived
            # Of a file that is too long, one byte too many is given, and counted below
            with contextlib.closing(carrier.read(wanted.path, wanted.length, kept)) as chunks:
                for chunk in chunks:
                    arrived += len(chunk)
                    if watch.is_cancelled():
                        raise UpdateCancelledError(carrier.name)
                    digest.update(chunk)
                    yield chunk
                    watch.progress(arrived, wanted.length)

        try:
            self._fs.write(part, counted() if kept < wanted.length else (), kept)
        except NoUpdateError as error:
            raise DamagedError(carrier.name, f"{wanted.path} is missing") from error
        if arrived != wanted.length or digest.hexdigest() != wanted.sha256:
            raise DamagedError(carrier.name, f"{wanted.path} is not what was signed")

    def _kept_bytes(self, part: Path, length: int) -> int:
        """Return how much of a file arrived before."""
        if part.is_symlink() or not part.is_file():
            return 0
        size = part.stat().st_size
        return size if size <= length else 0

    def _require_space(self, needed: int) -> None:
        free = self._fs.free_bytes(self._layout.folder)
        if free < needed + RESERVE_BYTES:
            raise NoSpaceError(needed + RESERVE_BYTES, free)

    @contextlib.contextmanager
    def _own_faults(self, needed: int = 0) -> Generator[None, None, None]:
        """Turn errors of the store's own disk into refusals; a carrier's never come as OSError."""
        try:
            yield
        except BundleError:
            raise
        except OSError as error:
            free = 0
            with contextlib.suppress(OSError):
                free = self._fs.free_bytes(self._layout.folder)
            raise disk_fault(error, needed, free) from error


def has_catalogue(path: Path) -> bool:
    """Return whether a catalogue is here and can be opened."""
    import sqlite3  # noqa: PLC0415 - most kiosks have one guide

    from kiosk.content.catalogue import Catalogue  # noqa: PLC0415 - the same

    try:
        with Catalogue(path):
            return True
    except sqlite3.Error:
        return False


def is_whole(path: Path, sha256: str) -> bool:
    """Return whether a file can be read and has this SHA-256; about 0.6 ms a MB."""
    try:
        with path.open("rb") as file:
            return sha256_of(file) == sha256
    except OSError:
        return False
