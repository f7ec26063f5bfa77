"""Whether a photograph is a whole PNG file of a size that every kiosk can open."""

import struct
import zlib
from typing import Final

MAX_SIDE_PX: Final = 4096
"""Longest side; a little more than the widest screen."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CHUNK_HEAD: Final = struct.Struct(">I4s")
_CHECKSUM: Final = struct.Struct(">I")
_SIZE: Final = struct.Struct(">II")


def png_fault(content: bytes) -> str:
    """Return why a file is no whole PNG with sides of at most ``MAX_SIDE_PX``, as a clause; "" if it is.

    Checks signature, order, length and CRC of the chunks (PNG, third edition, clause 5); the pixels
    themselves are not unpacked. The cap is our own: Qt refuses what takes more than 256 MB, and a few
    kilobytes of one-bit pixels stay below that and still fill the memory once they are scaled.
    """
    if not content.startswith(_SIGNATURE):
        return "this is no PNG file"
    at = len(_SIGNATURE)
    first = True
    while at + _CHUNK_HEAD.size <= len(content):
        length, kind = _CHUNK_HEAD.unpack_from(content, at)
        body = content[at + _CHUNK_HEAD.size : at + _CHUNK_HEAD.size + length]
        at += _CHUNK_HEAD.size + length + _CHECKSUM.size
        if at > len(content):
            break
        if _CHECKSUM.unpack_from(content, at - _CHECKSUM.size)[0] != zlib.crc32(kind + body):
            return "the file is damaged"
        if first and (kind != b"IHDR" or length < _SIZE.size):
            return "the file does not begin with its header"
        if first:
            width, height = _SIZE.unpack_from(body)
            if not (0 < width <= MAX_SIDE_PX and 0 < height <= MAX_SIDE_PX):
                return f"the picture is {width} by {height} pixels; at most {MAX_SIDE_PX} a side are allowed"
        if kind == b"IEND":
            return "" if at == len(content) else "other bytes follow the picture's end"
        first = False
    return "the file ends too early"
