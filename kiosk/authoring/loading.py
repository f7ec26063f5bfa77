"""From a folder to a checked guide."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.authoring.checks import CHECKS, HINTS, run_checks
from kiosk.authoring.errors import FaultyGuideError, FolderMissingError
from kiosk.authoring.findings import Finding, Places, Severity
from kiosk.authoring.source import read_source
from kiosk.authoring.voice.packing import check_recordings
from kiosk.content.model import Guide


@dataclass(frozen=True)
class CheckedFolder:
    """What came of a folder.

    Attributes:
        guide: The guide, ready to be compiled; None where there are errors.
        findings: Everything that was found, in the order of files and lines.
        places: From which line each part of the guide was read.
    """

    guide: Guide | None
    findings: tuple[Finding, ...]
    places: Places


def check_folder(folder: Path, today: dt.date, *, hints: bool = False) -> CheckedFolder:
    """Read a guide's folder and check it.

    Args:
        folder: The folder with ``guide.toml``.
        today: The day on which a date counts as past.
        hints: Whether to look for hints, too.

    Raises:
        FolderMissingError: There is no such folder.
    """
    if not folder.is_dir():
        raise FolderMissingError(folder)
    source = read_source(folder)
    run_checks(source, today, (*CHECKS, *HINTS) if hints else CHECKS)
    check_recordings(source.guide, folder, source.findings)
    findings = source.findings.sorted()
    faulty = any(finding.severity is Severity.ERROR for finding in findings)
    return CheckedFolder(None if faulty else _as_shown(source.guide), findings, source.findings.places)


def load_guide(folder: Path, today: dt.date) -> Guide:
    """Return the guide in a folder.

    Args:
        folder: The folder with ``guide.toml``.
        today: The day on which a date counts as past.

    Raises:
        FolderMissingError: There is no such folder.
        FaultyGuideError: The folder has errors; all findings are in the exception.
    """
    checked = check_folder(folder, today)
    if checked.guide is None:
        raise FaultyGuideError(checked.findings)
    return checked.guide


def _as_shown(guide: Guide) -> Guide:
    """Return the guide without its stories where it claims to be a decision aid.

    One person's experience sways more than numbers do; whether stories belong in a decision aid is not
    settled (IPDAS: personal stories), so they are left out.
    """
    if not guide.decision_aid:
        return guide
    sections = tuple(section for section in guide.sections if not section.story)
    return msgspec.structs.replace(guide, sections=sections)
