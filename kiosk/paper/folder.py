"""Pages saved into a folder, for offices that print or file them from there."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from kiosk.paper.errors import PrinterError
from kiosk.paper.spooler import JOB_TITLE, Job, JobKind, JobState, PrinterKind, PrinterState, Way

_MOST_A_SECOND = 999


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


class FolderSpooler:
    """Saves each page as ``page-YYYYMMDD-HHMMSS-NNN.pdf`` (local time), whole or not at all.

    The name says when it was made and nothing of the visit. The folder is not created: where it is
    a share that is not connected, a new folder in its place would swallow the pages.

    Args:
        folder: Where pages go.
        clock: The local time; given by tests.
    """

    way: Way = "folder"

    def __init__(self, folder: Path, clock: Callable[[], dt.datetime] = _now) -> None:
        self._folder = folder
        self._clock = clock

    def state(self) -> PrinterState:
        """``READY``, or ``FOLDER_MISSING`` if pages cannot be saved there."""
        if not self._folder.is_dir():
            return PrinterState(
                PrinterKind.FOLDER_MISSING, accepts=False, detail=f"The folder {self._folder} is not there."
            )
        if not os.access(self._folder, os.W_OK | os.X_OK):
            return PrinterState(
                PrinterKind.FOLDER_MISSING,
                accepts=False,
                detail=f"The folder {self._folder} may not be written to.",
            )
        return PrinterState(PrinterKind.READY, accepts=True, detail=f"Pages are saved in {self._folder}.")

    def submit(self, pdf: bytes, title: str = JOB_TITLE) -> Job:  # noqa: ARG002 - a file has no title
        """Saves the page; when this returns, it is on the disk.

        Raises:
            PrinterError: If it could not be saved; then no part of it is left.
        """
        stamp = f"page-{self._clock():%Y%m%d-%H%M%S}"
        try:
            number, path = self._free(stamp)
            self._write(path, pdf)
        except OSError as error:
            raise PrinterError(
                f"The page was not saved in {self._folder}: {error.strerror}. Nothing was lost; the visit is "
                "still open. Check that the folder is there, may be written to and has room."
            ) from None
        return Job(path.stem, number)

    def job_state(self, job: Job) -> JobState:
        """Always ``SENT``: a page that was not saved whole has no job."""
        return JobState(JobKind.SENT, job.queue)

    def cancel(self, job: Job) -> bool:  # noqa: ARG002 - the protocol's arguments
        """Leaves the file to the staff: in a folder, the page is where it was meant to go."""
        return True

    def _path(self, stem: str) -> Path:
        return self._folder / f"{stem}.pdf"

    def _free(self, stamp: str) -> tuple[int, Path]:
        for number in range(1, _MOST_A_SECOND + 1):
            path = self._path(f"{stamp}-{number:03}")
            if not path.exists():
                return number, path
        raise FileExistsError(None, "too many pages in one second")

    def _write(self, path: Path, pdf: bytes) -> None:
        partial = path.with_name(f".{path.stem}.part")  # hidden, and no PDF by name, until it is whole
        try:
            with partial.open("xb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except OSError:
            partial.unlink(missing_ok=True)
            raise
