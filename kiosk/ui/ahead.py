"""Draws what is likely to be touched next, while nobody touches anything.

Making a page's widgets takes longer than a touch should take to be answered; showing widgets that are
there already does not.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.ui.stage import Stage

_PAUSE_MS = 50
"""How long after a touch drawing begins: nobody taps again that soon, and the screen is painted by then."""
_BREATH_MS = 1
"""Between two screens, so that a touch waits for one of them at most."""


class Ahead(QObject):
    """Lets the stage draw one likely place after the other, in pauses.

    Args:
        stage: draws places, and knows which are likely.
        resolved: gives the place that is really meant with a likely one.

    Signals:
        finished: all that is likely is drawn; now is the time for whatever else may be wanted soon.
    """

    finished = Signal()

    def __init__(self, stage: Stage, resolved: Callable[[str], str]) -> None:
        super().__init__(stage)
        self._stage, self._resolved = stage, resolved
        self._is_off = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._draw_one)
        stage.shown.connect(self.wait)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to draw until something changes."""
        return not self._pause.isActive()

    def wait(self) -> None:
        """Somebody did something: let that be answered first."""
        if not self._is_off:
            self._pause.start(_PAUSE_MS)

    def switch_off(self) -> None:
        """Draw nothing ahead any more; for pictures, of which each shows another place."""
        self._is_off = True
        self._pause.stop()

    def stop(self) -> None:
        """Draw nothing until somebody does something."""
        self._pause.stop()

    def _draw_one(self) -> None:
        if any(
            self._stage.prepare(replace(likely, place=self._resolved(likely.place)))
            for likely in self._stage.likely()
        ):
            self._pause.start(_BREATH_MS)
        else:
            self.finished.emit()
