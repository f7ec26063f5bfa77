"""Reading sentence by sentence, on a real sound device that nobody hears."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk.speech.errors import AudioError, EngineError
from kiosk.speech.player import USUAL_VOLUME, Player
from kiosk.speech.voice import USUAL_PACE
from kiosk.ui.speech.passages import Passage
from kiosk.ui.speech.reader import Reader
from tests.unit.speech.fakes import ToneVoice, silent_player


@pytest.fixture
def voice() -> ToneVoice:
    return ToneVoice()


@pytest.fixture
def player() -> Player:
    return silent_player()


@pytest.fixture
def reader(voice: ToneVoice, player: Player, qtbot: QtBot) -> Iterator[Reader]:  # noqa: ARG001 - Qt must be up
    reader = Reader(voice, player)
    yield reader
    voice.gate.set()
    reader.finish()


@pytest.fixture
def label(qtbot: QtBot) -> QLabel:
    label = QLabel("One here. Two here. Three here.")
    qtbot.addWidget(label)
    return label


def passage(label: QLabel) -> Passage:
    return Passage(label.text(), label)


def sentence(reader: Reader) -> str:
    return reader.current.sentence.text if reader.current is not None else ""


def test_all_is_read_in_order_and_the_word_is_followed(
    reader: Reader, voice: ToneVoice, label: QLabel, qtbot: QtBot
) -> None:
    voice.ms = 200
    words = set()
    reader.moved.connect(lambda: words.add((sentence(reader), reader.mark)))

    with qtbot.waitSignal(reader.ended):
        reader.read([passage(label)], "en")

    assert [text for text, _, _ in voice.said] == ["One here.", "Two here.", "Three here."]
    assert {(text, mark.start) for text, mark in words if mark is not None and text == "Two here."} == {
        ("Two here.", 0),
        ("Two here.", 4),
    }
    assert not reader.is_reading


def test_a_pause_is_silent_and_going_on_says_the_sentence_again(
    reader: Reader, voice: ToneVoice, player: Player, label: QLabel, qtbot: QtBot
) -> None:
    voice.ms = 60_000
    reader.read([passage(label)], "en")
    qtbot.waitUntil(lambda: player.is_playing)

    reader.pause()
    place = player.position_ms
    assert reader.is_paused
    qtbot.wait(60)  # time has to pass for silence to be seen
    assert player.position_ms == place

    reader.go_on()
    qtbot.waitUntil(lambda: [text for text, _, _ in voice.said].count("One here.") == 2)
    assert sentence(reader) == "One here."


def test_pace_and_volume_count_at_once_and_end_with_the_visit(
    reader: Reader, voice: ToneVoice, player: Player, label: QLabel, qtbot: QtBot
) -> None:
    voice.ms = 60_000
    reader.read([passage(label)], "en")
    qtbot.waitUntil(lambda: player.is_playing)

    reader.change_pace(1)
    reader.change_volume(-1)
    qtbot.waitUntil(lambda: voice.said[-1][2] > USUAL_PACE)
    assert player.volume < USUAL_VOLUME

    reader.reset()
    assert (reader.pace, player.volume, reader.is_reading) == (USUAL_PACE, USUAL_VOLUME, False)


def test_a_warning_is_read_to_its_end_and_what_came_after_follows(
    reader: Reader, voice: ToneVoice, label: QLabel, qtbot: QtBot
) -> None:
    voice.ms = 80
    reader.read([passage(label)], "en", must_end=True)
    reader.pause()
    reader.say("Home, button", "en")
    reader.repeat()

    with qtbot.waitSignal(reader.ended):
        pass
    heard = [text for text, _, _ in voice.said]
    assert heard == ["One here.", "Two here.", "Three here.", "Home, button"]


def test_even_a_warning_ends_with_the_visit(
    reader: Reader, voice: ToneVoice, label: QLabel, player: Player
) -> None:
    voice.ms = 60_000
    reader.read([passage(label)], "en", must_end=True)

    reader.reset()

    assert not player.is_playing
    assert not reader.is_reading


def test_a_hanging_voice_keeps_nobody_waiting(
    reader: Reader, voice: ToneVoice, label: QLabel, qtbot: QtBot
) -> None:
    voice.gate.clear()
    reader.read([passage(label)], "en")  # comes back at once, and so does everything below

    reader.pause()
    reader.say("Home, button", "en")
    reader.stop()

    assert not reader.is_reading
    voice.gate.set()
    with qtbot.waitSignal(reader.ended):
        reader.say("Home, button", "en")
    assert voice.said[-1][0] == "Home, button"


@pytest.mark.parametrize("fault", [EngineError("it died"), AudioError("no card")])
def test_a_voice_that_fails_is_told_and_nothing_is_read_any_more(
    reader: Reader, voice: ToneVoice, label: QLabel, qtbot: QtBot, fault: EngineError | AudioError
) -> None:
    voice.fault = fault

    with qtbot.waitSignal(reader.failed) as failed:
        reader.read([passage(label)], "en")

    assert failed.args == [fault]
    assert not reader.is_reading
