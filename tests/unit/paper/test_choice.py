"""Which spooler is used, by settings and system."""

import sys
from pathlib import Path

import pytest

from kiosk.paper.choice import choose_spooler
from kiosk.paper.cups import CupsSpooler
from kiosk.paper.errors import PrinterError
from kiosk.paper.folder import FolderSpooler
from kiosk.paper.spooler import Job, JobKind, NoSpooler, PrinterKind, Spooler

FOLDER = Path("pages")


class SystemSpooler(NoSpooler):
    """Stands for the screens' own printing."""

    def __init__(self, printer: str) -> None:
        super().__init__()
        self.printer = printer


@pytest.mark.parametrize(
    ("printer", "folder", "platform", "expected"),
    [
        ("", None, "linux", CupsSpooler),  # the default queue, if there is one when it is needed
        ("Desk", None, "linux", CupsSpooler),
        ("Desk", FOLDER, "linux", CupsSpooler),
        ("", FOLDER, "linux", FolderSpooler),
        ("none", FOLDER, "linux", FolderSpooler),
        ("none", None, "linux", NoSpooler),
        ("", None, "win32", SystemSpooler),
        ("Desk", FOLDER, "win32", SystemSpooler),
        ("", FOLDER, "win32", FolderSpooler),
        ("none", FOLDER, "darwin", FolderSpooler),
        ("none", None, "win32", NoSpooler),
    ],
)
def test_a_named_printer_wins_then_the_folder_then_the_default_printer(
    printer: str, folder: Path | None, platform: str, expected: type[Spooler]
) -> None:
    assert type(choose_spooler(printer, folder, platform, "a4", SystemSpooler)) is expected


@pytest.mark.parametrize(("folder", "expected"), [(FOLDER, FolderSpooler), (None, NoSpooler)])
def test_without_any_way_to_print_a_named_printer_gives_way(
    folder: Path | None, expected: type[Spooler]
) -> None:
    assert type(choose_spooler("Desk", folder, "win32", "a4")) is expected


def test_a_machine_without_pycups_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cups", None)

    spooler = choose_spooler("Desk", None, "linux", "a4")

    assert spooler.way == "none"
    assert "pycups is not installed" in spooler.state().detail


def test_no_printer_takes_nothing_and_says_so() -> None:
    spooler = NoSpooler()

    state = spooler.state()
    assert (state.kind, state.accepts) == (PrinterKind.NONE, False)
    with pytest.raises(PrinterError, match="Nothing was lost"):
        spooler.submit(b"page")
    assert spooler.job_state(Job("", 0)).kind is JobKind.UNKNOWN
    spooler.cancel(Job("", 0))
