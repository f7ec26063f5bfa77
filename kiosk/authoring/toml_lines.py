"""Where each key of a TOML file stands.

The standard library's parser gives values without lines, and no well-kept parser for Python gives both. A
file that ``tomllib`` has accepted is known to be valid TOML 1.0, so it is enough here to step over its
tokens once and count lines; nothing is checked a second time.
"""

import bisect
import re
from typing import NamedTuple, TypeAlias

from kiosk.content.fault import Trail

Keys: TypeAlias = tuple[str, ...]

_BLANK = re.compile(r"[ \t]*")
_BLANK_LINES = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN_VALUE = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#]+")
_STRINGS = (
    re.compile(r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}', re.DOTALL),
    re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}"),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)
_ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([btnfr"\\]))')
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class KeyLines(NamedTuple):
    """Lines, counted from 1, by the way to a key: table names, keys and indexes into arrays.

    ``starts`` has the line of each key, table header and array element. ``texts`` has, for strings, the
    line of their first character; where a line end follows the opening quotes, that is the next line.
    """

    starts: dict[Trail, int]
    texts: dict[Trail, int]


def find_key_lines(text: str) -> KeyLines:
    """Return the line of every key, table and array element of a valid TOML 1.0 document."""
    return _Stepper(text.replace("\r\n", "\n")).step_through()


class _Stepper:
    """Steps over the tokens of one document.

    Args:
        text: A valid TOML document with line feeds only.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line_ends = [match.start() for match in re.finditer("\n", text)]
        self._lengths: dict[Trail, int] = {}
        self._found = KeyLines({(): 1}, {})

    def step_through(self) -> KeyLines:
        """Step over the whole document."""
        table: Trail = ()
        self._skip(_BLANK_LINES)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK_LINES)
        return self._found

    def _header(self) -> Trail:
        line = self._line()
        is_array = self._text.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        keys = self._dotted_key()
        self._at += 2 if is_array else 1
        parent = self._resolve((), keys[:-1])
        if not is_array:
            trail = self._resolve(parent, keys[-1:])
            self._found.starts[trail] = line
            return trail
        array = (*parent, keys[-1])
        self._found.starts.setdefault(array, line)
        index = self._lengths.get(array, 0)
        self._lengths[array] = index + 1
        self._found.starts[(*array, index)] = line
        return (*array, index)

    def _resolve(self, trail: Trail, keys: Keys) -> Trail:
        """Follow keys from a table; an array of tables stands for its latest table."""
        for key in keys:
            trail = (*trail, key)
            if trail in self._lengths:
                trail = (*trail, self._lengths[trail] - 1)
        return trail

    def _pair(self, table: Trail) -> None:
        line = self._line()
        trail = table
        for key in self._dotted_key():
            trail = (*trail, key)
            self._found.starts.setdefault(trail, line)
        self._at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(trail)

    def _value(self, trail: Trail) -> None:
        first = self._text[self._at]
        if first in "\"'":
            self._found.texts[trail] = self._line()
            if self._text.startswith(('"""\n', "'''\n"), self._at):
                self._found.texts[trail] += 1
            self._string()
        elif first == "[":
            self._array(trail)
        elif first == "{":
            self._inline_table(trail)
        else:
            self._skip(_PLAIN_VALUE)

    def _array(self, trail: Trail) -> None:
        self._at += 1
        self._skip(_BLANK_LINES)
        index = 0
        while self._text[self._at] != "]":
            self._found.starts[(*trail, index)] = self._line()
            self._value((*trail, index))
            index += 1
            self._skip(_BLANK_LINES)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BLANK_LINES)
        self._at += 1

    def _inline_table(self, trail: Trail) -> None:
        self._at += 1
        self._skip(_BLANK_LINES)
        while self._text[self._at] != "}":
            self._pair(trail)
            self._skip(_BLANK_LINES)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BLANK_LINES)
        self._at += 1

    def _dotted_key(self) -> Keys:
        keys = []
        while True:
            self._skip(_BLANK)
            if self._text[self._at] in "\"'":
                written = self._string()
                keys.append(_ESCAPE.sub(_unescape, written[1:-1]) if written[0] == '"' else written[1:-1])
            else:
                keys.append(self._skip(_BARE_KEY))
            self._skip(_BLANK)
            if self._text[self._at] != ".":
                return tuple(keys)
            self._at += 1

    def _string(self) -> str:
        for kind in _STRINGS:
            match = kind.match(self._text, self._at)
            if match:
                self._at = match.end()
                return match.group()
        raise ValueError(f"line {self._line()}: not a TOML string")

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise ValueError(f"line {self._line()}: not TOML")
        self._at = match.end()
        return match.group()

    def _line(self) -> int:
        return bisect.bisect_left(self._line_ends, self._at) + 1


def _unescape(match: re.Match[str]) -> str:
    short, long, letter = match.groups()
    return _ESCAPED[letter] if letter else chr(int(short or long, 16))
