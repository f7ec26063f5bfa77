"""Receives patients and sees them off: begins and ends visits, asks whether somebody is still there."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.ui.cards import fill_card
from kiosk.ui.idle import IdleWatch
from kiosk.ui.navigator import HOME, LIBRARY, WELCOME, Navigator
from kiosk.ui.page_order import PageOrder
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screens.check import check_place
from kiosk.ui.session import VisitSession
from kiosk.ui.stage import Stage
from kiosk.ui.window import KioskWindow

if TYPE_CHECKING:
    from kiosk.content.model import Guide

CHECK = "check"
FAILSAFE = "failsafe"
CALLED = "called"


class Host(QObject):
    """What happens between the parts when a visit begins, pauses or ends.

    Args:
        window: where everything is shown.
        session: the visit and the view.
        navigator: where the patient is.
        stage: shows places.
        idle: watches while a visit is open.
        desk: makes and prints the page.

    Signals:
        visit_begun: a patient touched the welcome screen.
        visit_ended: everything about the patient is erased, and the welcome screen is up.
        failing: something failed, and everything is about to end.
    """

    visit_begun = Signal()
    visit_ended = Signal()
    failing = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - the six parts that a visit's end concerns
        self,
        window: KioskWindow,
        session: VisitSession,
        navigator: Navigator,
        stage: Stage,
        idle: IdleWatch,
        desk: PrintDesk,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._navigator = window, session, navigator
        self._stage, self._idle, self._desk = stage, idle, desk

    # --- A visit --------------------------------------------------------------------------

    def begin_visit(self, language: str) -> None:
        """Begin a fresh visit in ``language``."""
        self._session.begin(language)
        self._navigator.go(LIBRARY if self._session.view.cover.topics > 1 else HOME)
        self._idle.start()
        self.visit_begun.emit()

    def choose_topic(self, guide: "Guide") -> None:
        """Open one of several guides; of what was done with the one before nothing is left."""
        self._session.choose(guide)
        self._stage.forget()
        self._desk.forget()
        self._navigator.go(HOME)

    def end_visit(self) -> None:
        """Erase everything about the patient and wait for the next one."""
        self._idle.stop()
        self._window.still_there.forget()
        self._window.card.forget()
        # Erased first, so that the welcome screen is drawn once, in the look that a visit begins with.
        self._session.erase()
        self._stage.forget()
        self._desk.forget()
        if self._navigator.place == WELCOME:
            self._stage.show(WELCOME)
        else:
            self._navigator.go(WELCOME)
        self.visit_ended.emit()

    def go(self, place: str) -> None:
        """Go to ``place``."""
        self._navigator.go(self.resolved(place))

    def resolved(self, place: str) -> str:
        """Give the place that is really meant: the self-check goes on where it was left."""
        return check_place(self._session.visit) if place == CHECK else place

    def call_patient(self) -> None:
        """The patient's name was called: get onto paper what there is so far, in one touch."""
        order = PageOrder.of(self._session.view, self._session.visit, dt.date.today())  # noqa: DTZ011 - the day on the wall
        if self._desk.can_print:
            self._desk.print_once(order)
        else:
            self._desk.prepare(order)
        self._navigator.go(CALLED)

    def pause_watch(self) -> None:
        """Let an open visit stay open however long nobody touches it; for pictures."""
        self._idle.stop()

    # --- Nobody there? --------------------------------------------------------------------

    def ask(self) -> None:
        """Nobody has done anything for a while: ask, and count down."""
        self._window.still_there.show_countdown(self._session.view, self._idle.seconds_left)

    # --- Cards ----------------------------------------------------------------------------

    def show_card(self, reference: str) -> None:
        """Show the card of ``reference`` over the screen."""
        title, body = fill_card(self._session.view, reference, self.follow)
        self._window.card.show_card(self._session.view, title, body)

    def follow(self, reference: str) -> None:
        """Follow a link: to a section, else to a card."""
        kind, _, name = reference.partition(":")
        if kind == "section":
            self._window.card.close_card()
            self._navigator.go(f"reader:{name}")
        else:
            self.show_card(reference)

    # --- Faults ----------------------------------------------------------------------------

    def fail(self) -> None:
        """Something failed: erase the visit, and show a calm screen."""
        self.failing.emit()
        self.end_visit()
        self._stage.show(FAILSAFE)

    def recover(self) -> None:
        """The calm screen's time is over: wait for the next patient."""
        self._stage.show(WELCOME)
