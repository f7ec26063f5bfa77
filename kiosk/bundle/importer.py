"""One update, from a look at it to the guide on the screen: verify, stage, activate.

Each step can be the last one, and until ``activate`` returns the kiosk shows what it showed before:

    with Importer(store, root, clock, built).begin(carrier, by_staff=True) as update:
        proposal = update.verify()      # signed lists only: what would be installed
        bundle = update.stage(proposal) # the guide itself, fetched and checked: show what changes
        update.activate(proposal)       # from here it is the one
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TypeAlias

from msgspec.structs import replace

from kiosk.bundle.archive import check_bundle
from kiosk.bundle.carriers import Carrier
from kiosk.bundle.clock import TrustedTime, trusted_time
from kiosk.bundle.errors import BundleError, BusyError, LostVersionError, NotPairedError, PutAsideError
from kiosk.bundle.state import Item, Record
from kiosk.bundle.store import Store
from kiosk.bundle.trust import Offer, RootSummary, judge, read_root
from kiosk.bundle.writer import Check, StoreWriter, Watch

Standing: TypeAlias = Literal["new", "showing", "kept", "put-aside"]
"""What an offered version is to this kiosk: not here yet, active already, one of the versions to go back
to, or put aside by staff or after failed starts."""


@dataclass(frozen=True)
class Proposal:
    """What an accepted update would do.

    Attributes:
        offer: The version, its digest and length, and what its publisher says of it.
        standing: What it is to this kiosk. "showing" leaves nothing to do.
        time: The time that dates were judged by; tell staff if the clock is wrong.
        trust: The signed metadata that will be accepted with it.
        generation: The generation of the store's record that this was decided on.
    """

    offer: Offer
    standing: Standing
    time: TrustedTime
    trust: dict[str, str]
    generation: int


class Importer:
    """Brings updates into one channel's store.

    Args:
        store: The store.
        root: The root metadata that comes with the app; None takes the one that the channel was paired with.
        clock: Gives the system's time, with its time zone.
        built: When the app was built: no time before it is believed.
        check: What a bundle must pass before it gets its name in the store.

    Raises:
        NotPairedError: ``root`` is None, and the channel was never paired.
    """

    def __init__(
        self,
        store: Store,
        root: bytes | None,
        clock: Callable[[], dt.datetime],
        built: dt.date,
        check: Check = check_bundle,
    ) -> None:
        anchor = store.record().anchor.encode() if root is None else root
        if not anchor:
            raise NotPairedError
        self._store = store
        self._root = anchor
        self._clock = clock
        self._built = built
        self._check = check

    def begin(self, carrier: Carrier, *, by_staff: bool) -> "Update":
        """Return the update from a carrier; it holds the store's lock until it is closed.

        Args:
            carrier: Where the update is; closing it stays with the caller.
            by_staff: Whether a person asked for it. Otherwise a version that was put aside stays so.

        Raises:
            BusyError: Another update is being made.
            DiskError: The store's folder cannot be made.
            NoSpaceError: The disk is full.
        """
        return Update(self, carrier, self._store.writing(), by_staff=by_staff)

    def install(self, carrier: Carrier, *, by_staff: bool, watch: Watch | None = None) -> Proposal:
        """Do all three steps, as far as there is something to do, and return what was proposed.

        Raises:
            BundleError: As told by ``begin`` and by the steps.
        """
        with self.begin(carrier, by_staff=by_staff) as update:
            proposal = update.verify()
            if proposal.standing != "showing":
                update.stage(proposal, watch)
                update.activate(proposal)
            return proposal

    def time(self, record: Record) -> TrustedTime:
        """Return the time to judge dates by."""
        return trusted_time(self._clock(), self._built, record.issued)

    @property
    def root(self) -> bytes:
        """Where trust begins."""
        return self._root

    @property
    def check(self) -> Check:
        """What a bundle must pass."""
        return self._check


class Update:
    """The update from one carrier, while the store's lock is held; made by ``Importer.begin``."""

    def __init__(self, importer: Importer, carrier: Carrier, writer: StoreWriter, *, by_staff: bool) -> None:
        self._importer = importer
        self._carrier = carrier
        self._writer = writer
        self._by_staff = by_staff

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store's lock; a second time does nothing.

        What was staged and not activated waits for the next update.
        """
        self._writer.close()

    def verify(self) -> Proposal:
        """Return what the update would install.

        New roots are kept at once, so that a key that its publisher took out stays out. If the version is
        the active one, its newer signed list (with a recall, perhaps) is accepted at once, too.

        Raises:
            SignatureError: Not signed by enough of the channel's keys.
            RollbackError: Older than what was accepted.
            ExpiredError: Past its date, and the carrier keeps dates.
            RecalledUpdateError: It withdraws itself.
            BundleError: There is none, it is damaged, it cannot be read, or the store cannot be written.
        """
        before = self._writer.record
        time = self._importer.time(before)
        with self._writer.scratch() as scratch:
            verdict = judge(self._carrier, self._importer.root, before.trust, time.now, scratch)
        record = replace(before, trust=verdict.roots)
        offer = verdict.outcome
        if isinstance(offer, BundleError):
            self._commit_changed(record)
            raise offer
        if self._carrier.keeps_dates:
            record = replace(record, checked=time.now.date())
        standing = self._standing(offer, before)
        if standing == "showing":
            record = _with_offer(record, offer, verdict.trust)
        self._commit_changed(record)
        return Proposal(offer, standing, time, verdict.trust, self._writer.record.generation)

    def stage(self, proposal: Proposal, watch: Watch | None = None) -> Path:
        """Fetch and check the guide itself, and return its bundle's file; nothing shows it yet.

        Raises:
            PutAsideError: The version was put aside here, and no person asked for it.
            DamagedError: It is not what was signed, or is no bundle.
            BundleError: It cannot be read, was stopped, or the store cannot be written.
        """
        self._require_wanted(proposal)
        self._writer.receive(proposal.offer, self._carrier, self._importer.check, watch or Watch())
        self._writer.index_of(
            proposal.offer.sha256
        )  # a set's catalogue takes a while, and this is the slow step
        return self._writer.bundle_path(proposal.offer.sha256)

    def activate(self, proposal: Proposal) -> Item:
        """Make the staged version the one to show, and return it.

        The proposal may come from an earlier ``Update`` of the same importer.

        Raises:
            BusyError: The store was changed since ``verify``: what was newest then may be older than what
                was accepted in between.
            PutAsideError: As in ``stage``.
            LostVersionError: It was not staged, or its file has gone since.
            DiskError: The store cannot be written.
            NoSpaceError: The disk is full.
        """
        self._require_wanted(proposal)
        offer = proposal.offer
        before = self._writer.record
        if before.generation != proposal.generation:
            raise BusyError("the store was changed since the update was looked at")
        earlier = before.item(offer.sha256)
        if not self._writer.is_whole(offer.sha256):
            raise LostVersionError(_item(offer, earlier).name)
        item = replace(_item(offer, earlier), starts=0, index=self._writer.index_of(offer.sha256))
        self._writer.commit(_with_offer(before.activated(item), offer, proposal.trust))
        self._writer.sweep()
        return item

    def note_embedded(self, key: str) -> None:
        """Remember which built-in update was looked at last.

        Raises:
            DiskError: The store cannot be written.
            NoSpaceError: The disk is full.
        """
        self._commit_changed(replace(self._writer.record, embedded=key))

    def _standing(self, offer: Offer, record: Record) -> Standing:
        if record.active == offer.sha256 and self._writer.is_whole(offer.sha256):
            return "showing"
        if offer.sha256 in record.rejected:
            return "put-aside"
        return "kept" if record.item(offer.sha256) else "new"

    def _require_wanted(self, proposal: Proposal) -> None:
        if proposal.standing == "put-aside" and not self._by_staff:
            raise PutAsideError(self._carrier.name)

    def _commit_changed(self, record: Record) -> None:
        if record != self._writer.record:
            self._writer.commit(record)


def pair(store: Store, root: bytes) -> RootSummary:
    """Make a publisher's key file the one that a channel trusts, and return what stands in it.

    What was accepted as signed by another publisher is forgotten; the versions stay, to show and to go
    back to. With the key file that it has already, nothing changes.

    Raises:
        RootError: It is no key file.
        BundleError: As told by ``Store.writing`` and ``StoreWriter.commit``.
    """
    summary = read_root(root)
    anchor = root.decode()
    with store.writing() as writer:
        record = writer.record
        if record.anchor != anchor:
            writer.commit(
                replace(record, anchor=anchor, trust={}, floor=0, revoked=(), issued=None, checked=None)
            )
    return summary


def _item(offer: Offer, earlier: Item | None) -> Item:
    """Return a version as the store keeps it."""
    custom = offer.custom
    return Item(
        offer.sha256,
        offer.length,
        offer.version,
        custom.label,
        custom.issued,
        custom.review_by,
        starts=earlier.starts if earlier else 0,
        proven=earlier.proven if earlier else False,
        index=earlier.index if earlier else "",
    )


def _with_offer(record: Record, offer: Offer, trust: dict[str, str]) -> Record:
    """Return the record after a signed list was accepted that offers a version that is kept."""
    return replace(
        record,
        history=tuple(_item(offer, item) if item.sha256 == offer.sha256 else item for item in record.history),
        trust=trust,
        floor=offer.custom.min_ok,
        revoked=offer.custom.revoked,
        issued=offer.custom.issued,
    )
