"""The sound card: plays one sentence at a time, and knows to the millisecond what is heard."""

import array
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.speech.errors import AudioError
from kiosk.speech.sound import Sound

if TYPE_CHECKING:  # imported for real in `_miniaudio`
    from miniaudio import Backend, PlaybackDevice

USUAL_VOLUME: Final = 60
LOUDEST: Final = 100

_RATE_HZ: Final = 22050
_PERIOD_MS: Final = 20
"""How much the card takes at once: what was taken is heard even after `Player.stop`."""
_AHEAD_MS: Final = 2 * _PERIOD_MS
_LOST_S: Final = 1.0
"""A card that has taken nothing for so long is gone: its plug was pulled, or its driver hangs."""
_FULL: Final = 256
_NO_CARD: Final = "This machine has no sound card that the kiosk can use. Plug in a loudspeaker or a headset."


class Player:
    """Plays sounds on the default sound card, which is opened by the first one.

    Args:
        backends: ways to a sound card, by miniaudio; by default all that this system has, but not the one
            that only pretends.
        clock: seconds, for noticing that the card takes nothing any more.

    Attributes:
        volume: from 0 to 100, at any time.
    """

    def __init__(
        self, backends: "Sequence[Backend]" = (), clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.volume = USUAL_VOLUME
        self._backends, self._clock = tuple(backends), clock
        self._lock = threading.Lock()
        self._device: PlaybackDevice | None = None
        self._samples: array.array[int] = array.array("h")
        self._frame = 0
        self._on_end: Callable[[], None] | None = None
        self._is_paused = False
        self._asked_at = 0.0

    def play(self, sound: Sound, on_end: Callable[[], None]) -> None:
        """Play a sound from its beginning, in the place of whatever was playing.

        Args:
            sound: what is heard.
            on_end: called once all of it was played, on the card's own thread; not after `stop`.

        Raises:
            AudioError: There is no sound card, or it is gone.
        """
        samples = _at_rate(sound)
        with self._lock:
            self._samples, self._frame, self._on_end = samples, 0, on_end
            self._is_paused, self._asked_at = False, self._clock()
        if self._device is None:
            try:
                self._device = self._opened()
            except AudioError:
                self.stop()
                raise
            periods = self._periods()
            next(periods)
            try:
                self._device.start(periods)
            except _miniaudio().MiniaudioError:
                self.close()
                raise AudioError(_NO_CARD) from None

    def check(self) -> None:
        """See whether there is a sound card, without a sound; for a worker thread, while nothing is played.

        Raises:
            AudioError: There is none that can be used.
        """
        self._opened().close()

    def pause(self) -> None:
        """Be silent until `resume`."""
        with self._lock:
            self._is_paused = True

    def resume(self) -> None:
        """Go on where it was paused."""
        with self._lock:
            self._is_paused, self._asked_at = False, self._clock()

    def stop(self) -> None:
        """Forget the sound, and be silent at once: within the 40 ms that the card has taken ahead."""
        with self._lock:
            self._samples, self._frame, self._on_end = array.array("h"), 0, None

    @property
    def is_playing(self) -> bool:
        """Whether a sound is being played, or is paused."""
        with self._lock:
            return self._on_end is not None

    @property
    def position_ms(self) -> int:
        """What is heard now, from the sound's beginning in milliseconds.

        Raises:
            AudioError: The card has taken nothing for a second.
        """
        with self._lock:
            waits = self._on_end is not None and not self._is_paused
            if waits and self._clock() - self._asked_at > _LOST_S:
                raise AudioError(
                    "The sound card takes no sound any more. Check its plug; then touch “Read aloud”."
                )
            return max(0, self._frame * 1000 // _RATE_HZ - _AHEAD_MS)

    def close(self) -> None:
        """Be silent and let go of the card; the next sound opens it again."""
        self.stop()
        device, self._device = self._device, None
        if device is not None:
            device.close()

    def _opened(self) -> "PlaybackDevice":
        if not self._backends and not _may_have_card():
            raise AudioError(_NO_CARD)
        miniaudio = _miniaudio()
        ways = self._backends or [
            way
            for way in miniaudio.Backend
            if way is not miniaudio.Backend.NULL and miniaudio.is_backend_enabled(way)
        ]
        try:
            return miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.SIGNED16, 1, _RATE_HZ, _PERIOD_MS, backends=list(ways)
            )
        except miniaudio.MiniaudioError:
            raise AudioError(_NO_CARD) from None

    def _periods(self) -> Generator[bytes, int, None]:
        """Give the card what it asks for: samples, or silence. Runs on the card's thread."""
        asked = yield b""
        while True:
            chunk, on_end = self._take(asked)
            if on_end is not None:
                on_end()
            asked = yield chunk

    def _take(self, asked: int) -> tuple[bytes, Callable[[], None] | None]:
        with self._lock:
            self._asked_at = self._clock()
            if self._is_paused or self._on_end is None:
                return bytes(2 * asked), None
            chunk = self._samples[self._frame : self._frame + asked]
            self._frame += asked
            on_end = None
            if self._frame >= len(self._samples) + _RATE_HZ * _AHEAD_MS // 1000:  # the last of it was heard
                on_end, self._on_end = self._on_end, None
            factor = self.volume * _FULL // LOUDEST
            quiet = array.array("h", [sample * factor // _FULL for sample in chunk])
        return quiet.tobytes() + bytes(2 * (asked - len(quiet))), on_end


def _may_have_card() -> bool:
    """Tell whether to look for a sound card at all: on Linux that is slow, and noisy where there is none."""
    if sys.platform != "linux":
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    sockets = (runtime / "pulse" / "native", runtime / "pipewire-0")
    return "PULSE_SERVER" in os.environ or Path("/dev/snd").is_dir() or any(map(Path.exists, sockets))


def _miniaudio() -> Any:  # noqa: ANN401 - it ships no types
    import miniaudio  # noqa: PLC0415 - it takes 50 ms, and most patients listen to nothing

    return miniaudio


def _at_rate(sound: Sound) -> "array.array[int]":
    """Give a sound's samples at the card's rate."""
    samples = sound.samples
    if sound.rate_hz != _RATE_HZ:
        miniaudio = _miniaudio()
        kind = miniaudio.SampleFormat.SIGNED16
        samples = bytes(miniaudio.convert_frames(kind, 1, sound.rate_hz, samples, kind, 1, _RATE_HZ))
    numbers = array.array("h", samples)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
