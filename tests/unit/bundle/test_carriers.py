"""What a folder or an update file gives, and what it cannot make the kiosk open."""

import os
from pathlib import Path

import pytest

from kiosk.bundle.carriers import (
    PATIENCE_S,
    FolderCarrier,
    UpdateFileCarrier,
    find_updates,
    open_carrier,
    write_update,
)
from kiosk.bundle.errors import BundleError, DamagedError, NoUpdateError, TooSlowError, UnreachableError
from tests.unit.bundle.machine import Kiosk, Publish
from tests.unit.bundle.publisher import MemoryCarrier, Publisher, Tree, update_file, update_folder

TREE: Tree = {"metadata/timestamp.json": b"{}", "targets/large": bytes(range(256)) * 12_000}
MOST = 10_000_000


@pytest.fixture(params=["folder", "file"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "folder":
        return update_folder(TREE, tmp_path / "stick")
    return update_file(TREE, tmp_path / "november.kioskupdate")


def test_a_folder_and_a_file_give_the_same(place: Path) -> None:
    with open_carrier(place) as carrier:
        assert {path: b"".join(carrier.read(path, MOST)) for path in TREE} == TREE
        assert not carrier.keeps_dates
        assert carrier.name == place.name


def test_a_kiosk_takes_an_update_from_either(
    tmp_path: Path, kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    with open_carrier(update_folder(publisher.tree, tmp_path / "stick")) as carrier:
        kiosk.install(carrier)
    assert kiosk.shown == "v1"
    publish(2)
    with open_carrier(update_file(publisher.tree, tmp_path / "november.kioskupdate")) as carrier:
        kiosk.install(carrier)
    assert kiosk.shown == "v2"


def test_an_update_file_may_be_packed_from_files_and_replaces_the_old_one_whole(tmp_path: Path) -> None:
    (tmp_path / "bundle").write_bytes(b"content")
    path = tmp_path / "november.kioskupdate"
    write_update({"targets/a": tmp_path / "bundle", "metadata/b": b"{}"}, path)
    with UpdateFileCarrier(path) as carrier:
        assert b"".join(carrier.read("targets/a", MOST)) == b"content"
    before = path.read_bytes()
    with pytest.raises(ValueError, match="not allowed"):
        write_update({"../a": b""}, path)
    assert path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"bundle", "november.kioskupdate"}


def test_no_more_is_given_than_one_byte_beyond_the_limit(place: Path) -> None:
    with open_carrier(place) as carrier:
        assert len(b"".join(carrier.read("targets/large", 5000))) == 5001


def test_a_file_that_is_missing_is_told_as_such(place: Path) -> None:
    with open_carrier(place) as carrier, pytest.raises(NoUpdateError):
        b"".join(carrier.read("metadata/2.root.json", MOST))


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "metadata/../../secret", "METADATA/x", "", "a\0b"]
)
def test_a_path_out_of_the_tree_is_not_opened(place: Path, path: str) -> None:
    (place.parent / "secret").write_bytes(b"secret")
    with open_carrier(place) as carrier, pytest.raises(DamagedError):
        b"".join(carrier.read(path, MOST))


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "link to a folder above"])
def test_what_only_looks_like_a_file_is_not_opened(tmp_path: Path, kind: str) -> None:
    (tmp_path / "secret.json").write_bytes(b"secret")
    folder = tmp_path / "stick"
    (folder / "metadata").mkdir(parents=True)
    path = folder / "metadata" / "timestamp.json"
    if kind == "link":
        path.symlink_to(tmp_path / "secret.json")
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.parent.rmdir()
        path.parent.symlink_to(tmp_path)
        (tmp_path / "timestamp.json").write_bytes(b"secret")
    with pytest.raises(DamagedError):
        b"".join(FolderCarrier(folder).read("metadata/timestamp.json", MOST))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda path: None, NoUpdateError),  # noqa: ARG005 - nothing is made
        (lambda path: path.write_bytes(b""), DamagedError),
        (lambda path: path.write_bytes(b"no zip" * 1000), DamagedError),
        (lambda path: path.write_bytes(update_file(TREE, path).read_bytes()[:-5]), DamagedError),
        (os.mkfifo, DamagedError),
        (lambda path: path.symlink_to("/etc/passwd"), DamagedError),
    ],
    ids=["nothing", "empty", "no zip", "cut short", "pipe", "link"],
)
def test_a_file_that_is_no_update_is_refused_when_it_is_opened(
    tmp_path: Path, make: object, error: type[BundleError]
) -> None:
    path = tmp_path / "november.kioskupdate"
    assert callable(make)
    make(path)
    with pytest.raises(error) as refusal:
        UpdateFileCarrier(path)
    assert type(refusal.value) is error
    assert "november.kioskupdate" in str(refusal.value)


def test_a_link_to_an_update_is_not_followed(tmp_path: Path) -> None:
    update_file(TREE, tmp_path / "elsewhere")
    (tmp_path / "november.kioskupdate").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DamagedError):
        UpdateFileCarrier(tmp_path / "november.kioskupdate")


def test_a_folder_that_vanishes_is_no_update(tmp_path: Path) -> None:
    with pytest.raises(NoUpdateError):
        b"".join(FolderCarrier(tmp_path / "gone").read("metadata/timestamp.json", MOST))


def test_a_file_that_shrinks_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = update_file(TREE, tmp_path / "november.kioskupdate")
    with UpdateFileCarrier(path) as carrier:
        with path.open("r+b") as file:
            file.truncate(2_000_000)
        with pytest.raises(DamagedError):
            b"".join(carrier.read("targets/large", MOST))


def test_an_error_while_a_file_is_read_is_a_refusal() -> None:
    def failing(_path: str, content: bytes) -> list[bytes]:
        raise OSError(5, "Input/output error", content)

    with pytest.raises(UnreachableError) as refusal:
        b"".join(MemoryCarrier(TREE, failing).read("targets/large", MOST))
    assert "Input/output error" in refusal.value.detail


def test_a_carrier_has_the_time_that_a_slow_stick_needs_and_no_more() -> None:
    carrier = MemoryCarrier(TREE)
    pieces = carrier.read("targets/large", 2_000_000)
    next(pieces)
    carrier.seconds = PATIENCE_S + 99
    assert next(pieces)
    carrier.seconds = PATIENCE_S + 101
    with pytest.raises(TooSlowError):
        next(pieces)


# --- What is found on a stick ---


def test_the_updates_on_a_stick_are_found_the_last_name_first(tmp_path: Path) -> None:
    for name in ("2026-10.kioskupdate", "2026-11.KIOSKUPDATE", "holiday.jpg", "._2026-11.kioskupdate"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "folder.kioskupdate").mkdir()
    (tmp_path / "link.kioskupdate").symlink_to(tmp_path / "2026-10.kioskupdate")
    assert [path.name for path in find_updates(tmp_path)] == ["2026-11.KIOSKUPDATE", "2026-10.kioskupdate"]


def test_a_stick_that_is_itself_a_tree_is_an_update(tmp_path: Path) -> None:
    update_folder(TREE, tmp_path)
    assert find_updates(tmp_path) == (tmp_path,)


def test_a_stick_without_updates_or_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    assert find_updates(tmp_path) == ()
    assert find_updates(tmp_path / "gone") == ()
