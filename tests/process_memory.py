"""How much memory processes use (Linux)."""

from pathlib import Path

import psutil


def pss_mb() -> float:
    """Give the share of memory of this process and of all that it started, in megabytes.

    What several processes have open is shared among them, other people's as well: it changes with what else
    runs on the machine, by 20 MB where that is another Qt.
    """
    return _sum("Pss:")


def anonymous_mb() -> float:
    """Give what this process and all that it started have written into memory, in megabytes.

    This is what grows with a leak; it leaves out files, such as Qt's libraries.
    """
    return _sum("Pss_Anon:")


def _sum(field: str) -> float:
    own = psutil.Process()
    return sum(_of(process.pid, field) for process in (own, *own.children(recursive=True)))


def _of(pid: int, field: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))
