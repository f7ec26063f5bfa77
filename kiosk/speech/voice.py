"""What a voice is, whoever speaks."""

from typing import Protocol

from kiosk.speech.sound import Sound

USUAL_PACE = 100
PACES = (70, 85, USUAL_PACE, 125, 150)
"""How fast a voice can be asked to speak, in percent of its usual pace."""


class Voice(Protocol):
    """Turns sentences into sound; for a worker thread."""

    def speaks(self, language: str) -> bool:
        """Tell whether it can speak a language at all.

        Args:
            language: a code such as "es".
        """
        ...

    def speak(self, text: str, language: str, pace: int) -> Sound:
        """Say a sentence.

        Args:
            text: the sentence.
            language: the code of its language.
            pace: how fast, in percent; one of `PACES`.

        Raises:
            NoVoiceError: It does not speak that language.
            EngineError: It failed, or took too long.
        """
        ...
