"""A visit that is heard: with the real voice, on a real sound device without a loudspeaker, by keys alone."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.app import Kiosk
from kiosk.content.cover import cover_of
from kiosk.content.model import Guide
from kiosk.settings import Settings
from kiosk.speech.errors import AudioError
from kiosk.speech.espeak import EspeakVoice
from kiosk.speech.player import USUAL_VOLUME, Player
from kiosk.speech.sentences import split
from kiosk.speech.voice import USUAL_PACE, Voice
from kiosk.staff.journal import Journal
from kiosk.ui.hands import Hands
from kiosk.ui.speech.mark import SpeechMark
from kiosk.ui.speech.passages import passages_of
from kiosk.ui.staff.samples import sample_premises
from tests.unit.speech.fakes import ToneVoice, silent_player


class Heard:
    """A kiosk that can be heard.

    Attributes:
        kiosk: all of it.
        hands: what a patient sees and touches of it.
        said: the sentences, in their order.
        player: what plays them.
    """

    def __init__(self, guide: Guide, voice: Voice, player: Player, folder: Path, qtbot: QtBot) -> None:
        settings = Settings(reduce_motion=True, printer="none")
        premises = sample_premises(folder, guide, settings)
        self.kiosk = Kiosk(
            cover_of(guide), lambda: guide, settings, None, lambda: premises, lambda: (voice, player)
        )
        self.kiosk.open((1920, 1080))
        self.kiosk.furnish()
        self.hands = Hands(self.kiosk.window)
        self.said: list[str] = []
        self._qtbot, self.player = qtbot, player
        assert self.kiosk.listening is not None
        self.listening = self.kiosk.listening
        self.reader = self.listening.reader
        self.reader.moved.connect(self._note)
        self.journal = Journal(paths.journal(folder), lambda: dt.datetime(2026, 11, 22, tzinfo=dt.UTC))

    def _note(self) -> None:
        current = self.reader.current
        if current is not None and current.sentence.text not in self.said[-1:]:
            self.said.append(current.sentence.text)

    def until(self, happened: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(happened, timeout=10_000)

    def key(self, key: Qt.Key) -> None:
        handle = self.kiosk.window.windowHandle()
        QTest.keyClick(handle, key)
        self.hands.settle()

    def until_offered(self) -> None:
        self.until(lambda: self.kiosk.session.view.spoken == {"en", "es"})
        self.hands.settle()

    def tab_to(self, control_id: str) -> None:
        """Press Tab until a control has the focus."""
        for _ in range(40):
            self.key(Qt.Key.Key_Tab)
            focused = self.kiosk.window.focusWidget()
            if focused is not None and focused.objectName() == control_id:
                return
        raise AssertionError(f"the Tab key does not come to {control_id}")


@pytest.fixture
def tones() -> ToneVoice:
    return ToneVoice()


@pytest.fixture
def heard(guide: Guide, tmp_path: Path, qtbot: QtBot, tones: ToneVoice) -> Iterator[Heard]:
    heard = Heard(guide, tones, silent_player(), tmp_path, qtbot)
    heard.until_offered()
    yield heard
    close(heard.kiosk)


def close(kiosk: Kiosk) -> None:
    kiosk.close()
    kiosk.window.deleteLater()
    QApplication.processEvents()


def test_the_first_key_begins_it_and_the_real_voice_leads_to_the_comparison(
    guide: Guide, tmp_path: Path, qtbot: QtBot
) -> None:
    heard = Heard(guide, EspeakVoice(), silent_player(), tmp_path, qtbot)
    heard.until_offered()

    heard.tab_to("welcome.start.es")
    heard.until(lambda: heard.said[-1].startswith("Empezar en español, button, 2 of"))
    heard.key(Qt.Key.Key_Return)
    heard.until(lambda: "Cuatro pasos, sin orden fijo" in heard.said)
    heard.tab_to("home.compare")
    heard.until(lambda: "botón" in heard.said[-1])
    heard.key(Qt.Key.Key_Return)
    heard.until(lambda: "Compare los dos tratamientos" in heard.said)

    close(heard.kiosk)


def test_everything_on_a_page_is_said_and_the_mark_follows(heard: Heard) -> None:
    heard.hands.press("welcome.start.en")
    heard.hands.press("bar.listen")
    heard.until(lambda: heard.reader.is_reading)
    heard.said.clear()
    heard.kiosk.host.go("reader:at-a-glance")
    heard.until(lambda: heard.reader.is_reading)
    screen = heard.kiosk.window.current
    assert screen is not None
    shown = [passage.text for passage in passages_of(screen)]
    marked: list[bool] = []
    mark = heard.kiosk.window.findChild(SpeechMark)
    assert mark is not None
    heard.reader.moved.connect(lambda: marked.append(mark.isVisible()))

    heard.until(lambda: not heard.reader.is_reading)

    told = "".join("".join(sentence.split()) for sentence in heard.said)
    for words in shown:
        assert all("".join(each.text.split()) in told for each in split(words, "en"))
    assert len(marked) > 20
    assert all(marked[1:-2])
    assert not mark.isVisible()


def test_a_touch_silences_it_and_the_strip_goes_on(heard: Heard, tones: ToneVoice) -> None:
    tones.ms = 60_000
    heard.hands.press("welcome.start.en")
    heard.hands.press("bar.listen")
    heard.until(lambda: heard.reader.is_reading and not heard.reader.is_paused)

    heard.hands.press("bar.contrast")
    heard.until(lambda: heard.kiosk.session.view.theme.contrast == "dark")
    paused = []
    for _ in range(2):
        heard.hands.press("speech.pause")
        paused.append(heard.reader.is_paused)
    assert paused == [True, False]
    heard.hands.press("speech.faster")
    heard.until(lambda: tones.said[-1][2] > USUAL_PACE)


def test_nothing_of_it_is_left_for_the_next_patient(heard: Heard, tones: ToneVoice) -> None:
    tones.ms = 60_000
    heard.hands.press("welcome.start.en")
    heard.hands.press("bar.listen")
    heard.until(lambda: heard.reader.is_reading)
    heard.hands.press("speech.faster")
    heard.hands.press("speech.louder")

    heard.kiosk.host.end_visit()
    heard.hands.settle()

    view = heard.kiosk.session.view
    assert not view.listening
    assert not heard.reader.is_reading
    assert heard.reader.pace == USUAL_PACE
    assert heard.player.volume == USUAL_VOLUME
    heard.hands.press("welcome.start.en")
    assert "speech.pause" not in heard.hands.ids()


def test_the_warning_signs_are_heard_to_their_end(heard: Heard, tones: ToneVoice) -> None:
    heard.hands.press("welcome.start.en")
    heard.hands.press("bar.listen")
    heard.until(lambda: heard.reader.is_reading)
    heard.kiosk.host.go("signs")
    heard.until(lambda: heard.reader.current is not None and not heard.reader.may_be_cut)

    heard.hands.press("signs.home")
    heard.until(lambda: "Four steps, in any order" in heard.said[len(heard.said) // 2 :])

    signs = heard.kiosk.session.view.guide.warning_signs.signs
    view = heard.kiosk.session.view
    assert all(any(view.text(sign.text) in sentence for sentence, _, _ in tones.said) for sign in signs)


def test_a_voice_that_dies_leaves_the_visit_and_staff_read_why(heard: Heard, tones: ToneVoice) -> None:
    heard.hands.press("welcome.start.en")
    tones.fault = AudioError("The sound card takes no sound any more.")
    heard.hands.press("bar.listen")

    heard.until(lambda: not heard.kiosk.session.view.spoken)
    heard.hands.settle()
    assert "bar.listen" not in heard.hands.ids()
    heard.hands.press("home.compare")
    assert heard.hands.screen == "compare"
    heard.until(lambda: any(entry.what == "speech.failed" for entry in heard.journal.newest()))


def test_who_listens_is_not_taken_for_nobody(heard: Heard) -> None:
    touched: list[None] = []
    heard.hands.press("welcome.start.en")
    heard.hands.press("bar.listen")
    heard.until(lambda: heard.reader.is_reading)
    heard.kiosk.idle.noticed.connect(lambda: touched.append(None))

    heard.until(lambda: len(touched) >= 2)


def test_the_countdown_is_said_to_who_listens(heard: Heard, tones: ToneVoice) -> None:
    heard.hands.press("welcome.start.en")
    heard.hands.press("bar.listen")
    heard.until(lambda: heard.reader.is_reading)

    heard.kiosk.idle._begin_countdown()

    heard.until(lambda: any("still" in text.lower() for text, _, _ in tones.said))
    assert heard.kiosk.idle.counting
