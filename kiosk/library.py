"""The set of guides that patients choose from: its topics, what is found in them, and one guide at a time.

Nothing here needs a window.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple

from kiosk.bundle.archive import GUIDE, Bundle
from kiosk.bundle.errors import BundleError
from kiosk.content.catalogue import Catalogue, Page, Topic
from kiosk.content.model import Guide, Text

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


# --- What a bundle holds, for staff ----------------------------------------------------------


class GuideName(NamedTuple):
    """A guide in a bundle.

    Attributes:
        title: its title.
        version: its own version, as its author wrote it.
        sha256: of its entry in the bundle.
    """

    title: Text
    version: str
    sha256: str


class SetChange(NamedTuple):
    """What becomes of one guide of a set.

    Attributes:
        kind: what.
        title: the guide's title.
        before: its version until now; "" if it is new.
        after: its version from then on; "" if it is removed.
    """

    kind: Literal["added", "changed", "removed"]
    title: Text
    before: str
    after: str


def names_of(guide: Guide, bundle: Bundle, catalogue: Path | None) -> dict[str, GuideName]:
    """Return the guides of a bundle, by their ids and in the order of their titles.

    Args:
        guide: the first one.
        bundle: the bundle.
        catalogue: its catalogue; None where there is one guide.

    Raises:
        LibraryError: The catalogue cannot be read.
    """
    digests = {entry.path: entry.sha256 for entry in bundle.entries}
    if catalogue is None:
        return {guide.id: GuideName(guide.title, guide.version, digests[GUIDE])}
    try:
        with Catalogue(catalogue) as opened:
            titles = opened.titles()
    except sqlite3.Error as error:
        raise LibraryError(type(error).__name__) from error
    return {
        guide_id: GuideName(title, version, digests.get(entry, ""))
        for guide_id, (entry, version, title) in titles.items()
    }


def set_changes(before: Mapping[str, GuideName], after: Mapping[str, GuideName]) -> tuple[SetChange, ...]:
    """Return what becomes of the guides: those that are new, then those that change, then those that go."""
    added = [
        SetChange("added", name.title, "", name.version) for key, name in after.items() if key not in before
    ]
    changed = [
        SetChange("changed", name.title, before[key].version, name.version)
        for key, name in after.items()
        if key in before and before[key].sha256 != name.sha256
    ]
    removed = [
        SetChange("removed", name.title, name.version, "") for key, name in before.items() if key not in after
    ]
    return (*added, *changed, *removed)
