"""Speech as sound: samples, and where in them each word begins."""

from dataclasses import dataclass

_BYTES = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of a sentence, and when it is heard.

    Attributes:
        begin_ms: when it begins, from the beginning of the sound.
        start: where it stands in the sentence, in characters.
        length: how many characters it has.
    """

    begin_ms: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Sound:
    """What a sentence sounds like.

    Attributes:
        samples: one channel of signed 16-bit numbers, the lower byte first.
        rate_hz: samples a second.
        marks: its words in their order; empty where nobody knows when they are heard.
    """

    samples: bytes
    rate_hz: int
    marks: tuple[Mark, ...] = ()

    @property
    def frames(self) -> int:
        """How many samples it has."""
        return len(self.samples) // _BYTES

    @property
    def duration_ms(self) -> int:
        """How long it lasts."""
        return round(self.frames * 1000 / self.rate_hz)

    def mark_at(self, position_ms: int) -> Mark | None:
        """Give the word that is heard at a moment; None before the first one, and where none is known."""
        heard = [mark for mark in self.marks if mark.begin_ms <= position_ms]
        return heard[-1] if heard else None
