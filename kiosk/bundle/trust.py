"""Whether to accept an update: The Update Framework's client, on a scratch copy, the time as an argument.

The rules are those of TUF 1.0.31, section 5 ("Detailed client workflow"), as python-tuf's ``ngclient``
applies them: enough signatures of known keys, no version below one accepted before, no mix of lists, no
list past its date (only where dates count), every file bounded in length. That client writes what it
learns to a folder as it goes, without ever forcing it to the disk, and before the guide itself has arrived.
So it is given a scratch copy here, and what it learnt is handed back as data: the store commits it together
with the guide, or not at all. New roots alone are worth keeping at once, so that a key that was taken out
stays out.

Importing this module costs about 0.1 s and 30 MB: do it when an update is looked at.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import msgspec
from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, TargetFile  # type: ignore[attr-defined] # its __all__ is computed
from tuf.ngclient.config import UpdaterConfig
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from kiosk.bundle.archive import MOST_BUNDLE_BYTES
from kiosk.bundle.carriers import TARGET, TIMESTAMP, Carrier, target_path
from kiosk.bundle.errors import (
    BundleError,
    DamagedError,
    ExpiredError,
    NoUpdateError,
    RecalledUpdateError,
    RollbackError,
    RootError,
    SignatureError,
    TooLargeError,
    UpdateError,
)

MOST_LIST_BYTES: Final = 512 * 1024
"""Whatever a signed list says of the length of another one."""

_CONFIG: Final = UpdaterConfig(
    max_root_rotations=64,
    max_delegations=0,  # one list, one publisher: none of it is handed on
    root_max_length=64 * 1024,
    timestamp_max_length=16 * 1024,
    snapshot_max_length=64 * 1024,
    targets_max_length=256 * 1024,
)
_LISTS: Final = ("timestamp.json", "snapshot.json", "targets.json")
_ROOT_NAME: Final = re.compile(r"root_history/[1-9][0-9]{0,5}\.root\.json", re.ASCII)
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_NOT_FOUND: Final = 404
"""What makes the client take the root that it has for the newest (TUF 5.3.3)."""

_REFUSALS: Final[tuple[tuple[type[Exception], type[UpdateError]], ...]] = (
    (UnsignedMetadataError, SignatureError),
    (BadVersionNumberError, RollbackError),
)
_MOST_VERSION: Final = 1 << 53
"""Beyond it, JSON readers differ about whole numbers (RFC 8259, section 6)."""

_LONG_AGO: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Where dates do not count, it is always this day: nothing has ended."""

Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
ShortText = Annotated[str, msgspec.Meta(max_length=4000)]


class Custom(msgspec.Struct, frozen=True):
    """What the publisher says of a guide, signed with it (``custom`` of the TUF target).

    Attributes:
        guide: The guide's id.
        label: The guide's own version, as its author wrote it.
        title: The guide's title: language code to text.
        notes: What is new, in the publisher's words: language code to text.
        issued: The day it was issued.
        review_by: The day when its content is to be reviewed again.
        min_ok: The oldest version (of the signed list) that may still be shown.
        revoked: The SHA-256 of bundles that may not be shown any more.
    """

    guide: ShortText = ""
    label: ShortText = ""
    title: dict[str, ShortText] = {}
    notes: dict[str, ShortText] = {}
    issued: dt.date | None = None
    review_by: dt.date | None = None
    min_ok: Annotated[int, msgspec.Meta(ge=0, le=_MOST_VERSION)] = 0
    revoked: Annotated[tuple[Sha256, ...], msgspec.Meta(max_length=1000)] = ()


@dataclass(frozen=True)
class Offer:
    """What an accepted update would install.

    Attributes:
        version: The version of the signed list (TUF targets).
        sha256: The SHA-256 of the bundle's file, in hexadecimal digits.
        length: The length of that file in bytes.
        custom: What the publisher says of it.
    """

    version: int
    sha256: str
    length: int
    custom: Custom

    @property
    def path(self) -> str:
        """The bundle's path on a carrier."""
        return target_path(self.sha256)


@dataclass(frozen=True)
class Verdict:
    """The answer to one look at an update.

    Attributes:
        outcome: What would be installed, or why nothing is.
        trust: The signed metadata to keep once the offer is installed.
        roots: The metadata of before with new roots added, to keep at once.
    """

    outcome: Offer | BundleError
    trust: dict[str, str]
    roots: dict[str, str]


@dataclass(frozen=True)
class RootSummary:
    """What stands in a publisher's key file (TUF root metadata).

    Attributes:
        version: Its version.
        keys: How many keys may sign the next one.
        threshold: How many of them must.
        fingerprint: The SHA-256 of the file, 32 bytes, to compare by eye.
    """

    version: int
    keys: int
    threshold: int
    fingerprint: bytes


def read_root(root: bytes) -> RootSummary:
    """Return what stands in a key file that is signed by itself (TUF 5.2: the trusted root is shipped).

    Raises:
        RootError: It is no root metadata, or not signed by enough of its own keys.
    """
    if len(root) > _CONFIG.root_max_length:
        raise RootError("too large")
    try:
        metadata = Metadata[Root].from_bytes(root)
        # A list of another type has no such roles
        metadata.verify_delegate(Root.type, metadata)
        role = metadata.signed.roles[Root.type]
    except Exception as error:  # whatever hostile bytes make the library raise is one refusal
        raise RootError(str(error)) from error
    return RootSummary(
        metadata.signed.version, len(role.keyids), role.threshold, hashlib.sha256(root).digest()
    )


def judge(
    carrier: Carrier, root: bytes, trust: Mapping[str, str], now: dt.datetime, scratch: Path
) -> Verdict:
    """Return what an update would install, or why it is refused; nothing outside ``scratch`` changes.

    Args:
        carrier: Where the update is.
        root: The root metadata that the app or the pairing brought: where trust begins.
        trust: The signed metadata accepted before.
        now: The time to judge dates by, in UTC; used only if the carrier ``keeps_dates``.
        scratch: An empty folder.

    Raises:
        RootError: ``root`` is no key file.
        OSError: The scratch folder cannot be written.
    """
    read_root(root)
    folder = scratch / "metadata"
    _unpack(trust, folder)
    outcome: Offer | BundleError
    try:
        outcome = _offer(_refreshed(carrier, root, now, folder), carrier.name)
    except BundleError as error:
        outcome = error
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever hostile bytes make the library raise is one refusal
        outcome = _refusal(error, carrier.name, now)
    learnt = _pack(folder)
    # The root that trust begins with is brought again each time
    roots = {name: text for name, text in learnt.items() if name not in _LISTS and text.encode() != root}
    lists = {name: text for name, text in learnt.items() if name in _LISTS}
    return Verdict(outcome, trust={**trust, **roots, **lists}, roots={**trust, **roots})


def _refreshed(carrier: Carrier, root: bytes, now: dt.datetime, folder: Path) -> Updater:
    """Return the client once it has accepted the carrier's newest lists."""
    updater = Updater(
        str(folder),
        metadata_base_url="metadata/",
        fetcher=_CarrierFetcher(carrier),
        config=_CONFIG,
        bootstrap=root,
    )
    # The library asks the system's clock and offers no other way in; a test keeps watch over this name
    updater._trusted_set.reference_time = now if carrier.keeps_dates else _LONG_AGO  # noqa: SLF001
    updater.refresh()
    return updater


def _offer(updater: Updater, source: str) -> Offer:
    """Return what the accepted list offers.

    Raises:
        NoUpdateError: It offers no guide.
        DamagedError: What it says of the guide cannot be used.
        TooLargeError: The guide is larger than any may be.
        RecalledUpdateError: It withdraws what it offers.
    """
    target: TargetFile | None = updater.get_targetinfo(TARGET)
    if target is None:
        raise NoUpdateError(source, "the signed list offers no guide")
    version: object = updater._trusted_set.targets.version  # noqa: SLF001 - the library does not show it
    sha256: object = target.hashes.get("sha256")
    length: object = target.length
    if (
        type(version) is not int  # JSON's true is an int for Python, and 7.0 would compare like one
        or type(length) is not int
        or version > _MOST_VERSION
        or not isinstance(sha256, str)
        or not _SHA256.fullmatch(sha256)
    ):
        raise DamagedError(source, "the signed list has an impossible version, length or digest")
    if length > MOST_BUNDLE_BYTES:
        raise TooLargeError(source, MOST_BUNDLE_BYTES, f"{length} bytes")
    try:
        custom = msgspec.convert(target.custom or {}, Custom)
    except (msgspec.ValidationError, RecursionError) as error:
        raise DamagedError(source, f"the signed list: {error}") from error
    if version < custom.min_ok or sha256 in custom.revoked:
        raise RecalledUpdateError(source)
    return Offer(version, sha256, length, custom)


class _CarrierFetcher(FetcherInterface):
    """Lets the client read from a carrier, in memory and never more than ``MOST_LIST_BYTES``.

    The client's own way would go through the system's folder for temporary files, and hand on errors that
    come while a file is being read as they are.
    """

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            yield from self._carrier.read(url, MOST_LIST_BYTES)
        except NoUpdateError as error:
            raise DownloadHTTPError(url, _NOT_FOUND) from error
        except BundleError as error:
            raise DownloadError(url) from error

    def download_bytes(self, url: str, max_length: int) -> bytes:
        most = min(max_length, MOST_LIST_BYTES)
        content = bytearray()
        for chunk in self._fetch(url):
            content += chunk
            if len(content) > most:
                raise DownloadLengthMismatchError(f"{url} is longer than {most} bytes")
        return bytes(content)


def _refusal(error: Exception, source: str, now: dt.datetime) -> BundleError:
    """Return the client's refusal in the words of this package."""
    detail = f"{type(error).__name__}: {error}"
    if isinstance(error, DownloadHTTPError):
        nothing_there = str(error) == TIMESTAMP
        return NoUpdateError(source, detail) if nothing_there else DamagedError(source, detail)
    if isinstance(error.__cause__, BundleError):
        return error.__cause__
    if isinstance(error, ExpiredMetadataError):
        return ExpiredError(source, now.date(), detail)
    for kind, refusal in _REFUSALS:
        if isinstance(error, kind):
            return refusal(source, detail)
    return DamagedError(source, detail)


def _unpack(trust: Mapping[str, str], folder: Path) -> None:
    (folder / "root_history").mkdir(parents=True)
    for name, text in trust.items():
        if name in _LISTS or _ROOT_NAME.fullmatch(name):
            (folder / name).write_bytes(text.encode())


def _pack(folder: Path) -> dict[str, str]:
    """Return the metadata in a folder, but for ``root.json``, which only points at the newest root."""
    files = [*(folder / name for name in _LISTS), *folder.glob("root_history/*.root.json")]
    return {
        file.relative_to(folder).as_posix(): file.read_bytes().decode() for file in files if file.is_file()
    }
