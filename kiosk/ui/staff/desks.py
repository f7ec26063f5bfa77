"""Everything behind the staff's panel, built from the places where a kiosk keeps what it knows."""

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk import paths
from kiosk.settings import Settings
from kiosk.staff.journal import Journal
from kiosk.staff.overrides import StaffSettings
from kiosk.staff.pin import PinLock
from kiosk.staff.usage import UsageCounts
from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.content_desk import ContentDesk
from kiosk.ui.staff.drives import DriveWatch, plugged_in
from kiosk.ui.staff.pin_desk import PinDesk
from kiosk.ui.staff.premises import Premises
from kiosk.ui.staff.records_desk import Inquiry, RecordsDesk
from kiosk.ui.staff.settings_desk import SettingsDesk, system_printers

CLOSES_AFTER_S = 180
"""Without a touch, the panel closes by itself; of these seconds, the last ones are counted down in sight."""

COUNTDOWN_S = 20


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


def open_desks(
    premises: Premises, settings: Settings, screen: Callable[[], Mapping[str, object]], parent: QObject
) -> StaffDesks:
    """Build the desks. Nothing is read yet.

    Args:
        premises: where everything lies.
        settings: those that the kiosk was started with.
        screen: tells the technician how the screen and the printer are.
        parent: Qt's owner.
    """
    folder, source = premises.folder, premises.source
    journal = Journal(paths.journal(folder), _now)
    kept = StaffSettings(paths.staff_settings(folder), journal)
    changes = SettingsDesk(kept, premises.base, settings, system_printers, journal, parent)
    inquiry = Inquiry(lambda: changes.settings, source, screen)
    return StaffDesks(
        idle=IdleWatch(CLOSES_AFTER_S - COUNTDOWN_S, COUNTDOWN_S, parent),
        pin=PinDesk(PinLock(paths.staff_pin(folder), time.time), journal, parent),
        content=None if source is None else ContentDesk(source, _now, journal, parent),
        records=RecordsDesk(UsageCounts(paths.usage(folder)), journal, inquiry, _now, parent),
        settings=changes,
        drives=DriveWatch(premises.look or plugged_in, parent),
        home=premises.home or Path.home(),
    )


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
