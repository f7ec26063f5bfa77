"""An author at a real terminal: passphrases are shown once, typed back, and never shown while typed."""

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.authoring.keyfile import LockedKey
from tests.journeys.commands import environment

_PATIENCE_S = 60
_COMMAND = "import sys; from kiosk.authoring.cli import main; sys.exit(main(sys.argv[1:]))"
_SHOWN = r"paper:\n\n +((?:\w+ ?){6})\n"
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """The author's side of a terminal in which a command runs."""

    def __init__(self, handle: int, process: subprocess.Popen[bytes]) -> None:
        self._handle = handle
        self._process = process
        self._unread = ""
        self.shown = ""

    def expect(self, pattern: str) -> re.Match[str]:
        """Read until a pattern is shown; what was shown up to its end counts as read."""
        latest = time.monotonic() + _PATIENCE_S
        while not (found := re.search(pattern, self._unread)):
            assert time.monotonic() < latest, f"{pattern} was not shown, but {self._unread!r}"
            if select.select([self._handle], [], [], 1)[0]:
                self._read()
        self._unread = self._unread[found.end() :]
        return found

    def until_hidden(self) -> None:
        """Wait until what is typed is not shown; what was typed before that is thrown away."""
        latest = time.monotonic() + _PATIENCE_S
        while termios.tcgetattr(self._handle)[3] & termios.ECHO:
            assert time.monotonic() < latest, "what is typed would be shown"
            select.select([self._handle], [], [], 0.01)

    def type(self, words: str) -> None:
        os.write(self._handle, f"{words}\n".encode())

    def end(self) -> int:
        """Return the exit status, once the command has ended."""
        try:
            while True:
                self._read()
        except OSError:  # Linux's way to say that the other side of a terminal is closed
            return self._process.wait(_PATIENCE_S)

    def _read(self) -> None:
        text = _ESCAPES.sub("", os.read(self._handle, 4096).decode().replace("\r\n", "\n"))
        self._unread += text
        self.shown += text


@contextmanager
def terminal(folder: Path, *arguments: str) -> Iterator[Terminal]:
    """Run ``kiosk-content`` in a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", _COMMAND, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=environment(folder, TERM="xterm", COLUMNS="200"),
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(ours, process)
    finally:
        process.kill()
        process.wait(_PATIENCE_S)
        os.close(ours)


def test_each_passphrase_is_typed_back_before_anything_is_written(tmp_path: Path) -> None:
    with terminal(tmp_path, "keys", "init", "keys") as author:
        passphrases = {}
        for name in ("root-1", "publish-1"):
            shown = author.expect(
                rf"The passphrase of {name}\. Write it down on paper:\n\n +((?:\w+ ?){{6}})\n"
            )
            author.expect("written down")
            author.type("")
            author.expect(f"Type the passphrase of {name}: ")
            author.type("something else")
            again = author.expect(_SHOWN)
            assert again[1] == shown[1]
            author.expect("written down")
            author.type("")
            author.expect(f"Type the passphrase of {name}: ")
            assert not (tmp_path / "keys").exists()
            author.type(shown[1].upper())
            passphrases[name] = shown[1]
        assert author.end() == 0
    key = LockedKey.read(tmp_path / "keys" / "publish-1.key")
    assert key.unlock(passphrases["publish-1"]).public_key.keyid == key.key_id


def test_a_passphrase_is_not_shown_while_it_is_typed(tmp_path: Path) -> None:
    with terminal(tmp_path, "keys", "init", "keys", "--yes") as author:
        passphrase = author.expect(r"publish-1: ((?:\w+ ?){6})\n")[1]
        assert author.end() == 0
    with terminal(tmp_path, "new", "knee") as author:
        assert author.end() == 0
    with terminal(tmp_path, "publish", "knee", "x.kioskupdate", "--keys", "keys") as author:
        author.expect(r"Publish knee 1\.0 as version \d+ to x\.kioskupdate\?")
        author.type("y")
        author.expect("Passphrase of publish-1: ")
        author.until_hidden()
        author.type(passphrase)
        assert author.end() == 0
        assert passphrase not in author.shown
    assert (tmp_path / "x.kioskupdate").is_file()


def test_whoever_says_no_publishes_nothing(tmp_path: Path) -> None:
    for arguments in (("keys", "init", "keys", "--yes"), ("new", "knee")):
        with terminal(tmp_path, *arguments) as author:
            assert author.end() == 0
    with terminal(tmp_path, "publish", "knee", "x.kioskupdate", "--keys", "keys") as author:
        author.expect(r"Publish .*\?")
        author.type("n")
        author.expect(r"Nothing was published\.")
        assert author.end() == 1
    assert not (tmp_path / "x.kioskupdate").exists()
    assert not (tmp_path / "keys" / "published.json").exists()
