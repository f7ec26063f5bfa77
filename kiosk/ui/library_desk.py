"""Finds and opens topics for the patient, off the UI thread, and forgets what was searched."""

from PySide6.QtCore import QObject, Signal

from kiosk.content.catalogue import Page, Topic
from kiosk.library import Library, LibraryError
from kiosk.ui.jobs import Jobs

_NOTHING = Page((), 0)


class LibraryDesk(QObject):
    """Between the set of guides and the screen that shows its topics.

    Args:
        library: the guides.
        parent: Qt's owner.

    Attributes:
        chosen: the topic that the patient reads; None before one is chosen.

    Signals:
        found: what was searched last was found in these topics (tuple of `Topic`).
        opened: the guide of a topic (`Guide`) that the patient chose.
        failed: topics cannot be read (`LibraryError`).
    """

    found = Signal(object)
    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.chosen: Topic | None = None
        self._jobs = Jobs(self)

    def take(self, library: Library) -> None:
        """Show another set of guides from now on; only between two visits, or while staff are in."""
        self.forget()
        self._library = library

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._jobs.busy

    def page(self, language: str, start: int, count: int) -> Page:
        """Give some topics by their titles; none, and `failed`, where they cannot be read."""
        try:
            return self._library.page(language, start, count)
        except LibraryError as error:
            self.failed.emit(error)
            return _NOTHING

    def search(self, typed: str, language: str) -> None:
        """Search; `found` tells the end, for what was searched last alone."""
        self._jobs.forget()
        library = self._library
        self._jobs.run(lambda: library.search(typed, language), self.found.emit, self.failed.emit)

    def open(self, topic: Topic) -> None:
        """Read the guide of a topic; `opened` or `failed` tells the end."""
        self._jobs.forget()
        library = self._library
        self._jobs.run(
            lambda: library.guide(topic), lambda guide: self._on_opened(topic, guide), self.failed.emit
        )

    def _on_opened(self, topic: Topic, guide: object) -> None:
        self.chosen = topic
        self.opened.emit(guide)

    def forget(self) -> None:
        """Forget the topic and all that was searched."""
        self._jobs.forget()
        self.chosen = None
        library = self._library
        # On the thread that may be using it
        self._jobs.run(library.close, lambda _: None, lambda _: None)

    def finish(self) -> None:
        """End for good: wait for the other thread, and close the files."""
        self._jobs.finish()
        self._library.close()
