"""Sound on a real device of miniaudio's: the one without a loudspeaker, which takes sound in real time."""

import threading
from collections.abc import Iterator

import miniaudio
import pytest

from kiosk.speech.errors import AudioError
from kiosk.speech.player import Player
from kiosk.speech.sound import Mark, Sound

RATE = 22050
NULL = (miniaudio.Backend.NULL,)


def tone(ms: int, rate: int = RATE) -> Sound:
    return Sound(b"\x00\x20" * (rate * ms // 1000), rate)


@pytest.fixture
def player() -> Iterator[Player]:
    player = Player(NULL)
    yield player
    player.close()


@pytest.mark.parametrize("rate", [RATE, 48000])
def test_it_plays_to_the_end_and_tells(player: Player, rate: int) -> None:
    ended = threading.Event()

    player.play(tone(120, rate), ended.set)

    was_playing = player.is_playing
    assert ended.wait(2)
    assert (was_playing, player.is_playing) == (True, False)
    assert 100 <= player.position_ms <= 180


def test_after_a_stop_nothing_is_told(player: Player) -> None:
    first, second = threading.Event(), threading.Event()
    player.play(tone(60_000), first.set)

    player.stop()
    player.play(tone(60), second.set)

    assert second.wait(2)
    assert not first.is_set()


def test_what_is_paused_goes_on_where_it_was(player: Player) -> None:
    ended = threading.Event()
    player.play(tone(100), ended.set)
    player.pause()
    place = player.position_ms

    assert not ended.wait(0.2)
    assert player.position_ms == place
    player.resume()
    assert ended.wait(2)


def test_the_volume_counts_at_once() -> None:
    player = Player(NULL)
    player._samples, player._on_end = miniaudio.array.array("h", [1000] * 40), lambda: None

    levels = []
    for volume in (100, 50, 0):
        player.volume = volume
        levels.append(int.from_bytes(player._take(10)[0][:2], "little"))

    assert levels == [1000, 500, 0]


def test_a_card_that_takes_nothing_any_more_is_told() -> None:
    now = [0.0]
    player = Player(NULL, clock=lambda: now[0])
    player.play(tone(60_000), lambda: None)
    device = player._device
    assert device is not None

    device.stop()  # as when its plug is pulled
    now[0] += 1.5

    with pytest.raises(AudioError, match="sound card"):
        player.position_ms  # noqa: B018 - it is asked
    player.close()


def test_without_a_card_it_says_so() -> None:
    player = Player((miniaudio.Backend.WASAPI,))

    with pytest.raises(AudioError, match="no sound card"):
        player.play(tone(10), lambda: None)

    assert not player.is_playing


def test_where_there_is_not_even_a_way_to_a_card_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.speech.player._may_have_card", lambda: False)
    player = Player()

    with pytest.raises(AudioError, match="no sound card"):
        player.play(tone(10), lambda: None)

    assert not player.is_playing
    with pytest.raises(AudioError, match="no sound card"):
        player.check()


def test_words_are_found_by_the_time() -> None:
    sound = Sound(b"", RATE, (Mark(100, 0, 2), Mark(400, 3, 6)))

    assert sound.mark_at(50) is None
    assert sound.mark_at(399) == Mark(100, 0, 2)
    assert sound.mark_at(9000) == Mark(400, 3, 6)
