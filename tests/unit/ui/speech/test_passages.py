"""What a screen says, and in which order."""

import pytest
from PySide6.QtCore import QMargins
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.ui.speech.control_words import control_words, controls_of
from kiosk.ui.speech.passages import passages_of
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.identity import LANGUAGE, SILENT


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def said(root: QWidget) -> list[str]:
    return [passage.text for passage in passages_of(root)]


def test_layouts_are_read_in_their_order_whatever_was_made_first(window: QWidget) -> None:
    column, row, bar = QVBoxLayout(window), QHBoxLayout(), BarLayout(2, QMargins())
    last, first, middle = QLabel("last"), QLabel("first"), QLabel("middle")
    row.addWidget(first)
    row.addWidget(middle)
    bar.add_right(last)
    column.addLayout(row)
    column.addLayout(bar)

    assert said(window) == ["first", "middle", "last"]


def test_what_lies_below_the_edge_of_a_page_is_read_too(window: QWidget) -> None:
    area, content = QScrollArea(), QWidget()
    lines = QVBoxLayout(content)
    for number in range(40):
        lines.addWidget(QLabel(f"line {number}"))
    area.setWidget(content)
    QVBoxLayout(window).addWidget(area)

    assert said(window)[-1] == "line 39"


def test_only_the_upper_one_of_a_stack_is_read(window: QWidget) -> None:
    stack = QStackedLayout(window)
    for words in ("below", "above"):
        stack.addWidget(QLabel(words))
    stack.setCurrentIndex(1)

    assert said(window) == ["above"]


def test_a_picture_says_its_description_and_nothing_inside_it(window: QWidget) -> None:
    picture = QWidget()
    picture.setAccessibleName("41 of 100 people")
    QVBoxLayout(picture).addWidget(QLabel("41"))
    QVBoxLayout(window).addWidget(picture)

    assert said(window) == ["41 of 100 people"]


def test_what_is_hidden_or_silent_is_left_out(window: QWidget) -> None:
    column = QVBoxLayout(window)
    hidden, silent = QLabel("hidden"), QLabel("silent")
    for label in (hidden, silent, QLabel("heard")):
        column.addWidget(label)
    hidden.hide()
    silent.setProperty(SILENT, True)

    assert said(window) == ["heard"]


def test_markup_is_not_read_and_a_language_of_its_own_is_known(window: QWidget) -> None:
    label, button = QLabel("<p>It <b>helps</b> &amp; heals</p>"), QPushButton("Empezar")
    button.setProperty(LANGUAGE, "es")
    column = QVBoxLayout(window)
    column.addWidget(label)
    column.addWidget(button)

    assert [(each.text, each.language) for each in passages_of(window)] == [
        ("It helps & heals", ""),
        ("Empezar", "es"),
    ]


def test_a_control_says_its_name_kind_state_and_place(window: QWidget, qtbot: QtBot) -> None:
    column = QVBoxLayout(window)
    buttons = [QPushButton(words) for words in ("Compare treatments", "Contrast")]
    buttons[1].setCheckable(True)
    buttons[1].setChecked(True)
    for button in buttons:
        column.addWidget(button)
    with qtbot.waitExposed(window):
        window.show()
    controls = controls_of(window)

    assert control_words(buttons[0], controls) == "Compare treatments, button, 1 of 2"
    role = QAccessible.queryAccessibleInterface(buttons[1]).role()
    assert role is QAccessible.Role.CheckBox
    assert control_words(buttons[1], controls) == "Contrast, box to tick, chosen, 2 of 2"
