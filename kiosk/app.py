"""The composition root: builds every part of the kiosk and connects their signals. No logic of its own."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.content.model import Guide
from kiosk.settings import Settings
from kiosk.ui.failsafe import Failsafe
from kiosk.ui.icons import Icons
from kiosk.ui.idle import IdleWatch
from kiosk.ui.navigator import Navigator
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.session import Look, VisitSession
from kiosk.ui.stage import Stage
from kiosk.ui.theme import Tokens
from kiosk.ui.translation import Translation
from kiosk.ui.window import KioskWindow


@dataclass(frozen=True)
class Kiosk:
    """A kiosk that is built and connected; `open_window` shows it.

    Attributes:
        window: the one window.
        session: the visit and the view.
        navigator: where the patient is.
        stage: shows places.
        idle: notices that nobody is there.
        icons: loaded once the first screen is up.
        failsafe: what happens when something fails.
    """

    window: KioskWindow
    session: VisitSession
    navigator: Navigator
    stage: Stage
    idle: IdleWatch
    icons: Icons
    failsafe: Failsafe


def look_of(settings: Settings, guide: Guide) -> Look:
    """Give the look that each visit begins with."""
    return Look(
        contrast=settings.start_contrast,
        text_percent=settings.start_text_percent,
        moving=not settings.reduce_motion,
        practice=settings.practice_name,
        languages=settings.offered_languages(guide.languages),
    )


def load_fonts(folder: Path) -> None:
    """Make the app's own fonts known to Qt."""
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def build(guide: Guide, settings: Settings, spooler: Spooler) -> Kiosk:
    """Build a kiosk that shows ``guide``, and connect its parts.

    The QApplication exists already. Nothing is shown yet, and what the first screen does not need
    is built after it (`_finish_building`).

    Args:
        guide: what is shown.
        settings: the clinic's settings.
        spooler: where pages go.
    """
    icons = Icons()
    session = VisitSession(guide, Tokens.read(paths.resources() / "theme"), look_of(settings, guide), icons)
    translation = Translation(paths.translations())
    window = KioskWindow()
    navigator = Navigator(window)
    makers = {WelcomeScreen.name: lambda: WelcomeScreen(translation)}
    kiosk = Kiosk(
        window=window,
        session=session,
        navigator=navigator,
        stage=Stage(window, session, navigator, translation, makers),
        idle=IdleWatch(settings.idle_timeout_s, settings.countdown_s, window),
        icons=icons,
        failsafe=Failsafe(settings.failsafe_s, window),
        desk=PrintDesk(PageMaker(paths.resources()), spooler, settings.paper, parent=window),
    )
    return kiosk
