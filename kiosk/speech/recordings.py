"""The guide's own recordings, and the choice between them and a voice that speaks by itself."""

import sys
from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final, Protocol

from kiosk.bundle.archive import AUDIO_FOLDER, Bundle
from kiosk.bundle.errors import BundleError
from kiosk.content.recording import (
    MOST_BYTES,
    MOST_WORDS_BYTES,
    RATE_HZ,
    SUFFIX,
    WORDS,
    RecordingError,
    Words,
    decode,
    decode_words,
    key_of,
)
from kiosk.speech.errors import EngineError, SpeechError
from kiosk.speech.sound import Mark, Sound
from kiosk.speech.voice import USUAL_PACE, Voice

_PAUSE: Final = Sound(bytes(2 * RATE_HZ // 5), RATE_HZ)
"""What is heard of words that nobody speaks: a fifth of a second."""


class Recordings(Protocol):
    """Sentences that are recorded."""

    def languages(self) -> frozenset[str]:
        """Return the languages, in lower case, in which there are any."""
        ...

    def sound(self, sentence: str, language: str) -> Sound | None:
        """Return a sentence's recording, or None where there is none.

        Raises:
            RecordingError: There is one that cannot be played.
        """
        ...


class BundleRecordings:
    """Reads the recordings of the guide that is shown, one when it is asked for. Any thread may ask.

    Args:
        bundle: Gives the bundle of the guide that is shown; None where it came from no bundle.
    """

    def __init__(self, bundle: Callable[[], Bundle | None]) -> None:
        self._bundle = bundle
        self._words: tuple[Bundle, str, Words] | None = None

    def languages(self) -> frozenset[str]:
        """Return the languages, in lower case, in which there are any."""
        bundle = self._bundle()
        return frozenset() if bundle is None else frozenset(counted(bundle))

    def sound(self, sentence: str, language: str) -> Sound | None:
        """Return a sentence's recording, or None where there is none.

        Raises:
            RecordingError: There is one that cannot be played.
        """
        bundle = self._bundle()
        key = key_of(sentence, language)
        path = f"{_folder(language)}{key}{SUFFIX}"
        length = 0 if bundle is None else bundle.length_of(path)
        if bundle is None or not length:
            return None
        if length > MOST_BYTES:
            raise RecordingError("it is too large")
        samples = array("h", decode(_read(bundle, path)))
        if sys.byteorder == "big":
            samples.byteswap()
        words = self._words_of(bundle, language).get(key, ())
        known = (Mark(*word) for word in words if word[1] + word[2] <= len(sentence))
        return Sound(samples.tobytes(), RATE_HZ, tuple(known))

    def _words_of(self, bundle: Bundle, language: str) -> Words:
        kept = self._words
        if kept is None or kept[0] is not bundle or kept[1] != language:
            path = f"{_folder(language)}{WORDS}"
            is_there = 0 < bundle.length_of(path) <= MOST_WORDS_BYTES
            kept = (bundle, language, decode_words(_read(bundle, path)) if is_there else {})
            self._words = kept
        return kept[2]


def counted(bundle: Bundle) -> Mapping[str, int]:
    """Return how many sentences a bundle has recordings of, by language in lower case."""
    names = (entry.path.split("/") for entry in bundle.entries if entry.path.endswith(SUFFIX))
    return Counter(parts[1] for parts in names)


def _folder(language: str) -> str:
    return f"{AUDIO_FOLDER}{language.lower()}/"


def _read(bundle: Bundle, path: str) -> bytes:
    try:
        return bundle.read(path)
    except (BundleError, OSError, ValueError) as error:  # the last: another guide has taken its place
        raise RecordingError("it cannot be read") from error


class ChosenVoice:
    """Speaks with the guide's recording of a sentence, else with another voice.

    At another pace than the usual one the other voice speaks wherever it can: it is clear at every pace,
    and a recording made faster or slower is not.

    Args:
        recordings: What is recorded.
        voice: Speaks all else.
        tell: Is told of a recording that cannot be played; any thread may call it.
    """

    def __init__(self, recordings: Recordings, voice: Voice, tell: Callable[[Exception], None]) -> None:
        self._recordings, self._voice, self._tell = recordings, voice, tell

    def speaks(self, language: str) -> bool:
        """Tell whether a language can be heard at all.

        Raises:
            EngineError: There are no recordings, and the other voice failed when it was asked.
        """
        recorded = self._recordings.languages()
        if not recorded:
            return self._voice.speaks(language)
        return language.lower() in recorded or self._other_speaks(language)

    def speak(self, text: str, language: str, pace: int = USUAL_PACE) -> Sound:
        """Say a sentence; a short pause stands for words that only this guide's recordings could have said.

        Raises:
            NoVoiceError: Nothing speaks that language.
            EngineError: There is no recording, and the other voice failed.
        """
        if language.lower() not in self._recordings.languages():
            return self._voice.speak(text, language, pace)
        if pace != USUAL_PACE and self._other_speaks(language):
            try:
                return self._voice.speak(text, language, pace)
            except SpeechError as error:
                self._tell(error)
        sound = self._recorded(text, language)
        if sound is not None:
            return sound
        return self._voice.speak(text, language, pace) if self._other_speaks(language) else _PAUSE

    def _recorded(self, text: str, language: str) -> Sound | None:
        try:
            return self._recordings.sound(text, language)
        except RecordingError as error:
            self._tell(error)
            return None

    def _other_speaks(self, language: str) -> bool:
        try:
            return self._voice.speaks(language)
        except EngineError as error:
            self._tell(error)
            return False
