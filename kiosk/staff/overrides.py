"""The settings that staff changed on the kiosk itself, laid over those of ``kiosk.toml``.

What staff set counts until they take it back, also where ``kiosk.toml`` changes later. The rules are those of
``kiosk.settings``; a value that does not fit them any more, after an update of the app say, is left out.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from kiosk.settings import Settings, lay_over
from kiosk.staff import durable
from kiosk.staff.errors import SettingsDiskError, UnfitSettingError
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
"""Not ``pages_folder``: where pages with patients' answers lie is for an administrator to decide. Not
``staff_gesture`` or what leads out of a fault: a slip of the finger could shut the staff out."""

_MOST_FILE_BYTES: Final = 100_000

_logger = logging.getLogger(__name__)


class StaffSettings:
    """Keeps what staff changed.

    Args:
        file: ``staff-settings.json`` in the kiosk's folder. Nothing is read yet.
        journal: is told of a file that was put aside, and of values that were left out. A change itself is
            noted by whoever makes it.
    """

    def __init__(self, file: Path, journal: Journal) -> None:
        self._file = file
        self._journal = journal

    def values(self) -> Mapping[str, object]:
        """Return what staff changed: names of ``kiosk.toml`` to values as TOML has them.

        This never raises. A file that cannot be used is put aside, and nothing counts as changed.
        """
        try:
            with self._file.open("rb") as file:
                found = msgspec.json.decode(file.read(_MOST_FILE_BYTES), type=dict[str, object])
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, msgspec.MsgspecError, RecursionError) as error:
            self._put_aside(type(error).__name__)
            return {}
        return {key: found[key] for key in STAFF_KEYS if key in found}

    def laid_over(self, settings: Settings) -> Settings:
        """Return the settings to use. This never raises; what does not fit is left out.

        Args:
            settings: Those of ``kiosk.toml``.
        """
        laid, faults = lay_over(settings, self.values())
        for fault in faults:
            self._journal.note("settings.read", "left-out", fault)
        return laid

    def change(self, changes: Mapping[str, object]) -> None:
        """Keep changes: all of them, or none. Slow: off the UI thread.

        Args:
            changes: Names of ``kiosk.toml``, in `STAFF_KEYS`, to values as TOML has them; None takes back
                what staff set, so that the value of ``kiosk.toml`` counts again.

        Raises:
            UnfitSettingError: Staff may not change this, or not to this value.
            SettingsDiskError: The disk does not take it.
        """
        for key, value in changes.items():
            if key not in STAFF_KEYS:
                raise UnfitSettingError(key)
            if value is not None:
                _, faults = lay_over(Settings(), {key: value})
                if faults:
                    raise UnfitSettingError(key, faults[0])
        try:
            durable.make_folder(self._file.parent)
            with durable.held(self._file.with_name(self._file.name + ".lock")):
                merged = {**self.values(), **changes}
                kept = {key: value for key, value in merged.items() if value is not None}
                durable.put(self._file, msgspec.json.format(msgspec.json.encode(kept)) + b"\n")
        except OSError as error:
            raise SettingsDiskError(error.strerror or type(error).__name__) from error

    def _put_aside(self, reason: str) -> None:
        try:
            aside = durable.put_aside(self._file)
        except OSError as error:
            _logger.error("The staff's settings cannot be read or renamed: %s", error.strerror)  # noqa: TRY400 - no trace
            return
        self._journal.note("settings.read", "put-aside", f"{reason}; kept as {aside.name}")
