"""A PIN, another one, and a hash of so little work that a test can make many."""

from typing import Final

from kiosk.staff.pin import Argon2Cost

RIGHT: Final = "482913"
WRONG: Final = "739154"
CHEAP: Final = Argon2Cost(passes=1, memory_kib=8, lanes=1)
