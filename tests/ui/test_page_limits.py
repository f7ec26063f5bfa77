"""How much paper patients may use, and what they and the staff are told when it is enough."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.content.model import Guide
from kiosk.paper.allowance import Limit, PageAllowance
from kiosk.paper.page import PageMaker
from kiosk.paper.spooler import JobKind
from kiosk.ui.desk_state import DeskState
from kiosk.ui.page_order import PageOrder
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screens.called import CalledScreen
from kiosk.ui.screens.summary import SummaryScreen
from kiosk.ui.widgets.printer_line import patient_words
from kiosk.visit.summary import build_summary
from kiosk.visit.visit import Visit
from tests.print_bench import quick
from tests.scripted_printer import ScriptedPrinter
from tests.staffed_kiosk import StaffedKiosk
from tests.ui.conftest import Show

DAY = dt.date(2026, 11, 22)


class Clock:
    """Seconds that pass when a test says so."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


# --- The count ----------------------------------------------------------------------------


def test_a_visit_has_its_own_allowance_and_the_next_one_too(clock: Clock) -> None:
    allowance = PageAllowance(per_visit=3, per_hour=100, clock=clock)
    allowance.take(2)
    assert allowance.reached(1) is None
    assert allowance.reached(2) is Limit.VISIT
    allowance.take(1)
    assert allowance.reached() is Limit.VISIT
    allowance.begin_visit()
    assert allowance.reached(3) is None
    assert allowance.of_hour == 3


def test_an_hour_gives_back_what_is_older(clock: Clock) -> None:
    allowance = PageAllowance(per_visit=20, per_hour=4, clock=clock)
    for sheets in (2, 1, 1):
        allowance.take(sheets)
        clock.now += 600
        allowance.begin_visit()
    assert allowance.reached() is Limit.HOUR
    assert allowance.free_again_s(1) == 1800
    assert allowance.free_again_s(3) == 2400
    assert allowance.free_again_s(4) == 3000
    clock.now += 1800
    assert allowance.of_hour == 2
    assert allowance.reached(2) is None
    assert allowance.free_again_s(2) == 0


def test_what_was_not_printed_does_not_count(clock: Clock) -> None:
    allowance = PageAllowance(per_visit=2, per_hour=2, clock=clock)
    allowance.take(2)
    allowance.give_back(2)
    assert (allowance.of_hour, allowance.reached(2)) == (0, None)


# --- At the desk --------------------------------------------------------------------------


class LimitedDesk:
    """A desk that may print little."""

    def __init__(self, qtbot: QtBot, guide: Guide, allowance: PageAllowance) -> None:
        self.qtbot, self.printer = qtbot, ScriptedPrinter()
        self.printer.job = JobKind.PRINTED
        self.desk = PrintDesk(PageMaker(paths.resources()), self.printer, "us-letter", quick(), allowance)
        visit = Visit(guide)
        self.order = PageOrder(build_summary(visit, "en", DAY))
        visit.begin_check()
        for group in guide.question_groups:
            for question in group.questions:
                visit.toggle_question(question.id)
        self.two_sides = PageOrder(build_summary(visit, "en", DAY), large=True)

    def print_page(self, order: PageOrder) -> DeskState:
        """Print, and give how that ended."""
        with self.qtbot.waitSignal(self.desk.outcome, timeout=10_000) as outcome:
            self.desk.prepare(order)
            self.desk.print_page()
        state = outcome.args[0]
        assert isinstance(state, DeskState)
        return state


@pytest.fixture
def limited(qtbot: QtBot, guide: Guide, clock: Clock) -> Iterator[LimitedDesk]:
    limited = LimitedDesk(qtbot, guide, PageAllowance(per_visit=2, per_hour=4, clock=clock))
    yield limited
    limited.desk.finish()


def test_a_visit_prints_so_many_pages_and_no_more(limited: LimitedDesk) -> None:
    desk = limited.desk
    for _ in range(2):
        assert desk.can_print
        assert limited.print_page(limited.order) is DeskState.PRINTED
    assert not desk.can_print
    assert limited.print_page(limited.order) is DeskState.VISIT_LIMIT
    assert desk.state is DeskState.VISIT_LIMIT
    assert len(limited.printer.digests) == 2
    desk.forget()
    assert limited.print_page(limited.order) is DeskState.PRINTED


def test_two_sides_count_twice(limited: LimitedDesk) -> None:
    assert limited.print_page(limited.order) is DeskState.PRINTED
    assert limited.print_page(limited.two_sides) is DeskState.VISIT_LIMIT
    assert not limited.desk.can_print
    assert len(limited.printer.digests) == 1


def test_a_page_that_failed_can_be_tried_again_as_often_as_it_takes(limited: LimitedDesk) -> None:
    limited.printer.job = JobKind.FAILED
    for _ in range(4):
        assert limited.print_page(limited.order) is DeskState.FAILED
    limited.printer.job = JobKind.PRINTED
    assert limited.print_page(limited.order) is DeskState.PRINTED


def test_the_hours_limit_ends_by_itself(limited: LimitedDesk, clock: Clock) -> None:
    for _ in range(2):
        limited.print_page(limited.two_sides)
        limited.desk.forget()
    assert limited.print_page(limited.order) is DeskState.HOUR_LIMIT
    limited.desk.watch("summary", True)
    clock.now += 3600
    limited.qtbot.waitUntil(lambda: limited.desk.state is DeskState.READY, timeout=10_000)
    assert limited.print_page(limited.order) is DeskState.PRINTED


def test_a_page_for_staff_is_not_counted(limited: LimitedDesk) -> None:
    for _ in range(6):
        with limited.qtbot.waitSignal(limited.desk.outcome, timeout=10_000):
            limited.desk.print_test(limited.order)
    assert limited.desk.allowance.of_hour == 0
    limited.desk.forget()
    assert limited.print_page(limited.two_sides) is DeskState.PRINTED
    assert not limited.desk.can_print


# --- On the screens -----------------------------------------------------------------------


def test_a_patient_is_told_kindly_and_can_show_the_page(
    limited: LimitedDesk, show: Show, qapp: QObject
) -> None:
    del qapp
    summary = SummaryScreen(limited.desk, lambda: DAY)
    show(summary)
    limited.qtbot.waitUntil(lambda: limited.desk.page is not None, timeout=10_000)
    limited.desk.allowance.take(2)
    limited.desk.print_page()
    texts = [each.text() for each in summary.findChildren(QObject) if hasattr(each, "text")]
    for words in patient_words(DeskState.VISIT_LIMIT):
        assert words in texts
    assert summary._print is not None
    assert summary._show is not None
    assert summary._print.isHidden()
    assert summary._show.property("kind") == "primary"
    called = CalledScreen(limited.desk)
    show(called)
    assert called._show is not None
    assert not called._show.isHidden()


def test_an_hour_prints_so_many_pages_and_staff_can_lift_it(staffed: StaffedKiosk) -> None:
    allowance = staffed.kiosk.desk.allowance
    staffed.press("welcome.start.en")
    allowance.take(allowance.per_hour)
    allowance.begin_visit()
    staffed.press("home.take")
    staffed.hands.wait_for("No more pages can be printed here for a while.")
    assert staffed.hands.sees("You can show this screen to your doctor, or ask the front desk.")
    staffed.come_in()
    staffed.go("printer")
    staffed.hands.wait_for("Patients have printed all pages of this hour.")
    assert staffed.hands.sees("60 of 60")
    assert staffed.hands.sees("In 60 min they can print again by themselves.")
    staffed.press("staff.printer.lift")
    staffed.hands.wait_for("0 of 60")
    assert not staffed.hands.sees("Patients have printed all pages")
    staffed.until(lambda: staffed.deeds[0] == ("printer.limit-lifted", "done"))
    assert allowance.reached() is None
