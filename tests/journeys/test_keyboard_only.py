"""A patient, or somebody at the clinic, uses nothing but a keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Guide
from kiosk.ui.gallery import Gallery, Scene, scenes_of
from tests.journeys.choices import ANSWERS, HEARTS, QUESTIONS
from tests.journeys.conftest import CALM, Open, OpenKiosk
from tests.journeys.printed import page_in, page_words, read_page

_MOST_STEPS = 150
"""More than the controls of any screen: whoever needs more steps is caught in a circle."""


def strike(kiosk: OpenKiosk, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(kiosk.kiosk.window.windowHandle(), key)
        kiosk.hands.settle()


def focused(kiosk: OpenKiosk) -> QWidget | None:
    return kiosk.kiosk.window.focusWidget()


def name_of(widget: QWidget | None) -> str:
    return "" if widget is None else widget.objectName()


def walk_to(kiosk: OpenKiosk, control: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Move the focus step by step until it is on a control."""
    passed = []
    while name_of(focused(kiosk)) != control:
        strike(kiosk, key)
        passed.append(name_of(focused(kiosk)))
        assert len(passed) < _MOST_STEPS, f"{control} is not reached on {kiosk.hands.screen}: {passed}"


def choose(kiosk: OpenKiosk, *controls: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    for control in controls:
        walk_to(kiosk, control)
        strike(kiosk, key)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_visit_to_the_printed_page(
    open_kiosk: Open, guide: Guide, tmp_path: Path, language: str
) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    choose(kiosk, f"welcome.start.{language}", "home.compare")
    choose(kiosk, *(f"compare.heart.{heart}" for heart in HEARTS), key=Qt.Key.Key_Space)
    choose(kiosk, "compare.check", "check.none")
    for _, answers in ANSWERS:
        choose(kiosk, *answers, "check.next")
    choose(kiosk, "outcome.ask", *(f"ask.question.{question}" for question in QUESTIONS), "ask.take")
    kiosk.until(lambda: kiosk.kiosk.desk.page is not None)
    choose(kiosk, "summary.print")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)

    page, words = read_page(page_in(tmp_path)), page_words(language)
    assert (page.language, page.title) == (language, words["title"])
    rows = {row.id: row.title[language] for row in guide.comparison.attributes}
    matters = page.part(words["matters"], words["points"])
    assert [rows[heart] for heart in HEARTS if rows[heart] not in matters] == []
    assert page.text.count(words["not-sure"]) == 2

    choose(kiosk, "summary.erase")
    assert kiosk.place == "welcome"


SCENES = (
    "home",
    "common",
    "compare",
    "check",
    "outcome",
    "ask",
    "summary",
    "signs",
    "card-row",
    "still-there",
)


def scene(guide: Guide, name: str) -> Scene:
    return next(each for each in scenes_of(guide) if each.name == name)


def stops(root: QWidget) -> set[QWidget]:
    """Give all that the focus is to stop at: what can be seen or scrolled to, and is in use."""
    return {
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
    }


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("name", [*SCENES, "reader-at-a-glance"])
def test_the_focus_comes_to_everything_and_is_never_caught(
    open_kiosk: Open, guide: Guide, name: str, key: Qt.Key
) -> None:
    kiosk = open_kiosk()
    kiosk.press("welcome.start.en")
    parts = kiosk.kiosk
    Gallery(parts.window, parts.session, parts.stage, parts.host, parts.desk, parts.staff).show(
        scene(guide, name)
    )
    root = next((each for each in parts.window.overlays() if each.isVisible()), parts.window)
    wanted = stops(root)
    reached: set[QWidget] = set()
    for _ in range(_MOST_STEPS):
        strike(kiosk, key)
        current = focused(kiosk)
        assert current is not None
        reached.add(current)
    assert sorted(map(name_of, wanted - reached)) == []
    assert [
        name_of(each) for each in reached if each not in wanted and each is not parts.window.current
    ] == []


def test_what_has_the_focus_is_in_sight(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    choose(kiosk, "welcome.start.en", "home.ask")
    walk_to(kiosk, "ask.question.what-to-stop")
    current = focused(kiosk)
    assert current is not None
    assert not current.visibleRegion().isEmpty()


def test_escape_goes_back_from_everywhere_and_in_the_end_stays_home(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    choose(kiosk, "welcome.start.en", "home.compare", f"compare.row.{HEARTS[0]}")
    assert kiosk.kiosk.window.card.isVisible()
    strike(kiosk, Qt.Key.Key_Escape)
    assert not kiosk.kiosk.window.card.isVisible()
    assert kiosk.place == "compare"
    choose(kiosk, "compare.check", "check.none", "check.next")
    strike(kiosk, Qt.Key.Key_Escape)
    assert kiosk.place == "check:had-test-shot"
    strike(kiosk, Qt.Key.Key_Escape)
    assert kiosk.place == "compare"
    strike(kiosk, Qt.Key.Key_Escape)
    assert kiosk.place == "home"
    strike(kiosk, Qt.Key.Key_Escape)
    assert kiosk.place == "home"
    choose(kiosk, "home.signs")
    strike(kiosk, Qt.Key.Key_Escape)
    assert kiosk.place == "home"


def test_the_arrows_scroll(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    choose(kiosk, "welcome.start.en", "home.learn")
    screen = kiosk.kiosk.window.current
    assert screen is not None
    assert screen._page is not None
    bar = screen._page._area.verticalScrollBar()
    strike(kiosk, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
    below = bar.value()
    assert below > 0
    strike(kiosk, Qt.Key.Key_PageUp, Qt.Key.Key_Up)
    assert bar.value() == 0
