"""The page as a printer's raster, read back by CUPS's own library."""

from itertools import pairwise

import pytest

from kiosk.paper.errors import PreviewError
from kiosk.paper.page import PageMaker, Paper
from kiosk.paper.preview import rasterise
from kiosk.paper.raster import RasterFormat, raster_document
from kiosk.visit.summary import Summary
from tests.printers.raster_reader import read_raster


@pytest.mark.parametrize("form", ["image/pwg-raster", "image/urf"])
@pytest.mark.parametrize(
    ("paper", "size"), [("us-letter", (1275, 1650)), ("a4", (1240, 1754))], ids=["us-letter", "a4"]
)
def test_cups_reads_the_very_pixels(
    page_maker: PageMaker, full_visit: Summary, form: RasterFormat, paper: Paper, size: tuple[int, int]
) -> None:
    page = page_maker.make(full_visit, paper, large=True)
    sides = read_raster(raster_document(page.pdf, form, 150, paper))
    assert len(sides) == page.page_count
    for number, side in enumerate(sides):
        assert (side.width, side.height) == size
        assert (side.dots, side.bits, side.duplex) == ((150, 150), 8, False)
        assert side.pixels == rasterise(page.pdf, side.width, number, grey=True).pixels
        assert len(set(side.pixels)) > 20  # there is something on it


def test_a_page_is_mostly_white_and_so_mostly_nothing(page_maker: PageMaker, full_visit: Summary) -> None:
    pdf = page_maker.make(full_visit, "us-letter").pdf
    sizes = [len(raster_document(pdf, "image/pwg-raster", dots, "us-letter")) for dots in (100, 200)]
    assert sizes[1] < 1700 * 2200 / 8
    assert all(small < large < 4 * small for small, large in pairwise(sizes))


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(PreviewError):
        raster_document(b"no page", "image/urf", 300, "a4")
