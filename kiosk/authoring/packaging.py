"""Puts the built-in guide into the app's own folder, as ``make guide`` wants it.

Usage: python -m kiosk.authoring.packaging GUIDE [RELEASE]

GUIDE is the compiled guide; what is made lies beside it: the signed update, the root that it is trusted by,
and the day. Without RELEASE, the update is signed with keys that are forgotten at once. RELEASE is a folder
with an update of this guide and the ``root.json`` of a vendor who keeps the keys, and so can publish newer
versions for kiosks that are out there; both are taken as they are.
"""

import datetime as dt
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.authoring.built_in import make_built_in
from kiosk.bundle.carriers import UPDATE_SUFFIX
from kiosk.bundle.embedded import BUILT, ROOT, open_embedded
from kiosk.bundle.errors import BundleError
from kiosk.content.compiled import read_guide
from kiosk.content.model import Guide


class ReleaseError(Exception):
    """The vendor's release cannot be built in. The message says why."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0, or 1 if the release cannot be built in."""
    arguments = [Path(each) for each in (sys.argv[1:] if argv is None else argv)]
    guide = read_guide(arguments[0])
    now = dt.datetime.now(dt.UTC)
    folder = arguments[0].parent
    if len(arguments) > 1:
        try:
            take_release(guide, arguments[1], folder)
        except (ReleaseError, BundleError, OSError) as error:
            print(error, file=sys.stderr)  # noqa: T201 - a command line prints
            return 1
    else:
        make_built_in(guide, folder, now)
    (folder / BUILT).write_text(f"{now.date()}\n", encoding="ascii")
    return 0


def take_release(guide: Guide, release: Path, folder: Path) -> None:
    """Copy a vendor's own update and root into the app.

    Args:
        guide: The guide that is built in.
        release: The folder with the update, called ``<guide's id>.kioskupdate``, and ``root.json``.
        folder: Where they go.

    Raises:
        ReleaseError: The update brings another guide or version.
        BundleError: The update is damaged.
        OSError: A file cannot be read or written.
    """
    name = guide.id + UPDATE_SUFFIX
    with open_embedded(release / name)[1] as bundle:
        found = bundle.guide()
    if found != guide:
        raise ReleaseError(f"{release / name} brings {found.id} {found.version} with other content")
    for each in (name, ROOT):
        shutil.copyfile(release / each, folder / each)


if __name__ == "__main__":
    sys.exit(main())
