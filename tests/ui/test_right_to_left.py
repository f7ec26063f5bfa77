"""What is painted stands at the other side where a language is written from right to left."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.session import VisitSession
from kiosk.ui.style import dress_application
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.progress_bar import ProgressBar
from kiosk.ui.widgets.prose_text import Passage, ProseText

LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture(autouse=True)
def _dressed(session: VisitSession) -> None:
    dress_application(session.view.theme)


def inked(widget: QWidget, colour: str, session: VisitSession) -> tuple[int, int]:
    """Tell from where to where, in pixels from the left, a colour of the theme is painted."""
    picture, wanted = widget.grab().toImage(), session.view.theme.color(colour).rgb()
    columns = [
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) == wanted for y in range(picture.height()))
    ]
    return columns[0], columns[-1]


def shown(widget: QWidget, qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    qtbot.addWidget(widget)
    widget.setLayoutDirection(direction)
    widget.resize(1200, widget.heightForWidth(1200) if widget.hasHeightForWidth() else 60)
    widget.show()


@pytest.mark.parametrize("shape", ["paragraph", "bullets", "numbers"])
def test_running_text_begins_at_the_right(session: VisitSession, qtbot: QtBot, shape: str) -> None:
    found = []
    for direction in (LEFT_TO_RIGHT, RIGHT_TO_LEFT):
        text = ProseText([Passage(("a <b>few</b> words",), shape)], session.view.theme)  # type: ignore[arg-type] # the parameters are shapes
        shown(text, qtbot, direction)
        found.append(inked(text, "ink" if shape == "paragraph" else "action", session))
    assert found[0][0] < 60
    assert found[1][1] > 1200 - 60


def test_a_link_is_touched_where_it_is_seen(session: VisitSession, qtbot: QtBot) -> None:
    text = ProseText([Passage(('<a href="term:opioid">opioid</a> and more',))], session.view.theme)
    shown(text, qtbot, RIGHT_TO_LEFT)
    box = text.link_box("term:opioid")
    assert box.left() > 600
    with qtbot.waitSignal(text.linkActivated) as chosen:
        QTest.mouseClick(text, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert chosen.args == ["term:opioid"]
    with qtbot.assertNotEmitted(text.linkActivated):
        QTest.mouseClick(text, Qt.MouseButton.LeftButton, pos=QPoint(20, box.center().toPoint().y()))


def test_an_arrow_points_on_as_lines_do(session: VisitSession, qtbot: QtBot) -> None:
    theme = session.view.theme
    back, forth = (
        TouchButton("", session.view, Face(icon=f"ph.arrow-{way}", centered=False))
        for way in ("left", "right")
    )
    shown(back, qtbot, RIGHT_TO_LEFT)
    shown(forth, qtbot, LEFT_TO_RIGHT)
    pad, side, height = theme.u(30), round(back.fontMetrics().height() * 1.05), back.height()
    at_right = back.grab().toImage().copy(back.width() - pad - side, 0, side, height)
    at_left = forth.grab().toImage().copy(pad, 0, side, height)
    assert at_right == at_left
    assert at_right != at_right.flipped(Qt.Orientation.Horizontal)


def test_a_bar_fills_from_the_right(session: VisitSession, qtbot: QtBot) -> None:
    bar = ProgressBar(session.view, "Looking")
    shown(bar, qtbot, RIGHT_TO_LEFT)
    bar.show_part(1, 4)
    begin, end = inked(bar, "action", session)
    assert begin > 800
    assert end > 1150
