"""Which spooler this kiosk uses, by its settings and its system."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

from kiosk.paper.cups import CupsSpooler
from kiosk.paper.errors import PrinterError
from kiosk.paper.folder import FolderSpooler
from kiosk.paper.page import Paper
from kiosk.paper.spooler import NoSpooler, Spooler
from kiosk.settings import NO_PRINTER

SystemPrinter: TypeAlias = Callable[[str], Spooler]
"""Builds the screens' own printing (Qt) for a printer's name, "" for the default one."""

_Way: TypeAlias = Literal["cups", "system", "folder", "none"]


def choose_spooler(
    printer: str,
    folder: Path | None,
    platform: str,
    paper: Paper,
    system_printer: SystemPrinter | None = None,
) -> Spooler:
    """Picks the one place that pages go to; there is no silent second choice later.

    A printer that is named wins; else a folder; else the system's default printer. With "none" as
    the printer, pages go to the folder, if there is one. Whether a printer is there is not asked:
    it may be switched on, or its service started, after the kiosk.

    Args:
        printer: The setting: a queue's name, "" for unset, or "none".
        folder: Where pages are collected, if anywhere.
        platform: ``sys.platform``.
        paper: The sheet that pages are set for.
        system_printer: How to print where there is no CUPS.
    """
    match _way(printer, folder, platform, can_system=system_printer is not None):
        case "cups":
            try:
                return CupsSpooler(paper, printer)
            except PrinterError as error:
                return NoSpooler(str(error))
        case "system" if system_printer is not None:
            return system_printer(printer)
        case "folder" if folder is not None:
            return FolderSpooler(folder)
        case _:
            return NoSpooler()


def _way(printer: str, folder: Path | None, platform: str, *, can_system: bool) -> _Way:
    if printer == NO_PRINTER or (not printer and folder is not None):
        return "none" if folder is None else "folder"
    if platform == "linux":
        return "cups"
    if can_system:
        return "system"
    return "none" if folder is None else "folder"
