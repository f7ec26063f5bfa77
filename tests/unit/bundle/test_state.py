"""What a store remembers: its transitions, and which of its two records counts."""

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.bundle.errors import LostVersionError, RecalledError
from kiosk.bundle.state import MOST_FAILED_STARTS, Item, Record, encode_record, read_newest_record, slot_name


def item(number: int, **fields: object) -> Item:
    return replace(Item(str(number) * 64, 100, number, f"v{number}"), **fields)


def record_of(*numbers: int) -> Record:
    """Return a record after these versions were activated in this order."""
    record = Record()
    for number in numbers:
        record = record.activated(item(number))
    return record


def labels(items: tuple[Item, ...]) -> list[str]:
    return [each.label for each in items]


def sha(number: int) -> str:
    return str(number) * 64


# --- Transitions ---


def test_the_newest_is_shown_and_two_before_it_are_kept() -> None:
    record = record_of(1, 2, 3, 4)
    assert record.active == sha(4)
    assert labels(record.history) == ["v4", "v3", "v2"]
    assert labels(record.candidates()) == ["v4", "v3", "v2"]


def test_going_back_moves_the_pointer_and_nothing_else() -> None:
    before = replace(record_of(1, 2, 3), trust={"timestamp.json": "{}"}, floor=1)
    after = before.rolled_back(sha(1))
    assert after == replace(before, active=sha(1), rejected=(sha(3),))
    assert labels(after.candidates()) == ["v1", "v2"]


def test_the_version_that_worked_is_kept_when_a_new_one_comes_after_going_back() -> None:
    record = record_of(1, 2, 3).rolled_back(sha(1)).activated(item(4))
    assert labels(record.history) == ["v4", "v1", "v3"]


def test_a_version_put_aside_may_be_chosen_again() -> None:
    record = record_of(1, 2).rolled_back(sha(1)).rolled_back(sha(2))
    assert record.active == sha(2)
    assert record.rejected == (sha(1),)
    assert record_of(1, 2).rolled_back(sha(1)).activated(item(2)).rejected == ()


def test_going_back_to_what_is_shown_changes_nothing() -> None:
    record = record_of(1, 2)
    assert record.rolled_back(sha(2)) == record


def test_a_version_that_is_not_kept_cannot_be_chosen() -> None:
    with pytest.raises(LostVersionError, match="no longer kept"):
        record_of(1, 2, 3, 4).rolled_back(sha(1))


@pytest.mark.parametrize("recall", [{"floor": 2}, {"revoked": (sha(1),)}])
def test_a_recalled_version_is_neither_shown_nor_chosen(recall: dict[str, object]) -> None:
    record = replace(record_of(1, 2, 3), **recall)
    assert labels(record.candidates()) == ["v3", "v2"]
    with pytest.raises(RecalledError, match="v1 was withdrawn"):
        record.rolled_back(sha(1))


def test_nothing_is_shown_of_a_channel_that_stands_aside() -> None:
    record = record_of(1, 2).put_aside(sha(2))
    assert record.candidates() == ()
    assert labels(record.history) == ["v2", "v1"]
    assert labels(record.rolled_back(sha(2)).candidates()) == ["v2", "v1"]


def test_a_version_started_in_vain_twice_is_no_candidate() -> None:
    record = record_of(1, 2)
    for _ in range(MOST_FAILED_STARTS):
        assert labels(record.candidates()) == ["v2", "v1"]
        record = record.begun(sha(2))
    assert labels(record.candidates()) == ["v1"]
    assert labels(record.rolled_back(sha(2)).candidates()) == ["v2", "v1"]


def test_a_version_that_worked_once_is_not_on_trial() -> None:
    record = record_of(1, 2).begun(sha(2)).confirmed(sha(2))
    for _ in range(9):
        record = record.begun(sha(2))
    assert labels(record.candidates()) == ["v2", "v1"]


def test_what_was_put_aside_long_ago_is_forgotten() -> None:
    record = Record()
    for number in range(300):
        record = record.put_aside(hashlib.sha256(bytes([number % 256, number // 256])).hexdigest())
    assert len(record.rejected) == 100


# --- The two records ---


def keep(folder: Path, record: Record) -> Path:
    path = folder / slot_name(record.generation)
    path.write_bytes(encode_record(record))
    return path


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    record = replace(
        record_of(1, 2),
        generation=7,
        trust={"timestamp.json": '{"é": 1}'},
        issued=dt.date(2026, 11, 22),
        checked=dt.date(2026, 11, 23),
    )
    keep(tmp_path, record)
    assert read_newest_record(tmp_path) == (record, 0)


def test_an_empty_folder_has_an_empty_record(tmp_path: Path) -> None:
    assert read_newest_record(tmp_path) == (Record(), 0)
    assert read_newest_record(tmp_path / "nothing") == (Record(), 0)


def test_the_higher_generation_counts(tmp_path: Path) -> None:
    for generation in (9, 10, 11):
        keep(tmp_path, Record(generation=generation))
        assert read_newest_record(tmp_path)[0].generation == generation


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: b"", id="empty"),  # noqa: ARG005 - nothing of it is left
        pytest.param(lambda content: content[: len(content) // 2], id="torn"),
        pytest.param(lambda content: bytes(len(content)), id="zeros"),
        pytest.param(lambda content: content[:-1] + bytes([content[-1] ^ 1]), id="one bit in the body"),
        pytest.param(lambda content: bytes([content[0] ^ 1]) + content[1:], id="one bit in the digest"),
        pytest.param(lambda content: content + b"\n", id="a byte more"),
        pytest.param(lambda content: content.replace(b"\n", b"\r\n", 1), id="another line end"),
        pytest.param(lambda _: encode_record(Record(generation=9)), id="the other one's place"),
        pytest.param(lambda _: hashlib.sha256(b"[]").hexdigest().encode() + b"\n[]", id="no record"),
        pytest.param(lambda _: b"x" * 1000, id="junk"),
    ],
)
def test_a_damaged_record_is_passed_over_for_the_one_before(tmp_path: Path, damage: object) -> None:
    keep(tmp_path, Record(generation=9))
    newest = keep(tmp_path, Record(generation=10))
    assert callable(damage)
    newest.write_bytes(damage(newest.read_bytes()))
    record, damaged = read_newest_record(tmp_path)
    assert (record.generation, damaged) == (9, 1)


def test_a_folder_in_the_place_of_a_record_is_passed_over(tmp_path: Path) -> None:
    keep(tmp_path, Record(generation=9))
    (tmp_path / slot_name(10)).mkdir()
    assert read_newest_record(tmp_path)[0].generation == 9


def test_a_record_of_a_later_app_with_more_in_it_can_be_read(tmp_path: Path) -> None:
    body = b'{"generation":4,"active":"","colour":"green"}'
    (tmp_path / slot_name(4)).write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    assert read_newest_record(tmp_path)[0].generation == 4
