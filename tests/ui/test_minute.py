"""The main points on one screen."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QFrame

from kiosk import paths
from kiosk.ui.fonts import load_fonts
from kiosk.ui.hands import Hands
from kiosk.ui.screens.minute import MinuteScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.buttons import TouchButton

Show = Callable[..., MinuteScreen]


@pytest.fixture
def minute(qapp: object) -> MinuteScreen:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")
    return MinuteScreen()


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_main_points_are_on_one_screen(
    show: Show, minute: MinuteScreen, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    show(minute)
    for point in session.view.guide.main_points:
        assert hands.sees(point.title[language])
        assert hands.sees(point.text[language])
    assert minute._page is not None
    assert not minute._page.overflows


def test_points_stand_three_in_a_row_where_there_is_room_else_below_each_other(
    show: Show, minute: MinuteScreen
) -> None:
    for size, in_a_row in (((1920, 1080), 3), ((1080, 1920), 1)):
        show(minute, size=size)
        tops = [
            card.y()
            for card in minute.findChildren(QFrame)
            if card.isVisible() and card.property("card") == "plain"
        ]
        assert len(tops) == 6
        assert tops.count(tops[0]) == in_a_row


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920)])
def test_all_sources_are_a_touch_away(
    show: Show, minute: MinuteScreen, session: VisitSession, hands: Hands, size: tuple[int, int]
) -> None:
    asked: list[str] = []
    minute.card_requested.connect(asked.append)
    show(minute, size=size)
    button = hands.find("minute.sure")
    assert isinstance(button, TouchButton)
    button.click()
    kind, _, names = asked[0].partition(":")
    assert kind == "evidence"
    wanted = {each for point in session.view.guide.main_points for each in point.evidence}
    assert set(names.split(",")) == wanted
    assert len(names.split(",")) == len(wanted)


def test_it_leads_on_to_the_guide_and_home(show: Show, minute: MinuteScreen, hands: Hands) -> None:
    places: list[str] = []
    minute.place_requested.connect(places.append)
    show(minute)
    hands.press("minute.read")
    hands.press("minute.home")
    assert places == ["reader", "home"]
