"""Starts the kiosk, or a bare full-screen label, and tells when its first picture was painted.

Usage: first_paint.py kiosk|floor. Prints the time of ``time.monotonic_ns`` once painted, then ends.
"""

import sys
import time
from collections.abc import Callable


def floor(done: Callable[[], None]) -> int:
    """What the toolkit alone takes: one label over the whole screen."""
    from PySide6.QtCore import QEvent, QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    class Bare(QLabel):
        def event(self, event: QEvent) -> bool:
            handled = super().event(event)
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, done)
            return handled

    application = QApplication(sys.argv[:1])
    label = Bare("Touch to start")
    label.setStyleSheet("font-size: 92px")
    label.showFullScreen()
    return application.exec()


def kiosk(done: Callable[[], None]) -> int:
    """What the kiosk takes, by the way that its command line goes."""
    from kiosk import __main__ as command_line
    from kiosk import app

    def furnish(self: app.Kiosk) -> None:  # noqa: ARG001 - stands in for a method
        done()

    app.Kiosk.furnish = furnish  # type: ignore[method-assign]  # what follows the first picture
    return command_line.main([])


def tell() -> None:
    """Print the time and leave at once: what comes after the first picture is not measured."""
    import os

    sys.stdout.write(f"{time.monotonic_ns()}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit({"floor": floor, "kiosk": kiosk}[sys.argv[1]](tell))
