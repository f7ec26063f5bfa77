"""How much paper a kiosk that stands alone among people may use: so much a visit, so much an hour."""

import enum
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Final

_HOUR_S: Final = 3600.0


class Limit(enum.Enum):
    """Which allowance is used up."""

    VISIT = "visit"
    HOUR = "hour"


class PageAllowance:
    """Counts the sheets of the last hour and of the visit, and says when there are to be no more.

    The hour slides: a sheet counts for 3600 seconds, so that the allowance comes back bit by bit. Nothing is
    kept but times and numbers, and those only until the kiosk ends.

    Args:
        per_visit: Sheets that one visit may print.
        per_hour: Sheets that all visits of any hour may print.
        clock: Seconds that never run backwards; given by tests.
    """

    def __init__(self, per_visit: int, per_hour: int, clock: Callable[[], float] = monotonic) -> None:
        self.per_visit, self.per_hour = per_visit, per_hour
        self._clock = clock
        self._of_visit = 0
        self._of_hour: deque[tuple[float, int]] = deque()

    @property
    def of_hour(self) -> int:
        """Sheets of the last hour."""
        oldest = self._clock() - _HOUR_S
        while self._of_hour and self._of_hour[0][0] <= oldest:
            self._of_hour.popleft()
        return sum(sheets for _, sheets in self._of_hour)

    def reached(self, sheets: int = 1) -> Limit | None:
        """Which allowance so many more sheets would exceed; the visit's first, for it comes back never."""
        if self._of_visit + sheets > self.per_visit:
            return Limit.VISIT
        return Limit.HOUR if self.of_hour + sheets > self.per_hour else None

    def free_again_s(self, sheets: int = 1) -> float:
        """Seconds until the hour's allowance has room for so many sheets; 0 if it has now."""
        excess = self.of_hour + sheets - self.per_hour
        for since, used in self._of_hour:
            if excess <= 0:
                break
            excess -= used
            if excess <= 0:
                return since + _HOUR_S - self._clock()
        return 0.0

    def take(self, sheets: int) -> None:
        """Counts sheets that are about to be printed."""
        self._of_visit += sheets
        self._of_hour.append((self._clock(), sheets))

    def give_back(self, sheets: int) -> None:
        """Counts the last sheets taken no more: they were not printed."""
        self._of_visit = max(0, self._of_visit - sheets)
        if self._of_hour and self._of_hour[-1][1] == sheets:
            self._of_hour.pop()

    def begin_visit(self) -> None:
        """Lets the next visit begin with its whole allowance."""
        self._of_visit = 0

    def lift(self) -> None:
        """Lets patients print at once, the one who waits, too; for staff."""
        self._of_visit = 0
        self._of_hour.clear()
