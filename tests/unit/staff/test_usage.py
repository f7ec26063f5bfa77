"""Counts of use as they are kept: by day and guide, and nothing else."""

import datetime as dt
import logging
import os
import signal
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kiosk.staff import durable
from kiosk.staff.errors import UsageError
from kiosk.staff.usage import DayCount, UsageCounts
from tests.unit.staff.child import NO_ROOM, python

MONDAY = dt.date(2026, 11, 23)
TUESDAY = dt.date(2026, 11, 24)
EVER = (dt.date.min, dt.date.max)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "staff" / "usage.sqlite"


@pytest.fixture
def counts(file: Path) -> UsageCounts:
    return UsageCounts(file)


def test_nothing_is_counted_yet_and_looking_creates_nothing(counts: UsageCounts, file: Path) -> None:
    assert counts.by_day(*EVER) == ()
    assert counts.guides() == ()
    assert not file.parent.exists()


def test_each_event_raises_its_own_sum(counts: UsageCounts) -> None:
    counts.count(MONDAY, "si-joint", "visit")
    counts.count(MONDAY, "si-joint", "visit")
    counts.count(MONDAY, "si-joint", "section", 7)
    counts.count(MONDAY, "si-joint", "self-check")
    counts.count(MONDAY, "si-joint", "page", 3)
    assert counts.by_day(*EVER) == (DayCount(MONDAY, "si-joint", 2, 7, 1, 3),)


def test_days_and_guides_are_counted_apart_and_come_back_in_order(counts: UsageCounts, file: Path) -> None:
    for day, guide in ((TUESDAY, "knee"), (MONDAY, "si-joint"), (TUESDAY, "hip")):
        counts.count(day, guide, "visit")
    expected = (DayCount(MONDAY, "si-joint", 1), DayCount(TUESDAY, "hip", 1), DayCount(TUESDAY, "knee", 1))
    again = UsageCounts(file)
    assert again.by_day(MONDAY, TUESDAY) == expected
    assert again.by_day(MONDAY, MONDAY) == expected[:1]
    assert again.by_day(TUESDAY, TUESDAY) == expected[1:]
    assert again.by_day(MONDAY, TUESDAY, "knee") == expected[2:]
    assert again.by_day(MONDAY, TUESDAY, "shoulder") == ()
    assert again.by_day(TUESDAY, MONDAY) == ()
    assert again.guides() == ("hip", "knee", "si-joint")


@pytest.mark.parametrize("times", [0, -1])
def test_only_what_happened_is_counted(counts: UsageCounts, times: int) -> None:
    with pytest.raises(ValueError, match="happened"):
        counts.count(MONDAY, "si-joint", "visit", times)


# --- Privacy ---


def test_the_file_knows_days_and_guides_and_no_times(counts: UsageCounts, file: Path) -> None:
    for _ in range(5):
        counts.count(MONDAY, "si-joint", "visit")
        counts.count(MONDAY, "si-joint", "page")
    base = sqlite3.connect(file)
    tables = base.execute("SELECT name FROM sqlite_schema").fetchall()
    rows = base.execute("SELECT * FROM days").fetchall()
    base.close()
    assert tables == [("days",)]
    assert rows == [("2026-11-23", "si-joint", 5, 0, 0, 5)]


def test_the_order_of_events_leaves_no_trace_in_any_file(tmp_path: Path) -> None:
    orders = [("visit", "page", "visit"), ("visit", "visit", "page")]
    contents = []
    for number, order in enumerate(orders):
        counts = UsageCounts(tmp_path / str(number) / "usage.sqlite")
        for event in order:
            counts.count(MONDAY, "si-joint", event)  # type: ignore[arg-type]  # mypy sees any word
        (only,) = (tmp_path / str(number)).iterdir()
        contents.append(only.read_bytes())
    assert contents[0] == contents[1]


def test_the_file_is_for_this_account_alone(counts: UsageCounts, file: Path) -> None:
    counts.count(MONDAY, "si-joint", "visit")
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {
        "usage.sqlite": 0o600
    }


def test_what_is_written_is_forced_to_the_disk_and_what_is_written_over_is_wiped(counts: UsageCounts) -> None:
    counts.count(MONDAY, "si-joint", "visit")
    with counts._opened() as base:
        names = ("journal_mode", "synchronous", "secure_delete")
        found = {name: base.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    assert found == {"journal_mode": "delete", "synchronous": 2, "secure_delete": 1}


# --- Damage ---


def in_database(file: Path, *statements: str) -> None:
    base = sqlite3.connect(file)
    for statement in statements:
        base.execute(statement)
    base.commit()
    base.close()


DAMAGES: dict[str, Callable[[Path], int | None]] = {
    "not a database": lambda file: file.write_bytes(b"something else" * 100),
    "torn": lambda file: os.truncate(file, 5000),
    "zeros at the end": lambda file: file.write_bytes(file.read_bytes()[:4096] + b"\0" * 4096),
    "a later version": lambda file: in_database(file, "PRAGMA user_version = 2"),
    "another table": lambda file: in_database(file, "DROP TABLE days", "CREATE TABLE visits (at TEXT)"),
    "a sum below zero": lambda file: in_database(
        file, "PRAGMA ignore_check_constraints = ON", "UPDATE days SET visits = -1"
    ),
    "a word that is no UTF-8": lambda file: file.write_bytes(
        file.read_bytes().replace(b"CREATE", b"CREAT\x8a")
    ),
    "a folder": lambda file: file.rename(file.with_name("elsewhere")).with_name(file.name).mkdir(),
}


@pytest.mark.parametrize("read_first", [True, False], ids=["read first", "count first"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_is_kept_beside_a_new_one(
    counts: UsageCounts, file: Path, damage: str, read_first: bool, caplog: pytest.LogCaptureFixture
) -> None:
    counts.count(MONDAY, "si-joint", "visit")
    DAMAGES[damage](file)
    if read_first:
        assert counts.by_day(*EVER) == ()
    with caplog.at_level(logging.ERROR):
        counts.count(TUESDAY, "si-joint", "visit")
    assert counts.by_day(*EVER) == (DayCount(TUESDAY, "si-joint", 1),)
    assert file.with_name("usage.sqlite.damaged-1").exists()
    assert not file.with_name("usage.sqlite.damaged-2").exists()


def test_a_rollback_journal_of_the_damaged_database_does_not_reach_the_new_one(
    counts: UsageCounts, file: Path
) -> None:
    counts.count(MONDAY, "si-joint", "visit")
    assert python(KILLED, file).returncode == -signal.SIGKILL
    assert file.with_name("usage.sqlite-journal").stat().st_size > 0
    file.write_bytes(b"something else" * 1000)
    counts.count(TUESDAY, "si-joint", "visit")
    assert counts.by_day(*EVER) == (DayCount(TUESDAY, "si-joint", 1),)


def test_two_that_meet_damage_at_once_put_it_aside_once(
    counts: UsageCounts, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir()
    file.write_bytes(b"something else" * 1000)
    held = durable.held

    def held_after_another(path: Path) -> AbstractContextManager[None]:
        monkeypatch.undo()
        UsageCounts(file).count(MONDAY, "si-joint", "visit")
        return held(path)

    monkeypatch.setattr(durable, "held", held_after_another)
    counts.count(MONDAY, "si-joint", "visit")
    assert counts.by_day(*EVER) == (DayCount(MONDAY, "si-joint", 2),)
    assert len(list(file.parent.glob("*.damaged-*"))) == 1


def test_an_empty_file_is_a_new_database(counts: UsageCounts, file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    assert counts.by_day(*EVER) == ()
    counts.count(MONDAY, "si-joint", "visit")
    assert counts.by_day(*EVER) == (DayCount(MONDAY, "si-joint", 1),)


# --- Others at the same time, and disks that fail ---


def test_threads_lose_no_count(counts: UsageCounts) -> None:
    threads = [threading.Thread(target=counts.count, args=(MONDAY, "si-joint", "visit")) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts.by_day(*EVER) == (DayCount(MONDAY, "si-joint", 20),)


def test_a_database_in_use_for_long_is_told_and_not_taken_for_damaged(
    counts: UsageCounts, file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.staff.usage._BUSY_TIMEOUT_S", 0.05)
    counts.count(MONDAY, "si-joint", "visit")
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    with caplog.at_level(logging.ERROR):
        counts.count(MONDAY, "si-joint", "visit")
    assert caplog.messages == ["A count of use could not be kept: database is locked"]
    with pytest.raises(UsageError, match="could not be read"):
        counts.by_day(*EVER)
    other.close()
    assert counts.by_day(*EVER) == (DayCount(MONDAY, "si-joint", 1),)


KILLED = """
import datetime as dt, os, signal, sqlite3, sys
from pathlib import Path
from kiosk.staff import usage
counts = usage.UsageCounts(Path(sys.argv[1]))
class Connection(sqlite3.Connection):
    def commit(self):
        os.kill(os.getpid(), signal.SIGKILL)
connect = sqlite3.connect
sqlite3.connect = lambda *a, **k: connect(*a, **k, factory=Connection)
counts.count(dt.date(2026, 11, 23), "si-joint", "visit")
"""


def test_a_process_killed_in_the_middle_leaves_the_sums_as_they_were(counts: UsageCounts, file: Path) -> None:
    counts.count(MONDAY, "si-joint", "visit")
    assert python(KILLED, file).returncode == -signal.SIGKILL
    assert counts.by_day(*EVER) == (DayCount(MONDAY, "si-joint", 1),)
    counts.count(MONDAY, "si-joint", "visit")
    assert counts.by_day(*EVER) == (DayCount(MONDAY, "si-joint", 2),)


FULL = """
import datetime as dt
from pathlib import Path
from kiosk.staff.usage import UsageCounts
counts = UsageCounts(Path(sys.argv[1]))
counts.count(dt.date(2026, 11, 23), "si-joint", "page")
print(counts.by_day(dt.date.min, dt.date.max)[0].visits)
"""


@pytest.mark.parametrize("room", [0, 600, 5000])
def test_a_full_disk_is_logged_and_the_sums_can_still_be_read(
    counts: UsageCounts, file: Path, room: int
) -> None:
    counts.count(MONDAY, "si-joint", "visit")
    done = python(NO_ROOM + FULL, file, room)
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr
    assert done.stderr.startswith("A count of use could not be kept: ")
    assert "page" not in done.stderr, "a line of the log has a time"
    assert counts.by_day(*EVER) == (DayCount(MONDAY, "si-joint", 1),)


def test_a_file_in_the_folders_place_is_logged_and_not_raised(
    counts: UsageCounts, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.parent.write_bytes(b"")
    with caplog.at_level(logging.ERROR):
        counts.count(MONDAY, "si-joint", "visit")
    assert caplog.messages[0].startswith("A count of use could not be kept")
