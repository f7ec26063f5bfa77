"""A tiny complete guide to break, one thing at a time."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from kiosk.authoring.findings import Finding
from kiosk.authoring.loading import check_folder
from tests.unit.authoring.publishing import Office, Offices

TINY_GUIDE = Path(__file__).parents[2] / "data" / "tiny-guide"
TODAY = dt.date(2026, 12, 1)


class TinyGuide:
    """A copy of the tiny guide's folder that a test may break."""

    today = TODAY

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

    def faults(self, today: dt.date = TODAY) -> list[tuple[str, str, int]]:
        """Return rule, file and line of every finding, in order."""
        return [(each.rule, each.place.file, each.place.line) for each in self.findings(today)]


@pytest.fixture
def tiny(tmp_path: Path) -> TinyGuide:
    folder = tmp_path / "tiny-guide"
    shutil.copytree(TINY_GUIDE, folder)
    return TinyGuide(folder)


@pytest.fixture(scope="session")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Offices:
    return Offices(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def office(offices: Offices, tmp_path: Path) -> Office:
    """A clinic's keys: one root key, one publish key."""
    return offices.open(tmp_path / "keys")
