"""Every state that a printer can bring a page into: what plays it, what patients read, and what staff read.

``python -m tests.printers.states`` prints the table of README.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal, TypeAlias

from kiosk.paper.spooler import PrinterKind
from kiosk.ui.desk_state import DeskState
from kiosk.ui.staff.printer_words import printer_words
from kiosk.ui.widgets.printer_line import patient_words
from tests.private_cups import QUEUE, Mood, PrivateCups

When: TypeAlias = Literal["before", "in the middle", "no page"]
"""It is so before the patient touches "print", or comes while the page is printed; or no page is sent."""

_FAULTS: Final = "tests/printers/test_states.py::test_each_state_is_told"


@dataclass(frozen=True)
class State:
    """A row of the table.

    Attributes:
        name: what staff would call it.
        patient: what the patient is told.
        staff: what staff are told.
        play: brings a print server into it; None if another test plays it.
        when: when it comes.
        mend: ends it, so that a page that waits comes out.
        test: the test that plays it, if it is not the one for all.
        beside: what staff read beside that.
    """

    name: str
    patient: DeskState
    staff: PrinterKind
    play: Callable[[PrivateCups], None] | None = None
    when: When = "in the middle"
    mend: Callable[[PrivateCups], None] | None = None
    test: str = ""
    beside: str = ""

    @property
    def shown_by(self) -> str:
        """The test's name, as pytest takes it."""
        return self.test or f"{_FAULTS}[{self.name}]"


def _be(mood: Mood) -> Callable[[PrivateCups], None]:
    return lambda server: server.behave(mood)


def _nothing(_: PrivateCups) -> None:
    """Let it be as it is."""


def _reject(server: PrivateCups) -> None:
    server.connection().rejectJobs(QUEUE)


def _accept(server: PrivateCups) -> None:
    server.behave("ok")
    server.connection().acceptJobs(QUEUE)


def _start(server: PrivateCups) -> None:
    server.behave("ok")
    server.connection().enablePrinter(QUEUE)


def _hold(server: PrivateCups) -> None:
    server.connection().addPrinterOptionDefault(QUEUE, "job-hold-until", "indefinite")


def _release(server: PrivateCups) -> None:
    server.behave("ok")
    server.connection().deletePrinterOptionDefault(QUEUE, "job-hold-until")
    for job in server.connection().getJobs():
        server.connection().setJobHoldUntil(job, "no-hold")


def _remove(server: PrivateCups) -> None:
    server.connection().deletePrinter(QUEUE)


def _revive(server: PrivateCups) -> None:
    server.behave("ok")
    server.start_again()


_trouble = partial(State, patient=DeskState.HELD_UP, mend=_be("ok"))

STATES: Final = (
    State("ready", DeskState.READY, PrinterKind.READY, _nothing, "no page"),
    State("printing", DeskState.PRINTING, PrinterKind.PRINTING, _be("one-side"), mend=_be("ok")),
    State("warming up", DeskState.WARMING, PrinterKind.WARMING, _be("warming"), mend=_be("ok")),
    State("low toner", DeskState.PRINTING, PrinterKind.LOW_INK, _be("low-ink"), mend=_be("ok")),
    _trouble("out of paper", staff=PrinterKind.OUT_OF_PAPER, play=_be("media-empty")),
    _trouble("jam", staff=PrinterKind.JAM, play=_be("jam")),
    _trouble("door open", staff=PrinterKind.DOOR_OPEN, play=_be("door")),
    _trouble("out of toner", staff=PrinterKind.OUT_OF_INK, play=_be("no-ink")),
    _trouble("output tray full", staff=PrinterKind.TROUBLE, play=_be("tray-full")),
    _trouble("off or unreachable", staff=PrinterKind.OFFLINE, play=_be("offline")),
    _trouble("queue stopped", staff=PrinterKind.STOPPED, play=_be("stop"), mend=_start),
    _trouble("page held", staff=PrinterKind.HOLDING, play=_hold, when="before", mend=_release),
    _trouble("CUPS down in the middle", staff=PrinterKind.NO_SERVICE, play=PrivateCups.die, mend=_revive),
    State("rejecting", DeskState.FAILED, PrinterKind.REJECTING, _reject, "before", _accept),
    State(
        "job aborted",
        DeskState.FAILED,
        PrinterKind.READY,
        _be("fail"),
        beside="The last page was not printed.",
    ),
    State("printer removed", DeskState.FAILED, PrinterKind.UNKNOWN_PRINTER, _remove),
    State("CUPS down", DeskState.NO_PRINTER, PrinterKind.NO_SERVICE, PrivateCups.die, "no page"),
    State("no such printer", DeskState.NO_PRINTER, PrinterKind.UNKNOWN_PRINTER, _remove, "no page"),
    State(
        "no printer, by the settings",
        DeskState.NO_PRINTER,
        PrinterKind.NONE,
        test="tests/ui/test_printing.py::test_without_a_printer_the_page_is_made_and_nothing_is_printed",
    ),
    State(
        "folder for pages is missing",
        DeskState.TROUBLE,
        PrinterKind.FOLDER_MISSING,
        test="tests/ui/test_printing.py::test_a_patient_learns_what_to_do_and_not_what_broke",
    ),
    State(
        "printed",
        DeskState.PRINTED,
        PrinterKind.READY,
        test="tests/printers/test_real_printer.py::test_a_printer_gets_the_very_bytes_grey_one_sided_and_once",
    ),
    State(
        "sent, of a printer that does not report",
        DeskState.SENT,
        PrinterKind.READY,
        test="tests/printers/test_states.py::test_a_printer_that_does_not_report_is_said_to_have_got_the_page",
    ),
    State(
        "saved in the folder for pages",
        DeskState.SAVED,
        PrinterKind.READY,
        test="tests/ui/test_printing.py::test_what_is_saved_are_the_very_bytes_that_are_shown",
    ),
    State(
        "page limit of the visit",
        DeskState.VISIT_LIMIT,
        PrinterKind.READY,
        test="tests/ui/test_page_limits.py::test_a_visit_prints_so_many_pages_and_no_more",
    ),
    State(
        "page limit of the hour",
        DeskState.HOUR_LIMIT,
        PrinterKind.READY,
        test="tests/ui/test_page_limits.py::test_an_hour_prints_so_many_pages_and_staff_can_lift_it",
        beside="Patients have printed all pages of this hour.",
    ),
    State(
        "page could not be made",
        DeskState.NO_PAGE,
        PrinterKind.READY,
        test="tests/ui/test_printing.py::test_a_page_that_cannot_be_made_is_told_and_can_be_tried_again",
    ),
)
PLAYED: Final = tuple(state for state in STATES if state.play is not None)


def table() -> list[str]:
    """Give the lines of the table, in Markdown, in English."""
    lines = ["| Printer | The patient reads | Staff read | Shown by |", "|---|---|---|---|"]
    for state in STATES:
        patient = " ".join(filter(None, patient_words(state.patient)))
        staff = " ".join(filter(None, printer_words(state.staff)))
        staff = " ".join(filter(None, (staff, state.beside)))
        lines.append(f"| {state.name} | {patient} | {staff} | `{state.shown_by}` |")
    return lines


if __name__ == "__main__":
    print("\n".join(table()))  # noqa: T201 - this is what it is for
