"""The kiosk as a service manager starts it, with a watchdog: up, alive, told to end."""

import socket
import subprocess
from pathlib import Path

from tests.journeys.commands import command, environment

PATIENCE_S = 60


def test_the_manager_hears_of_a_whole_life(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(PATIENCE_S)
        told = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "200000"}
        with subprocess.Popen(  # noqa: S603 - our own command
            command(), cwd=tmp_path, env=environment(tmp_path, QT_QPA_PLATFORM="offscreen", **told)
        ) as process:
            try:
                heard = [manager.recv(4096), manager.recv(4096)]
            finally:
                process.terminate()
            while heard[-1] != b"STOPPING=1":
                heard.append(manager.recv(4096))
            status = process.wait(PATIENCE_S)
    assert status == 0
    assert heard[0] == b"READY=1"
    assert set(heard[1:-1]) == {b"WATCHDOG=1"}
