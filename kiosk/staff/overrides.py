"""The settings that staff changed, laid over those of ``kiosk.toml``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kiosk.settings import Settings
from kiosk.staff.journal import Journal

STAFF_KEYS: Final = (
    "practice_name",
    "languages",
    "idle_timeout_s",
    "paper",
    "printer",
    "reduce_motion",
    "start_contrast",
    "start_text_percent",
)
"""Not ``pages_folder``: where pages with patients' answers lie is for an administrator to decide."""


class StaffSettings:
    """Keeps what staff changed.

    Args:
        file: ``staff-settings.json`` in the kiosk's folder. Nothing is read yet.
        journal: is told of a file that was put aside, and of values that were left out.
    """

    def __init__(self, file: Path, journal: Journal) -> None:
        raise NotImplementedError

    def values(self) -> Mapping[str, object]:
        """Return what staff changed: the names of kiosk.toml to its kinds of values. This never raises."""
        raise NotImplementedError

    def laid_over(self, settings: Settings) -> Settings:
        """Return the settings to use. This never raises."""
        raise NotImplementedError

    def change(self, changes: Mapping[str, object]) -> None:
        """Keep changes; None takes back what staff set, so that kiosk.toml's value counts again.

        Raises:
            StaffSettingsError: UnfitSettingError for a key that is not in `STAFF_KEYS` or a value that
                kiosk.toml could not have; SettingsDiskError. Nothing was changed.
        """
        raise NotImplementedError
