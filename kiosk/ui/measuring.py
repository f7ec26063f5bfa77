"""Whether everything on a screen can be read and touched, by measuring its widgets."""

import itertools
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from kiosk.content.misfit import Misfit
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.labels import BREAK, unbroken

LEAST_TARGET, LEAST_GAP = 72, 16
"""In design pixels: WCAG 2.5.5 asks for 44 px targets; a trembling finger wants more, and room between."""

_OF_A_TABLE = ("row", "heart")
"""The lines of the comparison's table touch each other, as lines of a table do; none of them does harm."""


def misfits(root: QWidget, theme: Theme) -> Iterator[Misfit]:
    """Tell all that is wrong with what is shown in ``root``.

    Args:
        root: A window or a card, laid out.
        theme: What it is drawn with.
    """
    shown = [widget for widget in root.findChildren(QWidget) if widget.isVisible()]
    for widget in shown:
        missing = _missing(widget)
        if missing is not None:
            yield Misfit("cut", _words(widget), f"the words are cut: {_told(widget)}", missing)
        if not _is_inside(widget, root):
            yield Misfit("outside", _widest(widget), f"it sticks out of what it is in: {_told(widget)}")
    for parent in (root, *shown):
        yield from _overlaps(parent)
    yield from _touch_faults([widget for widget in shown if isinstance(widget, QAbstractButton)], theme)


def _missing(widget: QWidget) -> int | None:
    """Give how many pixels a widget's words lack; None where they fit."""
    fits = getattr(widget, "text_fits", None)
    if fits is not None:
        narrow = widget.minimumSizeHint().width() - widget.width()
        return max(narrow, 0) if narrow > 0 or not fits() else None
    if isinstance(widget, QLabel) and widget.text():
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        missing = max(needed - widget.height(), _widest_word(widget) - widget.contentsRect().width())
        return missing if missing > 0 else None
    return None


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


def _overlaps(parent: QWidget) -> Iterator[Misfit]:
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    for one, other in itertools.combinations(children, 2):
        if one.geometry().intersects(other.geometry()):
            words = _words(one) or _words(other)
            yield Misfit("overlap", words, f"{_told(one)} overlaps {_told(other)}")


def _touch_faults(buttons: list[QAbstractButton], theme: Theme) -> Iterator[Misfit]:
    least, gap = theme.u(LEAST_TARGET), theme.u(LEAST_GAP)
    for button in buttons:
        too_tall = button.height() - _sight(button)
        if too_tall > 0 and hasattr(button, "text_fits"):  # its words need the height; a picture's do not
            yield Misfit("tall", _words(button), f"no screen shows all of it: {_told(button)}", too_tall)
    boxes: dict[QWidget | None, list[tuple[QAbstractButton, QRect]]] = {}
    for button in buttons:
        if button.width() < least or button.height() < least:
            yield Misfit("small", _words(button), f"it is smaller than {least}: {_told(button)}")
        ground = _ground_of(button)
        place = button.mapTo(ground, QPoint(0, 0))
        boxes.setdefault(ground, []).append((button, QRect(place, button.size())))
    for together in boxes.values():
        for (one, here), (other, there) in itertools.combinations(together, 2):
            if one.property("kind") in _OF_A_TABLE and other.property("kind") in _OF_A_TABLE:
                continue
            if here.adjusted(1 - gap, 1 - gap, gap - 1, gap - 1).intersects(there):
                yield Misfit("near", _words(one), f"nearer than {gap}: {_told(one)} and {_told(other)}")


def _sight(button: QAbstractButton) -> int:
    """Give how much of a button's height can be seen at once."""
    ground = _ground_of(button)
    area = ground.parentWidget()
    return area.height() if area is not None else ground.height()


def _ground_of(widget: QWidget) -> QWidget:
    """Give what a widget moves with: the inside of a scrolling page, or the window."""
    ground = widget
    while (parent := ground.parentWidget()) is not None:
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and area.widget() is ground:
            return ground
        ground = parent
    return ground


def _widest(widget: QWidget) -> str:
    """Give the words of a widget, or else those within it that need the most room."""
    inside = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    return _words(widget) or _words(max(inside, key=_widest_run, default=None))


def _widest_run(label: QLabel) -> int:
    return _widest_word(label) if label.text() else 0


def _words(widget: Any) -> str:  # noqa: ANN401 - any widget
    """Give what a widget says, without markup; what paints its words tells them to a screen reader."""
    text = (str(widget.text()) if hasattr(widget, "text") else "") or _said(widget)
    words = QTextDocumentFragment.fromHtml(text).toPlainText() if text.startswith("<") else text
    return words.replace(BREAK, "")


def _said(widget: Any) -> str:  # noqa: ANN401 - any widget
    return str(widget.accessibleName()) if isinstance(widget, QAbstractButton) else ""


def _told(widget: Any) -> str:  # noqa: ANN401 - any widget
    text = widget.text()[:50] if hasattr(widget, "text") else ""
    box: QRect = widget.geometry()
    size: QSize = box.size()
    name = widget.objectName() or type(widget).__name__
    return f"{name} '{text}' at {box.x()},{box.y()} {size.width()}x{size.height()}"
