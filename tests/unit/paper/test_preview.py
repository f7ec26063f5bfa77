"""The page as pixels."""

import threading

import pytest

from kiosk.paper.errors import PreviewError
from kiosk.paper.page import PageMaker
from kiosk.paper.preview import Raster, page_count, rasterise
from kiosk.visit.summary import Summary


@pytest.fixture
def pdf(page_maker: PageMaker, full_visit: Summary) -> bytes:
    return page_maker.make(full_visit, "us-letter").pdf


def darkest_and_lightest(picture: Raster) -> tuple[int, int]:
    rows = (picture.pixels[row * picture.stride :][: 3 * picture.width] for row in range(picture.height))
    values = {value for row in rows for value in row}
    return min(values), max(values)


@pytest.mark.parametrize("width", [1, 320, 611, 1000, 1224])
def test_the_picture_is_as_wide_as_asked_and_as_high_as_the_paper_makes_it(pdf: bytes, width: int) -> None:
    picture = rasterise(pdf, width)

    assert picture.width == width
    assert abs(picture.height - width * 11 / 8.5) <= 1
    assert picture.stride >= 3 * width
    assert len(picture.pixels) == picture.stride * picture.height


def test_the_picture_shows_dark_words_on_white_paper(pdf: bytes) -> None:
    picture = rasterise(pdf, 800)

    assert picture.pixels[:3] == b"\xff\xff\xff"
    darkest, lightest = darkest_and_lightest(picture)
    assert darkest < 64
    assert lightest == 255


def test_the_channels_are_red_green_blue(pdf: bytes) -> None:
    picture = rasterise(pdf, 1700)

    # A stretch of the frame around when to get help, in the colour of "stop".
    place = picture.pixels.find(b"\x97\x1b\x1b" * 100)
    assert place >= 0
    assert place % picture.stride % 3 == 0


def test_pictures_drawn_at_the_same_time_are_whole(pdf: bytes) -> None:
    expected = rasterise(pdf, 500)
    drawn: list[Raster] = []
    threads = [threading.Thread(target=lambda: drawn.append(rasterise(pdf, 500))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert drawn == [expected] * 4


def test_pages_are_counted(pdf: bytes) -> None:
    assert page_count(pdf) == 1


@pytest.mark.parametrize("page", [-1, 1])
def test_a_page_that_is_not_there_is_an_error(pdf: bytes, page: int) -> None:
    with pytest.raises(PreviewError, match="the document has 1"):
        rasterise(pdf, 100, page)


@pytest.mark.parametrize("damaged", [b"", b"no PDF", b"%PDF-1.7\n"])
def test_damaged_bytes_are_an_error(damaged: bytes) -> None:
    with pytest.raises(PreviewError, match="damaged"):
        rasterise(damaged, 100)


def test_no_width_is_an_error(pdf: bytes) -> None:
    with pytest.raises(ValueError, match="0 pixels"):
        rasterise(pdf, 0)
