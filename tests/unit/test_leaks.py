"""What looks for leaks finds them, however they are written."""

import base64
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from tests.leaks import marks_in

MARK = "Quaxolith"
TEXT = f"chosen: {MARK}, and more"


def zipped(text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", text)
    return stream.getvalue()


WAYS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "upper case": lambda text: text.upper().encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16, big end first": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "hex": lambda text: text.encode().hex().encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64, a letter later": lambda text: base64.b64encode(b"x" + text.encode()),
    "base64, two letters later": lambda text: base64.b64encode(b"xy" + text.encode()),
    "base64 of utf-16": lambda text: base64.b64encode(text.encode("utf-16")),
    "zlib": lambda text: b"before" + zlib.compress(text.encode(), 9) + b"after",
    "gzip": lambda text: gzip.compress(text.encode()),
    "zip": zipped,
    "zlib in zlib": lambda text: zlib.compress(zlib.compress(text.encode())),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_mark_is_found(way: str) -> None:
    content = bytes(range(256)) + WAYS[way](TEXT) + bytes(range(256))
    assert marks_in(content, [MARK, "Another"]) == {MARK}


@pytest.mark.parametrize("way", WAYS)
def test_where_there_is_none_none_is_found(way: str) -> None:
    content = bytes(range(256)) + WAYS[way](TEXT.replace(MARK, "nothing of the kind")) + bytes(range(256))
    assert marks_in(content, [MARK]) == set()
