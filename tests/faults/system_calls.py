"""Lets single system calls of an update fail, or end its process there: strace(1), "Tampering".

strace counts the calls of each name for itself; so does this.
"""

import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.faults import update_once

ROOT: Final = Path(__file__).parents[2]
PATIENCE_S: Final = 60

CHANGING: Final = "mkdir,rmdir,rename,unlink,unlinkat,symlink,write,fsync,ftruncate,flock,openat"
"""What changes the disk, or may; of ``openat``, those calls that may create a file."""

MODES: Final = {
    "killed": "signal=KILL:when={n}",
    "full once": "error=ENOSPC:when={n}",
    "full for ever": "error=ENOSPC:when={n}+",
    "failing once": "error=EIO:when={n}",
    "read-only for ever": "error=EROFS:when={n}+",
}

_CALL: Final = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")


@dataclass(frozen=True)
class Moment:
    """One system call of an update: the ``number``-th one of its name."""

    name: str
    number: int


@dataclass(frozen=True)
class Files:
    """An update and the store that it is brought to.

    Attributes:
        store: the store's folder.
        update: the update file.
        root: the publisher's root.
    """

    store: Path
    update: Path
    root: Path

    def command(self) -> list[str]:
        return [sys.executable, str(update_once.__file__), *map(str, (self.store, self.update, self.root))]


def moments(files: Files) -> list[Moment]:
    """Bring the update, and return each system call that changed the store."""
    log = files.store.with_name("calls")
    assert traced(files, [f"--output={log}", f"--trace={CHANGING}"]) == 0
    counted: Counter[str] = Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        call = _CALL.match(line)
        if call is None:
            continue
        name, arguments = call[1], call[2]
        counted[name] += 1
        if name != "openat" or "O_CREAT" in arguments:
            found.append(Moment(name, counted[name]))
    return found


def disturbed(files: Files, moment: Moment, mode: str) -> int:
    """Bring the update with one call disturbed, and return how the process ended."""
    how = MODES[mode].format(n=moment.number)
    return traced(files, ["--output=/dev/null", f"--trace={CHANGING}", f"--inject={moment.name}:{how}"])


def traced(files: Files, options: list[str]) -> int:
    """Run the update under strace, and return its exit status; that of a kill is negative."""
    return subprocess.run(  # noqa: S603 - our own code
        ["/usr/bin/strace", "--quiet=all", "--follow-forks", *options, *files.command()],
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"},
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    ).returncode
