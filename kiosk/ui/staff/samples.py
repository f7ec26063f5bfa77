"""A kiosk that staff have used for a while: for pictures and for tests of what fits, never for real."""

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kiosk import paths
from kiosk.bundle.errors import DamagedError
from kiosk.bundle.state import Item
from kiosk.content.difference import difference
from kiosk.content.model import Guide
from kiosk.guide_source import GuideSource
from kiosk.settings import Settings
from kiosk.staff.journal import Journal
from kiosk.staff.pin import PinLock
from kiosk.staff.usage import UsageCounts
from kiosk.ui.staff.content_desk import ContentDesk
from kiosk.ui.staff.drives import Stick
from kiosk.ui.staff.premises import Premises
from kiosk.ui.staff.update_steps import Candidate, PublisherKey, Refusal, Step

SAMPLE_PIN: Final = "280416"
_NOW = dt.datetime(2026, 11, 20, 16, 12, tzinfo=dt.UTC)
_DEEDS = (
    ("content.updated", "done", "clinic 2026.11.1"),
    ("settings.changed", "done", "idle_timeout_s = 90"),
    ("staff.pin-wrong", "refused", ""),
    ("content.refused", "DamagedError", "si-joint-2026.12.kioskupdate"),
)
_VISITS = (12, 9, 0, 0, 14, 17, 3, 11, 8, 0, 0, 19, 15)
_WORDS = ("orbit", "velvet", "canyon", "ribbon", "maple", "signal")


def sample_premises(folder: Path, guide: Guide, settings: Settings) -> Premises:
    """Fill an empty folder as if the kiosk had been in use.

    Args:
        folder: an empty folder.
        guide: what the counts are of.
        settings: those of the kiosk.
    """
    stick = Stick(
        "KIOSK", folder, (folder / "si-joint-2026.12.kioskupdate", folder / "si-joint-2026.11.kioskupdate")
    )
    stick.updates[0].touch()
    (folder / "Guides").mkdir()
    PinLock(paths.staff_pin(folder), time.time).set_pin(SAMPLE_PIN)
    journal = Journal(paths.journal(folder), lambda: _NOW)
    for what, result, detail in _DEEDS:
        journal.note(what, result, detail)
    counts = UsageCounts(paths.usage(folder))
    for back, visits in enumerate(_VISITS, start=1):
        if visits:
            counts.count(dt.date.today() - dt.timedelta(days=back), guide.id, "visit", visits)  # noqa: DTZ011 - the day on the wall
            counts.count(dt.date.today() - dt.timedelta(days=back), guide.id, "page", visits // 2)  # noqa: DTZ011
    source = GuideSource(folder, folder / "none", folder / "none", journal.note)
    with source.channels.store("clinic").writing() as writer:
        items = (
            Item("b" * 64, 1, 4, "2026.11.1", dt.date(2026, 11, 2)),
            Item("c" * 64, 1, 3, "2026.8.0", dt.date(2026, 8, 19)),
        )
        writer.commit(replace(writer.record, history=items))
    return Premises(folder, source, base=settings, look=lambda: (stick,), home=folder)


def pose(desk: ContentDesk, name: str, guide: Guide) -> None:
    """Have an update stand at a step, by its value; "words" has a key read, and "" takes the update away."""
    desk.candidate, desk.refusal = None, None
    desk.source = "si-joint-2026.12.kioskupdate"
    desk.step = Step(name) if name not in {"", "words"} else Step.NONE
    poses: dict[str, Callable[[], None]] = {
        "ready": lambda: setattr(desk, "candidate", _candidate(guide)),
        "refused": lambda: setattr(desk, "refusal", _refusal(desk.source)),
        "words": lambda: desk.key_read.emit(PublisherKey(_WORDS, 1, 1, b"")),
    }
    if name in poses:
        poses[name]()


def _refusal(source: str) -> Refusal:
    return Refusal(source, DamagedError(source), _NOW)


def _candidate(guide: Guide) -> Candidate:
    """Bring a guide with one section less, one moved, and another title."""
    first, second, *others = guide.sections
    renamed = replace(second, title={language: f"{title} (2)" for language, title in second.title.items()})
    after = replace(
        guide, version="2026.12", sections=(renamed, *others[:-1]), authors=(*guide.authors, "A. Ruiz")
    )
    del first
    notes = {
        "en": "The part about walking was rewritten after questions from patients.",
        "es": "La parte sobre caminar se volvió a escribir después de preguntas de pacientes.",
    }
    return Candidate(
        after, difference(guide, after), notes, dt.date(2026, 12, 1), "clinic", clock_is_wrong=False
    )
