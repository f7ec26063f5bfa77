"""The print desk: one page, the same bytes on the screen and on paper, one job a press."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.content.model import Guide
from kiosk.paper.cups import CupsSpooler
from kiosk.paper.errors import PageError
from kiosk.paper.folder import FolderSpooler
from kiosk.paper.handout import Handout
from kiosk.paper.page import Page, PageMaker, Paper
from kiosk.paper.spooler import JobKind, NoSpooler, PrinterKind
from kiosk.ui.desk_state import DeskState
from kiosk.ui.page_order import HandoutOrder, PageOrder
from kiosk.ui.print_queue import PrintTimes
from kiosk.ui.session import VisitSession
from kiosk.visit.summary import Summary, build_summary
from kiosk.visit.visit import Visit
from tests.print_bench import Bench, quick
from tests.private_cups import private_cups
from tests.scripted_printer import REFUSAL

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def maker() -> PageMaker:
    return PageMaker(paths.resources())


@pytest.fixture
def bench(qtbot: QtBot, maker: PageMaker, guide: Guide) -> Iterator[Bench]:
    bench = Bench(qtbot, maker, PageOrder(build_summary(Visit(guide), "en", DAY)))
    yield bench
    bench.close()


# --- Making and showing the page ----------------------------------------------------------


def test_what_is_saved_are_the_very_bytes_that_are_shown(bench: Bench, tmp_path: Path) -> None:
    desk = bench.desk(FolderSpooler(tmp_path))
    page = bench.made(desk)
    with bench.qtbot.waitSignal(desk.outcome, timeout=10_000) as outcome:
        desk.print_page()
    assert outcome.args == [DeskState.SAVED]
    (saved,) = tmp_path.glob("*.pdf")
    assert saved.read_bytes() == page.pdf
    assert desk.state is DeskState.SAVED
    assert desk.pages_out == 1


def test_a_preview_comes_as_wide_as_asked_and_is_kept(bench: Bench) -> None:
    desk = bench.desk()
    assert desk.preview(0, 300) is None
    bench.made(desk)
    with bench.qtbot.waitSignal(desk.preview_ready, timeout=10_000):
        assert desk.preview(0, 300) is None
    picture = desk.preview(0, 300)
    assert isinstance(picture, QImage)
    assert picture.width() == 300
    assert picture.height() == pytest.approx(300 * desk.aspect, abs=1)
    assert desk.preview(0, 300) is picture


def test_the_same_page_is_made_once(bench: Bench) -> None:
    desk = bench.desk()
    page = bench.made(desk)
    assert bench.made(desk) is page


def test_a_patient_who_reads_large_type_gets_large_print(session: VisitSession) -> None:
    session.set_text_percent(125)
    assert not PageOrder.of(session.view, session.visit, DAY).large
    session.set_text_percent(150)
    assert PageOrder.of(session.view, session.visit, DAY).large


class BrokenMaker(PageMaker):
    """Cannot make a page, until it is mended."""

    mended = False
    words = ""

    def make(self, summary: Summary, paper: Paper, *, large: bool = False) -> Page:
        if not self.mended:
            raise ValueError(self.words) if self.words else PageError("The typeface is missing.")
        return super().make(summary, paper, large=large)


def test_a_page_that_cannot_be_made_is_told_and_can_be_tried_again(bench: Bench) -> None:
    maker = BrokenMaker(paths.resources())
    desk = bench.desk(maker=maker)
    with bench.qtbot.waitSignals([desk.page_failed, desk.outcome], timeout=10_000):
        desk.prepare(bench.order)
        desk.print_page()
    assert desk.state is DeskState.NO_PAGE
    assert bench.printer.digests == []
    maker.mended = True
    desk.print_page()
    bench.until(lambda: len(bench.printer.digests) == 1)


@pytest.mark.parametrize("own", [True, False], ids=["our own error", "anybody's error"])
def test_the_log_says_what_failed_and_nothing_of_the_visit(
    bench: Bench, caplog: pytest.LogCaptureFixture, *, own: bool
) -> None:
    maker = BrokenMaker(paths.resources())
    maker.words = "" if own else "planted-words"
    desk = bench.desk(maker=maker)
    planted = PageOrder(msgspec.structs.replace(bench.order.summary, questions=("planted-words",)))
    with bench.qtbot.waitSignal(desk.page_failed, timeout=10_000):
        desk.prepare(planted)
    assert ("The typeface is missing." if own else "ValueError") in caplog.text
    assert "planted" not in caplog.text


# --- Printing -----------------------------------------------------------------------------


def test_a_press_makes_one_job_and_pressing_on_only_tells_how_far_it_is(bench: Bench) -> None:
    desk = bench.desk()
    page = bench.made(desk)
    desk.print_page()
    told: list[DeskState] = []
    desk.state_changed.connect(told.append)
    for _ in range(3):
        desk.print_page()
    assert told == [DeskState.PRINTING] * 3
    bench.until(lambda: bench.printer.digests == [hashlib.sha256(page.pdf).hexdigest()])
    bench.printer.job = JobKind.PRINTED
    bench.reach(desk, DeskState.PRINTED)
    assert len(bench.printer.digests) == 1
    assert desk.pages_out == 1


def test_another_press_prints_another_copy_once_the_first_is_out(bench: Bench) -> None:
    bench.printer.job = JobKind.SENT
    desk = bench.desk()
    bench.made(desk)
    for copies in (1, 2):
        desk.print_page()
        bench.until(lambda wanted=copies: desk.pages_out == wanted)  # type: ignore[misc] # bound now
    assert len(set(bench.printer.digests)) == 1
    assert len(bench.printer.digests) == 2


def test_a_press_before_the_page_is_made_prints_it_when_it_is(bench: Bench) -> None:
    desk = bench.desk()
    desk.prepare(bench.order)
    desk.print_page()
    assert desk.page is None
    assert desk.state is DeskState.PRINTING
    bench.until(lambda: len(bench.printer.digests) == 1)


@pytest.mark.parametrize(
    ("job", "state", "out"),
    [
        (JobKind.PRINTED, DeskState.PRINTED, 1),
        (JobKind.SENT, DeskState.SENT, 1),
        (JobKind.CANCELLED, DeskState.FAILED, 0),
        (JobKind.FAILED, DeskState.FAILED, 0),
    ],
)
def test_how_a_page_ends_is_told(bench: Bench, job: JobKind, state: DeskState, out: int) -> None:
    bench.printer.job = job
    desk = bench.desk()
    with bench.qtbot.waitSignal(desk.outcome, timeout=10_000) as outcome:
        desk.print_once(bench.order)
    assert outcome.args == [state]
    assert desk.pages_out == out


def test_a_page_that_is_refused_has_failed_and_staff_read_why(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.printer.refuses = True
    desk = bench.desk()
    with bench.qtbot.waitSignal(desk.outcome, timeout=10_000):
        desk.print_once(bench.order)
    assert desk.state is DeskState.FAILED
    assert REFUSAL in caplog.text
    bench.printer.refuses = False
    bench.sent(desk)


def test_a_page_in_the_queue_of_a_printer_in_trouble_is_held_up_until_somebody_helps(bench: Bench) -> None:
    desk = bench.desk()
    desk.print_once(bench.order)
    bench.printer.become(PrinterKind.OUT_OF_PAPER)
    bench.reach(desk, DeskState.HELD_UP)
    bench.printer.become(PrinterKind.PRINTING)
    bench.reach(desk, DeskState.PRINTING)
    bench.printer.job = JobKind.PRINTED
    bench.reach(desk, DeskState.PRINTED)


@pytest.mark.parametrize(
    ("job", "times"),
    [(JobKind.WAITING, quick(patience_ms=30)), (JobKind.UNKNOWN, quick(unknown_ms=30))],
    ids=["waits too long", "nobody can say"],
)
def test_a_page_that_does_not_come_out_is_taken_back(bench: Bench, job: JobKind, times: PrintTimes) -> None:
    bench.printer.job = job
    desk = bench.desk(times=times)
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.FAILED)
    bench.until(lambda: len(bench.printer.cancelled) == 1)


def test_a_page_that_went_with_its_printer_has_failed_at_once(bench: Bench) -> None:
    desk = bench.desk()
    bench.sent(desk)
    bench.reach(desk, DeskState.PRINTING)
    bench.printer.job = JobKind.UNKNOWN
    bench.printer.become(PrinterKind.UNKNOWN_PRINTER)
    bench.reach(desk, DeskState.FAILED)


def test_calling_a_patient_twice_prints_once_but_what_changed_is_printed_after_it(bench: Bench) -> None:
    desk = bench.desk()
    desk.print_once(bench.order)
    bench.sent(desk)
    changed = PageOrder(msgspec.structs.replace(bench.order.summary, questions=("What if I wait?",)))
    desk.print_once(changed)
    desk.print_once(changed)
    bench.printer.job = JobKind.PRINTED
    bench.until(lambda: desk.pages_out == 2)
    assert len(set(bench.printer.digests)) == 2
    desk.print_once(changed)
    assert desk.state is DeskState.PRINTED


# --- The printer's state ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (PrinterKind.READY, DeskState.READY),
        (PrinterKind.PRINTING, DeskState.READY),
        (PrinterKind.UNKNOWN_PRINTER, DeskState.NO_PRINTER),
        (PrinterKind.NO_SERVICE, DeskState.NO_PRINTER),
        *(
            (kind, DeskState.TROUBLE)
            for kind in (
                PrinterKind.OUT_OF_PAPER,
                PrinterKind.JAM,
                PrinterKind.DOOR_OPEN,
                PrinterKind.OUT_OF_INK,
                PrinterKind.OFFLINE,
                PrinterKind.REJECTING,
                PrinterKind.STOPPED,
                PrinterKind.TROUBLE,
                PrinterKind.FOLDER_MISSING,
            )
        ),
    ],
)
def test_a_patient_learns_what_to_do_and_not_what_broke(
    bench: Bench, kind: PrinterKind, state: DeskState
) -> None:
    bench.printer.become(kind)
    desk = bench.desk()
    assert desk.state is DeskState.ASKING
    desk.watch("summary", True)
    bench.reach(desk, state)
    assert desk.can_print is (state is not DeskState.NO_PRINTER)
    desk.watch("summary", False)


def test_a_watched_printer_is_asked_again_and_again(bench: Bench) -> None:
    desk = bench.desk()
    desk.watch("summary", True)
    bench.reach(desk, DeskState.READY)
    bench.printer.become(PrinterKind.JAM, "Desk: media-jam-error")
    bench.reach(desk, DeskState.TROUBLE)
    assert desk.printer is not None
    assert desk.printer.detail == "Desk: media-jam-error"


def test_without_a_printer_the_page_is_made_and_nothing_is_printed(bench: Bench) -> None:
    desk = bench.desk(NoSpooler())
    assert desk.state is DeskState.NO_PRINTER
    with bench.qtbot.waitSignal(desk.page_ready, timeout=10_000):
        desk.print_once(bench.order)
    assert desk.state is DeskState.NO_PRINTER
    assert desk.pages_out == 0


# --- The end of a visit -------------------------------------------------------------------


def test_a_page_that_was_not_handed_over_is_never_printed(bench: Bench) -> None:
    desk = bench.desk()
    bench.made(desk)
    bench.printer.answers.clear()
    desk.watch("summary", True)
    desk.print_page()
    desk.forget()
    bench.printer.answers.set()
    with bench.qtbot.waitSignal(desk.outcome, timeout=10_000) as outcome:  # the next patient's
        bench.printer.job = JobKind.PRINTED
        desk.print_once(PageOrder(bench.order.summary, large=True))
    assert outcome.args == [DeskState.PRINTED]
    assert len(bench.printer.digests) == 1
    assert desk.pages_out == 1


def test_a_page_that_is_about_to_come_out_still_comes_out(bench: Bench) -> None:
    desk = bench.desk()
    bench.sent(desk)
    desk.forget()
    asked = bench.printer.asked
    bench.until(lambda: bench.printer.asked > asked + 3)
    assert bench.printer.cancelled == []
    bench.printer.job = JobKind.PRINTED
    bench.until(lambda: len(bench.printer.cancelled) == 1)  # its copy and its record are erased


@pytest.mark.parametrize("times", [quick(), quick(grace_ms=0)], ids=["in trouble", "too late"])
def test_a_page_that_waits_is_taken_back_when_its_visit_ends(bench: Bench, times: PrintTimes) -> None:
    desk = bench.desk(times=times)
    bench.sent(desk)
    if times.grace_ms:
        bench.printer.become(PrinterKind.OUT_OF_PAPER)
        bench.reach(desk, DeskState.HELD_UP)
    desk.forget()
    bench.until(lambda: len(bench.printer.cancelled) == 1)


def test_taking_a_page_back_is_tried_until_it_works_and_logged_once(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.printer.keeps = True
    desk = bench.desk(times=quick(grace_ms=0))
    bench.sent(desk)
    desk.forget()
    bench.until(lambda: "tried again" in caplog.text)
    bench.printer.keeps = False
    bench.until(lambda: len(bench.printer.cancelled) == 1)
    assert caplog.text.count("tried again") == 1


def test_the_end_of_the_kiosk_takes_back_what_waits(bench: Bench) -> None:
    desk = bench.desk()
    bench.sent(desk)
    bench.reach(desk, DeskState.PRINTING)
    bench.until(lambda: desk._queue._job is not None)
    desk.finish()
    assert len(bench.printer.cancelled) >= 1


def test_an_erased_visit_leaves_nothing_in_a_real_queue(bench: Bench) -> None:
    with private_cups() as server:
        server.behave("jam")
        desk = bench.desk(CupsSpooler("us-letter", server.queue, server.server))
        desk.print_once(bench.order)
        bench.reach(desk, DeskState.HELD_UP)
        assert len(server.spooled()) == 1
        desk.forget()
        bench.until(lambda: server.spooled() == [])
        server.behave("ok")
        with bench.qtbot.waitSignal(desk.outcome, timeout=20_000):
            desk.print_once(PageOrder(bench.order.summary, large=True))
        assert desk.state is DeskState.SENT
        assert len(server.printed()) == 1
        desk.finish()


# --- The guide on paper -------------------------------------------------------------------


@pytest.mark.parametrize(("side_ms", "end"), [(0, DeskState.FAILED), (600, DeskState.PRINTING)])
def test_many_pages_are_given_more_time(bench: Bench, guide: Guide, side_ms: int, end: DeskState) -> None:
    times = replace(quick(patience_ms=30), side_ms=side_ms)
    desk = bench.desk(times=times)
    with bench.qtbot.waitSignal(desk.page_ready, timeout=10_000):
        desk.prepare_for_staff(HandoutOrder(Handout(guide, "en")))
    assert desk.page is not None
    assert desk.page.page_count > 2
    desk.print_page()
    bench.until(lambda: bench.printer.asked > 20 or desk.state is DeskState.FAILED)
    assert desk.state is end
    assert desk.allowance.of_hour == 0


def test_the_next_patients_page_counts_again(bench: Bench, guide: Guide) -> None:
    desk = bench.desk()
    desk.prepare_for_staff(HandoutOrder(Handout(guide, "en", parts=())))
    desk.forget()
    bench.sent(desk)
    assert desk.allowance.of_hour == 1
