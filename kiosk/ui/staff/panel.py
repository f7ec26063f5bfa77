"""Opens and closes the staff's panel: nobody without the PIN gets further than the number pad."""

from PySide6.QtCore import QObject, Signal

from kiosk.ui.host import Host
from kiosk.ui.navigator import HOME, Navigator
from kiosk.ui.printing import PrintDesk
from kiosk.ui.session import VisitSession
from kiosk.ui.staff.desks import StaffDesks
from kiosk.ui.staff.frame import CONTENT, PIN
from kiosk.ui.window import KioskWindow

_UPDATE = "staff.update"


class StaffPanel(QObject):
    """What happens between the parts when staff come, look at a preview, or leave.

    Args:
        host: ends visits.
        navigator: the place.
        session: shows a preview's guide.
        window: says over it that it is one.
        printing: rests during a preview.
        desks: do the work; the panel lets go of what they hold when it closes.

    Attributes:
        desks: as given.
        is_open: whether somebody with the PIN is in.

    Signals:
        closed: nobody is in any more.
        settings_changed: other settings count now (`Settings`).
        guide_changed: patients are to see another guide now (`Guide`).
        finished: the kiosk ends, and so does all that the panel uses.
    """

    closed = Signal()
    settings_changed = Signal(object)
    guide_changed = Signal(object)
    finished = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - the six parts that a panel over everything concerns
        self,
        host: Host,
        navigator: Navigator,
        session: VisitSession,
        window: KioskWindow,
        printing: PrintDesk,
        desks: StaffDesks,
    ) -> None:
        super().__init__(window)
        self._host, self._navigator, self._session = host, navigator, session
        self._window, self._printing, self.desks = window, printing, desks
        self.is_open = False
        self._is_here = False
        self._language = ""
        host.visit_ended.connect(self._on_visit_ended)
        host.failing.connect(self._let_go)
        desks.pin.let_in.connect(self._enter)
        desks.pin.was_set.connect(self._enter)
        desks.idle.ran_out.connect(self.close)
        window.banner.ended.connect(self.end_preview)

    @property
    def is_previewing(self) -> bool:
        """Whether the patient's screens show a guide that is not installed."""
        return self._printing.resting

    def open(self) -> None:
        """Staff made their gesture: an open visit is erased, and the PIN is asked for."""
        if self.is_open:
            self.close()
        self._host.end_visit()
        self._navigator.go(PIN)
        self._is_here = True
        self.desks.idle.start()

    def go(self, place: str) -> None:
        """Go to a page of the panel, in the stead of the present one; only for who is in."""
        if self.is_open:
            self._navigator.replace(place)

    def close(self) -> None:
        """Back to the patients."""
        self._let_go()
        self._host.end_visit()

    def restart(self) -> None:
        """Have the kiosk start anew."""
        self.desks.records.note("kiosk.restarted", "done")
        self._window.end_requested.emit(True)

    def leave(self) -> None:
        """Have the kiosk end."""
        self.desks.records.note("kiosk.left", "done")
        self._window.end_requested.emit(False)

    def finish(self) -> None:
        """End for good, with the kiosk."""
        self._leave()
        self.finished.emit()

    # --- A look at a guide before it is installed -----------------------------------------

    def preview(self) -> None:
        """Show the patient's screens with the guide that was found good; nothing of it prints or counts."""
        content = self.desks.content
        if not self.is_open or content is None or content.candidate is None:
            return
        self._printing.resting = True
        self._language = self._session.view.language
        self._session.preview(content.candidate.guide)
        self._window.show_banner(shown=True)
        self._navigator.go(HOME)

    def end_preview(self) -> None:
        """Back to the update."""
        if self.is_previewing:
            self._host.end_visit()

    # --- What comes back ------------------------------------------------------------------

    def _enter(self) -> None:
        if self._is_here:
            self.is_open = True
            self._navigator.replace(CONTENT)

    def _on_visit_ended(self) -> None:
        """A visit ended, by whomever: a preview goes back to the update, anything else closes the panel."""
        if self.is_previewing:
            self._stop_preview()
            self._session.set_language(self._language)
            self._navigator.go(_UPDATE)
        elif self._navigator.place != PIN:
            self._leave()

    def _let_go(self) -> None:
        """Leave, whatever is shown: from a preview, too."""
        self._stop_preview()
        self._leave()

    def _stop_preview(self) -> None:
        self._printing.resting = False
        self._window.show_banner(shown=False)

    def _leave(self) -> None:
        was_open, self.is_open, self._is_here = self.is_open, False, False
        self.desks.idle.stop()
        if self.desks.content is not None:
            self.desks.content.drop()
        if was_open:
            self.closed.emit()
