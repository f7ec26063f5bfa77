"""One way to write an archive; whatever else calls itself a zip is refused, soon and for a reason."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundle.errors import DamagedError
from kiosk.bundle.names import is_safe_name
from kiosk.bundle.stored_zip import MOST_ENTRIES, Member, entry_chunks, read_directory, stored_zip_chunks

FILES = {"a.json": b"one", "b/c.ogg": bytes(range(256)) * 9, "b/empty": b""}


def packed(files: dict[str, bytes]) -> bytes:
    return b"".join(stored_zip_chunks([Member.of_bytes(name, content) for name, content in files.items()]))


def unpacked(archive: bytes) -> dict[str, bytes]:
    file = io.BytesIO(archive)
    return {
        entry.name: b"".join(entry_chunks(file, entry, "a stick"))
        for entry in read_directory(file, "a stick")
    }


ARCHIVE = packed(FILES)


def by_the_library(*entries: tuple[zipfile.ZipInfo | str, bytes], comment: bytes = b"") -> bytes:
    """Return what Python's own writer makes, with the date that is asked for here."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = comment
        for info, content in entries:
            each = info if isinstance(info, zipfile.ZipInfo) else plain(info)
            archive.writestr(each, content)
    return file.getvalue()


def plain(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


# --- What is written ---


def test_what_was_packed_comes_back(tmp_path: Path) -> None:
    assert unpacked(ARCHIVE) == FILES
    file = tmp_path / "recording.ogg"
    file.write_bytes(b"sound" * 300_000)
    member = Member.of_file("audio/one.ogg", file)
    assert unpacked(b"".join(stored_zip_chunks([member]))) == {"audio/one.ogg": b"sound" * 300_000}


def test_other_programs_can_read_it() -> None:
    with zipfile.ZipFile(io.BytesIO(ARCHIVE)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_writer_that_does_the_plainest_thing_makes_the_same_bytes() -> None:
    assert by_the_library(*FILES.items()) == ARCHIVE


def test_equal_members_give_equal_bytes() -> None:
    assert packed(dict(FILES)) == ARCHIVE


@pytest.mark.parametrize("name", ["../up", "Upper", "con", "", "a/b/c/d/e"])
def test_a_name_that_would_be_refused_is_not_written(name: str) -> None:
    with pytest.raises(ValueError, match="not allowed"):
        packed({name: b""})


def test_a_file_that_changes_while_it_is_packed_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "recording.ogg"
    file.write_bytes(b"before")
    member = Member.of_file("a.ogg", file)
    file.write_bytes(b"behind")
    with pytest.raises(ValueError, match="changed while"):
        list(stored_zip_chunks([member]))


def test_an_archive_inside_a_file_is_read_in_its_place() -> None:
    file = io.BytesIO(b"before" + ARCHIVE + b"behind")
    entries = read_directory(file, "a stick", 6, len(ARCHIVE))
    assert [b"".join(entry_chunks(file, entry, "a stick")) for entry in entries] == list(FILES.values())


# --- What is refused ---


def with_directory_of(count: int) -> bytes:
    """Return an archive whose end record promises ``count`` entries, and which has them."""
    entry = (
        struct.pack("<4s6H3I5H2I", *(b"PK\1\2", 788, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)) + b"a"
    )
    directory = entry * count
    shown = min(count, 0xFFFF)
    return directory + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, shown, shown, len(directory), 0, 0)


def with_an_entry_of_4_gb() -> bytes:
    """Return an archive whose first entry would end beyond every offset that the format knows."""
    archive = bytearray(by_the_library(("a", b""), ("b", b"")))
    for mark, offset in ((b"PK\3\4", 18), (b"PK\1\2", 20)):
        place = archive.index(mark) + offset
        archive[place : place + 8] = b"\xff" * 8
    return bytes(archive)


def encrypted() -> bytes:
    archive = bytearray(by_the_library(("a", b"secret")))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        archive[archive.index(mark) + offset] |= 1
    return bytes(archive)


def deflated() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(plain("bomb"), b"\0" * 1_000_000, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def zip64() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, archive.open(plain("a"), "w", force_zip64=True) as entry:
        entry.write(b"content")
    return file.getvalue()


def streamed() -> bytes:
    class Pipe(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, content: object) -> int:
            written.extend(bytes(content))  # type: ignore[call-overload] # bytes of any kind
            return len(bytes(content))  # type: ignore[call-overload]

    written = bytearray()
    with zipfile.ZipFile(Pipe(), "w") as archive, archive.open(plain("a"), "w") as entry:
        entry.write(b"content")
    return bytes(written)


def overlapping() -> bytes:
    """Return an archive whose two entries share their bytes (a bomb that needs no compression)."""
    archive = by_the_library(("a", b"content"), ("b", b"content"))
    second = archive.rindex(b"PK\1\2")
    return archive[: second + 42] + struct.pack("<I", 0) + archive[second + 46 :]


def other_local_name() -> bytes:
    return by_the_library(("a", b"content")).replace(b"a", b"b", 1)


def with_hidden_bytes() -> bytes:
    """Return an archive with bytes between its entries and its directory, offsets put right."""
    archive = by_the_library(("a", b"content"))
    place = archive.index(b"PK\1\2")
    end = archive.index(b"PK\5\6")
    told = struct.pack("<I", place + 6)
    return archive[:place] + b"hidden" + archive[place : end + 16] + told + archive[end + 20 :]


def with_another_place_for_its_directory() -> bytes:
    return ARCHIVE[:-6] + struct.pack("<I", 0) + ARCHIVE[-2:]


def with_extra_field() -> bytes:
    info = plain("a")
    info.extra = struct.pack("<HH4s", 0x7075, 4, b"evil")
    return by_the_library((info, b"content"))


def dated() -> bytes:
    info = plain("a")
    info.date_time = (2026, 11, 22, 8, 0, 0)
    return by_the_library((info, b"content"))


def duplicated() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return by_the_library(("a", b"first"), ("a", b"last"))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: b"", id="empty"),
        pytest.param(lambda: b"PK", id="two bytes"),
        pytest.param(lambda: b"hello " * 1000, id="no zip"),
        pytest.param(lambda: b"before" + ARCHIVE, id="bytes before it"),
        pytest.param(lambda: ARCHIVE + b"behind", id="bytes behind it"),
        pytest.param(lambda: ARCHIVE[:-1], id="one byte short"),
        pytest.param(lambda: ARCHIVE[: len(ARCHIVE) // 2], id="half of it"),
        pytest.param(lambda: ARCHIVE[1:], id="its first byte missing"),
        pytest.param(lambda: by_the_library(("a", b""), comment=b"hello"), id="a comment"),
        pytest.param(encrypted, id="encrypted"),
        pytest.param(deflated, id="compressed"),
        pytest.param(zip64, id="zip64"),
        pytest.param(streamed, id="lengths behind the content"),
        pytest.param(overlapping, id="entries that overlap"),
        pytest.param(other_local_name, id="two names for one entry"),
        pytest.param(with_hidden_bytes, id="bytes that belong to no entry"),
        pytest.param(with_another_place_for_its_directory, id="a directory that is elsewhere"),
        pytest.param(with_extra_field, id="extra fields"),
        pytest.param(dated, id="another date"),
        pytest.param(duplicated, id="a name twice"),
        pytest.param(lambda: by_the_library(("a", b""), ("a/b", b"")), id="file and folder"),
        pytest.param(lambda: by_the_library(("../up", b"")), id="out of its folder"),
        pytest.param(lambda: by_the_library(("/etc/passwd", b"")), id="from the root"),
        pytest.param(lambda: by_the_library(("C:\\win", b"")), id="a drive"),
        pytest.param(lambda: by_the_library(("CON", b"")), id="a device"),
        pytest.param(lambda: by_the_library(("a:b", b"")), id="a stream"),
        pytest.param(lambda: by_the_library(("\ufb01le", b"")), id="a ligature"),
        pytest.param(lambda: by_the_library(("a", b""), ("A", b"")), id="a pair that differs in case"),
        pytest.param(lambda: by_the_library((plain("a/"), b"")), id="a folder"),
        pytest.param(lambda: by_the_library((plain("a", stat.S_IFLNK | 0o777), b"/etc/passwd")), id="a link"),
        pytest.param(lambda: by_the_library((plain("a", stat.S_IFREG | 0o4755), b"")), id="a program"),
        pytest.param(with_an_entry_of_4_gb, id="an entry of 4 GB"),
        pytest.param(lambda: with_directory_of(1), id="an entry that is not there"),
        pytest.param(lambda: with_directory_of(MOST_ENTRIES + 1), id="too many entries"),
    ],
)
def test_anything_unusual_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(DamagedError, match=r"damaged or incomplete.*Nothing has changed") as refusal:
        unpacked(make())
    assert refusal.value.detail


class Counting(io.BytesIO):
    """Counts what is read of it."""

    count = 0

    def read(self, size: int | None = -1) -> bytes:
        content = super().read(size)
        self.count += len(content)
        return content


@pytest.mark.parametrize(
    "archive",
    [
        pytest.param(
            by_the_library(*((f"a{number}", b"") for number in range(MOST_ENTRIES + 1))), id="one too many"
        ),
        pytest.param(by_the_library(*((f"a{number:0250}", b"") for number in range(4096))), id="long names"),
        pytest.param(with_directory_of(1_000_000), id="a million"),
    ],
)
def test_too_many_entries_are_refused_before_they_are_read(archive: bytes) -> None:
    file = Counting(archive)
    with pytest.raises(DamagedError):
        read_directory(file, "a stick")
    assert file.count < 100


@given(st.integers(0, len(ARCHIVE) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_or_is_content_or_is_the_checksum_of_nothing(at: int, change: int) -> None:
    changed = bytearray(ARCHIVE)
    changed[at] ^= change
    try:
        found = unpacked(bytes(changed))
    except DamagedError:
        return
    assert len(found) == len(FILES)
    assert all(is_safe_name(name) for name in found)
    lengths = [len(content) for content in found.values()]
    assert lengths == [len(content) for content in FILES.values()]


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_without_another_error(content: bytes) -> None:
    for archive in (content, b"PK\3\4" + content, content + ARCHIVE[-22:]):
        with pytest.raises(DamagedError):
            unpacked(archive)


@given(st.integers(0, len(ARCHIVE)), st.binary(min_size=1, max_size=40))
def test_bytes_put_in_anywhere_are_refused(at: int, more: bytes) -> None:
    with pytest.raises(DamagedError):
        unpacked(ARCHIVE[:at] + more + ARCHIVE[at:])
