"""Finds the clinic's codes in a picture: a photograph, a scan, or the page's own PDF."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.authoring.errors import CodeImageError
from kiosk.paper.clinic_code import PREFIX

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI: Final = 300
_LONGEST_PX: Final = 6000
"""Of a PDF's page; a sheet of Letter or A4 has 3,500 at most."""
_MOST_PAGES: Final = 20
_PDF: Final = b"%PDF-"


def lines_in(file: Path) -> tuple[str, ...]:
    """Return the text of every clinic's code in a picture (PNG, JPEG) or a PDF; other codes are left out.

    Raises:
        CodeImageError: It is no such file, or has no such code in it.
    """
    import zxingcpp  # noqa: PLC0415 - this command alone needs it

    found: dict[str, None] = {}
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for picture in _pictures(file):
        for barcode in zxingcpp.read_barcodes(picture, formats, text_mode=zxingcpp.TextMode.Plain):
            if barcode.text.startswith(PREFIX):
                found[barcode.text] = None
    if not found:
        raise CodeImageError(file, "there is no code of a kiosk in it, or it cannot be made out")
    return tuple(found)


def _pictures(file: Path) -> Iterator["Image"]:
    with file.open("rb") as opened:
        is_pdf = opened.read(len(_PDF)) == _PDF
    return _pages(file) if is_pdf else iter((_picture(file),))


def _picture(file: Path) -> "Image":
    from PIL import Image  # noqa: PLC0415 - this command alone needs it

    try:
        with Image.open(file, formats=("PNG", "JPEG")) as picture:
            return picture.convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise CodeImageError(file, "it is no PNG, no JPEG and no PDF, or it is damaged") from None


def _pages(file: Path) -> Iterator["Image"]:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - it ships none; this command alone needs it

    try:
        with contextlib.closing(pypdfium2.PdfDocument(file)) as document:
            for index in range(min(len(document), _MOST_PAGES)):
                page = document[index]
                scale = min(_DPI / 72, _LONGEST_PX / max(1, *page.get_size()))
                yield page.render(scale=scale, grayscale=True).to_pil()
    except pypdfium2.PdfiumError:
        raise CodeImageError(file, "the PDF is damaged or locked") from None
