"""A script's and a test's hands can do what a patient can, and nothing else."""

from typing import ClassVar

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.ui.hands import Hands, HandsError
from kiosk.ui.screen import Screen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.buttons import TouchButton
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label, RunningText
from kiosk.ui.window import KioskWindow
from tests.ui.conftest import Show


class BenchScreen(Screen):
    """Many buttons below each other; each notes that it was touched."""

    name: ClassVar[str] = "bench"

    def __init__(self) -> None:
        super().__init__()
        self.touched: list[str] = []

    def fill(self) -> QWidget:
        page = self.build_page()
        page.column.addWidget(Label("A plain sentence."))
        page.column.addWidget(RunningText("Running <b>text</b> &amp; more", self.view.theme))
        for number in range(30):
            page.column.addWidget(self._noting(f"number-{number}", f"Button {number}"))
        page.column.addWidget(self._noting("accent", "Café CON leche"))
        return page

    def _noting(self, control: str, words: str) -> TouchButton:
        button = self.button(control, words)
        button.clicked.connect(lambda: self.touched.append(control))
        return button


@pytest.fixture
def bench(show: Show) -> BenchScreen:
    screen = BenchScreen()
    show(screen)
    return screen


@pytest.mark.parametrize("control", ["bench.number-0", "bench.number-29", "Button 17", "button 17"])
def test_a_button_is_touched_by_its_id_or_its_words(bench: BenchScreen, hands: Hands, control: str) -> None:
    hands.press(control)
    assert bench.touched == [
        f"number-{control.lower().removeprefix('bench.number-').removeprefix('button ')}"
    ]


def test_part_of_the_words_is_enough_if_only_one_button_has_them(bench: BenchScreen, hands: Hands) -> None:
    hands.press("café con")
    assert bench.touched == ["accent"]
    with pytest.raises(HandsError, match=r"several buttons are called 'Butt': 'bench\.number-0', "):
        hands.press("Butt")


def test_whole_words_come_before_parts_of_others(bench: BenchScreen, hands: Hands) -> None:
    hands.press("Button 2")  # and not 20 to 29
    assert bench.touched == ["number-2"]


def test_what_is_not_there_is_told_with_what_is(bench: BenchScreen, hands: Hands) -> None:
    with pytest.raises(HandsError) as caught:
        hands.press("bench.nowhere")
    told = str(caught.value)
    assert "no control 'bench.nowhere' on the screen 'bench'" in told
    assert "A plain sentence." in told
    assert "bench.number-3" in told
    assert bench.touched == []


def test_a_disabled_button_is_refused(bench: BenchScreen, hands: Hands) -> None:
    hands.find("bench.number-1").setEnabled(False)
    with pytest.raises(HandsError, match="cannot be used now"):
        hands.press("bench.number-1")
    assert bench.touched == []


def test_a_hidden_button_is_not_there(bench: BenchScreen, hands: Hands) -> None:
    hands.find("bench.number-1").hide()
    with pytest.raises(HandsError, match="there is no control"):
        hands.press("bench.number-1")
    assert "bench.number-1" not in hands.ids()
    assert "Button 1" not in hands.texts()
    assert bench.touched == []


def test_a_covered_button_is_refused_and_the_cover_named(bench: BenchScreen, hands: Hands) -> None:
    button = hands.find("bench.number-1")
    cover = identify(QWidget(button.parentWidget()), "bench.cover")
    cover.setGeometry(button.geometry())
    cover.show()
    with pytest.raises(HandsError, match=r"is covered: at its middle there is bench\.cover"):
        hands.press("bench.number-1")
    assert bench.touched == []


def test_what_lies_below_a_card_can_be_neither_read_nor_touched(
    bench: BenchScreen, hands: Hands, window: KioskWindow, session: VisitSession
) -> None:
    window.card.show_card(session.view, "A card", [Label("It explains.")])
    hands.settle()
    assert hands.sees("It explains.")
    assert not hands.sees("A plain sentence.")
    with pytest.raises(HandsError):
        hands.press("bench.number-1")
    hands.press("card.close")
    hands.press("bench.number-1")
    assert bench.touched == ["number-1"]


def test_words_are_read_without_their_markup_whether_in_sight_or_not(
    bench: BenchScreen, hands: Hands
) -> None:
    assert hands.screen == "bench"
    assert "A plain sentence." in hands.texts()
    assert "Running text & more" in hands.texts()
    assert hands.sees("a PLAIN   sentence")
    assert hands.sees("Button 29")
    assert not hands.sees("Button 30")
    assert bench.touched == []


def test_waiting_has_an_end_that_tells_what_is_there(bench: BenchScreen, hands: Hands) -> None:
    with pytest.raises(
        HandsError, match=r"'Something else' is not on the screen 'bench'. There are: .*plain"
    ):
        hands.wait_for("Something else", patience_ms=30)
    hands.wait_for("A plain sentence", patience_ms=30)
    assert bench.touched == []


def test_before_the_window_is_shown_there_is_nothing(hands: Hands) -> None:
    assert hands.screen == ""
    assert hands.texts() == []
    with pytest.raises(HandsError):
        hands.press("bar.contrast")
