"""Headphones begin and end reading aloud; what a guide says on its screens is what is recorded of it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import Kiosk
from kiosk.authoring.voice.folder import sentences_of
from kiosk.content.cover import cover_of
from kiosk.content.model import Guide
from kiosk.content.recording import SUFFIX, key_of
from kiosk.settings import Settings
from kiosk.speech.sentences import split
from kiosk.ui.hands import Hands
from kiosk.ui.speech.passages import passages_of
from kiosk.ui.widgets.comparison_row import RowButton
from kiosk.ui.widgets.prose_text import ProseText
from tests.unit.speech.fakes import ToneVoice, silent_player
from tests.unit.speech.test_headphones import DEVICES, PLUGGED, PULLED, switch


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Give the end of a socket's device that the kernel would write into."""
    (tmp_path / "devices").write_text(DEVICES)
    os.mkfifo(tmp_path / "event7")
    reader = os.open(tmp_path / "event7", os.O_RDONLY | os.O_NONBLOCK)
    writer = os.open(tmp_path / "event7", os.O_WRONLY)
    where = (tmp_path / "devices", tmp_path)
    monkeypatch.setattr("kiosk.speech.headphones.headphone_sockets.__defaults__", where)
    yield writer
    os.close(writer)
    os.close(reader)


def opened(guide: Guide, settings: Settings) -> Kiosk:
    kiosk = Kiosk(
        cover_of(guide), lambda: guide, settings, None, None, lambda: (ToneVoice(), silent_player())
    )
    kiosk.open((1920, 1080))
    kiosk.furnish()
    return kiosk


def close(kiosk: Kiosk) -> None:
    kiosk.close()
    kiosk.window.deleteLater()
    QApplication.processEvents()


def test_plugging_in_begins_it_and_pulling_out_ends_it(guide: Guide, plug: int, qtbot: QtBot) -> None:
    kiosk = opened(guide, Settings(reduce_motion=True, printer="none", headphones_start_speech=True))
    qtbot.waitUntil(lambda: kiosk.session.view.spoken == {"en", "es"})
    assert not kiosk.session.view.listening

    os.write(plug, switch(PLUGGED))
    qtbot.waitUntil(lambda: kiosk.session.view.listening)
    listening = kiosk.listening
    assert listening is not None
    qtbot.waitUntil(lambda: listening.reader.is_reading)
    os.write(plug, switch(PULLED))
    qtbot.waitUntil(lambda: not kiosk.session.view.listening)

    assert not listening.reader.is_reading
    close(kiosk)


def test_without_the_setting_nobody_looks_at_the_socket(guide: Guide, plug: int, qtbot: QtBot) -> None:
    kiosk = opened(guide, Settings(reduce_motion=True, printer="none"))
    qtbot.waitUntil(lambda: kiosk.session.view.spoken == {"en", "es"})

    os.write(plug, switch(PLUGGED))
    QApplication.processEvents()

    assert kiosk._headphones is None
    assert not kiosk.session.view.listening
    close(kiosk)


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_guide_says_on_a_screen_is_what_is_recorded(
    guide: Guide, language: str, qtbot: QtBot
) -> None:
    kiosk = opened(guide, Settings(reduce_motion=True, printer="none"))
    qtbot.waitUntil(lambda: bool(kiosk.session.view.spoken))
    recorded = sentences_of(guide)[language]
    hands = Hands(kiosk.window)
    hands.settle()
    hands.press(f"welcome.start.{language}")
    checked = 0
    for place in (*(f"reader:{section.id}" for section in guide.sections), "compare"):
        kiosk.host.go(place)
        hands.settle()
        screen = kiosk.window.current
        assert screen is not None
        for passage in passages_of(screen):
            if not isinstance(passage.widget, ProseText | RowButton):
                continue
            words = passage.text.partition("\n")[0] if isinstance(passage.widget, RowButton) else passage.text
            for sentence in split(words, language):
                assert key_of(sentence.text, language) + SUFFIX in recorded, sentence.text
                checked += 1
    assert checked > 100
    close(kiosk)
