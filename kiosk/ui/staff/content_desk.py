"""What staff do with the guides of this kiosk: update, go back, pair. The work is off the UI thread."""

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.bundle.archive import Bundle
from kiosk.bundle.carriers import Carrier, open_carrier
from kiosk.bundle.channels import Showing
from kiosk.bundle.errors import BundleError, DiskError, NotPairedError, SignatureError, UnreachableError
from kiosk.bundle.store import CHANNELS, Channel
from kiosk.bundle.writer import Watch
from kiosk.content.difference import difference
from kiosk.content.model import Guide
from kiosk.guide_source import GuideSource
from kiosk.library import GuideName, LibraryError, SetChange, names_of, set_changes
from kiosk.staff.journal import Journal
from kiosk.ui.jobs import Jobs
from kiosk.ui.staff.update_steps import Candidate, KeptVersion, PublisherKey, Refusal, Step

if TYPE_CHECKING:  # slow to import, and needed at the first update only
    from kiosk.bundle.importer import Proposal, Update

_MOST_KEY_BYTES = 1 << 20


@dataclass(frozen=True)
class _Staged:
    update: "Update"
    proposal: "Proposal"
    candidate: Candidate | None


class ContentDesk(QObject):
    """Brings updates in, one at a time, and leads back to earlier versions.

    While an update waits for staff's word it holds its store; `drop` lets go of it.

    Args:
        source: the kiosk's stores, and what of them is shown.
        clock: the time, with its time zone.
        journal: told of everything that was done or refused.
        parent: Qt's owner.

    Attributes:
        step: how far the update under way has come.
        source: what staff call the place that it comes from.
        candidate: what it brings, once it was found good.
        refusal: why the last update was refused; None after one that was not.

    Signals:
        step_changed: the update has come to another step.
        progressed: bytes that have arrived, and of how many.
        showing_changed: patients are to see another guide now (`Guide`).
        return_failed: an earlier version cannot be shown (`BundleError`).
        key_read: a publisher's key was read (`PublisherKey`), and waits to be compared.
        paired: the clinic's channel trusts that key now.
        pairing_failed: the key was not read, or not taken (`BundleError`).
    """

    step_changed = Signal()
    progressed = Signal(int, int)
    showing_changed = Signal(object)
    return_failed = Signal(object)
    key_read = Signal(object)
    paired = Signal()
    pairing_failed = Signal(object)

    def __init__(
        self,
        source: GuideSource,
        clock: Callable[[], dt.datetime],
        journal: Journal,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._guides, self._clock, self._journal = source, clock, journal
        self.step = Step.NONE
        self.source = ""
        self.candidate: Candidate | None = None
        self.refusal: Refusal | None = None
        self._jobs = Jobs(self)
        self._stop = threading.Event()
        self._look_number = 0
        self._staged: _Staged | None = None
        self._place: Path | None = None

    # --- What the screens read ------------------------------------------------------------

    @property
    def showing(self) -> Showing | None:
        """What patients see; None if it comes from no store."""
        return self._guides.showing

    def guides(self) -> tuple[GuideName, ...]:
        """Give the guides that patients choose from, by their titles; none where there is one."""
        showing = self.showing
        if showing is None or showing.topics == 1:
            return ()
        try:
            return tuple(names_of(showing.guide, showing.bundle, showing.catalogue).values())
        except LibraryError:
            return ()

    def versions(self) -> tuple[KeptVersion, ...]:
        """Give the versions to go back to: all that are kept, but the one that is shown."""
        found = []
        for channel in CHANNELS:
            record = self._guides.channels.store(channel).record()
            found += [KeptVersion(channel, item, record.may_show(item)) for item in record.history]
        shown = self.showing
        return tuple(
            each
            for each in found
            if shown is None or (each.channel, each.item.sha256) != (shown.channel, shown.item.sha256)
        )

    @property
    def is_paired(self) -> bool:
        """Whether this kiosk knows its clinic's key."""
        return bool(self._guides.channels.store("clinic").record().anchor)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._jobs.busy

    # --- An update ------------------------------------------------------------------------

    def begin(self, place: Path, source: str, shown: Guide) -> None:
        """Fetch and check the update at ``place``; the next step tells the end.

        Args:
            place: an update file, or a folder that holds an update.
            source: what staff call it.
            shown: the guide to compare it with.
        """
        self.drop()
        stop = self._stop = threading.Event()
        self._look_number += 1
        number = self._look_number
        self._place, self.source = place, source
        self._go(Step.LOOKING)
        self._jobs.run(
            lambda: self._look(place, source, shown, stop),
            lambda staged: self._on_looked(number, staged),
            lambda error: self._on_not_found_good(number, error),
        )

    def install(self) -> None:
        """Show patients what was found good, from now on."""
        staged = self._staged
        if staged is None or self.step is not Step.READY:
            return
        self._staged = None
        self._go(Step.INSTALLING)
        self._jobs.run(lambda: self._activate(staged), self._on_installed, self._on_refused)

    def drop(self) -> None:
        """Let go of the update, whatever its step: what was not installed is not shown."""
        self._stop.set()
        self._look_number += 1  # what is still on its way is not waited for
        staged, self._staged = self._staged, None
        if staged is not None:
            staged.update.close()
        self.candidate, self._place, self.source = None, None, ""
        self._go(Step.NONE)

    def again(self, shown: Guide) -> None:
        """Try the update that was refused once more."""
        if self._place is not None:
            self.begin(self._place, self.source, shown)

    def finish(self) -> None:
        """End for good: let go of all, and wait for the other thread."""
        self.drop()
        self._jobs.finish()

    # --- The way back ---------------------------------------------------------------------

    def return_to(self, version: KeptVersion) -> None:
        """Show patients an earlier version from now on.

        An update that waits is put down: it holds the store.
        """
        self.drop()
        self._jobs.run(lambda: self._return(version), self.showing_changed.emit, self._on_not_returned)

    # --- Pairing --------------------------------------------------------------------------

    def read_key(self, file: Path) -> None:
        """Read a publisher's key file; `key_read` or `pairing_failed` tells the end."""
        self._jobs.run(lambda: _read_key(file), self.key_read.emit, self._on_not_paired)

    def pair(self, key: PublisherKey) -> None:
        """Trust a key in the clinic's channel; `paired` or `pairing_failed` tells the end.

        An update that waits is put down: it holds the store.
        """
        self.drop()
        self._jobs.run(lambda: self._pair(key), lambda _: self.paired.emit(), self._on_not_paired)

    # --- On the other thread --------------------------------------------------------------

    def _look(self, place: Path, source: str, shown: Guide, stop: threading.Event) -> _Staged:
        with open_carrier(place, source) as carrier:
            update, proposal, channel = self._verified(carrier)
            try:
                if proposal.standing == "showing" and channel == self._shown_channel:
                    return _Staged(update, proposal, None)
                watch = Watch(self.progressed.emit, stop.is_set)
                path = update.stage(proposal, watch)
                with Bundle(path) as bundle:
                    guide, topics = bundle.guide(), len(bundle.guides)
                    guides = self._set_changes(guide, bundle, path)
            except OSError as error:
                update.close()
                raise DiskError(str(error)) from error
            except BaseException:
                update.close()
                raise
        custom = proposal.offer.custom
        changes = difference(shown, guide)
        wrong = proposal.time.is_clock_wrong
        candidate = Candidate(guide, changes, custom.notes, custom.issued, channel, wrong, topics, guides)
        return _Staged(update, proposal, candidate)

    def _set_changes(self, guide: Guide, bundle: Bundle, path: Path) -> tuple[SetChange, ...]:
        """Tell which guides are new, another or gone, if there are several now or after the update."""
        shown = self.showing
        if shown is None or (len(bundle.guides) == 1 and shown.topics == 1):
            return ()
        catalogue = path.with_suffix(".catalogue") if len(bundle.guides) > 1 else None
        try:
            before = names_of(shown.guide, shown.bundle, shown.catalogue)
            return set_changes(before, names_of(guide, bundle, catalogue))
        except LibraryError as error:
            raise DiskError(error.detail) from error

    @property
    def _shown_channel(self) -> Channel | None:
        return self.showing.channel if self.showing is not None else None

    def _verified(self, carrier: Carrier) -> "tuple[Update, Proposal, Channel]":
        """Find the channel that trusts the update; the clinic's own is asked first."""
        from kiosk.bundle.apart import check_apart  # noqa: PLC0415 - with the importer
        from kiosk.bundle.importer import Importer  # noqa: PLC0415 - slow to import

        refusal: BundleError = NotPairedError()
        anchors: list[tuple[Channel, bytes | None]] = [("clinic", None)] if self.is_paired else []
        built = dt.date.min
        if self._guides.embedded is not None:
            anchors.append(("vendor", self._guides.embedded.root))
            built = self._guides.embedded.built
        for channel, root in anchors:
            importer = Importer(self._guides.channels.store(channel), root, self._clock, built, check_apart)
            update = importer.begin(carrier, by_staff=True)
            try:
                return update, update.verify(), channel
            except SignatureError as error:
                update.close()
                refusal = error
            except BaseException:
                update.close()
                raise
        raise refusal

    def _activate(self, staged: _Staged) -> Guide:
        sha256 = staged.proposal.offer.sha256
        with staged.update as update:
            item = update.activate(staged.proposal)
        channel = staged.candidate.channel if staged.candidate is not None else "vendor"
        # The clinic's guide would go on being shown in the place of the vendor's that staff just chose.
        self._guides.channels.show(channel, sha256)
        self._journal.note("content.updated", "done", f"{channel} {item.name}")
        return self._guides.open()

    def _return(self, version: KeptVersion) -> Guide:
        self._guides.channels.show(version.channel, version.item.sha256)
        self._journal.note("content.returned", "done", f"{version.channel} {version.item.name}")
        return self._guides.open()

    def _pair(self, key: PublisherKey) -> None:
        from kiosk.bundle.importer import pair  # noqa: PLC0415 - slow to import

        pair(self._guides.channels.store("clinic"), key.root)
        self._journal.note("content.paired", "done", " ".join(key.words))

    # --- What comes back ------------------------------------------------------------------

    def _go(self, step: Step) -> None:
        if step is not self.step:
            self.step = step
            self.step_changed.emit()

    def _on_looked(self, number: int, staged: _Staged) -> None:
        if number != self._look_number:
            staged.update.close()  # staff have left meanwhile
            return
        self.refusal = None
        if staged.candidate is None:
            staged.update.close()
            self._go(Step.SAME)
        else:
            self._staged, self.candidate = staged, staged.candidate
            self._go(Step.READY)

    def _on_not_found_good(self, number: int, error: Exception) -> None:
        if number == self._look_number:
            self._on_refused(error)

    def _on_installed(self, guide: Guide) -> None:
        self.showing_changed.emit(guide)
        self._go(Step.DONE)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, BundleError):
            raise error
        self._note("content.refused", error, self.source)
        self.refusal = Refusal(self.source, error, self._clock())
        self._go(Step.REFUSED)

    def _on_not_returned(self, error: Exception) -> None:
        if not isinstance(error, BundleError):
            raise error
        self._note("content.not-returned", error, "")
        self.return_failed.emit(error)

    def _on_not_paired(self, error: Exception) -> None:
        if not isinstance(error, BundleError):
            raise error
        self._note("content.not-paired", error, "")
        self.pairing_failed.emit(error)

    def _note(self, what: str, error: BundleError, source: str) -> None:
        detail = " ".join(filter(None, (source, error.detail)))
        self._jobs.run(lambda: self._journal.note(what, type(error).__name__, detail), _ignore, _ignore)


def _read_key(file: Path) -> PublisherKey:
    from kiosk.bundle.fingerprint import fingerprint_words  # noqa: PLC0415 - slow to import
    from kiosk.bundle.trust import read_root  # noqa: PLC0415 - the same

    try:
        with file.open("rb") as opened:
            root = opened.read(_MOST_KEY_BYTES)
    except OSError as error:
        raise UnreachableError(file.name, str(error)) from error
    summary = read_root(root)
    return PublisherKey(fingerprint_words(root), summary.keys, summary.threshold, root)


def _ignore(_: object) -> None:
    """Take a result that nobody needs."""
