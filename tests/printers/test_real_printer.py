"""A real IPP printer behind a real print server: what reaches it, and what comes back."""

from collections.abc import Iterator

import msgspec
import pytest

from kiosk.paper.cups import CupsSpooler
from kiosk.paper.page import Paper
from kiosk.paper.preview import rasterise
from kiosk.paper.spooler import JOB_TITLE, PrinterKind
from kiosk.ui.desk_state import DeskState
from kiosk.ui.page_order import PageOrder
from kiosk.ui.printing import PrintDesk
from tests.ipp_printer import IppPrinter, ipp_printer
from tests.print_bench import Bench
from tests.printers.raster_reader import read_raster
from tests.private_cups import PrivateCups

QUEUE = "Front"
SIZES: dict[Paper, str] = {
    "us-letter": "x-dimension=21590 y-dimension=27940",
    "a4": "x-dimension=21000 y-dimension=29700",
}
"""The papers as IPP tells them, in hundredths of a millimetre."""


def until_kind(bench: Bench, desk: PrintDesk, kind: PrinterKind) -> None:
    bench.until(lambda: desk.printer is not None and desk.printer.kind is kind)


@pytest.fixture
def spooler(cups_server: PrivateCups, real_printer: IppPrinter) -> CupsSpooler:
    cups_server.add_real_queue(QUEUE, real_printer.uri)
    return CupsSpooler("us-letter", QUEUE, cups_server.server)


@pytest.fixture(params=["image/urf", "image/pwg-raster"])
def no_pdf(request: pytest.FixtureRequest) -> Iterator[IppPrinter]:
    """A printer that takes no PDF."""
    with ipp_printer(formats=request.param) as printer:
        yield printer


@pytest.mark.parametrize(
    ("paper", "driverless"),
    [("us-letter", True), ("a4", True), ("us-letter", False)],
    ids=["us-letter", "a4", "with a driver"],
)
def test_a_printer_gets_the_very_bytes_grey_one_sided_and_once(
    bench: Bench, cups_server: PrivateCups, real_printer: IppPrinter, paper: Paper, *, driverless: bool
) -> None:
    cups_server.add_real_queue(QUEUE, real_printer.uri, driverless=driverless)
    for option, value in (("sides", "two-sided-long-edge"), ("copies", "3"), ("job-sheets", "standard")):
        cups_server.connection().addPrinterOptionDefault(QUEUE, option, value)
    desk = bench.desk(CupsSpooler(paper, QUEUE, cups_server.server))
    page = bench.made(desk)
    desk.print_page()
    bench.reach(desk, DeskState.PRINTED)
    (received,) = real_printer.received()
    assert received.document == page.pdf
    told = received.told
    assert (told["sides"], told["print-color-mode"]) == ("one-sided", "monochrome")
    assert told.get("copies", "1") == "1"
    assert SIZES[paper] in told["media-col"]
    assert told["job-name"] == JOB_TITLE


def test_a_printer_without_pdf_gets_a_picture_at_its_own_resolution(
    bench: Bench, cups_server: PrivateCups, no_pdf: IppPrinter
) -> None:
    """That each side comes is told by ``tests/unit/paper/test_raster.py``."""
    cups_server.add_real_queue(QUEUE, no_pdf.uri)
    desk = bench.desk(CupsSpooler("us-letter", QUEUE, cups_server.server))
    page = bench.made(desk)
    desk.print_page()
    bench.reach(desk, DeskState.PRINTED)
    (received,) = no_pdf.received()
    assert (received.told["sides"], received.told["print-color-mode"]) == ("one-sided", "monochrome")
    (side,) = read_raster(received.document)
    assert (side.dots, side.bits, side.duplex) == ((600, 600), 8, False)
    assert (side.width, side.height) == (5100, 6600)
    assert side.pixels == rasterise(page.pdf, 5100, grey=True).pixels


def test_what_a_real_printer_says_of_itself_is_told_and_the_page_comes_when_it_is_mended(
    bench: Bench, spooler: CupsSpooler, real_printer: IppPrinter
) -> None:
    real_printer.behave("media-empty")
    desk = bench.desk(spooler)
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.HELD_UP)
    assert desk.printer is not None
    assert desk.printer.kind is PrinterKind.OUT_OF_PAPER
    real_printer.behave("ok")
    bench.reach(desk, DeskState.PRINTED)
    assert len(real_printer.received()) == 1


def test_a_page_that_is_taken_back_is_taken_back_from_the_printer_too(
    bench: Bench, cups_server: PrivateCups, spooler: CupsSpooler, real_printer: IppPrinter
) -> None:
    real_printer.behave("media-jam")
    desk = bench.desk(spooler)
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.HELD_UP)
    desk.forget()
    bench.until(lambda: cups_server.spooled() == [] and real_printer.was_asked("Cancel-Job"))


def test_a_document_that_the_printer_refuses_is_not_called_printed(
    bench: Bench, cups_server: PrivateCups, no_pdf: IppPrinter
) -> None:
    cups_server.add_real_queue(QUEUE, no_pdf.uri, driverless=False)
    # By its driver, the printer takes PDF
    desk = bench.desk(CupsSpooler("us-letter", QUEUE, cups_server.server))
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.FAILED)
    assert no_pdf.received() == []


def test_a_printer_that_is_off_gets_the_page_when_it_is_switched_on(
    bench: Bench, spooler: CupsSpooler, real_printer: IppPrinter
) -> None:
    desk = bench.desk(spooler)
    real_printer.switch_off()
    desk.print_once(bench.order)
    until_kind(bench, desk, PrinterKind.OFFLINE)
    assert desk.state is DeskState.HELD_UP
    real_printer.switch_on()
    bench.until(lambda: desk.state is DeskState.PRINTED)
    assert len(real_printer.received()) == 1


def test_a_page_for_a_printer_that_is_off_is_erased_with_its_visit(
    bench: Bench, cups_server: PrivateCups, spooler: CupsSpooler, real_printer: IppPrinter
) -> None:
    desk = bench.desk(spooler)
    real_printer.switch_off()
    desk.print_once(bench.order)
    until_kind(bench, desk, PrinterKind.OFFLINE)
    desk.forget()
    bench.until(lambda: cups_server.spooled() == [])
    real_printer.switch_on()
    bench.until(lambda: not cups_server.connection().getJobs())
    assert real_printer.received() == []


def test_a_printer_that_goes_off_in_the_middle_is_never_said_to_have_printed(
    bench: Bench, spooler: CupsSpooler, real_printer: IppPrinter
) -> None:
    desk = bench.desk(spooler)
    real_printer.behave("media-jam")
    desk.print_once(bench.order)
    until_kind(bench, desk, PrinterKind.JAM)
    real_printer.switch_off()
    real_printer.behave("ok")
    real_printer.switch_on()  # and it remembers nothing
    bench.until(lambda: not desk.state.is_under_way)
    if desk.state is DeskState.PRINTED:  # the server sent it again, to the printer that was switched on
        assert len(real_printer.received()) == 1
    else:
        assert desk.state in (DeskState.SENT, DeskState.FAILED)
        assert real_printer.received() == []


# --- Pages --------------------------------------------------------------------------------


@pytest.mark.parametrize("visit", ["nothing chosen", "forty questions", "long texts"])
def test_any_page_comes_out_whole(
    bench: Bench, spooler: CupsSpooler, real_printer: IppPrinter, visit: str
) -> None:
    long = " ".join(["Größe, niño, œuvre:"] * 60)
    questions = {
        "nothing chosen": (),
        "forty questions": tuple(f"May I ask question number {number}?" for number in range(40)),
        "long texts": (long,) * 12,
    }[visit]
    desk = bench.desk(spooler)
    desk.print_once(PageOrder(msgspec.structs.replace(bench.order.summary, questions=questions)))
    bench.reach(desk, DeskState.PRINTED)
    assert desk.page is not None
    assert [each.document for each in real_printer.received()] == [desk.page.pdf]


# --- Names --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Prüfdrucker", "打印机", "Tür-2_(links)", "x" * 127])
def test_a_queue_of_any_name_is_found(bench: Bench, cups_server: PrivateCups, name: str) -> None:
    cups_server.add_queue(name)
    desk = bench.desk(CupsSpooler("us-letter", name, cups_server.server))
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.SENT)
    assert len(cups_server.printed()) == 1


def test_a_printer_is_found_by_what_people_call_it(bench: Bench, cups_server: PrivateCups) -> None:
    cups_server.add_queue("HP_LaserJet_4", info="Empfang, Raum 2: Prüfdrucker")
    desk = bench.desk(CupsSpooler("us-letter", "Empfang, Raum 2: Prüfdrucker", cups_server.server))
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.SENT)
    assert desk.printer is not None
    assert "HP_LaserJet_4" in desk.printer.detail


def test_two_printers_of_one_description_are_not_guessed_between(
    bench: Bench, cups_server: PrivateCups
) -> None:
    for queue in ("Left", "Right"):
        cups_server.add_queue(queue, info="Front desk")
    desk = bench.desk(CupsSpooler("us-letter", "Front desk", cups_server.server))
    desk.print_once(bench.order)
    bench.reach(desk, DeskState.FAILED)
    assert "Left, Right" in desk.last_failure
    assert cups_server.spooled() == []
