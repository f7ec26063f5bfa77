"""Each state of a printer, played on a real print server, also in the middle of a page."""

import ast
import re
from pathlib import Path

import pytest

from kiosk.paper.cups import CupsSpooler
from kiosk.paper.spooler import JobKind, PrinterKind
from kiosk.ui.desk_state import DeskState
from kiosk.ui.page_order import PageOrder
from kiosk.ui.printing import PrintDesk
from tests.print_bench import Bench, quick
from tests.printers.states import PLAYED, STATES, State, table
from tests.private_cups import QUEUE, Mood, PrivateCups, private_cups

ROOT = Path(__file__).parents[2]


def desk_before(bench: Bench, server: PrivateCups) -> PrintDesk:
    return bench.desk(CupsSpooler("us-letter", QUEUE, server.server))


def until_it_prints(bench: Bench, desk: PrintDesk, server: PrivateCups) -> None:
    """Wait until the page is between the server and the paper."""
    bench.until(lambda: desk.sides_done == 1)
    assert len(server.spooled()) == 1


# --- What is told, and that it ends by itself ---------------------------------------------


@pytest.mark.parametrize("state", PLAYED, ids=lambda state: state.name)
def test_each_state_is_told(bench: Bench, cups_server: PrivateCups, state: State) -> None:
    assert state.play is not None
    desk = desk_before(bench, cups_server)
    page = bench.made(desk)
    cups_server.behave("one-side")
    if state.when == "in the middle":
        desk.print_page()
        until_it_prints(bench, desk, cups_server)
    state.play(cups_server)
    if state.when == "before":
        desk.print_page()
    desk.watch("summary", True)
    bench.until(lambda: desk.printer is not None and desk.printer.kind is state.staff)
    bench.reach(desk, state.patient)
    assert bool(desk.last_failure) is (state.patient is DeskState.FAILED)

    if state.mend is not None:
        state.mend(cups_server)
        if state.patient is DeskState.FAILED:
            bench.reach(desk, DeskState.READY)
            desk.print_page()
        bench.until(lambda: desk.state.is_out)
        assert cups_server.printed() == [page.pdf]
        assert desk.last_failure == ""
    elif cups_server.alive:
        assert cups_server.spooled() == []
    desk.watch("summary", False)


def test_how_many_sides_are_done_is_told(
    bench: Bench, cups_server: PrivateCups, two_sides: PageOrder
) -> None:
    desk = desk_before(bench, cups_server)
    cups_server.behave("one-side")
    told: list[tuple[DeskState, int]] = []
    desk.state_changed.connect(lambda state: told.append((state, desk.sides_done)))
    desk.print_once(two_sides)
    until_it_prints(bench, desk, cups_server)
    assert desk.page is not None
    assert desk.page.page_count == 2
    assert (DeskState.PRINTING, 1) in told


def test_a_printer_that_does_not_report_is_said_to_have_got_the_page(
    bench: Bench, cups_server: PrivateCups
) -> None:
    desk = desk_before(bench, cups_server)
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.SENT)


def test_what_a_print_server_gives_up_is_told_to_staff_with_its_words(
    bench: Bench, cups_server: PrivateCups
) -> None:
    cups_server.behave("fail")
    desk = desk_before(bench, cups_server)
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.FAILED)
    assert "The print head is stuck" in desk.last_failure


def test_a_single_page_that_somebody_holds_back_is_held_up_until_it_is_released(
    bench: Bench, cups_server: PrivateCups
) -> None:
    desk = desk_before(bench, cups_server)
    connection = cups_server.connection()
    connection.disablePrinter(QUEUE)
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.HELD_UP)
    (job,) = connection.getJobs()
    connection.setJobHoldUntil(job, "indefinite")
    connection.enablePrinter(QUEUE)
    bench.until(lambda: desk.printer is not None and desk.printer.kind is PrinterKind.READY)
    assert desk._queue._job is not None
    assert desk._queue._spooler.job_state(desk._queue._job).kind is JobKind.HELD
    assert desk.state is DeskState.HELD_UP
    connection.setJobHoldUntil(job, "no-hold")
    bench.until(lambda: desk.state.is_out)


# --- The end of a visit -------------------------------------------------------------------


@pytest.mark.parametrize("mood", ["media-empty", "offline", "stop"])
def test_a_page_that_waits_is_on_no_disk_after_its_visit_and_never_comes_out(
    bench: Bench, cups_server: PrivateCups, mood: Mood
) -> None:
    desk = desk_before(bench, cups_server)
    page = bench.made(desk)
    cups_server.behave("one-side")
    desk.print_page()
    until_it_prints(bench, desk, cups_server)
    part = page.pdf[1000:1100]
    assert cups_server.holds(part)
    cups_server.behave(mood)
    bench.reach(desk, DeskState.HELD_UP)

    desk.forget()

    bench.until(lambda: cups_server.spooled() == [])
    assert cups_server.holds(part) == []
    cups_server.behave("ok")
    cups_server.connection().enablePrinter(QUEUE)
    desk.print_once(PageOrder(bench.order.summary, large=True))  # the next patient's
    bench.until(lambda: desk.state.is_out)
    assert len(cups_server.printed()) == 1
    assert cups_server.printed() != [page.pdf]


def test_a_page_of_a_visit_that_ended_while_cups_was_down_is_erased_when_cups_is_back(
    bench: Bench, cups_server: PrivateCups
) -> None:
    desk = desk_before(bench, cups_server)
    page = bench.made(desk)
    cups_server.behave("one-side")
    desk.print_page()
    until_it_prints(bench, desk, cups_server)
    cups_server.die()
    bench.reach(desk, DeskState.HELD_UP)
    assert cups_server.holds(page.pdf[1000:1100])

    desk.forget()
    cups_server.start_again()

    bench.until(lambda: cups_server.spooled() == [])
    assert cups_server.holds(page.pdf[1000:1100]) == []
    cups_server.behave("ok")
    assert cups_server.connection().getJobs() == {}
    assert cups_server.printed() == []


def test_a_server_that_keeps_pages_is_told_to_staff_and_its_copies_are_erased(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    with private_cups(keeps=True) as server:
        desk = desk_before(bench, server)
        for order in (bench.order, PageOrder(bench.order.summary, large=True)):
            desk.print_once(order)
            bench.until(lambda: desk.state.is_out)
            assert len(server.spooled()) == 1
            assert desk.keeps_pages
            desk.forget()
            bench.until(lambda: server.spooled() == [])
        assert caplog.text.count("PreserveJobFiles No") == 1


def test_a_server_that_keeps_no_pages_is_trusted(bench: Bench, cups_server: PrivateCups) -> None:
    desk = desk_before(bench, cups_server)
    desk.print_once(bench.order)
    bench.until(lambda: desk.state.is_out)
    assert cups_server.spooled() == []
    assert not desk.keeps_pages


def test_no_file_of_the_server_tells_anything_of_a_visit_after_it(
    bench: Bench, cups_server: PrivateCups
) -> None:
    desk = desk_before(bench, cups_server)
    page = bench.made(desk)
    desk.print_page()
    bench.until(lambda: desk.state.is_out)
    desk.forget()
    bench.until(lambda: not list((cups_server.folder / "spool").glob("[cd]0*")))
    for words in (page.pdf[1000:1100], bench.order.summary.guide_title.encode(), b"2026-11-22"):
        assert cups_server.holds(words) == []


# --- Patience -----------------------------------------------------------------------------


def test_a_page_that_takes_long_without_a_reason_is_held_up(bench: Bench, cups_server: PrivateCups) -> None:
    desk = bench.desk(CupsSpooler("us-letter", QUEUE, cups_server.server), quick(slow_ms=300))
    cups_server.behave("one-side")
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.HELD_UP)
    cups_server.behave("ok")
    bench.until(lambda: desk.state.is_out)


def test_a_page_waits_for_paper_as_long_as_its_visit_is_open(bench: Bench, cups_server: PrivateCups) -> None:
    desk = bench.desk(CupsSpooler("us-letter", QUEUE, cups_server.server), quick(patience_ms=300))
    cups_server.behave("media-empty")
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.HELD_UP)
    bench.qtbot.wait(600)  # twice the patience: nothing is to happen
    assert desk.state is DeskState.HELD_UP
    cups_server.behave("ok")
    bench.until(lambda: desk.state.is_out)


# --- The table ----------------------------------------------------------------------------


def test_the_readme_tells_each_state_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    missing = [line for line in table() if line not in readme]
    assert not missing, "README.md lacks these lines of `python -m tests.printers.states`:\n" + "\n".join(
        missing
    )


def test_each_state_of_the_table_is_shown_by_a_test_that_there_is() -> None:
    for state in STATES:
        file, _, name = state.shown_by.partition("::")
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        tests = {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
        assert re.sub(r"\[.*", "", name) in tests, state.shown_by


def test_the_table_has_every_state_that_there_is() -> None:
    assert {state.staff for state in STATES} == set(PrinterKind)
    assert {state.patient for state in STATES} == set(DeskState) - {DeskState.ASKING, DeskState.COLLECTS}
