"""Reads ``media/media.toml`` and the pictures beside it."""

import re
from typing import Final, Literal

from kiosk.authoring.files import MAX_MEDIA_BYTES, SourceFolder
from kiosk.authoring.findings import Findings
from kiosk.authoring.png import check_png
from kiosk.authoring.reading import Node, Reader
from kiosk.authoring.svg import check_svg
from kiosk.content.model import Media, Part, Text

MEDIA_FILE: Final = "media/media.toml"
_FILE_NAME: Final = re.compile(r"[a-z0-9-]+\.(svg|png)")


class MediaEntry(Part, frozen=True):
    """What the author says of a picture: its file, and its words for those who do not see it."""

    id: str
    file: str
    alt: Text


class MediaReader:
    """Reads pictures and checks that they are safe to show.

    Args:
        folder: The guide's folder.
        reader: Reads the entries.
        findings: Where faults are told.
    """

    def __init__(self, folder: SourceFolder, reader: Reader, findings: Findings) -> None:
        self._folder = folder
        self._reader = reader
        self._findings = findings

    def read(self, node: Node) -> tuple[Media, ...]:
        """Return the pictures of the array of tables in a node."""
        media = []
        for index, entry in enumerate(self._reader.read_list(MediaEntry, node)):
            if isinstance(entry, MediaEntry):
                kind: Literal["svg", "png"] = "png" if entry.file.endswith(".png") else "svg"
                content = self._content(entry.file, node.child(index).child("file"))
                media.append(Media(id=entry.id, type=kind, alt=entry.alt, content=content))
        return tuple(media)

    def _content(self, file: str, node: Node) -> bytes:
        if not file:
            return b""  # told already
        if not _FILE_NAME.fullmatch(file):
            self._findings.add("bad-media-name", node.place, f"`{file}` is no name of a picture")
            return b""
        name = f"media/{file}"
        if name not in self._folder.names():
            self._findings.add("missing-file", node.place, f"there is no file `{name}`")
            return b""
        content = self._folder.read_bytes(name, MAX_MEDIA_BYTES)
        if content is None:
            return b""
        check = check_svg if file.endswith(".svg") else check_png
        check(name, content, self._findings)
        return content
