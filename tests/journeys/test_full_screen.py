"""The kiosk on a bare display: it covers all of it, whatever its size, and can be touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from tests.journeys.conftest import Open
from tests.private_display import PrivateDisplay, private_display
from tests.shown_kiosk import ShownKiosk, shown_kiosk

SIZES = ((1280, 800), (1080, 1920), (1920, 1080))


@pytest.fixture
def display() -> Iterator[PrivateDisplay]:
    with private_display() as display:
        yield display


@pytest.fixture
def shown(display: PrivateDisplay, tmp_path: Path) -> Iterator[ShownKiosk]:
    display.resize(1920, 1080)
    with shown_kiosk(display, tmp_path) as shown:
        shown.until_it_covers(1920, 1080)
        yield shown
        assert shown.end() == (0, "")


def test_it_covers_the_whole_screen_and_follows_its_size(shown: ShownKiosk) -> None:
    for width, height in SIZES:
        shown.display.resize(width, height)
        shown.until_it_covers(width, height)
        pixels = shown.until_it_is_still()
        assert (len(pixels[0]) // 4, len(pixels)) == (width, height)


def test_a_click_begins_a_visit(shown: ShownKiosk, open_kiosk: Open) -> None:
    twin = open_kiosk()  # of the same size, so that its buttons are at the same places
    start = twin.hands.find("welcome.start.en")
    place = start.mapTo(twin.kiosk.window, QPoint(start.width() // 2, start.height() // 2))
    welcome = shown.until_it_is_still()

    shown.display.click(place.x(), place.y())

    def most_lines_are_others() -> bool:
        lines = zip(shown.display.pixels(), welcome, strict=True)
        return sum(now != before for now, before in lines) > len(welcome) // 2

    shown.display.until(most_lines_are_others, shown.process)


def test_screens_that_come_and_go_are_followed_and_no_other_one_is(shown: ShownKiosk) -> None:
    display = shown.display
    display.tell("xrandr", "--setmonitor", "left", "1280/300x1080/280+0+0", "screen")
    shown.until_it_covers(1280, 1080)
    display.tell("xrandr", "--setmonitor", "*right", "640/150x1080/280+1280+0", "none")
    shown.until_it_is_at(1280, 0, 640, 1080)  # the main one
    display.tell("xrandr", "--delmonitor", "left")
    # By another name: of one that comes back changed within a blink, Qt keeps the old size.
    display.tell("xrandr", "--setmonitor", "small", "1000/250x800/200+0+0", "screen")
    shown.until_it_is_at(1280, 0, 640, 1080)
    display.tell("xrandr", "--delmonitor", "right")
    shown.until_it_covers(1000, 800)
    display.tell("xrandr", "--delmonitor", "small")
    shown.until_it_covers(1920, 1080)


def test_a_screen_that_is_switched_off_or_blank_shows_the_same_afterwards(shown: ShownKiosk) -> None:
    welcome = shown.until_it_is_still()
    shown.display.tell("xset", "s", "activate")
    shown.display.tell("xset", "s", "reset")
    shown.until_it_looks_as(welcome)
    shown.display.tell("xrandr", "--output", "screen", "--off", "--fb", "1920x1080")
    shown.display.resize(1920, 1080)
    shown.until_it_looks_as(welcome)
    shown.until_it_covers(1920, 1080)
