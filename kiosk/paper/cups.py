"""Printing on Linux, through CUPS and without touching the PDF.

Qt's printer is not used here: it reports success when a queue rejects a page or is gone, and turns
the page into a picture.
"""

import os
from collections.abc import Mapping
from typing import Any, Final

from kiosk.paper.errors import PrinterError
from kiosk.paper.page import Paper
from kiosk.paper.spooler import JOB_TITLE, Job, JobKind, JobState, PrinterKind, PrinterState, Way

# IPP values (RFC 8011): printer-state 5.4.11, job-state 5.3.7, status codes appendix B.
_PRINTER_PROCESSING: Final = 4
_PRINTER_STOPPED: Final = 5
_JOB_KINDS: Final = {
    3: JobKind.WAITING,
    4: JobKind.WAITING,  # held
    5: JobKind.PRINTING,
    6: JobKind.WAITING,  # stopped
    7: JobKind.CANCELLED,
    8: JobKind.FAILED,  # aborted
    9: JobKind.SENT,
}
_NOT_POSSIBLE: Final = 0x404
_NOT_FOUND: Final = 0x406
_INTERNAL_ERROR: Final = 0x500  # CUPS's answer to a job for a queue that it does not know
_NOT_ACCEPTING: Final = 0x506

_CONTINUE: Final = 100  # HTTP: go on
_MEDIA: Final[Mapping[Paper, str]] = {"us-letter": "na_letter_8.5x11in", "a4": "iso_a4_210x297mm"}
"""Names of the papers by PWG 5101.1."""
_WAITS_FOR_PRINTER: Final = ("ipp:", "ipps:", "dnssd:", "ippusb:")
"""Connections over which CUPS ends a job only when the printer says that it is done."""

_REASONS: Final = (
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
    ("fuser-", PrinterKind.TROUBLE),
)
"""Beginnings of printer-state-reasons (RFC 8011, 5.4.12, and what CUPS's backends add), worst for
the patient first. The keywords end in "-error", "-warning", "-report" or nothing."""


class CupsSpooler:
    """Sends pages to one queue of a CUPS server, from memory: no file of ours holds a page.

    The server's own copy is erased by ``cancel``, also after printing; with ``PreserveJobFiles No``
    in its configuration it is erased as soon as the page is printed.

    A connection is opened for each call: one costs a millisecond, may not be shared by threads, and
    would not outlive a restart of the server.

    Args:
        paper: The sheet that pages are set for; the queue is told.
        printer: The queue's name; "" for the server's default queue, as it is at the time.
        server: Host, host:port or path of a socket; "" for ``CUPS_SERVER`` or this machine's own.

    Raises:
        PrinterError: If pycups is not installed.
    """

    way: Way = "printer"

    def __init__(self, paper: Paper, printer: str = "", server: str = "") -> None:
        # Imported here: pycups does not exist on other systems.
        try:
            import cups  # noqa: PLC0415 - as said above
        except ImportError:
            raise PrinterError(
                "Nothing can be printed: pycups is not installed. Pages can still be shown on the screen. "
                "Set the kiosk up again on a machine with libcups2-dev, or set a folder for pages."
            ) from None
        self._cups: Any = cups
        self._paper = paper
        self._printer = printer
        self._server = server

    def state(self) -> PrinterState:
        """How the queue and its printer are now; see ``Spooler``."""
        try:
            connection = self._connection()
            queue = self._queue(connection)
            answer = connection.getPrinterAttributes(
                queue,
                requested_attributes=["printer-state", "printer-state-reasons", "printer-is-accepting-jobs"],
            )
        except PrinterError as error:
            return PrinterState(PrinterKind.UNKNOWN_PRINTER, accepts=False, detail=str(error))
        except self._cups.IPPError as error:
            if _code(error) == _NOT_FOUND:
                detail = f"There is no printer named {self._printer}."
                return PrinterState(PrinterKind.UNKNOWN_PRINTER, accepts=False, detail=detail)
            return _no_service(error)
        except (RuntimeError, self._cups.HTTPError) as error:
            return _no_service(error)
        return _printer_state(queue, answer)

    def submit(self, pdf: bytes, title: str = JOB_TITLE) -> Job:
        """Hands a page to the queue, straight from memory; see ``Spooler``.

        Raises:
            PrinterError: If it was not taken. Nothing of it stays in the queue.
        """
        number = 0
        connection: Any = None
        try:
            connection = self._connection()
            queue = self._queue(connection)
            number = connection.createJob(queue, title, {"media": _MEDIA[self._paper]})
            status = connection.startDocument(queue, number, title, "application/pdf", 1)
            if status == _CONTINUE:
                status = connection.writeRequestData(pdf, len(pdf))
            connection.finishDocument(queue)
        except self._cups.IPPError as error:
            self._take_back(connection, number)
            raise _not_taken(_refusal(error, self._printer)) from None
        except (RuntimeError, self._cups.HTTPError) as error:
            self._take_back(connection, number)
            raise _not_taken(f"the print service does not answer ({error})") from None
        if status != _CONTINUE:
            self._take_back(connection, number)
            raise _not_taken(f"the print service broke off with HTTP status {status}")
        return Job(queue, number)

    def job_state(self, job: Job) -> JobState:
        """How far a page has come; see ``Spooler``."""
        try:
            connection = self._connection()
            answer = connection.getJobAttributes(job.number, ["job-state", "job-printer-state-message"])
            kind = _JOB_KINDS.get(answer["job-state"], JobKind.UNKNOWN)
            if kind is JobKind.SENT and self._printer_reports(connection, job.queue):
                kind = JobKind.PRINTED
        except self._cups.IPPError as error:
            return JobState(JobKind.UNKNOWN, f"{job.queue}: job {job.number}: {_words(error)}")
        except (RuntimeError, self._cups.HTTPError, KeyError) as error:
            return JobState(JobKind.UNKNOWN, f"{job.queue}: the print service does not answer ({error}).")
        return JobState(kind, f"{job.queue}: job {job.number}: {answer.get('job-printer-state-message', '')}")

    def cancel(self, job: Job) -> None:
        """Takes a page back and has the server erase its copy; see ``Spooler``.

        Raises:
            PrinterError: If the page may still be printed.
        """
        try:
            self._connection().cancelJob(job.number, purge_job=True)
        except self._cups.IPPError as error:
            if _code(error) not in {_NOT_FOUND, _NOT_POSSIBLE}:  # gone, or over already
                raise _not_cancelled(job, _words(error)) from None
        except (RuntimeError, self._cups.HTTPError):
            raise _not_cancelled(job, "the print service does not answer") from None

    def _connection(self) -> Any:  # noqa: ANN401 - pycups ships no types
        # Without an answer of ours, libcups would ask for a password on the terminal and wait.
        self._cups.setPasswordCB(lambda _prompt: "")
        # Read at each call: libcups reads the variable once a thread and then never again.
        server = self._server or os.environ.get("CUPS_SERVER", "") or self._cups.getServer()
        if server.startswith("/"):
            return self._cups.Connection(host=server, port=0)
        host, _, port = server.partition(":")
        return self._cups.Connection(host=host, port=int(port) if port.isdigit() else self._cups.getPort())

    def _queue(self, connection: Any) -> str:  # noqa: ANN401 - pycups ships no types
        queue = self._printer or connection.getDefault()
        if not queue:
            raise PrinterError(
                "No printer is set up on this machine: there is no default queue, and kiosk.toml names none. "
                "Nothing was lost. Add a printer in the system's settings."
            )
        return str(queue)

    def _printer_reports(self, connection: Any, queue: str) -> bool:  # noqa: ANN401 - pycups ships no types
        answer = connection.getPrinterAttributes(queue, requested_attributes=["device-uri"])
        return str(answer.get("device-uri", "")).startswith(_WAITS_FOR_PRINTER)

    def _take_back(self, connection: Any, number: int) -> None:  # noqa: ANN401 - pycups ships no types
        """Removes a job that has no document; CUPS itself drops it in the end if this cannot."""
        if not number:
            return
        try:
            connection.cancelJob(number, purge_job=True)
        except (RuntimeError, self._cups.IPPError, self._cups.HTTPError):
            return


def _printer_state(queue: str, answer: Mapping[str, Any]) -> PrinterState:
    state = answer["printer-state"]
    reasons = [reason for reason in answer["printer-state-reasons"] if reason != "none"]
    accepting = bool(answer["printer-is-accepting-jobs"])
    detail = f"{queue}: {', '.join(reasons) or 'no trouble reported'}"
    if not accepting:
        return PrinterState(PrinterKind.REJECTING, accepts=False, detail=detail)
    # A warning counts only while a page waits for it: one of several trays may be empty for days.
    waits = state in {_PRINTER_PROCESSING, _PRINTER_STOPPED}
    counting = [reason for reason in reasons if waits or not reason.endswith("-warning")]
    trouble = next((kind for start, kind in _REASONS if any(r.startswith(start) for r in counting)), None)
    if state == _PRINTER_STOPPED and (trouble is None or "paused" in reasons):
        return PrinterState(PrinterKind.STOPPED, accepts=False, detail=detail)
    if trouble is not None:
        return PrinterState(trouble, accepts=True, detail=detail)
    kind = PrinterKind.PRINTING if state == _PRINTER_PROCESSING else PrinterKind.READY
    return PrinterState(kind, accepts=True, detail=detail)


def _no_service(error: Exception) -> PrinterState:
    detail = f"The print service (CUPS) does not answer: {error}."
    return PrinterState(PrinterKind.NO_SERVICE, accepts=False, detail=detail)


def _code(error: Exception) -> int:
    return int(error.args[0]) if error.args else 0


def _words(error: Exception) -> str:
    return str(error.args[-1]) if error.args else "no reason was given"


def _refusal(error: Exception, printer: str) -> str:
    code = _code(error)
    if code == _NOT_ACCEPTING:
        return "its queue takes no pages now"
    if code in {_NOT_FOUND, _INTERNAL_ERROR}:
        return f"there is no printer named {printer or 'by the system as default'}"
    return f"the print service refused it ({_words(error)})"


def _not_taken(reason: str) -> PrinterError:
    return PrinterError(
        f"The page was not printed: {reason}. Nothing was lost; the page is still on the screen, and no copy "
        "is in the queue. Look at the printer in the system's settings, then try again."
    )


def _not_cancelled(job: Job, reason: str) -> PrinterError:
    return PrinterError(
        f"Job {job.number} of {job.queue} could not be taken back: {reason}. It may still be printed. "
        "Look for it at the printer, and delete it in the system's settings."
    )
