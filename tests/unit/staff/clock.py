"""A clock that tests set."""

import datetime as dt


class Clock:
    """Shows the seconds in ``time``; ``moment`` shows the same in UTC."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time

    def moment(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self.time, dt.UTC)
