"""The finishing screens: the page before it prints, the ways to take it, and what the patient is told."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.paper.errors import PageError
from kiosk.paper.folder import FolderSpooler
from kiosk.paper.page import Page, PageMaker, Paper
from kiosk.paper.spooler import JobKind, NoSpooler, PrinterKind, Spooler
from kiosk.ui.desk_state import DeskState
from kiosk.ui.hands import Hands
from kiosk.ui.page_order import PageOrder
from kiosk.ui.print_queue import PrintTimes
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screens.called import CalledScreen
from kiosk.ui.screens.page import PageScreen
from kiosk.ui.screens.summary import SummaryScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.buttons import TouchButton
from kiosk.visit.summary import Summary
from tests.scripted_printer import ScriptedPrinter
from tests.ui.conftest import Show

DAY = dt.date(2026, 11, 22)


class Counter:
    """The screens of one kiosk before one printer.

    Attributes:
        desk: the print desk.
        printer: what it prints on, if that is the scripted one.
    """

    def __init__(self, tools: tuple[QtBot, Show, Hands], spooler: Spooler, paper: Paper) -> None:
        self.qtbot, self.show, self.hands = tools
        self.desk = PrintDesk(PageMaker(paths.resources()), spooler, paper, PrintTimes(5, 5))
        self.printer = spooler if isinstance(spooler, ScriptedPrinter) else ScriptedPrinter()
        self.summary = SummaryScreen(self.desk, lambda: DAY)
        self.page = PageScreen(self.desk, lambda: DAY)
        self.called = CalledScreen(self.desk)

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=10_000)

    def open_summary(self, state: DeskState) -> None:
        """Show the summary and wait until its page is made and the printer has answered."""
        self.show(self.summary)
        self.until(lambda: self.desk.page is not None and self.desk.state is state)

    def kind(self, control: str) -> str:
        """Give the look of a button."""
        return str(self.hands.find(control).property("kind"))


class NoPages:
    """Makes no page."""

    def warm_up(self) -> None:
        """Be ready."""

    def make(self, summary: Summary, paper: Paper, *, large: bool = False) -> Page:  # noqa: ARG002 - as for pages
        raise PageError("The page could not be made.")

    def end(self) -> None:
        """Forget nothing."""


MakeCounter = Callable[..., Counter]


@pytest.fixture
def make_counter(qtbot: QtBot, show: Show, hands: Hands) -> Iterator[MakeCounter]:
    made: list[Counter] = []

    def make(spooler: Spooler, paper: Paper = "us-letter") -> Counter:
        made.append(Counter((qtbot, show, hands), spooler, paper))
        return made[-1]

    yield make
    for counter in made:
        counter.desk.finish()


@pytest.fixture
def counter(make_counter: MakeCounter) -> Counter:
    return make_counter(ScriptedPrinter())


# --- The summary --------------------------------------------------------------------------


def test_one_touch_prints_and_the_patient_is_told_where_the_page_is_and_what_comes_next(
    counter: Counter, session: VisitSession
) -> None:
    counter.open_summary(DeskState.READY)
    assert counter.hands.sees("Print 1 page")
    assert counter.hands.sees("The printer at the front desk is ready.")
    assert counter.kind("summary.print") == "primary"
    counter.hands.press("summary.print")
    assert counter.hands.sees("Printing…")
    counter.printer.job = JobKind.PRINTED
    counter.hands.wait_for("Your page is at the front desk.")
    assert counter.hands.sees("Then touch “Finish and erase” here.")
    assert counter.kind("summary.erase") == "primary"
    assert counter.hands.sees("Print again")
    assert session.visit.taken


def test_pressing_on_prints_no_more_than_one_page(counter: Counter) -> None:
    counter.open_summary(DeskState.READY)
    for _ in range(4):
        counter.hands.press("summary.print")
    counter.printer.job = JobKind.SENT
    counter.until(lambda: counter.desk.pages_out == 1)
    assert len(counter.printer.digests) == 1


def test_a_page_that_goes_to_a_folder_is_said_to_be_printed_by_the_front_desk(
    make_counter: MakeCounter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("pages")
    counter = make_counter(FolderSpooler(folder))
    counter.open_summary(DeskState.COLLECTS)
    assert counter.hands.sees("The front desk will print it for you.")
    counter.hands.press("summary.print")
    counter.hands.wait_for("Your page is saved. The front desk will print it.")
    assert len(list(folder.glob("*.pdf"))) == 1


def test_without_a_printer_the_page_can_be_shown(make_counter: MakeCounter) -> None:
    counter = make_counter(NoSpooler())
    counter.open_summary(DeskState.NO_PRINTER)
    assert counter.hands.sees("There is no printer here.")
    assert "summary.print" not in counter.hands.ids()
    assert counter.kind("summary.show") == "primary"
    with counter.qtbot.waitSignal(counter.summary.place_requested) as place:
        counter.hands.press("summary.show")
    assert place.args == ["page"]


@pytest.mark.parametrize("kind", [PrinterKind.READY, PrinterKind.JAM, PrinterKind.OFFLINE])
def test_however_the_printer_is_the_page_can_be_taken_on_a_phone(counter: Counter, kind: PrinterKind) -> None:
    counter.printer.become(kind)
    counter.open_summary(DeskState.READY if kind is PrinterKind.READY else DeskState.TROUBLE)
    with counter.qtbot.waitSignal(counter.summary.place_requested) as place:
        counter.hands.press("summary.phone")
    assert place.args == ["phone"]


def test_a_printer_in_trouble_sends_the_patient_to_the_front_desk_and_says_nothing_of_what_broke(
    counter: Counter,
) -> None:
    counter.printer.become(PrinterKind.JAM, "Desk: media-jam-error")
    counter.open_summary(DeskState.TROUBLE)
    assert counter.hands.sees("Please tell the front desk.")
    assert counter.hands.sees("You can still show this screen to your doctor.")
    assert not counter.hands.sees("jam")
    assert counter.kind("summary.show") == "primary"
    counter.printer.become(PrinterKind.READY)
    counter.hands.wait_for("The printer at the front desk is ready.")
    assert counter.kind("summary.print") == "primary"


def test_a_page_that_was_not_printed_can_be_tried_again_or_shown(counter: Counter) -> None:
    counter.printer.job = JobKind.FAILED
    counter.open_summary(DeskState.READY)
    counter.hands.press("summary.print")
    counter.hands.wait_for("Your page did not print. Please tell the front desk.")
    assert counter.kind("summary.show") == "primary"
    assert counter.hands.sees("Try to print")


def test_the_page_is_a_picture_that_is_also_told_in_words(counter: Counter, session: VisitSession) -> None:
    group = session.view.guide.question_groups[0]
    session.visit.toggle_question(group.questions[0].id)
    counter.open_summary(DeskState.READY)
    page = counter.hands.find("summary.page.1")
    assert group.questions[0].text["en"] in page.accessibleDescription()
    with counter.qtbot.waitSignal(counter.summary.place_requested) as place:
        counter.hands.press("summary.page.1")
    assert place.args == ["page"]


def test_both_sides_of_a_long_page_can_be_reached(counter: Counter, session: VisitSession) -> None:
    session.set_text_percent(200)  # gets large print
    for attribute in session.view.guide.comparison.attributes:
        session.visit.toggle_heart(attribute.id)
    for group in session.view.guide.question_groups:
        for question in group.questions:
            session.visit.toggle_question(question.id)
    session.visit.begin_check()
    counter.open_summary(DeskState.READY)
    counter.hands.wait_for("Print 2 pages")
    second = counter.hands.find("summary.page.2")
    second.setFocus()
    with counter.qtbot.waitSignal(counter.summary.place_requested) as place:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert place.args == ["page:2"]
    counter.show(counter.page, "2")
    assert {"page.side.1", "page.side.2"} <= set(counter.hands.ids())


def test_what_the_patient_changes_is_on_the_page_when_they_come_back(
    counter: Counter, session: VisitSession
) -> None:
    counter.open_summary(DeskState.READY)
    before = counter.desk.page
    counter.show(counter.summary)
    assert counter.desk.page is before
    session.visit.toggle_heart(session.view.guide.comparison.attributes[0].id)
    counter.show(counter.summary)
    counter.until(lambda: counter.desk.page not in (None, before))


@pytest.mark.parametrize("paper", ["us-letter", "a4"])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
def test_the_whole_page_and_all_that_can_be_done_with_it_are_in_sight_at_once(
    make_counter: MakeCounter, paper: Paper, size: tuple[int, int]
) -> None:
    counter = make_counter(ScriptedPrinter(), paper)
    counter.show(counter.summary, size=size)
    counter.until(lambda: counter.desk.state is DeskState.READY)
    assert {"summary.page.1", "summary.print", "summary.erase"} <= set(counter.hands.ids())
    assert "summary.more" not in counter.hands.ids()


def test_finish_and_home_are_always_there(counter: Counter) -> None:
    counter.open_summary(DeskState.READY)
    with counter.qtbot.waitSignal(counter.summary.erase_requested):
        counter.hands.press("summary.erase")
    with counter.qtbot.waitSignal(counter.summary.place_requested):
        counter.hands.press("summary.home")


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_on_a_button_is_cut(
    counter: Counter, session: VisitSession, size: tuple[int, int], percent: int
) -> None:
    session.set_text_percent(percent)
    for screen in (counter.summary, counter.called, counter.page):
        counter.show(screen, size=size)
        buttons = [button for button in screen.findChildren(TouchButton) if button.isVisible()]
        assert buttons
        assert [button.text() for button in buttons if not button.text_fits()] == []


# --- The page, large ----------------------------------------------------------------------


def test_the_large_page_counts_as_taken_and_leads_back(counter: Counter, session: VisitSession) -> None:
    counter.show(counter.page)
    assert session.visit.taken
    assert counter.hands.sees("Show this to your doctor")
    with counter.qtbot.waitSignal(counter.page.back_requested):
        counter.hands.press("page.back")


def test_a_page_drawn_ahead_does_not_count_as_taken(counter: Counter, session: VisitSession) -> None:
    counter.page.prepare(session.view, session.visit)
    assert not session.visit.taken


def test_a_larger_text_size_shows_the_page_larger(counter: Counter, session: VisitSession) -> None:
    counter.show(counter.page)
    before = counter.hands.find("page.side.1").width()
    session.set_text_percent(125)
    counter.show(counter.page)
    assert counter.hands.find("page.side.1").width() > 1.2 * before


def test_a_page_that_cannot_be_made_says_so_and_leaves_the_phone(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counter.desk, "_maker", NoPages())
    counter.show(counter.page)
    counter.hands.wait_for("Your page could not be made. Please tell the front desk.")
    assert not counter.hands.sees("Making your page…")
    with counter.qtbot.waitSignal(counter.page.place_requested) as place:
        counter.hands.press("page.phone")
    assert place.args == ["phone"]
    monkeypatch.undo()
    counter.show(counter.page)  # comes back to the same words …
    counter.page.drop()
    counter.show(counter.page)  # … and makes the page when it is drawn anew
    counter.until(lambda: counter.desk.page is not None)
    assert "page.side.1" in counter.hands.ids()


# --- The name was called ------------------------------------------------------------------


def call(counter: Counter, session: VisitSession) -> None:
    """Do what the kiosk does when the patient says that their name was called."""
    counter.desk.print_once(PageOrder.of(session.view, session.visit, DAY))
    counter.show(counter.called)


def test_a_called_patient_is_told_that_the_page_prints_and_can_erase_or_go_back(
    counter: Counter, session: VisitSession
) -> None:
    call(counter, session)
    assert counter.hands.sees("Printing…")
    counter.printer.job = JobKind.SENT
    counter.hands.wait_for("Your page went to the printer at the front desk.")
    assert session.visit.taken
    with counter.qtbot.waitSignal(counter.called.back_requested):
        counter.hands.press("called.back")
    with counter.qtbot.waitSignal(counter.called.erase_requested):
        counter.hands.press("called.erase")


def test_changing_the_language_on_the_way_out_prints_nothing_again(
    counter: Counter, session: VisitSession
) -> None:
    call(counter, session)
    counter.until(lambda: len(counter.printer.digests) == 1)
    session.set_language("es")
    counter.show(counter.called)
    counter.printer.job = JobKind.PRINTED
    counter.until(lambda: counter.desk.pages_out == 1)
    assert len(counter.printer.digests) == 1


def test_a_called_patient_without_a_printer_can_show_the_page(
    make_counter: MakeCounter, session: VisitSession
) -> None:
    counter = make_counter(NoSpooler())
    call(counter, session)
    assert counter.hands.sees("There is no printer here.")
    with counter.qtbot.waitSignal(counter.called.place_requested) as place:
        counter.hands.press("called.show")
    assert place.args == ["page"]


def test_a_called_patient_whose_page_waits_at_the_printer_can_show_it(
    counter: Counter, session: VisitSession
) -> None:
    call(counter, session)
    counter.printer.become(PrinterKind.OUT_OF_PAPER)
    counter.hands.wait_for("Your page waits at the printer. Please tell the front desk.")
    assert "called.show" in counter.hands.ids()


def test_a_called_patient_whose_page_cannot_be_made_can_take_it_on_a_phone(
    counter: Counter, session: VisitSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counter.desk, "_maker", NoPages())
    call(counter, session)
    counter.hands.wait_for("Your page could not be made. Please tell the front desk.")
    assert "called.show" not in counter.hands.ids()
    with counter.qtbot.waitSignal(counter.called.place_requested) as place:
        counter.hands.press("called.phone")
    assert place.args == ["phone"]
    assert {"called.back", "called.erase"} <= set(counter.hands.ids())


@pytest.mark.parametrize("job", [JobKind.PRINTED, JobKind.SENT])
def test_a_called_patient_whose_page_is_out_is_offered_nothing_but_to_erase_or_go_back(
    counter: Counter, session: VisitSession, job: JobKind
) -> None:
    counter.printer.job = job
    call(counter, session)
    counter.until(lambda: counter.desk.pages_out == 1)
    counter.hands.settle()
    assert {name for name in counter.hands.ids() if name.startswith("called.")} == {
        "called.back",
        "called.erase",
    }


@pytest.mark.parametrize("visit", ["untouched", "begun"])
@pytest.mark.parametrize(
    "kind",
    [
        PrinterKind.READY,
        PrinterKind.OUT_OF_PAPER,
        PrinterKind.JAM,
        PrinterKind.OFFLINE,
        PrinterKind.DOOR_OPEN,
    ],
)
def test_a_called_patient_is_never_left_without_a_way(
    counter: Counter, session: VisitSession, kind: PrinterKind, visit: str
) -> None:
    """Either the page comes out by itself, or there are two other ways; erasing is offered always."""
    if visit == "begun":
        session.visit.toggle_heart(session.view.guide.comparison.attributes[0].id)
    counter.printer.become(kind)
    call(counter, session)
    state = DeskState.PRINTING if kind is PrinterKind.READY else DeskState.HELD_UP
    counter.until(lambda: counter.desk.state is state and counter.desk.page is not None)
    counter.hands.settle()
    ways = {"called.show", "called.phone"} & set(counter.hands.ids())
    assert ways == (set() if kind is PrinterKind.READY else {"called.show", "called.phone"})
    assert {"called.back", "called.erase"} <= set(counter.hands.ids())


def test_the_printer_is_still_watched_after_going_from_one_screen_to_the_other(
    counter: Counter, session: VisitSession
) -> None:
    counter.open_summary(DeskState.READY)
    call(counter, session)
    counter.printer.job = JobKind.PRINTED
    counter.hands.wait_for("Your page is at the front desk.")
    asked = counter.printer.asked
    counter.until(lambda: counter.printer.asked > asked + 2)
