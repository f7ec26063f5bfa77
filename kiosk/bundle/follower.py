"""Keeps a channel in step with a web server, without staff: fetched now, activated when nobody is there.

Nothing that is slow to import is imported before the first look.
"""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.bundle.channels import Channels
from kiosk.bundle.embedded import Embedded
from kiosk.bundle.errors import UpdateCancelledError
from kiosk.bundle.state import Item
from kiosk.bundle.store import Channel
from kiosk.bundle.writer import Watch

if TYPE_CHECKING:  # imported for real at the first look
    from kiosk.bundle.http_carrier import HttpCarrier
    from kiosk.bundle.importer import Importer, Proposal

CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 10.0
"""Shorter than for staff: nobody waits for this look, but an app that is to end waits for its end."""


class Follower:
    """Follows the updates below one web address.

    They are the clinic's if this kiosk was paired with a clinic's key, or else the vendor's.

    Args:
        address: As in ``HttpCarrier``.
        channels: The kiosk's stores.
        embedded: What comes with the app.
        clock: Gives the system's time, with its time zone.
        pause: Waits that many seconds, or returns True at once if no more is to be done.
    """

    def __init__(
        self,
        address: str,
        channels: Channels,
        embedded: Embedded,
        clock: Callable[[], dt.datetime],
        pause: Callable[[float], bool],
    ) -> None:
        self._address = address
        self._channels = channels
        self._embedded = embedded
        self._clock = clock
        self._pause = pause

    @property
    def channel(self) -> Channel:
        """Whose updates are looked for."""
        return "clinic" if self._channels.store("clinic").record().anchor else "vendor"

    def fetch(self, is_cancelled: Callable[[], bool]) -> "Proposal | None":
        """Look for an update and fetch it; None if there is nothing to activate. What is shown stays.

        A version that was put aside on this kiosk is not fetched again. A transfer that breaks off goes on
        where it stopped the next time.

        Raises:
            BundleError: As told by ``Importer.begin``, ``Update.verify`` and ``Update.stage``.
            ValueError: The address is none for a web server.
        """
        with self._carrier() as carrier, self._importer().begin(carrier, by_staff=False) as update:
            proposal = update.verify()
            if proposal.standing in {"showing", "put-aside"}:
                return None
            update.stage(proposal, Watch(is_cancelled=is_cancelled))
            return proposal

    def activate(self, proposal: "Proposal") -> Item:
        """Make what ``fetch`` gave the version to show.

        Raises:
            BusyError: The store is being changed, or was changed since; look again.
            BundleError: As told by ``Update.activate``.
        """
        with self._carrier() as carrier, self._importer().begin(carrier, by_staff=False) as update:
            return update.activate(proposal)

    def _carrier(self) -> "HttpCarrier":
        from kiosk.bundle.http_carrier import HttpCarrier, system_proxy  # noqa: PLC0415 - slow to import

        proxy = system_proxy(self._address)
        return HttpCarrier(self._address, proxy, CONNECT_TIMEOUT_S, READ_TIMEOUT_S, self._wait)

    def _importer(self) -> "Importer":
        from kiosk.bundle.apart import check_apart  # noqa: PLC0415 - slow to import
        from kiosk.bundle.importer import Importer  # noqa: PLC0415

        root = self._embedded.root if self.channel == "vendor" else None
        store = self._channels.store(self.channel)
        return Importer(store, root, self._clock, self._embedded.built, check_apart)

    def _wait(self, seconds: float) -> None:
        if self._pause(seconds):
            raise UpdateCancelledError(self._address)
