"""Printing on Linux, through CUPS.

Qt's printer is not used here: it reports success when a queue rejects a page or is gone, and turns
the page into a picture.

What a queue is given, as measured on CUPS 2.4 with IPP printers that take PDF and that do not:

- A queue that takes "application/pdf" gets the PDF; CUPS's filters, where the printer needs any, do the rest.
- The queue of a driverless printer also takes "application/vnd.cups-pdf": PDF that went through CUPS's
  filter ``pdftopdf``. Ours is given as such, for that filter writes each page anew (and drops its outline),
  and without the package that holds it the queue takes no other PDF. The printer gets these very bytes.
- A queue that takes neither belongs to a printer without PDF, on a machine without the filters: it is given
  a raster at the printer's own resolution.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias

from kiosk.paper.errors import PrinterError
from kiosk.paper.ipp import JOB_ATTRIBUTES, STATE_ATTRIBUTES, job_state, printer_state
from kiosk.paper.page import Paper
from kiosk.paper.raster import RasterFormat, raster_document
from kiosk.paper.spooler import JOB_TITLE, Job, JobKind, JobState, PrinterKind, PrinterState, Way

_Connection: TypeAlias = Any
"""pycups ships no types."""

# IPP status codes (RFC 8011, appendix B)
_NOT_POSSIBLE: Final = 0x404
_NOT_FOUND: Final = 0x406
_INTERNAL_ERROR: Final = 0x500  # CUPS's answer to a job for a queue that it does not know
_NOT_ACCEPTING: Final = 0x506

_CANCELLED: Final = 7  # job-state, RFC 8011, 5.3.7; what is greater is over, too
_STOPPING: Final = "processing-to-stop-point"  # job-state-reasons, 5.3.8

_CONTINUE: Final = 100  # HTTP: go on
_MEDIA: Final[Mapping[Paper, str]] = {"us-letter": "na_letter_8.5x11in", "a4": "iso_a4_210x297mm"}
"""Names of the papers by PWG 5101.1."""
_OPTIONS: Final[Mapping[str, str]] = {
    "copies": "1",
    "sides": "one-sided",  # a second side is a second sheet: nobody has to know to turn it over
    "print-color-mode": "monochrome",
    "job-sheets": "none",  # no cover sheet with the kiosk's name
}
"""What holds for each job, whatever the queue's own defaults are (RFC 8011, 5.2; PWG 5100.13)."""

_PDF: Final = "application/pdf"
_FILTERED_PDF: Final = "application/vnd.cups-pdf"
_DRIVERLESS: Final = ("ipp everywhere", "driverless")
_RASTERS: Final[tuple[RasterFormat, ...]] = ("image/pwg-raster", "image/urf")
_FORMAT_ATTRIBUTES: Final = (
    "document-format-supported",
    "printer-make-and-model",
    "pwg-raster-document-resolution-supported",
    "printer-resolution-supported",
    "urf-supported",
)
_ENOUGH_DOTS: Final = 300
_PER_INCH: Final = 3  # the unit of a resolution, RFC 8011, 5.1.16


class CupsSpooler:
    """Sends pages to one queue of a CUPS server, from memory: no file of ours holds a page.

    The server's own copy is erased by ``cancel``, also after printing; with ``PreserveJobFiles No``
    in its configuration it is erased as soon as the page is printed. Whether it is so cannot be read by
    everybody (the file is root's), so ``job_state`` tells what the server says of each page: "kept" or not.

    A connection is opened for each call: one costs a millisecond, may not be shared by threads, and
    would not outlive a restart of the server.

    Args:
        paper: The sheet that pages are set for; the queue is told.
        printer: The queue's name, or the description that people know it by, which may hold spaces; "" for
            the server's default queue, as it is at the time.
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
            answer = connection.getPrinterAttributes(queue, requested_attributes=list(STATE_ATTRIBUTES))
        except PrinterError as error:
            return PrinterState(PrinterKind.UNKNOWN_PRINTER, accepts=False, detail=str(error))
        except self._cups.IPPError as error:
            return _no_service(error)
        except (RuntimeError, self._cups.HTTPError) as error:
            return _no_service(error)
        return printer_state(queue, answer)

    def submit(self, pdf: bytes, title: str = JOB_TITLE) -> Job:
        """Hands a page to the queue, straight from memory; see ``Spooler``.

        Raises:
            PrinterError: If it was not taken. Nothing of it stays in the queue.
            PreviewError: If the printer takes no PDF, and the page cannot be drawn for it.
        """
        number = 0
        connection: _Connection = None
        try:
            connection = self._connection()
            queue = self._queue(connection)
            document_format, document = self._document(connection, queue, pdf)
            number = connection.createJob(queue, title, {**_OPTIONS, "media": _MEDIA[self._paper]})
            status = connection.startDocument(queue, number, title, document_format, 1)
            if status == _CONTINUE:
                status = connection.writeRequestData(document, len(document))
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
            answer = connection.getJobAttributes(job.number, list(JOB_ATTRIBUTES))
            printer = self._queue_if_over(connection, job.queue, answer)
        except self._cups.IPPError as error:
            return JobState(JobKind.UNKNOWN, f"{job.queue}: job {job.number}: {_words(error)}")
        except (RuntimeError, self._cups.HTTPError) as error:
            return JobState(JobKind.UNKNOWN, f"{job.queue}: the print service does not answer ({error}).")
        state = job_state(answer, printer)
        return replace(state, detail=f"{job.queue}: job {job.number}: {state.detail}")

    def cancel(self, job: Job) -> bool:
        """Takes a page back and has the server erase its copy; see ``Spooler``.

        In two steps: purged at once, a page that is in the printer already would come out all the same, for
        CUPS would have no time to take it back from there.

        Raises:
            PrinterError: If the page may still be printed.
        """
        try:
            connection = self._connection()
            told = connection.getJobAttributes(job.number, ["job-state", "job-state-reasons"])
            if told["job-state"] < _CANCELLED:
                connection.cancelJob(job.number, purge_job=False)
                return False
            if told["job-state"] == _CANCELLED and _STOPPING in told["job-state-reasons"]:
                return False  # of a completed job, CUPS says so for ever
            connection.cancelJob(job.number, purge_job=True)
        except self._cups.IPPError as error:
            if _code(error) not in {_NOT_FOUND, _NOT_POSSIBLE}:  # gone, or over already
                raise _not_cancelled(job, _words(error)) from None
        except (RuntimeError, self._cups.HTTPError):
            raise _not_cancelled(job, "the print service does not answer") from None
        return True

    def _connection(self) -> _Connection:
        # Without an answer of ours, libcups would ask for a password on the terminal and wait.
        self._cups.setPasswordCB(lambda _prompt: "")
        # Read at each call: libcups reads the variable once a thread and then never again.
        server = self._server or os.environ.get("CUPS_SERVER", "") or self._cups.getServer()
        if server.startswith("/"):
            return self._cups.Connection(host=server, port=0)
        host, _, port = server.partition(":")
        return self._cups.Connection(host=host, port=int(port) if port.isdigit() else self._cups.getPort())

    def _queue(self, connection: _Connection) -> str:
        if not self._printer:
            default = connection.getDefault()
            if not default:
                raise PrinterError(
                    "No printer is set up on this machine: there is no default queue, and kiosk.toml names "
                    "none. Nothing was lost. Add a printer in the system's settings."
                )
            return str(default)
        if _may_be_queue(self._printer):
            try:
                connection.getPrinterAttributes(self._printer, requested_attributes=["printer-name"])
            except self._cups.IPPError as error:
                if _code(error) != _NOT_FOUND:
                    raise
            else:
                return self._printer
        return self._described(connection)

    def _described(self, connection: _Connection) -> str:
        """The one queue whose description is what the settings name."""
        queues = connection.getPrinters().items()
        found = [str(queue) for queue, told in queues if told.get("printer-info") == self._printer]
        if len(found) == 1:
            return found[0]
        if found:
            raise PrinterError(
                f"Several printers are described as {self._printer}: {', '.join(sorted(found))}. Nothing was "
                "lost. Name one of these in the settings."
            )
        raise PrinterError(
            f"The page was not printed: there is no printer named {self._printer}. Nothing was lost; the "
            "page is still on the screen. Compare the printers in the system's settings with the name in the "
            "kiosk's."
        )

    def _document(self, connection: _Connection, queue: str, pdf: bytes) -> tuple[str, bytes]:
        """What the queue takes of the page, and the page as that; see the module."""
        told = connection.getPrinterAttributes(queue, requested_attributes=list(_FORMAT_ATTRIBUTES))
        taken = told.get("document-format-supported", ())
        driverless = any(word in str(told.get("printer-make-and-model", "")).lower() for word in _DRIVERLESS)
        if _FILTERED_PDF in taken and (driverless or _PDF not in taken):
            return _FILTERED_PDF, pdf
        raster = next((each for each in _RASTERS if each in taken), None)
        if _PDF in taken or raster is None:
            return _PDF, pdf  # and if it takes none of these, it says so
        return raster, raster_document(pdf, raster, _dots(raster, told), self._paper)

    def _queue_if_over(
        self,
        connection: _Connection,
        queue: str,
        job: Mapping[str, Any],
    ) -> Mapping[str, Any]:
        """The state of a queue, if it matters for a job in it; empty where the queue is gone."""
        if not job_state(job, {}).kind.is_over:
            return {}
        try:
            told = connection.getPrinterAttributes(queue, requested_attributes=list(STATE_ATTRIBUTES))
        except self._cups.IPPError:
            return {}
        return dict(told)

    def _take_back(self, connection: _Connection, number: int) -> None:
        """Removes a job that has no document; CUPS itself drops it in the end if this cannot."""
        if not number:
            return
        try:
            connection.cancelJob(number, purge_job=True)
        except (RuntimeError, self._cups.IPPError, self._cups.HTTPError):
            return


def _may_be_queue(name: str) -> bool:
    """Whether CUPS allows a queue this name: no spaces, and nothing that an address would be cut at."""
    return not re.search(r"[\s/#?'\"\\]", name)


def _dots(raster: RasterFormat, told: Mapping[str, Any]) -> int:
    """The printer's resolution in dots an inch: the least that prints text sharply, or its finest."""
    if raster == "image/urf":
        # "RS300-600": PWG 5100.13 leaves the keyword to its owner; CUPS reads it so, too
        codes = "".join(code[2:] + "-" for code in told.get("urf-supported", ()) if code.startswith("RS"))
        known: Iterable[int] = (int(dots) for dots in re.findall(r"\d+", codes))
    else:
        pairs = told.get("pwg-raster-document-resolution-supported", ())
        known = (wide for wide, high, unit in pairs if wide == high and unit == _PER_INCH)
    every = sorted(known) or [
        wide for wide, high, unit in told.get("printer-resolution-supported", ()) if wide == high
    ]
    return next((dots for dots in every if dots >= _ENOUGH_DOTS), every[-1] if every else _ENOUGH_DOTS)


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
