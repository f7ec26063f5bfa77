"""A kiosk in a process of its own on a private display, as it runs in a clinic."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageChops

from tests.journeys.commands import command, environment
from tests.private_display import PrivateDisplay

_SMOOTHED, _FEW = 96, 0.001
"""Steps of grey, of 255, that smoothing may add; the share of pixels that a pointer may cover."""


_STILL = 4
"""As often the same is a picture that stays: icons come a moment later than words."""


class ShownKiosk:
    """A kiosk that runs on a display as it does in a clinic.

    Attributes:
        display: where.
        process: the kiosk.
    """

    def __init__(self, display: PrivateDisplay, process: subprocess.Popen[str]) -> None:
        self.display, self.process = display, process

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """End the kiosk by a signal; give its exit status and what it said."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=30)
        return self.process.returncode, said

    def back_to(self, welcome: list[bytes]) -> None:
        """End whatever is open, as staff do who look and leave; wait for the welcome screen's picture."""
        self.display.strike("ctrl+alt+s")
        self.display.until(lambda: not self.looks_as(welcome), self.process)
        self.until_it_is_still()
        self.display.strike("Escape")
        self.until_it_looks_as(welcome)

    def until_it_covers(self, width: int, height: int) -> None:
        """Wait until the kiosk has one window, as large as that."""
        self.until_it_is_at(0, 0, width, height)

    def until_it_is_at(self, x: int, y: int, width: int, height: int) -> None:
        """Wait until the kiosk has one window, there and as large as that."""
        self.display.until(lambda: self.geometries() == [(x, y, width, height)], self.process)

    def until_it_looks_as(self, picture: list[bytes]) -> None:
        """Wait until the screen shows this, but for how letters are smoothed, and for a pointer."""
        self.display.until(lambda: self.looks_as(picture), self.process)

    def looks_as(self, picture: list[bytes]) -> bool:
        """Tell whether the screen shows this, but for how letters are smoothed, and for a pointer."""
        now = self.display.pixels()
        if (len(now), len(now[0])) != (len(picture), len(picture[0])):
            return False
        apart = ImageChops.difference(_image(now), _image(picture)).point(lambda value: value > _SMOOTHED)
        return sum(apart.histogram()[1:]) < _FEW * len(now) * len(now[0]) / 4

    def geometries(self) -> list[tuple[int, int, int, int]]:
        return [self.display.geometry(window) for window in self.display.windows()]

    def until_it_is_still(self) -> list[bytes]:
        """Wait until the same is on the screen several times, and all of it is painted; give it."""
        seen = [self.display.pixels()]

        def is_still() -> bool:
            seen.append(self.display.pixels())
            last = seen[-_STILL:]
            return (
                len(last) == _STILL and all(each == last[0] for each in last) and has_no_black_edge(last[0])
            )

        self.display.until(is_still, self.process)
        return seen[-1]


def _image(pixels: list[bytes]) -> Image.Image:
    size = (len(pixels[0]) // 4, len(pixels))
    return Image.frombytes("RGB", size, b"".join(pixels), "raw", "BGRX").convert("L")


def has_no_black_edge(pixels: list[bytes]) -> bool:
    """Tell whether all four corners are covered; a bare display is black."""
    corners = (pixels[0][:3], pixels[0][-4:-1], pixels[-1][:3], pixels[-1][-4:-1])
    return all(corner != bytes(3) for corner in corners)


@contextmanager
def shown_kiosk(
    display: PrivateDisplay, folder: Path, *arguments: str, **variables: str
) -> Iterator[ShownKiosk]:
    """Start a kiosk in ``folder`` that stands still and prints nowhere; it is ended if it still runs."""
    config = folder / "kiosk.toml"
    if not config.exists():
        config.write_text('reduce_motion = true\nprinter = "none"\n', encoding="utf-8")
    process = subprocess.Popen(  # noqa: S603 - our own command
        command("--config", config, *arguments),
        cwd=folder,
        env=environment(folder, DISPLAY=display.name, **variables),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield ShownKiosk(display, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)
