"""Are you still there? Anything the patient does means yes, but for one button."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiosk.ui.hands import Hands, HandsError
from kiosk.ui.idle import IdleWatch
from kiosk.ui.screens.home import HomeScreen
from kiosk.ui.screens.still_there import StillThere
from kiosk.ui.session import VisitSession
from kiosk.ui.window import KioskWindow
from tests.ui.conftest import Show


class Taker(QPushButton):
    """A button that takes touches itself, so that Qt makes no mouse events of them."""

    def __init__(self, window: KioskWindow) -> None:
        super().__init__("Below", window)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setGeometry(0, 0, 400, 400)
        self.show()
        self.touched = 0

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress):
            self.touched += 1
            event.accept()
            return True
        return super().event(event)


@pytest.fixture
def asked(show: Show, window: KioskWindow, session: VisitSession, hands: Hands) -> StillThere:
    """The countdown over the home screen."""
    show(HomeScreen())
    window.still_there.show_countdown(session.view, 20)
    hands.settle()
    return window.still_there


def beside_the_card(hands: Hands) -> None:
    hands.tap(QPoint(30, 500))


def on_the_words(hands: Hands) -> None:
    hands.tap(QPoint(960, 400))


def on_the_button(hands: Hands) -> None:
    hands.press("still.go_on")


def by_mouse(hands: Hands) -> None:
    QTest.mouseClick(hands._window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))


def by_any_key(hands: Hands) -> None:
    QTest.keyClick(hands._window.windowHandle(), Qt.Key.Key_A)


def by_enter_on_the_first_button(hands: Hands) -> None:
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(hands._window.windowHandle(), key)


@pytest.mark.parametrize(
    "touch",
    [beside_the_card, on_the_words, on_the_button, by_mouse, by_any_key, by_enter_on_the_first_button],
)
def test_any_touch_and_any_key_goes_on(
    qtbot: QtBot, asked: StillThere, hands: Hands, touch: Callable[[Hands], None]
) -> None:
    with (
        qtbot.assertNotEmitted(asked.erase_requested),
        qtbot.waitSignal(asked.go_on_requested),
    ):
        touch(hands)
    assert not asked.isVisible()
    assert hands.sees("Four steps")


def test_a_touch_goes_on_where_the_screen_below_takes_touches_itself_and_leaves_it_alone(
    qtbot: QtBot, window: KioskWindow, session: VisitSession, show: Show, hands: Hands
) -> None:
    show(HomeScreen())
    taker = Taker(window)
    window.still_there.show_countdown(session.view, 20)
    with qtbot.waitSignal(window.still_there.go_on_requested):
        hands.tap(QPoint(200, 200))
    assert taker.touched == 0
    hands.tap(QPoint(200, 200))
    assert taker.touched >= 1


@pytest.mark.parametrize("by", ["touch", "keyboard"])
def test_erase_now_erases(qtbot: QtBot, asked: StillThere, hands: Hands, by: str) -> None:
    with qtbot.assertNotEmitted(asked.go_on_requested), qtbot.waitSignal(asked.erase_requested):
        if by == "touch":
            hands.press("still.erase")
        else:
            for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space):
                QTest.keyClick(hands._window.windowHandle(), key)
    assert not asked.isVisible()


def test_erase_now_erases_though_the_touch_itself_has_stopped_the_countdown(
    qtbot: QtBot, asked: StillThere, window: KioskWindow, hands: Hands
) -> None:
    idle = IdleWatch(1000, 20)
    idle.came_back.connect(asked.stop_counting)
    window.windowHandle().installEventFilter(idle)
    idle.start()
    idle._begin_countdown()
    with qtbot.waitSignals([idle.came_back, asked.erase_requested]):
        hands.press("still.erase")
    idle.stop()


def test_a_finger_that_slides_off_erase_now_erases_nothing(
    qtbot: QtBot, asked: StillThere, window: KioskWindow, hands: Hands
) -> None:
    device = QTest.createTouchDevice()
    button = hands.find("still.erase")
    middle = button.mapTo(window, button.rect().center())
    with qtbot.assertNotEmitted(asked.erase_requested):
        QTest.touchEvent(window, device).press(0, middle, window).commit()
        QTest.touchEvent(window, device).move(0, QPoint(30, 30), window).commit()
        QTest.touchEvent(window, device).release(0, QPoint(30, 30), window).commit()
        hands.settle()


def test_the_seconds_are_shown_and_told_to_who_cannot_see_them(asked: StillThere, hands: Hands) -> None:
    assert hands.sees("20")
    asked.set_seconds(19)
    assert hands.sees("19")
    assert not hands.sees("20")
    assert asked._number is not None
    assert asked._number.accessibleName() == "Seconds left: 19"


def test_after_a_movement_it_says_that_nothing_is_erased(asked: StillThere, hands: Hands) -> None:
    asked.stop_counting()
    assert hands.sees("Nothing was erased")
    assert not hands.sees("20")


def test_nothing_below_can_be_reached(asked: StillThere, hands: Hands) -> None:
    assert asked.isVisible()
    with pytest.raises(HandsError):
        hands.press("home.learn")
    for _ in range(5):
        QTest.keyClick(hands._window.windowHandle(), Qt.Key.Key_Tab)
        focused = hands._window.focusWidget()
        assert focused is not None
        assert focused.objectName() in ("still.go_on", "still.erase")


def test_the_focus_returns_to_where_it_was(
    show: Show, window: KioskWindow, session: VisitSession, hands: Hands
) -> None:
    show(HomeScreen())
    door = hands.find("home.compare")
    door.setFocus()
    window.still_there.show_countdown(session.view, 20)
    assert window.focusWidget() is not door
    beside_the_card(hands)
    assert window.focusWidget() is door


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920), (1920, 1080)])
@pytest.mark.parametrize("percent", [100, 200])
def test_both_buttons_stay_in_sight_at_every_size(
    asked: StillThere, session: VisitSession, hands: Hands, size: tuple[int, int], percent: int
) -> None:
    window = asked.window()
    window.resize(*size)
    session.fit(QSize(*size))
    session.set_text_percent(percent)
    asked.redraw(session.view)
    hands.settle()
    for control in ("still.go_on", "still.erase"):
        button = hands.find(control)
        box = button.rect().translated(button.mapTo(window, QPoint(0, 0)))
        assert window.rect().contains(box)
        assert button.text_fits()  # type: ignore[attr-defined] # a TouchButton
        assert button.height() >= session.view.theme.u(72)


def test_when_the_screen_is_turned_it_is_drawn_anew_with_the_same_seconds(
    asked: StillThere, window: KioskWindow, session: VisitSession, hands: Hands
) -> None:
    asked.set_seconds(7)
    session.toggle_contrast()
    window.apply(session.view)
    hands.settle()
    assert asked.isVisible()
    assert hands.sees("7")
