"""The set of guides that patients choose from: its topics, what is found in them, and one guide at a time.

Nothing here needs a window.
"""

import sqlite3
from pathlib import Path
from typing import Final

from kiosk.bundle.archive import Bundle
from kiosk.bundle.errors import BundleError
from kiosk.content.catalogue import Catalogue, Page, Topic
from kiosk.content.model import Guide

MOST_FOUND: Final = 6
"""So many results are shown: more would be a list to read, where one more letter helps sooner."""


class LibraryError(Exception):
    """A set of guides cannot be read: a file in the kiosk's store is gone or damaged. Staff must help."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            "The guides in this kiosk cannot be read. Nothing was changed. Go back to an earlier version on "
            "the staff's content screen, or install the update again."
        )
        self.detail = detail


class Library:
    """A set of guides in the store. No file is open before it is needed; one thread at a time.

    Args:
        bundle: the bundle's file.
        catalogue: the file of its catalogue.
        topics: how many guides there are.
    """

    def __init__(self, bundle: Path, catalogue: Path, topics: int) -> None:
        self._bundle, self._file, self.topics = bundle, catalogue, topics
        self._open: Catalogue | None = None

    def page(self, language: str, start: int, count: int) -> Page:
        """Return topics in a language, by their titles.

        Raises:
            LibraryError: The catalogue cannot be read.
        """
        try:
            return self._catalogue().page(language, start, count)
        except sqlite3.Error as error:
            raise LibraryError(type(error).__name__) from error

    def search(self, typed: str, language: str) -> tuple[Topic, ...]:
        """Return the topics that hold what was typed, the best first.

        Raises:
            LibraryError: The catalogue cannot be read. It tells nothing of what was typed.
        """
        try:
            return self._catalogue().search(typed, language, MOST_FOUND)
        except sqlite3.Error as error:
            raise LibraryError(type(error).__name__) from None

    def guide(self, topic: Topic) -> Guide:
        """Return the guide of a topic, compared with what was signed.

        Raises:
            LibraryError: It cannot be read.
        """
        try:
            with Bundle(self._bundle) as bundle:
                return bundle.guide(topic.entry)
        except BundleError as error:
            raise LibraryError(error.detail) from error
        except (OSError, KeyError) as error:
            raise LibraryError(type(error).__name__) from error

    def close(self) -> None:
        """Close what is open, and so let go of all that was searched; it is opened again when needed."""
        if self._open is not None:
            self._open.close()
        self._open = None

    def _catalogue(self) -> Catalogue:
        if self._open is None:
            self._open = Catalogue(self._file)
        return self._open
