"""The finished page as pixels, for the screen: the very bytes that are printed."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.paper.errors import PreviewError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped] # it ships none

_one_at_a_time = threading.Lock()  # pdfium is not thread-safe, not even for two documents


@dataclass(frozen=True, repr=False)
class Raster:
    """A page as pixels.

    Attributes:
        width: Pixels in a row.
        height: Rows.
        stride: Bytes from one row to the next.
        pixels: Rows from top to bottom, three bytes a pixel: red, green, blue; if it is grey, one.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has. Safe from any thread.

    Raises:
        PreviewError: If the bytes are no PDF.
    """
    with _one_at_a_time:
        document = _opened(pdf)
        try:
            return len(document)
        finally:
            document.close()


def rasterise(pdf: bytes, width_px: int, page: int = 0, *, grey: bool = False) -> Raster:
    """Draws a page on white, as wide as asked. Safe from any thread; calls wait for each other.

    Args:
        pdf: A PDF.
        width_px: Width of the picture in pixels, 1 at least; its height follows from the paper.
        page: Which page; the first is 0.
        grey: Whether in shades of grey, 255 for white.

    Raises:
        PreviewError: If the bytes are no PDF, or have no such page.
        ValueError: If the width is less than 1.
    """
    if width_px < 1:
        raise ValueError(f"A picture {width_px} pixels wide cannot be drawn.")
    with _one_at_a_time:
        document = _opened(pdf)
        try:
            return _drawn(document, width_px, page, grey=grey)
        finally:
            document.close()


def _opened(pdf: bytes) -> "PdfDocument":
    # Imported here: pdfium takes about 0.1 s to load, and the first screens do without it.
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - as said above

    try:
        return PdfDocument(pdf)
    except PdfiumError as error:
        raise PreviewError(
            f"The page could not be drawn for the screen: its PDF is damaged ({error}). "
            "Nothing was lost; the visit is still open. Make the page again."
        ) from None


def _drawn(document: "PdfDocument", width_px: int, page: int, *, grey: bool) -> Raster:
    if not 0 <= page < len(document):
        raise PreviewError(f"Page {page + 1} cannot be drawn: the document has {len(document)}.")
    sheet = document[page]
    # A hair wider than asked before pdfium rounds up, or it may draw one pixel too many.
    scale = (width_px - 0.001) / sheet.get_width()
    bitmap = sheet.render(scale=scale, rev_byteorder=True, grayscale=grey)
    try:
        return Raster(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
        sheet.close()
