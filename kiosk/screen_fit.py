"""The composition root of the measuring: a whole kiosk that nobody sees, shown through all of its screens.

It is not part of every check: each language takes some seconds, and Qt's libraries, which a server that
checks guides may lack.
"""

import datetime as dt
import os
from collections.abc import Iterator

from kiosk import paths
from kiosk.app import Kiosk
from kiosk.content.cover import cover_of
from kiosk.content.misfit import Misfit, ShownMisfit
from kiosk.content.model import Guide
from kiosk.paper.errors import PageError
from kiosk.paper.page import PageMaker
from kiosk.settings import Settings
from kiosk.toolkit import Toolkit
from kiosk.ui.gallery import SCREEN_SIZES, Gallery, Look, Scene, scenes_of
from kiosk.ui.measuring import misfits
from kiosk.ui.navigator import STAFF_PLACES
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.visit.summary import build_summary

_PAGE = "page"


def measure_apart(guide: Guide) -> tuple[ShownMisfit, ...]:
    """Start Qt without a display and measure a guide in it; once a process.

    Args:
        guide: The guide, without errors.
    """
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={paths.resources() / 'offscreen.json'}"
    toolkit = Toolkit()
    found = tuple(measure(guide))
    del toolkit
    return found


def measure(guide: Guide) -> Iterator[ShownMisfit]:
    """Tell what has no room on the screens that patients see, and on the page.

    Every screen is shown in the largest text, at all sizes of screen, in every language; staff's screens hold
    little of a guide and are left out. The QApplication exists before it.

    Args:
        guide: The guide, without errors.
    """
    settings = Settings(printer="none", reduce_motion=True, read_aloud=False)
    kiosk = Kiosk(cover_of(guide), lambda: guide, settings)
    try:
        kiosk.open((SCREEN_SIZES[0].width(), SCREEN_SIZES[0].height()))
        kiosk.pose()
        kiosk.window.setUpdatesEnabled(False)  # it is measured, not looked at
        gallery = Gallery(kiosk.window, kiosk.session, kiosk.stage, kiosk.host, kiosk.desk, kiosk.staff)
        scenes = [scene for scene in scenes_of(guide) if _is_for_patients(scene)]
        for language in guide.languages:
            for size in SCREEN_SIZES:
                gallery.dress(Look(language, "light", TEXT_PERCENTS[-1], size))
                for scene in scenes:
                    gallery.show(scene)
                    for misfit in _misfits_now(kiosk):
                        yield ShownMisfit(misfit, scene.name, language, f"{size.width()} x {size.height()}")
            yield from _on_paper(kiosk, language)
    finally:
        kiosk.close()


def _is_for_patients(scene: Scene) -> bool:
    return not scene.place.startswith(STAFF_PLACES) and not scene.pose


def _misfits_now(kiosk: Kiosk) -> Iterator[Misfit]:
    root = next((each for each in kiosk.window.overlays() if each.isVisible()), kiosk.window)
    yield from misfits(root, kiosk.session.view.theme)


def _on_paper(kiosk: Kiosk, language: str) -> Iterator[ShownMisfit]:
    """Make the page of the sample visit on the smaller sheet, in usual and in large print."""
    summary = build_summary(kiosk.session.visit, language, dt.date(2000, 1, 1))
    for large in (False, True):
        told = ""
        try:
            told = PageMaker(paths.resources()).make(summary, "us-letter", large=large).notice
        except PageError as error:
            told = str(error)
        if told:
            look = "large print" if large else "usual print"
            yield ShownMisfit(Misfit(_PAGE, "", told), _PAGE, language, look)
