"""Language, contrast and text size change at once, and the patient stays where they are."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from kiosk.ui.gallery import sample_visit
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.widgets.scroll_page import ScrollPage
from kiosk.visit.visit import Visit
from tests.journeys.choices import HEARTS
from tests.journeys.conftest import Open, OpenKiosk

PLACES = (
    "home",
    "minute",
    "common",
    "about",
    "compare",
    "check",
    "check:care-tried",
    "check:injection-count",
    "outcome",
    "ask",
    "summary",
    "page",
    "reader:what-studies-show",
)
IN_PORTRAIT = ("compare", "outcome", "reader:what-studies-show")
CHANGES = ("bar.language.es", "bar.contrast", "bar.language.en", "bar.contrast", "bar.text_size")
"""One after the other; after the last one, text is the next size."""


def chosen(visit: Visit) -> tuple[object, ...]:
    return (dict(visit.answers), list(visit.hearts), list(visit.questions))


def page_of(kiosk: OpenKiosk) -> ScrollPage:
    screen = kiosk.kiosk.window.current
    assert screen is not None
    assert screen._page is not None
    return screen._page


def in_sight(kiosk: OpenKiosk, part: float = 1.0) -> list[str]:
    """Give the ids of the page's controls that can be seen in its upper ``part``, from the top."""
    window = kiosk.kiosk.window
    viewport = page_of(kiosk)._area.viewport()
    end = viewport.mapTo(window, QPoint()).y() + round(viewport.height() * part)
    shown = []
    for area in window.findChildren(QScrollArea):
        held = area.widget()
        for widget in held.findChildren(QWidget) if held is not None else ():
            top = widget.mapTo(window, QPoint())
            is_control = widget.accessibleIdentifier() and ".section." not in widget.objectName()
            if is_control and top.y() < end and not widget.visibleRegion().isEmpty():
                shown.append((top.y(), top.x(), widget.objectName()))
    return [name for _, _, name in sorted(shown)]


def go(kiosk: OpenKiosk, place: str) -> None:
    """Bring the patient to a place, past all that leads there."""
    kiosk.kiosk.navigator.go("home")
    kiosk.kiosk.navigator.go(place)
    kiosk.until(lambda: not kiosk.kiosk.desk.busy)
    kiosk.hands.settle()


def turn_a_page(kiosk: OpenKiosk) -> None:
    screen = kiosk.hands.screen
    if page_of(kiosk).overflows:
        kiosk.press(f"{screen}.more")


@pytest.mark.parametrize(
    ("place", "size"),
    [*((place, (1920, 1080)) for place in PLACES), *((place, (1080, 1920)) for place in IN_PORTRAIT)],
)
def test_place_and_choices_stay(open_kiosk: Open, place: str, size: tuple[int, int]) -> None:
    kiosk = open_kiosk(size=size)
    kiosk.press("welcome.start.en")
    sample_visit(kiosk.kiosk.session.visit)
    before = chosen(kiosk.kiosk.session.visit)
    go(kiosk, place)
    for percent in TEXT_PERCENTS:
        turn_a_page(kiosk)
        for change in CHANGES if percent in (100, 200) else CHANGES[-1:]:
            # Large print has a second side; in ordinary print there is none that could stay in sight.
            top = [each for each in in_sight(kiosk, part=0.2)[:1] if each != "page.side.2"]
            kiosk.press(change)
            kiosk.until(lambda: not kiosk.kiosk.desk.busy)
            kiosk.hands.settle()
            assert kiosk.place == place
            assert kiosk.hands.screen == place.partition(":")[0]
            assert [each for each in top if each not in in_sight(kiosk)] == [], (percent, change)
    assert chosen(kiosk.kiosk.session.visit) == before
    assert kiosk.kiosk.session.view.theme.text_percent == 100


@pytest.mark.parametrize("change", ["bar.language.es", "bar.contrast", "bar.text_size"])
def test_the_same_passage_stays_at_the_top(open_kiosk: Open, change: str) -> None:
    kiosk = open_kiosk()
    kiosk.press("welcome.start.en", "home.learn", "reader.section.what-studies-show", "reader.more")
    passage, part = page_of(kiosk).anchor()
    assert passage > 0
    kiosk.press(change)
    assert page_of(kiosk).anchor()[0] == passage
    assert page_of(kiosk).anchor()[1] == pytest.approx(part, abs=0.02)


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_answer_stays_marked(open_kiosk: Open, language: str) -> None:
    kiosk = open_kiosk()
    kiosk.press(f"welcome.start.{language}", "home.check", "check.none", "check.yes")
    for change in ("bar.contrast", "bar.text_size", f"bar.language.{'es' if language == 'en' else 'en'}"):
        kiosk.press(change)
        assert kiosk.hands.find("check.yes").property("checked")
        assert not kiosk.hands.find("check.no").property("checked")


def opened_card(kiosk: OpenKiosk) -> None:
    kiosk.press("home.compare", f"compare.row.{HEARTS[0]}", "card.close")


def opened_question(kiosk: OpenKiosk) -> None:
    kiosk.press("home.common", "common.question.how-long-to-heal")


def opened_list(kiosk: OpenKiosk) -> None:
    kiosk.press("bar.text_size", "bar.text_size", "home.learn", "reader.contents")


@pytest.mark.parametrize("opened", [opened_card, opened_question, opened_list])
def test_what_was_opened_stays_open(open_kiosk: Open, opened: Callable[[OpenKiosk], None]) -> None:
    kiosk = open_kiosk()
    kiosk.press("welcome.start.en")
    opened(kiosk)
    before = kiosk.hands.ids()
    kiosk.press("bar.contrast")
    assert kiosk.hands.ids() == before


def test_a_change_goes_through_while_the_page_still_prints(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    kiosk.press("welcome.start.en", "home.take", "bar.language.es", "bar.contrast", "bar.text_size")
    kiosk.until(lambda: kiosk.kiosk.desk.page is not None)
    assert kiosk.place == "summary"
    assert kiosk.kiosk.session.visit.language == "es"
