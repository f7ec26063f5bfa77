"""What can be made and printed: the page of a visit, or a guide on paper."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kiosk.paper.handout import Handout
from kiosk.paper.page import Page, Paper
from kiosk.ui.view import View
from kiosk.visit.summary import Summary, build_summary
from kiosk.visit.visit import Visit

_LARGE_FROM_PERCENT = 150


class Pages(Protocol):
    """Makes pages, as `kiosk.paper.page.PageMaker` does."""

    def warm_up(self) -> None:
        """Load what the first page needs; slow only the first time."""

    def make(self, summary: Summary, paper: Paper, *, large: bool = False) -> Page:
        """Set a page."""

    def make_handout(self, handout: Handout, paper: Paper) -> Page:
        """Set a guide on paper."""

    def end(self) -> None:
        """Forget all pages, at once."""


class Order(Protocol):
    """Asks for a document; equal ones ask for the same."""

    def made_by(self, maker: Pages, paper: Paper) -> Page:
        """Have it made; slow."""


@dataclass(frozen=True, repr=False)
class PageOrder:
    """What is to be on the page.

    Attributes:
        summary: the visit written down.
        large: whether it is set in large print.
    """

    summary: Summary
    large: bool = False

    @classmethod
    def of(cls, view: View, visit: Visit, day: dt.date) -> "PageOrder":
        """Write down ``visit`` as it is now, in the language of ``view``.

        Whoever reads the screen in a large size gets the page in large print.
        """
        summary = build_summary(visit, view.language, day, view.practice, clinic_code=view.clinic_code)
        return cls(summary, view.theme.text_percent >= _LARGE_FROM_PERCENT)

    def made_by(self, maker: Pages, paper: Paper) -> Page:
        """Have it made; slow."""
        return maker.make(self.summary, paper, large=self.large)


@dataclass(frozen=True, repr=False)
class HandoutOrder:
    """Asks for a guide on paper.

    Attributes:
        handout: what is to be printed of it.
    """

    handout: Handout

    def made_by(self, maker: Pages, paper: Paper) -> Page:
        """Have it made; slow."""
        return maker.make_handout(self.handout, paper)
