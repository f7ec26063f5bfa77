"""Reads the files of a guide's folder: whole, within limits, and as text that hides nothing."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.authoring.findings import Findings, Place
from kiosk.authoring.toml_lines import KeyLines, find_key_lines
from kiosk.content.fault import Trail
from kiosk.content.fitness import hidden_character

MAX_TEXT_BYTES: Final = 512 * 1024

_LINE_OF_ERROR = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class TomlFile:
    """A TOML document and where its keys stand.

    Attributes:
        name: The file, relative to the guide's folder.
        table: What ``tomllib`` made of it; None where the file could not be read, which is told then.
        lines: Lines of its keys, within the document.
        lines_before: How many lines of the file come before the document.
    """

    name: str
    table: dict[str, object] | None
    lines: KeyLines
    lines_before: int = 0

    @classmethod
    def unread(cls, name: str) -> "TomlFile":
        """Return a stand-in for a file that could not be read."""
        return cls(name, None, KeyLines({}, {}))

    def place(self, keys: Trail) -> Place:
        """Return where a key stands, or else the table that it would belong to."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.lines.starts:
                return Place(self.name, self.lines.starts[keys[:length]] + self.lines_before)
        return Place(self.name, 1 + self.lines_before)

    def text_line(self, keys: Trail) -> int:
        """Return the line on which a string's first character stands."""
        return self.lines.texts.get(keys, self.place(keys).line - self.lines_before) + self.lines_before


class SourceFolder:
    """A guide's folder. What cannot be read is a finding, never an exception.

    Args:
        root: The folder with ``guide.toml``.
        findings: Where faults are told.
    """

    def __init__(self, root: Path, findings: Findings) -> None:
        self.root = root
        self._findings = findings

    def names(self) -> tuple[str, ...]:
        """Return all files below the folder, sorted; those that begin with a dot are left out."""
        found = (path.relative_to(self.root) for path in self.root.rglob("*") if not path.is_dir())
        shown = (path for path in found if not any(part.startswith(".") for part in path.parts))
        return tuple(sorted(path.as_posix() for path in shown))

    def read_bytes(self, name: str, limit: int) -> bytes | None:
        """Return a file's bytes, or None where it is missing, unreadable or larger than ``limit`` bytes."""
        place = Place(name, 1)
        path = self.root / name
        try:
            if not path.resolve().is_relative_to(self.root.resolve()):
                self._findings.add("unreadable-file", place, "the file lies outside the guide's folder")
                return None
            if not path.is_file():
                self._findings.add("missing-file", place, f"there is no file `{name}`")
                return None
            if path.stat().st_size > limit:
                problem = f"the file is larger than {limit // 1024} KiB"
                self._findings.add("file-too-large", place, problem)
                return None
            return path.read_bytes()
        except OSError as error:
            self._findings.add("unreadable-file", place, f"the file cannot be read: {error.strerror}")
        except RuntimeError:  # how Python 3.11 tells a circle of links
            self._findings.add("unreadable-file", place, "the file is a link that leads to itself")
        return None

    def read_text(self, name: str) -> str | None:
        """Return a file as text with line feeds only, or None where it cannot be read as text.

        A byte order mark, which some editors put first, is dropped.
        """
        raw = self.read_bytes(name, MAX_TEXT_BYTES)
        if raw is None:
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            place = Place(name, raw.count(b"\n", 0, error.start) + 1)
            self._findings.add("not-utf-8", place, "the file is not UTF-8 text")
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        for line, words in enumerate(text.split("\n"), start=1):
            hidden = hidden_character(words)
            if hidden:
                self._findings.add("hidden-character", Place(name, line), f"the line has {hidden} in it")
        return text

    def read_toml(self, name: str) -> TomlFile | None:
        """Return a TOML file, or None where it cannot be read."""
        text = self.read_text(name)
        return None if text is None else self.parse_toml(name, text)

    def parse_toml(self, name: str, text: str, lines_before: int = 0) -> TomlFile | None:
        """Return a TOML document that stands in a file, or None where it is not valid TOML 1.0."""
        try:
            table = tomllib.loads(text)
            return TomlFile(name, table, find_key_lines(text), lines_before)
        except tomllib.TOMLDecodeError as error:
            words = str(error)
            told = _LINE_OF_ERROR.search(words)
            line = int(told.group(1)) if told else text.rstrip("\n").count("\n") + 1
            self._findings.add("invalid-toml", Place(name, line + lines_before), _toml_problem(words))
        except RecursionError:
            self._findings.add("invalid-toml", Place(name, 1 + lines_before), "tables are nested too deeply")
        return None


def _toml_problem(words: str) -> str:
    """Return the parser's words without the place, which the finding has already."""
    bare = re.sub(r" \(at [^)]*\)$", "", words)
    return f"this is not valid TOML: {bare[:1].lower()}{bare[1:]}"
