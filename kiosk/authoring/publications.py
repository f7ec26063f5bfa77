"""What a publisher has published: remembered beside the keys, so that versions only ever grow.

Nothing is lost with it but convenience: without it, the next version follows from the date, and there is no
earlier guide to compare with.
"""

import contextlib
import datetime as dt
from pathlib import Path
from typing import Final, Literal

import msgspec

from kiosk.authoring.errors import ClockBehindError, PublicationsError, UnknownVersionError
from kiosk.bundle.archive import Bundle, Packed
from kiosk.bundle.errors import BundleError
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.stored_zip import CHUNK_BYTES
from kiosk.content.model import Guide

_RECORD: Final = "published.json"
_BUNDLE: Final = "published.kioskbundle"


class Publication(msgspec.Struct, frozen=True):
    """One version that was published.

    Attributes:
        version: The version of its signed lists.
        sha256: The SHA-256 of its bundle, in hexadecimal digits.
        guide: The guide's id.
        label: The guide's own version, as its author wrote it.
        at: When it was published, in UTC.
    """

    version: int
    sha256: str
    guide: str
    label: str
    at: dt.datetime


class Publications(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that was published with a folder of keys.

    Attributes:
        format: The record's format.
        last_version: The highest version that any signed list has.
        last_at: When that was signed.
        min_ok: The oldest version that may still be shown.
        revoked: The SHA-256 of withdrawn bundles.
        published: Every version, the newest first.
    """

    format: Literal[1] = 1
    last_version: int = 0
    last_at: dt.datetime | None = None
    min_ok: int = 0
    revoked: tuple[str, ...] = ()
    published: tuple[Publication, ...] = ()

    def find(self, name: str) -> Publication:
        """Return the one version that goes by a number, the guide's own version, or a SHA-256's beginning.

        Raises:
            UnknownVersionError: There is none, or there are several.
        """
        by_number = [each for each in self.published if str(each.version) == name]
        found = by_number or [each for each in self.published if each.label == name]
        if len(found) != 1:
            known = tuple(f"{each.version} ({each.label})" for each in self.published)
            raise UnknownVersionError(name, known)
        return found[0]


class Record:
    """Where a folder of keys remembers its publications.

    Args:
        folder: The folder of keys.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / _RECORD
        self._bundle = folder / _BUNDLE

    def read(self) -> Publications:
        """Return what was published; nothing where there is no record.

        Raises:
            PublicationsError: The record is damaged.
        """
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=Publications)
        except FileNotFoundError:
            return Publications()
        except (OSError, msgspec.MsgspecError, ValueError) as error:
            raise PublicationsError(self._file) from error

    def write(self, publications: Publications) -> None:
        """Remember what was published.

        Raises:
            OSError: It cannot be written.
        """
        content = msgspec.json.format(msgspec.json.encode(publications), indent=1) + b"\n"
        Filesystem().put(self._file, self._file.with_name(f".{_RECORD}.part"), [content])

    def last_guide(self) -> Guide | None:
        """Return the guide that was published last, or None where it is not here or damaged."""
        with contextlib.suppress(OSError, BundleError), Bundle(self._bundle) as bundle:
            return bundle.guide()
        return None

    def last_versions(self) -> dict[str, str]:
        """Return id and version of each guide that was published last; nothing where that is not known."""
        with contextlib.suppress(OSError, BundleError), Bundle(self._bundle) as bundle:
            return {guide.id: guide.version for guide in map(bundle.guide, bundle.guides)}
        return {}

    def keep_bundle(self, bundle: Packed) -> None:
        """Keep a bundle as the one that was published last.

        Raises:
            OSError: It cannot be written.
        """
        with bundle.path.open("rb") as file:
            chunks = iter(lambda: file.read(CHUNK_BYTES), b"")
            Filesystem().put(self._bundle, self._bundle.with_name(f".{_BUNDLE}.part"), chunks)


def next_version(last: int, now: dt.datetime) -> int:
    """Return the version of the next signed lists.

    It is the day and the number 01, YYYYMMDD01, or one more than the last: so that a publisher who has lost
    the record, or the computer, still publishes what kiosks take for newer.
    """
    return max(last + 1, int(f"{now:%Y%m%d}01"))


def require_clock(publications: Publications, now: dt.datetime) -> None:
    """Make sure that the clock has not gone back.

    Raises:
        ClockBehindError: The last publication lies in the future.
    """
    if publications.last_at is not None and now < publications.last_at:
        raise ClockBehindError(now, publications.last_at)
