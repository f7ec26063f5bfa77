"""A bundle is read in its place, and every byte that is used is one that its index names."""

import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.authoring.voice.speak import encode
from kiosk.bundle import archive
from kiosk.bundle.archive import Bundle, Packed, check_bundle, write_bundle
from kiosk.bundle.errors import BundleError, DamagedError, TooLargeError, TooNewError, UnfitError
from kiosk.bundle.stored_zip import Member, stored_zip_chunks
from kiosk.content.compiled import encode_guide
from kiosk.speech.sound import Sound
from tests.unit.bundle.publisher import TINY

GUIDE = encode_guide(TINY)
SOUND = encode(Sound(bytes(range(256)) * 800, 22050))

Files = dict[str, bytes]


@pytest.fixture
def packed(tmp_path: Path) -> Packed:
    recording = tmp_path / "recording.ogg"
    recording.write_bytes(SOUND)
    return write_bundle(
        TINY, tmp_path / "a.kioskbundle", {"en/start.ogg": recording, "es/start.ogg": recording}
    )


def index_of(files: Files) -> dict[str, Any]:
    return {
        "format": 1,
        "entries": [
            {
                "path": name,
                "length": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
                "type": "guide" if name == "guide.kioskguide" else "audio",
            }
            for name, content in files.items()
        ],
    }


def written(index: object) -> bytes:
    return json.dumps(index, indent=1).encode() + b"\n"


def bundle_of(path: Path, files: Files, index: bytes | None = None, first: str = "index.json") -> Path:
    content = written(index_of(files)) if index is None else index
    members = [Member.of_bytes(name, each) for name, each in {first: content, **files}.items()]
    path.write_bytes(b"".join(stored_zip_chunks(members)))
    return path


# --- What is written ---


def test_the_guide_and_the_recordings_come_back(packed: Packed) -> None:
    with Bundle(packed.path) as bundle:
        assert bundle.guide() == TINY
        assert bundle.read("audio/es/start.ogg") == SOUND
        assert [entry.path for entry in bundle.entries] == [
            "audio/en/start.ogg",
            "audio/es/start.ogg",
            "guide.kioskguide",
        ]
    check_bundle(packed.path, "a stick")


def test_what_is_told_of_it_is_what_lies_there(packed: Packed) -> None:
    content = packed.path.read_bytes()
    assert (packed.length, packed.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_two_packs_are_the_same_to_the_byte(packed: Packed, tmp_path: Path) -> None:
    recording = tmp_path / "recording.ogg"
    again = write_bundle(
        TINY, tmp_path / "b.kioskbundle", {"es/start.ogg": recording, "en/start.ogg": recording}
    )
    assert again.path.read_bytes() == packed.path.read_bytes()
    assert not list(tmp_path.glob(".*"))


def test_it_is_a_zip_that_begins_with_its_index_and_is_not_compressed(packed: Packed) -> None:
    with zipfile.ZipFile(packed.path) as bundle:
        assert bundle.namelist()[0] == "index.json"
        assert {info.compress_type for info in bundle.infolist()} == {zipfile.ZIP_STORED}
        listed = json.loads(bundle.read("index.json"))["entries"]
    assert [set(each) for each in listed] == [{"path", "length", "sha256", "type"}] * 3


def test_a_recording_with_a_forbidden_name_is_not_packed_and_the_old_file_stays(
    packed: Packed, tmp_path: Path
) -> None:
    before = packed.path.read_bytes()
    with pytest.raises(ValueError, match="not allowed"):
        write_bundle(TINY, packed.path, {"../../up.ogg": tmp_path / "recording.ogg"})
    assert packed.path.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_a_bundle_inside_another_file_is_read_in_its_place(packed: Packed, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.write_bytes(b"before" + packed.path.read_bytes() + b"behind")
    with Bundle(outer, 6, packed.length) as bundle:
        assert bundle.guide() == TINY


def test_many_threads_may_read_at_once(packed: Packed) -> None:
    wrong: list[str] = []

    def read(bundle: Bundle, path: str, expected: bytes) -> None:
        wrong.extend(path for _ in range(20) if bundle.read(path) != expected)

    with Bundle(packed.path) as bundle:
        threads = [
            threading.Thread(target=read, args=(bundle, path, expected))
            for path, expected in (("audio/en/start.ogg", SOUND), ("guide.kioskguide", GUIDE)) * 3
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


# --- What is refused ---


def changed(**fields: object) -> Callable[[dict[str, Any]], None]:
    return lambda index: index["entries"][0].update(fields)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param(changed(length=len(GUIDE) + 1), DamagedError, id="another length"),
        pytest.param(changed(path="guide.kioskguid"), DamagedError, id="another name"),
        pytest.param(changed(sha256="0" * 64), DamagedError, id="another digest"),
        pytest.param(changed(sha256=5), DamagedError, id="a digest that is no text"),
        pytest.param(changed(type="audio"), DamagedError, id="another type"),
        pytest.param(changed(type="font"), DamagedError, id="an unknown type"),
        pytest.param(changed(more=1), DamagedError, id="an unknown field"),
        pytest.param(lambda index: index["entries"].clear(), DamagedError, id="nothing listed"),
        pytest.param(lambda index: index["entries"].append(index["entries"][0]), DamagedError, id="twice"),
        pytest.param(lambda index: index.update(format=0), DamagedError, id="a format that never was"),
        pytest.param(lambda index: index.update(format="1"), DamagedError, id="a format that is text"),
        pytest.param(lambda index: index.update(format=3, new=[1]), TooNewError, id="a later format"),
        pytest.param(lambda index: index.update(more=1), DamagedError, id="more than an index has"),
    ],
)
def test_an_index_that_does_not_fit_is_refused(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], error: type[BundleError]
) -> None:
    index = index_of({"guide.kioskguide": GUIDE})
    change(index)
    path = bundle_of(tmp_path / "a.kioskbundle", {"guide.kioskguide": GUIDE}, written(index))
    with pytest.raises(error) as refusal:
        check_bundle(path, "november.kioskupdate")
    assert "november.kioskupdate" in str(refusal.value)


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda index: json.dumps(index).encode(), id="without line ends"),
        pytest.param(lambda index: written(index) + b" ", id="with a blank more"),
        pytest.param(
            lambda index: written(index).replace(b'"format": 1', b'"format": 2,\n "format": 1'),
            id="a key twice",
        ),
        pytest.param(lambda index: written(index).replace(b'"path"', b'"\\u0070ath"'), id="an escape"),
        pytest.param(lambda _index: b"", id="empty"),
        pytest.param(lambda _index: b"[" * 100_000, id="deep"),
        pytest.param(lambda _index: b"\xff\xfe", id="no text"),
    ],
)
def test_an_index_has_one_way_to_be_written(tmp_path: Path, write: Callable[[object], bytes]) -> None:
    files = {"guide.kioskguide": GUIDE}
    path = bundle_of(tmp_path / "a.kioskbundle", files, write(index_of(files)))
    with pytest.raises(DamagedError):
        Bundle(path)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({}, id="no guide"),
        pytest.param({"audio/a.ogg": b"x"}, id="recordings alone"),
        pytest.param({"guide.kioskguide": GUIDE, "audio/a.ogg": b"x"}, id="in disorder"),
        pytest.param({"guide.kioskguide": GUIDE, "program": b"x"}, id="what belongs nowhere"),
    ],
)
def test_what_is_in_it_must_be_in_its_place(tmp_path: Path, files: Files) -> None:
    with pytest.raises(DamagedError):
        Bundle(bundle_of(tmp_path / "a.kioskbundle", files))


def test_the_index_comes_first(tmp_path: Path) -> None:
    files = {"guide.kioskguide": GUIDE, "index.json": written(index_of({"guide.kioskguide": GUIDE}))}
    path = tmp_path / "a.kioskbundle"
    path.write_bytes(b"".join(stored_zip_chunks([Member.of_bytes(*each) for each in files.items()])))
    with pytest.raises(DamagedError):
        Bundle(path)


def test_an_index_of_another_name_is_none(tmp_path: Path) -> None:
    with pytest.raises(DamagedError):
        Bundle(bundle_of(tmp_path / "a.kioskbundle", {"guide.kioskguide": GUIDE}, first="aaa.json"))


def test_a_guide_that_is_none_is_refused(tmp_path: Path) -> None:
    path = bundle_of(tmp_path / "a.kioskbundle", {"guide.kioskguide": b"no guide"})
    with Bundle(path, name="november") as bundle, pytest.raises(DamagedError, match="november"):
        bundle.guide()


def test_a_guide_of_a_later_kiosk_is_told_as_such(tmp_path: Path) -> None:
    payload = GUIDE[50:]
    counted = (7).to_bytes(2, "big") + len(payload).to_bytes(8, "big")
    later = GUIDE[:8] + counted + hashlib.sha256(counted + payload).digest() + payload
    path = bundle_of(tmp_path / "a.kioskbundle", {"guide.kioskguide": later})
    with pytest.raises(TooNewError, match="newer kiosk app"):
        check_bundle(path, "november")


def test_a_recording_that_was_changed_is_found_when_it_is_read(packed: Packed) -> None:
    content = packed.path.read_bytes()
    packed.path.write_bytes(content.replace(b"OggS", b"OggX", 1))
    with Bundle(packed.path) as bundle:
        assert bundle.guide() == TINY
        with pytest.raises(DamagedError):
            bundle.read("audio/en/start.ogg")
        assert bundle.read("audio/es/start.ogg") == SOUND
    with pytest.raises(DamagedError):
        check_bundle(packed.path, "a stick")


def test_a_bundle_that_is_cut_short_while_it_is_open_is_found(packed: Packed) -> None:
    with Bundle(packed.path) as bundle:
        with packed.path.open("r+b") as file:
            file.truncate(1000)
        with pytest.raises(DamagedError):
            bundle.read("audio/es/start.ogg")


def test_a_bundle_larger_than_any_may_be_is_refused(packed: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BUNDLE_BYTES", 50_000)
    with pytest.raises(TooLargeError):
        Bundle(packed.path)
    with pytest.raises(ValueError, match="larger than"):
        write_bundle(TINY, packed.path, {"a.ogg": packed.path})


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Bundle(tmp_path / "nothing")


def test_a_digest_of_a_part_of_a_file() -> None:
    file = io.BytesIO(b"0123456789")
    file.seek(2)
    assert archive.sha256_of(file, 3) == hashlib.sha256(b"234").hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("audio/en/a.ogg", SOUND[:60], "ends too early"),
        ("audio/en/a.ogg", b"RIFF" + bytes(100), "no Ogg Vorbis"),
        ("audio/en/a.exe", SOUND, "no recording"),
        ("audio/en/words.json", b"{]", "list of its words"),
        ("audio/en/words.json", bytes((2 << 20) + 1), "too large"),
    ],
    ids=["cut short", "wave", "another file", "no list", "large list"],
)
def test_a_recording_that_cannot_be_played_is_refused(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    path = bundle_of(tmp_path / "a.kioskbundle", {name: content, "guide.kioskguide": GUIDE})

    with pytest.raises(UnfitError) as refused:
        check_bundle(path, "a stick")

    assert told in refused.value.detail
