"""A page as it came out of the printer, read as its reader and as a screen reader read it."""

from dataclasses import dataclass
from pathlib import Path

from kiosk import paths
from kiosk.paper import words
from kiosk.paper.page import Page
from tests.unit.paper.reading import opened, sheets_of, tags_of, text_of


@dataclass(frozen=True)
class PrintedPage:
    """What is on a page.

    Attributes:
        text: all words in reading order, one space between any two.
        language: what it says of its language.
        title: its title.
        tags: its structure, "/H1" and so on, in reading order.
        marked: whether it says of itself that it is tagged.
        accessible: whether it says of itself that it is PDF/UA-1.
        sides: how many sides it has.
    """

    text: str
    language: str
    title: str
    tags: tuple[str, ...]
    marked: bool
    accessible: bool
    sides: int

    def part(self, begin: str, end: str) -> str:
        """Give the words between two headings."""
        return self.text.partition(f" {begin} ")[2].partition(f" {end} ")[0]


def read_page(pdf: bytes) -> PrintedPage:
    """Read a page's bytes."""
    page = Page(pdf, page_count=1, accessible=True)
    with sheets_of(page) as sheets:
        sides = len(sheets)
    with opened(page) as document, document.open_metadata() as metadata:
        return PrintedPage(
            text=text_of(page),
            language=str(document.Root["/Lang"]),
            title=str(metadata["dc:title"]),
            tags=tuple(tags_of(document)),
            marked=bool(document.Root["/MarkInfo"]["/Marked"]),
            accessible=metadata["pdfuaid:part"] == "1",
            sides=sides,
        )


def page_in(folder: Path) -> bytes:
    """Give the one page that was saved in ``folder``."""
    (page,) = folder.glob("page-*.pdf")
    return page.read_bytes()


def page_words(language: str) -> dict[str, str]:
    """Give the page's own words in a language."""
    return {**words.page_words(paths.resources() / "i18n", language).own}
