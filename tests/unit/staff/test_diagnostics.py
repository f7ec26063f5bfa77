"""The file for a technician: all that helps, and nothing of a patient."""

import datetime as dt
import getpass
import json
import platform
import socket
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kiosk import __version__
from kiosk.settings import Settings, UpdateSettings
from kiosk.staff.diagnostics import Findings, write_diagnostics
from kiosk.staff.errors import DiagnosticsError
from kiosk.staff.journal import JournalEntry
from kiosk.staff.usage import DayCount
from tests.unit.staff.child import NO_ROOM, ROOT, python

NOW = dt.datetime(2026, 11, 25, 14, 12, 30, tzinfo=dt.UTC)
FINDINGS = Findings(
    settings=Settings(
        practice_name="Clínica del Río",
        pages_folder=Path("/srv/pages"),
        updates=UpdateSettings(url="https://guides.example.org/"),
    ),
    content={"active": "2026.11.2", "notes": ("a", "b")},
    screen={"size": [1920, 1080], "printer": "ready"},
    journal=[JournalEntry(NOW, "content.updated", "done", "2026.11.2")],
    usage=[
        DayCount(dt.date(2026, 11, 23), "si-joint", 3333, 4444, 5555, 6666),
        DayCount(dt.date(2026, 11, 24), "si-joint", 4, 7777, 7777, 7777),
        DayCount(dt.date(2026, 11, 25), "si-joint", 8888, 8888, 8888, 8888),
    ],
)


def written(folder: Path, now: dt.datetime = NOW) -> dict[str, str]:
    """The parts of the file that is written into a folder: name to text."""
    path = folder / "kiosk.zip"
    write_diagnostics(path, FINDINGS, now)
    assert list(folder.iterdir()) == [path]
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_it_holds_versions_settings_content_screen_journal_and_usage(tmp_path: Path) -> None:
    parts = written(tmp_path)
    assert list(parts) == [
        "versions.json",
        "settings.json",
        "content.json",
        "screen.json",
        "journal.jsonl",
        "usage.csv",
    ]
    versions = json.loads(parts["versions.json"])
    assert versions["kiosk"] == __version__
    settings = json.loads(parts["settings.json"])
    assert settings["practice_name"] == "Clínica del Río"
    assert settings["pages_folder"] == "/srv/pages"
    assert settings["updates"] == {"url": "https://guides.example.org/", "check_every_h": 24}
    assert json.loads(parts["content.json"]) == {"active": "2026.11.2", "notes": ["a", "b"]}
    assert json.loads(parts["screen.json"]) == {"size": [1920, 1080], "printer": "ready"}
    assert json.loads(parts["journal.jsonl"])["what"] == "content.updated"


def test_counts_that_are_not_told_are_not_in_it(tmp_path: Path) -> None:
    parts = written(tmp_path)
    assert parts["usage.csv"].splitlines()[1:] == [
        "2026-11-23,si-joint,3333,4444,5555,6666",
        "2026-11-24,si-joint," + ",".join(["fewer than 5"] * 4),
        "2026-11-25,si-joint," + ",".join(["not over"] * 4),
    ]
    assert not [name for name, text in parts.items() if "7777" in text or "8888" in text]


def test_it_names_neither_the_machine_nor_the_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "marker-machine")
    monkeypatch.setattr(platform, "node", lambda: "marker-machine")
    monkeypatch.setattr(getpass, "getuser", lambda: "marker-account")
    parts = written(tmp_path)
    assert set(json.loads(parts["versions.json"])) == {"kiosk", "system", "machine", "python", "libraries"}
    assert not [name for name, text in parts.items() if "marker" in text]


def test_it_names_every_library_that_the_kiosk_stands_on(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [Requirement(line) for line in project["dependencies"]]
    needed = {each.name for each in requirements if each.marker is None or each.marker.evaluate()}
    versions = json.loads(written(tmp_path)["versions.json"])
    assert {canonicalize_name(name) for name in needed} <= {
        canonicalize_name(name) for name in versions["libraries"]
    }


def test_a_clock_at_its_beginning_stops_nothing(tmp_path: Path) -> None:
    parts = written(tmp_path, dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    assert parts["usage.csv"].count("not over") == 12


def test_a_stick_that_was_pulled_out_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError, match=r"could not be written to STICK\. Nothing was changed"):
        write_diagnostics(tmp_path / "STICK" / "kiosk.zip", FINDINGS, NOW)


FULL = """
from pathlib import Path
from kiosk.staff.errors import DiagnosticsError
from tests.unit.staff.test_diagnostics import FINDINGS, NOW, write_diagnostics
try:
    write_diagnostics(Path(sys.argv[1], "kiosk.zip"), FINDINGS, NOW)
except DiagnosticsError as error:
    print(error.detail)
"""


def test_a_full_stick_is_told_and_nothing_stays_on_it(tmp_path: Path) -> None:
    done = python(NO_ROOM + FULL, tmp_path, 100)
    assert (done.returncode, done.stdout) == (0, "File too large\n"), done.stderr
    assert list(tmp_path.iterdir()) == []
