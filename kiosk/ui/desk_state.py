"""How the printer and the page are, as far as the screens tell it apart."""

import enum
from typing import Final

from kiosk.paper.allowance import Limit


class DeskState(enum.Enum):
    """How the printer and the page are. The words for it belong to the screens."""

    ASKING = "asking"
    """Nobody knows yet whether there is a printer."""
    READY = "ready"
    COLLECTS = "collects"
    """Pages are saved to a folder, and the staff print them."""
    NO_PRINTER = "no-printer"
    TROUBLE = "trouble"
    """There is a printer, and somebody has to look after it."""
    PRINTING = "printing"
    WARMING = "warming"
    """A page is on its way, and comes out once the printer is warm."""
    HELD_UP = "held-up"
    """A page is on its way, and does not come out unless somebody helps."""
    PRINTED = "printed"
    SENT = "sent"
    """It left for the printer, which does not say whether it is on paper."""
    SAVED = "saved"
    FAILED = "failed"
    """The page is whole, but was not printed."""
    NO_PAGE = "no-page"
    """The page could not be made."""
    VISIT_LIMIT = "visit-limit"
    """This visit has printed as many pages as one may."""
    HOUR_LIMIT = "hour-limit"
    """The visits of the last hour have."""

    @property
    def is_out(self) -> bool:
        """Whether the page is on its way to the patient."""
        return self in {DeskState.PRINTED, DeskState.SENT, DeskState.SAVED}

    @property
    def is_under_way(self) -> bool:
        """Whether a page is being printed."""
        return self in {DeskState.PRINTING, DeskState.WARMING, DeskState.HELD_UP}


LIMIT_STATES: Final = {Limit.VISIT: DeskState.VISIT_LIMIT, Limit.HOUR: DeskState.HOUR_LIMIT}
