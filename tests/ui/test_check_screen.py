"""The self-check on the built-in guide: the warning signs first, then one question a page."""

import gc
from collections.abc import Iterator
from types import ModuleType

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk import paths
from kiosk.content.model import Guide
from kiosk.ui.fonts import load_fonts
from kiosk.ui.hands import Hands
from kiosk.ui.navigator import Navigator
from kiosk.ui.screen import Screen
from kiosk.ui.screens.check import CheckScreen, check_place
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.buttons import TouchButton
from kiosk.ui.window import KioskWindow
from kiosk.visit.questionnaire import NOT_SURE, is_question
from kiosk.visit.visit import Visit
from tests.ui.conftest import Show


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")


class Walk:
    """A patient on the screen of the self-check, with the way back behind them."""

    def __init__(self, show: Show, session: VisitSession, screen: CheckScreen) -> None:
        self._show, self._session, self.screen = show, session, screen
        self.navigator = Navigator(screen)
        screen.page_requested.connect(self.navigator.replace)
        screen.place_requested.connect(self.navigator.go)
        screen.back_requested.connect(self.navigator.back)
        self.navigator.moved.connect(self._moved)

    @property
    def place(self) -> str:
        return self.navigator.place

    def start(self) -> None:
        self.navigator.go("home")
        self.navigator.go(check_place(self._session.visit))

    def again(self) -> Screen:
        """Draw the place again, as after a change of the view."""
        return self._show(self.screen, Navigator.split(self.place)[1])

    def _moved(self, place: str) -> None:
        if Navigator.split(place)[0] == CheckScreen.name:
            self.again()


@pytest.fixture
def walk(show: Show, session: VisitSession) -> Walk:
    return Walk(show, session, CheckScreen())


@pytest.fixture
def cleared(walk: Walk, session: VisitSession) -> Walk:
    """At the first question."""
    session.visit.set_warning_signs_cleared(True)
    walk.start()
    return walk


def _button(hands: Hands, control: str) -> TouchButton:
    button = hands.find(f"check.{control}")
    assert isinstance(button, TouchButton)
    return button


def _go_to(hands: Hands, walk: Walk, link_id: str) -> None:
    while walk.place != f"check:{link_id}":
        hands.press("check.next")


# --- The warning signs ------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_warning_signs_that_need_help_now_come_first(
    walk: Walk, session: VisitSession, hands: Hands, guide: Guide, language: str
) -> None:
    session.set_language(language)
    walk.start()
    assert walk.place == "check"
    assert hands.sees(guide.warning_signs.ask[language])
    for sign in guide.warning_signs.signs:
        assert hands.sees(sign.text[language]) == (sign.urgency == "now")
    assert not session.visit.check_begun


def test_none_of_these_leads_to_the_first_question_and_back_to_where_the_patient_was(
    walk: Walk, session: VisitSession, hands: Hands
) -> None:
    walk.start()
    hands.press("check.none")
    assert session.visit.warning_signs_cleared
    assert walk.place == "check:had-test-shot"
    assert session.visit.check_begun
    hands.press("check.back")
    assert walk.place == "home"


@pytest.mark.parametrize("control", ["sign.chest-pain", "one_or_more", "not_sure"])
def test_a_sign_leads_to_help_at_once_and_nothing_of_it_is_kept(
    walk: Walk, session: VisitSession, hands: Hands, window: KioskWindow, control: str
) -> None:
    guide = session.view.guide
    walk.start()
    hands.press(f"check.{control}")
    assert walk.place == "signs"
    untouched = Visit(guide)
    for slot in Visit.__slots__:
        if slot not in {"__weakref__", "_guide"}:
            assert getattr(session.visit, slot) == getattr(untouched, slot)
    ids = {sign.id for sign in guide.warning_signs.signs}
    assert ids.isdisjoint(_words_held_by(session.visit, guide))
    focused = window.focusWidget()
    assert focused is None or not focused.objectName().startswith("check.")
    assert not any(button.isChecked() for button in walk.screen.findChildren(TouchButton))


def test_a_sign_touched_later_takes_none_of_these_back(
    walk: Walk, session: VisitSession, hands: Hands, show: Show
) -> None:
    session.visit.set_warning_signs_cleared(True)
    show(walk.screen, "")
    hands.press("check.one_or_more")
    assert not session.visit.warning_signs_cleared
    assert check_place(session.visit) == "check"


def _words_held_by(visit: Visit, guide: Guide) -> set[str]:
    """Give all strings that can be reached from a visit, but through its guide."""
    seen: set[int] = {id(guide), id(type(visit))}
    words: set[str] = set()
    waiting: list[object] = [visit]
    while waiting:
        for found in _reachable(waiting.pop()):
            if id(found) not in seen:
                seen.add(id(found))
                waiting.append(found)
                if isinstance(found, str):
                    words.add(found)
    return words


def _reachable(thing: object) -> Iterator[object]:
    return (found for found in gc.get_referents(thing) if not isinstance(found, type | ModuleType))


# --- From page to page ------------------------------------------------------------------------


def test_next_never_asks_for_an_answer_and_ends_at_the_outcome(
    cleared: Walk, session: VisitSession, hands: Hands
) -> None:
    asked = [item.link_id for item in session.visit.path if is_question(item)]
    met = []
    while cleared.place != "outcome":
        met.append(cleared.place)
        hands.press("check.next")
    assert met == [f"check:{link_id}" for link_id in asked]
    assert session.visit.check_finished
    assert not session.visit.answers


@pytest.mark.usefixtures("cleared")
def test_back_and_forth_keeps_every_answer(session: VisitSession, hands: Hands) -> None:
    hands.press("check.yes")
    hands.press("check.next")
    hands.press("check.option.about-half")
    before = dict(session.visit.answers)
    hands.press("check.back")
    assert _button(hands, "yes").isChecked()
    hands.press("check.next")
    assert _button(hands, "option.about-half").isChecked()
    assert dict(session.visit.answers) == before


def test_escape_goes_one_question_back(cleared: Walk, hands: Hands, window: KioskWindow) -> None:
    hands.press("check.next")
    second = cleared.place
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    hands.settle()
    assert cleared.place == "check:had-test-shot" != second
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    hands.settle()
    assert cleared.place == "home"


def test_skipped_questions_leave_the_count(cleared: Walk, hands: Hands) -> None:
    hands.press("check.yes")
    hands.press("check.next")
    assert hands.sees("Question 2 of 7")
    _go_to(hands, cleared, "injection-count")
    assert hands.sees("Question 5 of 7")
    for _ in range(2):
        hands.press("check.more_value")
    hands.press("check.next")
    assert hands.sees("Question 6 of 10")
    hands.press("check.back")
    for _ in range(2):
        hands.press("check.less")
    hands.press("check.next")
    assert cleared.place == "check:pictures"
    assert hands.sees("Question 6 of 7")


def test_a_visit_that_was_left_goes_on_at_the_first_open_question(
    cleared: Walk, session: VisitSession, hands: Hands
) -> None:
    hands.press("check.no")
    hands.press("check.next")
    hands.press("check.home")
    assert cleared.place == "home"
    cleared.start()
    assert cleared.place == "check:months-of-care"
    hands.press("check.back")
    assert cleared.place == "check:had-test-shot"
    hands.press("check.back")
    assert cleared.place == "home"
    for item in session.visit.path:
        session.visit.answer(item.link_id, NOT_SURE)
    assert check_place(session.visit) == "outcome"


# --- Answering --------------------------------------------------------------------------------


@pytest.mark.usefixtures("cleared")
def test_an_answer_is_marked_at_once_and_in_place(session: VisitSession, hands: Hands) -> None:
    yes, no, unsure = (_button(hands, control) for control in ("yes", "no", "not_sure"))
    hands.press("check.yes")
    assert (yes.isChecked(), no.isChecked(), unsure.isChecked()) == (True, False, False)
    hands.press("check.not_sure")
    assert (yes.isChecked(), no.isChecked(), unsure.isChecked()) == (False, False, True)
    hands.press("check.no")
    assert (yes.isChecked(), no.isChecked(), unsure.isChecked()) == (False, True, False)
    assert session.visit.answers["had-test-shot"] is False
    assert _button(hands, "no") is no
    hands.press("check.no")  # a trembling finger touches twice: the answer stays
    assert no.isChecked()
    assert session.visit.answers["had-test-shot"] is False


def test_none_of_these_stands_alone(cleared: Walk, session: VisitSession, hands: Hands) -> None:
    _go_to(hands, cleared, "care-tried")
    hands.press("check.option.physical-therapy")
    hands.press("check.option.medicines")
    assert session.visit.answers["care-tried"] == frozenset({"physical-therapy", "medicines"})
    hands.press("check.option.none")
    assert session.visit.answers["care-tried"] == frozenset({"none"})
    assert not _button(hands, "option.medicines").isChecked()
    hands.press("check.option.medicines")
    assert session.visit.answers["care-tried"] == frozenset({"medicines"})
    assert not _button(hands, "option.none").isChecked()
    hands.press("check.option.medicines")
    assert "care-tried" not in session.visit.answers


def test_why_we_ask_stands_below_the_answers(cleared: Walk, hands: Hands, guide: Guide) -> None:
    hands.press("check.next")
    item = next(item for item in guide.questionnaire.items if f"check:{item.link_id}" == cleared.place)
    assert hands.sees(f"Why we ask: {item.why['en']}")


def test_another_language_keeps_the_question_and_its_answer(
    cleared: Walk, session: VisitSession, hands: Hands, guide: Guide
) -> None:
    hands.press("check.yes")
    hands.press("check.next")
    hands.press("check.option.three-quarters")
    session.set_language("es")
    cleared.again()
    question = guide.questionnaire.items[1]
    assert cleared.place == f"check:{question.link_id}"
    assert hands.sees(question.text["es"])
    assert _button(hands, "option.three-quarters").isChecked()


def test_the_self_check_can_be_answered_with_the_keyboard_alone(
    cleared: Walk, session: VisitSession, hands: Hands, window: KioskWindow
) -> None:
    _tab_to(window, "check.no")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    _tab_to(window, "check.next")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    hands.settle()
    assert cleared.place == "check:months-of-care"
    # The next page is walked through from its beginning: its first answer comes before "next".
    passed = _tab_to(window, "check.option.none-yet")
    assert "check.next" not in passed
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert session.visit.answers == {"had-test-shot": False, "months-of-care": "none-yet"}


def _tab_to(window: KioskWindow, control: str) -> list[str]:
    passed: list[str] = []
    for _ in range(40):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        name = focused.objectName() if focused is not None else ""
        if name == control:
            return passed
        passed.append(name)
    pytest.fail(f"{control} cannot be reached with Tab; there were {passed}")


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
def test_answers_are_large_enough_to_touch_and_apart(
    walk: Walk, session: VisitSession, show: Show, size: tuple[int, int]
) -> None:
    for link_id in ("", "had-test-shot", "care-tried", "injection-count"):
        screen = show(walk.screen, link_id, size=size)
        theme = session.view.theme
        buttons = [
            button for button in screen.findChildren(TouchButton) if button.isVisible() and button.isEnabled()
        ]
        assert min(min(button.width(), button.height()) for button in buttons) >= theme.u(72)
        boxes = [_box(button, screen, theme.u(8) - 1) for button in buttons]
        assert not any(one.intersects(two) for one in boxes for two in boxes if one is not two)


def _box(button: QWidget, screen: QWidget, around: int) -> QRect:
    place = button.mapTo(screen, button.rect().topLeft())
    return button.rect().translated(place).adjusted(-around, -around, around, around)


def test_in_portrait_no_answer_stands_in_the_top_third_alone(walk: Walk, show: Show) -> None:
    screen = show(walk.screen, "care-tried", size=(1080, 1920))
    first = screen.findChild(TouchButton, "check.option.physical-therapy")
    assert isinstance(first, TouchButton)
    assert first.mapTo(screen.window(), first.rect().topLeft()).y() > 1920 / 3


def test_nothing_is_left_on_the_screen_when_the_visit_is_erased(
    cleared: Walk, session: VisitSession, hands: Hands, show: Show
) -> None:
    hands.press("check.yes")
    session.erase()
    cleared.screen.forget()
    show(cleared.screen, "had-test-shot")
    assert not _button(hands, "yes").isChecked()
