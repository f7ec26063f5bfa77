"""The kiosk on a bare display: it covers all of it, whatever its size, and can be touched."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from tests.journeys.commands import command, environment
from tests.journeys.conftest import Open
from tests.private_display import PrivateDisplay, private_display

SIZES = ((1280, 800), (1080, 1920), (1920, 1080))


class ShownKiosk:
    """A kiosk that runs on a display as it does in a clinic.

    Attributes:
        display: where.
        process: the kiosk.
    """

    def __init__(self, display: PrivateDisplay, process: subprocess.Popen[str]) -> None:
        self.display, self.process = display, process

    def until_it_covers(self, width: int, height: int) -> None:
        """Wait until the kiosk has one window, as large as that."""
        self.display.until(lambda: self.geometries() == [(0, 0, width, height)], self.process)

    def geometries(self) -> list[tuple[int, int, int, int]]:
        return [self.display.geometry(window) for window in self.display.windows()]

    def until_it_is_still(self) -> list[bytes]:
        """Wait until the same is on the screen twice, and all of it is painted; give it."""
        seen = [self.display.pixels()]

        def is_still() -> bool:
            seen.append(self.display.pixels())
            return seen[-1] == seen[-2] and has_no_black_edge(seen[-1])

        self.display.until(is_still, self.process)
        return seen[-1]


def has_no_black_edge(pixels: list[bytes]) -> bool:
    """Tell whether all four corners are covered; a bare display is black."""
    corners = (pixels[0][:3], pixels[0][-4:-1], pixels[-1][:3], pixels[-1][-4:-1])
    return all(corner != bytes(3) for corner in corners)


@pytest.fixture
def display() -> Iterator[PrivateDisplay]:
    with private_display() as display:
        yield display


@pytest.fixture
def shown(display: PrivateDisplay, tmp_path: Path) -> Iterator[ShownKiosk]:
    display.resize(1920, 1080)
    config = tmp_path / "kiosk.toml"
    config.write_text('reduce_motion = true\nprinter = "none"\n', encoding="utf-8")
    with subprocess.Popen(  # noqa: S603 - our own command
        command("--config", config),
        cwd=tmp_path,
        env=environment(tmp_path, DISPLAY=display.name),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield ShownKiosk(display, process)
        finally:
            process.terminate()
            assert process.stderr is not None
            said, status = process.stderr.read(), process.wait(timeout=30)
    assert (status, said) == (0, "")


def test_it_covers_the_whole_screen_and_follows_its_size(shown: ShownKiosk) -> None:
    shown.until_it_covers(1920, 1080)
    shown.until_it_is_still()
    for width, height in SIZES:
        shown.display.resize(width, height)
        shown.until_it_covers(width, height)
        pixels = shown.until_it_is_still()
        assert (len(pixels[0]) // 4, len(pixels)) == (width, height)


def test_a_click_begins_a_visit(shown: ShownKiosk, open_kiosk: Open) -> None:
    twin = open_kiosk()  # of the same size, so that its buttons are at the same places
    start = twin.hands.find("welcome.start.en")
    place = start.mapTo(twin.kiosk.window, QPoint(start.width() // 2, start.height() // 2))
    shown.until_it_covers(1920, 1080)
    welcome = shown.until_it_is_still()

    shown.display.click(place.x(), place.y())

    def most_lines_are_others() -> bool:
        lines = zip(shown.display.pixels(), welcome, strict=True)
        return sum(now != before for now, before in lines) > len(welcome) // 2

    shown.display.until(most_lines_are_others, shown.process)
