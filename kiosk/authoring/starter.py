"""A small complete guide to start from: a copy of ``resources/starter``, dated from the day it is made."""

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import Final

from kiosk import paths
from kiosk.authoring.errors import FolderInUseError
from kiosk.authoring.source import GUIDE_FILE

_PUBLISHED: Final = "2000-01-01"
_REVIEW_BY: Final = "2001-01-01"
_ID: Final = "my-guide"
_GOOD_ID: Final = re.compile(r"[a-z0-9-]+")


def write_starter(folder: Path, today: dt.date) -> None:
    """Write the starter guide into a new folder; its id is the folder's name, where that can be an id.

    Args:
        folder: The folder; it may be there already if it is empty.
        today: The day of publication; the guide is to be reviewed a year later.

    Raises:
        FolderInUseError: There is something in the folder.
        OSError: It cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUseError(folder)
    shutil.copytree(paths.resources() / "starter", folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    path = folder / GUIDE_FILE
    text = path.read_text(encoding="utf-8")
    name = folder.resolve().name
    for old, new in (
        (_PUBLISHED, today.isoformat()),
        (_REVIEW_BY, (today + dt.timedelta(days=365)).isoformat()),
        (f'"{_ID}"', f'"{name if _GOOD_ID.fullmatch(name) else _ID}"'),
    ):
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
