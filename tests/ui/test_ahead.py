"""In pauses, what is likely to be touched next is drawn already; the visit does not notice."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.app import Kiosk
from kiosk.content.cover import cover_of
from kiosk.content.model import Guide
from kiosk.settings import Settings
from kiosk.ui.gallery import sample_visit
from kiosk.ui.hands import Hands
from kiosk.ui.screen import Screen
from tests.scripted_printer import ScriptedPrinter


@pytest.fixture
def kiosk(guide: Guide, qapp: QApplication) -> Iterator[Kiosk]:
    kiosk = Kiosk(cover_of(guide), lambda: guide, Settings(reduce_motion=True), ScriptedPrinter())
    kiosk.open((1920, 1080))
    kiosk.furnish()
    yield kiosk
    kiosk.close()
    kiosk.window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def hands(kiosk: Kiosk) -> Hands:
    return Hands(kiosk.window)


Rest = Callable[[], None]


@pytest.fixture
def rest(kiosk: Kiosk, qtbot: QtBot) -> Rest:
    """Touch nothing until all that is likely is drawn."""

    def rest() -> None:
        qtbot.waitUntil(lambda: kiosk.ahead is not None and kiosk.ahead.is_done, timeout=30_000)

    return rest


PressStill = Callable[[str], None]


@pytest.fixture
def press_still(kiosk: Kiosk, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> PressStill:
    """Touch a control, and let nothing be drawn ahead until the touch is answered altogether."""

    def press_still(wanted: str) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("kiosk.ui.ahead._PAUSE_MS", 60_000)
            hands.press(wanted)
        assert kiosk.ahead is not None
        kiosk.ahead.wait()

    return press_still


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the name of each screen that is drawn."""
    names: list[str] = []
    draw = Screen._draw

    def note(screen: Screen, *, keep_anchor: bool) -> None:
        names.append(screen.name)
        draw(screen, keep_anchor=keep_anchor)

    monkeypatch.setattr(Screen, "_draw", note)
    return names


@pytest.mark.parametrize(
    "touches",
    [["bar.text_size"] * 4, ["bar.contrast"] * 2, ["bar.language.es", "bar.language.en"]],
    ids=["text", "contrast", "language"],
)
def test_the_looks_that_are_a_touch_away_from_home_are_drawn(
    kiosk: Kiosk, rest: Rest, press_still: PressStill, drawn: list[str], touches: list[str]
) -> None:
    kiosk.host.begin_visit("en")
    for touch in touches:
        rest()
        drawn.clear()
        press_still(touch)
        assert drawn == []


def test_home_in_the_other_language_is_drawn_before_a_visit_begins(
    hands: Hands, rest: Rest, press_still: PressStill, drawn: list[str]
) -> None:
    rest()
    drawn.clear()
    press_still("welcome.start.es")
    assert drawn == []
    assert hands.sees("Cuatro pasos, sin orden fijo")


@pytest.mark.parametrize("door", ["compare", "minute", "common", "ask", "about", "signs"])
def test_behind_a_door_of_the_home_screen_all_is_drawn(
    kiosk: Kiosk, rest: Rest, press_still: PressStill, drawn: list[str], door: str
) -> None:
    kiosk.host.begin_visit("en")
    rest()
    drawn.clear()
    press_still(f"home.{door}")
    assert drawn == []
    assert kiosk.navigator.place == door


def test_the_next_section_and_the_next_question_are_drawn_beside_the_one_in_sight(
    kiosk: Kiosk, hands: Hands, rest: Rest, press_still: PressStill, drawn: list[str]
) -> None:
    kiosk.host.begin_visit("en")
    kiosk.host.go("reader")
    for _ in range(3):
        rest()
        drawn.clear()
        press_still("reader.next")
        assert drawn == []
    kiosk.host.go("check")
    hands.press("check.none")
    for _ in range(3):
        rest()
        drawn.clear()
        press_still("check.next")
        assert drawn == []
    read = [section.id for section in kiosk.session.view.guide.sections[:3]]
    assert list(kiosk.session.visit.read) == read


def test_the_section_before_is_ticked_in_the_page_that_was_drawn_before_it_was_read(
    kiosk: Kiosk, hands: Hands, rest: Rest
) -> None:
    kiosk.host.begin_visit("en")
    kiosk.host.go("reader")
    rest()
    first = kiosk.session.view.guide.sections[0].id
    hands.press("reader.next")
    assert hands.find(f"reader.section.{first}").accessibleDescription() == "Read"


def test_a_visit_does_not_notice(kiosk: Kiosk, rest: Rest) -> None:
    kiosk.host.begin_visit("en")
    rest()
    assert kiosk.session.visit.is_untouched


def test_nothing_is_drawn_while_somebody_touches(
    kiosk: Kiosk, rest: Rest, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.ui.ahead._PAUSE_MS", 1000)  # however slow this machine is
    kiosk.host.begin_visit("en")
    drawn.clear()
    assert kiosk.ahead is not None
    for _ in range(20):
        kiosk.idle.touch()
        QApplication.processEvents()
    assert drawn == []
    rest()
    assert drawn != []


def test_a_new_answer_has_the_pages_that_depend_on_it_drawn_anew(
    kiosk: Kiosk, hands: Hands, rest: Rest, press_still: PressStill, drawn: list[str]
) -> None:
    kiosk.host.begin_visit("en")
    kiosk.host.go("check")
    hands.press("check.none")
    rest()
    drawn.clear()
    item = kiosk.session.visit.path[0]
    hands.press(f"check.{item.answer_option[0].code}" if item.answer_option else "check.yes")
    rest()
    assert "home" in drawn
    drawn.clear()
    press_still("check.home")
    assert drawn == []
    assert hands.sees("of")


def test_another_language_is_never_left_on_a_page_that_was_drawn_before(
    kiosk: Kiosk, hands: Hands, rest: Rest
) -> None:
    kiosk.host.begin_visit("en")
    rest()
    hands.press("bar.language.es")
    hands.press("home.compare")
    assert hands.sees(kiosk.session.view.guide.comparison.title["es"])
    assert not hands.sees(kiosk.session.view.guide.comparison.title["en"])


def test_the_page_that_is_made_is_that_of_the_look_in_sight(kiosk: Kiosk, hands: Hands, qtbot: QtBot) -> None:
    """The large page of an earlier look is not to have its own made again: it has fewer sides."""
    kiosk.pose()
    kiosk.host.begin_visit("en")
    sample_visit(kiosk.session.visit)
    for place in ("page", "summary"):
        kiosk.host.go(place)
        qtbot.waitUntil(lambda: not kiosk.desk.busy, timeout=20_000)
    assert kiosk.desk.page is not None
    assert kiosk.desk.page.page_count == 1
    for _ in range(3):
        hands.press("bar.text_size")
        qtbot.waitUntil(lambda: not kiosk.desk.busy, timeout=20_000)
        hands.settle()
    qtbot.waitUntil(lambda: not kiosk.desk.busy, timeout=20_000)
    assert kiosk.desk.page.page_count == 2
    assert hands.sees("Print 2 pages")


def test_at_the_end_of_a_visit_nothing_that_was_drawn_is_left(kiosk: Kiosk, hands: Hands, rest: Rest) -> None:
    kiosk.host.begin_visit("en")
    kiosk.host.go("check")
    hands.press("check.none")
    rest()
    kiosk.host.end_visit()
    assert kiosk.ahead is not None
    kiosk.ahead.stop()  # or the next patient's home is there soon
    hands.settle()
    screens = kiosk.window.findChildren(Screen)
    assert {screen.name for screen in screens if screen.is_drawn} == {"welcome"}
    left = [
        widget.objectName()
        for screen in screens
        if screen.name != "welcome"
        for widget in screen.findChildren(QWidget)
    ]
    assert left == []
