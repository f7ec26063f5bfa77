"""``kiosk --store``: look at the kept guides, check them, go back a version; without a window or a display.

For whoever looks after many kiosks, over a remote shell or from a script.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from kiosk.bundle.archive import check_bundle
from kiosk.bundle.channels import Channels
from kiosk.bundle.errors import BundleError
from kiosk.bundle.state import Item, Record
from kiosk.bundle.store import CHANNELS, Channel, Store

EXIT_DONE: Final = 0
EXIT_FAULTY: Final = 1
"""Something is damaged, or could not be done; nothing was changed."""


class StoreCommand:
    """Answers one command about a kiosk's stores.

    Args:
        channels: The stores.
        tell: Takes the answer, a line a call.
    """

    def __init__(self, channels: Channels, tell: Callable[[str], None]) -> None:
        self._stores = [channels.store(channel) for channel in CHANNELS]
        self._tell = tell

    def run(self, action: str) -> int:
        """Do what ``ACTIONS`` names, and return the exit status: 0, or 1 if something is not right."""
        try:
            return ACTIONS[action](self)
        except BundleError as error:
            self._tell(str(error))
            if error.detail:
                self._tell(f"({error.detail})")
            return EXIT_FAULTY

    def status(self) -> int:
        """List the versions of both channels and what is known of each; nothing is read in full."""
        for store in self._stores:
            for line in _told(store):
                self._tell(line)
        return EXIT_DONE

    def verify(self) -> int:
        """Read every kept version and both records, and tell of each whether it is whole."""
        damaged = 0
        for store in self._stores:
            for name, fault in _checked(store):
                self._tell(f"{store.channel} {name}: {fault or 'whole'}")
                damaged += bool(fault)
        if not damaged:
            self._tell("Everything that is kept is whole.")
            return EXIT_DONE
        self._tell(
            f"{damaged} damaged. The kiosk shows the best version that is whole;"
            " install the newest update to have the others again."
        )
        return EXIT_FAULTY

    def roll_back(self) -> int:
        """Show the newest of the earlier versions again, in the channel that is shown now."""
        store = next((each for each in self._stores if each.record().active), self._stores[-1])
        item = _earlier(store)
        if item is None:
            self._tell(f"{store.channel}: no earlier version is kept that may be shown. Nothing was changed.")
            return EXIT_FAULTY
        before = _name_of(store.record())
        store.roll_back(item.sha256)
        self._tell(f"{store.channel}: {item.name} is shown from the next start on, instead of {before}.")
        return EXIT_DONE


ACTIONS: Final[Mapping[str, Callable[[StoreCommand], int]]] = {
    "status": StoreCommand.status,
    "verify": StoreCommand.verify,
    "rollback": StoreCommand.roll_back,
}


def _told(store: Store) -> Iterator[str]:
    record = store.record()
    yield f"{store.channel}: {_channel_told(store.channel, record)}"
    if record.checked:
        yield f"  last look at the web server: {record.checked}"
    if lost := store.lost_records():
        yield f"  {lost} of 2 records damaged"
    for item in record.history:
        facts = [f"{item.length / 1e6:.1f} MB", *_dates(item), *_standings(record, item)]
        yield f"  {item.name} ({item.sha256[:12]}): {', '.join(facts)}"


def _channel_told(channel: Channel, record: Record) -> str:
    if record.active:
        return f"shows {_name_of(record)}"
    if channel == "clinic" and not record.anchor:
        return "not paired with a clinic's key"
    return "shows nothing" if record.history else "empty"


def _dates(item: Item) -> Iterator[str]:
    if item.issued:
        yield f"issued {item.issued}"
    if item.review_by:
        yield f"review by {item.review_by}"


def _standings(record: Record, item: Item) -> Iterator[str]:
    if not record.may_show(item):
        yield "withdrawn by its publisher"
    if item.sha256 in record.rejected:
        yield "put aside"
    if item.failed:
        yield "failed to start"
    if item.sha256 == record.active:
        yield "active" if item.proven else f"active, on trial ({item.starts} starts not confirmed)"


def _checked(store: Store) -> Iterator[tuple[str, str]]:
    """Give each part of a store and what is wrong with it, "" where nothing is."""
    if lost := store.lost_records():
        yield "records", f"{lost} of 2 damaged"
    for item in store.record().history:
        yield item.name, _fault(store, item)


def _fault(store: Store, item: Item) -> str:
    if not store.is_whole(item):
        return "missing or damaged"
    try:
        check_bundle(store.bundle_path(item), item.name)
    except (BundleError, OSError) as error:
        return error.detail if isinstance(error, BundleError) else str(error)
    return ""


def _earlier(store: Store) -> Item | None:
    """Return the version to go back to: the newest one that may be shown and is whole."""
    record = store.record()
    others: Iterable[Item] = (item for item in record.history if item.sha256 != record.active)
    usable = (
        item
        for item in others
        if record.may_show(item) and item.sha256 not in record.rejected and store.is_whole(item)
    )
    return next(usable, None)


def _name_of(record: Record) -> str:
    item = record.item(record.active)
    return item.name if item else "nothing"
