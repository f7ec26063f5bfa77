"""Parsers of what is shown: the compiled guide, its cover, drawings, photographs."""

import hashlib
import struct

from kiosk import paths
from kiosk.content.compiled import FORMAT, decode_guide, encode_guide
from kiosk.content.cover import FILE, cover_of, keep_cover, read_cover
from kiosk.content.errors import ContentError
from kiosk.content.png import png_fault
from kiosk.content.svg import svg_faults
from tests.hostile import pictures
from tests.hostile.fuzz.target import Target, as_file, scratch
from tests.unit.bundle.publisher import TINY

_HEADER_BYTES = 50


def _decode(content: bytes) -> None:
    """Read a compiled guide, whose digest is right: no mutation would ever find it."""
    counted = struct.pack(">HQ", FORMAT, len(content))
    decode_guide(b"\x8eKGUIDE\n" + counted + hashlib.sha256(counted + content).digest() + content)


def _payloads() -> tuple[bytes, ...]:
    return (encode_guide(TINY)[_HEADER_BYTES:],)


def _files() -> tuple[bytes, ...]:
    return (encode_guide(TINY), encode_guide(TINY)[:100])


def _covers() -> tuple[bytes, ...]:
    keep_cover(cover_of(TINY), scratch())
    return ((scratch() / FILE).read_bytes(),)


def _drawings() -> tuple[bytes, ...]:
    whole = [media.content for media in TINY.media if media.type == "svg"]
    built_in = decode_guide(paths.built_in_guide().read_bytes()).media
    small = [media.content for media in built_in if media.type == "svg" and len(media.content) < 6000]
    return (*whole, *small, *pictures.loading("/etc/passwd"))


def _photographs() -> tuple[bytes, ...]:
    return tuple(pictures.png(width, 3, depth) for width in (1, 9) for depth in (1, 8, 16))


TARGETS = (
    Target("compiled", _decode, (ContentError,), _payloads),
    Target("compiled-file", decode_guide, (ContentError,), _files),
    Target("cover", lambda content: read_cover(as_file(content, FILE).parent), (), _covers),
    Target("svg", svg_faults, (), _drawings),
    Target("png", png_fault, (), _photographs),
)
