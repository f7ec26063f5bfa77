"""The composition root of the author's preview: the kiosk itself in a window, built anew for each draft.

A draft with errors leaves the last guide without errors on the screen. Answers of a visit that was being
tried out are forgotten with each new draft; place, language and look stay.
"""

import gc
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.app import Kiosk
from kiosk.content.cover import cover_of
from kiosk.content.draft import Draft
from kiosk.content.model import Guide
from kiosk.settings import Settings
from kiosk.toolkit import Toolkit
from kiosk.ui.draft_watch import DraftWatch
from kiosk.ui.navigator import WELCOME, Navigator
from kiosk.ui.preview_window import PreviewWindow
from kiosk.ui.theme import Contrast

SIZE = (1280, 900)
_A_WORKING_DAY_S = 8 * 3600
_READER = "reader"


class Preview:
    """A guide on the screen while it is being written. The QApplication exists before it.

    Args:
        stamp: gives something that is equal as long as nothing was saved; any thread.
        read: reads the guide's folder; any thread.

    Attributes:
        window: the one window.
        watch: notices what is saved.
        kiosk: what shows the last guide without errors; None before there is one.
    """

    def __init__(self, stamp: Callable[[], object], read: Callable[[], Draft]) -> None:
        self.window = PreviewWindow()
        self.watch = DraftWatch(stamp, read, self.window)
        self.kiosk: Kiosk | None = None
        # An author who turns to the editor is no patient who has left, and nothing is to be printed
        self._settings = Settings(idle_timeout_s=_A_WORKING_DAY_S, printer="none", reduce_motion=True)
        self.watch.drafted.connect(self._show)

    def open(self, size: tuple[int, int] = SIZE) -> None:
        """Show the window, and the guide as soon as it is read."""
        self.window.resize(*size)
        self.window.show()
        self.watch.start()

    def close(self) -> None:
        """End: look no more, and close everything."""
        self.watch.stop()
        self._discard_kiosk()
        self.window.close()

    def _show(self, draft: Draft) -> None:
        if draft.guide is not None:
            self._replace_kiosk(draft.guide)
        self.window.show_faults(draft.faults)

    def _replace_kiosk(self, guide: Guide) -> None:
        where = None if self.kiosk is None else _Where.of(self.kiosk)
        self._discard_kiosk()
        self.kiosk = Kiosk(cover_of(guide), lambda: guide, self._settings)
        # Within the author's window before it is shown, or else it would jump up as a window of its own
        room = self.window.take(self.kiosk.window, guide.title[guide.languages[0]])
        self.kiosk.open((room.width(), room.height()))
        self.kiosk.furnish()
        if where is not None:
            where.bring(self.kiosk)

    def _discard_kiosk(self) -> None:
        """Close a kiosk and let go of all of it, at once and here.

        Its parts know each other, so they would wait for the collection of garbage, which may begin on
        any thread; and no other thread may be the one that takes down a widget.
        """
        if self.kiosk is None:
            return
        gc.disable()
        self.kiosk.close()
        self.kiosk.window.deleteLater()
        self.kiosk = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        gc.enable()


@dataclass(frozen=True)
class _Where:
    """Where an author was in a kiosk, and how it looked."""

    place: str
    language: str
    text_percent: int
    contrast: Contrast

    @classmethod
    def of(cls, kiosk: Kiosk) -> Self:
        """Return where the author is in a kiosk."""
        view = kiosk.session.view
        return cls(kiosk.navigator.place, view.language, view.theme.text_percent, view.theme.contrast)

    def bring(self, kiosk: Kiosk) -> None:
        """Bring another kiosk there, as far as its guide has such a place and language."""
        view = kiosk.session.view
        if self.place != WELCOME:
            kiosk.host.begin_visit(self.language if self.language in view.languages else view.language)
            kiosk.host.go(_nearest_place(self.place, view.guide))
        kiosk.session.set_text_percent(self.text_percent)
        if self.contrast != view.theme.contrast:
            kiosk.session.toggle_contrast()


def run_preview(stamp: Callable[[], object], read: Callable[[], Draft]) -> int:
    """Show a guide until its author closes the window, and return the exit status.

    Args:
        stamp: as in `Preview`.
        read: as in `Preview`.
    """
    toolkit = Toolkit()
    preview = Preview(stamp, read)
    preview.window.closed.connect(lambda: toolkit.leave(0))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: toolkit.leave(0))
    preview.open()
    status = toolkit.run()
    preview.close()
    return status


def _nearest_place(place: str, guide: Guide) -> str:
    """Return a place that a guide has for sure: a section that is still there, or else just the screen."""
    name, argument = Navigator.split(place)
    keeps = name == _READER and any(section.id == argument for section in guide.sections)
    return place if keeps else name
