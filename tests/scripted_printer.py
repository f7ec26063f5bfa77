"""A printer that does as a test tells it: for states that no test machine's hardware can be brought into."""

import hashlib
import threading
from typing import Literal

from kiosk.paper.errors import PrinterError
from kiosk.paper.spooler import JOB_TITLE, Job, JobKind, JobState, PrinterKind, PrinterState

REFUSAL = "The page was not printed: the queue takes no pages now. Nothing was lost."
NOT_CANCELLED = "The page could not be taken back."


class ScriptedPrinter:
    """Follows the protocol of ``kiosk.paper.spooler.Spooler``; keeps no page, only its digest.

    Attributes:
        printer: how it is.
        job: how far each page has come.
        refuses: whether it takes no page.
        keeps: whether it gives no page back.
        digests: SHA-256 of each page that it took.
        cancelled: the pages that it gave back, or whose copy it erased.
        answers: while cleared, it does not answer how it is.
        asked: how often it was asked how it is.
    """

    def __init__(self, way: Literal["printer", "folder", "none"] = "printer") -> None:
        self.way = way
        self.printer = PrinterState(PrinterKind.READY, accepts=True, detail="Desk: no trouble reported")
        self.job = JobKind.WAITING
        self.refuses = False
        self.keeps = False
        self.digests: list[str] = []
        self.cancelled: list[Job] = []
        self.asked = 0
        self.answers = threading.Event()
        self.answers.set()

    def become(self, kind: PrinterKind, detail: str = "") -> None:
        """Be in another state from now on."""
        self.printer = PrinterState(kind, accepts=True, detail=detail)

    def state(self) -> PrinterState:
        """How it is."""
        self.answers.wait(10)
        self.asked += 1
        return self.printer

    def submit(self, pdf: bytes, title: str = JOB_TITLE) -> Job:
        """Take a page.

        Raises:
            PrinterError: If it ``refuses``.
        """
        assert title == JOB_TITLE
        if self.refuses:
            raise PrinterError(REFUSAL)
        self.digests.append(hashlib.sha256(pdf).hexdigest())
        return Job("Desk", len(self.digests))

    def job_state(self, job: Job) -> JobState:
        """How far a page has come."""
        assert 1 <= job.number <= len(self.digests)
        return JobState(self.job, "Desk: the job")

    def cancel(self, job: Job) -> bool:
        """Give a page back.

        Raises:
            PrinterError: If it ``keeps`` it.
        """
        if self.keeps:
            raise PrinterError(NOT_CANCELLED)
        self.cancelled.append(job)
        return True
