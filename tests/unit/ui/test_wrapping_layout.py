"""A layout of ours takes what it holds with it, and keeps the widgets of a page."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QRect
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.pair import PairLayout
from tests.process_memory import anonymous_mb

KINDS = pytest.mark.parametrize("kind", [BarLayout, PairLayout])


def build(window: QWidget, kind: type[BarLayout | PairLayout], count: int) -> QWidget:
    """Put a layout with labels into the column of a widget, and let go of all but that."""
    inside = QWidget(window)
    column, layout = QVBoxLayout(inside), kind(4, QMargins())
    for number in range(count):
        layout.addWidget(QLabel(f"label {number}"))
    column.addLayout(layout)
    return inside


def delete(widget: QWidget) -> None:
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@KINDS
def test_what_it_holds_is_deleted_with_it(window: QWidget, kind: type[BarLayout | PairLayout]) -> None:
    """An item takes 88 bytes: 30,000 of them would be 2.6 MB."""
    for _ in range(50):
        delete(build(window, kind, 20))
    before = anonymous_mb()
    for _ in range(1500):
        delete(build(window, kind, 20))
    gc.collect()

    assert anonymous_mb() - before < 1.8


@KINDS
def test_its_widgets_stay_though_nobody_else_knows_them(
    window: QWidget, kind: type[BarLayout | PairLayout]
) -> None:
    inside = build(window, kind, 3)
    gc.collect()

    assert sorted(label.text() for label in inside.findChildren(QLabel)) == ["label 0", "label 1", "label 2"]


@KINDS
def test_a_widget_that_goes_takes_its_item_with_it(
    window: QWidget, kind: type[BarLayout | PairLayout]
) -> None:
    layout = kind(4, QMargins())
    window.setLayout(layout)
    going = QWidget()
    layout.addWidget(going)
    layout.addWidget(QWidget())

    delete(going)

    assert layout.count() == 1


@KINDS
def test_it_places_its_items_itself(window: QWidget, kind: type[BarLayout | PairLayout]) -> None:
    layout = kind(10, QMargins(5, 5, 5, 5))
    window.setLayout(layout)
    labels = [QLabel("wide words") for _ in range(2)]
    for label in labels:
        layout.addWidget(label)
    narrow = labels[0].sizeHint().width() + 10

    layout.setGeometry(QRect(0, 0, narrow, 500))

    assert labels[0].x() == labels[1].x() == 5
    assert labels[1].y() == labels[0].geometry().bottom() + 11
    assert layout.heightForWidth(narrow) == labels[1].geometry().bottom() + 1 + 5
