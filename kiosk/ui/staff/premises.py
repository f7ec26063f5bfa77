"""Where a kiosk keeps what it knows. Little is imported here: every start comes this way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.guide_source import GuideSource
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.ui.staff.drives import Stick


@dataclass(frozen=True)
class Premises:
    """Where a kiosk keeps what it knows.

    Attributes:
        folder: its writable folder; it may not exist yet.
        source: the stores of its guides; None where the guide is a file that was named.
        base: the settings of ``kiosk.toml``, without what staff changed.
        look: finds the sticks, off the UI thread; None asks the system.
        home: where to begin to look for an update's file; None for the account's own folder.
    """

    folder: Path
    source: GuideSource | None = None
    base: Settings = field(default_factory=Settings)
    look: "Callable[[], tuple[Stick, ...]] | None" = None
    home: Path | None = None
