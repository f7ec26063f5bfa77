"""A touch panel for measurements: touches a display from outside, and sees when its picture changes.

Touches are the pointer's button through X's own test extension (XTEST), as Xvfb has no touch device: any
program gets them as it gets a touch that it does not treat apart.
"""

import ctypes
import mmap
import struct
import time
from collections.abc import Callable
from typing import NamedTuple

from tests.private_display import PrivateDisplay

COVER = b"\x5c\x4f\x0b"
"""The welcome screen's colour, the theme's "teal-700", as it lies in the frame buffer: blue, green, red."""

_ROWS_BETWEEN = 16
_NEW_PAGE = 0.25
"""The share of looked-at rows that differ once a new page is there: a pressed button is far less."""
_QUIET_S = 0.2
_HEADER = 100
_LINE_BYTES, _COLOURS, _COLOUR_BYTES = 12, 19, 12
"""Places in the header of an XWD picture, and the bytes of a colour (X11/XWDFile.h)."""


class Painted(NamedTuple):
    """When a new page was there, in milliseconds after the touch: its first picture, and its last change."""

    first_ms: float
    whole_ms: float


class Panel:
    """The touch panel of a private display.

    Args:
        display: must have its final size.
        size: that size, in pixels.
    """

    def __init__(self, display: PrivateDisplay, size: tuple[int, int]) -> None:
        self.width, self.height = size
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._xtst = ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._connection = ctypes.c_void_p(self._x11.XOpenDisplay(display.name.encode()))
        with display.frame_buffer.open("rb") as file:
            self._content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack_from(">25I", self._content[:_HEADER])
        self._begin = header[0] + header[_COLOURS] * _COLOUR_BYTES
        self._line = header[_LINE_BYTES]

    def close(self) -> None:
        """Let go of the display."""
        self._content.close()
        self._x11.XCloseDisplay(self._connection)

    # --- Touching -------------------------------------------------------------------------

    def reach(self, x: int, y: int) -> None:
        """Move to a point."""
        self._xtst.XTestFakeMotionEvent(self._connection, -1, x, y, 0)
        self._x11.XSync(self._connection, 0)

    def button(self, number: int, *, down: bool) -> None:
        """Press or let go a button where the pointer is; 1 is a touch, 4 and 5 turn the wheel."""
        self._xtst.XTestFakeButtonEvent(self._connection, number, down, 0)
        self._x11.XFlush(self._connection)

    def touch(self, x: int, y: int, patience_s: float = 10.0) -> Painted | None:
        """Touch a point; give when a new page was painted after letting go, or None if none came."""
        self.reach(x, y)
        self.button(1, down=True)
        time.sleep(0.08)  # as long as a finger rests; what shows the press is painted by then
        before = self.look()
        start = time.perf_counter()
        self.button(1, down=False)
        return self._watch(before, start, patience_s)

    # --- Seeing ---------------------------------------------------------------------------

    def look(self) -> list[bytes]:
        """Give every 16th row of the screen."""
        rows = range(self._begin, self._begin + self.height * self._line, self._line * _ROWS_BETWEEN)
        return [self._content[at : at + self.width * 4] for at in rows]

    def sees_cover(self) -> bool:
        """Tell whether the welcome screen's colour is anywhere on the left of the screen."""
        return sum(COVER in row for row in self.look()) > self.height / _ROWS_BETWEEN / 3

    def until(self, there: Callable[[], bool], patience_s: float = 60.0) -> float:
        """Wait for something to be seen; give the time it was (``time.perf_counter``, seconds).

        Raises:
            TimeoutError: It was not.
        """
        deadline = time.perf_counter() + patience_s
        while not there():
            if time.perf_counter() > deadline:
                raise TimeoutError("It was never seen on the screen.")
            time.sleep(0.001)
        return time.perf_counter()

    def rest(self, quiet_s: float = 0.3, patience_s: float = 10.0) -> None:
        """Wait until nothing has changed on the screen for a while."""
        seen, since = self.look(), time.perf_counter()
        deadline = since + patience_s
        while time.perf_counter() - since < quiet_s and time.perf_counter() < deadline:
            time.sleep(0.01)
            now = self.look()
            if now != seen:
                seen, since = now, time.perf_counter()

    def _watch(self, before: list[bytes], start: float, patience_s: float) -> Painted | None:
        first, seen, last = 0.0, before, start
        while True:
            now, at = self.look(), time.perf_counter()
            if now != seen:
                seen, last = now, at
                differ = sum(one != other for one, other in zip(now, before, strict=True))
                if not first and differ >= _NEW_PAGE * len(now):
                    first = at
            if first and at - last > _QUIET_S:
                return Painted((first - start) * 1000, (last - start) * 1000)
            if at - start > patience_s:
                return None
            time.sleep(0.0003)
