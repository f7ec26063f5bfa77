"""Plain words wear the ink of the contrast that is shown, on every kind of ground."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from kiosk.ui.screens.about import AboutScreen
from kiosk.ui.screens.home import HomeScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.theme import Contrast
from kiosk.ui.window import KioskWindow
from tests.ui.conftest import Show


@pytest.mark.parametrize("first", ["light", "dark"])
def test_plain_words_can_be_read_in_both_contrasts(
    show: Show, session: VisitSession, window: KioskWindow, first: Contrast
) -> None:
    if session.view.theme.contrast != first:
        session.toggle_contrast()
    for screen in (AboutScreen(), HomeScreen()):
        show(screen)
        ink = session.view.theme.color("ink")
        plain = [
            label
            for label in window.findChildren(QLabel)
            if label.isVisible()
            and not label.property("tone")
            and label.property("type") in ("title", "strong")
        ]
        assert plain
        assert {label.palette().color(QPalette.ColorRole.WindowText).name() for label in plain} == {
            ink.name()
        }
        session.toggle_contrast()
