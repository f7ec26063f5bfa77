"""The one kind of zip that is written and read here: nothing compressed, nothing unusual, every byte told.

A reader that takes the many liberties of the zip format can be shown one file while another program is
shown a second, be made to spend seconds on a million entries, or to unpack a bomb. So there is one way to
write an archive, and a reader that works out what that way gives and compares. It never parses twice:
what is not exactly so is refused. Refused are therefore compression, encryption, zip64, comments, extra
fields, links, bytes before, between, behind or shared by entries, and other dates than 1980-01-01.

Layout (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16), numbers little-endian: for each entry
a local header and its bytes; then for each entry a central header; then one end record.
"""

import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from kiosk.bundle.errors import DamagedError
from kiosk.bundle.names import are_folders_and_files_apart, is_safe_name

CHUNK_BYTES: Final = 1 << 20
MOST_ENTRIES: Final = 4096
MOST_DIRECTORY_BYTES: Final = 1 << 20
MOST_BYTES: Final = 0xFFFFFFFF
"""Of a whole archive: beyond it the format would need zip64."""

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_MADE_BY: Final = 3 << 8 | _VERSION
"""Unix, so that the file's mode below has a meaning."""
_DATE: Final = 1 << 5 | 1
"""1980-01-01, the first day that the format knows."""
_PLAIN_FILE: Final = 0o100644 << 16


class Entry(NamedTuple):
    """One file in an archive: where its bytes begin in the archive's file, and how many they are."""

    name: str
    start: int
    length: int


@dataclass(frozen=True)
class Member:
    """One file to put into an archive.

    Attributes:
        name: Its path in the archive (``names.is_safe_name``).
        length: Its length in bytes.
        crc: Its CRC-32.
        chunks: Gives its bytes, each time it is called.
    """

    name: str
    length: int
    crc: int
    chunks: Callable[[], Iterable[bytes]]

    @classmethod
    def of_bytes(cls, name: str, content: bytes) -> "Member":
        """Return a member with these bytes."""
        return cls(name, len(content), zlib.crc32(content), lambda: (content,))

    @classmethod
    def of_file(cls, name: str, path: Path) -> "Member":
        """Return a member with a file's bytes, which are read twice.

        Raises:
            OSError: The file cannot be read.
        """
        length, crc = 0, 0
        for chunk in _file_chunks(path):
            length += len(chunk)
            crc = zlib.crc32(chunk, crc)
        return cls(name, length, crc, lambda: _file_chunks(path))


# --- Writing ---------------------------------------------------------------------------------


def stored_zip_chunks(members: Sequence[Member]) -> Iterator[bytes]:
    """Give the bytes of the archive; equal members in equal order give equal bytes.

    Raises:
        ValueError: A name breaks the rule or comes twice, there are too many, or a file changed meanwhile.
        OSError: A member's file cannot be read.
    """
    names = [member.name for member in members]
    if wrong := _fault_in_names(names):
        raise ValueError(wrong)
    directory = bytearray()
    place = 0
    for member in members:
        header = _local_header(member.name, member.crc, member.length)
        yield header
        length, crc = 0, 0
        for chunk in member.chunks():
            length += len(chunk)
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if (length, crc) != (member.length, member.crc):
            raise ValueError(f"{member.name} changed while it was being packed")
        directory += _central_header(member.name, member.crc, member.length, place)
        place += len(header) + length
        if place + len(directory) + _END.size > MOST_BYTES:
            raise ValueError("the archive is larger than 4 GB")
    yield bytes(directory)
    yield _end_record(len(members), len(directory), place)


def _file_chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


# --- Reading ---------------------------------------------------------------------------------


def read_directory(file: BinaryIO, source: str, start: int = 0, length: int | None = None) -> list[Entry]:
    """Return the entries of an archive, once all its structure is found to be as written here.

    The work is bounded before anything is parsed: an archive of a million entries costs one read of its
    last 22 bytes. The content of the entries is not looked at: CRC-32 is no protection, and signatures and
    digests are checked elsewhere.

    Args:
        file: The open file in which the archive lies.
        source: What staff call it.
        start: Where the archive begins in the file.
        length: How long it is; None takes the rest of the file.

    Raises:
        DamagedError: It is not exactly such an archive.
        OSError: It cannot be read.
    """
    size = (file.seek(0, os.SEEK_END) - start) if length is None else length
    archive = _Archive(file, source, start, size)
    count, directory_bytes = _precheck(archive)
    directory = archive.read(size - _END.size - directory_bytes, directory_bytes)
    entries: list[Entry] = []
    place, at = 0, 0
    for _ in range(count):
        header, name = _next_central(archive, directory, at)
        at += len(header)
        crc, entry_bytes = _CENTRAL.unpack_from(header)[7:9]
        if header != _central_header(name, crc, entry_bytes, place):
            raise archive.fault(f"the entry {name!r} is not a plain stored file in its place")
        local = _local_header(name, crc, entry_bytes)
        if archive.read(place, len(local)) != local:
            raise archive.fault(f"the entry {name!r} is not what the directory says")
        place += len(local)
        entries.append(Entry(name, start + place, entry_bytes))
        place += entry_bytes
        if place > size:
            raise archive.fault("the file ends too early")
    if place + directory_bytes + _END.size != size or at != directory_bytes:
        raise archive.fault("there are bytes that belong to no entry")
    if wrong := _fault_in_names([entry.name for entry in entries]):
        raise archive.fault(wrong)
    return entries


def entry_chunks(file: BinaryIO, entry: Entry, source: str, skip: int = 0) -> Iterator[bytes]:
    """Give an entry's bytes, all but the first ``skip``.

    Raises:
        DamagedError: The file ends too early.
        OSError: It cannot be read.
    """
    place, rest = entry.start + skip, entry.length - skip
    while rest > 0:
        # The place is sought for every chunk: two entries may be read in turns
        file.seek(place)
        chunk = file.read(min(rest, CHUNK_BYTES))
        if not chunk:
            raise DamagedError(source, f"{entry.name} ends too early")
        place += len(chunk)
        rest -= len(chunk)
        yield chunk


@dataclass(frozen=True)
class _Archive:
    """An archive's bytes within a file."""

    file: BinaryIO
    source: str
    start: int
    size: int

    def read(self, place: int, count: int) -> bytes:
        """Return ``count`` bytes of the archive, or fewer where it ends."""
        if place < 0 or place > self.size:
            raise self.fault("the file ends too early")
        self.file.seek(self.start + place)
        return self.file.read(min(count, self.size - place))

    def fault(self, detail: str) -> DamagedError:
        return DamagedError(self.source, f"unusual archive: {detail}")


def _precheck(archive: _Archive) -> tuple[int, int]:
    """Return the number of entries and the directory's length from the end record, if both are modest."""
    if archive.size < _END.size:
        raise archive.fault("the file ends too early")
    end = archive.read(archive.size - _END.size, _END.size)
    if len(end) != _END.size or end[:4] != b"PK\5\6":
        raise archive.fault("its end is missing")
    count, directory_bytes, place = _END.unpack(end)[4:7]
    if count > MOST_ENTRIES or directory_bytes > MOST_DIRECTORY_BYTES:
        raise archive.fault("too many entries")
    if (
        place + directory_bytes + _END.size != archive.size
        or end != _end_record(count, directory_bytes, place)
        or archive.size > MOST_BYTES
    ):
        raise archive.fault("its parts do not add up")
    return count, directory_bytes


def _next_central(archive: _Archive, directory: bytes, at: int) -> tuple[bytes, str]:
    """Return the central header that begins at ``at``, whole, and the name in it."""
    if len(directory) < at + _CENTRAL.size:
        raise archive.fault("its directory ends too early")
    name_bytes = _CENTRAL.unpack_from(directory, at)[10]
    header = directory[at : at + _CENTRAL.size + name_bytes]
    # Any byte beyond ASCII becomes a letter that the rule for names refuses
    return header, header[_CENTRAL.size :].decode("ascii", errors="replace")


# --- Both ------------------------------------------------------------------------------------


def _fault_in_names(names: Sequence[str]) -> str | None:
    if len(names) > MOST_ENTRIES:
        return "too many entries"
    for name in names:
        if not is_safe_name(name):
            return f"the name {name[:80]!r} is not allowed"
    known = set(names)
    if len(known) != len(names):
        return "a name comes twice"
    if not are_folders_and_files_apart(known):
        return "a name is a file and a folder at once"
    return None


def _local_header(name: str, crc: int, length: int) -> bytes:
    encoded = name.encode("ascii", errors="replace")
    return _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, 0, _DATE, crc, length, length, len(encoded), 0) + encoded


def _central_header(name: str, crc: int, length: int, place: int) -> bytes:
    encoded = name.encode("ascii", errors="replace")
    fixed = _CENTRAL.pack(
        *(b"PK\1\2", _MADE_BY, _VERSION, 0, 0, 0, _DATE, crc, length, length),
        *(len(encoded), 0, 0, 0, 0, _PLAIN_FILE, place),
    )
    return fixed + encoded


def _end_record(count: int, directory_bytes: int, place: int) -> bytes:
    return _END.pack(b"PK\5\6", 0, 0, count, count, directory_bytes, place, 0)
