"""The one rule for names inside archives and on carriers.

It leaves only names that mean the same file on every system: no case, no Unicode, no way up or out of a
folder, no drive, no device, nothing that Windows drops from the end. So there is nothing to clean up or to
compare by folding, and a path that passes cannot leave the folder it is put in (zip slip).
"""

import re
from collections.abc import Collection
from typing import Final

MOST_LEVELS: Final = 4
MOST_LETTERS: Final = 200
"""Of a whole path; a part may be as long."""

_PART: Final = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.ASCII)
"""Names that Windows gives to devices, whatever follows the first dot."""


def is_safe_name(name: str) -> bool:
    """Return whether a path with forward slashes keeps the rule."""
    parts = name.split("/")
    return (
        len(name) <= MOST_LETTERS
        and len(parts) <= MOST_LEVELS
        and all(
            _PART.fullmatch(part) and not part.endswith(".") and not _DEVICE.fullmatch(part) for part in parts
        )
    )


def are_folders_and_files_apart(names: Collection[str]) -> bool:
    """Return whether no name is a file and a folder at once: "a" and "a/b" cannot lie in one tree."""
    return not any(
        "/".join(parts[:level]) in names
        for parts in (name.split("/") for name in names)
        for level in range(1, len(parts))
    )
