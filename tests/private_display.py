"""A display for tests alone: a real X server without a panel, a window manager or a network port.

Its size can be changed while it runs, as that of a panel that is turned.
"""

import mmap
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

PACKAGES = {"Xvfb": "xvfb", "xrandr": "x11-xserver-utils", "xdotool": "xdotool", "openbox": "openbox"}

_LARGEST = 1920
_PATIENCE_S = 30.0
_LINE_BYTES, _COLOURS = 12, 19
"""Places in the header of an XWD picture, in numbers of 32 bits (X11/XWDFile.h)."""
_COLOUR_BYTES = 12


class PrivateDisplay:
    """A running X server.

    Attributes:
        name: what ``DISPLAY`` should be.
        frame_buffer: the file that holds what is on the screen.
    """

    def __init__(self, name: str, frame_buffer: Path, largest: int = _LARGEST) -> None:
        self.name = name
        self.frame_buffer = frame_buffer
        self._size = (largest, largest)
        self._modes: set[str] = set()

    def resize(self, width: int, height: int) -> None:
        """Give the screen another size, at most its first one, as a display's driver does."""
        mode = f"{width}x{height}"
        if mode not in self._modes:
            across = [width, width + 10, width + 20, width + 30]
            down = [height, height + 10, height + 20, height + 30]
            self._tell("xrandr", "--newmode", mode, "100", *map(str, (*across, *down)))
            self._tell("xrandr", "--addmode", "screen", mode)
            self._modes.add(mode)
        self._tell("xrandr", "--output", "screen", "--mode", mode)
        self._size = (width, height)

    def windows(self) -> list[str]:
        """Give all windows that can be seen."""
        return self._tell("xdotool", "search", "--onlyvisible", "--class", ".", status=None).split()

    def geometry(self, window: str) -> tuple[int, int, int, int]:
        """Give where a window is and how large: x, y, width, height."""
        lines = self._tell("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        values = dict(line.split("=") for line in lines)
        return int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"])

    def click(self, x: int, y: int) -> None:
        """Move the pointer to a point, and click."""
        self._tell("xdotool", "mousemove", str(x), str(y), "click", "1")

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag with the left button from one point to another."""
        to_begin, to_end = (("mousemove", str(x), str(y)) for x, y in (begin, end))
        self._tell("xdotool", *to_begin, "mousedown", "1", *to_end, "mouseup", "1")

    def strike(self, *keys: str) -> None:
        """Strike keys one after the other, by xdotool's names ("alt+F4", "XF86PowerOff")."""
        self._tell("xdotool", "key", "--delay", "5", *keys)

    def press_buttons(self, *numbers: int) -> None:
        """Click with buttons of the mouse where the pointer is."""
        for number in numbers:
            self._tell("xdotool", "click", str(number))

    def tell(self, *command: str) -> str:
        """Run a command of X; give what it said.

        Raises:
            RuntimeError: It failed.
        """
        return self._tell(*command)

    @contextmanager
    def window_manager(self, config: Path) -> Iterator[None]:
        """Run openbox, with the keys that ``config`` gives it."""
        process = subprocess.Popen(  # noqa: S603 - our own arguments
            ["openbox", "--sm-disable", "--config-file", str(config)],  # noqa: S607 - as set up
            env={"DISPLAY": self.name, "PATH": "/usr/bin:/bin", "HOME": str(config.parent)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE_S)

    def pixels(self) -> list[bytes]:
        """Give what is on the screen: a string of bytes a line, 4 bytes a pixel (blue, green, red)."""
        content = self.frame_buffer.read_bytes()
        header = struct.unpack_from(">25I", content)
        begin = header[0] + header[_COLOURS] * _COLOUR_BYTES
        (width, height), line = self._size, header[_LINE_BYTES]
        return [content[begin + line * y : begin + line * y + 4 * width] for y in range(height)]

    def colours(self) -> set[int]:
        """Give all colours in every 16th line of the screen; quicker than all `pixels`."""
        with (
            self.frame_buffer.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
        ):
            header = struct.unpack_from(">25I", content)
            begin, line = header[0] + header[_COLOURS] * _COLOUR_BYTES, header[_LINE_BYTES]
            width, height = self._size
            found: set[int] = set()
            for y in range(0, height, 16):
                at = begin + line * y
                found.update(memoryview(content[at : at + 4 * width]).cast("I"))
            return found

    def pixel(self, x: int, y: int) -> bytes:
        """Give one point of the screen, as `pixels` does, but at once."""
        with self.frame_buffer.open("rb") as content:
            header = struct.unpack(">25I", content.read(100))
            content.seek(header[0] + header[_COLOURS] * _COLOUR_BYTES + header[_LINE_BYTES] * y + 4 * x)
            return content.read(3)

    def until(self, there: Callable[[], bool], process: subprocess.Popen[str]) -> None:
        """Wait for something to become true.

        Raises:
            TimeoutError: It did not.
            RuntimeError: The process that it depends on ended.
        """
        deadline = monotonic() + _PATIENCE_S
        while not there():
            try:
                code = process.wait(timeout=0.05)
            except subprocess.TimeoutExpired:
                if monotonic() > deadline:
                    raise TimeoutError("It did not happen.") from None
            else:
                raise RuntimeError(f"The process ended with {code}.")

    def _tell(self, *command: str, status: int | None = 0) -> str:
        done = subprocess.run(  # noqa: S603 - our own arguments
            command,
            env={"DISPLAY": self.name, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
        if status is not None and done.returncode != status:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr}")
        return done.stdout


@contextmanager
def private_display(largest: int = _LARGEST) -> Iterator[PrivateDisplay]:
    """Run an X server, and leave nothing of it behind.

    Args:
        largest: the width and the height of the largest screen it can have, in pixels.

    Raises:
        RuntimeError: It, or what commands it, is not installed.
    """
    missing = [package for tool, package in PACKAGES.items() if shutil.which(tool) is None]
    if missing:
        raise RuntimeError(
            f"Install the packages {' '.join(missing)}, or run `make test`, which does that by itself."
        )
    with tempfile.TemporaryDirectory(prefix="display-") as folder:
        options = ["-noreset", "-nolisten", "tcp", "-fbdir", folder]
        process = subprocess.Popen(  # noqa: S603 - our own arguments
            ["Xvfb", "-displayfd", "1", "-screen", "0", f"{largest}x{largest}x24", *options],  # noqa: S607 - as set up
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            if process.stdout is None:
                raise RuntimeError("the X server has no output")
            number = process.stdout.readline().decode().strip()
            yield PrivateDisplay(f":{number}", Path(folder, "Xvfb_screen0"), largest)
        finally:
            process.terminate()
            process.communicate(timeout=_PATIENCE_S)
