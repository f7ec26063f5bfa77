"""An author checks a guide, mends it, compiles it, and the kiosk opens it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.authoring.cli import main
from kiosk.content.compiled import read_guide

TINY_GUIDE = Path(__file__).parents[1] / "data" / "tiny-guide"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY_GUIDE, tmp_path / "tiny-guide"))


def mistype(folder: Path) -> None:
    path = folder / "questionnaire.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nmet_when", "\nmets_when"), encoding="utf-8")


def mend(folder: Path) -> None:
    path = folder / "questionnaire.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nmets_when", "\nmet_when"), encoding="utf-8")


def test_from_a_mistyped_word_to_a_guide_that_the_kiosk_opens(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "knee.guide"
    mistype(folder)
    assert main(["check", str(folder)]) == 1
    told = capsys.readouterr().out.split("\n")
    assert told[0] == (
        f"{folder}/questionnaire.toml:34: error: `mets_when` is not known here; "
        "did you mean `met_when`? [unknown-key]"
    )
    assert told[-2] == "1 error, 0 warnings"

    assert main(["compile", str(folder), "-o", str(output)]) == 1
    refused = capsys.readouterr()
    assert refused.out == ""
    assert "did you mean `met_when`?" in refused.err
    assert "Nothing was written" in refused.err
    assert not output.exists()

    mend(folder)
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings\n")
    assert main(["compile", str(folder), "-o", str(output)]) == 0
    assert capsys.readouterr().out.startswith(f"{output}: tiny 2026.11.0, en, es, ")
    guide = read_guide(output)
    assert guide.title["es"] == "Una rodilla con dolor"


def test_errors_leave_an_existing_guide_untouched(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "knee.guide"
    assert main(["compile", str(folder), "-o", str(output)]) == 0
    before = output.read_bytes()
    mistype(folder)
    assert main(["compile", str(folder), "-o", str(output)]) == 1
    assert output.read_bytes() == before
    assert "is as it was before" in capsys.readouterr().err


def test_the_same_folder_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = shutil.copytree(folder, tmp_path / "again")
    outputs = [tmp_path / "one.guide", tmp_path / "two.guide"]
    for source, output in zip((folder, again), outputs, strict=True):
        command = "import sys; from kiosk.authoring.cli import main; sys.exit(main(sys.argv[1:]))"
        arguments = ["compile", str(source), "--output", str(output)]
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", command, *arguments], check=True, capture_output=True
        )
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_warnings_do_not_stop_a_guide(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "guide.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"An example reviewer"', '""'), encoding="utf-8")
    assert main(["check", str(folder)]) == 0
    assert "\n0 errors, 1 warning\n" in capsys.readouterr().out
    assert main(["compile", str(folder), "-o", str(tmp_path / "knee.guide")]) == 0
    assert "guide.toml:13: warning: nobody has reviewed" in capsys.readouterr().err


def test_a_program_gets_the_list_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mistype(folder)
    assert main(["check", "--format", "json", str(folder)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["errors"], told["findings"][0]["line"]) == (1, 34)


def test_a_change_under_review_gets_remarks_beside_its_lines(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mistype(folder)
    assert main(["check", str(folder), "--format", "github"]) == 1
    told = capsys.readouterr().out
    assert told.startswith(f"::error file={folder}/questionnaire.toml,line=34,title=unknown-key::`mets_when`")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chekc", "."],
        ["check"],
        ["check", ".", "--format", "yaml"],
        ["compile", "."],
        ["check", "nothing-here"],
        ["compile", "nothing-here", "-o", "nothing.guide"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_told_with_status_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_with_status_2(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compile", str(folder), "-o", str(tmp_path / "no" / "knee.guide")]) == 2
    assert "could not be written: no such file or directory" in capsys.readouterr().err


def test_the_version_is_the_programs_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"kiosk-content {__version__}\n"
