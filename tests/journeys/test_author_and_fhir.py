"""An author takes a FHIR questionnaire over, gives one away, and a clinic reads a code."""

import io
import json
import re
import shutil
from pathlib import Path

import pytest
import segno
from PIL import Image

from kiosk.authoring.cli import main
from kiosk.paper.clinic_code import lines_of
from tests.unit.paper.answers import answered

DATA = Path(__file__).parents[1] / "data"
QUICK_CHECK = DATA / "fhir" / "Questionnaire-anc-quick-check.json"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire"
WITHOUT_PICTURES = ["--leave-out", f"{SDC}-itemMedia", "--leave-out", f"{SDC}-itemAnswerMedia"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "tiny-guide", tmp_path / "tiny-guide"))


Captured = pytest.CaptureFixture[str]


def test_a_questionnaire_given_away_comes_back_the_same(
    folder: Path, tmp_path: Path, capsys: Captured
) -> None:
    given, again = tmp_path / "given.json", tmp_path / "again.json"
    assert main(["export-fhir", str(folder), "-o", str(given)]) == 0
    assert "FHIR has no word for the points that doctors look at: all 1 are" in capsys.readouterr().out
    before = (folder / "questionnaire.toml").read_bytes()

    assert main(["import-fhir", str(given), "-o", str(folder)]) == 2
    assert "is there already. Nothing was changed." in capsys.readouterr().err
    assert (folder / "questionnaire.toml").read_bytes() == before

    assert main(["import-fhir", str(given), "-o", str(folder), "--replace"]) == 0
    assert "en, es" in capsys.readouterr().out
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings\n")
    assert main(["export-fhir", str(folder), "-o", str(again)]) == 0
    assert again.read_bytes() == given.read_bytes()


def test_somebody_elses_questionnaire_is_refused_then_taken_over(folder: Path, capsys: Captured) -> None:
    questionnaire = folder / "questionnaire.toml"
    before = questionnaire.read_bytes()
    command = ["import-fhir", str(QUICK_CHECK), "-o", str(folder), "--replace"]
    assert main(command) == 1
    refused = capsys.readouterr()
    assert refused.out == ""
    assert f"Questionnaire.item[0].extension[0]: error: the extension {SDC}-itemMedia" in refused.err
    assert questionnaire.read_bytes() == before

    assert main([*command, *WITHOUT_PICTURES]) == 0
    assert "as you say" in capsys.readouterr().err
    head = "# Taken over from Questionnaire-anc-quick-check.json, an HL7 FHIR R4 Questionnaire.\n"
    assert questionnaire.read_text(encoding="utf-8").startswith(head)


def test_what_was_taken_over_passes_the_checks_once_it_is_translated(folder: Path, capsys: Captured) -> None:
    questionnaire, asking = folder / "questionnaire.toml", folder / "questions.toml"
    assert main(["import-fhir", str(QUICK_CHECK), "-o", str(folder), "--replace", *WITHOUT_PICTURES]) == 0
    capsys.readouterr()
    assert main(["check", str(folder)]) == 1
    listed = [line for line in capsys.readouterr().out.splitlines() if ": error: " in line]
    assert [line.endswith("[missing-translation]") for line in listed] == [True] * 8 + [False]
    assert "there is no criterion with the id `long-pain`" in listed[-1]  # of the guide's old questionnaire

    translate(questionnaire)
    text = asking.read_text(encoding="utf-8")
    asking.write_text(text.replace('suggest_when_open = ["long-pain"]', ""), encoding="utf-8")
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings\n")


def translate(questionnaire: Path) -> None:
    """Write the Spanish texts, as a translator would."""
    text = questionnaire.read_text(encoding="utf-8")
    questionnaire.write_text(re.sub(r"(?m)^en = (.*)$", r"en = \1\nes = \1", text), encoding="utf-8")


def test_what_is_not_there_is_told(tmp_path: Path, capsys: Captured) -> None:
    missing = tmp_path / "missing.json"
    assert main(["import-fhir", str(missing), "-o", str(tmp_path / "questionnaire.toml")]) == 2
    assert f"{missing}: No such file or directory." in capsys.readouterr().err


def test_a_file_outside_a_guide_gets_the_resources_own_languages(tmp_path: Path, capsys: Captured) -> None:
    output = tmp_path / "new.toml"
    assert main(["import-fhir", str(QUICK_CHECK), "-o", str(output), *WITHOUT_PICTURES]) == 0
    assert f"{output}: en." in capsys.readouterr().out


# --- Codes ---


def test_a_scanners_text_is_read(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"{line}\r\n" for line in lines_of(answered(20), 2))
    (tmp_path / "scan.txt").write_text(text, encoding="utf-8")
    assert main(["read-code", "--text", str(tmp_path / "scan.txt")]) == 0
    from_file = capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["read-code", "--text", "-"]) == 0
    assert capsys.readouterr().out == from_file
    assert len(json.loads(from_file)["item"]) == 20


def test_two_pictures_of_one_page_are_read_together(tmp_path: Path, capsys: Captured) -> None:
    images = [tmp_path / "left.png", tmp_path / "right.png"]
    for line, image in zip(lines_of(answered(20), 2), images, strict=True):
        segno.make_qr(line).save(str(image), scale=4)
    assert main(["read-code", *map(str, images)]) == 0
    assert len(json.loads(capsys.readouterr().out)["item"]) == 20
    assert main(["read-code", str(images[0])]) == 1
    assert "part 2 of 2 is missing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.png", b"", "it is no PNG, no JPEG and no PDF, or it is damaged"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00", "it is no PNG, no JPEG and no PDF, or it is damaged"),
        ("cut.pdf", b"%PDF-1.7\n%%EOF", "the PDF is damaged or locked"),
        ("page.txt", b"words", "it is no PNG, no JPEG and no PDF, or it is damaged"),
    ],
)
def test_what_is_no_picture_is_refused(
    tmp_path: Path, capsys: Captured, name: str, content: bytes, told: str
) -> None:
    image = tmp_path / name
    image.write_bytes(content)
    assert main(["read-code", str(image)]) == 1
    assert f"{image} cannot be read: {told}." in capsys.readouterr().err


def test_a_picture_with_another_code_is_refused(tmp_path: Path, capsys: Captured) -> None:
    image = tmp_path / "menu.png"
    segno.make_qr("https://example.org/menu").save(str(image), scale=4)
    assert main(["read-code", str(image)]) == 1
    assert "there is no code of a kiosk in it" in capsys.readouterr().err


def test_a_picture_larger_than_any_camera_takes_is_refused(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = tmp_path / "large.png"
    Image.new("1", (400, 400)).save(image)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10_000)
    assert main(["read-code", str(image)]) == 1
    assert "or it is damaged" in capsys.readouterr().err


def test_nothing_to_read_is_told(capsys: Captured) -> None:
    assert main(["read-code"]) == 1
    assert "there is no clinic's code" in capsys.readouterr().err
