"""What a check has to say of a guide."""

from typing import NamedTuple

from kiosk.authoring.findings import Place
from kiosk.content.fault import Trail


class Remark(NamedTuple):
    """What a check has found: its rule, the part of the guide (or the line) it is about, and the problem."""

    rule: str
    where: Trail | Place
    problem: str
