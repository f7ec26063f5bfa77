"""A guide's sentences are recorded by real programs, kept, and packed."""

import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.authoring.cli import main
from kiosk.authoring.loading import load_guide
from kiosk.authoring.publish import Beside, Publisher
from kiosk.authoring.signing import LISTS
from kiosk.authoring.voice.engines import Espeak, Piper
from kiosk.authoring.voice.folder import PERSON, VoiceFolder, sentences_of
from kiosk.authoring.voice.packing import recordings_for_bundle
from kiosk.authoring.voice.speak import Spoken, encode, speak_guide
from kiosk.bundle.apart import check_apart
from kiosk.bundle.archive import Bundle, check_bundle, write_bundle
from kiosk.bundle.carriers import UpdateFileCarrier
from kiosk.bundle.importer import Importer
from kiosk.content.recording import RATE_HZ, RecordingError, decode
from kiosk.guide_source import GuideSource
from kiosk.speech.errors import EngineError, NoVoiceError
from kiosk.speech.recordings import BundleRecordings, counted
from kiosk.speech.sound import Mark, Sound
from tests.unit.authoring.conftest import TinyGuide
from tests.unit.authoring.publishing import TINY, Office

TONE = Sound(b"\x00\x10" * 2205, RATE_HZ, (Mark(0, 0, 1),))


class Tones:
    """Speaks tones at once; English only, unless it is told otherwise."""

    def __init__(self, name: str = "tones", languages: frozenset[str] = frozenset({"en", "es"})) -> None:
        self._name, self._languages = name, languages

    def name(self, language: str) -> str:
        return f"{self._name} {language}"

    def speaks(self, language: str) -> bool:
        return language in self._languages

    def speak(self, text: str, language: str) -> Sound:
        assert text
        assert language in self._languages
        return TONE


@pytest.fixture
def speak(tiny: TinyGuide) -> Callable[..., dict[str, Spoken]]:
    def run(engine: Tones | None = None, *, remove: bool = False) -> dict[str, Spoken]:
        found = speak_guide(TINY, tiny.folder, engine or Tones(), remove=remove, tell=lambda _: None)
        return {each.language: each for each in found}

    return run


def rules(tiny: TinyGuide) -> set[str]:
    return {finding.rule for finding in tiny.findings()}


def test_the_real_voice_says_each_sentence_and_when_its_words_begin() -> None:
    engine = Espeak()
    try:
        sound = engine.speak("Rest, or exercise?", "en")
    finally:
        engine.close()

    assert 500 < sound.duration_ms < 5000
    assert [(mark.start, mark.length) for mark in sound.marks] == [(0, 4), (6, 2), (9, 8)]
    assert abs(len(decode(encode(sound))) - len(sound.samples)) < 4096


def test_without_the_library_the_program_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.authoring.voice.engines._WORDS_PROCESS", "kiosk.nowhere")
    engine = Espeak()

    assert engine.speak("Rest.", "en").duration_ms > 200
    assert engine.speak("Move.", "en").marks == ()


PIPER = """#!/usr/bin/env python3
import argparse, sys, wave
parser = argparse.ArgumentParser()
parser.add_argument("-m", "--model", required=True)
parser.add_argument("-f", "--output_file", "--output-file", required=True)
arguments = parser.parse_args()
assert sys.stdin.read().strip()
with wave.open(arguments.output_file, "wb") as file:
    file.setnchannels(1); file.setsampwidth(2); file.setframerate(16000)
    file.writeframes(bytes(3200))
"""


def test_piper_is_asked_as_it_wants_to_be(tmp_path: Path) -> None:
    program = tmp_path / "piper"
    program.write_text(PIPER)
    program.chmod(0o755)
    engine = Piper(tmp_path / "es_MX-claude-high.onnx", "es", str(program))

    assert engine.speak("--help", "es") == Sound(bytes(3200), 16000)
    with pytest.raises(NoVoiceError):
        engine.speak("Rest.", "en")
    program.write_text("#!/bin/sh\nexit 9\n")
    with pytest.raises(EngineError, match="status 9"):
        engine.speak("Descanse.", "es")
    with pytest.raises(EngineError, match="not there"):
        Piper(tmp_path / "x.onnx", "es", str(tmp_path / "none")).speak("Descanse.", "es")


def test_only_what_is_missing_or_by_another_voice_is_recorded(
    speak: Callable[..., dict[str, Spoken]], tiny: TinyGuide
) -> None:
    count = len(sentences_of(TINY)["en"])

    assert speak()["en"].made == count
    assert rules(tiny) == set()
    voice = VoiceFolder(tiny.folder, "en")
    voice.remove(voice.files()[0])
    assert rules(tiny) == {"recordings-missing"}
    again = speak()["en"]
    assert (again.made, again.kept) == (1, count - 1)
    assert speak(Tones("other"))["en"].made == count


def test_a_persons_recording_is_kept_and_told(
    speak: Callable[..., dict[str, Spoken]], tiny: TinyGuide
) -> None:
    speak()
    voice = VoiceFolder(tiny.folder, "es")
    name = voice.files()[0]
    persons = encode(Sound(bytes(RATE_HZ), RATE_HZ))
    (voice.folder / name).write_bytes(persons)

    assert speak(Tones("other"))["es"].persons == 1
    assert speak(Tones("third"), remove=True)["es"].persons == 1

    assert (voice.folder / name).read_bytes() == persons
    assert voice.read_index()[name].spoken_by == PERSON


def test_what_no_sentence_needs_is_told_and_removed_when_asked(
    speak: Callable[..., dict[str, Spoken]], tiny: TinyGuide
) -> None:
    speak()
    tiny.replace("comparison.toml", "Both take time.", "Both take long.")
    changed = load_guide(tiny.folder, tiny.today)

    assert rules(tiny) == {"recordings-missing", "recordings-stale"}
    first = speak_guide(changed, tiny.folder, Tones(), remove=False, tell=lambda _: None)
    assert len(first[0].needless) == 1
    second = speak_guide(changed, tiny.folder, Tones(), remove=True, tell=lambda _: None)
    assert second[0].needless == []
    assert rules(tiny) == set()


def test_a_language_without_a_voice_is_listed_for_a_person(
    speak: Callable[..., dict[str, Spoken]], tiny: TinyGuide
) -> None:
    found = speak(Tones(languages=frozenset({"en"})))["es"]

    assert found.missing == len(sentences_of(TINY)["es"])
    lines = VoiceFolder(tiny.folder, "es").read_index()
    assert {line.sentence for line in lines.values()} == set(sentences_of(TINY)["es"].values())


@pytest.mark.parametrize("content", [b"OggS", b""], ids=["cut short", "empty"])
def test_a_recording_that_no_kiosk_can_play_is_an_error(
    speak: Callable[..., dict[str, Spoken]], tiny: TinyGuide, content: bytes
) -> None:
    speak()
    voice = VoiceFolder(tiny.folder, "en")
    (voice.folder / voice.files()[0]).write_bytes(content)

    assert rules(tiny) == {"bad-recording"}


def test_a_damaged_index_is_told_and_nothing_is_lost(
    speak: Callable[..., dict[str, Spoken]], tiny: TinyGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    speak()
    VoiceFolder(tiny.folder, "en").index.write_text("recording = 1")

    assert main(["speak", str(tiny.folder)]) == 1
    assert "damaged" in capsys.readouterr().err


def test_they_are_packed_with_their_words_and_heard_from_the_bundle(
    speak: Callable[..., dict[str, Spoken]], tiny: TinyGuide, tmp_path: Path
) -> None:
    speak()
    sentence = next(iter(sentences_of(TINY)["es"].values()))

    recordings = recordings_for_bundle([(TINY, tiny.folder)], tmp_path)
    assert recordings_for_bundle(2 * [(TINY, tiny.folder)], tmp_path) == recordings  # a set says it once
    packed = write_bundle(TINY, tmp_path / "a.kioskbundle", recordings)

    check_bundle(packed.path, "a stick")
    with Bundle(packed.path) as bundle:
        assert dict(counted(bundle)) == {each: len(names) for each, names in sentences_of(TINY).items()}
        heard = BundleRecordings(lambda: bundle)
        sound = heard.sound(f"  {sentence} ", "es")
        assert sound is not None
        assert sound.marks == TONE.marks
        assert abs(sound.duration_ms - 100) < 5
        assert heard.sound("Nobody says this.", "es") is None


def test_they_travel_in_a_signed_update_and_go_with_the_version(
    speak: Callable[..., dict[str, Spoken]], tiny: TinyGuide, office: Office, tmp_path: Path
) -> None:
    speak()
    update = tmp_path / "a.kioskupdate"
    publisher = Publisher(office.keys, office.now)
    recordings = recordings_for_bundle([(TINY, tiny.folder)], tmp_path)
    draft = publisher.draft(TINY, update, tmp_path, None, Beside(recordings))
    publisher.publish(draft, office.keys.unlock(LISTS, office.ask), update)
    source = GuideSource(tmp_path / "kiosk", tmp_path / "none", tmp_path / "none", lambda *_: None)
    heard = BundleRecordings(source.bundle)
    assert heard.languages() == set()

    importer = Importer(
        source.channels.store("clinic"),
        office.keys.roots[0],
        lambda: office.now,
        office.now.date(),
        check_apart,
    )
    with UpdateFileCarrier(update) as carrier:
        importer.install(carrier, by_staff=True)
    source._showing = source.channels.start()  # as `open` does, which would want a built-in guide as well

    assert heard.languages() == {"en", "es"}
    assert heard.sound("Both take time.", "en") is not None
    source.close()
    with pytest.raises(RecordingError, match="cannot be read"):
        heard.sound("Both take time.", "en")


def test_a_guide_without_recordings_is_packed_without(tiny: TinyGuide, tmp_path: Path) -> None:
    assert recordings_for_bundle([(TINY, tiny.folder)], tmp_path) == {}
    assert rules(tiny) == set()


def test_piper_needs_to_be_told_its_voice_and_language(
    tiny: TinyGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["speak", str(tiny.folder), "--engine", "piper", "--voice", "x.onnx"]) == 2
    assert "--language" in capsys.readouterr().err


def test_a_stand_in_wave_is_one(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "x.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(8))
    program = tmp_path / "piper"
    program.write_text(f'#!/bin/sh\ncat > /dev/null\ncp {tmp_path}/x.wav "$4"\n')
    program.chmod(0o755)

    with pytest.raises(EngineError, match="one channel"):
        Piper(tmp_path / "x.onnx", "es", str(program)).speak("Descanse.", "es")
