"""An author asks whether every text has room: the whole kiosk is shown, and what does not fit is named."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TINY = Path(__file__).parents[1] / "data" / "tiny-guide"
LONG_WORD = "Kneekneekneekneekneekneekneekneekneekneekneekneeknee"
ENDLESS = "{} that goes on and on and never seems to come to any end at all "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "guide"))


def replace(file: Path, old: str, new: str) -> int:
    """Replace the first of some words; give the line they stand on."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def misfits(folder: Path) -> list[dict[str, Any]]:
    command = [str(Path(sys.executable).with_name("kiosk-content")), "check", "--render", "--format", "json"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False, timeout=100)  # noqa: S603 - our own command
    assert done.returncode == 0, done.stderr
    return [each for each in json.loads(done.stdout)["findings"] if each["rule"].endswith("does-not-fit")]


def test_a_title_a_choice_and_a_cell_without_room_are_named_and_nothing_else(folder: Path) -> None:
    title = replace(folder / "guide.toml", "A sore knee", LONG_WORD)
    cell = replace(folder / "comparison.toml", 'en = "Weeks"', f'en = "{ENDLESS.format("A cell") * 9}"')
    choice = replace(folder / "questionnaire.toml", 'en = "Ice"', f'en = "{ENDLESS.format("Ice") * 20}"')

    told = misfits(folder)

    wanted = {("guide.toml", title), ("comparison.toml", cell), ("questionnaire.toml", choice)}
    assert {(each["file"], each["line"]) for each in told} == wanted
    problems = " ".join(each["problem"] for each in told)
    for words in (LONG_WORD, "A cell that goes", "Ice that goes", "`welcome`", "`compare`", "`check-"):
        assert words in problems
    assert "`es`" not in problems
