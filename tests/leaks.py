"""Finds marks in bytes, however they are written: as text, in base64 or hex, compressed, or on a page.

A mark is a word of plain letters that occurs nowhere else.
"""

import base64
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped] # it ships none

_DEEPEST: Final = 4
_MOST_BYTES: Final = 20_000_000
_TEXTS: Final = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_ZLIB: Final = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP: Final = re.compile(rb"\x1f\x8b\x08")
_ZIP: Final = re.compile(rb"PK\x03\x04")
_ZIP_HEAD: Final = struct.Struct("<4s5H3L2H")
_RAW_DEFLATE, _IN_GZIP, _IN_ZLIB = -15, 31, 15


def marks_in(content: bytes, marks: Iterable[str]) -> set[str]:
    """Give those of ``marks`` that are anywhere in ``content``."""
    return {mark for mark in marks if any(_holds(part, mark) for part in unfolded(content))}


def unfolded(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """Give the content, and whatever is compressed in it, however deep."""
    yield content
    if depth == _DEEPEST:
        return
    for inside in (*_inflated(content), *_page_texts(content)):
        yield from unfolded(inside, depth + 1)


def files_below(*folders: Path) -> Iterator[Path]:
    """Give all plain files there are below some folders."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path


def _holds(content: bytes, mark: str) -> bool:
    lower = content.lower()
    return any(
        mark.lower().encode(text) in lower or mark.encode(text).hex().encode() in lower for text in _TEXTS
    ) or any(each in content for text in _TEXTS[:2] for each in _in_base64(mark.encode(text)))


def _in_base64(word: bytes) -> Iterator[bytes]:
    """Give what base64 makes of a word at each of its three places, without what its neighbours change."""
    for before in range(3):
        coded = base64.b64encode(bytes(before) + word)
        begin = -(-8 * before // 6)
        yield coded[begin : 8 * (before + len(word)) // 6]


def _inflated(content: bytes) -> Iterator[bytes]:
    starts = [(found.start(), _IN_ZLIB) for found in _ZLIB.finditer(content)]
    starts += [(found.start(), _IN_GZIP) for found in _GZIP.finditer(content)]
    for found in _ZIP.finditer(content):
        head = content[found.start() : found.start() + _ZIP_HEAD.size]
        if len(head) == _ZIP_HEAD.size:
            *_, name, extra = _ZIP_HEAD.unpack(head)
            starts.append((found.start() + _ZIP_HEAD.size + name + extra, _RAW_DEFLATE))
    for start, kind in starts:
        try:
            inside = zlib.decompressobj(kind).decompress(content[start:], _MOST_BYTES)
        except zlib.error:
            continue
        if inside:
            yield inside


def _page_texts(content: bytes) -> Iterator[bytes]:
    start = content.find(b"%PDF-")
    if start < 0:
        return
    try:
        document = pypdfium2.PdfDocument(content[start:])
    except pypdfium2.PdfiumError:
        return
    for page in document:
        yield " ".join(page.get_textpage().get_text_bounded().split()).encode()
    document.close()
