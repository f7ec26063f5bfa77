"""What a print server's answers mean: IPP's attributes go in, the spooler's own words come out.

Nothing is asked here. The numbers and keywords are those of RFC 8011 (IPP/1.1), of PWG 5100.9 (printer state
extensions), and of CUPS's own backends, whose keywords begin with "cups-".
"""

from collections.abc import Mapping
from typing import Any, Final

from kiosk.paper.spooler import JobKind, JobState, PrinterKind, PrinterState

STATE_ATTRIBUTES: Final = (
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "job-hold-until-default",
    "device-uri",
)
"""What `printer_state` and `job_state` need to know of a queue."""

JOB_ATTRIBUTES: Final = (
    "job-state",
    "job-printer-state-message",
    "job-impressions-completed",
    "job-media-sheets-completed",
    "job-preserved",
)
"""What `job_state` needs to know of a job; "job-preserved" is CUPS's own: it still has the document."""

_PRINTER_PROCESSING: Final = 4  # printer-state, RFC 8011, 5.4.11
_PRINTER_STOPPED: Final = 5
_JOB_KINDS: Final = {  # job-state, RFC 8011, 5.3.7
    3: JobKind.WAITING,
    4: JobKind.HELD,
    5: JobKind.PRINTING,
    6: JobKind.WAITING,  # stopped
    7: JobKind.CANCELLED,
    8: JobKind.FAILED,  # aborted
    9: JobKind.SENT,
}

_NO_HOLD: Final = "no-hold"
_WAITS_FOR_PRINTER: Final = ("ipp:", "ipps:", "dnssd:", "ippusb:")
"""Connections over which CUPS ends a job only when the printer says that it is done."""
_HANDED_OVER: Final = "cups-waiting-for-job-completed"
_LOST_SIGHT: Final = "cups-ipp-missing-job-history"
"""The printer forgot the job while CUPS waited, as one that is switched off does; CUPS says "completed"."""
_SILENT: Final = (
    "may not exist or is unavailable",
    "not responding",
    "unable to connect",
    "unable to locate",
)
"""What CUPS's backends say of a printer that is off: only in words. A server that speaks another language
is not understood; there, a page that waits long counts as held up all the same (``PrintTimes.slow_ms``)."""

_TROUBLES: Final = (
    ("media-empty", PrinterKind.OUT_OF_PAPER),
    ("media-needed", PrinterKind.OUT_OF_PAPER),
    ("media-jam", PrinterKind.JAM),
    ("cover-open", PrinterKind.DOOR_OPEN),
    ("door-open", PrinterKind.DOOR_OPEN),
    ("interlock-open", PrinterKind.DOOR_OPEN),
    ("toner-empty", PrinterKind.OUT_OF_INK),
    ("marker-supply-empty", PrinterKind.OUT_OF_INK),
    ("offline", PrinterKind.OFFLINE),
    ("shutdown", PrinterKind.OFFLINE),
    ("timed-out", PrinterKind.OFFLINE),
    ("input-tray-missing", PrinterKind.TROUBLE),
    ("output-area-full", PrinterKind.TROUBLE),
    ("output-tray-missing", PrinterKind.TROUBLE),
    ("marker-waste-full", PrinterKind.TROUBLE),
    ("fuser-over-temp", PrinterKind.TROUBLE),
    ("fuser-under-temp-error", PrinterKind.TROUBLE),
)
"""Beginnings of printer-state-reasons (RFC 8011, 5.4.12, and what CUPS's backends add), worst for
the patient first. The keywords end in "-error", "-warning", "-report" or nothing."""

_NOTES: Final = (
    ("fuser-under-temp", PrinterKind.WARMING),
    ("fuser-warming-up", PrinterKind.WARMING),  # PWG 5100.9 names a part of the printer and what it does
    ("marker-warming-up", PrinterKind.WARMING),
    ("warming-up", PrinterKind.WARMING),
    ("toner-low", PrinterKind.LOW_INK),
    ("marker-supply-low", PrinterKind.LOW_INK),
)
"""The same for what holds no page up."""


def printer_state(queue: str, answer: Mapping[str, Any]) -> PrinterState:
    """How a queue and its printer are.

    Args:
        queue: The queue's name, for staff.
        answer: Its `STATE_ATTRIBUTES`, as far as the server tells them.
    """
    state = answer["printer-state"]
    reasons = _reasons(answer)
    detail = _detail(queue, reasons, answer)
    if not answer["printer-is-accepting-jobs"]:
        return PrinterState(PrinterKind.REJECTING, accepts=False, detail=detail)
    # A warning counts only while a page waits for it: one of several trays may be empty for days.
    waits = state in {_PRINTER_PROCESSING, _PRINTER_STOPPED}
    counting = [reason for reason in reasons if waits or not reason.endswith("-warning")]
    trouble = _first(_TROUBLES, counting)
    stopped = state == _PRINTER_STOPPED and (trouble is None or "paused" in reasons)
    if stopped or "hold-new-jobs" in reasons:
        return PrinterState(PrinterKind.STOPPED, accepts=False, detail=detail)
    if answer.get("job-hold-until-default", _NO_HOLD) != _NO_HOLD:
        return PrinterState(PrinterKind.HOLDING, accepts=False, detail=detail)
    if trouble is None and state == _PRINTER_PROCESSING and _is_silent(reasons, answer):
        trouble = PrinterKind.OFFLINE
    if trouble is not None:
        return PrinterState(trouble, accepts=True, detail=detail)
    well = PrinterKind.PRINTING if state == _PRINTER_PROCESSING else PrinterKind.READY
    return PrinterState(_first(_NOTES, reasons) or well, accepts=True, detail=detail)


def job_state(answer: Mapping[str, Any], printer: Mapping[str, Any]) -> JobState:
    """How far a job has come.

    CUPS says "completed" of a job, too, whose document the printer refused, and of one that the printer has
    forgotten. A page is therefore "printed" only if the printer was asked, and told of it to the end.

    Args:
        answer: The job's `JOB_ATTRIBUTES`.
        printer: Its queue's `STATE_ATTRIBUTES`; empty if they are not known.
    """
    kind = _JOB_KINDS.get(answer.get("job-state", 0), JobKind.UNKNOWN)
    sides = max(answer.get("job-impressions-completed") or 0, answer.get("job-media-sheets-completed") or 0)
    says = str(answer.get("job-printer-state-message") or "")
    if kind is JobKind.SENT and str(printer.get("device-uri", "")).startswith(_WAITS_FOR_PRINTER):
        if not sides and says:
            kind = JobKind.FAILED
        elif _LOST_SIGHT not in _reasons(printer):
            kind = JobKind.PRINTED
    return JobState(kind, says, sides, kept=kind.is_over and bool(answer.get("job-preserved")))


def _reasons(answer: Mapping[str, Any]) -> list[str]:
    return [reason for reason in answer.get("printer-state-reasons", ()) if reason != "none"]


def _detail(queue: str, reasons: list[str], answer: Mapping[str, Any]) -> str:
    message = str(answer.get("printer-state-message") or "")
    return f"{queue}: {', '.join(reasons) or 'no trouble reported'}{f' ({message})' if message else ''}"


def _first(known: tuple[tuple[str, PrinterKind], ...], reasons: list[str]) -> PrinterKind | None:
    return next((kind for start, kind in known if any(each.startswith(start) for each in reasons)), None)


def _is_silent(reasons: list[str], answer: Mapping[str, Any]) -> bool:
    """Whether CUPS tries in vain to hand a page over; its message stays when it has succeeded at last."""
    message = str(answer.get("printer-state-message") or "").lower()
    return _HANDED_OVER not in reasons and any(words in message for words in _SILENT)
