"""From a checked guide to what a kiosk accepts: an update file for a stick, or a tree for a web server.

    publisher = Publisher(KeyFolder.read(folder), now)
    draft = publisher.draft(guide, destination, scratch)    # packed; nothing is signed yet
    publisher.publish(draft, keys.unlock_for_lists(ask), destination)

The order of writing is such that it may fail anywhere. The version is used up first, so it is never given
to two different lists. In a tree, files of before stay and ``timestamp.json``, which names the newest ones,
comes last: a kiosk that reads meanwhile gets the old guide or the new one (TUF 6.2, "consistent snapshots").
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace
from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined] # its __all__ is computed
from tuf.api.metadata import TargetFile  # type: ignore[attr-defined] # its __all__ is computed

from kiosk.authoring.errors import DestinationError, SelfRecallError
from kiosk.authoring.keys import KeyFolder
from kiosk.authoring.publications import Publication, Publications, Record, next_version, require_clock
from kiosk.authoring.signing import FOREVER, signed_lists, signed_timestamp
from kiosk.authoring.tree import (
    let_all_read,
    newest_lists,
    newest_version,
    require_same_publisher,
    write_tree,
)
from kiosk.bundle.archive import Packed, write_bundle
from kiosk.bundle.carriers import TARGET, TIMESTAMP, UPDATE_SUFFIX, target_path, write_update
from kiosk.bundle.trust import Custom
from kiosk.content.difference import GuideDifference, difference
from kiosk.content.model import Guide

MOST_DAYS: Final = 3650


@dataclass(frozen=True)
class Terms:
    """What a publisher says beside the guide.

    Attributes:
        notes: What is new, in a sentence or two: language code → text.
        recall: Versions to withdraw, by number or by the guide's own version.
        min_version: The oldest version that may still be shown; None leaves it as it was.
        days: For how many days the timestamp counts; None for ever, which is for what goes by hand.
    """

    notes: Mapping[str, str] = field(default_factory=dict)
    recall: Sequence[str] = ()
    min_version: str | None = None
    days: int | None = None


@dataclass(frozen=True)
class Beside:
    """What is packed beside a guide.

    Attributes:
        recordings: What can be heard, as ``write_bundle`` takes it.
        others: The further guides of a set, checked.
    """

    recordings: Mapping[str, Path] = field(default_factory=dict)
    others: Sequence[Guide] = ()


@dataclass(frozen=True)
class Draft:
    """A publication that is not signed yet.

    Attributes:
        bundle: The packed guide.
        version: The version of the signed lists.
        custom: What is signed with the guide.
        expires: Until when the timestamp counts.
    """

    bundle: Packed
    version: int
    custom: Custom
    expires: dt.datetime

    @property
    def target(self) -> TargetFile:
        """What the signed list says of the bundle."""
        told = {"custom": msgspec.to_builtins(self.custom)}
        return TargetFile(self.bundle.length, {"sha256": self.bundle.sha256}, TARGET, told)


class Publisher:
    """Publishes with one folder of keys.

    Args:
        keys: The keys.
        now: The time, with its zone.

    Raises:
        ClockBehindError: The last publication lies after ``now``.
        PublicationsError: What was published before cannot be read.
    """

    def __init__(self, keys: KeyFolder, now: dt.datetime) -> None:
        self._keys = keys
        self._now = now
        self._record = Record(keys.folder)
        self._before = self._record.read()
        require_clock(self._before, now)

    def difference(self, guide: Guide) -> GuideDifference | None:
        """Return what changed since the last publication, or None where there is none to compare with."""
        last = self._record.last_guide()
        return None if last is None else difference(last, guide)

    def set_changes(self, guides: Sequence[Guide]) -> list[str]:
        """Return a line for each guide of a set that is new, another, or gone since the last publication."""
        before, now = self._record.last_versions(), {guide.id: guide.version for guide in guides}
        return [
            *(f"New: {each} {now[each]}" for each in now if each not in before),
            *(
                f"Changed: {each} {before[each]} -> {now[each]}"
                for each in now
                if before.get(each, now[each]) != now[each]
            ),
            *(f"Removed: {each} {before[each]}" for each in before if each not in now),
        ]

    def draft(
        self,
        guide: Guide,
        destination: Path,
        scratch: Path,
        terms: Terms | None = None,
        beside: Beside | None = None,
    ) -> Draft:
        """Pack a guide, or a set of guides, and decide on its version.

        Args:
            guide: The guide, checked.
            destination: Where it is to be published.
            scratch: A folder for the packed guide, until it is published.
            terms: What else to say.
            beside: What is packed beside the guide.

        Raises:
            ValueError: Two guides have one id, or all of it is too large.
            UnknownVersionError: A version to withdraw was never published.
            SelfRecallError: It would withdraw itself.
            DestinationError: The tree at the destination is somebody else's, or damaged.
            OSError: The scratch folder cannot be written.
        """
        terms = terms or Terms()
        beside = beside or Beside()
        bundle = write_bundle(guide, scratch / TARGET, beside.recordings, beside.others)
        version = next_version(self._last_version(destination), self._now)
        before = self._before
        min_ok = before.min_ok if terms.min_version is None else before.find(terms.min_version).version
        revoked = dict.fromkeys([*before.revoked, *(before.find(name).sha256 for name in terms.recall)])
        if bundle.sha256 in revoked:
            raise SelfRecallError
        custom = custom_of(guide, self._now, terms.notes, min_ok, tuple(revoked))
        return Draft(bundle, version, custom, self._expires(terms.days))

    def publish(self, draft: Draft, signers: Sequence[CryptoSigner], destination: Path) -> Publication:
        """Sign a draft and write it, and return what was published.

        Args:
            draft: The draft.
            signers: Those at hand.
            destination: An update file, whose name ends in ".kioskupdate", or the folder of a tree.

        Raises:
            TooFewKeysError: A list lacks signatures.
            DestinationError: It could not be written; kiosks see what they saw before.
        """
        lists = signed_lists(self._keys.root, signers, draft.version, draft.target, draft.expires)
        tree = whole_tree(self._keys.roots, lists, draft.bundle)
        try:
            self._remember(last_version=draft.version)
            if destination.suffix == UPDATE_SUFFIX:
                write_update(tree, destination)
                let_all_read(destination)
            else:
                write_tree(tree, destination)
            publication = Publication(
                draft.version,
                draft.bundle.sha256,
                draft.custom.guide,
                draft.custom.label,
                self._now.astimezone(dt.UTC),
            )
            self._remember(
                min_ok=draft.custom.min_ok,
                revoked=draft.custom.revoked,
                published=(publication, *self._before.published),
            )
            self._record.keep_bundle(draft.bundle)
        except (OSError, ValueError) as error:
            raise DestinationError(destination, str(error)) from error
        return publication

    def refresh(self, signers: Sequence[CryptoSigner], tree: Path, days: int | None) -> dt.datetime:
        """Sign a tree's timestamp anew, so that it counts for longer, and return until when.

        Raises:
            TooFewKeysError: It lacks signatures.
            DestinationError: There is no tree of this publisher, or it cannot be written.
        """
        require_same_publisher(tree, self._keys.roots[0])
        snapshot = newest_lists(tree).snapshot
        version = next_version(self._last_version(tree), self._now)
        expires = self._expires(days)
        content = signed_timestamp(self._keys.root, signers, version, snapshot, expires)
        try:
            self._remember(last_version=version)
            write_tree({TIMESTAMP: content}, tree)
        except OSError as error:
            raise DestinationError(tree, str(error)) from error
        return expires

    def _last_version(self, destination: Path) -> int:
        require_same_publisher(destination, self._keys.roots[0])
        return max(self._before.last_version, newest_version(destination))

    def _expires(self, days: int | None) -> dt.datetime:
        if days is None:
            return FOREVER
        return self._now.astimezone(dt.UTC).replace(microsecond=0) + dt.timedelta(days=days)

    def _remember(self, **changes: object) -> None:
        changed: Publications = replace(self._before, last_at=self._now.astimezone(dt.UTC), **changes)
        self._record.write(changed)
        self._before = changed


def custom_of(
    guide: Guide,
    now: dt.datetime,
    notes: Mapping[str, str] | None = None,
    min_ok: int = 0,
    revoked: tuple[str, ...] = (),
) -> Custom:
    """Return what is signed with a guide."""
    return Custom(
        guide=guide.id,
        label=guide.version,
        title=guide.title,
        notes=dict(notes or {}),
        issued=now.date(),
        review_by=dt.date.fromisoformat(guide.review_by),
        min_ok=min_ok,
        revoked=revoked,
    )


def whole_tree(roots: Iterable[bytes], lists: Mapping[str, bytes], bundle: Packed) -> dict[str, bytes | Path]:
    """Return all of an update: path in the tree → bytes or file, ``timestamp.json`` last."""
    named = {f"metadata/{version}.root.json": root for version, root in enumerate(roots, 1)}
    return {target_path(bundle.sha256): bundle.path, **named, **lists}
