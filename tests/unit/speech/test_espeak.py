"""The real espeak-ng, and programs in its place that fail as a program can."""

from pathlib import Path

import pytest

from kiosk.speech.errors import EngineError, NoVoiceError
from kiosk.speech.espeak import EspeakVoice
from kiosk.speech.voice import PACES

SENTENCE = "It helped 41 of every 100 people."


@pytest.fixture(scope="module")
def voice() -> EspeakVoice:
    return EspeakVoice()


def in_its_place(folder: Path, script: str) -> EspeakVoice:
    program = folder / "espeak"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return EspeakVoice(str(program), time_limit_s=0.5)


def test_it_speaks_both_languages(voice: EspeakVoice) -> None:
    english = voice.speak(SENTENCE, "en")
    spanish = voice.speak("Ayudó a 41 de cada 100 personas.", "es")

    assert english.rate_hz == spanish.rate_hz == 22050
    assert 1500 < english.duration_ms < 5000
    assert 1500 < spanish.duration_ms < 5000
    assert max(english.samples) > 0


def test_the_pace_is_heard(voice: EspeakVoice) -> None:
    lengths = [voice.speak(SENTENCE, "en", pace).duration_ms for pace in PACES]

    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1.3 * lengths[-1]


@pytest.mark.parametrize("words", ["--voices", "-w x.wav hello", "<break/>", "[[x]]", "\N{BELL} and \x00"])
def test_no_words_are_taken_for_an_option(voice: EspeakVoice, words: str) -> None:
    assert voice.speak(words, "en").duration_ms > 100


def test_a_very_long_sentence_is_said_to_its_end(voice: EspeakVoice) -> None:
    once = voice.speak("rest " * 400, "en").duration_ms

    assert voice.speak("rest " * 1000, "en").duration_ms > 2.3 * once


def test_a_language_without_a_voice_is_told(voice: EspeakVoice) -> None:
    assert not voice.speaks("zz")
    with pytest.raises(NoVoiceError, match="'zz'"):
        voice.speak(SENTENCE, "zz")


def test_a_machine_without_it_is_told() -> None:
    voice = EspeakVoice("/nowhere/espeak-ng")

    assert not voice.is_there
    with pytest.raises(EngineError, match="cannot be started"):
        voice.speak(SENTENCE, "en")


VOICES = "case $1 in --voices) printf 'Pty Language\\n 5 en-us\\n'; exit 0;; esac"


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (f"{VOICES}\ncat > /dev/null; exit 3", "status 3"),
        (f"{VOICES}\nkill -SEGV $$", "status -11"),
        (f"{VOICES}\nexec tail -f /dev/null", "did not answer"),
        (f"{VOICES}\necho no sound", "gave no sound"),
    ],
    ids=["fails", "crashes", "hangs", "talks nonsense"],
)
def test_a_program_that_fails_is_told_without_a_word_of_what_was_said(
    tmp_path: Path, script: str, message: str
) -> None:
    voice = in_its_place(tmp_path, script)

    with pytest.raises(EngineError, match=message) as raised:
        voice.speak(SENTENCE, "en")

    assert "people" not in str(raised.value)
    assert raised.value.__cause__ is None
