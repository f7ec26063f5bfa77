"""Which voice a sentence has: the guide's recording, else the kiosk's own."""

import struct

import pytest

from kiosk.authoring.voice.speak import encode
from kiosk.content.ogg import ogg_fault, page_checksum
from kiosk.content.recording import MOST_SECONDS, RATE_HZ, RecordingError, decode, decode_words, key_of
from kiosk.speech.errors import EngineError, NoVoiceError
from kiosk.speech.recordings import ChosenVoice
from kiosk.speech.sound import Sound
from tests.unit.speech.fakes import ToneVoice

RECORDED = Sound(b"\x01\x00" * 10, RATE_HZ)
OGG = encode(Sound(b"\x00\x20" * RATE_HZ, RATE_HZ))


class Shelf:
    """Recordings of one Spanish and one Quechua sentence."""

    fault: RecordingError | None = None
    empty = False

    def languages(self) -> frozenset[str]:
        return frozenset() if self.empty else frozenset({"es", "qu"})

    def sound(self, sentence: str, language: str) -> Sound | None:
        if self.fault is not None:
            raise self.fault
        return RECORDED if (sentence, language) in {("Hola.", "es"), ("Rimaykullayki.", "qu")} else None


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def tones() -> ToneVoice:
    return ToneVoice()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def voice(shelf: Shelf, tones: ToneVoice, told: list[str]) -> ChosenVoice:
    return ChosenVoice(shelf, tones, lambda error: told.append(type(error).__name__))


def test_the_recording_comes_first_and_the_engine_says_the_rest(voice: ChosenVoice, tones: ToneVoice) -> None:
    assert voice.speak("Hola.", "es", 100) is RECORDED
    assert voice.speak("Adiós.", "es", 100) is not RECORDED
    assert voice.speak("Hello.", "en", 100) is not RECORDED
    assert [text for text, _, _ in tones.said] == ["Adiós.", "Hello."]


def test_at_another_pace_the_engine_speaks_while_it_can(
    voice: ChosenVoice, tones: ToneVoice, told: list[str]
) -> None:
    voice.speak("Hola.", "es", 70)
    assert tones.said == [("Hola.", "es", 70)]

    tones.fault = EngineError("it died")
    assert voice.speak("Hola.", "es", 70) is RECORDED
    assert told == ["EngineError"]


def test_a_language_without_a_voice_is_offered_where_it_is_recorded(voice: ChosenVoice, shelf: Shelf) -> None:
    assert voice.speaks("qu")
    assert voice.speaks("en")
    assert not voice.speaks("zz")
    assert voice.speak("Rimaykullayki.", "qu", 150) is RECORDED
    assert 0 < voice.speak("botón", "qu", 100).duration_ms < 500, "a pause, and reading goes on"
    shelf.empty = True
    assert not voice.speaks("qu")


def test_a_recording_that_cannot_be_played_is_said_by_the_engine(
    voice: ChosenVoice, shelf: Shelf, tones: ToneVoice, told: list[str]
) -> None:
    shelf.fault = RecordingError("it is damaged")

    voice.speak("Hola.", "es", 100)

    assert tones.said == [("Hola.", "es", 100)]
    assert told == ["RecordingError"]


def test_without_recordings_the_engines_own_faults_come_out(shelf: Shelf) -> None:
    class Dead(ToneVoice):
        def speaks(self, language: str) -> bool:
            raise EngineError(f"no program for {language}")

        def speak(self, text: str, language: str, pace: int) -> Sound:
            raise NoVoiceError(f"{len(text)} {language} {pace}")

    voice = ChosenVoice(shelf, Dead(), lambda _: None)
    assert not voice.speaks("en"), "Spanish is recorded, and is still offered"
    assert voice.speaks("es")
    shelf.empty = True
    with pytest.raises(EngineError):
        voice.speaks("es")
    with pytest.raises(NoVoiceError):
        voice.speak("Hola.", "es", 100)


def test_the_same_words_have_the_same_key_on_every_screen() -> None:
    assert key_of("Pain\N{SOFT HYPHEN}ful  joint.", "en") == key_of("Painful\njoint.", "en")
    assert key_of("It helps.\N{WORD JOINER}", "en") == key_of("It helps.", "en")
    assert key_of("No.", "en") != key_of("No.", "es")


def test_what_was_encoded_is_decoded() -> None:
    assert abs(len(decode(OGG)) - 2 * RATE_HZ) < 2048


def with_header(channels: int, rate: int) -> bytes:
    """Give a recording whose header tells other things, its checksum right."""
    first = OGG[:28] + struct.pack("<7sIBI", b"\x01vorbis", 0, channels, rate) + OGG[44:58]
    return first[:22] + page_checksum(first).to_bytes(4, "little") + first[26:] + OGG[58:]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no Ogg Vorbis"),
        (b"OggS" + bytes(100), "no Ogg Vorbis"),
        (OGG[:60], "ends too early"),
        (OGG[:-9], "ends too early"),
        (OGG[:300] + bytes([OGG[300] ^ 1]) + OGG[301:], "damaged"),
        (OGG + OGG, "more than one stream"),
        (OGG[:28] + bytes(7) + OGG[35:], "no Ogg Vorbis"),
        (with_header(6, 22050), "one or two channels"),
        (with_header(1, 1), "samples a second"),
        (with_header(1, 0xFFFFFFFF), "samples a second"),
        (OGG + bytes(600_000), "KiB"),
    ],
    ids=lambda given: given if isinstance(given, str) else f"{len(given)} bytes",
)
def test_a_hostile_recording_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(RecordingError, match=reason):
        decode(content)


def test_a_header_written_anew_is_whole() -> None:
    assert ogg_fault(with_header(6, 1)) == "", "so that it is the header that is refused"


def test_a_few_bytes_that_last_for_ever_are_refused_while_they_are_counted() -> None:
    long = encode(Sound(bytes(2 * 8000 * (MOST_SECONDS + 2)), 8000))

    assert len(long) < 60_000
    with pytest.raises(RecordingError, match="longer than 60 seconds"):
        decode(long)


@pytest.mark.parametrize("content", [b"[]", b'{"a": [[0, -1, 2]]}', b"{", b"[" * 90_000])
def test_a_list_of_words_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(RecordingError, match="list of its words"):
        decode_words(content)
