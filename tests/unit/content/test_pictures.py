"""Pictures are safe to show, or refused with the reason."""

import struct
import tomllib
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.png import MAX_SIDE_PX, png_fault
from kiosk.content.svg import COLOUR_ROLES, svg_faults

ROOT = Path(__file__).parents[3]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 2, height: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0\0" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def png_problems(content: bytes) -> list[str]:
    problem = png_fault(content)
    return [problem] if problem else []


def svg_problems(content: bytes) -> list[str]:
    return [fault.problem for fault in svg_faults(content)]


def test_a_whole_png_is_fine() -> None:
    assert png_problems(png()) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "this is no PNG file"),
        (b"GIF89a", "this is no PNG file"),
        (png()[:-1], "the file ends too early"),
        (png()[:30], "the file ends too early"),
        (png() + b"more", "other bytes follow the picture's end"),
        (png()[:45] + b"\xff" + png()[46:], "the file is damaged"),
        (png(MAX_SIDE_PX + 1, 2), "pixels; at most"),
        (png(0, 2), "0 by 2 pixels"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""), "does not begin with its header"),
    ],
    ids=["empty", "other", "cut", "cut early", "longer", "changed", "wide", "flat", "headless"],
)
def test_a_png_that_is_not_whole_or_too_large_is_refused(content: bytes, problem: str) -> None:
    (told,) = png_problems(content)
    assert problem in told


@given(st.integers(0, len(png()) - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_png_is_found(at: int, change: int) -> None:
    content = bytearray(png())
    content[at] ^= change
    assert len(png_problems(bytes(content))) == 1


@given(st.binary(max_size=200))
def test_no_bytes_end_the_checks(content: bytes) -> None:
    assert png_problems(content)
    assert svg_problems(content)
    assert png_problems(png()[:8] + content)


def test_entities_are_refused_before_they_grow() -> None:
    levels = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "grow">{levels}]><svg>&a11;</svg>'
    assert svg_problems(bomb.encode()) == ["a DOCTYPE or an entity is not allowed"]


def test_elements_nested_without_end_are_refused() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">' + "<g>" * 10_000
    assert svg_problems(drawing.encode()) == ["elements are nested deeper than 32"]


def test_a_drawing_in_another_encoding_is_refused() -> None:
    drawing = '<?xml version="1.0" encoding="utf-16"?><svg xmlns="http://www.w3.org/2000/svg"/>'
    assert svg_problems(drawing.encode("utf-16"))


def test_a_packed_drawing_is_refused() -> None:
    assert svg_problems(zlib.compress(b"<svg/>"))


def test_every_role_that_a_drawing_may_wear_is_one_of_the_theme() -> None:
    theme = tomllib.loads((ROOT / "resources" / "theme" / "tokens.toml").read_text(encoding="utf-8"))
    assert theme["light"].keys() >= COLOUR_ROLES
    assert theme["dark"].keys() >= COLOUR_ROLES
