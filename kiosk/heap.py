"""Memory that was needed for a moment goes back to the system.

glibc gives each large block pages of its own, which go back when it is freed, but moves the limit of "large"
up to 32 MB by and by (mallopt(3), M_MMAP_THRESHOLD). Pictures then lie among small things that stay and leave
gaps that nothing fits into: a quarter of the kiosk's memory after twenty visits. A limit that is set stays.
"""

import sys
from typing import Final

_M_MMAP_THRESHOLD: Final = -3
_LARGE_BYTES: Final = 128 * 1024
"""What the limit is at the start of a process."""


def give_back_large_blocks() -> None:
    """Keep large blocks apart for as long as the process lives. Linux with glibc only; takes 4 ms."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - slow to import, and nothing needs it before the first picture

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:  # musl has none, and no such limit either
        mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
