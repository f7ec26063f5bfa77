"""What the kiosk does beside its patients: sees that its guide works, and keeps it up to date."""

import datetime as dt
import random
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from kiosk.app import Kiosk
from kiosk.content.model import Guide
from kiosk.guide_source import GuideSource, Note
from kiosk.settings import UpdateSettings
from kiosk.ui.failsafe import trace_of
from kiosk.ui.jobs import Jobs
from kiosk.ui.navigator import WELCOME

if TYPE_CHECKING:  # imported for real only where updates are followed
    from collections.abc import Callable

    from kiosk.bundle.follower import Follower
    from kiosk.ui.updates import UpdatePoller

STAFF: Final = "staff"
"""With this, the names of all the staff's screens begin."""

PROVEN_AFTER_S: Final = 10
"""So long the first screen must be up for a new guide to count as one that works."""


class Upkeep(QObject):
    """Confirms a new guide, follows a web server, and brings another guide to the screen between visits.

    Args:
        kiosk: The kiosk; it must not end before this.
        source: Where its guide comes from; what it opened is on the screen.
        updates: Which server to follow, if any.
        note: Writes into the journal.
        proven_after_s: Seconds until a new guide counts as one that works, unless a visit begins before.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        source: GuideSource,
        updates: UpdateSettings,
        note: Note,
        proven_after_s: float = PROVEN_AFTER_S,
    ) -> None:
        super().__init__(kiosk.window)
        self._kiosk, self._source, self._updates, self._note = kiosk, source, updates, note
        self._jobs = Jobs(self)
        self._trial = QTimer(self, singleShot=True, interval=round(1000 * proven_after_s))
        self._trial.timeout.connect(self._confirm)
        self._poller: UpdatePoller | None = None
        self._opened: Guide | None = None
        self._tried = ""
        kiosk.navigator.moved.connect(self._on_moved)

    def begin(self) -> None:
        """Begin, now that the first screen is up."""
        self._try_out()
        if self._updates.url and self._source.showing is not None:
            self._poller = self._make_poller(self._updates)
            self._poller.set_free(self._kiosk.navigator.place == WELCOME)
            self._poller.activated.connect(self.show_newest)
            self._poller.start()

    def show_newest(self) -> None:
        """Show the guide that the stores say, as soon as nobody is at the kiosk."""
        self._jobs.run(self._source.open, self._on_opened, self._on_not_opened)

    def close(self, *, has_worked: bool) -> None:
        """Stop, and wait for what is under way.

        Args:
            has_worked: Whether the kiosk ends because it was told to: a guide on trial did no harm then.
        """
        if has_worked and self._trial.isActive():
            self._source.confirm()
        self._trial.stop()
        if self._poller is not None:
            self._poller.finish()
        self._jobs.finish()

    def _make_poller(self, updates: UpdateSettings) -> "UpdatePoller":
        from kiosk.bundle.fleet import PollSchedule  # noqa: PLC0415 - most kiosks follow nobody
        from kiosk.ui.updates import UpdatePoller  # noqa: PLC0415

        lot = random.SystemRandom().random
        schedule = PollSchedule(3600.0 * updates.check_every_h, time.monotonic, lot)
        return UpdatePoller(self._follower, schedule, self._note, self)

    def _follower(self, pause: "Callable[[float], bool]") -> "Follower":
        from kiosk.bundle.follower import Follower  # noqa: PLC0415 - most kiosks follow nobody

        source = self._source
        if source.embedded is None:
            raise RuntimeError("an app that was built without an update follows nobody")
        return Follower(
            self._updates.url, source.channels, source.embedded, lambda: dt.datetime.now(dt.UTC), pause
        )

    # --- A guide on trial -----------------------------------------------------------------

    def _try_out(self) -> None:
        showing = self._source.showing
        if showing is not None and showing.item.sha256 == self._tried:
            return
        if not self._source.is_on_trial:
            self._confirm()
        elif self._kiosk.navigator.place == WELCOME:
            self._trial.start()
        else:  # the first touch came before this
            self._confirm()

    def _confirm(self) -> None:
        self._trial.stop()
        showing = self._source.showing
        self._tried = showing.item.sha256 if showing is not None else ""
        self._jobs.run(self._source.confirm, lambda _: None, lambda _: None)

    # --- Another guide --------------------------------------------------------------------

    def _on_moved(self, place: str) -> None:
        is_free = place == WELCOME
        if not is_free and self._trial.isActive():
            self._confirm()
        if self._poller is not None:
            self._poller.set_free(is_free)
            if place.startswith(STAFF):
                self._poller.give_way()
        if is_free:
            self._try_out()  # staff may have installed another guide
            QTimer.singleShot(0, self, self._show_opened)  # once the visit is at its end altogether

    def _on_opened(self, guide: Guide) -> None:
        self._opened = guide
        self._show_opened()

    def _show_opened(self) -> None:
        guide = self._opened
        if guide is not None and self._kiosk.navigator.place == WELCOME:
            self._opened = None
            self._kiosk.show_guide(guide)
            self._try_out()

    def _on_not_opened(self, error: Exception) -> None:
        """Go on showing what is shown; the journal was told of what the stores lack."""
        self._jobs.run(
            lambda: self._note("content.shown", "failed", trace_of(error)), lambda _: None, lambda _: None
        )
