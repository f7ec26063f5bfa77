"""Reads passages aloud, sentence by sentence, and knows which one is heard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiosk.speech.errors import SpeechError
from kiosk.speech.player import LOUDEST, USUAL_VOLUME, Player
from kiosk.speech.sentences import Sentence, split
from kiosk.speech.sound import Mark, Sound
from kiosk.speech.voice import PACES, USUAL_PACE, Voice
from kiosk.ui.jobs import Jobs
from kiosk.ui.speech.passages import Passage

VOLUMES = (20, 40, USUAL_VOLUME, 80, LOUDEST)

_LOOK_MS = 40
"""How often the place of the voice is looked up: as often as an eye can follow."""


@dataclass(frozen=True)
class Utterance:
    """A sentence that is read.

    Attributes:
        passage: where it is shown; None for what is only said.
        sentence: its words.
        language: the code of its language.
    """

    passage: Passage | None
    sentence: Sentence
    language: str


class Reader(QObject):
    """Speaks one thing at a time. Making the sound takes place on another thread, the next sentence's ahead.

    Args:
        voice: makes the sound.
        player: plays it.
        parent: Qt's owner.

    Signals:
        moved: another sentence or word is heard, or none any more.
        ended: all was read.
        failed: it cannot go on (a `SpeechError`); nothing is read any more.
    """

    moved = Signal()
    ended = Signal()
    failed = Signal(Exception)
    _played = Signal(int)

    def __init__(self, voice: Voice, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice, self._player = voice, player
        self._jobs = Jobs(self)
        self._utterances: tuple[Utterance, ...] = ()
        self._index = 0
        self._turn = 0
        self._ready: dict[int, Sound] = {}
        self._sound: Sound | None = None
        self._mark: Mark | None = None
        self._is_paused = False
        self._must_end = False
        self._then: tuple[Utterance, ...] = ()
        self.pace = USUAL_PACE
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._follow)
        self._played.connect(self._on_played, Qt.ConnectionType.QueuedConnection)

    # --- What is heard --------------------------------------------------------------------

    @property
    def is_reading(self) -> bool:
        """Whether there is anything to be read, even while it is paused."""
        return bool(self._utterances)

    @property
    def is_paused(self) -> bool:
        """Whether it waits for `go_on`."""
        return self._is_paused

    @property
    def may_be_cut(self) -> bool:
        """Whether what is read now may be interrupted."""
        return not (self._must_end and self.is_reading)

    @property
    def current(self) -> Utterance | None:
        """The sentence that is heard, or will be next."""
        return self._utterances[self._index] if self.is_reading else None

    @property
    def mark(self) -> Mark | None:
        """The word that is heard, where that is known."""
        return self._mark

    # --- What to do -----------------------------------------------------------------------

    def read(self, passages: Sequence[Passage], language: str, *, must_end: bool = False) -> None:
        """Read passages from the first one on, in the place of whatever is read now.

        Args:
            passages: what is read.
            language: the code of the language of those that do not say theirs.
            must_end: whether it must not be interrupted: a warning (EN 301 549, 5.1.3.5).
        """
        self._begin(
            tuple(
                Utterance(passage, sentence, passage.language or language)
                for passage in passages
                for sentence in split(passage.text, passage.language or language)
            ),
            must_end=must_end,
        )

    def say(self, text: str, language: str) -> None:
        """Say something that is shown nowhere, or shown as a whole."""
        self._begin(tuple(Utterance(None, sentence, language) for sentence in split(text, language)))

    def _begin(self, utterances: tuple[Utterance, ...], *, must_end: bool = False) -> None:
        if not self.may_be_cut:
            self._then = utterances
            return
        self.stop()
        self._utterances, self._must_end = utterances, must_end
        self._speak()

    def pause(self) -> None:
        """Be silent at once, and stay where it is; a warning is read to its end."""
        if self.is_reading and self.may_be_cut:
            self._is_paused = True
            self._player.pause()
            self._look.stop()

    def go_on(self) -> None:
        """Read on with the sentence that was interrupted: half of one is hard to understand."""
        if self._is_paused:
            self._speak()

    def repeat(self) -> None:
        """Read the sentence once more; just after its beginning, the one before."""
        if self.is_reading and self.may_be_cut:
            self._index = max(0, self._index - 1) if self._is_early() else self._index
            self._speak()

    def _is_early(self) -> bool:
        sound = self._sound
        try:
            return sound is not None and self._player.position_ms < min(1000, sound.duration_ms // 3)
        except SpeechError:
            return False

    def change_pace(self, step: int) -> None:
        """Read faster (1) or slower (-1) from the sentence on that is heard now."""
        self.pace = _moved(PACES, self.pace, step)
        self._ready.clear()
        if self.is_reading and self.may_be_cut:
            self._speak()

    def change_volume(self, step: int) -> None:
        """Speak louder (1) or quieter (-1), at once."""
        self._player.volume = _moved(VOLUMES, self._player.volume, step)

    def stop(self) -> None:
        """Be silent, and forget what was read; a warning too."""
        self._turn += 1
        self._jobs.forget()
        self._player.stop()
        self._look.stop()
        self._utterances, self._index, self._then = (), 0, ()
        self._ready.clear()
        self._sound, self._mark = None, None
        self._is_paused = self._must_end = False
        self.moved.emit()

    def reset(self) -> None:
        """Forget everything about a patient: what was read, the pace, the volume (Section 508, 402.3.2)."""
        self.stop()
        self.pace, self._player.volume = USUAL_PACE, USUAL_VOLUME
        self._player.close()

    def finish(self) -> None:
        """End for good: wait until the voice and the sound card are let go of."""
        self.reset()
        self._jobs.finish()

    # --- One sentence after the other -----------------------------------------------------

    def _speak(self) -> None:
        self._turn += 1
        self._is_paused = False
        self._jobs.forget()
        self._player.stop()
        utterance = self.current
        if utterance is None:
            self.ended.emit()
            return
        self._sound, self._mark = None, None
        self.moved.emit()
        sound = self._ready.pop(self._index, None)
        if sound is not None:
            self._play(sound)
        else:
            self._make(self._index, self._play)

    def _make(self, index: int, receive: Callable[[Sound], None]) -> None:
        utterance, pace = self._utterances[index], self.pace
        text, language = utterance.sentence.text, utterance.language
        self._jobs.run(lambda: self._voice.speak(text, language, pace), receive, self._on_failed)

    def _play(self, sound: Sound) -> None:
        turn = self._turn
        self._sound = sound
        try:
            self._player.play(sound, lambda: self._played.emit(turn))
        except SpeechError as error:
            self._on_failed(error)
            return
        self._look.start()
        following = self._index + 1
        if following < len(self._utterances) and following not in self._ready:
            self._make(following, lambda ahead: self._keep(following, ahead))

    def _keep(self, index: int, sound: Sound) -> None:
        """Keep the next sentence until it is its turn."""
        self._ready[index] = sound

    def _on_played(self, turn: int) -> None:
        if turn != self._turn:
            return
        if self._index + 1 < len(self._utterances):
            self._index += 1
            self._speak()
            return
        then = self._then
        self.stop()
        if then:
            self._begin(then)
        else:
            self.ended.emit()

    def _follow(self) -> None:
        try:
            position = self._player.position_ms
        except SpeechError as error:
            self._on_failed(error)
            return
        mark = self._sound.mark_at(position) if self._sound is not None else None
        if mark != self._mark:
            self._mark = mark
            self.moved.emit()

    def _on_failed(self, error: Exception) -> None:
        self.stop()
        self._player.close()
        self.failed.emit(error)


def _moved(steps: tuple[int, ...], now: int, by: int) -> int:
    index = steps.index(now) + by
    return steps[max(0, min(index, len(steps) - 1))]
