"""What a channel's store remembers: one record, in two files that are written in turns.

Trust (the publisher's signed metadata) and content (which bundle is shown) stand in one record, so no
power cut can move one without the other. A record of even generation lies in ``state-0.json``, of odd
generation in ``state-1.json``: writing never touches the newest valid one. Each file is the SHA-256 of the
rest in hexadecimal digits, a line end, and JSON.

The transitions are pure: a record in, a record out.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from kiosk.bundle.errors import LostVersionError, RecalledError

KEPT_VERSIONS: Final = 3
MOST_FAILED_STARTS: Final = 2
"""After so many starts that were begun and not confirmed, a version is put aside by itself."""

MOST_PUT_ASIDE: Final = 100
_MOST_RECORD_BYTES: Final = 32 << 20
_DIGITS: Final = 64


class Item(msgspec.Struct, frozen=True):
    """One version that is kept.

    Attributes:
        sha256: The SHA-256 of the bundle's file, in hexadecimal digits; its name in the store.
        length: The length of that file in bytes.
        version: The version of the signed list (TUF targets) that brought it.
        label: The guide's own version, as its author wrote it.
        issued: When the publisher issued it, if told.
        review_by: When its content is to be reviewed again, if told.
        starts: Starts that were begun with it and not confirmed since it was activated.
        proven: Whether a start with it was confirmed.
        index: Of a set of guides, the SHA-256 of the bundle's index, which vouches for each guide when it is
            read: a start need not read all of them. Empty for one guide.
    """

    sha256: str
    length: int
    version: int
    label: str = ""
    issued: dt.date | None = None
    review_by: dt.date | None = None
    starts: int = 0
    proven: bool = False
    index: str = ""

    @property
    def failed(self) -> bool:
        """Whether it was started in vain too often."""
        return not self.proven and self.starts >= MOST_FAILED_STARTS

    @property
    def name(self) -> str:
        """What staff call it."""
        return self.label or str(self.version)


class Record(msgspec.Struct, frozen=True):
    """All that a channel's store remembers.

    Attributes:
        generation: How often it was written.
        active: The SHA-256 of the version to show; empty shows none of this channel.
        history: The versions kept, newest first, at most ``KEPT_VERSIONS``; the active one is among them.
        floor: The oldest version that may be shown, from the newest accepted list. Taken from there and
            not the highest ever seen, or a thief of a key could shut the kiosk for ever.
        revoked: The SHA-256 of withdrawn bundles, from the newest accepted list.
        rejected: The SHA-256 of bundles that were put aside here, newest first.
        trust: The signed metadata last accepted: file name to text (TUF 5.2: the client's trusted metadata).
        anchor: The root metadata that this channel was paired with; empty for a channel whose root comes
            with the app.
        issued: When the newest accepted list was issued, if told.
        checked: The day of the last successful look at a web server.
        embedded: Which built-in update was imported last.
    """

    generation: int = 0
    active: str = ""
    history: tuple[Item, ...] = ()
    floor: int = 0
    revoked: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    trust: dict[str, str] = {}
    anchor: str = ""
    issued: dt.date | None = None
    checked: dt.date | None = None
    embedded: str = ""

    def item(self, sha256: str) -> Item | None:
        """Return the kept version with this digest."""
        return next((item for item in self.history if item.sha256 == sha256), None)

    def may_show(self, item: Item) -> bool:
        """Return whether the publisher has not withdrawn a version."""
        return item.version >= self.floor and item.sha256 not in self.revoked

    def candidates(self) -> tuple[Item, ...]:
        """Return what to try to show, best first: the active version, then the others not put aside."""
        if not self.active:
            return ()
        ordered = sorted(self.history, key=lambda item: item.sha256 != self.active)
        return tuple(
            item
            for item in ordered
            if self.may_show(item)
            and not item.failed
            and (item.sha256 == self.active or item.sha256 not in self.rejected)
        )

    # --- Transitions ---

    def activated(self, item: Item) -> "Record":
        """Return the record in which ``item`` is shown, and the version shown until now is kept next."""
        before = sorted(self.history, key=lambda each: each.sha256 != self.active)
        kept = [each for each in before if each.sha256 != item.sha256][: KEPT_VERSIONS - 1]
        return replace(
            self,
            active=item.sha256,
            history=(item, *kept),
            rejected=tuple(sha256 for sha256 in self.rejected if sha256 != item.sha256),
        )

    def rolled_back(self, sha256: str) -> "Record":
        """Return the record in which a kept version is shown again, and the one until now is put aside.

        Only the pointer moves: what was accepted as signed stays accepted.

        Raises:
            LostVersionError: It is not kept.
            RecalledError: It was withdrawn.
        """
        item = self.item(sha256)
        if item is None:
            raise LostVersionError(sha256[:12])
        if not self.may_show(item):
            raise RecalledError(item.name)
        fresh = replace(item, starts=0)
        return replace(
            self.put_aside(self.active) if self.active != sha256 else self,
            active=sha256,
            history=tuple(fresh if each.sha256 == sha256 else each for each in self.history),
        ).allowed(sha256)

    def put_aside(self, sha256: str) -> "Record":
        """Return the record in which nothing is shown, and an update by itself does not bring this back."""
        rejected = [sha256, *(each for each in self.rejected if each != sha256)] if sha256 else self.rejected
        return replace(self, active="", rejected=tuple(rejected[:MOST_PUT_ASIDE]))

    def allowed(self, sha256: str) -> "Record":
        """Return the record in which a version is not put aside."""
        return replace(self, rejected=tuple(each for each in self.rejected if each != sha256))

    def begun(self, sha256: str) -> "Record":
        """Return the record after a start with a version was begun."""
        return self._with_item(sha256, lambda item: replace(item, starts=item.starts + 1))

    def confirmed(self, sha256: str) -> "Record":
        """Return the record after a start with a version was seen to work."""
        return self._with_item(sha256, lambda item: replace(item, starts=0, proven=True))

    def _with_item(self, sha256: str, change: Callable[[Item], Item]) -> "Record":
        return replace(
            self, history=tuple(change(item) if item.sha256 == sha256 else item for item in self.history)
        )


# --- On the disk -----------------------------------------------------------------------------


def slot_name(generation: int) -> str:
    """Return the name of the file for a record of this generation."""
    return f"state-{generation % 2}.json"


def encode_record(record: Record) -> bytes:
    """Return the bytes of a record's file."""
    body = msgspec.json.encode(record, order="deterministic")
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def read_newest_record(folder: Path) -> tuple[Record, int]:
    """Return the newest valid record, or an empty one, and how many files were there but not valid.

    This never raises: a file that is torn, empty, full of zeros, unreadable or a folder counts as not valid.
    """
    found = []
    invalid = 0
    for slot in range(2):
        path = folder / slot_name(slot)
        try:
            with path.open("rb") as file:
                found.append(_decode_record(file.read(_MOST_RECORD_BYTES + 1), slot))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
            invalid += 1
    return max(found, key=lambda record: record.generation, default=Record()), invalid


def _decode_record(content: bytes, slot: int) -> Record:
    digest, body = content[:_DIGITS], content[_DIGITS + 1 :]
    if len(content) > _MOST_RECORD_BYTES or content[_DIGITS : _DIGITS + 1] != b"\n":
        raise ValueError("not a record")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise ValueError("not what was written")
    record = msgspec.json.decode(body, type=Record)
    if record.generation < 1 or record.generation % 2 != slot:
        raise ValueError("in the wrong place")
    return record
