"""The page as a printer's raster, for printers that take no PDF where no filter of CUPS makes one for them.

Both formats that such printers know hold each side as grey pixels, 8 bits each, packed alike: PWG Raster
(PWG 5102.4, which every "IPP Everywhere" printer takes) and Apple Raster ("URF", which every AirPrint printer
takes).
"""

import re
import struct
from collections.abc import Callable, Iterator
from typing import Final, Literal, TypeAlias

from kiosk.paper.page import Paper
from kiosk.paper.preview import Raster, page_count, rasterise

RasterFormat: TypeAlias = Literal["image/pwg-raster", "image/urf"]

_SIZES: Final[dict[Paper, tuple[int, int, str]]] = {
    "us-letter": (612, 792, "na_letter_8.5x11in"),
    "a4": (595, 842, "iso_a4_210x297mm"),
}
"""Width and height in points (1/72 inch), and the name by PWG 5101.1."""
_INCHES: Final[dict[Paper, float]] = {"us-letter": 8.5, "a4": 210 / 25.4}
"""Width of the sheet."""
_SGRAY: Final = 18  # PWG 5102.4, table 6
_NORMAL_QUALITY: Final = 4  # print-quality, RFC 8011, 5.2.13
_ONE_SIDED: Final = 1
_LONGEST_RUN: Final = 128
_MOST_REPEATS: Final = 256
_RUNS: Final = re.compile(rb"\xff{8,128}|\x00{8,128}")
"""Stretches of paper and of ink. Other greys, and shorter ones, would save a third for twice the time."""


def raster_document(pdf: bytes, to: RasterFormat, dots_per_inch: int, paper: Paper) -> bytes:
    """Draws a PDF as a document of this format, in shades of grey.

    Takes 0.2 s and gives 0.9 MB for a side full of text at 300 dots per inch; at 600, thrice as much.

    Args:
        pdf: The page.
        to: What the printer takes.
        dots_per_inch: The printer's resolution, the same both ways.
        paper: The sheet that the page is set for.

    Raises:
        PreviewError: If the bytes are no PDF.
    """
    sides = page_count(pdf)
    width = round(_INCHES[paper] * dots_per_inch)
    start = b"RaS2" if to == "image/pwg-raster" else b"UNIRAST\0" + struct.pack(">I", sides)
    header: Callable[[Raster], bytes] = (
        (lambda raster: _pwg_header(raster, dots_per_inch, paper, sides))
        if to == "image/pwg-raster"
        else (lambda raster: _urf_header(raster, dots_per_inch))
    )
    parts = [start]
    for side in range(sides):
        raster = rasterise(pdf, width, side, grey=True)
        parts += [header(raster), *_packed_lines(raster)]
    return b"".join(parts)


def _pwg_header(raster: Raster, dots_per_inch: int, paper: Paper, sides: int) -> bytes:
    """The 1796 bytes before each side: PWG 5102.4, table 3. What is not named here is 0."""
    wide, high, name = _SIZES[paper]
    header = bytearray(1796)
    header[0:9] = b"PwgRaster"
    header[1732 : 1732 + len(name)] = name.encode()
    for offset, numbers in (
        (276, (dots_per_inch, dots_per_inch)),
        (340, (1,)),  # copies
        (352, (wide, high)),
        (372, (raster.width, raster.height)),
        (384, (8, 8, raster.width)),  # bits a colour, bits a pixel, bytes a line
        (400, (_SGRAY,)),
        (420, (1,)),  # colours
        (452, (sides, 1, 1)),  # and not mirrored either way
        (484, (_NORMAL_QUALITY,)),
    ):
        struct.pack_into(f">{len(numbers)}I", header, offset, *numbers)
    return bytes(header)


def _urf_header(raster: Raster, dots_per_inch: int) -> bytes:
    """The 32 bytes before each side, as CUPS's own library reads and writes them."""
    grey = 0
    return struct.pack(
        ">4B7I",
        8,
        grey,
        _ONE_SIDED,
        _NORMAL_QUALITY,
        0,
        0,
        raster.width,
        raster.height,
        dots_per_inch,
        0,
        0,
    )


def _packed_lines(raster: Raster) -> Iterator[bytes]:
    """Each line that differs from the one above it, behind how often it comes: PWG 5102.4, 4.4."""
    before, times = b"", 0
    for start in range(0, raster.height * raster.stride, raster.stride):
        line = raster.pixels[start : start + raster.width]
        if line == before and times < _MOST_REPEATS:
            times += 1
            continue
        if times:
            yield bytes((times - 1,)) + _packed(before)
        before, times = line, 1
    if times:
        yield bytes((times - 1,)) + _packed(before)


def _packed(line: bytes) -> bytes:
    """A line as runs of one grey (length - 1, grey) and as pixels that differ (257 - length, greys)."""
    packed = bytearray()
    done = 0
    for run in _RUNS.finditer(line):
        _add_pixels(packed, line[done : run.start()])
        packed += bytes((len(run[0]) - 1, run[0][0]))
        done = run.end()
    _add_pixels(packed, line[done:])
    return bytes(packed)


def _add_pixels(packed: bytearray, pixels: bytes) -> None:
    for start in range(0, len(pixels), _LONGEST_RUN):
        some = pixels[start : start + _LONGEST_RUN]
        # One pixel alone is a run: 257 - 1 does not fit into a byte.
        packed += bytes((257 - len(some) if len(some) > 1 else 0,)) + some
