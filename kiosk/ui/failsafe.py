"""The last net: an error that nobody handled, from any thread, and the way back to a calm screen."""

import logging
import sys
import threading
import traceback
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot

_LONGEST_CHAIN = 5
_MOST_FRAMES = 12
_MOST_ENTRIES = 20
"""Entries in the log while the failsafe screen is up: a fault in something that paints ten times a
second must not fill the disk."""

_PACKAGE = __name__.partition(".")[0]

_logger = logging.getLogger(__name__)


def trace_of(error: BaseException) -> str:
    """Say what went wrong and where, without a word or value that was in play.

    Named are the error's class and, of its traceback, our own functions with module and line; then
    the same for the error that it came from. Its message is left out: it may quote what a patient
    entered. So are values, and other people's code.
    """
    told: list[str] = []
    current: BaseException | None = error
    while current is not None and len(told) < _LONGEST_CHAIN:
        told.append(f"{_class_name(type(current))} {_own_frames(current.__traceback__)}")
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "; it came from ".join(told)


def _class_name(kind: type[BaseException]) -> str:
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _own_frames(trace: TracebackType | None) -> str:
    frames = [
        f"{module}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(trace)
        if (module := str(frame.f_globals.get("__name__", ""))).partition(".")[0] == _PACKAGE
    ]
    return "at " + " < ".join(reversed(frames[-_MOST_FRAMES:])) if frames else "outside the kiosk's own code"


class Failsafe(QObject):
    """Catches what nobody caught, so that the patient sees a calm screen and never a fault.

    Errors of slots and of Qt's virtual methods, of threads, and of objects that are being destroyed
    all come here once it is installed. Each is logged by `trace_of` alone; what Python would keep of
    it for a debugger (``sys.last_value`` and, through it, every local variable) is dropped, because a
    visit may be among it. Qt's own messages are left alone: they hold nothing of a visit, and a fatal
    one ends the process in any case, which whoever started the kiosk answers by starting it again.

    The first error trips the failsafe. From then until `recovered`, others are only logged.

    Args:
        failsafe_s: seconds from `tripped` to `recovered`.
        parent: Qt's owner.

    Signals:
        tripped: something failed: end the visit and show the failsafe screen. Always told on the UI
            thread, and never from within what failed.
        recovered: ``failsafe_s`` have passed: show the welcome screen.
        gave_up: what was connected to `tripped` or `recovered` failed itself. Nothing on the screen
            can be trusted: end the process, and let it be started again.
    """

    tripped = Signal()
    recovered = Signal()
    gave_up = Signal()

    _caught = Signal()
    _caught_again = Signal()

    def __init__(self, failsafe_s: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._is_tripped = False
        self._telling = False
        self._ui_thread = threading.get_ident()
        self._entries = 0
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._pause = QTimer(self, singleShot=True, interval=round(failsafe_s * 1000))
        self._pause.timeout.connect(self._recover)
        queued = Qt.ConnectionType.QueuedConnection
        self._caught.connect(self._trip, queued)
        self._caught_again.connect(self._give_up, queued)

    @property
    def is_tripped(self) -> bool:
        """Whether the failsafe screen is up."""
        return self._is_tripped

    def install(self) -> None:
        """Catch errors from now on."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        sys.unraisablehook = self._on_unraisable

    def remove(self) -> None:
        """Let whoever caught errors before catch them again."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        self._pause.stop()

    def report(self, error: BaseException) -> None:
        """Take an error that was caught somewhere and cannot be handled there; from any thread."""
        with self._lock:
            first, self._is_tripped = not self._is_tripped, True
            hopeless = self._telling and threading.get_ident() == self._ui_thread
            self._entries += 1
            entry = self._entries
        if entry <= _MOST_ENTRIES:
            _logger.error("An error that nobody handled: %s", trace_of(error))
        if first:
            self._caught.emit()
        elif hopeless:
            self._caught_again.emit()

    # --- What Python calls ----------------------------------------------------------------

    def _on_error(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error or kind(), trace)
            return
        with suppress(Exception):  # a fault in the net itself must not become another error
            self.report(error or kind())
        _forget_locals(trace)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if not issubclass(args.exc_type, SystemExit):
            self._on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        """Log what fails while objects are destroyed: nothing that a patient sees depends on it."""
        with suppress(Exception):
            _logger.error("An error while tidying up: %s", trace_of(args.exc_value or args.exc_type()))
        _forget_locals(args.exc_traceback)

    # --- On the UI thread -----------------------------------------------------------------

    @Slot()
    def _trip(self) -> None:
        self._pause.start()
        self._tell(self.tripped)

    @Slot()
    def _recover(self) -> None:
        with self._lock:
            left_out = max(0, self._entries - _MOST_ENTRIES)
            self._entries = 0
        if left_out:
            _logger.error("While the failsafe screen was up, %d more errors were not logged.", left_out)
        self._tell(self.recovered)
        with self._lock:
            self._is_tripped = False

    def _tell(self, signal: SignalInstance) -> None:
        self._telling = True
        try:
            signal.emit()
        finally:
            self._telling = False

    @Slot()
    def _give_up(self) -> None:
        _logger.critical("The failsafe screen itself failed. The kiosk ends, to be started again.")
        self.gave_up.emit()


def _forget_locals(trace: TracebackType | None) -> None:
    """Drop the local variables of all functions that failed, and what Python keeps for debuggers."""
    for name in ("last_exc", "last_type", "last_value", "last_traceback"):
        if hasattr(sys, name):
            delattr(sys, name)
    with suppress(Exception):
        traceback.clear_frames(trace)
