"""Reads raster documents with CUPS's own library, as a driver would."""

import ctypes
import os
import tempfile
from dataclasses import dataclass

_NUMBERS = 105  # unsigned numbers of a header between its first four texts and those after its numbers
_TEXTS = 4 * 64


@dataclass(frozen=True)
class Side:
    """A side of a document.

    Attributes:
        dots: its resolution, in dots an inch.
        width: pixels in a line.
        height: lines.
        bits: bits a pixel.
        copies: how often it is to be printed.
        duplex: whether on both sides of the sheet.
        pixels: line by line, 255 for white.
    """

    dots: tuple[int, int]
    width: int
    height: int
    bits: int
    copies: int
    duplex: bool
    pixels: bytes


def read_raster(document: bytes) -> list[Side]:
    """Read all sides of a PWG or Apple raster."""
    cups = ctypes.CDLL("libcups.so.2")
    cups.cupsRasterOpen.restype = ctypes.c_void_p
    with tempfile.TemporaryFile() as file:
        file.write(document)
        file.flush()
        os.lseek(file.fileno(), 0, os.SEEK_SET)
        raster = ctypes.c_void_p(cups.cupsRasterOpen(file.fileno(), 0))
        assert raster.value is not None
        try:
            return _sides(cups, raster)
        finally:
            cups.cupsRasterClose(raster)


def _sides(cups: ctypes.CDLL, raster: ctypes.c_void_p) -> list[Side]:
    sides = []
    header = ctypes.create_string_buffer(4096)
    while cups.cupsRasterReadHeader2(raster, header):
        number = memoryview(header.raw[_TEXTS : _TEXTS + 4 * _NUMBERS]).cast("I")
        # cups_page_header2_t: HWResolution stands behind 5 numbers, NumCopies behind 21, Duplex behind 4
        width, height, line = number[29], number[30], number[34]
        pixels = ctypes.create_string_buffer(line * height)
        assert cups.cupsRasterReadPixels(raster, pixels, line * height) == line * height
        sides.append(
            Side(
                dots=(number[5], number[6]),
                width=width,
                height=height,
                bits=number[33],
                copies=number[21],
                duplex=bool(number[4]),
                pixels=pixels.raw,
            )
        )
    return sides
