"""Qt itself, on which everything that is shown stands."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

_PULSE_MS = 500


class Toolkit:
    """Qt itself; everything else stands on it. There is one a process."""

    def __init__(self) -> None:
        if os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
            qInstallMessageHandler(_tell)
        self._application = QApplication([*sys.argv[:1], "-style", "fusion"])  # the same on every system
        self._application.setApplicationName("kiosk")
        # Python's own signals are seen between two events, so there has to be one now and then.
        self._pulse = QTimer(interval=_PULSE_MS)
        self._pulse.timeout.connect(self._leave_if_told)
        self._status: int | None = None

    def run(self) -> int:
        """Handle events until `leave`; give its status."""
        self._pulse.start()
        return self._application.exec()

    def leave(self, status: int) -> None:
        """End `run`; at once, if it has not begun yet."""
        self._status = status
        self._application.exit(status)  # which does nothing before events are handled

    def _leave_if_told(self) -> None:
        if self._status is not None:
            self._application.exit(self._status)


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001 - Qt's signature
    """Pass Qt's messages on, but for one that offscreen windows repeat and that tells nothing."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")
