"""Tells staff why nothing is read aloud."""

from PySide6.QtCore import QObject

from kiosk.staff.journal import Journal
from kiosk.ui.jobs import Jobs


class SpeechJournal(QObject):
    """Writes what keeps the kiosk from speaking into the staff's journal, off the UI thread.

    Each reason is written once until the kiosk is started again: an entry a visit would tell who listens.

    Args:
        journal: the staff's journal.
        parent: Qt's owner.
    """

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._jobs = Jobs(self)
        self._told: set[str] = set()

    def on_failed(self, error: Exception) -> None:
        """Take note of a `SpeechError`."""
        reason = str(error)
        if reason not in self._told:
            self._told.add(reason)
            self._jobs.run(
                lambda: self._journal.note("speech.failed", type(error).__name__, reason), _ignore, _ignore
            )

    def finish(self) -> None:
        """Write what is still to be written; for the end of the app."""
        self._jobs.drain()


def _ignore(_: object) -> None:
    """Take a result that nobody needs."""
