"""The journal as staff and power cuts use it."""

import datetime as dt
import logging
import stat
import threading
from pathlib import Path

import pytest

from kiosk.staff import journal as journal_module
from kiosk.staff.journal import MOST_BYTES, MOST_LETTERS, Journal, JournalEntry
from tests.unit.staff.child import NO_ROOM, python
from tests.unit.staff.clock import Clock


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "staff" / "journal.jsonl"


@pytest.fixture
def journal(file: Path, clock: Clock) -> Journal:
    return Journal(file, clock.moment)


def told(journal: Journal) -> list[str]:
    return [entry.what for entry in journal.newest()]


def test_a_new_journal_is_empty_and_looking_creates_nothing(journal: Journal, file: Path) -> None:
    assert journal.newest() == ()
    assert not file.parent.exists()


def test_entries_come_back_the_newest_first(journal: Journal, clock: Clock, file: Path) -> None:
    first = clock.moment()
    journal.note("content.updated", "done", "2026.11.2 → “ß”")
    clock.time += 60
    journal.note("pin.entered", "refused")
    expected = (
        JournalEntry(first + dt.timedelta(minutes=1), "pin.entered", "refused"),
        JournalEntry(first, "content.updated", "done", "2026.11.2 → “ß”"),
    )
    assert journal.newest() == expected
    assert journal.newest(1) == expected[:1]
    assert journal.newest(0) == ()
    assert Journal(file, clock.moment).newest() == expected
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_entry_is_one_line_whatever_its_detail(journal: Journal, file: Path) -> None:
    journal.note("content.refused", "refused", "two\nlines\r\nand a name \udcff")
    assert file.read_bytes().count(b"\n") == 1
    assert journal.newest()[0].detail == "two\nlines\r\nand a name ?"


def test_a_long_detail_is_cut(journal: Journal) -> None:
    journal.note("content.refused", "refused", "ä" * 10_000)
    assert journal.newest()[0].detail == "ä" * MOST_LETTERS


# --- Power cuts and damage ---


def test_a_torn_end_is_left_out_and_does_not_swallow_the_next_entry(journal: Journal, file: Path) -> None:
    journal.note("one", "done")
    whole = file.read_bytes()
    journal.note("two", "done")
    both = file.read_bytes()
    for length in range(len(whole), len(both)):
        file.write_bytes(both[:length])
        # Without its line end alone, an entry is whole
        survived = ["two"] if length == len(both) - 1 else []
        assert told(journal) == [*survived, "one"]
        journal.note("three", "done")
        assert told(journal) == ["three", *survived, "one"]


@pytest.mark.parametrize("junk", [b"\0" * 500, b"\xff\xfe\n{}\n", b'{"at": 1}\n', b"[" * 5000 + b"\n"])
def test_damage_in_the_middle_costs_only_what_it_hit(journal: Journal, file: Path, junk: bytes) -> None:
    journal.note("one", "done")
    file.write_bytes(file.read_bytes() + junk)
    journal.note("two", "done")
    assert told(journal) == ["two", "one"]


def test_a_journal_that_cannot_be_read_is_kept_beside_a_new_one(journal: Journal, file: Path) -> None:
    file.mkdir(parents=True)
    (file / "something").write_bytes(b"x")
    assert journal.newest() == ()
    journal.note("one", "done")
    assert told(journal) == ["one"]
    assert (file.with_name("journal.jsonl.damaged-1") / "something").exists()


# --- Bounds ---


def test_the_journal_does_not_grow_without_bound(
    journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "MOST_BYTES", 1000)
    for number in range(100):
        journal.note(f"number.{number}", "done")
    assert sum(path.stat().st_size for path in file.parent.iterdir()) <= 2000
    entries = told(journal)
    assert entries == [f"number.{number}" for number in range(99, 99 - len(entries), -1)]
    assert len(entries) > 10


def test_the_bound_holds_more_than_a_screen_shows(journal: Journal, file: Path) -> None:
    journal.note("content.updated", "done", "a detail of some length, as most are")
    assert MOST_BYTES // file.stat().st_size > 200


# --- Others, and disks that fail ---


def test_threads_lose_nothing(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "MOST_BYTES", 4000)
    threads = [threading.Thread(target=journal.note, args=(f"number.{n}", "done")) for n in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told(journal)) == sorted(f"number.{n}" for n in range(40))


FULL = """
import datetime as dt
from pathlib import Path
from kiosk.staff.journal import Journal
journal = Journal(Path(sys.argv[1]), lambda: dt.datetime.now(dt.UTC))
journal.note("two", "done")
print(*(entry.what for entry in journal.newest()))
"""


@pytest.mark.parametrize("room", [0, 30])
def test_a_full_disk_is_logged_and_costs_one_entry(journal: Journal, file: Path, room: int) -> None:
    journal.note("one", "done")
    done = python(NO_ROOM + FULL, file, file.stat().st_size + room)
    assert (done.returncode, done.stdout) == (0, "one\n")
    assert done.stderr == "The journal could not be written: File too large\n"
    journal.note("three", "done")
    assert told(journal) == ["three", "one"]


def test_a_file_in_the_folders_place_is_logged_and_not_raised(
    journal: Journal, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.parent.write_bytes(b"")
    with caplog.at_level(logging.ERROR):
        journal.note("one", "done", "a detail")
        assert journal.newest() == ()
    assert caplog.messages[0].startswith("The journal could not be written")
    assert "detail" not in caplog.text
