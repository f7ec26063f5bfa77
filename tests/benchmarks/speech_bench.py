"""Measures how soon a listener hears something: from the touch to the first sample that the sound card takes.

With the real voice, on a sound device that takes sound in real time and has no loudspeaker.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import miniaudio

from kiosk import paths
from kiosk.app import Kiosk
from kiosk.content.compiled import read_guide
from kiosk.content.cover import cover_of
from kiosk.paper.folder import FolderSpooler
from kiosk.settings import Settings
from kiosk.speech.espeak import EspeakVoice
from kiosk.speech.player import Player
from kiosk.speech.sound import Sound
from kiosk.toolkit import Toolkit
from kiosk.ui.hands import Hands

PLACES = ("home", "compare", "minute", "reader:what-studies-show", "ask", "common")
MOST_MS = 300


class TimedPlayer(Player):
    """A player that notes when the card takes the first of a sound."""

    def __init__(self) -> None:
        super().__init__((miniaudio.Backend.NULL,))
        self.first_at = 0.0

    def play(self, sound: Sound, on_end: Callable[[], None]) -> None:
        """Play it, as the usual player does."""
        self.first_at = 0.0
        super().play(sound, on_end)

    def _take(self, asked: int) -> tuple[bytes, Callable[[], None] | None]:
        taken = super()._take(asked)
        if not self.first_at and any(taken[0]):
            self.first_at = time.perf_counter()
        return taken


def until(happened: Callable[[], bool], hands: Hands) -> None:
    """Let the kiosk go on until something has happened."""
    while not happened():
        hands.pause()


def main() -> None:
    """Listen to each place, begun by a touch, and print how long it took."""
    toolkit = Toolkit()
    guide = read_guide(paths.built_in_guide())
    with tempfile.TemporaryDirectory() as folder:
        player = TimedPlayer()
        spooler = FolderSpooler(Path(folder))
        settings = Settings(reduce_motion=True)
        kiosk = Kiosk(
            cover_of(guide), lambda: guide, settings, spooler, speech=lambda: (EspeakVoice(), player)
        )
        kiosk.open((1920, 1080))
        kiosk.furnish()
        hands = Hands(kiosk.window)
        until(lambda: bool(kiosk.session.view.spoken), hands)
        hands.settle()
        hands.press("welcome.start.en")
        times = []
        for place in PLACES * 3:
            kiosk.host.go(place)
            hands.settle()
            player.first_at = 0.0
            start = time.perf_counter()
            hands.press("bar.listen")
            until(lambda: player.first_at > 0, hands)
            times.append((player.first_at - start) * 1000)
            hands.press("bar.listen")
        kiosk.close()
    nearly_all = sorted(times)[round(0.95 * (len(times) - 1))]
    print(
        f"touch to first sound   {len(times)} times   median {statistics.median(times):.0f} ms   "
        f"95th percentile {nearly_all:.0f} ms   worst {max(times):.0f} ms   goal {MOST_MS} ms"
    )
    sys.stdout.flush()
    del toolkit
    os._exit(0)


if __name__ == "__main__":
    main()
