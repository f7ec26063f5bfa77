"""The talking kiosk: what is shown is read aloud, and what the keyboard comes to says what it is."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from kiosk.speech.errors import SpeechError
from kiosk.speech.player import Player
from kiosk.speech.voice import Voice
from kiosk.ui.host import Host
from kiosk.ui.idle import IdleWatch
from kiosk.ui.jobs import Jobs
from kiosk.ui.navigator import STAFF_PLACES, WELCOME
from kiosk.ui.speech.control_words import control_words, controls_of
from kiosk.ui.speech.mark import SpeechMark
from kiosk.ui.speech.passages import Passage, passages_of
from kiosk.ui.speech.reader import Reader
from kiosk.ui.speech.strip import SpeechStrip
from kiosk.ui.stage import Stage

SIGNS = "signs"
"""The screen whose words must be heard to their end: signs that need help now."""

_ACTIONS = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel}
)
_ENDS = frozenset({QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease, QEvent.Type.KeyRelease})
_NOBODY_MS = 60_000
"""No visit can time out on the welcome screen: who listened there and went away is forgotten after this."""


class Listening(QObject):
    """Reads each screen that comes, in the patient's language, while somebody listens.

    Whatever the patient does silences it at once; the keys' focus is then said, and a new screen read from
    its beginning. Moving on never waits for speech.

    Args:
        stage: shows screens; knows the window and the session.
        host: begins and ends visits.
        idle: must not take a listener for nobody.
        voice: speaks.
        player: is heard.
        keys_start: whether the first key on the welcome screen begins it, for who cannot see the button.

    Attributes:
        reader: what reads.

    Signals:
        failed: it does not work, and why (a `SpeechError`); it is not offered until the next visit.
    """

    failed = Signal(Exception)

    def __init__(  # noqa: PLR0913, PLR0917 - what is shown, who listens, and what is heard
        self, stage: Stage, host: Host, idle: IdleWatch, voice: Voice, player: Player, keys_start: bool = True
    ) -> None:
        super().__init__(stage)
        self._stage, self._idle, self._voice, self._player = stage, idle, voice, player
        self._window, self._session = stage.window, stage.session
        self._keys_start = keys_start
        self._jobs = Jobs(self)
        self._mark: SpeechMark | None = None
        self._strip_is_connected = self._is_mute = False
        self.reader = Reader(voice, player, self)
        self._read_soon = QTimer(self, singleShot=True, interval=0)
        self._nobody = QTimer(self, singleShot=True, interval=_NOBODY_MS)
        self._connect(host)

    def _connect(self, host: Host) -> None:
        self.reader.moved.connect(self._on_moved)
        self.reader.ended.connect(self._on_ended)
        self.reader.failed.connect(self._on_failed)
        self._read_soon.timeout.connect(self._read_screen)
        self._nobody.timeout.connect(lambda: self._session.set_listening(False))
        self._stage.shown.connect(self._on_shown)
        self._idle.went_idle.connect(self._on_shown)
        self._idle.came_back.connect(self._on_shown)
        self._session.view_changed.connect(self._on_view)
        self._window.top_bar.listening_requested.connect(self.toggle)
        self._window.card.opened.connect(self._on_shown)
        host.visit_ended.connect(self._on_visit_ended)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    # --- Whether it is offered ------------------------------------------------------------

    def ask(self) -> None:
        """Find out which languages can be spoken, on another thread, and offer those."""
        languages = tuple(self._session.view.languages)
        self._jobs.run(lambda: self._speakable(languages), self._session.set_spoken, self.failed.emit)

    def pretend(self) -> None:
        """Offer every language, and stay silent; for pictures."""
        self._is_mute = True
        self._jobs.forget()
        self._session.set_spoken(frozenset(self._session.view.languages))

    def _speakable(self, languages: Iterable[str]) -> frozenset[str]:
        self._player.check()
        return frozenset(language for language in languages if self._voice.speaks(language))

    # --- What the listener does -----------------------------------------------------------

    def toggle(self) -> None:
        """Begin to read aloud, or stop for good."""
        self._session.set_listening(not self._session.view.listening)

    def begin(self) -> None:
        """Begin to read aloud, where that is offered: headphones were plugged in."""
        if self._session.view.language in self._session.view.spoken:
            self._session.set_listening(True)

    def end(self) -> None:
        """Be silent at once, and read no more: headphones were pulled out, and others would hear the rest."""
        self._session.set_listening(False)

    def pause_or_go_on(self) -> None:
        """Be silent, or read on."""
        # The touch of the button itself has silenced it: what counts is what the button offered.
        if self._window.strip.is_paused and not self.reader.is_reading:
            self._read_screen()
        elif self._window.strip.is_paused:
            self.reader.go_on()
        else:
            self.reader.pause()
        self._show_state()

    @property
    def is_on(self) -> bool:
        """Whether somebody listens."""
        return self._session.view.listening

    # --- What happens ---------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Be silent as soon as anything is done (Section 508, 402.2.4); swallow nothing."""
        if event.type() in _ACTIONS:
            self._nobody.stop()
            if self.is_on:
                self.reader.pause()
            elif self._keys_start and event.type() == QEvent.Type.KeyPress and self._is_welcome():
                self._session.set_listening(True)
        elif event.type() in _ENDS and self.is_on:
            QTimer.singleShot(0, self, self._show_state)  # after whatever was touched has done its own
        return False

    def _is_welcome(self) -> bool:
        screen = self._window.current
        view = self._session.view
        return screen is not None and screen.name == WELCOME and view.language in view.spoken

    def _on_view(self) -> None:
        if not self.is_on:
            self.reader.stop()
            self._nobody.stop()
        elif not self._strip_is_connected:
            self._strip_is_connected = True
            self._connect_strip(self._window.strip)

    def _connect_strip(self, strip: SpeechStrip) -> None:
        strip.pause_requested.connect(self.pause_or_go_on)
        strip.repeat_requested.connect(self.reader.repeat)
        strip.pace_requested.connect(self.reader.change_pace)
        strip.volume_requested.connect(self._change_volume)

    def _change_volume(self, step: int) -> None:
        """Be louder or quieter, and let it be heard."""
        self.reader.change_volume(step)
        self.reader.go_on()

    def _on_shown(self) -> None:
        if self.is_on:
            self._read_soon.start()

    def _read_screen(self) -> None:
        screen = self._window.current
        if screen is None or not self.is_on or self._is_mute or screen.name.startswith(STAFF_PLACES):
            return
        top = next((each for each in reversed(self._window.overlays()) if each.isVisible()), screen)
        passages = list(passages_of(top))
        self.reader.read(
            passages, self._session.view.language, must_end=top is screen and screen.name == SIGNS
        )
        self._show_state()

    def _on_focus(self, _before: QWidget | None, widget: QWidget | None) -> None:
        """Say what the keyboard has come to; a touch gives the focus to no control."""
        if widget is None or not self.is_on or self._is_mute or self._read_soon.isActive():
            return
        screen = self._window.current
        root: QWidget = self._window if screen is None else screen
        for place in (*self._window.overlays(), self._window.top_bar, self._window.strip):
            if place.isAncestorOf(widget):
                root = place
        controls = controls_of(root)
        if widget in controls:
            self.reader.say(control_words(widget, controls), self._session.view.language)

    def _on_moved(self) -> None:
        utterance = self.reader.current
        if utterance is None or utterance.passage is None:
            if self._mark is not None:
                self._mark.hide()
            return
        if self._mark is None:
            self._mark = SpeechMark(self._window)
        if not self._idle.counting:
            self._idle.touch()  # who listens is there
        sentence, mark = utterance.sentence, self.reader.mark
        self._bring_into_sight(utterance.passage, sentence.start, sentence.length)
        word = (sentence.start + mark.start, mark.length) if mark is not None else None
        self._mark.follow(
            utterance.passage, (sentence.start, sentence.length), word, self._session.view.theme
        )

    def _bring_into_sight(self, passage: Passage, start: int, length: int) -> None:
        if not Shiboken.isValid(passage.widget):
            return
        around = QRect()
        for box in passage.boxes(start, length):
            around = around.united(box)
        screen = self._window.current
        for page in (screen, self._window.card):
            if page is not None and page.isAncestorOf(passage.widget):
                page.bring_into_sight(passage.widget, around)

    def _on_ended(self) -> None:
        self._on_moved()
        self._show_state()
        if self._is_welcome():
            self._nobody.start()

    def _show_state(self) -> None:
        if self.is_on:
            self._window.strip.set_paused(self.reader.is_paused or not self.reader.is_reading)

    def _on_failed(self, error: SpeechError) -> None:
        """Go on without: the visit does not depend on it. Staff are told; patients see no button any more."""
        self._session.set_spoken(frozenset())
        self.failed.emit(error)

    def _on_visit_ended(self) -> None:
        self.reader.reset()
        self._nobody.stop()
        if not self._session.view.spoken:
            self.ask()  # a plug may be in its place again

    def finish(self) -> None:
        """End for good."""
        self.reader.finish()
        self._jobs.finish()
