"""The right screen is on the window, in the view that the patient wants, and drawn no more than needed."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.hands import Hands
from kiosk.ui.navigator import HOME, WELCOME, Navigator
from kiosk.ui.screen import Screen
from kiosk.ui.session import VisitSession
from kiosk.ui.stage import Stage
from kiosk.ui.translation import Translation
from kiosk.ui.widgets.labels import Label
from kiosk.ui.window import KioskWindow

OTHER = "other"
DETOUR = "detour"


class CountingScreen(Screen):
    """Says what it shows, and counts how often it was drawn and told to forget."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = 0
        self.forgotten = 0

    def fill(self) -> QWidget:
        self.drawn += 1
        page = self.build_page()
        page.column.addWidget(Label(f"{self.name} {self.argument} in {self.view.language}"))
        return page

    def forget(self) -> None:
        super().forget()
        self.forgotten += 1


class CountingWelcome(CountingScreen):
    name: ClassVar[str] = WELCOME


class CountingHome(CountingScreen):
    name: ClassVar[str] = HOME


class CountingOther(CountingScreen):
    name: ClassVar[str] = OTHER


class CountingDetour(CountingScreen):
    name: ClassVar[str] = DETOUR


MAKERS: dict[str, Callable[[], Screen]] = {WELCOME: CountingWelcome, HOME: CountingHome, OTHER: CountingOther}


@pytest.fixture
def navigator(window: KioskWindow) -> Navigator:
    return Navigator(window)


@pytest.fixture
def stage(
    window: KioskWindow,
    session: VisitSession,
    navigator: Navigator,
    translation: Translation,
    hands: Hands,
) -> Stage:
    """A stage that follows the navigator and the session, as in the app, with the first screen shown."""
    stage = Stage(window, session, navigator, translation, MAKERS)
    navigator.moved.connect(stage.show)
    session.view_changed.connect(stage.view_changed)
    window.resize(1920, 1080)
    session.fit(QSize(1920, 1080))
    stage.show(WELCOME)
    window.show()
    hands.settle()
    return stage


def screen_of(stage: Stage, name: str) -> CountingScreen:
    screen = stage.screen(name)
    assert isinstance(screen, CountingScreen)
    return screen


def test_a_screen_is_made_when_it_is_first_needed_and_only_once(
    qtbot: QtBot, stage: Stage, navigator: Navigator
) -> None:
    made: list[str] = []
    stage.made.connect(lambda screen: made.append(screen.name))
    with qtbot.waitSignal(stage.shown) as shown:
        navigator.go(HOME)
    assert shown.args == [HOME]
    navigator.go(OTHER)
    navigator.go(HOME)
    assert made == [HOME, OTHER]


def test_a_place_without_a_screen_is_an_error(stage: Stage) -> None:
    with pytest.raises(KeyError):
        stage.show("nowhere")


def test_more_screens_can_be_learned(stage: Stage, hands: Hands) -> None:
    assert DETOUR not in stage.names
    stage.add_makers({DETOUR: CountingDetour})
    stage.show(DETOUR)
    assert set(stage.names) == {WELCOME, HOME, OTHER, DETOUR}
    assert hands.screen == DETOUR


def test_the_argument_of_a_place_reaches_the_screen(stage: Stage, navigator: Navigator, hands: Hands) -> None:
    navigator.go(f"{OTHER}:recovery")
    hands.settle()
    assert hands.sees("other recovery in en")
    navigator.replace(f"{OTHER}:healing")
    hands.settle()
    assert hands.sees("other healing in en")
    assert screen_of(stage, OTHER).drawn == 2


def test_coming_back_to_an_unchanged_screen_draws_nothing(stage: Stage, navigator: Navigator) -> None:
    navigator.go(HOME)
    navigator.go(OTHER)
    navigator.back()
    assert screen_of(stage, HOME).drawn == 1


def test_several_changes_of_one_moment_draw_once(stage: Stage, session: VisitSession, hands: Hands) -> None:
    welcome = screen_of(stage, WELCOME)
    before = welcome.drawn
    session.set_language("es")
    session.toggle_contrast()
    session.grow_text()
    hands.settle()
    assert welcome.drawn == before + 1
    assert hands.sees("in es")


def test_a_new_view_is_there_at_the_next_place_without_waiting(
    stage: Stage, navigator: Navigator, session: VisitSession, hands: Hands
) -> None:
    session.set_language("es")
    navigator.go(HOME)
    assert hands.sees("home  in es")
    hands.settle()  # the change that waited has nothing left to do
    assert screen_of(stage, HOME).drawn == 1


def test_screens_out_of_sight_take_a_new_view_when_they_are_next_shown(
    stage: Stage, navigator: Navigator, session: VisitSession, hands: Hands
) -> None:
    navigator.go(HOME)
    navigator.go(OTHER)
    session.set_language("es")
    hands.settle()
    assert screen_of(stage, HOME).drawn == 1
    navigator.go(HOME)
    assert screen_of(stage, HOME).drawn == 2
    assert hands.sees("home  in es")


def test_a_screen_that_is_no_place_stays_through_a_change(
    stage: Stage, navigator: Navigator, session: VisitSession, hands: Hands
) -> None:
    navigator.go(HOME)
    stage.add_makers({DETOUR: CountingDetour})
    stage.show(DETOUR)
    session.set_language("es")
    hands.settle()
    assert hands.screen == DETOUR
    assert hands.sees("detour  in es")


def test_all_screens_but_the_first_forget(stage: Stage, navigator: Navigator) -> None:
    navigator.go(HOME)
    navigator.go(OTHER)
    stage.forget()
    forgotten = {name: screen_of(stage, name).forgotten for name in (WELCOME, HOME, OTHER)}
    assert forgotten == {WELCOME: 0, HOME: 1, OTHER: 1}
