"""No core files: what a crash leaves on the disk would hold the visit that was open.

Two switches, since one alone leaves a hole. RLIMIT_CORE stops core files, but not a core that the kernel
pipes into a collector, as systemd-coredump and apport have it (core(5), "Piping core dumps to a program").
That one needs PR_SET_DUMPABLE (prctl(2)), which also keeps other programs of the same account from reading
the kiosk's memory. It is not handed on to programs that are started: each process of the kiosk sets it.
"""

import sys
from typing import Final

_PR_GET_DUMPABLE: Final = 3
_PR_SET_DUMPABLE: Final = 4


def forbid_core_files() -> None:
    """Have the system write no core file of this process, nor of those that it starts."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hide_memory() -> None:
    """Have the kernel give this process's memory to nobody, dead or alive. Linux only; takes 4 ms."""
    _prctl(_PR_SET_DUMPABLE)


def is_memory_hidden() -> bool:
    """Tell whether `hide_memory` has worked in this process; False where there is no such thing."""
    return _prctl(_PR_GET_DUMPABLE) == 0


def _prctl(option: int) -> int:
    if sys.platform != "linux":
        return -1
    import ctypes  # noqa: PLC0415 - slow to import, and nothing needs it before the first picture

    return int(ctypes.CDLL(None).prctl(option, 0, 0, 0, 0))
