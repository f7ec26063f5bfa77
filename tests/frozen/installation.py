"""The built kiosk on a machine of its own: read-only, an ordinary account, no Python to be found."""

import os
import shutil
import socket
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

NOBODY = 65534
PATIENCE_S = 100


class Ears:
    """Hears what the kiosk tells the service manager."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind("")  # Linux chooses a free abstract name
        self._socket.settimeout(PATIENCE_S)

    @property
    def address(self) -> str:
        """What ``NOTIFY_SOCKET`` should be."""
        return "@" + os.fsdecode(self._socket.getsockname()[1:])

    def until(self, words: str) -> None:
        """Wait until these words are said.

        Raises:
            TimeoutError: Nothing at all is said any more.
        """
        while self._socket.recv(4096).decode() != words:
            pass

    def close(self) -> None:
        """Listen no longer."""
        self._socket.close()


@dataclass(frozen=True)
class Installation:
    """The kiosk's folder, which nobody can write into, and the one account that runs it.

    Attributes:
        folder: where the program is.
        home: the account's own folder, the one place that it can write into.
        account: its user and group by number; None if it is whoever runs the tests.
        ears: hear what a running kiosk tells the service manager.
    """

    folder: Path
    home: Path
    account: int | None
    ears: Ears = field(default_factory=Ears)

    @property
    def resources(self) -> Path:
        """What ships with the kiosk."""
        return self.folder / "_internal" / "kiosk" / "resources"

    @contextmanager
    def started(self, *arguments: str | Path, **more: str) -> Iterator[subprocess.Popen[str]]:
        """Start the kiosk; ``more`` are variables of its environment, in which there is nearly nothing.

        At the latest when the test goes on, it is ended.
        """
        told = {"HOME": str(self.home), "PATH": "/nonexistent", "LANG": "C.UTF-8"}
        process = subprocess.Popen(
            [str(self.folder / "kiosk"), *map(str, arguments)],
            cwd=self.home,
            env=told | {"NOTIFY_SOCKET": self.ears.address} | more,
            user=self.account,
            group=self.account,
            extra_groups=None if self.account is None else [],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate(timeout=PATIENCE_S)

    def run(self, *arguments: str | Path, **more: str) -> tuple[int, str, str]:
        """Run the kiosk until it ends; give its status, and what it said on both ways."""
        with self.started(*arguments, **more) as process:
            said, complained = process.communicate(timeout=PATIENCE_S)
        return process.returncode, said, complained

    def files(self) -> dict[str, tuple[int, int]]:
        """Give every file of the program: its size, and when it was changed (ns)."""
        found = {path: path.lstat() for path in self.folder.rglob("*")}
        return {str(path): (told.st_size, told.st_mtime_ns) for path, told in found.items()}


@contextmanager
def installed(built: Path) -> Iterator[Installation]:
    """Copy the built folder to where an ordinary account can read it; nothing is left of it at the end."""
    scratch = Path(tempfile.mkdtemp(prefix="kiosk-frozen-"))
    scratch.chmod(0o755)
    account = NOBODY if os.geteuid() == 0 else None
    folder, home = scratch / "app", scratch / "home"
    shutil.copytree(built, folder, symlinks=True)
    home.mkdir(mode=0o700)
    if account is not None:
        os.chown(home, account, account)
    _set_writable(folder, writable=False)
    installation = Installation(folder, home, account)
    try:
        yield installation
    finally:
        installation.ears.close()
        _set_writable(folder, writable=True)
        shutil.rmtree(scratch)


def _set_writable(folder: Path, *, writable: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
            path.chmod(mode | (stat.S_IWUSR if writable else 0))
