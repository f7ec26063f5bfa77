"""Nothing is cut, overlaps, or is too small to touch: every screen of the whole kiosk, by measuring."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app import Kiosk
from kiosk.content.cover import cover_of
from kiosk.content.model import Guide
from kiosk.settings import Settings
from kiosk.ui.gallery import SCREEN_SIZES, Gallery, Look, pseudo_looks, scenes_of
from kiosk.ui.measuring import misfits
from kiosk.ui.pseudo import PSEUDO_LOCALES, PseudoTranslator, pseudo_guide
from kiosk.ui.staff.samples import sample_premises
from kiosk.ui.translation import SOURCE_LANGUAGE
from tests.scripted_printer import ScriptedPrinter

LOOKS = [
    Look(language, "light", percent, size)
    for language, percent, size in itertools.product(("en", "es"), (100, 200), SCREEN_SIZES)
]


@pytest.fixture
def offered() -> tuple[str, ...]:
    """The languages that the clinic set; none for those of the guide."""
    return ()


@pytest.fixture
def kiosk(guide: Guide, offered: tuple[str, ...], qapp: QApplication, tmp_path: Path) -> Iterator[Kiosk]:
    settings = Settings(languages=offered, reduce_motion=True)
    guide = pseudo_guide(guide) if offered else guide
    premises = sample_premises(tmp_path, guide, settings)
    kiosk = Kiosk(cover_of(guide), lambda: guide, settings, ScriptedPrinter(), lambda: premises)
    kiosk.open((1920, 1080))
    kiosk.pose()
    qapp.processEvents()
    kiosk.window.setUpdatesEnabled(False)  # it is measured, not looked at
    yield kiosk
    kiosk.close()
    kiosk.translation.use(SOURCE_LANGUAGE)  # what is installed in Qt would outlive the kiosk
    kiosk.window.deleteLater()
    qapp.processEvents()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_everything_can_be_read_and_touched(kiosk: Kiosk, guide: Guide, look: Look) -> None:
    assert faults_in(kiosk, guide, look) == []


@pytest.mark.parametrize(("look", "offered"), [(look, ("en", look.language)) for look in pseudo_looks()])
def test_a_language_to_come_can_be_read_and_touched_too(kiosk: Kiosk, guide: Guide, look: Look) -> None:
    kiosk.translation.add(look.language, PseudoTranslator(PSEUDO_LOCALES[look.language]))
    found = faults_in(kiosk, guide, look)
    # Words that are stretched need taller rows; whether a row is too tall is told to the author of real words
    assert [each for each in found if "no screen shows all of it" not in each] == []


def faults_in(kiosk: Kiosk, guide: Guide, look: Look) -> list[str]:
    """Tell what is wrong with any screen in this look."""
    gallery = Gallery(kiosk.window, kiosk.session, kiosk.stage, kiosk.host, kiosk.desk, kiosk.staff)
    gallery.dress(look)
    found = []
    for scene in scenes_of(guide):
        gallery.show(scene)
        root = next((each for each in kiosk.window.overlays() if each.isVisible()), kiosk.window)
        found += [f"{scene.name}: {fault}" for fault in misfits(root, kiosk.session.view.theme)]
    return found
