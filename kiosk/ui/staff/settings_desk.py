"""Changes the settings that staff may change, off the UI thread."""

import importlib.util
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from kiosk.settings import Settings
from kiosk.staff.errors import StaffError
from kiosk.staff.journal import Journal
from kiosk.staff.overrides import STAFF_KEYS, StaffSettings
from kiosk.ui.jobs import Jobs

NEEDS_RESTART = frozenset({"paper", "printer"})
"""Settings whose change counts after the next start."""


class SettingsDesk(QObject):
    """Keeps changes, and tells the settings that count now.

    Args:
        kept: what staff changed, on the disk.
        base: the settings of ``kiosk.toml``.
        now: the settings that the kiosk was started with.
        printers: gives the names of the printers; called off the UI thread.
        journal: told of each change.
        parent: Qt's owner.

    Attributes:
        settings: the settings that count, with what staff changed.
        printers: the names of the system's printers, once they were asked for.
        needs_restart: whether something was changed that counts after a restart.

    Signals:
        changed: other settings count now (`Settings`).
        printers_found: `printers` are others now.
        failed: a change was not kept (`StaffError`).
    """

    changed = Signal(object)
    printers_found = Signal()
    failed = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - what is kept, what it lies over, and who hears of it
        self,
        kept: StaffSettings,
        base: Settings,
        now: Settings,
        printers: Callable[[], tuple[str, ...]],
        journal: Journal,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kept, self._base, self._journal = kept, base, journal
        self._find_printers = printers
        self._jobs = Jobs(self)
        self.settings = now
        self.printers: tuple[str, ...] = ()
        self.needs_restart = False

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._jobs.busy

    def change(self, key: str, value: object) -> None:
        """Keep another value of a setting; `changed` or `failed` tells the end."""
        self._run({key: value}, f"{key} = {value!r}")

    def reset(self) -> None:
        """Take back all that staff changed: what stands in ``kiosk.toml`` counts again."""
        self._run(dict.fromkeys(STAFF_KEYS), "all taken back")

    def find_printers(self) -> None:
        """Ask the system for its printers."""
        self._jobs.run(self._find_printers, self._on_printers, lambda _: None)

    def finish(self) -> None:
        """Wait until everything is kept; for the end of the app."""
        self._jobs.drain()

    def _run(self, changes: Mapping[str, object], told: str) -> None:
        def work() -> Settings:
            self._kept.change(changes)
            self._journal.note("settings.changed", "done", told)
            return self._kept.laid_over(self._base)

        self._jobs.run(work, self._on_changed, self._on_failed)

    def _on_changed(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        differs = any(getattr(before, key) != getattr(settings, key) for key in NEEDS_RESTART)
        self.needs_restart = self.needs_restart or differs
        self.changed.emit(settings)

    def _on_printers(self, names: tuple[str, ...]) -> None:
        if names != self.printers:
            self.printers = names
            self.printers_found.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, StaffError):
            raise error
        self.failed.emit(error)


def system_printers() -> tuple[str, ...]:
    """Return the names of the printers that the system knows; none where it does not answer. Slow."""
    if importlib.util.find_spec("cups") is None:  # there is no CUPS but on Linux
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - only where there is no CUPS

        return tuple(QPrinterInfo.availablePrinterNames())
    import cups  # noqa: PLC0415 - only where staff choose a printer

    try:
        return tuple(sorted(cups.Connection().getPrinters()))
    except (RuntimeError, cups.IPPError):
        return ()
