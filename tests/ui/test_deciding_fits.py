"""Nothing is cut and nothing overlaps on the screens that help to decide: measured from the widgets."""

import itertools

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from kiosk import paths
from kiosk.ui.fonts import load_fonts
from kiosk.ui.screen import Screen
from kiosk.ui.screens.ask import AskScreen
from kiosk.ui.screens.check import CheckScreen
from kiosk.ui.screens.comparison import ComparisonScreen
from kiosk.ui.screens.outcome import OutcomeScreen
from kiosk.ui.session import VisitSession
from kiosk.visit.questionnaire import NOT_SURE
from tests.ui.conftest import Show

QUESTIONS = ("", "had-test-shot", "relief-after-test-shot", "care-tried", "injection-count")


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")


@pytest.fixture(autouse=True)
def _answers(session: VisitSession) -> None:
    visit = session.visit
    visit.answer("had-test-shot", True)
    visit.answer("relief-after-test-shot", "about-half")
    visit.answer("care-tried", frozenset({"physical-therapy", "medicines", "nerve-heating"}))
    visit.answer("injection-count", 12)
    visit.answer("pictures", NOT_SURE)
    visit.answer("daily-life", frozenset({"none"}))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920), (3840, 2160)])
def test_all_words_are_to_be_seen(
    show: Show, session: VisitSession, language: str, percent: int, size: tuple[int, int]
) -> None:
    session.set_language(language)
    session.set_text_percent(percent)
    check = CheckScreen()
    places: list[tuple[Screen, str]] = [(check, question) for question in QUESTIONS]
    places += [(ComparisonScreen(), ""), (OutcomeScreen(), ""), (AskScreen(), "")]
    for screen, argument in places:
        show(screen, argument, size=size)
        shown = [widget for widget in screen.findChildren(QWidget) if widget.isVisible()]
        assert [_told(widget) for widget in shown if _is_cut(widget)] == []
        assert _overlaps(shown) == []


def _is_cut(widget: QWidget) -> bool:
    fits = getattr(widget, "text_fits", None)
    if fits is not None:
        return not fits()
    if not isinstance(widget, QLabel) or not widget.text():
        return False
    if widget.wordWrap():
        longest = max(widget.fontMetrics().horizontalAdvance(word) for word in widget.text().split())
        return widget.heightForWidth(widget.width()) > widget.height() or longest > widget.width()
    return widget.sizeHint().width() > widget.width() or widget.sizeHint().height() > widget.height()


def _overlaps(shown: list[QWidget]) -> list[tuple[str, str]]:
    """Give the pairs of buttons and labels in the same parent that cover each other."""
    solid = [widget for widget in shown if isinstance(widget, QLabel | QAbstractButton)]
    return [
        (_told(one), _told(two))
        for one, two in itertools.combinations(solid, 2)
        if one.parentWidget() is two.parentWidget() and QRect(one.geometry()).intersects(two.geometry())
    ]


def _told(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()} {text!r} in {widget.size().toTuple()}"
