"""A tiny complete guide to break, one thing at a time."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.authoring.findings import Finding
from kiosk.authoring.loading import check_folder

TINY_GUIDE = Path(__file__).parents[2] / "data" / "tiny-guide"
TODAY = dt.date(2026, 12, 1)


class Fault(NamedTuple):
    """A finding without its words: what a test compares."""

    rule: str
    file: str
    line: int


class TinyGuide:
    """A copy of the tiny guide's folder that a test may break."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def replace(self, file: str, old: str, new: str) -> int:
        """Replace words that stand once in a file; return the line on which they began."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def append(self, file: str, new: str) -> int:
        """Add words at the end of a file; return the line on which they begin."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        path.write_text(text + new, encoding="utf-8")
        return text.count("\n") + 1

    def findings(self, today: dt.date = TODAY) -> tuple[Finding, ...]:
        return check_folder(self.folder, today).findings

    def faults(self, today: dt.date = TODAY) -> list[Fault]:
        return [Fault(each.rule, each.place.file, each.place.line) for each in self.findings(today)]


@pytest.fixture
def tiny(tmp_path: Path) -> TinyGuide:
    folder = tmp_path / "tiny-guide"
    shutil.copytree(TINY_GUIDE, folder)
    return TinyGuide(folder)


@pytest.fixture
def fault_of(tiny: TinyGuide) -> Callable[[str, str, str], tuple[Finding, int]]:
    """Return a function that breaks one thing: the only finding, and the line of the change."""

    def find(file: str, old: str, new: str) -> tuple[Finding, int]:
        line = tiny.replace(file, old, new) if old else tiny.append(file, new)
        findings = tiny.findings()
        assert len(findings) == 1, [f"{each.place} {each.rule} {each.problem}" for each in findings]
        return findings[0], line

    return find
