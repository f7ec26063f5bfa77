"""Slow calls, off the UI thread. Their results come back on it."""

from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

T = TypeVar("T")


class Jobs(QObject):
    """Runs slow calls one after another on another thread.

    One after another, because what they reach (the page compiler, a printer's connection) is used
    by one thread at a time. A result that nobody waits for any more (`forget`) is dropped.

    Args:
        parent: Qt's owner.
    """

    _done = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._number = 0
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._calls: deque[tuple[int, Callable[[], object]]] = deque()
        self._done.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether anybody waits for a result."""
        return bool(self._waiting)

    def run(
        self,
        work: Callable[[], T],
        succeeded: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call ``work`` on the other thread, then one of the others on the UI thread.

        ``work`` touches no widget. An exception of it is given to ``failed``.
        """
        self._number += 1
        self._waiting[self._number] = (succeeded, failed)
        self._calls.append((self._number, work))
        # Qt is never given the work itself, which may hold what a patient entered. PySide keeps for ever a
        # QRunnable that is over before `start` returns, and a function that is taken back before it began.
        self._pool.start(self._call_next)

    def forget(self) -> None:
        """Wait for no result any more; calls that have not begun are not made."""
        self._waiting.clear()
        self._calls.clear()

    def finish(self) -> None:
        """Wait until the call under way is over; for the end of the app."""
        self.forget()
        self._pool.waitForDone()

    def drain(self) -> None:
        """Wait until every call was made, whether anybody still waits for its result or not."""
        self._pool.waitForDone()
        self._waiting.clear()

    def _call_next(self) -> None:
        """Make the next call, unless it was forgotten; on the other thread."""
        try:
            number, work = self._calls.popleft()
        except IndexError:
            return
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the one who waits is told
            self._done.emit(number, None, error)
        else:
            self._done.emit(number, result, None)

    @Slot(int, object, object)
    def _deliver(self, number: int, result: Any, error: Exception | None) -> None:  # noqa: ANN401 - any call's result
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        succeeded, failed = waiting
        if error is None:
            succeeded(result)
        else:
            failed(error)
