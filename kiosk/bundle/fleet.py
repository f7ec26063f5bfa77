"""When one kiosk of thousands looks for an update: regularly, never all at once, and gently after a failure.

Kiosks are switched on at the same minute of the morning, and a server that was down is asked again by all
of them. So every wait is partly drawn by lot: the first look within half an hour of the start, later ones
up to a tenth earlier or later than the interval, and after a failure half of an exponentially growing wait
for certain and half by lot ("equal jitter": M. Brooker, "Exponential Backoff And Jitter", AWS 2015).
"""

from collections.abc import Callable
from typing import Final

FIRST_WITHIN_S: Final = 1800.0
"""The first look comes within so many seconds of the start, or within the interval if that is shorter."""

FIRST_AFTER_S: Final = 60.0
"""But not before so many: a start has other things to do."""

RETRY_S: Final = 300.0
"""The longest wait after a first failure; it doubles with each further one, up to the interval."""

_SPREAD: Final = 0.1
_MOST_DOUBLINGS: Final = 20


class PollSchedule:
    """Says when to look next. It knows nothing of what is looked at.

    Args:
        every_s: Seconds between two looks when all is well.
        clock: Gives seconds that only ever grow.
        lot: Gives a number from 0.0 up to, but not including, 1.0.
    """

    def __init__(self, every_s: float, clock: Callable[[], float], lot: Callable[[], float]) -> None:
        self._every_s = every_s
        self._clock = clock
        self._lot = lot
        self._failures = 0
        within = min(FIRST_WITHIN_S, every_s)
        after = min(FIRST_AFTER_S, within)
        self._due = clock() + after + (within - after) * lot()

    @property
    def wait_s(self) -> float:
        """Seconds until the next look; 0.0 if it is due."""
        return max(0.0, self._due - self._clock())

    def succeeded(self) -> None:
        """Note that a look just ended well, whether or not there was anything new."""
        self._failures = 0
        self._due = self._clock() + self._every_s * (1 - _SPREAD + 2 * _SPREAD * self._lot())

    def failed(self) -> None:
        """Note that a look just ended in a failure, whoever's fault it was."""
        longest = min(self._every_s, RETRY_S * 2.0 ** min(self._failures, _MOST_DOUBLINGS))
        self._failures += 1
        self._due = self._clock() + longest * (0.5 + 0.5 * self._lot())
