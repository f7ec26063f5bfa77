"""Starts the kiosk, or a bare full-screen label, and tells when its first picture was painted.

Usage: first_paint.py kiosk|floor|kiosk-first. Prints the time of ``time.monotonic_ns`` once painted, then
ends; "kiosk-first" goes on until all is built, as a kiosk does that is started for the first time.
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
    label.setGeometry(application.primaryScreen().geometry())  # without a window manager it stays small
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


def first_time(_done: Callable[[], None]) -> int:
    """What a kiosk does at its first start, by which it knows the guide's cover at the next one."""
    import os
    import signal

    from kiosk import __main__ as command_line
    from kiosk import app

    furnish = app.Kiosk.furnish

    def furnish_and_end(self: app.Kiosk) -> None:
        furnish(self)
        sys.stdout.write(f"{time.monotonic_ns()}\n")
        os.kill(os.getpid(), signal.SIGTERM)  # only an end in good order tells that the guide works

    app.Kiosk.furnish = furnish_and_end  # type: ignore[method-assign]  # the moment after it
    return command_line.main([])


def tell() -> None:
    """Print the time and leave at once: what comes after the first picture is not measured."""
    import os

    sys.stdout.write(f"{time.monotonic_ns()}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit({"floor": floor, "kiosk": kiosk, "kiosk-first": first_time}[sys.argv[1]](tell))
