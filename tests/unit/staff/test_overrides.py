"""What staff change on the kiosk, over what kiosk.toml says."""

import logging
import stat
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.settings import Settings
from kiosk.staff.errors import SettingsDiskError, UnfitSettingError
from kiosk.staff.journal import Journal
from kiosk.staff.overrides import STAFF_KEYS, StaffSettings
from tests.unit.staff.child import NO_ROOM, python, start
from tests.unit.staff.clock import Clock

CHANGES = {
    "practice_name": "Clínica del Río",
    "languages": ["es", "en"],
    "idle_timeout_s": 120,
    "paper": "a4",
    "printer": "Front desk",
    "reduce_motion": True,
    "start_contrast": "dark",
    "start_text_percent": 150,
}
CHANGED = Settings(
    practice_name="Clínica del Río",
    languages=("es", "en"),
    idle_timeout_s=120,
    paper="a4",
    printer="Front desk",
    reduce_motion=True,
    start_contrast="dark",
    start_text_percent=150,
)


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Journal:
    return Journal(tmp_path / "journal.jsonl", clock.moment)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "staff-settings.json"


@pytest.fixture
def staff(file: Path, journal: Journal) -> StaffSettings:
    return StaffSettings(file, journal)


def test_before_any_change_kiosk_toml_counts(staff: StaffSettings, file: Path) -> None:
    assert staff.values() == {}
    assert staff.laid_over(CHANGED) == CHANGED
    assert not file.parent.exists()


def test_everything_that_staff_may_change_can_be_changed(
    staff: StaffSettings, file: Path, journal: Journal
) -> None:
    staff.change(CHANGES)
    assert staff.values() == CHANGES
    assert sorted(CHANGES) == sorted(STAFF_KEYS)
    again = StaffSettings(file, journal)
    assert again.laid_over(Settings()) == CHANGED
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_staff_did_not_change_follows_kiosk_toml(staff: StaffSettings) -> None:
    staff.change({"paper": "a4"})
    staff.change({"idle_timeout_s": 60})
    assert staff.laid_over(Settings(printer="Desk", idle_timeout_s=90)) == Settings(
        printer="Desk", idle_timeout_s=60, paper="a4"
    )


def test_a_change_can_be_taken_back(staff: StaffSettings) -> None:
    staff.change({"paper": "a4", "printer": "Desk"})
    staff.change({"paper": None, "languages": None})
    assert staff.values() == {"printer": "Desk"}


def test_what_staff_may_change_is_a_setting() -> None:
    assert set(STAFF_KEYS) <= {field.name for field in fields(Settings)}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("pages_folder", "/srv/pages"),
        ("guide", "/srv/a.kioskguide"),
        ("staff_gesture", "off"),
        ("updates", {"url": ""}),
        ("zebra", 1),
        ("paper", "a5"),
        ("idle_timeout_s", 5),
        ("languages", ["English"]),
        ("practice_name", "two\nlines"),
    ],
)
def test_what_staff_may_not_change_is_refused_and_nothing_else_is_taken(
    staff: StaffSettings, key: str, value: object
) -> None:
    staff.change({"printer": "Desk"})
    with pytest.raises(UnfitSettingError, match=f"The setting {key} cannot have this value"):
        staff.change({"printer": "Another", key: value})
    assert staff.values() == {"printer": "Desk"}


# --- Damage ---


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 50, b'{"paper": "a4"', b"[]", b"[" * 100_000],
)
def test_a_damaged_file_is_put_aside_and_told_to_the_journal(
    staff: StaffSettings, file: Path, journal: Journal, content: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert staff.laid_over(CHANGED) == CHANGED
    (aside,) = file.parent.iterdir()
    assert aside.read_bytes() == content
    (entry,) = journal.newest()
    assert (entry.what, entry.result) == ("settings.read", "put-aside")
    assert aside.name in entry.detail
    staff.change({"paper": "a4"})
    assert staff.values() == {"paper": "a4"}


def test_a_folder_in_its_place_is_put_aside(staff: StaffSettings, file: Path, journal: Journal) -> None:
    file.mkdir(parents=True)
    assert staff.laid_over(CHANGED) == CHANGED
    assert [entry.result for entry in journal.newest()] == ["put-aside"]
    staff.change({"paper": "a4"})
    assert staff.values() == {"paper": "a4"}


def test_values_that_do_not_fit_any_more_are_left_out_and_told(
    staff: StaffSettings, file: Path, journal: Journal
) -> None:
    file.parent.mkdir()
    file.write_text('{"paper": "a5", "printer": "Desk", "guide": "/srv/x", "zebra": 1}')
    assert staff.laid_over(Settings()) == Settings(printer="Desk")
    (entry,) = journal.newest()
    assert (entry.what, entry.result) == ("settings.read", "left-out")
    assert "`paper`" in entry.detail


def test_a_file_in_the_folders_place_stops_nothing(
    staff: StaffSettings, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.parent.write_bytes(b"")
    with caplog.at_level(logging.ERROR):
        assert staff.laid_over(CHANGED) == CHANGED
    assert "cannot be read or renamed" in caplog.text
    with pytest.raises(SettingsDiskError, match="was not kept"):
        staff.change({"paper": "a4"})


# --- Processes ---

FULL = """
import datetime as dt
from pathlib import Path
from kiosk.staff.errors import SettingsDiskError
from kiosk.staff.journal import Journal
from kiosk.staff.overrides import StaffSettings
file = Path(sys.argv[1])
staff = StaffSettings(file, Journal(file.with_name("journal.jsonl"), lambda: dt.datetime.now(dt.UTC)))
try:
    staff.change({"paper": "us-letter"})
except SettingsDiskError as error:
    print(error.detail)
"""


def test_a_full_disk_keeps_the_old_settings(staff: StaffSettings, file: Path) -> None:
    staff.change({"paper": "a4"})
    done = python(NO_ROOM + FULL, file, 5)
    assert (done.returncode, done.stdout) == (0, "File too large\n"), done.stderr
    assert staff.values() == {"paper": "a4"}


CHANGE = """
import datetime as dt, sys
from pathlib import Path
from kiosk.staff.journal import Journal
from kiosk.staff.overrides import StaffSettings
file = Path(sys.argv[1])
staff = StaffSettings(file, Journal(file.with_name("journal.jsonl"), lambda: dt.datetime.now(dt.UTC)))
print("ready", flush=True)
sys.stdin.readline()
for number in range(50):
    staff.change({sys.argv[2]: None if number % 2 == 0 else sys.argv[3]})
"""


def test_two_processes_do_not_lose_each_others_changes(staff: StaffSettings, file: Path) -> None:
    with start(CHANGE, file, "paper", "a4") as one, start(CHANGE, file, "printer", "Desk") as two:
        for each in (one, two):
            assert each.stdout is not None
            assert each.stdout.readline() == "ready\n"
        for each in (one, two):
            assert each.stdin is not None
            each.stdin.write("go\n")
            each.stdin.flush()
        assert [each.wait(30) for each in (one, two)] == [0, 0]
    assert staff.values() == {"paper": "a4", "printer": "Desk"}


def test_a_start_loads_nothing_slow_for_it() -> None:
    code = (
        "import sys, kiosk.staff.overrides;"
        "print({'argon2', 'sqlite3', 'csv', 'PySide6', 'tomllib'} & set(sys.modules))"
    )
    done = python(code)
    assert done.stdout == "set()\n", done.stderr
