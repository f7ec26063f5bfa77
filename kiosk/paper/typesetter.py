"""Sets documents with Typst, from the templates in ``resources/paper``."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import msgspec

from kiosk.paper.errors import PageError
from kiosk.paper.preview import page_count
from kiosk.paper.words import ENGLISH, PageWords, page_words

if TYPE_CHECKING:
    import typst

Paper: TypeAlias = Literal["us-letter", "a4"]
"""The sheets that documents are set for, by the names that Typst knows them by."""

_FAMILY: Final = "Atkinson Hyperlegible Next"

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

_FAULTY = "the template or its words have a fault, or the guide's language is no language code"
_NOT_CHECKED = (
    "The page was made, but it did not pass the checks of accessible PDF (PDF/UA-1). Most often a character "
    "in the guide is missing from the page's fonts, and is printed as an empty box. Nothing was lost. "
    "Tell whoever looks after the guide."
)


@dataclass(frozen=True, repr=False)
class Page:
    """A finished page, or several. Its text shows nothing of the visit, so it may stray into a log.

    Attributes:
        pdf: The document: shown on the screen and printed, these very bytes.
        page_count: Sheets' sides it fills.
        accessible: Whether Typst held it to PDF/UA-1.
        notice: For the staff's journal, empty if all is well; holds nothing of the visit.
    """

    pdf: bytes
    page_count: int
    accessible: bool
    notice: str = ""


class Typesetter:
    """Sets documents. One is enough for the kiosk's life, and any thread may use it.

    Each document has a compiler of its own, so that nothing of a visit stays in this object.

    Args:
        resources: The folder with ``paper/``, ``i18n/``, ``theme/tokens.toml`` and ``fonts/``. It is read
            when the first document is set.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._fonts: typst.Fonts | None = None

    def words(self, language: str) -> PageWords:
        """Read the pages' own words.

        Raises:
            PageError: If their translation is damaged.
        """
        return page_words(self._resources / "i18n", language)

    def laid_out(self, template: str, language: str, content: Mapping[str, Any]) -> "typst.Compiler":
        """Give a compiler of ``template`` with its content, its words and fonts; nothing is set yet.

        Args:
            template: The name of a file in ``resources/paper``.
            language: The language of the pages' own words.
            content: Plain values. Typst code in them is printed as text.

        Raises:
            PageError: If the template, the words or the fonts are missing.
        """
        # Imported here: the first screens do without the compiler, and its library is large.
        import typst  # noqa: PLC0415 - as said above

        words = {"own": dict(self.words(language).own), "english": dict(ENGLISH)}
        given = {**content, "words": words, "fonts": self._families()}
        try:
            return typst.Compiler(
                self._resources / "paper" / template,
                root=self._resources,
                font_paths=self._loaded_fonts(),
                sys_inputs={"page": msgspec.json.encode(given).decode()},
            )
        except (RuntimeError, OSError):
            raise broken("the template could not be opened") from None

    def set(self, compiler: "typst.Compiler", moment: dt.datetime) -> Page:
        """Set a document, held to PDF/UA-1; without that where it does not pass, and its notice says so.

        Args:
            compiler: What `laid_out` gave.
            moment: What the document is dated by.

        Raises:
            PageError: If it cannot be set at all. The message quotes nothing of it.
        """
        import typst  # noqa: PLC0415 - large; loaded by now

        try:
            pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment)
        except typst.TypstError:
            # Its message may quote the page, so it goes nowhere.
            return self._unchecked(compiler, moment)
        return _page(pdf, accessible=True)

    @staticmethod
    def _unchecked(compiler: "typst.Compiler", moment: dt.datetime) -> Page:
        import typst  # noqa: PLC0415 - large; loaded by now

        try:
            pdf = compiler.compile(format="pdf", timestamp=moment)
        except typst.TypstError:
            raise broken(_FAULTY) from None
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
                raise broken(f"the typeface {_FAMILY} is missing from {folder}")
            self._fonts = fonts
        return self._fonts


def measured(compiler: "typst.Compiler", label: str) -> float:
    """Give a number that the template tells, by laying it out; that need not be done again for its PDF.

    Args:
        compiler: What `Typesetter.laid_out` gave.
        label: The label of the template's metadata, such as ``<fit>``.

    Raises:
        PageError: If it cannot be laid out, or tells no such number.
    """
    try:
        return msgspec.json.decode(compiler.query(label, field="value", one=True), type=float)
    except (RuntimeError, msgspec.ValidationError):
        # Its message may quote the page, so it goes nowhere.
        raise broken(_FAULTY) from None


def broken(reason: str) -> PageError:
    """Make the error of a document that cannot be set; ``reason`` quotes nothing of it."""
    return PageError(
        f"The page could not be made: {reason}. Nothing was lost; the visit is still open on the screen. "
        "Install the kiosk's files again, or tell whoever looks after it."
    )


def printable(value: Any, *, in_runs: bool = False) -> Any:  # noqa: ANN401 - plain JSON values of any shape go in and come out
    """Give the same data with every text as one line of characters that the fonts can be asked for.

    Args:
        value: Plain values.
        in_runs: Whether texts are runs of a line, so that a space at their ends parts words.
    """
    if isinstance(value, str):
        whole = unicodedata.normalize("NFC", value).translate(_PLAIN_FOR)
        line = _WHITE.sub(" ", whole)  # before controls go: tabs and line breaks part words
        line = line if in_runs else line.strip()
        return "".join(character for character in line if unicodedata.category(character) not in {"Cc", "Cf"})
    if isinstance(value, dict):
        return {name: printable(part, in_runs=in_runs) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [printable(part, in_runs=in_runs) for part in value]
    return value


def _page(pdf: bytes | list[bytes] | None, *, accessible: bool, notice: str = "") -> Page:
    if not isinstance(pdf, bytes):
        raise broken("Typst gave back no document")
    return Page(pdf, page_count(pdf), accessible, notice)
