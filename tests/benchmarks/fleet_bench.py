"""A whole fleet updates at once from one nginx on this machine: bytes sent, failures, time.

Usage: python -m tests.benchmarks.fleet_bench NGINX [KIOSKS]

Each kiosk is a process of its own with a store of its own, which does what a kiosk does in the background:
it looks, fetches, checks the guide in another process, forces it to the disk, activates it. All begin at the
same moment, which ``kiosk.bundle.fleet`` keeps real ones from. Then all look once more, with nothing new.
"""

import contextlib
import datetime as dt
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import kiosk.bundle.http_carrier
import kiosk.bundle.importer  # noqa: F401 - imported here once, and not in each of the processes
from kiosk import paths
from kiosk.bundle.archive import write_bundle
from kiosk.bundle.channels import Channels
from kiosk.bundle.embedded import Embedded
from kiosk.bundle.follower import Follower
from kiosk.content.compiled import read_guide
from tests.unit.bundle.machine import Kiosk
from tests.unit.bundle.publisher import Publisher, update_folder

KIOSKS = 200
RECORDING_BYTES = 1_000_000
PATIENCE_S = 600
HOST = "127.0.0.1"

CONFIG = """
daemon off;
{user}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 1024; }}
http {{
  log_format sent '$status $bytes_sent $uri';
  access_log {folder}/access.log sent;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  sendfile on;
  server {{
    listen {host}:{port} backlog=1024;
    root {tree};
    location = /metadata/timestamp.json {{ add_header Cache-Control no-cache; }}
    location / {{ add_header Cache-Control "public, max-age=31536000, immutable"; }}
  }}
}}
"""


@dataclass(frozen=True)
class Server:
    """A running nginx.

    Attributes:
        address: where it serves.
        log: one line an answer: status, bytes, path.
    """

    address: str
    log: Path

    def sent(self) -> tuple[int, int, int]:
        """Return how many answers were given since the last call, their bytes, and how many were errors.

        A root that does not exist yet is asked for at every look, and is no error.
        """
        lines = [line.split(maxsplit=2) for line in self.log.read_text(encoding="ascii").splitlines()]
        os.truncate(self.log, 0)
        errors = [line for line in lines if line[0] not in {"200", "206"} and "root.json" not in line[2]]
        return len(lines), sum(int(line[1]) for line in lines), len(errors)


@contextlib.contextmanager
def nginx(program: str, folder: Path, tree: Path) -> Iterator[Server]:
    """Serve a tree until the block ends."""
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""
    config = folder / "nginx.conf"
    config.write_text(
        CONFIG.format(user=user, folder=folder, tree=tree, host=HOST, port=port), encoding="utf-8"
    )
    with subprocess.Popen([program, "-e", folder / "error.log", "-c", config, "-p", folder]) as server:
        try:
            while True:
                with contextlib.suppress(ConnectionRefusedError), socket.create_connection((HOST, port)):
                    break
                if server.poll() is not None:
                    raise RuntimeError((folder / "error.log").read_text(encoding="utf-8"))
                time.sleep(0.01)
            yield Server(f"http://{HOST}:{port}/", folder / "access.log")
        finally:
            server.send_signal(signal.SIGTERM)


class Fleet:
    """Kiosks that all show version 1, and a tree that offers version 2.

    Args:
        folder: an empty folder.
        kiosks: how many.
    """

    def __init__(self, folder: Path, kiosks: int) -> None:
        self._folder = folder
        self._numbers = range(kiosks)
        publisher = Publisher()
        first = Kiosk(folder / "first" / "vendor", publisher.first_root)
        for number in (1, 2):
            sound = folder / "sound.ogg"
            sound.write_bytes(os.urandom(RECORDING_BYTES))
            bundle = write_bundle(read_guide(paths.built_in_guide()), folder / "b", {"en/start.ogg": sound})
            publisher.publish(bundle.path.read_bytes(), label=f"v{number}")
            if number == 1:
                first.install(publisher.tree)
        self.length = bundle.length
        self.tree = update_folder(publisher.tree, folder / "tree")
        self._embedded = Embedded(folder / "none", publisher.first_root, dt.date(2026, 1, 1))
        for number in self._numbers:
            shutil.copytree(folder / "first", folder / f"kiosk-{number}")

    def update(self, address: str) -> tuple[list[float], int]:
        """Have all kiosks look and update at once; return their seconds, and how many failed."""
        ready, go = os.pipe()
        children = {self._start(number, address, ready, go): number for number in self._numbers}
        start = time.monotonic()
        os.close(go)
        seconds, failed = [], 0
        for _ in children:
            _, status = os.wait()
            seconds.append(time.monotonic() - start)
            failed += status != 0
        os.close(ready)
        return seconds, failed

    def showing(self, label: str) -> int:
        """Return how many kiosks show a version, once its file is found whole."""
        found = 0
        for number in self._numbers:
            store = self._channels(number).store("vendor")
            record = store.record()
            item = record.item(record.active)
            found += item is not None and item.label == label and store.is_whole(item)
        return found

    def _channels(self, number: int) -> Channels:
        return Channels(self._folder / f"kiosk-{number}", self._embedded)

    def _start(self, number: int, address: str, ready: int, go: int) -> int:
        child = os.fork()
        if child:
            return child
        status = 1
        try:
            os.close(go)
            os.read(ready, 1)  # until the parent lets all of them go
            channels = self._channels(number)
            follower = Follower(address, channels, self._embedded, lambda: dt.datetime.now(dt.UTC), _pause)
            proposal = follower.fetch(lambda: False)
            if proposal is not None:
                follower.activate(proposal)
            status = 0
        finally:
            os._exit(status)


def _pause(seconds: float) -> bool:
    """Wait, and go on."""
    time.sleep(seconds)
    return False


def main(program: str, kiosks: int) -> None:
    """Play both rounds, and print what they took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fleet = Fleet(folder, kiosks)
        (folder / "nginx").mkdir()
        with nginx(program, folder / "nginx", fleet.tree) as server:
            for what in ("a new guide", "nothing new"):
                server.sent()
                seconds, failed = fleet.update(server.address)
                answers, sent, errors = server.sent()
                print(
                    f"{kiosks} kiosks at once, {what} ({fleet.length / 1e6:.1f} MB): failed {failed}   "
                    f"showing it {fleet.showing('v2')}   all done after {max(seconds):.1f} s "
                    f"(half of them {statistics.median(seconds):.1f} s)   "
                    f"answers {answers}, errors {errors}, "
                    f"sent {sent / 1e6:.1f} MB, {sent / kiosks / 1e3:.1f} kB a kiosk"
                )


if __name__ == "__main__":
    signal.alarm(PATIENCE_S)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else KIOSKS)
