"""Writes down how the kiosk is: every few minutes, and soon after something changed."""

import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer

from kiosk import __version__, paths
from kiosk.staff.health import Health, last_visit_day, write_health
from kiosk.staff.metrics import write_metrics
from kiosk.staff.usage import UsageCounts
from kiosk.ui.desk_state import DeskState
from kiosk.ui.failsafe import Failsafe, trace_of
from kiosk.ui.jobs import Jobs
from kiosk.ui.navigator import WELCOME
from kiosk.ui.printing import PrintDesk
from kiosk.ui.staff.premises import Premises
from kiosk.ui.stage import Stage

_EVERY_MS: Final = 300_000
_SOON_MS: Final = 2_000
"""Several changes within this time are written at once."""

_logger = logging.getLogger(__name__)


class HealthWatch(QObject):
    """Writes the health file, and the metrics if the settings name a file for them; never on the UI thread.

    A disk that does not take them is no fault of the kiosk: it is logged once, and tried again.

    Args:
        premises: where the files go, and where the guide comes from.
        stage: knows what is shown.
        printing: knows the printer.
        failsafe: knows of faults.
        clock: the time, with its time zone.
    """

    def __init__(
        self,
        premises: Premises,
        stage: Stage,
        printing: PrintDesk,
        failsafe: Failsafe,
        clock: Callable[[], dt.datetime],
    ) -> None:
        super().__init__(stage)
        self._premises, self._stage, self._printing = premises, stage, printing
        self._clock = clock
        self._began = time.monotonic()
        self._print_error, self._faults = "", 0
        self._guide = ("", "")
        self._has_failed = False
        self._jobs = Jobs(self)
        self._every = QTimer(self, interval=_EVERY_MS)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._every.timeout.connect(self._on_time)
        self._soon.timeout.connect(self.write)
        printing.printer_changed.connect(self._soon.start)
        printing.state_changed.connect(self._on_print_state)
        stage.shown.connect(self._on_shown)
        failsafe.tripped.connect(self._on_fault)

    def begin(self) -> None:
        """Write from now on."""
        self._every.start()
        self._soon.start()

    @property
    def busy(self) -> bool:
        """Whether anything is still to be written."""
        return self._jobs.busy or self._soon.isActive()

    def write(self) -> None:
        """Write now, off the UI thread."""
        self._soon.stop()
        printer = self._printing.printer
        self._guide = guide, guide_version = self._shown_guide()
        health = Health(
            version=__version__,
            guide=guide,
            guide_version=guide_version,
            uptime_s=int(time.monotonic() - self._began),
            printer="" if printer is None else printer.kind.value,
            last_print_error=self._print_error,
            faults=self._faults,
        )
        self._jobs.run(lambda: self._write(health), self._on_written, self._on_not_written)

    def finish(self) -> None:
        """Stop, and wait for what is being written; for the end of the app."""
        self._every.stop()
        self._soon.stop()
        self._jobs.drain()

    # --- On the other thread --------------------------------------------------------------

    def _write(self, health: Health) -> None:
        """Add what has to be read from the disk, and write."""
        premises, now = self._premises, self._clock()
        source, counts = premises.source, UsageCounts(paths.usage(premises.folder))
        health = replace(
            health,
            last_visit_day=last_visit_day(counts, now.date()),
            store="named-file" if source is None else source.state(),
        )
        write_health(paths.health(premises.folder), health, now)
        metrics = premises.base.monitoring.prometheus_file
        if metrics is not None:
            write_metrics(metrics, health, now)

    # --- What changes ---------------------------------------------------------------------

    def _on_time(self) -> None:
        if self._stage.navigator.place == WELCOME:
            self._printing.ask_printer()  # nobody else does while no patient is there
        self.write()

    def _on_print_state(self, state: DeskState) -> None:
        """Note why a page does not come out."""
        printer = self._printing.printer
        if state is DeskState.NO_PAGE:
            self._print_error = state.value
        elif state is DeskState.HELD_UP and printer is not None:
            self._print_error = printer.kind.value
        elif state is DeskState.FAILED:
            self._print_error = DeskState.FAILED.value
        else:
            return
        self._soon.start()

    def _on_shown(self) -> None:
        if self._shown_guide() != self._guide:
            self._soon.start()

    def _on_fault(self) -> None:
        self._faults += 1
        self._soon.start()

    def _shown_guide(self) -> tuple[str, str]:
        """Give the id and version of the guide that patients see; a preview is none."""
        guide = self._stage.session.view.guide
        return self._guide if self._printing.resting else (guide.id, guide.version)

    # --- What comes back ------------------------------------------------------------------

    def _on_written(self, _: object) -> None:
        self._has_failed = False

    def _on_not_written(self, error: Exception) -> None:
        if not self._has_failed:
            self._has_failed = True
            reason = error.strerror if isinstance(error, OSError) else trace_of(error)
            _logger.error("How the kiosk is could not be written down: %s", reason)
