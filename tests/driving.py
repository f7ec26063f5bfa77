"""Drives a kiosk that runs in a process of its own (see `tests.driven_kiosk`)."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.driven_kiosk import UP
from tests.journeys.commands import environment

PATIENCE_S = 60


class DrivenKiosk:
    """A kiosk whose welcome screen is up.

    Attributes:
        process: it.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert self._line() == UP

    def do(self, *deeds: str) -> str:
        """Have it do deeds; give what it answered to the last one."""
        answer = ""
        for deed in deeds:
            assert self.process.stdin is not None
            self.process.stdin.write(f"{deed}\n")
            self.process.stdin.flush()
            line = self._line()
            assert line.startswith(deed), line
            answer = line.removeprefix(deed).strip()
        return answer

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """End it by a signal; give its exit status and what it logged."""
        self.process.send_signal(number)
        _, logged = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, logged

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@contextmanager
def driven(home: Path, *arguments: str, under: Sequence[str] = (), **variables: str) -> Iterator[DrivenKiosk]:
    """Start a kiosk and wait for its welcome screen; it is ended if it still runs.

    Args:
        home: where its account's folders are; the kiosk's own is ``data/kiosk``.
        arguments: of the kiosk.
        under: a command that starts it, such as one that takes something from it.
        variables: of its environment.
    """
    config = home / "kiosk.toml"
    if not config.exists():
        config.write_text('reduce_motion = true\nprinter = "none"\n', encoding="utf-8")
    command = [sys.executable, "-m", "tests.driven_kiosk", "--windowed", "1280x800", "--config", str(config)]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*under, *command, *arguments],
        cwd=home,
        env=environment(home, QT_QPA_PLATFORM="offscreen", PYTHONDONTWRITEBYTECODE="1", **variables),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield DrivenKiosk(process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=PATIENCE_S)
