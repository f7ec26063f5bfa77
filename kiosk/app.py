"""The composition root: builds every part of the kiosk and connects their signals. No logic of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.content.model import Guide
from kiosk.settings import Settings
from kiosk.ui.icons import Icons
from kiosk.ui.idle import IdleWatch
from kiosk.ui.navigator import WELCOME, Navigator
from kiosk.ui.screen import Screen
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
        icons: loads once the first screen is up.
    """

    window: KioskWindow
    session: VisitSession
    navigator: Navigator
    stage: Stage
    idle: IdleWatch
    icons: Icons
