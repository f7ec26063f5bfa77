"""Tells staff what a page was made without; nothing of whose page it was, or when."""

from PySide6.QtCore import QObject

from kiosk.paper.page import Page
from kiosk.staff.journal import Journal
from kiosk.ui.jobs import Jobs
from kiosk.ui.printing import PrintDesk


class PageJournal(QObject):
    """Writes the notices of pages into the staff's journal, off the UI thread.

    Each notice is written once until the kiosk is started again: it is about the guide or the app, and an
    entry for each page would tell when somebody printed.

    Args:
        journal: the staff's journal.
        printing: makes the pages.
    """

    def __init__(self, journal: Journal, printing: PrintDesk) -> None:
        super().__init__(printing)
        self._journal = journal
        self._jobs = Jobs(self)
        self._told: set[str] = set()
        printing.page_ready.connect(self._on_page)

    def finish(self) -> None:
        """Write what is still to be written; for the end of the app."""
        self._jobs.drain()

    def _on_page(self, page: Page) -> None:
        notice = page.notice
        if notice and notice not in self._told:
            self._told.add(notice)
            self._jobs.run(lambda: self._journal.note("page.made", "left-out", notice), _ignore, _ignore)


def _ignore(_: object) -> None:
    """Take a result that nobody needs."""
