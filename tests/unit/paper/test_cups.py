"""Printing through a real CUPS server whose printer does as it is told."""

import threading

import pytest

from kiosk.paper.cups import CupsSpooler, _dots
from kiosk.paper.errors import PrinterError
from kiosk.paper.raster import RasterFormat
from kiosk.paper.spooler import JOB_TITLE, Job, JobKind, PrinterKind
from tests.private_cups import Mood, PrivateCups

PAGE = b"%PDF-1.7\n" + bytes(range(256)) * 300


@pytest.fixture
def spooler(cups_server: PrivateCups) -> CupsSpooler:
    return CupsSpooler("us-letter", server=cups_server.server)


def test_a_page_reaches_the_printer_byte_for_byte(cups_server: PrivateCups, spooler: CupsSpooler) -> None:
    job = spooler.submit(PAGE)

    cups_server.until(lambda: spooler.job_state(job).kind.is_over)

    assert spooler.job_state(job).kind is JobKind.SENT
    assert cups_server.printed() == [PAGE]
    assert spooler.state().kind is PrinterKind.READY


def test_the_queue_keeps_a_waiting_page_untouched_and_nothing_of_a_printed_one(
    cups_server: PrivateCups, spooler: CupsSpooler
) -> None:
    cups_server.behave("media-empty")
    job = spooler.submit(PAGE)
    cups_server.until(lambda: spooler.job_state(job).kind is JobKind.PRINTING)
    assert cups_server.spooled() == [PAGE]

    cups_server.behave("ok")
    cups_server.until(lambda: spooler.job_state(job).kind.is_over)

    assert cups_server.spooled() == []


def test_only_a_printer_that_reports_back_is_said_to_have_printed(cups_server: PrivateCups) -> None:
    cups_server.add_queue("Network", scheme="dnssd")
    spooler = CupsSpooler("us-letter", "Network", server=cups_server.server)

    job = spooler.submit(PAGE)

    cups_server.until(lambda: spooler.job_state(job).kind.is_over)
    assert spooler.job_state(job).kind is JobKind.PRINTED


@pytest.mark.parametrize(
    ("mood", "kind"),
    [
        ("media-empty", PrinterKind.OUT_OF_PAPER),
        ("media-empty-warning", PrinterKind.OUT_OF_PAPER),
        ("jam", PrinterKind.JAM),
        ("door", PrinterKind.DOOR_OPEN),
        ("offline", PrinterKind.OFFLINE),
    ],
)
def test_what_holds_a_page_up_is_told_and_the_page_comes_when_it_is_mended(
    cups_server: PrivateCups, spooler: CupsSpooler, mood: Mood, kind: PrinterKind
) -> None:
    cups_server.behave(mood)
    job = spooler.submit(PAGE)

    cups_server.until(lambda: spooler.state().kind is kind)
    assert spooler.state().accepts
    assert not spooler.job_state(job).kind.is_over

    cups_server.behave("ok")
    cups_server.until(lambda: spooler.job_state(job).kind.is_over)
    assert spooler.job_state(job).kind is JobKind.SENT
    assert spooler.state().kind is PrinterKind.READY


def test_a_warning_of_an_idle_printer_does_not_count(cups_server: PrivateCups, spooler: CupsSpooler) -> None:
    cups_server.behave("media-empty-warning")
    job = spooler.submit(PAGE)
    cups_server.until(lambda: spooler.state().kind is PrinterKind.OUT_OF_PAPER)

    cups_server.until(lambda: spooler.cancel(job))
    cups_server.until(lambda: spooler.state().kind is not PrinterKind.OUT_OF_PAPER)

    assert spooler.state().kind is PrinterKind.READY
    assert "media-empty-warning" in spooler.state().detail


def test_a_cancelled_page_never_comes_and_leaves_no_copy(
    cups_server: PrivateCups, spooler: CupsSpooler
) -> None:
    cups_server.behave("jam")
    job = spooler.submit(PAGE)
    cups_server.until(lambda: spooler.state().kind is PrinterKind.JAM)

    cups_server.until(lambda: spooler.cancel(job))
    cups_server.behave("ok")
    later = spooler.submit(b"%PDF-1.7 later")
    cups_server.until(lambda: spooler.job_state(later).kind.is_over)

    assert cups_server.printed() == [b"%PDF-1.7 later"]
    assert cups_server.spooled() == []
    assert spooler.job_state(job).kind in {JobKind.CANCELLED, JobKind.UNKNOWN}


def test_a_printed_page_can_be_forgotten(cups_server: PrivateCups, spooler: CupsSpooler) -> None:
    job = spooler.submit(PAGE)
    cups_server.until(lambda: spooler.job_state(job).kind.is_over)

    cups_server.until(lambda: spooler.cancel(job))
    cups_server.until(lambda: spooler.cancel(job))

    assert spooler.job_state(job).kind is JobKind.UNKNOWN


def test_a_page_that_the_printer_gives_up_has_failed_and_staff_learn_why(
    cups_server: PrivateCups, spooler: CupsSpooler
) -> None:
    cups_server.behave("fail")
    job = spooler.submit(PAGE)

    cups_server.until(lambda: spooler.job_state(job).kind.is_over)

    assert spooler.job_state(job).kind is JobKind.FAILED
    assert "The print head is stuck" in spooler.job_state(job).detail


def test_a_stopped_queue_is_sent_nothing(cups_server: PrivateCups, spooler: CupsSpooler) -> None:
    cups_server.behave("stop")
    job = spooler.submit(PAGE)

    cups_server.until(lambda: spooler.state().kind is PrinterKind.STOPPED)

    assert not spooler.state().accepts
    assert spooler.job_state(job).kind is JobKind.WAITING


def test_a_rejecting_queue_refuses_the_page_and_keeps_nothing(
    cups_server: PrivateCups, spooler: CupsSpooler
) -> None:
    cups_server.connection().rejectJobs(cups_server.queue, reason="closed for lunch")

    state = spooler.state()
    assert (state.kind, state.accepts) == (PrinterKind.REJECTING, False)
    with pytest.raises(PrinterError, match="takes no pages now"):
        spooler.submit(PAGE)
    assert cups_server.spooled() == []


def test_an_unknown_queue_is_told_by_name(cups_server: PrivateCups) -> None:
    spooler = CupsSpooler("us-letter", "Nowhere", server=cups_server.server)

    state = spooler.state()
    assert (state.kind, state.accepts) == (PrinterKind.UNKNOWN_PRINTER, False)
    with pytest.raises(PrinterError, match="no printer named Nowhere"):
        spooler.submit(PAGE)


def test_a_machine_without_any_printer_says_so(cups_server: PrivateCups, spooler: CupsSpooler) -> None:
    cups_server.connection().deletePrinter(cups_server.queue)

    assert spooler.state().kind is PrinterKind.UNKNOWN_PRINTER
    with pytest.raises(PrinterError, match="No printer is set up"):
        spooler.submit(PAGE)


def test_a_print_service_that_is_down_is_a_state_not_a_crash(
    cups_server: PrivateCups, spooler: CupsSpooler
) -> None:
    cups_server.stop()

    state = spooler.state()
    assert (state.kind, state.accepts) == (PrinterKind.NO_SERVICE, False)
    assert spooler.job_state(Job(cups_server.queue, 1)).kind is JobKind.UNKNOWN
    with pytest.raises(PrinterError, match="does not answer"):
        spooler.submit(PAGE)
    with pytest.raises(PrinterError, match="may still be printed"):
        spooler.cancel(Job(cups_server.queue, 1))


@pytest.mark.parametrize(
    ("paper", "media"), [("us-letter", "na_letter_8.5x11in"), ("a4", "iso_a4_210x297mm")]
)
def test_the_queue_is_told_the_paper_and_a_title_that_says_nothing(
    cups_server: PrivateCups, paper: str, media: str
) -> None:
    spooler = CupsSpooler("a4" if paper == "a4" else "us-letter", server=cups_server.server)
    cups_server.connection().addPrinterOptionDefault(cups_server.queue, "job-sheets", "standard")
    cups_server.behave("media-empty")

    job = spooler.submit(PAGE)

    asked = ["media", "job-name", "document-name", "job-sheets", "copies", "sides", "print-color-mode"]
    told = cups_server.connection().getJobAttributes(job.number, asked)
    assert told["media"] == media
    assert (told["copies"], told["sides"], told["print-color-mode"]) == (1, "one-sided", "monochrome")
    assert told["job-sheets"] == "none"
    assert {told["job-name"], told.get("document-name", JOB_TITLE)} == {JOB_TITLE}


@pytest.mark.parametrize(
    ("raster", "told", "dots"),
    [
        ("image/urf", {"urf-supported": ["V1.4", "RS300-600", "W8"]}, 300),
        ("image/urf", {"urf-supported": ["W8", "RS600"]}, 600),
        ("image/urf", {"urf-supported": ["RS150-200"]}, 200),
        ("image/urf", {"printer-resolution-supported": [(600, 600, 3)]}, 600),
        ("image/urf", {}, 300),
        (
            "image/pwg-raster",
            {"pwg-raster-document-resolution-supported": [(150, 150, 3), (360, 360, 3), (600, 600, 3)]},
            360,
        ),
        (
            "image/pwg-raster",
            {"pwg-raster-document-resolution-supported": [(300, 600, 3), (600, 600, 3)]},
            600,
        ),
        # In dots a centimetre: not ours
        ("image/pwg-raster", {"pwg-raster-document-resolution-supported": [(240, 240, 4)]}, 300),
    ],
)
def test_a_raster_has_the_least_resolution_of_the_printer_that_is_enough(
    raster: RasterFormat, told: dict[str, object], dots: int
) -> None:
    assert _dots(raster, told) == dots


def test_the_server_of_the_environment_is_used(
    cups_server: PrivateCups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", cups_server.server)

    assert CupsSpooler("us-letter").state().kind is PrinterKind.READY


def test_calls_from_several_threads_do_not_disturb_each_other(
    cups_server: PrivateCups, spooler: CupsSpooler
) -> None:
    pages = [b"%PDF-1.7 " + bytes([65 + number]) * 50_000 for number in range(6)]
    threads = [threading.Thread(target=spooler.submit, args=(page,)) for page in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    cups_server.until(lambda: len(cups_server.printed()) == len(pages))

    assert sorted(cups_server.printed()) == pages
