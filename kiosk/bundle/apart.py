"""Checks a bundle in a process of its own, with bounded memory and time.

What parses a stranger's bytes may be made to take all memory, or to end the process that runs it. Here that
process is one that nobody misses: the kiosk only sees how it ended.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from kiosk import paths
from kiosk.bundle.archive import MOST_BUNDLE_BYTES, check_bundle
from kiosk.bundle.errors import (
    BundleError,
    DamagedError,
    DiskError,
    TooLargeError,
    TooNewError,
    UnfitError,
    UpdateError,
)

MOST_MEMORY_BYTES: Final = 1 << 30
MOST_CPU_S: Final = 60
PATIENCE_S: Final = 300.0
_CPU_S_OF_MIB: Final = 1
_PATIENCE_S_OF_MIB: Final = 3.0
"""What a large set of guides takes longer: some 0.2 s a MiB on a slow machine."""
_BACKGROUND: Final = 10
"""How far the process steps back behind the screen, as ``nice`` counts."""

_KINDS: Final = {kind.__name__: kind for kind in (DamagedError, TooNewError, UnfitError)}


def check_apart(path: Path, name: str) -> None:
    """Read a whole bundle once, as ``archive.check_bundle`` does, but in another process.

    Args:
        path: The bundle's file.
        name: What staff call it.

    Raises:
        UnfitError: As told by ``check_bundle``; also if the process was ended: too much memory, too long,
            or a fault of a parser.
        UpdateError: As told by ``check_bundle``.
        DiskError: The process cannot be started, or it could not read the file.
    """
    try:
        patience_s = PATIENCE_S + _PATIENCE_S_OF_MIB * (path.stat().st_size >> 20)
        done = subprocess.run(  # noqa: S603 - this very program
            [*paths.own_command(), "--check-bundle", str(path)],
            env=paths.own_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnfitError(name, f"not read within {patience_s:.0f} s") from error
    except OSError as error:
        raise DiskError(f"the check could not be started: {error}") from error
    try:
        kind, detail = json.loads(done.stdout)
    except ValueError as error:
        raise UnfitError(name, f"its check ended with status {done.returncode}") from error
    if kind:
        raise _refusal(str(kind), str(detail), name)


def answer(path: Path) -> str:
    """Check a bundle within the bounds, and return the answer for ``check_apart``; for the other process."""
    _bound_this_process(MOST_CPU_S + _CPU_S_OF_MIB * (path.stat().st_size >> 20))
    kind, detail = "", ""
    try:
        check_bundle(path, path.name)
    except UpdateError as error:
        kind, detail = type(error).__name__, error.detail
    except OSError as error:
        kind, detail = DiskError.__name__, error.strerror or str(error)
    return json.dumps([kind, detail])


def _refusal(kind: str, detail: str, name: str) -> BundleError:
    if kind == DiskError.__name__:
        return DiskError(detail)
    if kind == TooLargeError.__name__:
        return TooLargeError(name, MOST_BUNDLE_BYTES, detail)
    return _KINDS[kind](name, detail)


def _bound_this_process(most_cpu_s: int) -> None:
    if sys.platform == "win32":
        return  # there, the time alone is bounded
    import resource  # noqa: PLC0415 - there is none on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (most_cpu_s, most_cpu_s))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.nice(_BACKGROUND)
