"""A whole visit with the built kiosk leaves just what it leaves with the sources."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk import __version__
from tests.frozen.installation import Installation
from tests.journeys.commands import ROOT, run_kiosk
from tests.journeys.printed import page_words, read_page

MOST_OTHERS = 2
"""On a busy machine a picture may be taken while something on it, such as the page, is still being made."""

VISIT = ROOT / "resources" / "visit.toml"


@pytest.fixture(scope="module")
def visit(installation: Installation) -> Path:
    """The folder in which the built kiosk left a visit."""
    before = installation.files()
    out = installation.home / "visit"
    assert installation.run("--play", installation.resources / "visit.toml", "--out", out) == (0, "", "")
    assert installation.files() == before
    return out


@pytest.fixture(scope="module")
def source_visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same visit, played by the sources."""
    folder = tmp_path_factory.mktemp("source")
    done = run_kiosk("--play", VISIT, "--out", folder / "visit", folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "visit"


def test_the_pictures_are_the_same_to_the_last_pixel(visit: Path, source_visit: Path) -> None:
    names = sorted(path.name for path in visit.glob("*.png"))
    steps = tomllib.loads(VISIT.read_text(encoding="utf-8"))["step"]
    assert names == sorted(f"{step['shot']}.png" for step in steps if "shot" in step)
    others = [name for name in names if QImage(str(visit / name)) != QImage(str(source_visit / name))]
    assert len(others) <= MOST_OTHERS, others
    sizes = {(picture.width(), picture.height()) for picture in map(QImage, map(str, visit.glob("*.png")))}
    assert sizes == {(1920, 1080)}


def test_the_page_is_the_same_to_the_last_byte(visit: Path, source_visit: Path) -> None:
    (page,), (other,) = visit.glob("*.pdf"), source_visit.glob("*.pdf")
    assert page.read_bytes() == other.read_bytes()
    assert page_words("en")["matters"] in read_page(page.read_bytes()).text


def test_it_tells_its_version(installation: Installation) -> None:
    assert installation.run("--version") == (0, f"kiosk {__version__}\n", "")


def test_the_program_cannot_be_written_into(installation: Installation) -> None:
    writable = [
        path
        for path in installation.folder.rglob("*")
        if not path.is_symlink() and path.stat().st_mode & 0o222
    ]
    assert writable == []
