"""The warning signs: what to do, every sign, two ways on, and nothing kept."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk.ui.hands import Hands
from kiosk.ui.screens.warning_signs import WarningSignsScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.window import KioskWindow
from tests.ui.conftest import Show


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_says_what_to_do_and_shows_every_sign(
    show: Show, session: VisitSession, hands: Hands, language: str
) -> None:
    session.begin(language)
    show(WarningSignsScreen())
    signs = session.view.guide.warning_signs
    for text in (signs.title, signs.lead, signs.soon_title, *(sign.text for sign in signs.signs)):
        assert hands.sees(text[language])


def test_the_signs_can_be_read_from_three_metres(show: Show, session: VisitSession) -> None:
    screen = show(WarningSignsScreen())
    now = {sign.text["en"] for sign in session.view.guide.warning_signs.signs if sign.urgency == "now"}
    sizes = {label.font().pixelSize() for label in screen.findChildren(QLabel) if label.text() in now}
    assert sizes
    assert min(sizes) >= 44


def test_there_are_two_ways_on_and_the_other_language(qtbot: QtBot, show: Show, hands: Hands) -> None:
    screen = show(WarningSignsScreen())
    with qtbot.waitSignal(screen.back_requested):
        hands.press("signs.back")
    with qtbot.waitSignal(screen.place_requested) as place:
        hands.press("signs.home")
    assert place.args == ["home"]
    with qtbot.waitSignal(screen.language_requested) as language:
        hands.press("signs.language.es")
    assert language.args == ["es"]


def test_looking_at_the_signs_leaves_no_trace_in_the_visit(show: Show, session: VisitSession) -> None:
    before = session.visit.steps(), session.visit.warning_signs_cleared, dict(session.visit.answers)
    show(WarningSignsScreen())
    assert (session.visit.steps(), session.visit.warning_signs_cleared, dict(session.visit.answers)) == before


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920), (3840, 2160)])
def test_what_to_do_is_in_sight_at_once_and_so_are_the_ways_on(
    show: Show, session: VisitSession, window: KioskWindow, hands: Hands, size: tuple[int, int]
) -> None:
    session.set_text_percent(200)
    show(WarningSignsScreen(), size=size)
    title = next(
        label
        for label in window.findChildren(QLabel)
        if label.text() == session.view.guide.warning_signs.title["en"]
    )
    for widget in (
        title,
        hands.find("signs.back"),
        hands.find("signs.home"),
        hands.find("signs.language.es"),
    ):
        assert window.rect().contains(widget.rect().translated(widget.mapTo(window, widget.rect().topLeft())))
