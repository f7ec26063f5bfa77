"""Everything behind the staff's panel, built from the places where a kiosk keeps what it knows."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.bundle.channels import Channels, Showing
from kiosk.bundle.embedded import Embedded
from kiosk.settings import Settings
from kiosk.staff.journal import Journal
from kiosk.staff.overrides import StaffSettings
from kiosk.staff.pin import PinLock
from kiosk.staff.usage import UsageCounts
from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.content_desk import ContentDesk
from kiosk.ui.staff.drives import DriveWatch, Stick, plugged_in
from kiosk.ui.staff.pin_desk import PinDesk
from kiosk.ui.staff.records_desk import Diagnose, RecordsDesk
from kiosk.ui.staff.settings_desk import SettingsDesk, system_printers

CLOSES_AFTER_S = 180
"""Without a touch, the panel closes by itself; of these seconds, the last ones are counted down in sight."""

COUNTDOWN_S = 20


@dataclass(frozen=True)
class Premises:
    """Where a kiosk keeps what it knows.

    Attributes:
        folder: its writable folder; it may not exist yet.
        channels: the stores of its guides; None where the guide is a file that was named.
        embedded: the guide that came with the app.
        showing: what patients see.
        base: the settings of ``kiosk.toml``, without what staff changed.
        look: finds the sticks; called off the UI thread.
        home: where to begin to look for an update's file; None for the account's own folder.
    """

    folder: Path
    channels: Channels | None = None
    embedded: Embedded | None = None
    showing: Showing | None = None
    base: Settings = field(default_factory=Settings)
    look: Callable[[], tuple[Stick, ...]] = plugged_in
    home: Path | None = None


@dataclass(frozen=True)
class StaffDesks:
    """Who does what staff ask for.

    Attributes:
        idle: counts down to the end of the panel.
        pin: compares and sets the PIN.
        content: updates, earlier versions, pairing; None where the guide is a file that was named.
        records: counts and journal.
        settings: the settings that staff may change.
        drives: the sticks.
        home: where to begin to look for an update's file.
    """

    idle: IdleWatch
    pin: PinDesk
    content: ContentDesk | None
    records: RecordsDesk
    settings: SettingsDesk
    drives: DriveWatch
    home: Path

    @property
    def busy(self) -> bool:
        """Whether anything is being read or done."""
        content = self.content is not None and self.content.busy
        return content or self.records.busy or self.settings.busy or self.drives.busy

    def finish(self) -> None:
        """End for good: wait until everything that is under way is done."""
        self.idle.stop()
        self.drives.finish()
        if self.content is not None:
            self.content.finish()
        for desk in (self.pin, self.settings, self.records):
            desk.finish()


def open_desks(premises: Premises, settings: Settings, diagnose: Diagnose, parent: QObject) -> StaffDesks:
    """Build the desks. Nothing is read yet.

    Args:
        premises: where everything lies.
        settings: those that the kiosk was started with.
        diagnose: writes the file for the technician.
        parent: Qt's owner.
    """
    folder = premises.folder
    journal = Journal(journal_file(folder), _now)
    kept = StaffSettings(folder / "staff-settings.json", journal)
    content = None
    if premises.channels is not None:
        content = ContentDesk(premises.channels, premises.embedded, _now, journal, parent)
        content.showing = premises.showing
    counts = UsageCounts(usage_file(folder))
    return StaffDesks(
        idle=IdleWatch(CLOSES_AFTER_S - COUNTDOWN_S, COUNTDOWN_S, parent),
        pin=PinDesk(pin_lock(folder), journal, parent),
        content=content,
        records=RecordsDesk(counts, journal, diagnose, dt.date.today, parent),
        settings=SettingsDesk(kept, premises.base, settings, system_printers, journal, parent),
        drives=DriveWatch(premises.look, parent),
        home=premises.home or Path.home(),
    )


def journal_file(folder: Path) -> Path:
    """Return the file of the journal in the kiosk's folder."""
    return folder / "journal.jsonl"


def usage_file(folder: Path) -> Path:
    """Return the file of the counts in the kiosk's folder."""
    return folder / "usage.sqlite"


def pin_lock(folder: Path) -> PinLock:
    """Return the lock whose PIN is kept in the kiosk's folder."""
    return PinLock(folder / "staff-pin", time.time)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
