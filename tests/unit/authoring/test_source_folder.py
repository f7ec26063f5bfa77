"""Files that are missing, misnamed, unreadable or not what they should be."""

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.authoring.errors import FaultyGuideError, FolderMissingError
from kiosk.authoring.files import MAX_TEXT_BYTES, SourceFolder
from kiosk.authoring.findings import Findings
from kiosk.authoring.loading import check_folder, load_guide
from kiosk.content.fitness import MAX_MEDIA_BYTES

if TYPE_CHECKING:
    from tests.unit.authoring.conftest import TinyGuide

FILES = (
    "guide.toml",
    "comparison.toml",
    "questionnaire.toml",
    "questions.toml",
    "faq.toml",
    "main-points.toml",
    "warning-signs.toml",
    "glossary.toml",
    "evidence.toml",
    "figures.toml",
    "media/media.toml",
)


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_one_fault_and_what_leads_into_it_none(tiny: "TinyGuide", file: str) -> None:
    (tiny.folder / file).unlink()
    assert [fault for fault in tiny.faults() if fault[0] != "unused"] == [("missing-file", file, 1)]


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_not_toml_is_one_fault_at_its_line(tiny: "TinyGuide", file: str) -> None:
    line = tiny.append(file, "no = no\n")
    assert [fault for fault in tiny.faults() if fault[0] != "unused"] == [("invalid-toml", file, line)]


def test_toml_that_ends_too_early_is_told_at_the_last_line(tiny: "TinyGuide") -> None:
    line = tiny.append("faq.toml", 'id = """\nstill open\n')
    assert ("invalid-toml", "faq.toml", line + 1) in tiny.faults()


def test_a_key_that_stands_twice_is_told_at_its_line(tiny: "TinyGuide") -> None:
    line = tiny.replace("evidence.toml", 'id = "walking-2020"', 'id = "walking-2020"\nid = "again"')
    faults = [fault for fault in tiny.faults() if fault[0] == "invalid-toml"]
    assert faults == [("invalid-toml", "evidence.toml", line + 1)]


def test_tables_nested_without_end_are_a_fault(tiny: "TinyGuide") -> None:
    tiny.append("faq.toml", f"answers = {'[' * 20_000}{']' * 20_000}\n")
    assert ("invalid-toml", "faq.toml", 1) in tiny.faults()


def test_a_file_that_is_not_utf_8_is_told_at_the_line_of_the_first_wrong_byte(tiny: "TinyGuide") -> None:
    path = tiny.folder / "sections" / "20-next.es.md"
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    assert tiny.faults() == [("not-utf-8", "sections/20-next.es.md", 2)]


def test_a_nul_byte_is_told_at_its_line(tiny: "TinyGuide") -> None:
    line = tiny.replace("sections/20-next.en.md", "1. Think.", "1. Thi\x00nk.")
    findings = tiny.findings()
    assert [(each.rule, *each.place) for each in findings] == [
        ("hidden-character", "sections/20-next.en.md", line)
    ]
    assert "U+0000 (control character)" in findings[0].problem


def test_a_file_that_is_too_large_is_not_read(tiny: "TinyGuide") -> None:
    tiny.append("faq.toml", "#" * MAX_TEXT_BYTES)
    assert tiny.faults() == [("file-too-large", "faq.toml", 1)]


def test_a_file_that_is_a_link_out_of_the_folder_is_not_read(tiny: "TinyGuide", tmp_path: Path) -> None:
    path = tiny.folder / "faq.toml"
    path.rename(tmp_path / "faq.toml")
    path.symlink_to(tmp_path / "faq.toml")
    assert tiny.faults() == [("unreadable-file", "faq.toml", 1)]


def test_a_file_that_is_a_link_to_itself_is_a_fault(tiny: "TinyGuide") -> None:
    path = tiny.folder / "faq.toml"
    path.unlink()
    path.symlink_to(path)
    assert tiny.faults() == [("unreadable-file", "faq.toml", 1)]


def test_line_ends_and_byte_order_mark_of_other_systems_change_nothing(tiny: "TinyGuide") -> None:
    before = check_folder(tiny.folder, tiny.today).guide
    for path in tiny.folder.rglob("*"):
        if path.suffix in {".toml", ".md"}:
            text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
            path.write_bytes(text.encode("utf-8-sig"))
    after = check_folder(tiny.folder, tiny.today)
    assert after.findings == ()
    assert after.guide == before


def test_lines_count_alike_with_the_line_ends_of_other_systems(tiny: "TinyGuide") -> None:
    line = tiny.replace("comparison.toml", "every day[^walking-2020]", "every <b>day[^walking-2020]")
    path = tiny.folder / "comparison.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert tiny.faults() == [("raw-html", "comparison.toml", line)]


def test_a_mistyped_file_is_told_with_the_name_that_was_meant(tiny: "TinyGuide") -> None:
    (tiny.folder / "faq.toml").rename(tiny.folder / "fag.toml")
    told = {each.rule: each.problem for each in tiny.findings()}
    assert told == {
        "missing-file": "there is no file `faq.toml`",
        "unknown-file": "`fag.toml` is no file of a guide; did you mean `faq.toml`?",
    }


def test_a_picture_that_is_not_listed_is_told(tiny: "TinyGuide") -> None:
    shutil.copy(tiny.folder / "media" / "knee.svg", tiny.folder / "media" / "knie.svg")
    assert tiny.faults() == [("unknown-file", "media/knie.svg", 1)]


def test_hidden_files_and_a_readme_are_left_alone(tiny: "TinyGuide") -> None:
    for name in (".gitignore", ".cache/notes.md", "README.md", "sections/.DS_Store"):
        path = tiny.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("notes", encoding="utf-8")
    assert tiny.findings() == ()


def test_a_folder_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError, match="There is no folder"):
        check_folder(tmp_path / "nothing", dt.date(2026, 12, 1))


def test_an_empty_folder_tells_every_missing_file_and_nothing_else(tiny: "TinyGuide") -> None:
    shutil.rmtree(tiny.folder)
    tiny.folder.mkdir()
    told = {(rule, file) for rule, file, _ in tiny.faults()}
    assert told == {("missing-file", file) for file in (*FILES, "sections")}
    with pytest.raises(FaultyGuideError, match="errors: 12"):
        load_guide(tiny.folder, tiny.today)


@pytest.mark.parametrize(
    "name", ["next.en.md", "20-Next.en.md", "20-next.md", "20-next.en.txt", "20_next.en.md", "20-next.en.md~"]
)
def test_a_section_under_another_name_is_a_fault(tiny: "TinyGuide", name: str) -> None:
    (tiny.folder / "sections" / name).write_text("notes", encoding="utf-8")
    assert tiny.faults() == [("file-name", f"sections/{name}", 1)]


def test_a_section_without_one_language_is_told_at_the_other(tiny: "TinyGuide") -> None:
    (tiny.folder / "sections" / "20-next.es.md").unlink()
    findings = tiny.findings()
    assert [(each.rule, *each.place) for each in findings] == [
        ("missing-translation", "sections/20-next.en.md", 1)
    ]
    assert findings[0].problem == "the section `next` has no file in the language `es` (20-next.es.md)"


def test_a_section_in_a_language_that_the_guide_lacks_is_a_fault(tiny: "TinyGuide") -> None:
    shutil.copy(tiny.folder / "sections/20-next.es.md", tiny.folder / "sections/20-next.fr.md")
    assert tiny.faults() == [("unknown-language", "sections/20-next.fr.md", 1)]


def test_a_section_with_two_numbers_is_a_fault(tiny: "TinyGuide") -> None:
    (tiny.folder / "sections/20-next.es.md").rename(tiny.folder / "sections/30-next.es.md")
    assert tiny.faults() == [("file-name", "sections/30-next.es.md", 1)]


def test_a_section_that_stands_there_twice_is_a_fault(tiny: "TinyGuide") -> None:
    shutil.copy(tiny.folder / "sections/20-next.es.md", tiny.folder / "sections/30-next.es.md")
    assert tiny.faults() == [("duplicate-id", "sections/30-next.es.md", 1)]


@pytest.mark.parametrize(
    "text", ["", "Words\n", '+++\ntitle = "Never closed"\n', '---\ntitle: "Other"\n---\n']
)
def test_a_section_without_front_matter_is_a_fault(tiny: "TinyGuide", text: str) -> None:
    (tiny.folder / "sections/20-next.en.md").write_text(text, encoding="utf-8")
    told = [fault for fault in tiny.faults() if fault[0] != "unused"]
    assert told == [("front-matter", "sections/20-next.en.md", 1)]


def test_a_section_that_says_nothing_is_a_fault(tiny: "TinyGuide") -> None:
    (tiny.folder / "sections/20-next.en.md").write_text('+++\ntitle = "T"\n+++\n\n', encoding="utf-8")
    assert tiny.faults() == [("empty-text", "sections/20-next.en.md", 4)]


def test_a_picture_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    findings = Findings()
    (tmp_path / "a.png").write_bytes(bytes(MAX_MEDIA_BYTES + 1))
    assert SourceFolder(tmp_path, findings).read_bytes("a.png", MAX_MEDIA_BYTES) is None
    assert [finding.rule for finding in findings.sorted()] == ["file-too-large"]
