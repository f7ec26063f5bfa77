"""The application's style: what a widget wears by its properties, and what is painted in each state."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.screens.front_desk import FrontDeskScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.style import dress_application, wear
from kiosk.ui.theme import Theme, Tokens
from kiosk.ui.widgets.buttons import CardButton, Face, TouchButton
from kiosk.ui.widgets.framed import Framed, LineField
from kiosk.ui.widgets.labels import Label, rule
from kiosk.ui.window import KioskWindow

FULL_HD = QSize(1920, 1080)


@pytest.fixture
def theme(tokens: Tokens, qapp: object) -> Theme:  # noqa: ARG001 - Qt must be up
    theme = Theme(tokens, FULL_HD)
    dress_application(theme)
    return theme


@pytest.fixture
def root(qtbot: QtBot, theme: Theme) -> QWidget:  # noqa: ARG001 - worn by the application
    root = QWidget()
    qtbot.addWidget(root)
    QVBoxLayout(root)
    root.resize(700, 500)
    return root


def shown(root: QWidget, widget: QWidget) -> QWidget:
    layout = root.layout()
    assert layout is not None
    layout.addWidget(widget)
    root.show()
    QApplication.processEvents()
    if root.focusWidget() is not None:
        root.focusWidget().clearFocus()  # which a window hands to the first button
    return widget


def colour_at(widget: QWidget, x: int, y: int) -> QColor:
    """Give the colour of a pixel, counted from the left or right and from the top or bottom."""
    picture = widget.grab().toImage()
    return picture.pixelColor(x if x >= 0 else picture.width() + x, y if y >= 0 else picture.height() + y)


# --- Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "tone", "size", "weight", "role"),
    [
        ("", "", "body", 400, ""),
        ("title", "", "title", 700, ""),
        ("lead", "", "heading", 400, "soft-ink"),
        ("lead", "on-alarm", "heading", 400, "on-alarm"),
        ("small-strong", "action", "small", 700, "action"),
        ("never heard of", "nor this", "body", 400, ""),
    ],
)
def test_a_label_wears_its_type_and_its_tone(  # noqa: PLR0913, PLR0917 - a row of the table
    theme: Theme, root: QWidget, kind: str, tone: str, size: str, weight: int, role: str
) -> None:
    label = shown(root, Label("Words", kind, tone))
    assert (label.font().pixelSize(), label.font().weight()) == (theme.size(size), weight)
    if role:
        assert label.palette().color(label.foregroundRole()) == theme.color(role)


def test_a_label_knows_its_font_before_it_is_in_a_window(theme: Theme) -> None:
    assert Label("Words", "title").sizeHint().height() > Label("Words").sizeHint().height()
    assert Label("Words", "title").font().pixelSize() == theme.size("title")


def test_a_label_that_is_dressed_anew_forgets_what_it_wore(theme: Theme, root: QWidget) -> None:
    label = shown(root, Label("Words", "title", "stop"))
    wear(label, type="", tone="")
    assert label.font().pixelSize() == theme.size("body")
    assert label.palette().color(label.foregroundRole()) != theme.color("stop")


def test_a_head_has_its_ground_and_room(theme: Theme, root: QWidget) -> None:
    label = QLabel("Words")
    wear(label, head="a")
    shown(root, label)
    assert colour_at(label, 3, 3) == theme.color("treatment-a")
    assert label.contentsMargins().left() == theme.u(22)


# --- Grounds --------------------------------------------------------------------------------------


def test_a_cards_border_leaves_its_inside_less_room(theme: Theme, root: QWidget) -> None:
    card = Framed()
    wear(card, card="stop")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(words := QLabel("Words"))
    shown(root, card)
    assert words.geometry() == card.rect().adjusted(theme.u(3), theme.u(3), -theme.u(3), -theme.u(3))
    assert colour_at(card, card.width() // 2, 1) == theme.color("stop")
    assert colour_at(card, 8, card.height() // 4) == theme.color("stop-tint")


def test_a_bar_has_a_border_on_one_side(theme: Theme, root: QWidget) -> None:
    bar = Framed()
    wear(bar, bar="top")
    shown(root, bar)
    assert colour_at(bar, 5, -1) == theme.color("line")
    assert colour_at(bar, 5, 0) == theme.color("card")
    margins = bar.contentsMargins()
    assert (margins.top(), margins.bottom()) == (0, theme.u(2))


def test_a_voice_has_a_broad_stripe(theme: Theme, root: QWidget) -> None:
    card = Framed()
    wear(card, card="voice")
    shown(root, card)
    assert colour_at(card, 5, card.height() // 2) == theme.color("action")
    assert colour_at(card, 20, card.height() // 2) == theme.color("card")


def test_a_rule_is_a_hairline(theme: Theme, root: QWidget) -> None:
    line = shown(root, rule())
    assert line.height() == theme.u(2)
    assert colour_at(line, 5, 0) == theme.color("line")


def test_a_line_to_write_into_has_a_border_and_room(theme: Theme, root: QWidget) -> None:
    line = shown(root, LineField("Words"))
    assert colour_at(line, line.width() // 2, 1) == theme.color("action")
    assert line.palette().color(line.foregroundRole()) == theme.color("ink")
    assert line.height() > theme.size("body") * 1.3 + 2 * theme.u(12)


def test_what_is_about_to_be_replaced_does_not_follow_the_next_look(theme: Theme, root: QWidget) -> None:
    frame = QWidget()
    wear(frame, ground="paper")
    frame.ensurePolished()
    QVBoxLayout(frame).addWidget(plain := Label("Words"))
    shown(root, frame)
    dress_application(Theme(theme.tokens, FULL_HD, "dark", 200))
    assert plain.font().pixelSize() == theme.size("body")
    assert colour_at(frame, 1, 1) == theme.color("paper")
    later = shown(root, Label("Words", "title"))
    assert later.font().pixelSize() == Theme(theme.tokens, FULL_HD, "dark", 200).size("title")


# --- Buttons --------------------------------------------------------------------------------------


@pytest.fixture
def button(root: QWidget, session: VisitSession) -> TouchButton:
    button = TouchButton("", session.view, Face("primary"))
    button.setCheckable(True)
    shown(root, button)
    return button


def look_of(button: QPushButton) -> tuple[QColor, QColor]:
    """Give the colours of a button's ground and border."""
    middle = button.height() // 2
    return colour_at(button, 8, middle), colour_at(button, 1, middle)


@pytest.mark.parametrize(
    ("kind", "state", "ground", "edge"),
    [
        ("plain", "", "card", "edge"),
        ("plain", "pressed", "action-tint", "edge"),
        ("plain", "disabled", "card", "line"),
        ("plain", "focused", "card", "action"),
        ("primary", "", "action", "action"),
        ("primary", "pressed", "pressed", "action"),
        ("primary", "focused", "action", "ring"),
        ("primary", "disabled", "card", "line"),
        ("choice", "checked", "action-tint", "action"),
        ("bar", "checked", "action", "action"),
        ("bar", "checked focused", "action", "ring"),
        ("bar", "checked pressed", "action-tint", "action"),
        ("alarm", "focused", "on-alarm", "highlight"),
    ],
)
def test_a_button_shows_its_kind_and_its_state(  # noqa: PLR0913, PLR0917 - a row of the table
    theme: Theme, button: TouchButton, qtbot: QtBot, kind: str, state: str, ground: str, edge: str
) -> None:
    button.set_kind(kind)
    button.setChecked("checked" in state)
    button.setDown("pressed" in state)
    button.setEnabled("disabled" not in state)
    if "focused" in state:
        with qtbot.waitActive(button.window()):
            button.window().activateWindow()
        button.setFocus(Qt.FocusReason.TabFocusReason)
    assert look_of(button) == (theme.color(ground), theme.color(edge))


def test_a_button_takes_the_font_of_another_kind(theme: Theme, button: TouchButton) -> None:
    assert (button.font().pixelSize(), button.font().weight()) == (theme.size("body"), 700)
    button.set_kind("bar")
    assert (button.font().pixelSize(), button.font().weight()) == (theme.size("small"), 600)
    button.set_kind("primary")
    assert (button.font().pixelSize(), button.font().weight()) == (theme.size("body"), 700)


def test_a_quiet_button_shows_what_it_lies_on(root: QWidget, session: VisitSession, theme: Theme) -> None:
    quiet = TouchButton("", session.view, Face("quiet"))
    card = Framed()
    wear(card, card="caution")
    QVBoxLayout(card).addWidget(quiet)
    shown(root, card)
    spot = quiet.mapTo(card, QPoint(20, quiet.height() // 2))
    assert colour_at(card, spot.x(), spot.y()) == theme.color("caution-tint")


def test_a_card_to_touch_leaves_its_words_their_fonts(root: QWidget, theme: Theme) -> None:
    inside = QVBoxLayout()
    inside.addWidget(words := Label("Words"))
    card = CardButton("Words", inside, "next")
    shown(root, card)
    assert (words.font().pixelSize(), words.font().weight()) == (theme.size("body"), 400)
    assert look_of(card) == (theme.color("action"), theme.color("action"))


def test_an_application_ends_in_peace_though_python_owns_its_style() -> None:
    code = """
import sys
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel
from kiosk import paths
from kiosk.ui.style import dress_application, wear
from kiosk.ui.theme import Theme, Tokens
application = QApplication(sys.argv[:1])
tokens = Tokens.read(paths.theme())
for size in (QSize(1920, 1080), QSize(1280, 800)):
    dress_application(Theme(tokens, size))
label = QLabel("Words")
label.show()
application.processEvents()
"""
    ended = subprocess.run(  # noqa: S603 - this very file's words
        [sys.executable, "-c", code], env=os.environ, timeout=60, check=False
    )
    assert ended.returncode == 0


def test_a_window_tells_of_its_first_picture_though_a_screen_covers_all_of_it(
    qtbot: QtBot, window: KioskWindow, session: VisitSession, theme: Theme
) -> None:
    screen = FrontDeskScreen(session.view.icons, ("en", "es"))
    window.dress(theme)
    screen.show_in(theme)
    screen.setAutoFillBackground(True)
    window.show_screen(screen)
    with qtbot.waitSignal(window.painted, timeout=5000):
        window.show()
