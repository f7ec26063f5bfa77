"""Brings the right screen to the window: for the place the patient is at, in the view they want."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from kiosk.ui.navigator import WELCOME, Navigator
from kiosk.ui.screen import Screen
from kiosk.ui.session import VisitSession
from kiosk.ui.translation import Translation
from kiosk.ui.view import View
from kiosk.ui.window import KioskWindow

_SLIDE = 60


class Stage(QObject):
    """Makes each screen when it is first needed, and keeps the window in step with the session.

    Args:
        window: where screens are shown.
        session: the visit and the view.
        navigator: the place.
        translation: the app's words; told the language before anything is drawn in it.
        makers: how to make each screen, by its name.

    Signals:
        made: a screen was made; whoever connects its signals does so now.
        shown: a screen is shown; its name.
    """

    made = Signal(Screen)
    shown = Signal(str)

    def __init__(
        self,
        window: KioskWindow,
        session: VisitSession,
        navigator: Navigator,
        translation: Translation,
        makers: Mapping[str, Callable[[], Screen]],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._navigator = window, session, navigator
        self._translation = translation
        self._makers = dict(makers)
        self._screens: dict[str, Screen] = {}
        self._spares: dict[str, Screen] = {}
        self._applied: View | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)

    @property
    def window(self) -> KioskWindow:
        """Where screens are shown."""
        return self._window

    @property
    def session(self) -> VisitSession:
        """The visit and the view."""
        return self._session

    @property
    def navigator(self) -> Navigator:
        """The place."""
        return self._navigator

    def add_makers(self, makers: Mapping[str, Callable[[], Screen]]) -> None:
        """Learn to make more screens; those of the first paint come first."""
        self._makers.update(makers)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all screens that can be shown."""
        return tuple(self._makers)

    def screen(self, name: str) -> Screen:
        """Give the screen called ``name``, made now if need be.

        Raises:
            KeyError: There is no such screen.
        """
        if name not in self._screens:
            self._screens[name] = self._new(name)
        return self._screens[name]

    def _new(self, name: str) -> Screen:
        screen = self._makers[name]()
        self.made.emit(screen)
        return screen

    def show(self, place: str) -> None:
        """Show ``place`` in the session's view."""
        name, argument = self._navigator.split(place)
        screen = self._drawn_ahead(name, argument) or self.screen(name)
        self._apply()
        # The first picture is painted before there is a visit, and shows nothing of one later either.
        screen.enter(self._session.view, None if name == WELCOME else self._session.visit, argument)
        before = self._window.current
        self._window.show_screen(screen)
        if before is not None and before is not screen and self._session.view.moving:
            self._slide_in(screen)
        self.shown.emit(name)

    def _slide_in(self, screen: Screen) -> None:
        from kiosk.ui.motion import slide_in  # noqa: PLC0415 - the first screen does not move

        distance = self._session.view.theme.u(_SLIDE)
        slide_in(screen, -distance if self._navigator.went_back else distance)

    # --- Ahead of the patient -------------------------------------------------------------

    def likely_places(self) -> tuple[str, ...]:
        """Tell where the patient is likely to go next; nowhere while the look is changing."""
        current = self._window.current
        if current is None or self._applied is not self._session.view:
            return ()
        return current.likely_places()

    def prepare(self, place: str) -> bool:
        """Draw ``place`` out of sight, and tell whether there was anything to draw.

        If its screen is in sight, another one of its kind is drawn, which takes its place later.
        """
        name, argument = self._navigator.split(place)
        screen = self.screen(name)
        if screen is self._window.current:
            if name not in self._spares:
                self._spares[name] = self._new(name)
            screen = self._spares[name]
        if not screen.prepare(self._session.view, self._session.visit, argument):
            return False
        self._window.take_in(screen)
        return True

    def _drawn_ahead(self, name: str, argument: str) -> Screen | None:
        """Give the spare screen if it shows this already; the one in sight becomes the spare one."""
        spare = self._spares.get(name)
        if spare is None or not spare.is_drawn or spare.argument != argument:
            return None
        self._spares[name], self._screens[name] = self._screens[name], spare
        return spare

    def _all(self) -> list[Screen]:
        return [*self._screens.values(), *self._spares.values()]

    def view_changed(self) -> None:
        """Take the session's new view, once all of this moment's changes are made."""
        self._later.start()

    def refresh(self) -> None:
        """Show the present place again in the session's view."""
        self._later.stop()
        screen = self._window.current
        if screen is None or self._applied is self._session.view:
            return
        self.show(self._navigator.place if not self._is_detour(screen) else screen.name)

    def forget(self) -> None:
        """Let every screen drop what it shows of the visit; the welcome screen shows nothing of it."""
        self._window.card.forget()
        for screen in self._all():
            if screen.name != WELCOME:
                screen.forget()

    def _is_detour(self, screen: Screen) -> bool:
        return screen.name != self._navigator.split(self._navigator.place)[0]

    def _apply(self) -> None:
        view = self._session.view
        if self._applied is view:
            return
        current = self._window.current
        for screen in self._all():
            if screen is not current:
                screen.drop()
        if current is not None:
            current.hold_place()
        self._translation.use(view.language)
        self._window.setLayoutDirection(QLocale(view.language).textDirection())
        self._window.apply(view)
        self._applied = view
