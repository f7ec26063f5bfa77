"""The summary of a visit as a PDF, set by Typst from ``resources/paper/page.typ``."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.paper.clinic_code import MODULE_MM, codes_of
from kiosk.paper.code import Code
from kiosk.paper.errors import CodeTooLongError, PageError
from kiosk.paper.fitting import (
    LADDER,
    LARGE_LADDER,
    MOST_PAGES,
    Rung,
    best_rung,
    lines_that_fit,
    question_columns,
    sides_guessed,
)
from kiosk.paper.handout import Handout, make_handout
from kiosk.paper.trim import Hidden, lines_needed, trimmed
from kiosk.paper.typesetter import Page, Paper, Typesetter, broken, measured, printable
from kiosk.visit.summary import Summary

if TYPE_CHECKING:
    import typst

__all__ = ["Page", "PageMaker", "Paper"]

_HOPELESS = 2.5
"""How many times as many lines as fit are trimmed without setting them first: that alone would take long."""
_HOPEFUL = 1.3
"""How many times as many lines as are thought to fit are tried first, and …"""
_TIGHTER = 0.87
"""… how many times as many each time after that."""

_NO_CODE = (
    "The page was made without the clinic's code: the patient's answers do not fit it, or there is no room "
    "for it beside everything else. The page says them in words, and nothing was lost. If it happens often, "
    "make the guide's questionnaire shorter."
)


@dataclass(frozen=True)
class _Order:
    """How to set a page: on what, in which print and sizes of type (largest first), with which codes."""

    paper: Paper
    large: bool
    moment: dt.datetime
    ladder: tuple[Rung, ...]
    codes: tuple[Code, ...] = ()


class PageMaker:
    """Makes pages. One is enough for the kiosk's life, and any thread may use it.

    Each page has a compiler of its own, so that nothing of a visit stays in this object. (Typst
    itself remembers pieces of recent pages for a while, where no part of the kiosk can reach them.)

    Args:
        resources: The folder with ``paper/page.typ``, ``i18n/``, ``theme/tokens.toml`` and ``fonts/``. It
            is read when the first page is made.
    """

    def __init__(self, resources: Path) -> None:
        self._typesetter = Typesetter(resources)

    def warm_up(self) -> None:
        """Loads all that the first page needs, by making an empty one; 0.3 s, for a worker thread.

        Raises:
            PageError: If no page can be made on this kiosk.
        """
        self.make(_blank_summary(), "us-letter")

    def end(self) -> None:
        """Nothing of a page is kept here; what Typst remembers ends with the process: `kiosk.paper.apart`."""

    def make(self, summary: Summary, paper: Paper, *, large: bool = False) -> Page:
        """Sets a page in the summary's language.

        It takes the largest type with which all fits one side, else two; if even the smallest is
        too large for two sides, it leaves entries out and says how many. The same summary gives
        the same bytes, whenever it is made: the document's date is noon (UTC) of the visit's day.

        The clinic's code, if the summary has answers for one, pushes nothing off the page: where it
        does not fit, the page is made without it, and its notice tells the staff.

        Args:
            summary: What the page says. Typst code in it is printed as text.
            paper: The sheet.
            large: Whether to set it in large print, 18 points where that fits and 14 at least.

        Raises:
            PageError: If Typst or its files fail. The message quotes nothing of the visit.
        """
        order = _Order(paper, large, _noon(summary.date), LARGE_LADDER if large else LADDER)
        if summary.response is None:
            return self._made(summary, order)
        page = self._with_codes(summary, order)
        if page is not None:
            return page
        page = self._made(summary, order)
        return replace(page, notice=f"{page.notice} {_NO_CODE}".lstrip())

    def make_handout(self, handout: Handout, paper: Paper) -> Page:
        """Sets a guide on paper, see `kiosk.paper.handout.make_handout`.

        Raises:
            PageError: As told there.
        """
        return make_handout(handout, paper, self._typesetter)

    def _with_codes(self, summary: Summary, order: _Order) -> Page | None:
        """Sets a page with the clinic's code; None where the answers do not fit it, or it the page."""
        if summary.response is None or lines_needed(summary) > _HOPELESS * lines_that_fit(order.ladder[-1]):
            return None
        try:
            codes = codes_of(summary.response)
        except CodeTooLongError:
            return None
        page = self._compiled(summary, Hidden(), replace(order, codes=codes))
        return page if page.page_count <= MOST_PAGES else None

    def _made(self, summary: Summary, order: _Order) -> Page:
        """Sets a page without a code."""
        smallest = replace(order, ladder=order.ladder[-1:])
        room = lines_that_fit(order.ladder[-1])
        if lines_needed(summary) <= _HOPELESS * room:
            page = self._compiled(summary, Hidden(), order)
            if page.page_count <= MOST_PAGES:
                return page
        lines = _HOPEFUL * room
        while lines >= 1:
            shorter, hidden = trimmed(summary, int(lines))
            page = self._compiled(shorter, hidden, smallest)
            if page.page_count <= MOST_PAGES:
                return page
            lines *= _TIGHTER
        raise PageError(
            "The page could not be made: what every page of this guide says is too long for two sheets. "
            "Nothing was lost; the visit is still open on the screen. Tell whoever looks after the guide."
        )

    def _compiled(self, summary: Summary, hidden: Hidden, order: _Order) -> Page:
        """Sets a page in the best of the order's sizes; it may still have too many sides."""
        columns = question_columns(summary.questions, large=order.large)
        content = {
            "summary": printable(msgspec.to_builtins(msgspec.structs.replace(summary, response=None))),
            "codes": [code.rows for code in order.codes],
            "module-mm": MODULE_MM,
            "hidden": hidden,
            "paper": order.paper,
            "large": order.large,
            "columns": columns,
        }
        laid_out: dict[Rung, typst.Compiler] = {}

        def set_in(rung: Rung) -> "typst.Compiler":
            if rung not in laid_out:
                given = {**content, "rung": rung}
                laid_out[rung] = self._typesetter.laid_out("page.typ", summary.language, given)
            return laid_out[rung]

        rung = best_rung(
            order.ladder,
            lambda each: sides_guessed(summary, each, columns),
            lambda each: measured(set_in(each), "<fit>"),
        )
        return self._typesetter.set(set_in(rung), order.moment)


def _noon(day: str) -> dt.datetime:
    try:
        return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(12), dt.UTC)
    except ValueError:
        raise broken("the day of the visit is no date such as 2026-11-22") from None


def _blank_summary() -> Summary:
    return Summary(
        language="en",
        guide_title="",
        guide_version="",
        practice="",
        date="2000-01-01",
        questions=(),
        suggested=(),
        options=(),
        option_tones=(),
        rows=(),
        points=(),
        answers=(),
        help_now="",
        disclaimer="",
        reviewed="",
    )
