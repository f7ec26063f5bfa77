"""The whole kiosk, built as its command line builds it, under the hands of a patient."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import Kiosk
from kiosk.authoring.loading import load_guide
from kiosk.content.cover import cover_of
from kiosk.content.model import Guide
from kiosk.paper.spooler import Spooler
from kiosk.settings import Settings
from kiosk.ui.hands import Hands
from tests.private_cups import PrivateCups, private_cups

ROOT = Path(__file__).parents[2]

CALM = Settings(reduce_motion=True, printer="none")
"""The settings of most journeys: nothing moves by itself, and no printer of this machine is used."""


@dataclass
class OpenKiosk:
    """A kiosk whose welcome screen is up.

    Attributes:
        kiosk: all of it.
        hands: what a patient sees and touches of it.
        qtbot: waits.
    """

    kiosk: Kiosk
    hands: Hands
    qtbot: QtBot

    @property
    def place(self) -> str:
        """Where the patient is: "check:daily-life"."""
        return self.kiosk.navigator.place

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something has happened."""
        self.qtbot.waitUntil(happened, timeout=10_000)

    def press(self, *wanted: str) -> None:
        """Touch controls, one after the other."""
        for each in wanted:
            self.hands.press(each)


class Open(Protocol):
    """Opens a kiosk."""

    def __call__(
        self, settings: Settings = CALM, spooler: Spooler | None = None, size: tuple[int, int] = (1920, 1080)
    ) -> OpenKiosk: ...


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The built-in guide, compiled from its sources."""
    return load_guide(ROOT / "content" / "si-joint", dt.date(2026, 11, 22))


@pytest.fixture
def open_kiosk(guide: Guide, qtbot: QtBot) -> Iterator[Open]:
    """Open a kiosk; without a spooler its settings choose one. It is closed when the test ends."""
    opened: list[Kiosk] = []

    def open_kiosk(
        settings: Settings = CALM, spooler: Spooler | None = None, size: tuple[int, int] = (1920, 1080)
    ) -> OpenKiosk:
        kiosk = Kiosk(cover_of(guide), lambda: guide, settings, spooler)
        opened.append(kiosk)
        kiosk.open(size)
        kiosk.furnish()
        hands = Hands(kiosk.window)
        hands.settle()
        return OpenKiosk(kiosk, hands, qtbot)

    yield open_kiosk
    for kiosk in opened:
        kiosk.close()
        kiosk.window.deleteLater()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def cups_server() -> Iterator[PrivateCups]:
    with private_cups() as server:
        yield server
