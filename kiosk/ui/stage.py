"""Brings the right screen to the window: for the place the patient is at, in the view they want."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from kiosk.ui.navigator import HOME, LIBRARY, WELCOME, Navigator
from kiosk.ui.screen import Screen
from kiosk.ui.session import VisitSession
from kiosk.ui.style import dressed_in
from kiosk.ui.translation import Translation
from kiosk.ui.view import View
from kiosk.ui.window import KioskWindow

_SLIDE = 60


@dataclass(frozen=True)
class Likely:
    """A place that the patient may see next, and in which view."""

    place: str
    view: View


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
        self._spares: dict[str, list[Screen]] = {}
        self._look_is_new = False
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
        before, focused = self._window.current, self._window.focusWidget()
        in_place = before is not None and before.name == name and before.argument == argument
        focus_id = focused.objectName() if focused is not None and focused.hasFocus() else ""
        screen = self._drawn_ahead(name, argument) or self.screen(name)
        with self._window.laid_out_once():
            self._apply()
            # The first picture is painted before there is a visit, and shows nothing of one later either.
            screen.enter(self._session.view, None if name == WELCOME else self._session.visit, argument)
            self._window.show_screen(screen, in_place=in_place)
        if before is not None and before is not screen:
            if in_place:
                screen.follow(before, focus_id)
            elif self._session.view.moving:
                self._slide_in(screen)
        self._look_is_new = in_place and self._look_is_new
        self.shown.emit(name)

    def _slide_in(self, screen: Screen) -> None:
        from kiosk.ui.motion import slide_in  # noqa: PLC0415 - the first screen does not move

        distance = self._session.view.theme.u(_SLIDE)
        slide_in(screen, -distance if self._navigator.went_back else distance)

    # --- Ahead of the patient -------------------------------------------------------------

    def likely(self) -> tuple[Likely, ...]:
        """Tell what may be seen next, the likeliest first; nothing while the look is changing."""
        current, view = self._window.current, self._session.view
        if current is None or self._later.isActive():
            return ()
        places = [Likely(place, self._view_of(place)) for place in current.likely_places()]
        looks = self._session.likely_views()
        if current.name == WELCOME:
            first = LIBRARY if view.cover.topics > 1 else HOME
            return (*places, *(Likely(first, look) for look in looks if look.theme is view.theme))
        if not current.keeps_nothing:
            return tuple(places)
        here = [Likely(self._navigator.place, look) for look in looks]
        # Whoever has just changed the look is likely to change it again.
        return (*here, *places) if self._look_is_new else (*places, *here)

    def prepare(self, likely: Likely) -> bool:
        """Draw a place out of sight, or paint it if it is drawn; tell whether there was anything to do.

        What cannot be drawn on the screen of that name, since that is in sight or in another look,
        is drawn on another one of its kind, which takes its place later.
        """
        name, argument = self._navigator.split(likely.place)
        view, visit = likely.view, None if name == WELCOME else self._session.visit
        screen = self._out_of_sight(name, argument, view)
        with self._in_view(view):
            if screen.prepare(view, visit, argument):
                self._window.take_in(screen)
                return True
            return screen.rehearse()

    def _view_of(self, place: str) -> View:
        return self._session.first_view if place == WELCOME else self._session.view

    def _out_of_sight(self, name: str, argument: str, view: View) -> Screen:
        """Give the screen that shows this already, or else one that may be drawn on."""
        spares = self._spares.setdefault(name, [])
        in_sight = self._window.current
        ours = self.screen(name)
        candidates = [screen for screen in (ours, *spares) if screen is not in_sight]
        for screen in candidates:
            if screen.shows(view, argument):
                return screen
        if ours is not in_sight and view is self._view_of(name):
            return ours
        wanted = [(self._navigator.split(likely.place), likely.view) for likely in self.likely()]
        for spare in spares:
            if not any(
                place[0] == name and spare.shows(wanted_view, place[1]) for place, wanted_view in wanted
            ):
                return spare
        spares.append(self._new(name))
        return spares[-1]

    @contextmanager
    def _in_view(self, view: View) -> Iterator[None]:
        """Speak and dress as in ``view`` for a while."""
        language = self._translation.language
        self._translation.use(view.language)
        try:
            with dressed_in(view.theme):
                yield
        finally:
            self._translation.use(language)

    def _drawn_ahead(self, name: str, argument: str) -> Screen | None:
        """Give the spare screen that shows this already; the one whose place it takes becomes a spare one."""
        view = self._session.view
        ours, spares = self._screens.get(name), self._spares.get(name, [])
        if ours is None or ours.shows(view, argument):
            return ours
        for index, spare in enumerate(spares):
            if spare.shows(view, argument):
                spares[index], self._screens[name] = ours, spare
                return spare
        return None

    def _all(self) -> list[Screen]:
        return [*self._screens.values(), *(spare for spares in self._spares.values() for spare in spares)]

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
        self._look_is_new = True

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
        looks = (view, self._session.first_view, *self._session.likely_views())
        for screen in self._all():
            # All others follow what happens elsewhere, such as a page being made, and would in their look.
            may_stay = screen.keeps_nothing and any(screen.is_in(look) for look in looks)
            if screen is not current and not may_stay:
                screen.drop()
        if current is not None:
            current.hold_place()
        self._translation.use(view.language)
        self._window.setLayoutDirection(QLocale(view.language).textDirection())
        self._window.apply(view)
        self._applied = view
