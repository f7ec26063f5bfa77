"""The staff's PIN."""

from collections.abc import Callable
from pathlib import Path


class PinLock:
    """Lets in who knows the PIN, and makes who guesses wait.

    Args:
        file: Where the PIN's hash and the count of tries lie. Nothing is read yet.
        now: The clock on the wall, in seconds since the epoch.
    """

    def __init__(self, file: Path, now: Callable[[], float]) -> None:
        raise NotImplementedError

    @property
    def is_set(self) -> bool:
        """Whether a PIN is set; a damaged one counts as set."""
        raise NotImplementedError

    def set_pin(self, pin: str) -> None:
        """Set the PIN. Slow.

        Raises:
            PinError: PinTooShortError, PinTooLongError, PinNotDigitsError, PinTooSimpleError; PinDamagedError
                while a damaged one lies there; PinDiskError.
        """
        raise NotImplementedError

    def check(self, pin: str) -> bool:
        """Return whether this is the PIN. Slow.

        Raises:
            PinError: PinWaitError while a wait runs; PinNotSetError; PinDamagedError; PinDiskError.
        """
        raise NotImplementedError

    @property
    def wait_s(self) -> float:
        """Seconds until the next try is allowed; 0.0 if it is now. This never raises."""
        raise NotImplementedError
