"""The tree of an update in a folder that a web server offers: what is in it, and how it is written."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Timestamp  # type: ignore[attr-defined] # its __all__ is computed

from kiosk.authoring.errors import DestinationError
from kiosk.bundle.carriers import TIMESTAMP
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.stored_zip import CHUNK_BYTES

_FIRST_ROOT: Final = "metadata/1.root.json"
_LIST_NAME: Final = re.compile(r"([0-9]{1,16})\.(?:targets|snapshot)\.json", re.ASCII)


class NewestLists(NamedTuple):
    """The versions of a tree's timestamp, and of the snapshot that it names."""

    timestamp: int
    snapshot: int


def require_same_publisher(folder: Path, first_root: bytes) -> None:
    """Make sure that a tree, if there is one, began with the same root list.

    Raises:
        DestinationError: It is another publisher's, or cannot be read.
    """
    try:
        found = (folder / _FIRST_ROOT).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise DestinationError(folder, error.strerror or str(error)) from error
    if found != first_root:
        raise DestinationError(folder, "there are the publications of other keys")


def newest_lists(folder: Path) -> NewestLists:
    """Return what a tree's timestamp says.

    Raises:
        DestinationError: There is no timestamp, or it is damaged.
    """
    try:
        timestamp = Metadata[Timestamp].from_bytes((folder / TIMESTAMP).read_bytes()).signed
        return NewestLists(timestamp.version, timestamp.snapshot_meta.version)
    except (OSError, RepositoryError, AttributeError) as error:
        raise DestinationError(folder, f"{TIMESTAMP} is missing or damaged") from error


def newest_version(destination: Path) -> int:
    """Return the highest version of any list in a tree; 0 where there is none, or where it is a file.

    Raises:
        DestinationError: The tree's timestamp is damaged.
    """
    if not (destination / TIMESTAMP).exists():
        return 0
    names = [_LIST_NAME.fullmatch(file.name) for file in (destination / TIMESTAMP).parent.iterdir()]
    return max(newest_lists(destination).timestamp, *(int(name.group(1)) for name in names if name), 0)


def write_tree(tree: Mapping[str, bytes | Path], folder: Path) -> None:
    """Write an update's files below a folder, each whole or not at all, in the order given.

    What is there already under the same name has the same content, but for the timestamp; if it was damaged
    since, it is whole again.

    Raises:
        OSError: It cannot be written.
    """
    filesystem = Filesystem()
    for name, content in tree.items():
        path = folder / name
        filesystem.make_folder(path.parent)
        filesystem.put(path, path.with_name(f".{path.name}.part"), _chunks(content))
        let_all_read(path)


def let_all_read(path: Path) -> None:
    """Let every user read a file that was published: a web server is another user, and so is a kiosk.

    Raises:
        OSError: It is not ours.
    """
    path.chmod(0o644)


def _chunks(content: bytes | Path) -> Iterable[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
