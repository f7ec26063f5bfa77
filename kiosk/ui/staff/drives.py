"""The sticks that are plugged in, and what lies on them; found by themselves, without asking all the time."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from kiosk.bundle.carriers import find_updates
from kiosk.ui.jobs import Jobs

KEY_FILE: Final = "root.json"
"""The name of a publisher's key file, or what its name ends in (TUF root metadata)."""

_MOUNTS: Final = Path("/proc/self/mountinfo")
_LOOK_AGAIN_MS: Final = 2000
_MOST_LISTED: Final = 10_000


@dataclass(frozen=True)
class Stick:
    """A drive that can be pulled out.

    Attributes:
        name: what staff call it.
        folder: where its files are.
        updates: its updates, the newest name first.
        keys: its publishers' key files.
    """

    name: str
    folder: Path
    updates: tuple[Path, ...] = ()
    keys: tuple[Path, ...] = ()


def plugged_in() -> tuple[Stick, ...]:
    """Find the sticks and look at what lies at their top. Slow: a stick may have to wake up first."""
    import psutil  # noqa: PLC0415 - only where sticks are looked for

    return tuple(
        look_at(Path(part.mountpoint))
        for part in psutil.disk_partitions()
        if "removable" in part.opts or _is_removable(part.device)
    )


def look_at(folder: Path) -> Stick:
    """Look at what lies at the top of a stick."""
    return Stick(folder.name or str(folder), folder, find_updates(folder), find_keys(folder))


def find_keys(folder: Path) -> tuple[Path, ...]:
    """Return the key files at the top of a stick; a stick that cannot be read has none."""
    try:
        listed = [path for _, path in zip(range(_MOST_LISTED), folder.iterdir(), strict=False)]
        return tuple(
            sorted(
                path
                for path in listed
                if path.name.lower().endswith(KEY_FILE) and not path.name.startswith(".")
            )
        )
    except OSError:
        return ()


def _is_removable(device: str) -> bool:
    """Tell whether a block device of Linux hangs on USB or calls itself removable."""
    try:
        place = (Path("/sys/class/block") / Path(device).name).resolve(strict=True)
        disk = place if (place / "removable").exists() else place.parent
        return "/usb" in str(place) or (disk / "removable").read_text().strip() == "1"
    except OSError:
        return False


class DriveWatch(QObject):
    """Knows which sticks are plugged in while somebody wants to know.

    On Linux the kernel tells of every change; elsewhere it is looked every two seconds.

    Args:
        look: finds the sticks; called off the UI thread.
        parent: Qt's owner.

    Attributes:
        sticks: those that were found last.

    Signals:
        changed: there are others now.
    """

    changed = Signal()

    def __init__(
        self, look: Callable[[], tuple[Stick, ...]] = plugged_in, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.sticks: tuple[Stick, ...] = ()
        self._look = look
        self._jobs = Jobs(self)
        self._looks_again = False
        self._watchers: set[str] = set()
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._notifier: QSocketNotifier | None = None

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._jobs.busy

    def watch(self, screen: str, watched: bool) -> None:
        """Follow the sticks while the screen of that name shows them."""
        (self._watchers.add if watched else self._watchers.discard)(screen)
        if watched:
            self._begin()
            self.look()
        elif not self._watchers:
            self._end()

    def look(self) -> None:
        """Look now; `changed` tells if there is anything new."""
        if self._jobs.busy:
            self._looks_again = True  # what has just come may have come too late for the look under way
        else:
            self._jobs.run(self._look, self._on_found, self._on_failed)

    def finish(self) -> None:
        """Stop for good, and wait for the end of what is under way."""
        self._end()
        self._jobs.finish()

    def _begin(self) -> None:
        if self._notifier is not None or self._timer.isActive():
            return
        if sys.platform == "linux" and _MOUNTS.exists():
            # proc(5): a change of the mounts makes the file ready for poll(2) with POLLPRI.
            self._mounts = _MOUNTS.open("rb")
            self._notifier = QSocketNotifier(self._mounts.fileno(), QSocketNotifier.Type.Exception, self)
            self._notifier.activated.connect(self.look)
        else:
            self._timer.start()

    def _end(self) -> None:
        self._timer.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
            self._mounts.close()

    def _on_found(self, sticks: tuple[Stick, ...]) -> None:
        if self._looks_again:
            self._looks_again = False
            self.look()
        if sticks != self.sticks:
            self.sticks = sticks
            self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        """Know of no stick where the system cannot tell: one that is pulled out may do that."""
        if not isinstance(error, OSError):
            raise error
        self._on_found(())
