"""Plays a script of a visit through the real screens, with real input events."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer

from kiosk.ui.hands import Hands, HandsError
from kiosk.ui.idle import IdleWatch
from kiosk.ui.navigator import WELCOME
from kiosk.ui.printing import PrintDesk
from kiosk.ui.script import ScriptStep
from kiosk.ui.window import KioskWindow

_PATIENCE_MS = 20_000


class PlaybackError(Exception):
    """A step of a script failed: names the step, the screen, and what was there instead."""


class Playback:
    """Plays steps on a kiosk that is built and shown.

    Args:
        window: the kiosk's window.
        idle: hurried by ``wait_idle``, so that nobody waits for the real time.
        desk: the print desk; ``print`` waits until its page is out.
        folder: where pictures go.
        hands: touch the window; None for ordinary ones.
    """

    def __init__(
        self, window: KioskWindow, idle: IdleWatch, desk: PrintDesk, folder: Path, hands: Hands | None = None
    ) -> None:
        self._window, self._idle, self._desk, self._folder = window, idle, desk, folder
        self._hands = hands or Hands(window)

    def play(self, steps: tuple[ScriptStep, ...]) -> None:
        """Play all steps, in their order.

        Raises:
            PlaybackError: A step failed; those behind it are not played.
            OSError: A picture cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._hands.settle()
        for step in steps:
            try:
                self._play(step)
            except HandsError as error:
                message = f"step {step.number}, {step}, failed on the screen '{self._hands.screen}': {error}"
                raise PlaybackError(message) from error

    def _play(self, step: ScriptStep) -> None:
        match step.kind:
            case "press":
                self._hands.press(step.value)
            case "expect":
                self._hands.wait_for(step.value)
            case "shot":
                self._shoot(step.value)
            case "wait_idle":
                self._idle.hurry()
                self._until(lambda: self._hands.screen == WELCOME, "the welcome screen did not come back")
            case "print":
                self._print()

    def _shoot(self, name: str) -> None:
        """Take a picture once a page that is being made is there, and what shows it is at rest."""
        self._hands.settle()
        self._until(lambda: not self._desk.busy, "the page is still being made")
        self._hands.settle()
        path = self._folder / f"{name}.png"
        if not self._window.grab().save(str(path)):
            raise OSError(f"the picture {path} cannot be written")

    def _print(self) -> None:
        done = self._desk.pages_out
        self._hands.press("summary.print")
        self._until(lambda: self._desk.pages_out > done, "no page came out")

    def _until(self, happened: Callable[[], bool], otherwise: str) -> None:
        clock = QElapsedTimer()
        clock.start()
        while not happened():
            if clock.hasExpired(_PATIENCE_MS):
                raise HandsError(f"{otherwise}. {self._hands.describe()}")
            self._hands.pause()
