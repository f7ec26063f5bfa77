"""The guide to start from is whole, without a fault, and explains itself."""

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.authoring.errors import FolderInUseError
from kiosk.authoring.loading import check_folder
from kiosk.authoring.starter import write_starter
from kiosk.content.model import IconArray, Picture, StatPair, Timeline

TODAY = dt.date(2026, 12, 1)
STARTER = paths.resources() / "starter"
KEY = re.compile(r"(?P<key>[a-z_]+)(\.[a-z]+)* = ")
TABLE = re.compile(r"\[+(?P<name>[a-z_.]+)\]+")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sore-knee"
    write_starter(folder, TODAY)
    return folder


def test_it_passes_the_checks_but_for_what_only_a_clinician_can_do(folder: Path) -> None:
    checked = check_folder(folder, TODAY)
    assert [finding.rule for finding in checked.findings] == ["not-reviewed", "translation-not-reviewed"]
    assert checked.guide is not None


def test_it_is_dated_and_named_for_its_author(folder: Path) -> None:
    guide = check_folder(folder, TODAY).guide
    assert guide is not None
    assert (guide.id, guide.published, guide.review_by) == ("sore-knee", "2026-12-01", "2027-12-01")


def test_a_folder_whose_name_is_no_id_leaves_the_id_to_the_author(tmp_path: Path) -> None:
    write_starter(tmp_path / "My guide", TODAY)
    guide = check_folder(tmp_path / "My guide", TODAY).guide
    assert guide is not None
    assert guide.id == "my-guide"


def test_it_shows_every_kind_of_thing_in_both_languages(folder: Path) -> None:
    guide = check_folder(folder, TODAY).guide
    assert guide is not None
    assert guide.languages == ("en", "es")
    assert [type(figure) for figure in guide.figures] == [IconArray, StatPair, Timeline, Picture]
    assert {item.type for item in guide.questionnaire.items} >= {"integer", "choice", "boolean"}
    assert any(section.story for section in guide.sections)


@pytest.mark.parametrize(
    "file", sorted(STARTER.rglob("*.toml")), ids=lambda file: file.relative_to(STARTER).as_posix()
)
def test_every_key_is_explained_where_it_first_stands(file: Path) -> None:
    seen: set[tuple[str, str]] = set()
    table = before = ""
    unexplained = []
    for line in file.read_text(encoding="utf-8").splitlines():
        key, opened = KEY.match(line), TABLE.fullmatch(line)
        if opened:
            table = opened["name"]
        name = (table, "") if opened else (table, key["key"]) if key else None
        if name and name not in seen:
            seen.add(name)
            if not before.startswith("#"):
                unexplained.append(line)
        before = line
    assert seen
    assert unexplained == []
    assert tomllib.loads(file.read_text(encoding="utf-8"))


def test_what_is_in_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "guide.toml").write_text("mine")
    with pytest.raises(FolderInUseError, match="is not empty"):
        write_starter(tmp_path, TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["guide.toml"]
