"""Nothing is cut, overlaps, or is too small to touch: every screen of the whole kiosk, by measuring."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from kiosk.app import Kiosk
from kiosk.content.cover import cover_of
from kiosk.content.model import Guide
from kiosk.settings import Settings
from kiosk.ui.gallery import SCREEN_SIZES, Gallery, Look, pseudo_looks, scenes_of
from kiosk.ui.pseudo import PSEUDO_LOCALES, PseudoTranslator, pseudo_guide
from kiosk.ui.staff.samples import sample_premises
from kiosk.ui.theme import Theme
from kiosk.ui.translation import SOURCE_LANGUAGE
from kiosk.ui.widgets.labels import unbroken
from tests.scripted_printer import ScriptedPrinter

LEAST_TARGET, LEAST_GAP = 72, 16
"""In design pixels: WCAG 2.5.5 asks for 44 px targets; a trembling finger wants more, and room between."""

_OF_A_TABLE = ("row", "heart")
"""The lines of the comparison's table touch each other, as lines of a table do; none of them does harm."""

LOOKS = [
    Look(language, "light", percent, size)
    for language, percent, size in itertools.product(("en", "es"), (100, 200), SCREEN_SIZES)
]


@pytest.fixture
def offered() -> tuple[str, ...]:
    """The languages that the clinic set; none for those of the guide."""
    return ()


@pytest.fixture
def kiosk(guide: Guide, offered: tuple[str, ...], qapp: QApplication, tmp_path: Path) -> Iterator[Kiosk]:
    settings = Settings(languages=offered, reduce_motion=True)
    guide = pseudo_guide(guide) if offered else guide
    premises = sample_premises(tmp_path, guide, settings)
    kiosk = Kiosk(cover_of(guide), lambda: guide, settings, ScriptedPrinter(), lambda: premises)
    kiosk.open((1920, 1080))
    kiosk.pose()
    qapp.processEvents()
    kiosk.window.setUpdatesEnabled(False)  # it is measured, not looked at
    yield kiosk
    kiosk.close()
    kiosk.translation.use(SOURCE_LANGUAGE)  # what is installed in Qt would outlive the kiosk
    kiosk.window.deleteLater()
    qapp.processEvents()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_everything_can_be_read_and_touched(kiosk: Kiosk, guide: Guide, look: Look) -> None:
    assert faults_in(kiosk, guide, look) == []


@pytest.mark.parametrize(("look", "offered"), [(look, ("en", look.language)) for look in pseudo_looks()])
def test_a_language_to_come_can_be_read_and_touched_too(kiosk: Kiosk, guide: Guide, look: Look) -> None:
    kiosk.translation.add(look.language, PseudoTranslator(PSEUDO_LOCALES[look.language]))
    assert faults_in(kiosk, guide, look) == []


def faults_in(kiosk: Kiosk, guide: Guide, look: Look) -> list[str]:
    """Tell what is wrong with any screen in this look."""
    gallery = Gallery(kiosk.window, kiosk.session, kiosk.stage, kiosk.host, kiosk.desk, kiosk.staff)
    gallery.dress(look)
    found = []
    for scene in scenes_of(guide):
        gallery.show(scene)
        root = next((each for each in kiosk.window.overlays() if each.isVisible()), kiosk.window)
        found += [f"{scene.name}: {fault}" for fault in faults(root, kiosk.session.view.theme)]
    return found


# --- Measuring ----------------------------------------------------------------------------------


def faults(root: QWidget, theme: Theme) -> Iterator[str]:
    """Tell all that is wrong with what is shown in ``root``."""
    shown = [widget for widget in root.findChildren(QWidget) if widget.isVisible()]
    for widget in shown:
        if _is_cut(widget):
            yield f"the words are cut: {_told(widget)}"
        if not _is_inside(widget, root):
            yield f"it sticks out of what it is in: {_told(widget)}"
    for parent in (root, *shown):
        yield from _overlaps(parent)
    yield from _touch_faults([widget for widget in shown if isinstance(widget, QAbstractButton)], theme)


def _is_cut(widget: QWidget) -> bool:
    fits = getattr(widget, "text_fits", None)
    if fits is not None:
        return not fits() or widget.width() < widget.minimumSizeHint().width()
    if isinstance(widget, QLabel) and widget.text():
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        return widget.height() < needed or widget.contentsRect().width() < _widest_word(widget)
    return False


def _widest_word(label: QLabel) -> int:
    text = label.text()
    words = QTextDocumentFragment.fromHtml(text).toPlainText() if text.startswith("<") else text
    runs = unbroken(words) if label.wordWrap() else [words]
    return max((label.fontMetrics().horizontalAdvance(word) for word in runs), default=0)


def _is_inside(widget: QWidget, root: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or widget is root:
        return True
    area = parent.parentWidget()
    if isinstance(area, QScrollArea) and widget is area.widget():
        reach = area.verticalScrollBar().maximum() + area.viewport().height()
        return widget.width() <= area.viewport().width() and widget.height() <= reach
    return parent.rect().contains(widget.geometry())


def _overlaps(parent: QWidget) -> Iterator[str]:
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    for one, other in itertools.combinations(children, 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{_told(one)} overlaps {_told(other)}"


def _touch_faults(buttons: list[QAbstractButton], theme: Theme) -> Iterator[str]:
    least, gap = theme.u(LEAST_TARGET), theme.u(LEAST_GAP)
    boxes: dict[QWidget | None, list[tuple[QAbstractButton, QRect]]] = {}
    for button in buttons:
        if button.width() < least or button.height() < least:
            yield f"it is smaller than {least}: {_told(button)}"
        ground = _ground_of(button)
        place = button.mapTo(ground, QPoint(0, 0))
        boxes.setdefault(ground, []).append((button, QRect(place, button.size())))
    for together in boxes.values():
        for (one, here), (other, there) in itertools.combinations(together, 2):
            if one.property("kind") in _OF_A_TABLE and other.property("kind") in _OF_A_TABLE:
                continue
            if here.adjusted(1 - gap, 1 - gap, gap - 1, gap - 1).intersects(there):
                yield f"nearer than {gap}: {_told(one)} and {_told(other)}"


def _ground_of(widget: QWidget) -> QWidget:
    """Give what a widget moves with: the inside of a scrolling page, or the window."""
    ground = widget
    while (parent := ground.parentWidget()) is not None:
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and area.widget() is ground:
            return ground
        ground = parent
    return ground


def _told(widget: Any) -> str:  # noqa: ANN401 - any widget
    text = widget.text()[:50] if hasattr(widget, "text") else ""
    box: QRect = widget.geometry()
    size: QSize = box.size()
    name = widget.objectName() or type(widget).__name__
    return f"{name} '{text}' at {box.x()},{box.y()} {size.width()}x{size.height()}"
