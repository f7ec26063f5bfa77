"""A session with an accessibility bus, the kiosk in it, and somebody who walks its tree."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.journeys.commands import command, environment
from tests.private_display import private_display

_PYTHON = "/usr/bin/python3"
_WALKER = Path(__file__).parent / "walker.py"
_PATIENCE_S = 30
PACKAGES = "dbus at-spi2-core python3-gi gir1.2-atspi-2.0"


class Walker:
    """Uses the kiosk through AT-SPI alone.

    Args:
        process: `tests/a11y/walker.py`.
    """

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, do: str, **more: str) -> Any:  # noqa: ANN401 - what JSON gives
        """Let it do something; give what it tells.

        Raises:
            AssertionError: It could not.
        """
        self.send(do, **more)
        return self.receive()

    def send(self, do: str, **more: str) -> None:
        """Let it do something, and do not wait for it."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self._process.stdin.flush()

    def receive(self) -> Any:  # noqa: ANN401 - what JSON gives
        """Give what it tells of what was sent.

        Raises:
            AssertionError: It could not do it.
        """
        assert self._process.stdout is not None
        told = json.loads(self._process.stdout.readline() or '{"error": "the walker ended"}')
        assert "error" not in told, told["error"]
        return told["told"]

    def press(self, *ids: str) -> None:
        """Press controls, one after the other."""
        for each in ids:
            self.ask("press", id=each)


class AccessibleSession:
    """A running kiosk that assistive technology can reach.

    Attributes:
        process: the kiosk.
        folder: its home, with the saved pages in ``pages``.
    """

    def __init__(self, process: "subprocess.Popen[str]", folder: Path, around: dict[str, str]) -> None:
        self.process, self.folder = process, folder
        self._around = around

    @contextmanager
    def walker(self) -> Iterator[Walker]:
        """Let somebody in who walks the tree."""
        process = subprocess.Popen(
            [_PYTHON, "-W", "ignore", str(_WALKER)],
            env=self._around,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Walker(process)
        finally:
            process.kill()
            process.communicate(timeout=_PATIENCE_S)


@contextmanager
def accessible_session(folder: Path) -> Iterator[AccessibleSession]:
    """Run a display, a session bus and the kiosk, and end all of them.

    Raises:
        RuntimeError: A package is missing.
    """
    if shutil.which("dbus-daemon") is None or not Path("/usr/libexec/at-spi-bus-launcher").exists():
        raise RuntimeError(f"Install the packages {PACKAGES}, or run `make test`, which does that by itself.")
    runtime, pages = folder / "run", folder / "pages"
    for each in (runtime, pages):
        each.mkdir(mode=0o700)
    settings = folder / "kiosk.toml"
    settings.write_text(f'printer = "none"\npages_folder = "{pages}"\nreduce_motion = true\n')
    with private_display() as display, session_bus() as address:
        display.resize(1920, 1080)
        around = environment(
            folder,
            DISPLAY=display.name,
            DBUS_SESSION_BUS_ADDRESS=address,
            XDG_RUNTIME_DIR=str(runtime),
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
        )
        process = subprocess.Popen(
            command("--config", settings),
            cwd=folder,
            env=around,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            yield AccessibleSession(process, folder, around)
        finally:
            process.terminate()
            process.communicate(timeout=_PATIENCE_S)


@contextmanager
def session_bus() -> Iterator[str]:
    """Run a session bus of our own; the accessibility bus is started by it when somebody asks."""
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],  # noqa: S607 - as set up
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,  # what it starts ends with it
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.communicate(timeout=_PATIENCE_S)
