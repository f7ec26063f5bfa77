"""What a kiosk would say of an update, by the kiosk's own engine, in a store that is thrown away."""

import datetime as dt
import tempfile
from pathlib import Path

from kiosk.bundle.carriers import Carrier, FolderCarrier, open_carrier
from kiosk.bundle.importer import Importer, Proposal
from kiosk.bundle.store import Store
from kiosk.bundle.trust import read_root
from kiosk.bundle.writer import Watch


def verify(
    place: Path, root: bytes, now: dt.datetime, *, as_server: bool = False, watch: Watch | None = None
) -> Proposal:
    """Return what a new kiosk would install, after all of it was fetched and checked.

    Args:
        place: An update file, or the folder of a tree.
        root: The root list that the kiosk trusts.
        now: The kiosk's time, with its zone.
        as_server: Whether dates count, as they do for what a web server offers.
        watch: Is told how far it is.

    Raises:
        BundleError: It would be refused; the message is the kiosk's own.
    """
    read_root(root)
    with tempfile.TemporaryDirectory() as scratch, _carrier(place, as_server=as_server) as carrier:
        importer = Importer(Store(Path(scratch, "store"), "clinic"), root, lambda: now, now.date())
        with importer.begin(carrier, by_staff=True) as update:
            proposal = update.verify()
            update.stage(proposal, watch)
            return proposal


def _carrier(place: Path, *, as_server: bool) -> Carrier:
    return FolderCarrier(place, keeps_dates=True) if as_server and place.is_dir() else open_carrier(place)
