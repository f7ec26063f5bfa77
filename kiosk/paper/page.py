"""The summary of a visit as a PDF, set by Typst from ``resources/paper/page.typ``."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

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
from kiosk.paper.preview import page_count
from kiosk.paper.trim import Hidden, lines_needed, trimmed
from kiosk.visit.summary import Summary

if TYPE_CHECKING:
    import typst

Paper: TypeAlias = Literal["us-letter", "a4"]
"""The sheets the page is set for, by the names that Typst knows them by."""

_FAMILY: Final = "Atkinson Hyperlegible Next"

_HOPELESS = 2.5
"""How many times as many lines as fit are trimmed without setting them first: that alone would take long."""
_HOPEFUL = 1.3
"""How many times as many lines as are thought to fit are tried first, and …"""
_TIGHTER = 0.87
"""… how many times as many each time after that."""

_PLAIN_FOR = str.maketrans(
    {
        "\u2010": "-",  # hyphen
        "\u2011": "-",  # hyphen that does not break
        "\u202f": "\u00a0",  # narrow space that does not break
        "\u2007": "\u00a0",  # space as wide as a digit
        "\u2032": "\u2019",  # prime
        "\u2033": "\u201d",  # double prime
        "\u00b5": "\u03bc",  # micro sign
    }
)
"""What the fonts cannot draw, and what says the same to a reader."""

_WHITE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
"""What parts words and may become one space; spaces that do not break stay."""

_NO_CODE = (
    "The page was made without the clinic's code: the patient's answers do not fit it, or there is no room "
    "for it beside everything else. The page says them in words, and nothing was lost. If it happens often, "
    "make the guide's questionnaire shorter."
)
_FAULTY = "the template or its words have a fault, or the guide's language is no language code"
_NOT_CHECKED = (
    "The page was made, but it did not pass the checks of accessible PDF (PDF/UA-1). Most often a character "
    "in the guide is missing from the page's fonts, and is printed as an empty box. Nothing was lost. "
    "Tell whoever looks after the guide."
)


@dataclass(frozen=True, repr=False)
class Page:
    """A finished page. Its text shows nothing of the visit, so it may stray into a log.

    Attributes:
        pdf: The document: shown on the screen and printed, these very bytes.
        page_count: Sheets' sides it fills, 1 or 2.
        accessible: Whether Typst held it to PDF/UA-1.
        notice: For the staff's journal, empty if all is well; holds nothing of the visit.
    """

    pdf: bytes
    page_count: int
    accessible: bool
    notice: str = ""


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
        resources: The folder with ``paper/page.typ``, ``paper/words.toml``, ``theme/tokens.toml``
            and ``fonts/``. It is read when the first page is made.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._template = resources / "paper" / "page.typ"
        self._fonts: typst.Fonts | None = None

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
        # Imported here: the first screens do without the compiler, and its library is large.
        import typst  # noqa: PLC0415 - as said above

        columns = question_columns(summary.questions, large=order.large)
        content = {
            "summary": _printable(msgspec.to_builtins(msgspec.structs.replace(summary, response=None))),
            "codes": [code.rows for code in order.codes],
            "module-mm": MODULE_MM,
            "hidden": hidden,
            "paper": order.paper,
            "large": order.large,
            "columns": columns,
            "fonts": self._families(),
        }
        laid_out: dict[Rung, typst.Compiler] = {}

        def measured(rung: Rung) -> float:
            laid_out[rung] = self._compiler({**content, "rung": rung})
            return _sides(laid_out[rung])

        rung = best_rung(order.ladder, lambda each: sides_guessed(summary, each, columns), measured)
        if rung not in laid_out:
            laid_out[rung] = self._compiler({**content, "rung": rung})
        compiler = laid_out[rung]
        try:
            pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=order.moment)
        except typst.TypstError:
            # Its message may quote the page, so it goes nowhere.
            return self._unchecked(compiler, order.moment)
        return _page(pdf, accessible=True)

    def _compiler(self, content: dict[str, Any]) -> "typst.Compiler":
        import typst  # noqa: PLC0415 - large; loaded by now

        try:
            return typst.Compiler(
                self._template,
                root=self._resources,
                font_paths=self._loaded_fonts(),
                sys_inputs={"page": msgspec.json.encode(content).decode()},
            )
        except (RuntimeError, OSError):
            raise _broken("the template could not be opened") from None

    def _unchecked(self, compiler: "typst.Compiler", moment: dt.datetime) -> Page:
        import typst  # noqa: PLC0415 - large; loaded by now

        try:
            pdf = compiler.compile(format="pdf", timestamp=moment)
        except typst.TypstError:
            raise _broken(_FAULTY) from None
        return _page(pdf, accessible=False, notice=_NOT_CHECKED)

    def _families(self) -> list[str]:
        """The typeface, and those that stand in where it lacks a letter of a further script."""
        return [_FAMILY, *sorted(set(self._loaded_fonts().families()) - {_FAMILY})]

    def _loaded_fonts(self) -> "typst.Fonts":
        import typst  # noqa: PLC0415 - large; loaded by now

        if self._fonts is None:
            folder = self._resources / "fonts"
            fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
            if _FAMILY not in fonts.families():
                raise _broken(f"the typeface {_FAMILY} is missing from {folder}")
            self._fonts = fonts
        return self._fonts


def _sides(compiler: "typst.Compiler") -> float:
    """How many sides the page takes, by laying it out; what is laid out need not be so again for its PDF."""
    try:
        return msgspec.json.decode(compiler.query("<fit>", field="value", one=True), type=float)
    except (RuntimeError, msgspec.ValidationError):
        # Its message may quote the page, so it goes nowhere.
        raise _broken(_FAULTY) from None


def _page(pdf: bytes | list[bytes] | None, *, accessible: bool, notice: str = "") -> Page:
    if not isinstance(pdf, bytes):
        raise _broken("Typst gave back no document")
    return Page(pdf, page_count(pdf), accessible, notice)


def _broken(reason: str) -> PageError:
    return PageError(
        f"The page could not be made: {reason}. Nothing was lost; the visit is still open on the screen. "
        "Install the kiosk's files again, or tell whoever looks after it."
    )


def _noon(day: str) -> dt.datetime:
    try:
        return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(12), dt.UTC)
    except ValueError:
        raise _broken("the day of the visit is no date such as 2026-11-22") from None


def _printable(value: Any) -> Any:  # noqa: ANN401 - plain JSON values of any shape go in and come out
    """The same data with every text as one line of characters that the fonts can be asked for."""
    if isinstance(value, str):
        whole = unicodedata.normalize("NFC", value).translate(_PLAIN_FOR)
        line = _WHITE.sub(" ", whole).strip()  # before controls go: tabs and line breaks part words
        return "".join(character for character in line if unicodedata.category(character) not in {"Cc", "Cf"})
    if isinstance(value, dict):
        return {name: _printable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value


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
