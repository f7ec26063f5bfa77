"""What a print server's answers mean, row by row; no server is asked."""

import pytest

from kiosk.paper.ipp import job_state, printer_state
from kiosk.paper.spooler import JobKind, PrinterKind

_IDLE, _PROCESSING, _STOPPED = 3, 4, 5
_SILENCE = "The printer may not exist or is unavailable at this time."
_WAITING = "cups-waiting-for-job-completed"


@pytest.mark.parametrize(
    ("state", "reasons", "message", "kind"),
    [
        (_IDLE, ["none"], "", PrinterKind.READY),
        (_PROCESSING, ["none"], "Printing.", PrinterKind.PRINTING),
        (_PROCESSING, [_WAITING], "", PrinterKind.PRINTING),
        # The worst for the patient counts
        (_PROCESSING, ["toner-low-report", "media-empty-error"], "", PrinterKind.OUT_OF_PAPER),
        (_PROCESSING, ["cover-open-error", "media-jam-error"], "", PrinterKind.JAM),
        (_IDLE, ["media-needed"], "", PrinterKind.OUT_OF_PAPER),
        (_IDLE, ["interlock-open-error"], "", PrinterKind.DOOR_OPEN),
        (_IDLE, ["shutdown"], "", PrinterKind.OFFLINE),
        # A warning of an idle printer is about another tray, or long over
        (_IDLE, ["media-empty-warning"], "", PrinterKind.READY),
        (_PROCESSING, ["media-empty-warning"], "", PrinterKind.OUT_OF_PAPER),
        # What holds no page up
        (_IDLE, ["toner-low-warning"], "", PrinterKind.LOW_INK),
        (_IDLE, ["marker-supply-low-report"], "", PrinterKind.LOW_INK),
        (_PROCESSING, ["fuser-under-temp-report"], "", PrinterKind.WARMING),
        (_PROCESSING, ["marker-warming-up-report"], "", PrinterKind.WARMING),
        (_PROCESSING, ["fuser-under-temp-error"], "", PrinterKind.TROUBLE),
        (_PROCESSING, ["fuser-over-temp-error"], "", PrinterKind.TROUBLE),
        # Staff stopped the queue, or it stopped because of something
        (_STOPPED, ["paused"], "", PrinterKind.STOPPED),
        (_STOPPED, ["none"], "", PrinterKind.STOPPED),
        (_STOPPED, ["media-empty-error"], "", PrinterKind.OUT_OF_PAPER),
        (_STOPPED, ["paused", "media-empty-error"], "", PrinterKind.STOPPED),
        (_IDLE, ["hold-new-jobs"], "", PrinterKind.STOPPED),
        # A printer that is off is told in words alone, and the words stay when it has answered
        (_PROCESSING, ["none"], _SILENCE, PrinterKind.OFFLINE),
        (_PROCESSING, [_WAITING], _SILENCE, PrinterKind.PRINTING),
        (_IDLE, ["none"], _SILENCE, PrinterKind.READY),
    ],
)
def test_how_a_printer_is(state: int, reasons: list[str], message: str, kind: PrinterKind) -> None:
    answer = {
        "printer-state": state,
        "printer-state-reasons": reasons,
        "printer-state-message": message,
        "printer-is-accepting-jobs": True,
    }
    found = printer_state("Front", answer)
    assert found.kind is kind
    assert found.accepts is (kind is not PrinterKind.STOPPED)
    assert found.detail.startswith("Front: ")
    assert message in found.detail


def test_a_queue_that_rejects_or_holds_says_so_whatever_else_it_says() -> None:
    answer = {"printer-state": _IDLE, "printer-state-reasons": ["none"], "printer-is-accepting-jobs": False}
    assert printer_state("Front", answer).kind is PrinterKind.REJECTING
    holding = {**answer, "printer-is-accepting-jobs": True, "job-hold-until-default": "indefinite"}
    assert printer_state("Front", holding).kind is PrinterKind.HOLDING
    assert not printer_state("Front", holding).accepts


@pytest.mark.parametrize(
    ("uri", "sides", "message", "reasons", "kind"),
    [
        ("usb://HP", 0, "", [], JobKind.SENT),
        ("socket://10.0.0.9", 1, "", [], JobKind.SENT),
        ("ipp://printer.local", 1, "", [], JobKind.PRINTED),
        ("ipps://printer.local", 1, "", [], JobKind.PRINTED),
        ("dnssd://Printer._ipp._tcp.local", 1, "", [], JobKind.PRINTED),
        ("ipp://printer.local", 0, "", [], JobKind.PRINTED),
        # CUPS calls all of these completed
        ("ipp://printer.local", 0, "Unable to add document to print job.", [], JobKind.FAILED),
        ("ipp://printer.local", 1, "", ["cups-ipp-missing-job-history"], JobKind.SENT),
        ("", 1, "", [], JobKind.SENT),
    ],
)
def test_what_became_of_a_completed_job(
    uri: str, sides: int, message: str, reasons: list[str], kind: JobKind
) -> None:
    answer = {"job-state": 9, "job-impressions-completed": sides, "job-printer-state-message": message}
    found = job_state(answer, {"device-uri": uri, "printer-state-reasons": reasons})
    assert (found.kind, found.sides_done, found.detail) == (kind, sides, message)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (3, JobKind.WAITING),
        (4, JobKind.HELD),
        (5, JobKind.PRINTING),
        (6, JobKind.WAITING),
        (7, JobKind.CANCELLED),
        (8, JobKind.FAILED),
        (99, JobKind.UNKNOWN),
    ],
)
def test_how_far_a_job_is(state: int, kind: JobKind) -> None:
    found = job_state({"job-state": state, "job-preserved": True}, {})
    assert found.kind is kind
    assert found.kept is kind.is_over
