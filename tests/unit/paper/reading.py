"""Reading a finished page back, as eyes and as screen readers do."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped] # it ships none

from kiosk.paper.page import Page


@contextmanager
def sheets_of(page: Page) -> Iterator[Any]:
    """The page's document as pdfium sees it."""
    document = pypdfium2.PdfDocument(page.pdf)
    try:
        yield document
    finally:
        document.close()


def text_of(page: Page) -> str:
    """All words of the page in reading order, with one space between any two."""
    with sheets_of(page) as document:
        text = " ".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    return " ".join(text.split())


def opened(page: Page) -> pikepdf.Pdf:
    """The page's objects; keep it open while they are looked at."""
    return pikepdf.open(io.BytesIO(page.pdf))


def elements_of(element: Any) -> list[Any]:  # noqa: ANN401 - pikepdf's objects have one type for all
    """The elements of a structure tree, in reading order."""
    if isinstance(element, pikepdf.Array):
        return [found for child in element for found in elements_of(child)]
    if not isinstance(element, pikepdf.Dictionary):
        return []
    return [element, *(elements_of(element["/K"]) if "/K" in element else [])]


def tags_of(pdf: pikepdf.Pdf) -> list[str]:
    """The tags of the document, in reading order."""
    return [str(element["/S"]) for element in elements_of(pdf.Root["/StructTreeRoot"]) if "/S" in element]


def embedded_fonts(pdf: pikepdf.Pdf) -> dict[str, bool]:
    """Every font of the page by name, and whether it is in the file."""
    fonts = {}
    for sheet in pdf.pages:
        for font in sheet.Resources["/Font"].values():
            descendant = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
            descriptor = descendant["/FontDescriptor"]
            fonts[str(font["/BaseFont"])] = "/FontFile2" in descriptor or "/FontFile3" in descriptor
    return fonts
