"""The cover is kept for the next start, and nothing that is damaged is ever taken for one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import paths
from kiosk.content.compiled import read_guide
from kiosk.content.cover import FILE, Cover, cover_of, keep_cover, read_cover

COVER = Cover(
    languages=("en", "es"),
    title={"en": "A choice", "es": "Una decisión"},
    tagline={"en": "In plain words", "es": "En palabras sencillas"},
    practice="Example Clinic",
    minutes=10,
    drawing='<svg xmlns="http://www.w3.org/2000/svg"/>',
    alt={"en": "A leaf", "es": "Una hoja"},
)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    keep_cover(COVER, folder)
    assert read_cover(folder) == COVER
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_the_cover_of_the_built_in_guide_is_its_own(tmp_path: Path) -> None:
    guide = read_guide(paths.built_in_guide())
    keep_cover(cover_of(guide), tmp_path)
    cover = read_cover(tmp_path)
    assert cover is not None
    assert (cover.languages, cover.title, cover.minutes) == (guide.languages, guide.title, guide.minutes)
    assert cover.drawing.encode() == next(media.content for media in guide.media if media.id == guide.cover)


def test_the_same_cover_is_not_written_again(tmp_path: Path) -> None:
    keep_cover(COVER, tmp_path)
    before = (tmp_path / FILE).stat()
    keep_cover(COVER, tmp_path)
    after = (tmp_path / FILE).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the folder's place", encoding="utf-8")
    keep_cover(COVER, tmp_path / "data")
    assert read_cover(tmp_path / "data") is None


def without(field: str) -> str:
    return json.dumps({name: value for name, value in COVER._asdict().items() if name != field})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "{",
        "[" * 100_000,
        *(without(field) for field in Cover._fields if field != "topics"),  # an earlier kiosk told none
        json.dumps({**COVER._asdict(), "more": 1}),
        json.dumps({**COVER._asdict(), "languages": []}),
        json.dumps({**COVER._asdict(), "languages": ["fr"]}),
        json.dumps({**COVER._asdict(), "languages": 1}),
        json.dumps({**COVER._asdict(), "minutes": "10"}),
        json.dumps({**COVER._asdict(), "minutes": True}),
        json.dumps({**COVER._asdict(), "topics": "3"}),
        json.dumps({**COVER._asdict(), "drawing": None}),
        json.dumps({**COVER._asdict(), "practice": 3}),
        json.dumps({**COVER._asdict(), "title": {"en": 1, "es": 2}}),
        json.dumps({**COVER._asdict(), "alt": "a text"}),
    ],
)
def test_a_file_that_is_no_whole_cover_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert read_cover(tmp_path) is None


@given(st.data())
def test_no_damage_raises(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("cover")
    whole = json.dumps(COVER._asdict()).encode()
    place = data.draw(st.integers(0, len(whole) - 1))
    damage = data.draw(st.binary(max_size=4))
    (folder / FILE).write_bytes(whole[:place] + damage + whole[place + data.draw(st.integers(0, 9)) :])
    cover = read_cover(folder)
    assert cover is None or cover.title["en"]


def test_reading_it_needs_none_of_the_guides_classes() -> None:
    """The first picture waits for this import."""
    code = "import sys, kiosk.content.cover; print({'msgspec', 'dataclasses', 'tomllib'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.strip() == "set()"
