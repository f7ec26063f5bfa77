"""The composition root: builds every part of the kiosk and connects their signals. No logic of its own.

It builds in two goes, so that the first screen is painted as early as can be: what that screen
needs (`Kiosk.__init__`), then all else (`Kiosk.furnish`).
"""

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.content.cover import Cover
from kiosk.heap import give_back_large_blocks
from kiosk.settings import Settings
from kiosk.ui.failsafe import Failsafe
from kiosk.ui.fonts import FIRST_FACES, LATER_FACES, load_fonts, load_further_fonts
from kiosk.ui.icons import Icons
from kiosk.ui.idle import IdleWatch
from kiosk.ui.navigator import STAFF_PLACES, WELCOME, Navigator
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.session import Look, VisitSession
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Panel, Tokens
from kiosk.ui.translation import Translation
from kiosk.ui.window import KioskWindow

if TYPE_CHECKING:  # imported for real in `furnish`, after the first paint
    from kiosk.content.model import Guide
    from kiosk.library import Library
    from kiosk.paper.spooler import Spooler
    from kiosk.speech.player import Player
    from kiosk.speech.voice import Voice
    from kiosk.ui.ahead import Ahead
    from kiosk.ui.host import Host
    from kiosk.ui.library_desk import LibraryDesk
    from kiosk.ui.printing import PrintDesk
    from kiosk.ui.records import Records
    from kiosk.ui.screen import Screen
    from kiosk.ui.sleep import SleepWatch
    from kiosk.ui.speech.headphones import HeadphoneWatch
    from kiosk.ui.speech.listening import Listening
    from kiosk.ui.staff.panel import StaffPanel
    from kiosk.ui.staff.premises import Premises


class Kiosk:
    """One kiosk on one screen. The QApplication exists before it.

    Args:
        cover: what the welcome screen says of the guide.
        load: gives the guide, once the welcome screen is up; None if it cannot be read. Whoever gave
            this function then has to show something else, for nothing more is built here.
        settings: the clinic's settings.
        spooler: where pages go; None chooses by the settings and the system.
        speech: gives the voice and the sound card, once the first screen is up; None takes the system's.
        premises: gives where the kiosk keeps what it knows, once the guide was loaded; None counts
            nothing, and forgets what staff did when it ends.

    Attributes:
        window: the one window.
        session: the visit and the view.
        navigator: where the patient is.
        stage: shows places.
        translation: the app's words in the patient's language.
        idle: notices that nobody is there.
        ahead: draws in pauses what is likely to be touched next; None until all is built.
        icons: loaded once the first screen is up.
        failsafe: what happens when something fails.
        sleep: notices that the machine slept; None until all is built.
        listening: reads aloud; None until all is built, and where the settings do without.
        topics: finds and opens guides; None until all is built, and where there is one guide.
        records: what is written down; None until all is built, and where nothing is kept.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what comes from outside, each of it another in tests
        self,
        cover: Cover,
        load: "Callable[[], Guide | None]",
        settings: Settings,
        spooler: "Spooler | None" = None,
        premises: "Callable[[], Premises] | None" = None,
        speech: "Callable[[], tuple[Voice, Player]] | None" = None,
    ) -> None:
        load_fonts(paths.resources() / "fonts", FIRST_FACES)
        tokens = Tokens.read(paths.theme())
        self.translation = Translation(paths.translations())
        self._load, self._settings, self._spooler = load, settings, spooler
        self._premises, self._speech = premises, speech
        self.listening: Listening | None = None
        self._headphones: HeadphoneWatch | None = None
        self._desk: PrintDesk | None = None
        self._host: Host | None = None
        self._staff: StaffPanel | None = None
        self.records: Records | None = None
        self.ahead: Ahead | None = None
        self.sleep: SleepWatch | None = None
        self.topics: LibraryDesk | None = None
        self.icons = Icons()
        self.session = VisitSession(cover, tokens, look_of(settings, cover.languages), self.icons)
        self.window = KioskWindow()
        self.navigator = Navigator(self.window)
        makers: dict[str, Callable[[], Screen]] = {WELCOME: lambda: WelcomeScreen(self.translation)}
        self.stage = Stage(self.window, self.session, self.navigator, self.translation, makers)
        self.idle = IdleWatch(settings.idle_timeout_s, settings.countdown_s, self.window)
        self.failsafe = Failsafe(settings.failsafe_s, self.window)
        self._connect()

    def _connect(self) -> None:
        """Connect what there is before the first paint."""
        self.window.painted.connect(self.furnish)
        self.window.resized.connect(self.session.fit)
        self.session.view_changed.connect(self.stage.view_changed)
        self.navigator.moved.connect(self.stage.show)
        self.stage.made.connect(self._connect_screen)
        self.icons.ready.connect(self.window.update_all)

    @property
    def desk(self) -> "PrintDesk":
        """Makes and prints the page."""
        self.furnish()
        if self._desk is None:
            raise RuntimeError("the kiosk is not furnished")
        return self._desk

    @property
    def host(self) -> "Host":
        """Begins and ends visits."""
        self.furnish()
        if self._host is None:
            raise RuntimeError("the kiosk is not furnished")
        return self._host

    def furnish(self) -> None:
        """Build and connect all that the first screen did not need; only the first call does anything."""
        if self._host is not None:
            return
        gc.enable()  # switched off until the first picture, see `kiosk.__main__`
        guide = self._load()
        if guide is None:
            return
        load_fonts(paths.resources() / "fonts", LATER_FACES)
        load_further_fonts(paths.resources() / "fonts")
        self.icons.load()
        premises = self._premises() if self._premises is not None else None
        library = _library_of(premises)
        topics = library.topics if library is not None else 1
        self.session.open(guide, look_of(self._settings, guide.languages), topics)
        give_back_large_blocks()
        # These imports take as long as everything up to the first paint: nobody waits for them.
        from kiosk.paper.allowance import PageAllowance  # noqa: PLC0415
        from kiosk.paper.apart import PagesApart  # noqa: PLC0415
        from kiosk.paper.choice import choose_spooler  # noqa: PLC0415
        from kiosk.ui.ahead import Ahead  # noqa: PLC0415
        from kiosk.ui.headings import tell_headings  # noqa: PLC0415
        from kiosk.ui.host import Host  # noqa: PLC0415
        from kiosk.ui.lockdown import Lockdown  # noqa: PLC0415
        from kiosk.ui.printing import PrintDesk  # noqa: PLC0415
        from kiosk.ui.screen_set import screen_makers  # noqa: PLC0415

        tell_headings()
        settings = self._settings
        spooler = self._spooler or choose_spooler(
            settings.printer, settings.pages_folder, sys.platform, settings.paper, self._system_printer
        )
        allowance = PageAllowance(settings.pages_per_visit, settings.pages_per_hour)
        pages = PagesApart(paths.resources())
        self._desk = PrintDesk(pages, spooler, settings.paper, None, allowance, self.window)
        self._host = Host(self.window, self.session, self.navigator, self.stage, self.idle, self._desk)
        self.stage.add_makers(screen_makers(self._desk, settings))
        self.ahead = Ahead(self.stage, self._host.resolved)
        self._connect_host(self._host)
        self._take_library(library)
        self.idle.noticed.connect(self.ahead.wait)
        if premises is not None:
            from kiosk.ui.records import Records  # noqa: PLC0415 - as above

            self.records = Records(self._host, self.stage, self._desk, self.failsafe, premises)
        self._listen(self._host)
        self._watch_keypad()
        self._watch_for_staff()
        self._watch_for_sleep()
        Lockdown(self.window)  # the last one that watches the window is asked first
        self.ahead.finished.connect(self._expect_page)
        self.ahead.wait()
        self._desk.ask_printer()

    def _take_library(self, library: "Library | None") -> None:
        """Offer the choice of several guides, if there are several."""
        if library is None:
            return
        if self.topics is not None:
            self.topics.take(library)
            return
        from kiosk.ui.library_desk import LibraryDesk  # noqa: PLC0415 - most kiosks have one guide
        from kiosk.ui.screens.library import LibraryScreen  # noqa: PLC0415 - the same

        topics = self.topics = LibraryDesk(library, self.window)
        self.stage.add_makers({LibraryScreen.name: lambda: LibraryScreen(topics)})
        topics.opened.connect(self.host.choose_topic)
        self.session.erased.connect(topics.forget)

    def _watch_keypad(self) -> None:
        from kiosk.ui.keypad import Keypad  # noqa: PLC0415 - after the first paint

        handle = self.window.windowHandle()
        if handle is not None:
            Keypad(self.window).watch(handle)

    def _listen(self, host: "Host") -> None:
        """Offer to read aloud what is shown."""
        if not self._settings.read_aloud:
            return
        from kiosk.ui.speech.listening import Listening  # noqa: PLC0415 - after the first paint

        voice, player = (self._speech or _system_speech)()
        self.listening = Listening(
            self.stage, host, self.idle, voice, player, self._settings.keys_start_speech
        )
        if self.records is not None:
            self.listening.failed.connect(self.records.speech.on_failed)
        self.listening.ask()
        if self._settings.headphones_start_speech:
            from kiosk.ui.speech.headphones import HeadphoneWatch  # noqa: PLC0415 - few kiosks want it

            self._headphones = HeadphoneWatch(self.window)
            self._headphones.plugged.connect(self.listening.begin)
            self._headphones.pulled.connect(self.listening.end)
            self._headphones.begin()

    def _expect_page(self) -> None:
        """Have the first page made quickly, once a patient has done anything that could be on it."""
        if not self.session.visit.is_untouched:
            self.desk.warm_up()

    def _system_printer(self, name: str) -> "Spooler":
        """Make the way to a printer where there is no CUPS."""
        from kiosk.ui.qt_printer import QtSpooler  # noqa: PLC0415 - not on Linux

        return QtSpooler(self._settings.paper, name)

    def _connect_host(self, host: "Host") -> None:
        """Connect what a visit is made of: who asks for what, and who does it."""
        bar, still = self.window.top_bar, self.window.still_there
        bar.text_size_requested.connect(self.session.grow_text)
        bar.contrast_requested.connect(self.session.toggle_contrast)
        bar.language_requested.connect(self.session.set_language)
        self.idle.went_idle.connect(host.ask)
        self.idle.counted.connect(still.set_seconds)
        self.idle.came_back.connect(still.stop_counting)
        self.idle.ran_out.connect(host.end_visit)
        still.erase_requested.connect(host.end_visit)
        self.failsafe.tripped.connect(host.fail)
        self.failsafe.recovered.connect(host.recover)

    def _begin_visit(self, language: str) -> None:
        """Pass the first touch on to the host, who may come into being with it."""
        self.host.begin_visit(language)

    def _watch_for_staff(self) -> None:
        """Look out for the staff's gesture, as far as the settings allow it."""
        from kiosk.ui.staff_gesture import StaffGesture  # noqa: PLC0415 - after the first paint

        gesture = StaffGesture(self._settings.staff_hold_s, self.window)
        handle = self.window.windowHandle()
        if self._settings.staff_gesture in ("corner-press", "both") and handle is not None:
            gesture.watch_corner(handle)
        if self._settings.staff_gesture in ("keyboard", "both"):
            gesture.watch_keys(self.window)
        gesture.requested.connect(self._open_staff)

    def _watch_for_sleep(self) -> None:
        """End what is open when the machine wakes from sleep."""
        from kiosk.ui.sleep import SleepWatch  # noqa: PLC0415 - after the first paint

        self.sleep = SleepWatch(self.window)
        self.idle.noticed.connect(self.sleep.look)
        self.navigator.moved.connect(self._watch_sleep)
        self.sleep.woke.connect(self._on_woken)

    def _watch_sleep(self, place: str) -> None:
        if self.sleep is not None:
            self.sleep.watch(place != WELCOME)

    def _on_woken(self) -> None:
        """Staff's panel and a visit end alike: a stranger stands there now."""
        if self._staff is not None:
            self._staff.close()
        else:
            self.host.end_visit()

    def _open_staff(self) -> None:
        self.staff.open()

    @property
    def staff(self) -> "StaffPanel":
        """The staff's panel; built when staff first want it."""
        if self._staff is None:
            from kiosk.ui.staff.wing import build_staff_wing  # noqa: PLC0415 - patients need none of it

            premises = self._premises() if self._premises is not None else None
            self._staff = build_staff_wing(self.host, self.stage, self.desk, self._settings, premises)
            self._staff.settings_changed.connect(self._take_settings)
            self._staff.guide_changed.connect(self._take_guide)
        return self._staff

    def _take_settings(self, settings: Settings) -> None:
        """Go on with what staff set; where pages go counts after the next start."""
        self._settings = settings
        self.session.take_look(look_of(settings, self.session.view.guide.languages))
        self.idle.set_idle(settings.idle_timeout_s)

    def _take_guide(self, guide: "Guide") -> None:
        """Show what staff installed, and go on in their language."""
        language = self.session.view.language
        self.show_guide(guide)
        if language in self.session.view.languages:
            self.session.set_language(language)
        self.stage.view_changed()  # staff see more of a guide than what its cover tells

    def _connect_screen(self, screen: "Screen") -> None:
        """Connect a screen that was just made."""
        if isinstance(screen, WelcomeScreen):
            screen.start_requested.connect(self._begin_visit)
            screen.listening_requested.connect(self._toggle_listening)
            return
        screen.language_requested.connect(self.session.set_language)
        if screen.name.startswith(STAFF_PLACES):
            return  # the panel connects its own
        host = self.host
        screen.page_requested.connect(self.navigator.replace)
        screen.place_requested.connect(host.go)
        screen.back_requested.connect(self.navigator.back)
        screen.called_requested.connect(host.call_patient)
        screen.card_requested.connect(host.follow)
        screen.erase_requested.connect(host.end_visit)

    def _toggle_listening(self) -> None:
        if self.listening is not None:
            self.listening.toggle()

    def open(self, size: tuple[int, int] | None = None) -> None:
        """Show the welcome screen: over the whole screen, or in a window of ``size`` pixels."""
        if size is None:
            self.window.cover_screen()
        else:
            self.window.resize(*size)
        self.session.fit(self.window.size())
        self.stage.show(WELCOME)
        self.window.show()
        handle = self.window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self.idle)

    def pose(self) -> None:
        """Stand still for pictures and measurements: draw nothing but what is shown."""
        self.furnish()
        if self.ahead is not None:
            self.ahead.switch_off()
        if self.listening is not None:
            self.listening.pretend()

    def show_guide(self, guide: "Guide") -> None:
        """Show another guide from now on; only between two visits, or while staff are in."""
        library = _library_of(self._premises() if self._premises is not None else None)
        self._take_library(library)
        topics = library.topics if library is not None else 1
        self.session.open(guide, look_of(self._settings, guide.languages), topics)
        if self.listening is not None:
            self.listening.ask()  # it may have recordings, or other languages

    def close(self) -> None:
        """End for good: erase the visit, wait for the other threads, close the window."""
        if self._staff is not None:
            self._staff.finish()
        if self.records is not None:
            self.records.finish()
        if self._host is not None and self._desk is not None:
            self._host.end_visit()
            self._desk.finish()
        if self.topics is not None:
            self.topics.finish()
        if self._headphones is not None:
            self._headphones.finish()
        if self.listening is not None:
            self.listening.finish()
        if self.ahead is not None:
            self.ahead.stop()
        if self.sleep is not None:
            self.sleep.watch(False)
        self.idle.stop()
        self.failsafe.remove()
        self.window.leave()


def look_of(settings: Settings, languages: tuple[str, ...]) -> Look:
    """Give the look that each visit begins with, with a guide that has these languages."""
    return Look(
        contrast=settings.start_contrast,
        text_percent=settings.start_text_percent,
        moving=not settings.reduce_motion,
        practice=settings.practice_name,
        languages=settings.offered_languages(languages),
        clinic_code=settings.clinic_code,
        panel=Panel(settings.screen_inches, settings.viewing_distance_mm),
    )


def _library_of(premises: "Premises | None") -> "Library | None":
    """Give the guides to choose from; None where there is one."""
    return premises.source.library() if premises is not None and premises.source is not None else None


def _system_speech() -> "tuple[Voice, Player]":
    from kiosk.speech.espeak import EspeakVoice  # noqa: PLC0415 - after the first paint
    from kiosk.speech.player import Player  # noqa: PLC0415 - the same

    return EspeakVoice(), Player()
