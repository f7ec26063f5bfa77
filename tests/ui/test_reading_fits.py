"""Nothing of the reading screens is cut or overlaps: every size, text size and language, by measuring."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from kiosk import paths
from kiosk.ui.cards import fill_card
from kiosk.ui.fonts import load_fonts
from kiosk.ui.hands import Hands
from kiosk.ui.screen import Screen
from kiosk.ui.screens.about import AboutScreen
from kiosk.ui.screens.common import CommonScreen
from kiosk.ui.screens.minute import MinuteScreen
from kiosk.ui.screens.reader import ReaderScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.buttons import TouchButton
from kiosk.ui.widgets.icon_array import Crowd
from kiosk.ui.widgets.picture import Drawing
from kiosk.ui.widgets.stat_pair import Track
from kiosk.ui.window import KioskWindow

SIZES = [(1920, 1080), (1280, 800), (3840, 2160), (1080, 1920)]
LOOKS = [(size, percent) for size in SIZES for percent in (100, 200)]
LOOKS += [((1920, 1080), 125), ((1280, 800), 125), ((1080, 1920), 150)]
Show = Callable[..., Screen]


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")


def leaves(root: QWidget) -> Iterator[QWidget]:
    """Give all that shows words or figures: labels, buttons, and what is painted by hand."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QLabel | QAbstractButton | Crowd | Drawing | Track):
            yield widget


def faults(root: QWidget) -> list[str]:
    """Tell what is cut, sticks out of the page, or overlaps."""
    found: list[str] = []
    boxes: list[tuple[QWidget, QRect]] = []
    for widget in leaves(root):
        name = widget.objectName() or f"{type(widget).__name__} '{getattr(widget, 'text', str)()[:40]}'"
        if widget.hasHeightForWidth() and widget.height() < widget.heightForWidth(widget.width()):
            found.append(
                f"{name} is {widget.height()} high and needs {widget.heightForWidth(widget.width())}"
            )
        if isinstance(widget, TouchButton) and not widget.text_fits():
            found.append(f"the words of {name} do not fit")
        box = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
        if box.left() < 0 or box.right() > root.width():
            found.append(f"{name} sticks out sideways")
        boxes.append((widget, box))
    for (first, first_box), (second, second_box) in combinations(boxes, 2):
        related = first.isAncestorOf(second) or second.isAncestorOf(first)
        if not related and first_box.intersects(second_box):
            found.append(f"{first} and {second} overlap")
    return found


def page_faults(screen: QWidget) -> list[str]:
    """Measure each scrolling page of the screen by itself: what is scrolled away overlaps nothing."""
    found: list[str] = []
    for area in screen.findChildren(QScrollArea):
        content = area.widget()
        if content is not None and area.isVisible():
            if content.width() > area.viewport().width():
                found.append("the page is wider than the screen")
            found += faults(content)
    footer = next(each for each in screen.findChildren(QWidget) if each.property("bar") == "footer")
    return found + faults(footer)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "percent"), LOOKS)
def test_no_section_is_cut(
    show: Show, session: VisitSession, size: tuple[int, int], percent: int, language: str
) -> None:
    session.set_language(language)
    session.set_text_percent(percent)
    reader = ReaderScreen()
    for section in session.view.guide.sections:
        show(reader, section.id, size=size)
        assert page_faults(reader) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "percent"), LOOKS)
def test_no_smaller_screen_is_cut(
    show: Show, session: VisitSession, size: tuple[int, int], percent: int, language: str
) -> None:
    session.set_language(language)
    session.set_text_percent(percent)
    for screen in (MinuteScreen(), AboutScreen()):
        show(screen, size=size)
        assert page_faults(screen) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "percent"), LOOKS)
def test_no_answer_is_cut(
    show: Show, session: VisitSession, size: tuple[int, int], percent: int, language: str
) -> None:
    session.set_language(language)
    session.set_text_percent(percent)
    common = CommonScreen()
    show(common, size=size)
    for question in session.view.guide.common_questions:
        heading = common.findChild(TouchButton, f"common.question.{question.id}")
        assert heading is not None
        heading.click()
        show(common, size=size)
        assert page_faults(common) == []


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920)])
@pytest.mark.parametrize("percent", [125, 200])
def test_the_contents_are_not_cut(
    show: Show, session: VisitSession, hands: Hands, size: tuple[int, int], percent: int
) -> None:
    session.set_language("es")
    session.set_text_percent(percent)
    reader = ReaderScreen()
    show(reader, "at-a-glance", size=size)
    if reader.findChild(TouchButton, "reader.contents") is not None:
        hands.press("reader.contents")
    assert page_faults(reader) == []


@pytest.mark.parametrize(
    "reference",
    ["term:opioid", "evidence:lois-2019,sham-2024", "evidence:nass,article,nice-2017", "row:done-again"],
)
@pytest.mark.parametrize("percent", [100, 200])
def test_no_card_is_cut(show: Show, window: KioskWindow, hands: Hands, reference: str, percent: int) -> None:
    about = AboutScreen()
    for size in SIZES:
        show(about, size=size)
        view = about.view
        view = replace(view, language="es", theme=replace(view.theme, text_percent=percent))
        window.apply(view)
        title, body = fill_card(view, reference, print)
        window.card.show_card(view, title, body)
        hands.settle()
        content = window.card.findChild(QScrollArea)
        assert content is not None
        page = content.widget()
        assert page is not None
        assert page.width() <= content.viewport().width()
        assert faults(page) == []
