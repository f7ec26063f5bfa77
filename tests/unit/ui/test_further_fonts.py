"""A font for a further script: put into a folder, it is used on the screen and on the page."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.content.icon_font import icon_font
from kiosk.paper.page import PageMaker
from kiosk.ui.fonts import FURTHER, load_further_fonts
from kiosk.ui.theme import FONT_FAMILY
from kiosk.visit.summary import Summary


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """The kiosk's own resources, and a font with other letters than its own: that of the icons."""
    for name in ("fonts", "paper", "theme"):
        shutil.copytree(paths.resources() / name, tmp_path / name)
    found = icon_font()
    assert found is not None
    shutil.copy(found[0], tmp_path / "fonts" / FURTHER / "further.ttf")
    return tmp_path


@pytest.fixture
def letter() -> str:
    """A letter that only the further font has."""
    found = icon_font()
    assert found is not None
    return found[1]["heart"]


def summary_with(letter: str) -> Summary:
    return Summary(
        language="en",
        guide_title=letter,
        guide_version="1",
        practice="",
        date="2026-11-22",
        questions=(),
        suggested=(),
        options=(),
        option_tones=(),
        rows=(),
        points=(),
        answers=(),
        help_now="Tell us.",
        disclaimer="",
        reviewed="",
    )


def test_a_page_takes_letters_from_a_further_font(resources: Path, letter: str) -> None:
    with_font = PageMaker(resources).make(summary_with(letter), "a4")
    without = PageMaker(paths.resources()).make(summary_with(letter), "a4")
    assert (with_font.accessible, without.accessible) == (True, False)


def test_the_screen_asks_a_further_font_after_its_own(resources: Path, qapp: QApplication) -> None:  # noqa: ARG001 - Qt must be up
    families = load_further_fonts(resources / "fonts")
    try:
        assert len(families) == 1
        assert QFont.substitutes(FONT_FAMILY) == [each.lower() for each in families]
    finally:
        QFont.removeSubstitutions(FONT_FAMILY)
    assert families[0] in QFontDatabase.families()
