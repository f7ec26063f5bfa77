"""The preview from the author's side: what was saved, what is wrong with it, in the preview's words."""

import datetime as dt
import os
import sys
from pathlib import Path

from kiosk.authoring.errors import AuthoringError, FolderMissingError, NoDisplayError
from kiosk.authoring.findings import Finding, Severity
from kiosk.authoring.loading import check_folder
from kiosk.content.draft import Draft, DraftFault


def preview(folder: Path) -> int:
    """Show a guide's folder in a window until its author closes it, and return the exit status.

    Raises:
        FolderMissingError: There is no such folder.
        NoDisplayError: There is no display.
    """
    if not folder.is_dir():
        raise FolderMissingError(folder)
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in displays):
        raise NoDisplayError
    from kiosk.preview import run_preview  # noqa: PLC0415 - Qt is slow to import, and may not find a display

    return run_preview(lambda: stamp(folder), lambda: draft(folder, dt.datetime.now().astimezone().date()))


def stamp(folder: Path) -> object:
    """Return what is equal as long as no file of a folder was saved, added, renamed or removed."""
    found = []
    for path, _, files in os.walk(folder):
        for name in files:
            try:
                status = os.stat(os.path.join(path, name))  # noqa: PTH116, PTH118 - called twice a second
            except OSError:
                continue  # removed meanwhile; it is missed at the next look
            found.append((path, name, status.st_mtime_ns, status.st_size, status.st_ino))
    return sorted(found)


def draft(folder: Path, today: dt.date) -> Draft:
    """Return a guide's folder as it is now.

    Args:
        folder: The folder with ``guide.toml``.
        today: The day on which a date counts as past.
    """
    try:
        checked = check_folder(folder, today)
    except AuthoringError as error:
        return Draft(None, (DraftFault("", str(error), "", is_error=True),))
    return Draft(checked.guide, tuple(map(_fault, checked.findings)))


def _fault(finding: Finding) -> DraftFault:
    is_error = finding.severity is Severity.ERROR
    return DraftFault(str(finding.place), finding.problem, finding.remedy, is_error)
