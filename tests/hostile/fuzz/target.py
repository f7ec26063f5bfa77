"""What is fuzzed: a parser, the errors that it may raise, and files that it takes."""

import itertools
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_number = itertools.count()


@dataclass(frozen=True)
class Target:
    """One parser that meets foreign bytes.

    Attributes:
        name: what `make fuzz` calls it.
        parse: gives it bytes. What it returns is not looked at.
        allowed: the errors that it documents; any other is a finding.
        seeds: real input, which mutations begin with.
    """

    name: str
    parse: Callable[[bytes], object]
    allowed: tuple[type[Exception], ...]
    seeds: Callable[[], tuple[bytes, ...]]

    def run(self, content: bytes) -> None:
        """Parse ``content``; an error that is documented is no error."""
        with suppress(*self.allowed):
            self.parse(content)


@cache
def scratch() -> Path:
    """Give a folder for this process. Whoever started it takes it away: libFuzzer ends without tidying up."""
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


def as_file(content: bytes, name: str = "input") -> Path:
    """Write bytes into a file, always the same one, and nothing beside it."""
    path = scratch() / f"{os.getpid()}" / name
    if path.parent.is_dir():
        for other in path.parent.iterdir():
            other.unlink()
    else:
        path.parent.mkdir()
    path.write_bytes(content)
    return path


def fresh_folder() -> Path:
    """Give an empty folder that was never used before."""
    folder = scratch() / f"folder-{next(_number)}"
    folder.mkdir()
    return folder
