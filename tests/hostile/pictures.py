"""Makes pictures that hurt whoever opens them: too large, not whole, not what they are called, not alone."""

import struct
import zlib
from collections.abc import Iterable
from typing import Final

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, depth: int = 8) -> bytes:
    """Return a grey PNG, whole and black."""
    line = b"\0" * (1 + -(-width * depth // 8))
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def svg(inside: str, attributes: str = "", before: str = "") -> bytes:
    return f"{before}{_SVG} {attributes}>{inside}</svg>".encode()


def flipped(content: bytes) -> bytes:
    """Return the picture with one bit of its middle turned."""
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def entities(levels: int = 9) -> bytes:
    """Return a billion laughs: entities that are made of ten of the one before."""
    declared = "".join(f'<!ENTITY a{each} "{10 * f"&a{each - 1};"}">' for each in range(1, levels))
    return svg(f"<title>&a{levels - 1};</title>", before=f'<!DOCTYPE svg [<!ENTITY a0 "ha">{declared}]>')


def multiplied(levels: int = 7) -> bytes:
    """Return a drawing of ten to the power of ``levels`` shapes through ``use``."""
    groups = '<g id="g0"><rect width="1" height="1"/></g>'
    for level in range(1, levels):
        ten = f'<use href="#g{level - 1}"/>' * 10
        groups += f'<g id="g{level}">{ten}</g>'
    return svg(f'<defs>{groups}</defs><use href="#g{levels - 1}"/>')


def nested(depth: int) -> bytes:
    return svg("<g>" * depth + "</g>" * depth)


def many(count: int) -> bytes:
    return svg("<g/>" * count)


def gzipped(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(content) + packer.flush()


LOADERS: Final = (
    '<image xlink:href="{file}" width="9" height="9"/>',
    '<image href="{file}" width="9" height="9"/>',
    '<use href="{file}#a"/>',
    '<a href="{file}"><rect width="9" height="9"/></a>',
    '<rect width="9" height="9" fill="url({file}#a)"/>',
    '<rect width="9" height="9" style="fill: url({file})"/>',
    "<style>@import '{file}';</style>",
    '<foreignObject><img src="{file}"/></foreignObject>',
    '<script href="{file}"/>',
    "<script>open('{file}')</script>",
    "<rect onload=\"open('{file}')\"/>",
    '<animate attributeName="href" to="{file}"/>',
    '<rect transform="url({file})"/>',
)


def loading(file: str) -> Iterable[bytes]:
    """Give drawings, each of which would have a renderer open a file in its own way."""
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    for each in LOADERS:
        yield svg(each.format(file=file), xlink if "xlink" in each else "")
