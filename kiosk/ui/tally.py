"""Counts what happens, by day and guide: so many visits, sections, self-checks and pages; never whose."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.staff.usage import Event, UsageCounts
from kiosk.ui.desk_state import DeskState
from kiosk.ui.host import Host
from kiosk.ui.jobs import Jobs
from kiosk.ui.navigator import HOME, STAFF_PLACES
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screens.reader import ReaderScreen
from kiosk.ui.stage import Stage

_OUTCOME = "outcome"


class Tally(QObject):
    """Raises the sums of the day, off the UI thread. What staff try out or preview does not count.

    How much of the open visit was counted it remembers in memory, and no longer than the visit.

    Args:
        counts: the sums.
        host: begins and ends visits.
        stage: shows what is opened.
        printing: tells of the pages that came out.
        today: gives the day on the wall.
    """

    def __init__(
        self,
        counts: UsageCounts,
        host: Host,
        stage: Stage,
        printing: PrintDesk,
        today: Callable[[], dt.date],
    ) -> None:
        super().__init__(host)
        self._counts, self._stage, self._printing = counts, stage, printing
        self._today = today
        self._counted: set[str] = set()
        self._jobs = Jobs(self)
        host.visit_begun.connect(self._on_begun)
        host.visit_ended.connect(self._forget)
        stage.shown.connect(self._on_shown)
        printing.outcome.connect(self._on_page)

    @property
    def busy(self) -> bool:
        """Whether anything is still to be written."""
        return self._jobs.busy

    def finish(self) -> None:
        """Write what is still to be written; for the end of the app."""
        self._jobs.drain()

    @property
    def _has_topics(self) -> bool:
        return self._stage.session.view.cover.topics > 1

    def _on_begun(self) -> None:
        self._forget()
        if not self._has_topics:  # where there are several, a visit is one to the topic that is chosen
            self._count("visit")

    def _on_shown(self, name: str) -> None:
        screen = self._stage.screen(name)
        if name == HOME and self._has_topics:
            self._count_once("", "visit")
        if isinstance(screen, ReaderScreen):
            self._count_once(screen.section_id, "section")
        elif name == _OUTCOME and self._stage.session.visit.check_finished:
            self._count_once(name, "self-check")

    def _on_page(self, state: DeskState) -> None:
        if state.is_out and not self._stage.navigator.place.startswith(STAFF_PLACES):
            self._count("page")

    def _forget(self) -> None:
        self._counted.clear()

    def _count_once(self, what: str, event: Event) -> None:
        key = f"{self._stage.session.view.guide.id}/{what}"
        if key not in self._counted:
            self._counted.add(key)
            self._count(event)

    def _count(self, event: Event) -> None:
        if not self._printing.resting:
            day, guide = self._today(), self._stage.session.view.guide.id
            self._jobs.run(lambda: self._counts.count(day, guide, event), _ignore, _ignore)


def _ignore(_: object) -> None:
    """Take a result that nobody needs."""
