"""A layout of ours takes what it holds with it."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMargins
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.pair import PairLayout


@pytest.mark.parametrize("kind", [BarLayout, PairLayout])
def test_its_items_are_deleted_with_it(qtbot: QtBot, kind: type[BarLayout | PairLayout]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inside = QWidget(window)
    layout = kind(4, QMargins())
    inside.setLayout(layout)
    for _ in range(3):
        layout.addWidget(QWidget())
    items = [layout.itemAt(index) for index in range(layout.count())]
    assert all(item is not None and Shiboken.ownedByPython(item) for item in items)
    gone = [weakref.ref(item) for item in items]

    del items, layout
    inside.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()

    assert [item() for item in gone] == [None] * 3


@pytest.mark.parametrize("kind", [BarLayout, PairLayout])
def test_a_widget_that_goes_takes_its_item_with_it(qtbot: QtBot, kind: type[BarLayout | PairLayout]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = kind(4, QMargins())
    window.setLayout(layout)
    going = QWidget()
    layout.addWidget(going)
    layout.addWidget(QWidget())

    going.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert layout.count() == 1
