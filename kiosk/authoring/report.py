"""Writes findings down: for people, for programs, and for remarks beside the lines of a change."""

import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from kiosk.authoring.findings import Finding, Severity
from kiosk.authoring.plain.table import Row

Writer: TypeAlias = Callable[[Sequence[Finding], Path], str]
"""From findings and the folder they are about to the text to print, without its last line end."""


def as_text(findings: Sequence[Finding], folder: Path) -> str:
    """Return a list like a linter's, with a closing line that counts."""
    lines = []
    for finding in findings:
        place = f"{folder / finding.place.file}:{finding.place.line}"
        lines += [
            f"{place}: {finding.severity.value}: {finding.problem} [{finding.rule}]",
            f"    why: {finding.why}",
            f"    do:  {finding.remedy}",
        ]
    return "\n".join([*lines, count_line(findings)])


def as_json(findings: Sequence[Finding], folder: Path, scores: Sequence[Row] = ()) -> str:
    """Return a JSON object with the list of findings, how many there are of each severity, and the scores."""
    listed = [
        {
            "severity": finding.severity.value,
            "rule": finding.rule,
            "file": finding.place.file,
            "line": finding.place.line,
            "problem": finding.problem,
            "why": finding.why,
            "remedy": finding.remedy,
        }
        for finding in findings
    ]
    errors, warnings, hints = _counts(findings)
    told = {"folder": str(folder), "errors": errors, "warnings": warnings, "hints": hints, "findings": listed}
    if scores:
        told["scores"] = [
            {
                "part": row.part,
                **row.score._asdict(),
                "value": None if math.isnan(row.score.value) else round(row.score.value, 1),
                "hard_words": row.hard_words,
            }
            for row in scores
        ]
    return json.dumps(told, ensure_ascii=False, indent=2)


_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_github(findings: Sequence[Finding], folder: Path) -> str:
    """Return GitHub's workflow commands, which put each finding beside its line."""
    lines = []
    for finding in findings:
        file = _property((folder / finding.place.file).as_posix())
        words = _escaped(f"{finding.problem}. Why: {finding.why}. Do: {finding.remedy}.")
        title = _property(finding.rule)
        lines.append(
            f"::{_GITHUB[finding.severity]} file={file},line={finding.place.line},title={title}::{words}"
        )
    return "\n".join([*lines, count_line(findings)])


WRITERS: Final[dict[str, Writer]] = {"text": as_text, "json": as_json, "github": as_github}


def count_line(findings: Sequence[Finding]) -> str:
    """Return "2 errors, 1 warning"; hints are counted where there are any."""
    errors, warnings, hints = _counts(findings)
    told = f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}"
    return f"{told}, {_counted(hints, 'hint')}" if hints else told


def _counts(findings: Sequence[Finding]) -> tuple[int, int, int]:
    errors, warnings, hints = (sum(each.severity is grave for each in findings) for grave in Severity)
    return errors, warnings, hints


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
