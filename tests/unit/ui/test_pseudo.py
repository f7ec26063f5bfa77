"""Pseudo-locales: long enough to show what longer words do, and whole."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from kiosk.authoring.loading import load_guide
from kiosk.content.integrity import find_faults
from kiosk.content.model import Guide
from kiosk.content.plain_text import fields_lines
from kiosk.ui.pseudo import ACCENTED, MIRRORED, PseudoTranslator, accented, mirrored, pseudo_guide
from kiosk.ui.translation import Translation

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(ROOT / "content" / "si-joint", dt.date(2026, 11, 22))


def words_of(guide: Guide, language: str) -> str:
    return "\n".join(fields_lines({name: getattr(guide, name) for name in guide.__struct_fields__}, language))


def test_accented_words_are_longer_by_two_fifths(guide: Guide) -> None:
    english = words_of(guide, "en")
    assert len(accented(english)) / len(english) == pytest.approx(1.4, abs=0.02)


def test_the_font_has_every_accented_letter(guide: Guide, qapp: QApplication) -> None:  # noqa: ARG001 - Qt must be up
    font = QRawFont(str(ROOT / "resources" / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"), 16)
    letters = {letter for letter in accented(words_of(guide, "en")) if letter.isalpha()}
    assert len(letters) > 40
    assert {letter for letter in letters if not font.supportsCharacter(ord(letter))} == set()


@pytest.mark.parametrize("spoken", [accented, mirrored])
def test_what_is_filled_in_and_markup_stay(spoken: object) -> None:
    assert callable(spoken)
    said = spoken("Question {number} of <b>{total}</b> &amp; no more")
    assert all(part in said for part in ("{number}", "<b>", "{total}", "</b>", "&amp;"))


def test_a_guide_in_pseudo_locales_is_whole(guide: Guide) -> None:
    more = pseudo_guide(guide)
    assert more.languages == (*guide.languages, ACCENTED, MIRRORED)
    assert find_faults(more) == []
    assert words_of(replace(more, languages=guide.languages), "en") == words_of(guide, "en")


def test_the_directions_are_those_of_their_languages() -> None:
    assert QLocale(ACCENTED).textDirection() == Qt.LayoutDirection.LeftToRight
    assert QLocale(MIRRORED).textDirection() == Qt.LayoutDirection.RightToLeft


def test_the_kiosk_speaks_a_language_that_came_from_elsewhere(qapp: QApplication, tmp_path: Path) -> None:  # noqa: ARG001 - Qt must be up
    translation = Translation(tmp_path)
    translation.add(ACCENTED, PseudoTranslator(accented))
    translation.use(ACCENTED)
    said = QCoreApplication.translate("Screen", "Back")
    translation.use("en")
    assert (said, QCoreApplication.translate("Screen", "Back")) == (accented("Back"), "Back")


COLLECTED_WHILE_ASKED = """
import gc
from PySide6.QtCore import QCoreApplication
from kiosk.ui.pseudo import PseudoTranslator
from kiosk.ui.translation import Translation
from pathlib import Path

app = QCoreApplication([])
for language, words in (("es", None), ("en-XA", PseudoTranslator(str.upper))):
    translation = Translation(Path("build/i18n"))
    if words is not None:
        translation.add(language, words)
    translation.use(language)
    translation.use("en")
    translation.itself = translation  # Python's collector alone comes to it
del translation, words

translation = Translation(Path())
translation.add("en-XA", PseudoTranslator(lambda word: f"{word} {gc.collect() > 0}"))
translation.use("en-XA")
print(QCoreApplication.translate("Screen", "Back"))
"""


def test_words_that_nobody_needs_any_more_do_not_stop_the_program_while_one_is_asked_for() -> None:
    # In a process of its own: what would stop is Qt itself, which no time limit in here could end.
    said = subprocess.run(  # noqa: S603 - the words above
        [sys.executable, "-c", COLLECTED_WHILE_ASKED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert said.stdout.strip() == "Back True"
