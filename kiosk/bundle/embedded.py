"""The guide that comes with the app: imported like any other update, and the last thing that can be shown.

It is an ordinary update file in the app's own read-only folder. The app's packaging is what makes it
trusted. If the store cannot be written, or holds nothing that is whole, the guide is read where it lies,
inside the update file.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from kiosk.bundle.archive import Bundle, sha256_of
from kiosk.bundle.carriers import TARGET, UpdateFileCarrier, target_path
from kiosk.bundle.errors import DamagedError, NoUpdateError, RollbackError, UnreachableError
from kiosk.bundle.state import Item
from kiosk.bundle.store import Store
from kiosk.bundle.stored_zip import entry_chunks, read_directory

ROOT: Final = "root.json"
BUILT: Final = "built.txt"
"""What the app's packaging puts beside the update: its root, and the day, as in "2026-11-22"."""

_LISTS: Final = "metadata/"
_LIST_SUFFIX: Final = ".targets.json"
_MOST_LIST_BYTES: Final = 512 * 1024
_MOST_DIGITS: Final = 16


@dataclass(frozen=True)
class Embedded:
    """What comes with the app.

    Attributes:
        update: The update file.
        root: The root metadata of the vendor's channel.
        built: When the app was built.
    """

    update: Path
    root: bytes
    built: dt.date


def find_embedded(update: Path) -> Embedded | None:
    """Return what comes with the app; None if the app was built without.

    Args:
        update: Where the update lies. It is not looked at: without it, the root beside it is still where
            the vendor's trust begins.
    """
    try:
        root = update.with_name(ROOT).read_bytes()
        built = dt.date.fromisoformat(update.with_name(BUILT).read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
    return Embedded(update, root, built)


def ensure_embedded(store: Store, embedded: Embedded) -> bool:
    """Import the built-in update, unless that was done before, and return whether it is new here.

    After the app was updated, a newer built-in guide replaces the vendor's older one in the same way; one
    that is older than what the store has accepted is left alone.

    Raises:
        BundleError: It cannot be imported: the store cannot be written, or the app's own files are damaged.
            The kiosk can still be shown (``channels``).
    """
    try:
        with embedded.update.open("rb") as file:
            key = hashlib.sha256(embedded.root + sha256_of(file).encode()).hexdigest()
    except FileNotFoundError as error:
        raise NoUpdateError(embedded.update.name, "the app's update file is missing") from error
    except OSError as error:
        raise UnreachableError(embedded.update.name, str(error)) from error
    if store.record().embedded == key:
        return False
    # The trust library is slow to import, and a start needs it only after the app was installed or updated
    from kiosk.bundle.importer import Importer  # noqa: PLC0415 - see above

    importer = Importer(store, embedded.root, lambda: dt.datetime.now(dt.UTC), embedded.built)
    is_new = False
    with UpdateFileCarrier(embedded.update) as carrier, importer.begin(carrier, by_staff=False) as update:
        try:
            proposal = update.verify()
            if proposal.standing in {"new", "kept"}:
                update.stage(proposal)
                update.activate(proposal)
                is_new = True
        except RollbackError:
            # The store has accepted a newer one since
            is_new = False
        update.note_embedded(key)
    return is_new


def open_embedded(update: Path) -> tuple[Item, Bundle]:
    """Return the built-in version and its bundle, read inside the update file; nothing is written.

    Raises:
        BundleError: The app's own file is damaged.
        OSError: It cannot be read.
    """
    with update.open("rb") as file:
        entries = {entry.name: entry for entry in read_directory(file, update.name)}
        lists = [name for name in entries if name.startswith(_LISTS) and name.endswith(_LIST_SUFFIX)]
        newest = max(lists, key=_number_of, default="")
        try:
            if entries[newest].length > _MOST_LIST_BYTES:
                raise DamagedError(update.name, "its list is too long")
            content = b"".join(entry_chunks(file, entries[newest], update.name))
            signed = msgspec.json.decode(content)["signed"]
            target = signed["targets"][TARGET]
            item = Item(str(target["hashes"]["sha256"]), int(target["length"]), int(signed["version"]))
            place = entries[target_path(item.sha256)]
        except (KeyError, TypeError, ValueError, msgspec.MsgspecError, RecursionError) as error:
            raise DamagedError(update.name, "its list offers no guide that it holds") from error
        file.seek(place.start)
        if place.length != item.length or sha256_of(file, place.length) != item.sha256:
            raise DamagedError(update.name, "its guide is not what was signed")
    return item, Bundle(update, place.start, place.length)


def _number_of(name: str) -> int:
    """Return the version in a list's name, 0 if there is none."""
    number = name.removeprefix(_LISTS).removesuffix(_LIST_SUFFIX)
    return int(number) if number.isdecimal() and len(number) <= _MOST_DIGITS else 0
