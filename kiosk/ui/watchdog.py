"""Tells the service manager that the kiosk is up, and that it is alive: from the UI thread, while that runs.

The words and the way they take are systemd's, see sd_notify(3): a datagram to the socket that
``NOTIFY_SOCKET`` names. If they stop for longer than ``WATCHDOG_USEC``, the manager ends the kiosk and
starts it again.
"""

import contextlib
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QTimer

_PINGS_A_PERIOD: Final = 2
"""sd_watchdog_enabled(3) advises to come twice as often as one must."""


class Watchdog:
    """Answers the service manager's question whether the kiosk is alive. Without a manager, it does nothing.

    ``WATCHDOG_PID`` is not looked at: it names the compositor that the kiosk runs in.

    Args:
        environ: The process's environment.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._address = environ.get("NOTIFY_SOCKET", "")
        period = environ.get("WATCHDOG_USEC", "")
        self._period_us = int(period) if period.isdecimal() else 0
        self._timer: QTimer | None = None

    def begin(self) -> None:
        """Tell that the kiosk is up, and from now on that it is alive; for after the first picture."""
        self._tell("READY=1")
        if self._address and self._period_us and self._timer is None:
            self._timer = QTimer(interval=max(1, self._period_us // 1000 // _PINGS_A_PERIOD))
            self._timer.timeout.connect(self._ping)
            self._timer.start()

    def end(self) -> None:
        """Tell that the kiosk is about to end, and will not come back by itself."""
        if self._timer is not None:
            self._timer.stop()
        self._tell("STOPPING=1")

    def _ping(self) -> None:
        self._tell("WATCHDOG=1")

    def _tell(self, words: str) -> None:
        if not self._address:
            return
        import socket  # noqa: PLC0415 - not before the first picture

        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
            way.setblocking(False)  # a manager that does not listen must not hold the screen up
            way.sendto(words.encode(), address)
