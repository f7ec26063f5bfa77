"""Compares and sets the staff's PIN, off the UI thread: both are slow by design."""

from PySide6.QtCore import QObject, Signal

from kiosk.staff.errors import StaffError
from kiosk.staff.journal import Journal
from kiosk.staff.pin import PinLock
from kiosk.ui.jobs import Jobs


class PinDesk(QObject):
    """Asks the lock, and writes into the journal who came in and who was turned away.

    Args:
        lock: compares and keeps the PIN.
        journal: told of every try; never of a digit.
        parent: Qt's owner.

    Signals:
        let_in: the PIN was right.
        was_wrong: it was not.
        was_set: there is another PIN now.
        failed: neither could be done (`StaffError`): a wait runs, the PIN is too simple, the disk is full.
    """

    let_in = Signal()
    was_wrong = Signal()
    was_set = Signal()
    failed = Signal(object)

    def __init__(self, lock: PinLock, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock, self._journal = lock, journal
        self._jobs = Jobs(self)

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN; a fresh kiosk has none."""
        return self._lock.is_set

    @property
    def wait_s(self) -> float:
        """Seconds until the next try is allowed; 0.0 if it is now."""
        return self._lock.wait_s

    @property
    def busy(self) -> bool:
        """Whether a PIN is being compared or set."""
        return self._jobs.busy

    def check(self, pin: str) -> None:
        """Compare ``pin``; one of the signals tells the end."""
        self._jobs.run(lambda: self._compare(pin), self._on_compared, self._on_failed)

    def set_pin(self, pin: str) -> None:
        """Make ``pin`` the one; one of the signals tells the end."""
        self._jobs.run(lambda: self._set(pin), lambda _: self.was_set.emit(), self._on_failed)

    def finish(self) -> None:
        """Wait until nothing is under way; for the end of the app."""
        self._jobs.finish()

    def _compare(self, pin: str) -> bool:
        is_right = self._lock.check(pin)
        self._journal.note(
            "staff.entered" if is_right else "staff.pin-wrong", "done" if is_right else "refused"
        )
        return is_right

    def _set(self, pin: str) -> None:
        self._lock.set_pin(pin)
        self._journal.note("staff.pin-set", "done")

    def _on_compared(self, is_right: bool) -> None:
        if is_right:
            self.let_in.emit()
        else:
            self.was_wrong.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, StaffError):
            raise error
        self.failed.emit(error)
