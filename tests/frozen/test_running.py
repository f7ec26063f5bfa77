"""The built kiosk as it runs in a clinic: it trusts its guide, calls itself, starts anew, ends when told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.app import Kiosk
from kiosk.content.compiled import read_guide
from kiosk.content.cover import cover_of
from kiosk.settings import Settings
from kiosk.ui.hands import Hands
from tests.frozen.installation import PATIENCE_S, Installation
from tests.private_display import PrivateDisplay, private_display

PIN = "280416"
AUTHORS = ("kiosk.authoring", "kiosk.preview", "markdown_it", "cryptography", "rich", "qtpy", "OpenGL")


@pytest.fixture
def display() -> Iterator[PrivateDisplay]:
    with private_display() as display:
        display.resize(1920, 1080)
        yield display


@pytest.fixture
def twin(qtbot: QtBot) -> Kiosk:
    """A kiosk of the sources, of the same size, so that its buttons are at the same places."""
    guide = read_guide(paths.built_in_guide())
    twin = Kiosk(cover_of(guide), lambda: guide, Settings(reduce_motion=True, printer="none"))
    qtbot.addWidget(twin.window, before_close_func=lambda _: twin.close())
    twin.open((1920, 1080))
    twin.furnish()
    return twin


def test_it_checks_its_guide_by_its_signatures_and_keeps_it(installation: Installation) -> None:
    with installation.started(QT_QPA_PLATFORM="offscreen") as kiosk:
        installation.ears.until("READY=1")
        kiosk.terminate()
        assert kiosk.communicate(timeout=PATIENCE_S) == ("", "")
    assert kiosk.returncode == 0
    status, said, _ = installation.run("--store", "verify")
    assert (status, said.splitlines()[-1]) == (0, "Everything that is kept is whole.")
    (kept,) = installation.home.rglob("*.kioskbundle")
    assert json.loads(installation.run("--check-bundle", kept)[1]) == ["", ""]


def test_staff_start_it_anew_in_its_place(
    installation: Installation, display: PrivateDisplay, twin: Kiosk, qtbot: QtBot
) -> None:
    about, restart, colour = way_to_restart(twin, qtbot)
    with installation.started(DISPLAY=display.name) as kiosk:
        installation.ears.until("READY=1")
        display.strike("ctrl+alt+s")
        display.strike(*PIN, "Return", *PIN, "Return")

        def is_about() -> bool:
            display.click(about.x(), about.y())
            return display.pixel(restart.x(), restart.y()) == colour

        display.until(is_about, kiosk)
        display.click(restart.x(), restart.y())
        installation.ears.until("READY=1")
        assert Path(f"/proc/{kiosk.pid}/exe").readlink() == installation.folder / "kiosk"
        kiosk.terminate()
        assert kiosk.communicate(timeout=PATIENCE_S) == ("", "")
    assert kiosk.returncode == 0


def way_to_restart(twin: Kiosk, qtbot: QtBot) -> tuple[QPoint, QPoint, bytes]:
    """Find what leads from staff's first screen to a restart: two buttons, and the second one's colour."""
    hands = Hands(twin.window)
    twin.staff.open()
    hands.settle()
    for _ in range(2):
        for digit in PIN:
            hands.press(f"staff.pin.digit.{digit}")
        hands.press("staff.pin.confirm")
    qtbot.waitUntil(lambda: hands.screen == "staff.content")
    about = hands.find("staff.go.about")
    place = about.mapTo(twin.window, about.rect().center())
    hands.press("staff.go.about")
    restart = hands.find("staff.about.restart")
    inside = restart.mapTo(twin.window, QPoint(restart.height() // 4, restart.height() // 2))
    colour = twin.window.grab().toImage().pixelColor(inside)
    return place, inside, bytes([colour.blue(), colour.green(), colour.red()])


def test_no_tool_of_the_authors_is_in_it(installation: Installation) -> None:
    program = CArchiveReader(str(installation.folder / "kiosk"))
    modules = program.open_embedded_archive("PYZ.pyz").toc
    assert "kiosk.app" in modules
    assert [name for name in modules if f"{name}.".startswith(tuple(f"{each}." for each in AUTHORS))] == []
    names = {path.name.partition("-")[0] for path in (installation.folder / "_internal").iterdir()}
    assert names.isdisjoint({*AUTHORS, "markdown_it_py"})
