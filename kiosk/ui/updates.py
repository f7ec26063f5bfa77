"""Updates from a web server, in the background: looked for and activated only while no patient is there."""

import contextlib
import math
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.bundle.errors import BundleError, UpdateCancelledError
from kiosk.bundle.fleet import PollSchedule
from kiosk.bundle.state import Item
from kiosk.ui.jobs import Jobs

if TYPE_CHECKING:  # slow to import, and needed at the first look only
    from kiosk.bundle.follower import Follower
    from kiosk.bundle.importer import Proposal

Note = Callable[[str, str, str], None]
"""Writes into the journal: what was done, the result, details for a technician."""

_LONGEST_TIMER_S: Final = 3600.0
"""Qt's timers end at 24 days; and after the machine slept, the wait is worked out anew."""


class UpdatePoller(QObject):
    """Follows a web server without anybody noticing.

    A look begins only while the kiosk is free. A visit that begins meanwhile goes on undisturbed: what was
    fetched waits on the disk, and is activated once the kiosk is free again.

    Args:
        follow: Makes the follower. It is given a function that waits so many seconds, and returns True at
            once if the kiosk is to end or staff need the store.
        schedule: When to look.
        note: Writes into the journal; called on another thread.
        parent: Qt's owner.

    Signals:
        activated: there is another guide to show now; told only while the kiosk is free.
    """

    activated = Signal()

    def __init__(
        self,
        follow: Callable[[Callable[[float], bool]], "Follower"],
        schedule: PollSchedule,
        note: Note,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._give_way = threading.Event()
        self._follower = follow(self._give_way.wait)
        self._schedule = schedule
        self._note = note
        self._jobs = Jobs(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)
        self._is_free = True
        self._is_due = False
        self._staged: Proposal | None = None
        self._has_news = False
        self._last_told = ""

    def start(self) -> None:
        """Look from now on, whenever it is due."""
        self._wait()

    def set_free(self, is_free: bool) -> None:
        """Say whether nobody is at the kiosk, neither a patient nor staff."""
        self._is_free = is_free
        if is_free:
            self._go_on()

    def give_way(self) -> None:
        """Let staff at the store: stop a look that is under way. What has arrived is kept."""
        self._give_way.set()

    def finish(self) -> None:
        """Stop for good, and wait for the end of what is under way: at most until a server is given up."""
        self._timer.stop()
        self._give_way.set()
        self._jobs.finish()

    # --- One step after the other ---------------------------------------------------------

    def _wait(self) -> None:
        self._timer.start(math.ceil(1000 * min(self._schedule.wait_s, _LONGEST_TIMER_S)))

    def _on_timeout(self) -> None:
        if self._schedule.wait_s > 0:
            self._wait()
            return
        self._is_due = True
        if self._is_free:
            self._go_on()

    def _go_on(self) -> None:
        """Take the next step, if there is one and nothing is under way. The kiosk is free."""
        if self._has_news:
            self._has_news = False
            self.activated.emit()
        elif self._jobs.busy:
            return
        elif self._staged is not None:
            staged, self._staged = self._staged, None
            self._jobs.run(lambda: self._activate(staged), self._on_activated, self._on_failed)
        elif self._is_due:
            self._is_due = False
            self._give_way.clear()
            self._jobs.run(self._fetch, self._on_fetched, self._on_failed)

    def _on_fetched(self, proposal: "Proposal | None") -> None:
        self._staged = proposal
        if proposal is None:
            self._schedule.succeeded()
            self._wait()
        elif self._is_free:
            self._go_on()

    def _on_activated(self, _item: Item) -> None:
        self._schedule.succeeded()
        self._wait()
        self._has_news = True
        if self._is_free:
            self._go_on()

    def _on_failed(self, _error: Exception) -> None:
        self._schedule.failed()
        self._wait()

    # --- On the other thread --------------------------------------------------------------

    def _fetch(self) -> "Proposal | None":
        with self._told():
            proposal = self._follower.fetch(self._give_way.is_set)
        if proposal is None:
            self._tell("nothing new", "")
        return proposal

    def _activate(self, staged: "Proposal") -> Item:
        with self._told():
            item = self._follower.activate(staged)
        self._tell("done", item.name)
        return item

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Write a failure into the journal, unless it was wished for."""
        try:
            yield
        except UpdateCancelledError:
            raise
        except BundleError as error:
            self._tell(type(error).__name__, f"{error} {error.detail}".strip())
            raise

    def _tell(self, result: str, detail: str) -> None:
        """Write into the journal what is another result than the last one: a server may be down for days."""
        if f"{result} {detail}" != self._last_told:
            self._last_told = f"{result} {detail}"
            self._note("content.fetched", result, detail)
