"""The voice of espeak-ng, a program of its own: it may fail without taking the kiosk with it."""

import os
import re
import shutil
import subprocess
import textwrap
import threading
from typing import Final

from kiosk import paths
from kiosk.speech.errors import EngineError, NoVoiceError
from kiosk.speech.sound import Sound
from kiosk.speech.voice import USUAL_PACE

PROGRAM: Final = "espeak-ng"
_TIME_LIMIT_S: Final = 5.0
"""It takes a fiftieth of this for a long sentence; a patient does not wait longer for a sound."""
_WORDS_A_MINUTE: Final = 155
"""Its own usual pace is 175; older listeners understand more at the pace of calm talk, 140 to 160."""
_MOST_CHARACTERS: Final = 2000
"""It is given at once; a longer sentence is said in pieces, so that each stays within the time."""
_VOICES: Final = {"en": "en-us", "es": "es-419"}
"""Which of several voices speaks a language here; other languages take the one that is called like them."""
_HEADER: Final = re.compile(rb"RIFF.{4}WAVEfmt .{8}(.{4}).{8}data.{4}", re.DOTALL)
"""Of the WAV file it writes: it streams, so the lengths in it are not known and not looked at."""


class EspeakVoice:
    """Speaks through ``espeak-ng --stdout``.

    Words go in through a pipe: none can be taken for an option, and none stand in the list of processes.

    Args:
        program: its name, or its whole path.
        time_limit_s: seconds until it is ended and counts as hung.
    """

    def __init__(self, program: str = PROGRAM, time_limit_s: float = _TIME_LIMIT_S) -> None:
        self._program, self._time_limit_s = program, time_limit_s
        self._lock = threading.Lock()
        self._languages: frozenset[str] | None = None

    @property
    def is_there(self) -> bool:
        """Whether the program is on this machine."""
        return shutil.which(self._program) is not None

    def speaks(self, language: str) -> bool:
        """Tell whether it has a voice for a language.

        Raises:
            EngineError: It failed when it was asked.
        """
        with self._lock:
            if self._languages is None:
                self._languages = self._ask_languages()
        return voice_of(language).lower() in self._languages

    def speak(self, text: str, language: str, pace: int = USUAL_PACE) -> Sound:
        """Say a sentence.

        Raises:
            NoVoiceError: It does not speak that language.
            EngineError: It is not there, failed, or took too long.
        """
        if not self.speaks(language):
            raise NoVoiceError(f"{PROGRAM} has no voice for the language '{language}'.")
        options = [
            "-v",
            voice_of(language),
            "-s",
            str(words_a_minute(pace)),
            "-b",
            "1",
            "--stdin",
            "--stdout",
        ]
        pieces = [self._sound_of(options, piece) for piece in textwrap.wrap(text, _MOST_CHARACTERS) or [text]]
        return Sound(b"".join(piece.samples for piece in pieces), pieces[0].rate_hz)

    def _sound_of(self, options: list[str], words: str) -> Sound:
        written = self._run(options, words.encode())
        header = _HEADER.match(written)
        if header is None:
            raise EngineError(f"{PROGRAM} gave no sound.")
        samples = written[header.end() :]
        return Sound(samples[: len(samples) // 2 * 2], int.from_bytes(header[1], "little"))

    def _ask_languages(self) -> frozenset[str]:
        rows = self._run(["--voices"], b"").decode(errors="replace").splitlines()[1:]
        return frozenset(row.split()[1].lower() for row in rows if len(row.split()) > 1)

    def _run(self, options: list[str], words: bytes) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 - fixed options; the words go in through the pipe
                [self._program, *options],
                input=words,
                capture_output=True,
                # It greets the sound server though it only writes into a pipe, and would leave a file.
                env={**paths.system_environment(), "XDG_CONFIG_HOME": os.devnull},
                timeout=self._time_limit_s,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise EngineError(f"{PROGRAM} did not answer within {self._time_limit_s:g} seconds.") from None
        except OSError as error:
            raise EngineError(f"{PROGRAM} cannot be started ({error.strerror}).") from None
        if done.returncode:
            raise EngineError(f"{PROGRAM} ended with status {done.returncode}.")
        return done.stdout


def voice_of(language: str) -> str:
    """Return the name of its voice for a language."""
    return _VOICES.get(language, language)


def words_a_minute(pace: int) -> int:
    """Return how fast it is to speak, as it counts, at a pace in percent."""
    return round(_WORDS_A_MINUTE * pace / USUAL_PACE)
