"""A voice that speaks tones, in places where no words need to be heard."""

import threading

import miniaudio

from kiosk.speech.errors import EngineError, SpeechError
from kiosk.speech.player import Player
from kiosk.speech.sound import Mark, Sound

RATE = 22050


class ToneVoice:
    """Gives each sentence a tone, and notes what it was asked for.

    Args:
        ms: how long each lasts.

    Attributes:
        said: the sentences, with language and pace.
        fault: raised instead, if there is one.
        gate: closed, it keeps the voice from answering, as a hanging program would.
    """

    def __init__(self, ms: int = 30) -> None:
        self.ms = ms
        self.said: list[tuple[str, str, int]] = []
        self.fault: SpeechError | None = None
        self.gate = threading.Event()
        self.gate.set()

    def speaks(self, language: str) -> bool:
        return language in {"en", "es"}

    def speak(self, text: str, language: str, pace: int) -> Sound:
        if not self.gate.wait(5):
            raise EngineError("it hung")
        if self.fault is not None:
            raise self.fault
        self.said.append((text, language, pace))
        words = text.split(" ")
        starts = [sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
        step = self.ms // len(words)
        marks = tuple(
            Mark(index * step, start, len(word))
            for index, (start, word) in enumerate(zip(starts, words, strict=True))
        )
        return Sound(b"\x00\x01" * (RATE * self.ms // 1000), RATE, marks)


def silent_player() -> Player:
    """Give a player whose sound nobody hears, though it takes its time."""
    return Player((miniaudio.Backend.NULL,))
