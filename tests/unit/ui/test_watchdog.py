"""What the service manager hears of the kiosk: that it is up, that its UI thread is alive, that it ends."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.watchdog import Watchdog

PERIOD_US = "20000"


class Manager:
    """The service manager's end of the socket.

    Attributes:
        address: as the kiosk is told it.
        heard: all that was said so far.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.heard: list[str] = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(f"\0{address[1:]}" if address.startswith("@") else address)
        self._socket.setblocking(False)

    def listen(self) -> list[str]:
        """Take in what was said meanwhile; give all."""
        while True:
            try:
                self.heard.append(self._socket.recv(4096).decode())
            except BlockingIOError:
                return self.heard

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(params=["file", "abstract"])
def manager(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Manager]:
    place = str(tmp_path / "notify")
    manager = Manager(f"@{place}" if request.param == "abstract" else place)
    yield manager
    manager.close()


def around(manager: Manager, period_us: str = PERIOD_US) -> dict[str, str]:
    return {"NOTIFY_SOCKET": manager.address, "WATCHDOG_USEC": period_us, "WATCHDOG_PID": "1"}


def test_it_says_that_the_kiosk_is_up_that_it_is_alive_and_that_it_ends(
    manager: Manager, qtbot: QtBot
) -> None:
    watchdog = Watchdog(around(manager))
    assert manager.listen() == []
    watchdog.begin()
    assert manager.listen() == ["READY=1"]
    qtbot.waitUntil(lambda: len(manager.listen()) > 3)
    watchdog.end()
    assert set(manager.listen()[1:-1]) == {"WATCHDOG=1"}
    assert manager.heard[-1] == "STOPPING=1"


def test_it_falls_silent_while_the_ui_thread_hangs(manager: Manager, qtbot: QtBot) -> None:
    watchdog = Watchdog(around(manager))
    watchdog.begin()
    qtbot.waitUntil(lambda: "WATCHDOG=1" in manager.listen())
    before = len(manager.listen())
    threading.Event().wait(10 * int(PERIOD_US) / 1e6)  # what hangs, as a call that does not come back would
    assert len(manager.listen()) == before
    qtbot.waitUntil(lambda: len(manager.listen()) > before)
    watchdog.end()


@pytest.mark.parametrize("period_us", ["", "0", "soon"])
def test_a_manager_without_a_watchdog_hears_only_that_the_kiosk_is_up(
    manager: Manager, period_us: str, qtbot: QtBot
) -> None:
    Watchdog(around(manager, period_us)).begin()
    qtbot.wait(10)
    assert manager.listen() == ["READY=1"]


def test_a_manager_that_has_gone_does_not_matter(manager: Manager) -> None:
    manager.close()
    watchdog = Watchdog(around(manager))
    watchdog.begin()
    watchdog.end()


def test_without_a_manager_nothing_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(socket, "socket")  # whoever says something needs one
    watchdog = Watchdog({"WATCHDOG_USEC": PERIOD_US})
    watchdog.begin()
    qtbot.wait(10)
    watchdog.end()
