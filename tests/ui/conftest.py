"""What tests of the screens share: the built-in guide on a real window, touched through real events."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.authoring.loading import load_guide
from kiosk.content.cover import cover_of
from kiosk.content.model import Guide
from kiosk.ui.fonts import load_fonts
from kiosk.ui.hands import Hands
from kiosk.ui.icons import Icons
from kiosk.ui.screen import Screen
from kiosk.ui.session import Look, VisitSession
from kiosk.ui.theme import Tokens
from kiosk.ui.translation import Translation
from kiosk.ui.window import KioskWindow
from tests.staffed_kiosk import StaffedKiosk, staffed_kiosk

ROOT = Path(__file__).parents[2]

Show = Callable[..., Screen]
Press = Callable[[str], None]


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The built-in guide, compiled from its sources."""
    return load_guide(ROOT / "content" / "si-joint", dt.date(2026, 11, 22))


@pytest.fixture(scope="session")
def tokens() -> Tokens:
    return Tokens.read(paths.theme())


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: object) -> None:  # noqa: ARG001 - Qt must be up
    """Measure with the app's own fonts, whichever test comes first."""
    load_fonts(paths.resources() / "fonts")


@pytest.fixture
def session(guide: Guide, tokens: Tokens, qapp: object) -> VisitSession:  # noqa: ARG001 - Qt must be up
    icons = Icons()
    icons.load()
    session = VisitSession(cover_of(guide), tokens, Look(moving=False), icons)
    session.open(guide, Look(moving=False))
    return session


@pytest.fixture
def window(qtbot: QtBot) -> KioskWindow:
    window = KioskWindow()
    qtbot.addWidget(window, before_close_func=KioskWindow.leave)
    return window


@pytest.fixture
def translation(qapp: object) -> Iterator[Translation]:  # noqa: ARG001 - Qt must be up
    translation = Translation(paths.translations())
    yield translation
    translation.use("en")


@pytest.fixture
def hands(window: KioskWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def show(window: KioskWindow, session: VisitSession, hands: Hands, translation: Translation) -> Show:
    """Show a screen as the app would: ``show(screen, argument="", size=(1920, 1080))``."""

    def show(screen: Screen, argument: str = "", *, size: tuple[int, int] = (1920, 1080)) -> Screen:
        session.fit(QSize(*size))
        translation.use(session.view.language)
        window.apply(session.view)
        screen.enter(session.view, session.visit, argument)
        window.show_screen(screen)
        window.resize(*size)
        window.show()
        hands.settle()
        return screen

    return show


@pytest.fixture
def press(hands: Hands) -> Press:
    """Touch a control by its id."""
    return hands.press


@pytest.fixture
def staffed(tmp_path: Path, qtbot: QtBot, _fonts: None) -> Iterator[StaffedKiosk]:
    """A whole kiosk with a PIN, and staff before it."""
    with staffed_kiosk(tmp_path, qtbot) as staffed:
        yield staffed
