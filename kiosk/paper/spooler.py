"""What takes the finished page, and what it can say about itself.

A ``Spooler`` is a printer's queue, a folder, or nothing at all. The kiosk knows only this protocol;
a backend that needs Qt (Windows, macOS) lives with the screens and follows it too.

Every method may block, on the network for tens of seconds if a printer is far away and silent, so
the screens call them from a worker thread. All of them are safe from any thread, and no state is
kept between calls but what the page was handed to.
"""

import enum
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from kiosk.paper.errors import PrinterError

Way: TypeAlias = Literal["printer", "folder", "none"]
"""Where a page ends up: on paper, as a file that staff print or file, or only on the screen."""

JOB_TITLE = "Waiting-room page"
"""What a queue shows for every job: print servers keep titles, so it says nothing of the visit."""


class PrinterKind(enum.Enum):
    """How the printer is, as far as the patient and staff need to tell apart."""

    READY = "ready"
    PRINTING = "printing"
    WARMING = "warming"
    """It takes pages, and prints them once it is warm."""
    LOW_INK = "low-ink"
    """It prints, but ink or toner will soon be out."""
    OUT_OF_PAPER = "out-of-paper"
    JAM = "jam"
    DOOR_OPEN = "door-open"
    OUT_OF_INK = "out-of-ink"
    OFFLINE = "offline"
    """It is switched off, unplugged, or does not answer."""
    REJECTING = "rejecting"
    """The queue takes no pages."""
    STOPPED = "stopped"
    """The queue takes pages, but prints none until staff start it again."""
    HOLDING = "holding"
    """The queue holds each page back until somebody releases it."""
    TROUBLE = "trouble"
    """Something else needs a hand at the printer."""
    UNKNOWN_PRINTER = "unknown-printer"
    """There is no printer of that name, or none is set up."""
    NO_SERVICE = "no-service"
    """What runs the printers on this machine does not answer."""
    FOLDER_MISSING = "folder-missing"
    """The folder for pages is not there or may not be written to."""
    NONE = "none"
    """This kiosk has neither printer nor folder, by its settings."""


@dataclass(frozen=True)
class PrinterState:
    """How the printer is now.

    Attributes:
        kind: What is the matter, or that nothing is.
        accepts: Whether to send a page now. A printer that stands idle may report trouble that is
            long over, so a page may be sent then, too: its job shows what is true. To a stopped
            queue nothing is sent: the page would come out when somebody else stands there.
        detail: For staff: the printer's name and what it said of itself.
    """

    kind: PrinterKind
    accepts: bool
    detail: str = ""


class JobKind(enum.Enum):
    """How far a page has come."""

    WAITING = "waiting"
    HELD = "held"
    """Somebody, or a rule of the queue, holds it back until staff release it."""
    PRINTING = "printing"
    SENT = "sent"
    """It left this machine whole; the printer does not say whether it is on paper."""
    PRINTED = "printed"
    """The printer says that it is done."""
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """Nobody can say: the queue has forgotten the job, or does not answer."""

    @property
    def is_over(self) -> bool:
        """Whether asking again would say nothing new."""
        return self not in {JobKind.WAITING, JobKind.HELD, JobKind.PRINTING, JobKind.UNKNOWN}


@dataclass(frozen=True)
class JobState:
    """How far a page has come. What holds a waiting job up, ``Spooler.state`` tells.

    Attributes:
        kind: How far.
        detail: For staff: what the queue said.
        sides_done: How many sides are on paper, as far as the printer tells; else 0.
        kept: Whether the queue still has the page although the job is over.
    """

    kind: JobKind
    detail: str = ""
    sides_done: int = 0
    kept: bool = False


@dataclass(frozen=True)
class Job:
    """A page that was handed over: the queue it is in and its number there."""

    queue: str
    number: int


class Spooler(Protocol):
    """Takes pages. See the module for threads and blocking."""

    @property
    def way(self) -> Way:
        """Where a page ends up."""

    def state(self) -> PrinterState:
        """How the printer is now. Never raises: not being able to tell is a state, too."""

    def submit(self, pdf: bytes, title: str = JOB_TITLE) -> Job:
        """Hands a page over: grey, one-sided, one copy.

        A printer that takes PDF gets these very bytes, any other a picture of each side.

        Args:
            pdf: The page.
            title: What the queue shows for it; never anything of the visit.

        Raises:
            PrinterError: If it was not taken; then nothing of it stays in the queue.
        """

    def job_state(self, job: Job) -> JobState:
        """How far a page has come. Never raises."""

    def cancel(self, job: Job) -> bool:
        """Takes a page out of the queue, and then erases the queue's copy and record of it.

        A page that is printed or gone already is no error, so this may also be called at the end
        of a visit to leave nothing behind.

        Returns:
            Whether nothing is left. Else the printer is still being told; call it again soon.

        Raises:
            PrinterError: If the queue does not answer or refuses, so that the page may still come.
        """


class NoSpooler:
    """Stands where there is neither a printer nor a folder: the page stays on the screen.

    Args:
        reason: For staff: why there is none.
    """

    way: Way = "none"

    def __init__(self, reason: str = "No printer and no folder are set up in kiosk.toml.") -> None:
        self._reason = reason

    def state(self) -> PrinterState:
        """Always ``NONE``."""
        return PrinterState(PrinterKind.NONE, accepts=False, detail=self._reason)

    def submit(self, pdf: bytes, title: str = JOB_TITLE) -> Job:  # noqa: ARG002 - the protocol's arguments
        """Always raises ``PrinterError``."""
        raise PrinterError(
            f"The page was not printed: {self._reason} Nothing was lost; the page can be shown on the screen."
        )

    def job_state(self, job: Job) -> JobState:  # noqa: ARG002 - the protocol's arguments
        """Always ``UNKNOWN``: no job ever comes from here."""
        return JobState(JobKind.UNKNOWN)

    def cancel(self, job: Job) -> bool:  # noqa: ARG002 - the protocol's arguments
        """Does nothing: there is nothing to take back."""
        return True
