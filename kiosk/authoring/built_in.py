"""The guide that comes with the app, as an update that the kiosk imports like any other.

The keys are made for this one update and forgotten at once: nobody can ever sign another update for the
channel of the built-in guide, so the app's own packaging is all that has to be trusted. The next version of
the app brings another root list with its update.
"""

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tuf.api.metadata import Metadata, Root  # type: ignore[attr-defined] # its __all__ is computed

from kiosk.authoring.keys import first_root, make_keys
from kiosk.authoring.publications import next_version
from kiosk.authoring.publish import Draft, custom_of, whole_tree
from kiosk.authoring.signing import FOREVER, signed_lists
from kiosk.authoring.tree import let_all_read
from kiosk.bundle.archive import write_bundle
from kiosk.bundle.carriers import TARGET, UPDATE_SUFFIX, write_update
from kiosk.bundle.filesystem import Filesystem
from kiosk.content.model import Guide

ROOT: Final = "root.json"


@dataclass(frozen=True)
class BuiltIn:
    """What was made.

    Attributes:
        root: The root list with which trust begins.
        update: The update file.
    """

    root: Path
    update: Path


def make_built_in(guide: Guide, folder: Path, now: dt.datetime) -> BuiltIn:
    """Write a guide as the app's own update: ``root.json`` and ``<guide's id>.kioskupdate``.

    Args:
        guide: The guide, checked.
        folder: Where to write; it exists.
        now: The time, with its zone: the version and the day of issue follow from it.

    Raises:
        OSError: The folder cannot be written.
    """
    keys = make_keys()
    root = first_root(keys, threshold=1)
    made = BuiltIn(folder / ROOT, folder / f"{guide.id}{UPDATE_SUFFIX}")
    with tempfile.TemporaryDirectory() as scratch:
        bundle = write_bundle(guide, Path(scratch) / TARGET)
        draft = Draft(bundle, next_version(0, now), custom_of(guide, now), FOREVER)
        lists = signed_lists(
            Metadata[Root].from_bytes(root).signed,
            [key.signer for key in keys],
            draft.version,
            draft.target,
            draft.expires,
        )
        write_update(whole_tree([root], lists, bundle), made.update)
    Filesystem().put(made.root, made.root.with_name(f".{ROOT}.part"), [root])
    for path in (made.root, made.update):
        let_all_read(path)
    return made
