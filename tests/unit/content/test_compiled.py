"""A compiled guide comes back whole, or not at all with a sentence for staff."""

import datetime as dt
import hashlib
import os
import struct
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring.loading import load_guide
from kiosk.content import compiled
from kiosk.content.compiled import FORMAT, decode_guide, encode_guide, read_guide, write_guide
from kiosk.content.errors import (
    ContentError,
    GuideDamagedError,
    GuideMissingError,
    GuideNotWrittenError,
    GuideTooNewError,
)
from kiosk.content.model import Guide

TINY = load_guide(Path(__file__).parents[2] / "data" / "tiny-guide", dt.date(2026, 12, 1))
BYTES = encode_guide(TINY)
HEADER_BYTES = 50


def with_payload(payload: bytes, number: int = FORMAT) -> bytes:
    """Return a file whose header is right, around any payload."""
    counted = struct.pack(">HQ", number, len(payload))
    return b"\x8eKGUIDE\n" + counted + hashlib.sha256(counted + payload).digest() + payload


def test_a_guide_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "tiny.guide"
    write_guide(TINY, path)
    assert read_guide(path) == TINY
    assert [each.name for each in tmp_path.iterdir()] == ["tiny.guide"]


def test_equal_guides_give_equal_bytes() -> None:
    turned = msgspec.structs.replace(TINY, title=dict(reversed(TINY.title.items())))
    assert list(turned.title) != list(TINY.title)
    assert encode_guide(turned) == BYTES


@given(st.integers(0, len(BYTES) - 1), st.integers(1, 255))
def test_any_changed_byte_is_found(at: int, change: int) -> None:
    changed = bytearray(BYTES)
    changed[at] ^= change
    with pytest.raises(GuideDamagedError):
        decode_guide(bytes(changed))


@given(st.integers(0, len(BYTES) - 1))
def test_a_file_cut_anywhere_is_found(length: int) -> None:
    with pytest.raises(GuideDamagedError):
        decode_guide(BYTES[:length])


@given(st.binary(min_size=1))
def test_other_bytes_behind_the_end_are_found(more: bytes) -> None:
    with pytest.raises(GuideDamagedError, match="other bytes follow"):
        decode_guide(BYTES + more)


@given(st.binary())
def test_bytes_that_are_no_guide_are_refused(content: bytes) -> None:
    with pytest.raises(GuideDamagedError):
        decode_guide(content)
    with pytest.raises(GuideDamagedError):
        decode_guide(with_payload(content))


@given(st.integers(HEADER_BYTES, len(BYTES) - 1), st.integers(1, 255))
def test_a_payload_that_was_changed_on_purpose_gives_a_guide_or_a_content_error(at: int, change: int) -> None:
    payload = bytearray(BYTES[HEADER_BYTES:])
    payload[at - HEADER_BYTES] ^= change
    try:
        assert isinstance(decode_guide(with_payload(bytes(payload))), Guide)
    except ContentError as error:
        assert isinstance(error, GuideDamagedError)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("depth", [900, 50_000])
def test_items_nested_without_end_are_refused(depth: int) -> None:
    fields = msgspec.msgpack.decode(BYTES[HEADER_BYTES:])
    fields["questionnaire"]["items"] = ["@"]
    group = {"link_id": "a", "type": "group", "text": {"en": "T", "es": "T"}, "item": ["@"]}
    before, after = msgspec.msgpack.encode(group).split(b"\xa1@")
    leaf = msgspec.msgpack.encode(group | {"item": []})
    nested = before * depth + leaf + after * depth
    with pytest.raises(GuideDamagedError):
        decode_guide(with_payload(msgspec.msgpack.encode(fields).replace(b"\xa1@", nested)))


def test_a_later_format_is_told_with_its_number() -> None:
    with pytest.raises(GuideTooNewError, match=f"format {FORMAT + 6}.*up to {FORMAT}.*Update the kiosk"):
        decode_guide(with_payload(b"written by a kiosk to come", FORMAT + 6), "a.guide")


def test_a_format_that_never_was_is_damage() -> None:
    with pytest.raises(GuideDamagedError, match="there is no format 0"):
        decode_guide(with_payload(BYTES[HEADER_BYTES:], 0))


def test_a_guide_whose_parts_do_not_fit_together_is_refused() -> None:
    loose = msgspec.structs.replace(TINY, cover="nothing")
    with pytest.raises(GuideDamagedError, match="no drawing with the id `nothing`"):
        decode_guide(encode_guide(loose))


def test_an_unknown_field_is_refused() -> None:
    fields = msgspec.msgpack.decode(BYTES[HEADER_BYTES:])
    with pytest.raises(GuideDamagedError, match="not those of a guide"):
        decode_guide(with_payload(msgspec.msgpack.encode(fields | {"score": 7})))


def test_a_missing_file_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(GuideMissingError, match="there is no such file"):
        read_guide(tmp_path / "no.guide")


def test_a_folder_or_a_pipe_in_place_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(GuideMissingError, match="it is not a file"):
            read_guide(path)


def test_a_path_that_no_system_has_is_told_as_missing() -> None:
    with pytest.raises(GuideMissingError):
        read_guide(Path("a\0b"))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.guide"
    with path.open("wb") as file:
        file.truncate(compiled.MAX_BYTES + 1)
    with pytest.raises(GuideDamagedError, match="larger than 64 MiB"):
        read_guide(path)


@pytest.mark.parametrize(
    "error",
    [
        GuideMissingError("a.guide", "there is no such file"),
        GuideDamagedError("a.guide", "the file ends too early"),
        GuideTooNewError("a.guide", 2, 1),
        GuideNotWrittenError("a.guide", "no space left"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_error_tells_staff_what_happened_that_nothing_was_lost_and_what_to_do(
    error: ContentError,
) -> None:
    words = str(error)
    assert "a.guide" in words
    assert "unchanged" in words or "Nothing was changed" in words
    assert words.rstrip(".").rsplit(". ", 1)[1].split()[0] in {"Check", "Install", "Update"}


def test_a_new_guide_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "tiny.guide"
    write_guide(TINY, path)
    later = msgspec.structs.replace(TINY, version="2027.1.0")
    write_guide(later, path)
    assert read_guide(path) == later
    assert len(list(tmp_path.iterdir())) == 1


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "tiny.guide"
    path.mkdir()
    (path / "kept").touch()
    with pytest.raises(GuideNotWrittenError):
        write_guide(TINY, path)
    assert [each.name for each in tmp_path.rglob("*")] == ["tiny.guide", "kept"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GuideNotWrittenError, match="no such file or directory"):
        write_guide(TINY, tmp_path / "no" / "tiny.guide")
    assert list(tmp_path.iterdir()) == []


def test_a_part_that_an_earlier_attempt_left_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "tiny.guide"
    (tmp_path / f".{path.name}.{os.getpid()}.part").write_bytes(b"half")
    write_guide(TINY, path)
    assert [each.name for each in tmp_path.iterdir()] == ["tiny.guide"]
