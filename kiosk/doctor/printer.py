"""How pages get onto paper on this machine."""

import sys
from collections.abc import Mapping
from typing import Final

from kiosk.doctor.finding import Finding, fault, fine, warning
from kiosk.paper.choice import choose_spooler
from kiosk.paper.spooler import PrinterKind
from kiosk.settings import Settings

_WORKS: Final = frozenset({PrinterKind.READY, PrinterKind.PRINTING, PrinterKind.WARMING})
_FAULTS: Final[Mapping[PrinterKind, str]] = {
    PrinterKind.UNKNOWN_PRINTER: "Add the printer to the system, or name another one in kiosk.toml.",
    PrinterKind.NO_SERVICE: "Start the print service: systemctl start cups. Without one, see kiosk.toml: "
    'printer = "none", or pages_folder.',
    PrinterKind.FOLDER_MISSING: "Make the folder that kiosk.toml names, for the kiosk's account to write in.",
}


def look_at_printer(settings: Settings) -> Finding:
    """Tell whether pages come out. Slow, where a print server far away does not answer."""
    what = "printer"
    if sys.platform != "linux" and settings.pages_folder is None:
        return fine(what, "the system's; see the staff's screen Printer")
    spooler = choose_spooler(settings.printer, settings.pages_folder, sys.platform, settings.paper)
    state = spooler.state()
    told = state.detail or state.kind.value
    if state.kind in _WORKS:
        return fine(what, told)
    if state.kind is PrinterKind.NONE:
        return warning(
            what,
            told,
            "Patients can only show their page on the screen. Name a printer or a folder in kiosk.toml.",
        )
    if state.kind in _FAULTS:
        return fault(what, told, _FAULTS[state.kind])
    return warning(what, f"{told} ({state.kind.value})", "Go to the printer, and see its own display.")
