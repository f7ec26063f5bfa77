"""Keys, and what is published with them, for tests of the author's commands."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from kiosk.authoring.keys import FreshKey, KeyFolder, make_keys, write_keys
from kiosk.authoring.loading import load_guide
from kiosk.authoring.publications import Publication
from kiosk.authoring.publish import Publisher, Terms
from kiosk.authoring.signing import LISTS
from kiosk.content.model import Guide

NOW = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
TINY = load_guide(Path(__file__).parents[2] / "data" / "tiny-guide", NOW.date())


def labelled(label: str) -> Guide:
    """Return the tiny guide as another version."""
    return replace(TINY, version=label)


class Office:
    """A publisher's folder of keys, and the passphrases that go with it.

    Args:
        keys: The keys.
        passphrases: Name of a key → its passphrase.
    """

    def __init__(self, keys: KeyFolder, passphrases: Mapping[str, str]) -> None:
        self.keys = keys
        self.passphrases = dict(passphrases)
        self.asked: list[str] = []
        self.now = NOW

    def ask(self, name: str) -> str:
        self.asked.append(name)
        return self.passphrases[name]

    def rotate(self, name: str) -> str:
        """Replace a key, and return the name of the new one."""
        new = FreshKey.make(self.keys.next_name(name))
        self.keys = self.keys.rotate(name, new, self.keys.unlock_to_rotate(name, new, self.ask))
        self.passphrases[new.name] = new.passphrase
        return new.name

    def publish(self, label: str, to: Path, scratch: Path, terms: Terms | None = None) -> Publication:
        """Publish the tiny guide as a version."""
        publisher = Publisher(self.keys, self.now)
        draft = publisher.draft(labelled(label), to, scratch, terms)
        return publisher.publish(draft, self.keys.unlock(LISTS, self.ask), to)


class Offices:
    """Sets up offices. Locking keys is slow, so those of the same kind begin with copies of the same keys.

    Args:
        patterns: A folder for what is copied.
    """

    def __init__(self, patterns: Path) -> None:
        self._patterns = patterns
        self._passphrases: dict[Path, dict[str, str]] = {}

    def open(self, folder: Path, threshold: int = 1, keys: int = 1, *, online: bool = False) -> Office:
        """Return an office in a new folder."""
        pattern = self._patterns / f"{threshold}-{keys}-{online}"
        if pattern not in self._passphrases:
            fresh = make_keys(threshold, keys, online=online)
            write_keys(pattern, fresh, threshold)
            self._passphrases[pattern] = {key.name: key.passphrase for key in fresh}
        shutil.copytree(pattern, folder)
        return Office(KeyFolder.read(folder), self._passphrases[pattern])


def files(folder: Path) -> Mapping[str, bytes]:
    """Return all files of a folder: path → bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def reread(office: Office, *also: Path) -> KeyFolder:
    """Return the keys that are in the folder now."""
    return KeyFolder.read(office.keys.folder, also)
