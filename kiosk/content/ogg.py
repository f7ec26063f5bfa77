"""Whether a file is one whole Ogg stream, page by page, with the checksums of its pages (RFC 3533, 6)."""

import struct
import zlib
from typing import Final

_PAGE: Final = struct.Struct("<4sBBqIIIB")
_CRC: Final = slice(22, 26)
_FIRST: Final = 2
_LAST: Final = 4
_MIRRORED: Final = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_ALL_ONES: Final = 0xFFFFFFFF


def ogg_fault(content: bytes) -> str:
    """Return why a file is not one Ogg stream from its first page to its last, as a clause; "" if it is.

    A decoder in C is not to be the first to meet a damaged file.
    """
    at, number, stream = 0, 0, None
    is_last = False
    while at < len(content):
        if len(content) - at < _PAGE.size:
            return "it ends too early"
        mark, version, flags, _, serial, sequence, _, count = _PAGE.unpack_from(content, at)
        if mark != b"OggS" or version:
            return "it is no Ogg Vorbis"
        sizes = content[at + _PAGE.size : at + _PAGE.size + count]
        end = at + _PAGE.size + count + sum(sizes)
        if end > len(content) or len(sizes) < count:
            return "it ends too early"
        page = content[at:end]
        if page_checksum(page) != int.from_bytes(page[_CRC], "little"):
            return "it is damaged"
        stream = serial if stream is None else stream
        if serial != stream or sequence != number or bool(flags & _FIRST) != (number == 0) or is_last:
            return "it has more than one stream in it, or its pages are in disorder"
        is_last = bool(flags & _LAST)
        at, number = end, number + 1
    return "" if is_last else "it ends too early"


def page_checksum(page: bytes) -> int:
    """Return a page's CRC-32 as Ogg counts it: the highest bit first, from 0, its own field as zeros.

    ``zlib`` counts from the lowest bit: it is given mirrored bytes, and its answer is mirrored.
    """
    bare = page[: _CRC.start] + bytes(4) + page[_CRC.stop :]
    mirrored = zlib.crc32(bare.translate(_MIRRORED), _ALL_ONES) ^ _ALL_ONES
    return int(f"{mirrored:032b}"[::-1], 2)
