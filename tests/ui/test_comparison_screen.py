"""The comparison: rows by treatments, hearts, and more behind a touch."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.ui.fonts import load_fonts
from kiosk.ui.hands import Hands
from kiosk.ui.screens.comparison import ComparisonScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.comparison_row import RowButton, TableHead, TableRow
from kiosk.ui.widgets.heart import HeartButton
from kiosk.ui.window import KioskWindow
from tests.ui.conftest import Show

TABLE, CARDS = (1920, 1080), (1080, 1920)


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")


def _heart(hands: Hands, row: str) -> HeartButton:
    heart = hands.find(f"compare.heart.{row}")
    assert isinstance(heart, HeartButton)
    return heart


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [TABLE, CARDS])
def test_every_cell_stands_beside_its_treatments_name(
    show: Show, session: VisitSession, hands: Hands, language: str, size: tuple[int, int]
) -> None:
    session.set_language(language)
    show(ComparisonScreen(), size=size)
    comparison = session.view.guide.comparison
    for option in comparison.options:
        assert hands.sees(option.name[language])
        for row in comparison.attributes:
            said = f"{option.name[language]}: {row.cells[option.id][language]}"
            assert hands.sees(row.title[language])
            assert hands.sees(said)


def test_the_comparison_counts_as_seen_once_it_is_shown(show: Show, session: VisitSession) -> None:
    assert not session.visit.compared
    show(ComparisonScreen())
    assert session.visit.compared


@pytest.mark.parametrize("size", [TABLE, CARDS])
def test_a_heart_is_given_and_taken_back_in_place(
    show: Show, session: VisitSession, hands: Hands, size: tuple[int, int]
) -> None:
    show(ComparisonScreen(), size=size)
    heart = _heart(hands, "getting-back")
    assert not heart.isChecked()
    assert heart.accessibleName() == "Matters to me: Getting back to life, off"
    hands.press("compare.heart.getting-back")
    assert list(session.visit.hearts) == ["getting-back"]
    assert _heart(hands, "getting-back") is heart  # the page was not built anew
    assert heart.isChecked()
    assert heart.accessibleName() == "Matters to me: Getting back to life, on"
    hands.press("compare.heart.getting-back")
    assert not session.visit.hearts
    assert not heart.isChecked()
    assert heart.accessibleName().endswith("off")


def test_a_full_heart_is_told_by_more_than_its_colour(show: Show, hands: Hands, window: KioskWindow) -> None:
    show(ComparisonScreen())
    heart = _heart(hands, "done-again")
    middle = heart.mapTo(window, heart.rect().center())
    empty = window.grab().toImage().pixelColor(middle).lightness()
    hands.press("compare.heart.done-again")
    full = window.grab().toImage().pixelColor(middle).lightness()
    assert empty > 200
    assert full < 100


@pytest.mark.parametrize("size", [TABLE, CARDS])
def test_a_touch_on_a_row_asks_for_more_about_it(
    qtbot: QtBot, show: Show, session: VisitSession, hands: Hands, size: tuple[int, int]
) -> None:
    screen = show(ComparisonScreen(), size=size)
    with qtbot.waitSignal(screen.card_requested) as card:
        hands.press("compare.row.what-can-go-wrong")
    assert card.args == ["row:what-can-go-wrong"]
    assert not session.visit.hearts


@pytest.mark.parametrize("language", ["en", "es"])
def test_at_least_seven_rows_are_in_sight_at_once_on_a_wide_screen(
    show: Show, session: VisitSession, language: str
) -> None:
    session.set_language(language)
    screen = show(ComparisonScreen(), size=TABLE)
    (area,) = screen.findChildren(QScrollArea)
    rows = [row for row in screen.findChildren(TableRow) if row.isVisible()]
    seen = [
        row
        for row in rows
        if row.mapTo(area.viewport(), row.rect().bottomLeft()).y() < area.viewport().height()
    ]
    assert len(seen) >= 7


def test_the_treatments_names_stay_in_sight_while_the_rows_scroll(
    show: Show, hands: Hands, window: KioskWindow
) -> None:
    screen = show(ComparisonScreen(), size=(1280, 800))
    (head,) = screen.findChildren(TableHead)
    (area,) = screen.findChildren(QScrollArea)
    place = head.mapTo(window, QPoint(0, 0))
    hands.press("compare.more")
    assert area.verticalScrollBar().value() > 0
    assert head.mapTo(window, QPoint(0, 0)) == place
    assert head.rect().translated(place).bottom() <= area.mapTo(window, QPoint(0, 0)).y()


def test_another_language_keeps_the_hearts(show: Show, session: VisitSession, hands: Hands) -> None:
    screen = show(ComparisonScreen())
    hands.press("compare.heart.done-again")
    session.set_language("es")
    show(screen)
    assert _heart(hands, "done-again").isChecked()
    assert hands.sees("¿Se repite?")


def test_a_heart_that_was_given_elsewhere_is_shown(show: Show, session: VisitSession, hands: Hands) -> None:
    screen = show(ComparisonScreen())
    session.visit.toggle_heart("best-suited")
    show(screen)
    assert _heart(hands, "best-suited").isChecked()


def test_hearts_and_rows_can_be_used_with_the_keyboard_alone(
    show: Show, session: VisitSession, window: KioskWindow
) -> None:
    screen = show(ComparisonScreen())
    cards: list[str] = []
    screen.card_requested.connect(cards.append)
    screen.setFocus()
    for _ in range(60):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        if isinstance(focused, RowButton) and not cards:
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
        if isinstance(focused, HeartButton):
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
            break
    first = session.view.guide.comparison.attributes[0].id
    assert cards == [f"row:{first}"]
    assert list(session.visit.hearts) == [first]


@pytest.mark.parametrize("size", [TABLE, (1280, 800), CARDS])
def test_rows_and_hearts_are_large_enough_to_touch(
    show: Show, session: VisitSession, size: tuple[int, int]
) -> None:
    screen = show(ComparisonScreen(), size=size)
    least = session.view.theme.u(72)
    controls: list[QWidget] = [*screen.findChildren(RowButton), *screen.findChildren(HeartButton)]
    assert len(controls) == 2 * len(session.view.guide.comparison.attributes)
    assert all(control.height() >= least and control.width() >= least for control in controls)


def test_the_way_leads_home_and_to_the_self_check(qtbot: QtBot, show: Show, hands: Hands) -> None:
    screen = show(ComparisonScreen())
    for control, place in (("compare.home", "home"), ("compare.check", "check")):
        with qtbot.waitSignal(screen.place_requested) as asked:
            hands.press(control)
        assert asked.args == [place]


def test_nothing_of_the_hearts_is_left_when_the_visit_is_erased(
    show: Show, session: VisitSession, hands: Hands
) -> None:
    screen = show(ComparisonScreen())
    hands.press("compare.heart.done-again")
    session.erase()
    screen.forget()
    assert not screen.findChildren(HeartButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    show(screen)
    assert not any(heart.isChecked() for heart in screen.findChildren(HeartButton) if heart.isVisible())
