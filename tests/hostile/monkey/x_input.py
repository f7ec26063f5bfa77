"""A pointer and a keyboard of the X server itself, through its extension for tests (XTEST 2.2)."""

from collections.abc import Iterable
from ctypes import CDLL, c_char_p, c_int, c_ubyte, c_uint, c_ulong, c_void_p


class XInput:
    """Moves the pointer and presses buttons and keys, as hardware would.

    What it asks for happens in the server when `sync` returns; the kiosk is told then.

    Args:
        display: the display's name, such as ":99".
    """

    def __init__(self, display: str) -> None:
        self._x11, self._test = CDLL("libX11.so.6"), CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = c_void_p
        self._x11.XStringToKeysym.restype = c_ulong
        self._x11.XKeysymToKeycode.restype = c_ubyte
        self._x11.XKeysymToKeycode.argtypes = (c_void_p, c_ulong)
        self._x11.XSync.argtypes = (c_void_p, c_int)
        self._test.XTestFakeMotionEvent.argtypes = (c_void_p, c_int, c_int, c_int, c_ulong)
        self._test.XTestFakeButtonEvent.argtypes = (c_void_p, c_uint, c_int, c_ulong)
        self._test.XTestFakeKeyEvent.argtypes = (c_void_p, c_uint, c_int, c_ulong)
        self._display = self._x11.XOpenDisplay(c_char_p(display.encode()))
        if not self._display:
            raise OSError(f"there is no display {display}")
        self._codes: dict[str, int] = {}

    def move(self, x: int, y: int) -> None:
        """Move the pointer to a point of the screen, in pixels."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)

    def click(self, button: int) -> None:
        """Press a button of the mouse and let go; 4 to 7 are the wheel."""
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, button, down, 0)

    def press(self, keys: Iterable[str]) -> None:
        """Press keys one after the other, by their X names, then let go of them, the last one first."""
        codes = [code for code in map(self._code, keys) if code]  # a key that this keyboard lacks is no key
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)

    def sync(self) -> None:
        """Wait until the server has done all of it."""
        self._x11.XSync(self._display, 0)

    def _code(self, key: str) -> int:
        if key not in self._codes:
            symbol = self._x11.XStringToKeysym(c_char_p(key.encode()))
            self._codes[key] = int(self._x11.XKeysymToKeycode(self._display, symbol))
        return self._codes[key]
