"""What to show: the clinic's guide, else the vendor's, else the one inside the app; and never nothing.

Nothing here needs the trust library, so a start is quick: what was accepted once is only checked for damage.
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.bundle.archive import Bundle
from kiosk.bundle.embedded import Embedded, ensure_embedded, open_embedded
from kiosk.bundle.errors import BundleError, DamagedError, NoContentError
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.state import Item
from kiosk.bundle.store import CHANNELS, Channel, Store
from kiosk.content.model import Guide


@dataclass(frozen=True)
class Showing:
    """What is to be shown.

    Attributes:
        channel: Whose it is.
        item: The version.
        guide: The guide.
        bundle: Its bundle, open; close it when another one takes its place.
        is_last_resort: Whether it is read inside the app, because no store has a version that can be shown.
        notes: What went wrong on the way here, in English, for the journal. Empty on a usual start.
        catalogue: Where the topics of a set of guides stand; None where only ``guide`` is shown.
    """

    channel: Channel
    item: Item
    guide: Guide
    bundle: Bundle
    is_last_resort: bool
    notes: tuple[str, ...]
    catalogue: Path | None = None

    @property
    def topics(self) -> int:
        """How many guides patients choose from."""
        return 1 if self.catalogue is None else len(self.bundle.guides)


class Channels:
    """The stores of a kiosk and the guide inside the app.

    Args:
        folder: Where the stores lie; it may not exist yet.
        embedded: What comes with the app; None if nothing does.
        filesystem: The disk.
    """

    def __init__(self, folder: Path, embedded: Embedded | None, filesystem: Filesystem | None = None) -> None:
        self._stores = {channel: Store(folder / channel, channel, filesystem) for channel in CHANNELS}
        self._embedded = embedded

    def store(self, channel: Channel) -> Store:
        """Return a channel's store."""
        return self._stores[channel]

    def start(self) -> Showing:
        """Return what to show, when the kiosk starts and whenever the guide may have changed.

        A version that is not seen to work (``confirm``) after two starts is put aside, and the one before
        takes its place. A store that cannot be read or written is no reason to show nothing.

        Raises:
            NoContentError: Nothing can be shown; staff must help.
        """
        notes: list[str] = []
        for store in self._stores.values():
            if store.folder.is_dir():
                store.tidy()
        if self._embedded is not None:
            try:
                ensure_embedded(self._stores["vendor"], self._embedded)
            except BundleError as error:
                notes.append(f"The built-in guide was not imported: {error.detail or error}")
        for store in self._stores.values():
            notes += _told_losses(store)
            showing = self._from_store(store, notes)
            if showing is not None:
                return showing
        return self._last_resort(notes)

    def confirm(self, showing: Showing) -> None:
        """Note that what ``start`` gave works. Call it when it has been on the screen for a while.

        Raises:
            BundleError: It could not be noted. The next start counts as a trial again.
        """
        if not showing.is_last_resort:
            self._stores[showing.channel].confirm_start(showing.item.sha256)

    def show(self, channel: Channel, sha256: str) -> None:
        """Go back, or over, to a kept version of a channel; ``start`` then gives it.

        Raises:
            BundleError: As told by ``Store.roll_back``; nothing has changed then.
        """
        self._stores[channel].roll_back(sha256)
        # Whatever would be shown before this channel makes way
        for before in CHANNELS[: CHANNELS.index(channel)]:
            if self._stores[before].record().active:
                self._stores[before].stand_aside()

    def _from_store(self, store: Store, notes: list[str]) -> Showing | None:
        record = store.record()
        active = record.item(record.active)
        has_failed = active is not None and active.failed
        for item in record.candidates():
            try:
                guide, bundle = _opened(store, item)
            except (BundleError, OSError) as error:
                notes.append(f"{store.channel} {item.name} cannot be shown: {_reason(error)}")
                continue
            if has_failed:
                notes.append(f"{store.channel} {_name_of(active)} was put aside after failed starts")
            try:
                store.begin_start(item, instead_of_failed=has_failed)
            except BundleError as error:
                notes.append(f"The start of {store.channel} {item.name} was not noted: {_reason(error)}")
            catalogue = store.catalogue_path(item) if item.index else None
            return Showing(
                store.channel,
                item,
                guide,
                bundle,
                is_last_resort=False,
                notes=tuple(notes),
                catalogue=catalogue,
            )
        if has_failed:
            notes.append(f"{store.channel} {_name_of(active)} was put aside after failed starts")
            try:
                store.stand_aside()
            except BundleError as error:
                notes.append(f"That was not noted: {_reason(error)}")
        return None

    def _last_resort(self, notes: list[str]) -> Showing:
        if self._embedded is None:
            raise NoContentError("; ".join(notes))
        try:
            item, bundle = open_embedded(self._embedded.update)
        except (BundleError, OSError) as error:
            raise NoContentError("; ".join([*notes, f"built-in guide: {_reason(error)}"])) from error
        try:
            guide = bundle.guide()
        except (BundleError, OSError) as error:
            bundle.close()
            raise NoContentError("; ".join([*notes, f"built-in guide: {_reason(error)}"])) from error
        if not self._stores["vendor"].record().may_show(item):
            bundle.close()
            raise NoContentError("; ".join([*notes, "built-in guide: its publisher withdrew it"]))
        return Showing("vendor", item, guide, bundle, is_last_resort=True, notes=tuple(notes))


def _opened(store: Store, item: Item) -> tuple[Guide, Bundle]:
    """Open a version that is whole; of a set, the guides are looked at when each of them is read."""
    if not (store.seems_whole(item) if item.index else store.is_whole(item)):
        raise FileNotFoundError(2, "its file is missing or damaged")
    bundle = Bundle(store.bundle_path(item), name=item.name)
    try:
        if item.index:
            _require_set(store, item, bundle)
        return bundle.guide(), bundle
    except BaseException:
        bundle.close()
        raise


def _require_set(store: Store, item: Item, bundle: Bundle) -> None:
    """Make sure that a set's index is the one that was installed, and that its catalogue is there."""
    from kiosk.bundle.writer import has_catalogue  # noqa: PLC0415 - most kiosks have one guide

    if bundle.index_sha256 != item.index:
        raise DamagedError(item.name, "its index is not the one that was installed")
    if not has_catalogue(store.catalogue_path(item)):
        with store.writing() as writer:
            writer.index_of(item.sha256)


def _told_losses(store: Store) -> list[str]:
    lost = store.lost_records()
    return [f"{store.channel}: {lost} of 2 records damaged"] if lost else []


def _name_of(item: Item | None) -> str:
    return item.name if item else ""


def _reason(error: Exception) -> str:
    if isinstance(error, BundleError):
        return error.detail or str(error)
    return str(error)
