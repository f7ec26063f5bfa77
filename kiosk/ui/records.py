"""What a kiosk writes down while it runs: counts of use, the staff's journal, and how it is."""

import datetime as dt

from kiosk import paths
from kiosk.staff.journal import Journal
from kiosk.staff.usage import UsageCounts
from kiosk.ui.failsafe import Failsafe
from kiosk.ui.health_watch import HealthWatch
from kiosk.ui.host import Host
from kiosk.ui.page_journal import PageJournal
from kiosk.ui.printing import PrintDesk
from kiosk.ui.speech.journal import SpeechJournal
from kiosk.ui.staff.premises import Premises
from kiosk.ui.stage import Stage
from kiosk.ui.tally import Tally


class Records:
    """Begins all that is written down, and ends it.

    Args:
        host: begins and ends visits.
        stage: shows what is opened.
        desk: makes and prints pages.
        failsafe: knows when something failed.
        premises: where the kiosk keeps what it knows.

    Attributes:
        tally: counts what happens.
        speech: tells staff why nothing is read aloud.
        health: writes how the kiosk is.
    """

    def __init__(
        self, host: Host, stage: Stage, desk: PrintDesk, failsafe: Failsafe, premises: Premises
    ) -> None:
        counts = UsageCounts(paths.usage(premises.folder))
        self.tally = Tally(counts, host, stage, desk, dt.date.today)
        self._page_journal = PageJournal(Journal(paths.journal(premises.folder), _now), desk)
        self.speech = SpeechJournal(Journal(paths.journal(premises.folder), _now), host)
        self.health = HealthWatch(premises, stage, desk, failsafe, _now)
        self.health.begin()

    @property
    def busy(self) -> bool:
        """Whether anything is still to be written."""
        return self.tally.busy or self.health.busy

    def finish(self) -> None:
        """Write what is still to be written; for the end of the app."""
        self.tally.finish()
        self._page_journal.finish()
        self.speech.finish()
        self.health.finish()


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
