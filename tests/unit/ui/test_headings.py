"""Titles are told as headings, and go when their labels do."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.ui.headings import tell_headings
from kiosk.ui.widgets.labels import Label

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def told(qapp: QApplication) -> None:  # noqa: ARG001 - Qt must be up
    tell_headings()
    tell_headings()


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("title", QAccessible.Role.Heading),
        ("display", QAccessible.Role.Heading),
        ("heading", QAccessible.Role.Heading),
        ("", QAccessible.Role.StaticText),
        ("soft", QAccessible.Role.StaticText),
    ],
)
def test_titles_are_headings_and_say_their_words(kind: str, role: QAccessible.Role) -> None:
    label = Label("Find care", kind)
    interface = QAccessible.queryAccessibleInterface(label)
    assert (interface.role(), interface.text(QAccessible.Text.Name)) == (role, "Find care")
    label.setText("Something else")
    assert interface.text(QAccessible.Text.Name) == "Something else"


def test_they_come_and_go_with_their_screens() -> None:
    for _ in range(50):
        page = QWidget()
        column = QVBoxLayout(page)
        for number in range(4):
            column.addWidget(Label(f"Part {number}", "heading"))
        tree = QAccessible.queryAccessibleInterface(page)
        assert [tree.child(index).text(QAccessible.Text.Name) for index in range(tree.childCount())] == [
            f"Part {number}" for number in range(4)
        ]
        del tree
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
