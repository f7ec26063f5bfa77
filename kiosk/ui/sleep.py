"""Notices that the machine slept: whoever wakes it is not the one who was there before."""

import sys
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

ASLEEP_S: Final = 20.0
"""A gap this long is sleep, or a machine that hung as long; shorter ones the idle time covers."""

_LOOK_EVERY_MS: Final = 250


class SleepWatch(QObject):
    """Looks at a clock that goes on while the machine sleeps, which Qt's timers on Linux do not.

    Nobody who sets the time can trip it: it is a monotonic clock (CLOCK_BOOTTIME of clock_gettime(2);
    elsewhere Python's monotonic clock, which counts sleep on Windows).

    Args:
        parent: Qt's owner.

    Attributes:
        clock: the time in seconds since whenever.

    Signals:
        woke: the machine slept while this was watching. Told within a quarter of a second of its waking, or
            at the first touch, whichever comes first.
    """

    woke = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = time_with_sleep
        self._last = 0.0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, watched: bool) -> None:
        """Watch from now on, or no more."""
        if watched and not self._timer.isActive():
            self._last = self.clock()
            self._timer.start()
        elif not watched:
            self._timer.stop()

    def look(self) -> None:
        """Look now, if this is watching."""
        if self._timer.isActive():
            now = self.clock()
            slept, self._last = now - self._last >= ASLEEP_S, now
            if slept:
                self.woke.emit()


if sys.platform == "linux":

    def time_with_sleep() -> float:
        """Return seconds since the machine started, those that it slept among them."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

else:
    time_with_sleep = time.monotonic
