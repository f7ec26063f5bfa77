"""Reads ``media/media.toml`` and the pictures beside it."""

import re
from typing import Final, Literal

from kiosk.authoring.files import SourceFolder
from kiosk.authoring.findings import Findings, Place, nearest
from kiosk.authoring.reading import Node, Reader
from kiosk.content.fitness import MAX_MEDIA_BYTES
from kiosk.content.model import Media, Part, Text
from kiosk.content.png import png_fault
from kiosk.content.svg import svg_faults

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
        files = {MEDIA_FILE}
        for index, entry in enumerate(self._reader.read_list(MediaEntry, node)):
            kind: Literal["svg", "png"] = "png" if entry.file.endswith(".png") else "svg"
            content = self._content(entry.file, self._findings.places.find((*node.trail, index, "file")))
            media.append(Media(id=entry.id, type=kind, alt=entry.alt, content=content))
            files.add(f"media/{entry.file}")
        if not all(each.content for each in media):
            return tuple(media)  # a picture that is not listed may well be the one that was not found
        for name in self._folder.names():
            if name.startswith("media/") and name not in files:
                self._findings.add("unknown-file", Place(name, 1), f"`{name}` has no entry in media.toml")
        return tuple(media)

    def _content(self, file: str, place: Place) -> bytes:
        if not file:
            return b""  # told already
        if not _FILE_NAME.fullmatch(file):
            self._findings.add("bad-media-name", place, f"`{file}` is no name of a picture")
            return b""
        name = f"media/{file}"
        if name not in self._folder.names():
            hint = nearest(name, self._folder.names())
            self._findings.add("missing-file", place, f"there is no file `{name}`{hint}")
            return b""
        content = self._folder.read_bytes(name, MAX_MEDIA_BYTES)
        if content is None:
            return b""
        if file.endswith(".svg"):
            for fault in svg_faults(content):
                self._findings.add(fault.rule, Place(name, fault.line), fault.problem)
        elif problem := png_fault(content):
            self._findings.add("bad-png", Place(name, 1), problem)
        return content
