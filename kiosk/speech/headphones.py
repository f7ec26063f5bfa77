"""The socket for headphones, as Linux tells of it: whether something is plugged in, and when that changes.

Sound drivers make an input device of a socket, with one switch (Linux, Documentation/sound/designs/
jack-controls and input/event-codes: EV_SW, SW_HEADPHONE_INSERT).
"""

import os
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

INPUT_DEVICES: Final = Path("/proc/bus/input/devices")
DEVICE_FILES: Final = Path("/dev/input")

_EVENT: Final = struct.Struct("@llHHi")
"""``struct input_event``: seconds, microseconds, type, code, value."""
_EV_SW: Final = 5
_SW_HEADPHONE_INSERT: Final = 2
_MOST_EVENTS: Final = 64


def headphone_sockets(devices: Path = INPUT_DEVICES, files: Path = DEVICE_FILES) -> dict[Path, str]:
    """Return the sockets that the kernel watches: the device's file → its name.

    Args:
        devices: What the kernel tells of its input devices.
        files: Where their files lie.
    """
    try:
        blocks = devices.read_text(encoding="utf-8", errors="replace").split("\n\n")
    except OSError:
        return {}
    return {files / event: name for block in blocks for event, name in _socket_in(block)}


def _socket_in(block: str) -> Iterator[tuple[str, str]]:
    switches = re.search(r"^B: SW=([0-9a-f]+)$", block, re.MULTILINE)
    handler = re.search(r"^H: Handlers=.*\b(event\d+)\b", block, re.MULTILINE)
    name = re.search(r'^N: Name="(.*)"$', block, re.MULTILINE)
    if switches and handler and int(switches[1], 16) >> _SW_HEADPHONE_INSERT & 1:
        yield handler[1], name[1] if name else handler[1]


class HeadphoneSocket:
    """One socket's file, open to read without waiting; close it when done.

    Args:
        path: The device's file.

    Raises:
        OSError: It cannot be opened: the kiosk's account is not in the group that may (``input``).
    """

    def __init__(self, path: Path) -> None:
        self.descriptor: Final = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        self._rest = b""

    def read(self) -> bool | None:
        """Return what happened last since it was asked before: plugged in, pulled out, or None of both.

        Raises:
            OSError: The device is gone.
        """
        try:
            content = os.read(self.descriptor, _EVENT.size * _MOST_EVENTS)
        except BlockingIOError:
            return None
        if not content:
            raise OSError("the socket's device is gone")
        whole = self._rest + content
        used = len(whole) // _EVENT.size * _EVENT.size
        self._rest = whole[used:]
        happened = None
        for _, _, kind, code, value in _EVENT.iter_unpack(whole[:used]):
            if (kind, code) == (_EV_SW, _SW_HEADPHONE_INSERT):
                happened = bool(value)
        return happened

    def close(self) -> None:
        """Let go of the device."""
        os.close(self.descriptor)
