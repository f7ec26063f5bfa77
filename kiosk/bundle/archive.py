"""The ``.kioskbundle``: a guide, or a set of guides, and room for recordings, read where it lies.

It is a ``stored_zip``. Its first entry, ``index.json``, lists every other entry with path, length, SHA-256
and type; the others follow in the order of their names. The compiled guide is ``guide.kioskguide``; the
further ones of a set are ``guides/<id>.kioskguide``; recordings lie under ``audio/``. Equal content gives
equal bytes on every machine, so a bundle is known by the SHA-256 of its file.

A bundle is never unpacked: what is asked for is read from its place and compared with the index.
"""

import hashlib
import itertools
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Literal, Self, TypeAlias

import msgspec

from kiosk.bundle.errors import DamagedError, TooLargeError, TooNewError, UnfitError
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.stored_zip import (
    CHUNK_BYTES,
    Entry,
    Member,
    entry_chunks,
    read_directory,
    stored_zip_chunks,
)
from kiosk.content import compiled
from kiosk.content.errors import ContentError, GuideTooNewError
from kiosk.content.fault import Fault
from kiosk.content.model import Guide

FORMAT: Final = 2
"""Raised whenever a kiosk of before could not use what is packed now. Of one guide, 1 is written: all can."""

MOST_BUNDLE_BYTES: Final = 1 << 30
"""A larger bundle is neither fetched nor opened (1 GiB)."""

INDEX: Final = "index.json"
GUIDE: Final = "guide.kioskguide"
GUIDES_FOLDER: Final = "guides/"
_GUIDE_SUFFIX: Final = ".kioskguide"
_FORMAT_OF_ONE: Final = 1
AUDIO_FOLDER: Final = "audio/"
_MOST_INDEX_BYTES: Final = 2 << 20
_FAULTS_TOLD: Final = 3

Kind: TypeAlias = Literal["guide", "audio"]


class IndexEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the index.

    Attributes:
        path: The entry's name in the archive.
        length: Its length in bytes.
        sha256: Its SHA-256, 64 lower-case hexadecimal digits.
        type: What it is.
    """

    path: str
    length: int
    sha256: str
    type: Kind


class _Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    entries: tuple[IndexEntry, ...]


class _AnyIndex(msgspec.Struct, frozen=True):
    """What every index has, whatever its format."""

    format: int


@dataclass(frozen=True)
class Packed:
    """A bundle that was written: what a signed list says of it.

    Attributes:
        path: Where it lies.
        sha256: The SHA-256 of the file, in hexadecimal digits.
        length: Its length in bytes.
    """

    path: Path
    sha256: str
    length: int


# --- Writing ---------------------------------------------------------------------------------


def write_bundle(
    guide: Guide, path: Path, recordings: Mapping[str, Path] | None = None, others: Iterable[Guide] = ()
) -> Packed:
    """Write a bundle, so that ``path`` holds the old file or the new one, and nothing between.

    Args:
        guide: The guide.
        path: The bundle's file; its folder exists.
        recordings: For each recording, its path below ``audio/`` and its file.
        others: The further guides of a set; one after another is in memory, never all of them.

    Raises:
        ValueError: A recording's name or a guide's id breaks the rule for names, two guides have one id, or
            it all is larger than ``MOST_BUNDLE_BYTES``.
        OSError: A recording cannot be read, or the bundle cannot be written.
    """
    import tempfile  # noqa: PLC0415 - a kiosk packs nothing

    members = [(Member.of_bytes(GUIDE, compiled.encode_guide(guide)), _KIND_OF_GUIDE)]
    for name, file in (recordings or {}).items():
        members.append((Member.of_file(AUDIO_FOLDER + name, file), _KIND_OF_RECORDING))
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        further = list(_further_guides(guide, others, Path(scratch)))
        members += [(Member.of_file(name, file), _KIND_OF_GUIDE) for name, file in further]
        members.sort(key=lambda pair: pair[0].name)
        return _write(path, members, FORMAT if further else _FORMAT_OF_ONE)


def _further_guides(first: Guide, others: Iterable[Guide], scratch: Path) -> Iterator[tuple[str, Path]]:
    """Give the entry of each further guide of a set, and a file that holds it."""
    ids = {first.id}
    for guide in others:
        if guide.id in ids:
            raise ValueError(f"two guides have the id {guide.id}")
        ids.add(guide.id)
        file = scratch / guide.id
        file.write_bytes(compiled.encode_guide(guide))
        yield guide_entry(guide.id), file


def guide_entry(guide_id: str) -> str:
    """Return the entry of a further guide of a set."""
    return f"{GUIDES_FOLDER}{guide_id}{_GUIDE_SUFFIX}"


def _write(path: Path, members: list[tuple[Member, Kind]], number: int) -> Packed:
    index = _Index(number, tuple(_index_entry(member, kind) for member, kind in members))
    first = Member.of_bytes(INDEX, _encode(index))
    digest = hashlib.sha256()
    length = 0

    def counted() -> Iterator[bytes]:
        nonlocal length
        for chunk in stored_zip_chunks([first, *(member for member, _ in members)]):
            digest.update(chunk)
            length += len(chunk)
            if length > MOST_BUNDLE_BYTES:
                raise ValueError(f"the bundle is larger than {MOST_BUNDLE_BYTES} bytes")
            yield chunk

    Filesystem().put(path, path.with_name(f".{path.name}.part"), counted())
    return Packed(path, digest.hexdigest(), length)


_KIND_OF_GUIDE: Final[Kind] = "guide"
_KIND_OF_RECORDING: Final[Kind] = "audio"


def _index_entry(member: Member, kind: Kind) -> IndexEntry:
    digest = hashlib.sha256()
    for chunk in member.chunks():
        digest.update(chunk)
    return IndexEntry(member.name, member.length, digest.hexdigest(), kind)


def _encode(index: _Index) -> bytes:
    return msgspec.json.format(msgspec.json.encode(index), indent=1) + b"\n"


# --- Reading ---------------------------------------------------------------------------------


class Bundle:
    """An open bundle. Any thread may read from it; close it when done.

    Args:
        path: The file in which the bundle lies.
        start: Where it begins in the file: a bundle is also read inside an update file.
        length: How long it is; None takes the rest of the file.
        name: What staff call it; None takes the file's name.

    Raises:
        DamagedError: It is no such bundle, or its index does not fit its entries.
        TooLargeError: Larger than ``MOST_BUNDLE_BYTES``.
        TooNewError: Its format is later than ``FORMAT``.
        OSError: It cannot be read.
    """

    def __init__(
        self, path: Path, start: int = 0, length: int | None = None, name: str | None = None
    ) -> None:
        self._name = path.name if name is None else name
        self._turn = threading.Lock()
        self._file: BinaryIO = path.open("rb")
        try:
            found = read_directory(self._file, self._name, start, length)
            self._places = {entry.name: entry for entry in found}
            self._index = {entry.path: entry for entry in self._read_index(found)}
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._file.close()

    @property
    def entries(self) -> tuple[IndexEntry, ...]:
        """All that is in the bundle, in the order of the names."""
        return tuple(self._index.values())

    def length_of(self, path: str) -> int:
        """Return an entry's length in bytes, 0 where there is no such entry."""
        entry = self._index.get(path)
        return 0 if entry is None else entry.length

    def chunks(self, path: str) -> Iterator[bytes]:
        """Give an entry's bytes in pieces of at most 1 MiB.

        Use nothing of it before the end: only there it is known whether all of it is right.

        Raises:
            KeyError: There is no such entry.
            DamagedError: Its bytes are not those of the index.
            OSError: It cannot be read.
        """
        expected = self._index[path]
        digest = hashlib.sha256()
        pieces = entry_chunks(self._file, self._places[path], self._name)
        while chunk := self._next(pieces):
            digest.update(chunk)
            yield chunk
        if digest.hexdigest() != expected.sha256:
            raise DamagedError(self._name, f"{path} is not what the index says")

    def read(self, path: str) -> bytes:
        """Return an entry's bytes, checked; raises as ``chunks`` does."""
        return b"".join(self.chunks(path))

    @property
    def guides(self) -> tuple[str, ...]:
        """The entries of all guides, the first one first: that is the one shown where only one can be."""
        return (GUIDE, *(entry.path for entry in self.entries if entry.path.startswith(GUIDES_FOLDER)))

    @property
    def index_sha256(self) -> str:
        """The SHA-256 of the index, which vouches for every entry that is read."""
        return self._index_sha256

    def guide(self, path: str = GUIDE) -> Guide:
        """Return a guide.

        Args:
            path: Its entry, one of ``guides``.

        Raises:
            KeyError: There is no such entry.
            DamagedError: Its bytes are not those of the index, or are no guide.
            TooNewError: The compiled form is of a later kiosk.
            OSError: It cannot be read.
        """
        try:
            return compiled.decode_guide(self.read(path), self._name)
        except GuideTooNewError as error:
            raise TooNewError(self._name, str(error)) from error
        except ContentError as error:
            raise DamagedError(self._name, str(error)) from error

    def _next(self, pieces: Iterator[bytes]) -> bytes:
        with self._turn:
            return next(pieces, b"")

    def _read_index(self, found: list[Entry]) -> tuple[IndexEntry, ...]:
        if sum(entry.length for entry in found) > MOST_BUNDLE_BYTES:
            raise TooLargeError(self._name, MOST_BUNDLE_BYTES)
        names = [entry.name for entry in found]
        if names[:1] != [INDEX] or names[1:] != sorted(names[1:]) or found[0].length > _MOST_INDEX_BYTES:
            raise DamagedError(self._name, "the index is not the first entry, or the others are in disorder")
        raw = b"".join(entry_chunks(self._file, found[0], self._name))
        self._index_sha256 = hashlib.sha256(raw).hexdigest()
        entries = self._decode_index(raw)
        listed = [(entry.path, entry.length) for entry in entries]
        if listed != [(entry.name, entry.length) for entry in found[1:]]:
            raise DamagedError(self._name, "the index lists other entries than there are")
        by_kind: dict[str, Kind] = {entry.path: entry.type for entry in entries}
        if by_kind.pop(GUIDE, None) != _KIND_OF_GUIDE or self._places[GUIDE].length > compiled.MAX_BYTES:
            raise DamagedError(self._name, "there is no guide in it")
        for path, kind in by_kind.items():
            is_guide = path.startswith(GUIDES_FOLDER) and path.endswith(_GUIDE_SUFFIX)
            right = _KIND_OF_GUIDE if is_guide else _KIND_OF_RECORDING
            if kind != right or not (is_guide or path.startswith(AUDIO_FOLDER)):
                raise DamagedError(self._name, f"{path} is in the wrong place")
            if is_guide and self._places[path].length > compiled.MAX_BYTES:
                raise DamagedError(self._name, f"{path} is too long for a guide")
        return entries

    def _decode_index(self, raw: bytes) -> tuple[IndexEntry, ...]:
        try:
            number = msgspec.json.decode(raw, type=_AnyIndex).format
            if number > FORMAT:
                raise TooNewError(self._name, f"format {number}")
            index = msgspec.json.decode(raw, type=_Index)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise DamagedError(self._name, f"the index: {error}") from error
        # One text for one index: a key given twice, or anything else that two readers may read in two
        # ways, does not come back the same
        is_set = any(entry.path.startswith(GUIDES_FOLDER) for entry in index.entries)
        if number != (FORMAT if is_set else _FORMAT_OF_ONE) or _encode(index) != raw:
            raise DamagedError(self._name, "the index is not written as it must be")
        return index.entries


def check_bundle(path: Path, name: str) -> None:
    """Read a whole bundle once: every entry is what the index says, and all guides are fit to be shown.

    One guide is in memory at a time.

    Args:
        path: The bundle's file.
        name: What staff call it.

    Raises:
        DamagedError: As told by ``Bundle``.
        TooLargeError: As told by ``Bundle``.
        TooNewError: As told by ``Bundle``.
        UnfitError: A picture is not safe to draw, words hide something or cannot be set, or a recording
            cannot be played.
        OSError: It cannot be read.
    """
    # Their parsers are of no use to a start, which opens what passed here before
    from kiosk.content.fitness import find_unfit  # noqa: PLC0415 - see above
    from kiosk.content.recording import MOST_WORDS_BYTES, recording_fault  # noqa: PLC0415 - see above

    with Bundle(path, name=name) as bundle:
        ids = set()
        for entry in bundle.guides:
            guide = bundle.guide(entry)
            if faults := list(itertools.islice(find_unfit(guide), _FAULTS_TOLD)):
                raise UnfitError(name, "; ".join(_told(fault) for fault in faults))
            if guide.id in ids or entry not in (GUIDE, guide_entry(guide.id)):
                raise DamagedError(name, f"{entry} is not the guide that its name says")
            ids.add(guide.id)
        for each in bundle.entries:
            if each.type == _KIND_OF_GUIDE:
                continue
            if each.length > MOST_WORDS_BYTES:
                raise UnfitError(name, f"{each.path}: it is too large")
            if fault := recording_fault(each.path, bundle.read(each.path)):
                raise UnfitError(name, f"{each.path}: {fault}")


def _told(fault: Fault) -> str:
    return f"{'.'.join(map(str, fault.trail))}: {fault.problem}"


def sha256_of(file: BinaryIO, length: int | None = None) -> str:
    """Return the SHA-256 of an open file from where it stands, of at most ``length`` bytes, in hex digits.

    Raises:
        OSError: It cannot be read.
    """
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK_BYTES if length is None else min(CHUNK_BYTES, length)):
        digest.update(chunk)
        if length is not None:
            length -= len(chunk)
    return digest.hexdigest()
