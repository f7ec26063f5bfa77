"""Parsers of the author's side: the files of a guide's folder."""

import datetime as dt
import shutil
import tomllib
from functools import cache
from pathlib import Path

from kiosk.authoring.loading import check_folder
from kiosk.authoring.toml_lines import find_key_lines
from tests.hostile.fuzz.target import Target, scratch

_TODAY = dt.date(2026, 12, 1)
_TINY = Path(__file__).parents[2] / "data" / "tiny-guide"


@cache
def _files() -> tuple[str, ...]:
    found = (path.relative_to(_TINY).as_posix() for path in _TINY.rglob("*") if path.is_file())
    return tuple(sorted(name for name in found if "README" not in name))


@cache
def _folder() -> Path:
    return Path(shutil.copytree(_TINY, scratch() / "guide"))


def _check(content: bytes) -> None:
    """Check a guide's folder, one file of which is other bytes; which, the first byte says."""
    name = _files()[content[0] % len(_files())] if content else _files()[0]
    whole = (_TINY / name).read_bytes()
    try:
        (_folder() / name).write_bytes(content[1:])
        check_folder(_folder(), _TODAY)
    finally:
        (_folder() / name).write_bytes(whole)


def _seeds() -> tuple[bytes, ...]:
    return tuple(bytes([number]) + (_TINY / name).read_bytes() for number, name in enumerate(_files()))


def _find_lines(content: bytes) -> None:
    """Find the lines of all keys, in what Python's own parser takes for TOML."""
    text = content.decode()
    tomllib.loads(text)
    find_key_lines(text)


def _tables() -> tuple[bytes, ...]:
    return tuple((_TINY / name).read_bytes() for name in _files() if name.endswith(".toml"))


TARGETS = (
    Target("folder", _check, (), _seeds),
    Target("toml-lines", _find_lines, (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError), _tables),
)
