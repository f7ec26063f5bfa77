"""Notices that an author has saved something, and reads the guide anew."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.content.draft import Draft, DraftFault
from kiosk.ui.jobs import Jobs

_LOOK_EVERY_MS = 400


class DraftWatch(QObject):
    """Looks at a guide's folder now and then, off the UI thread.

    It looks by itself rather than be told by the system, which tells nothing of network drives, and loses
    sight of files that an editor puts in the place of others.

    Args:
        stamp: gives something that is equal as long as nothing was saved; any thread.
        read: reads the folder; any thread.
        parent: Qt's owner.

    Signals:
        drafted: the folder was read; a `Draft`.
    """

    drafted = Signal(object)

    def __init__(
        self, stamp: Callable[[], object], read: Callable[[], Draft], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stamp, self._read = stamp, read
        self._seen: object = None
        self._jobs = Jobs(self)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Read the folder now, and again whenever something is saved."""
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Look no more, and wait for a look under way."""
        self._timer.stop()
        self._jobs.finish()

    def _look(self) -> None:
        if not self._jobs.busy:
            self._jobs.run(self._read_if_saved, self._tell, self._tell_failure)

    def _read_if_saved(self) -> tuple[object, Draft | None]:
        stamp = self._stamp()
        return stamp, None if stamp == self._seen else self._read()

    def _tell(self, found: tuple[object, Draft | None]) -> None:
        self._seen, draft = found
        if draft is not None:
            self.drafted.emit(draft)

    def _tell_failure(self, error: Exception) -> None:
        self._seen = None
        self.drafted.emit(Draft(None, (DraftFault("", str(error), "", is_error=True),)))
