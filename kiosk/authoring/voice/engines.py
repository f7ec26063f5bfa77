"""The programs that speak the sentences of a guide while it is made."""

import base64
import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import wave
from pathlib import Path
from typing import Final, Protocol

from kiosk import paths
from kiosk.speech.errors import EngineError, NoVoiceError
from kiosk.speech.espeak import PROGRAM, EspeakVoice, voice_of, words_a_minute
from kiosk.speech.sound import Mark, Sound
from kiosk.speech.voice import USUAL_PACE

PIPER: Final = "piper"
_WORDS_PROCESS: Final = "kiosk.authoring.voice.espeak_words"
_TIME_LIMIT_S: Final = 60.0


class Engine(Protocol):
    """A program that speaks."""

    def name(self, language: str) -> str:
        """Return what the index calls it, so that a change of voice is seen."""
        ...

    def speaks(self, language: str) -> bool:
        """Tell whether it has a voice for a language; raises `EngineError` where it cannot be asked."""
        ...

    def speak(self, text: str, language: str) -> Sound:
        """Say a sentence at the usual pace.

        Raises:
            NoVoiceError: It does not speak that language.
            EngineError: It is not there, failed, or took too long.
        """
        ...


class Espeak:
    """espeak-ng: by its library, which tells when words begin; where that is missing, by its program.

    Close it when done: the library runs in another process.
    """

    def __init__(self) -> None:
        self._program = EspeakVoice()
        self._process: subprocess.Popen[str] | None = None
        self._has_library = True

    def name(self, language: str) -> str:
        """Return the program's and the voice's name."""
        return f"{PROGRAM} {voice_of(language)}"

    def speaks(self, language: str) -> bool:
        """Tell whether it has a voice for a language."""
        return self._program.speaks(language)

    def speak(self, text: str, language: str) -> Sound:
        """Say a sentence, and tell when its words begin if that can be known."""
        if not self.speaks(language):
            raise NoVoiceError(f"{PROGRAM} has no voice for the language '{language}'.")
        sound = self._with_words(text, language) if self._has_library else None
        return self._program.speak(text, language) if sound is None else sound

    def close(self) -> None:
        """End the other process; a second time does nothing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):  # what it did not read is of no use any more
                        stream.close()

    def _with_words(self, text: str, language: str) -> Sound | None:
        """Ask the library; None where it is not there or has failed, and then it is not asked again."""
        process = self._process = self._process or self._started()
        if process.stdin is None or process.stdout is None:
            return None
        patience = threading.Timer(_TIME_LIMIT_S, process.kill)
        patience.start()
        try:
            request = json.dumps([voice_of(language), words_a_minute(USUAL_PACE), text])
            process.stdin.write(f"{request}\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
        except (OSError, ValueError):
            self._has_library = False
            self.close()
            return None
        finally:
            patience.cancel()
        samples = base64.b64decode(answer["sound"])
        return (
            Sound(samples, answer["rate"], tuple(Mark(*word) for word in answer["words"]))
            if samples
            else None
        )

    @staticmethod
    def _started() -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-m", _WORDS_PROCESS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env=paths.own_environment(),
        )


class Piper:
    """piper, a neural voice: ``piper --model FILE --output_file FILE``, the text on the standard input.

    Args:
        model: The voice's file (``.onnx``), which speaks one language.
        language: Which one.
        program: Its name, or its whole path.
    """

    def __init__(self, model: Path, language: str, program: str = PIPER) -> None:
        self._model, self._language, self._program = model, language, program

    def name(self, language: str) -> str:  # noqa: ARG002 - a model has one language
        """Return the program's and the model's name."""
        return f"{PIPER} {self._model.stem}"

    def speaks(self, language: str) -> bool:
        """Tell whether the model speaks a language."""
        return language == self._language

    def speak(self, text: str, language: str) -> Sound:
        """Say a sentence; it does not tell when words begin."""
        if not self.speaks(language):
            raise NoVoiceError(f"{self._model.name} does not speak the language '{language}'.")
        program = shutil.which(self._program)
        if program is None:
            raise EngineError(
                f"The program {self._program} is not there. Install it (pip install piper-tts)."
            )
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "sentence.wav")
            try:
                subprocess.run(  # noqa: S603 - fixed options; the words go in through the pipe
                    [program, "--model", str(self._model), "--output_file", str(file)],
                    input=f"{text}\n".encode(),
                    capture_output=True,
                    env=paths.system_environment(),
                    timeout=_TIME_LIMIT_S,
                    check=True,
                )
                return _read_wave(file)
            except subprocess.TimeoutExpired:
                raise EngineError(f"{PIPER} did not answer within {_TIME_LIMIT_S:g} seconds.") from None
            except subprocess.CalledProcessError as error:
                raise EngineError(f"{PIPER} ended with status {error.returncode}.") from None
            except (OSError, EOFError, wave.Error):
                raise EngineError(f"{PIPER} gave no sound.") from None

    def close(self) -> None:
        """Do nothing: each sentence has a process of its own."""


def _read_wave(file: Path) -> Sound:
    with wave.open(str(file), "rb") as opened:
        if (opened.getnchannels(), opened.getsampwidth()) != (1, 2):
            raise EngineError(f"{PIPER} gave other sound than one channel of 16 bits.")
        return Sound(opened.readframes(opened.getnframes()), opened.getframerate())
