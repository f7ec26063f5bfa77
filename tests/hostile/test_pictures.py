"""Hostile pictures: signed with the right key, and refused all the same; and what Qt would have done."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from kiosk.content.fitness import MAX_MEDIA_BYTES
from kiosk.content.png import MAX_SIDE_PX
from kiosk.ui.widgets.drawing import read_png
from tests.hostile import pictures
from tests.hostile.conftest import Refused, with_picture

PIXEL = pictures.png(1, 1)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(pictures.png(8000, 8000, 1), "8000 by 8000 pixels", id="a bomb of one-bit pixels"),
        pytest.param(pictures.png(MAX_SIDE_PX + 1, 1), "4097 by 1 pixels", id="a pixel too wide"),
        pytest.param(pictures.png(64, 64)[: len(pictures.png(64, 64)) // 2], "too early", id="half of it"),
        pytest.param(pictures.flipped(pictures.png(64, 64)), "damaged", id="one bit other"),
        pytest.param(PIXEL + b"MZ", "other bytes follow", id="something behind it"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(100), "no PNG", id="a JPEG"),
        pytest.param(pictures.svg("<g/>"), "no PNG", id="a drawing"),
        pytest.param(pictures.SIGNATURE + bytes(MAX_MEDIA_BYTES), "larger than", id="2 MB"),
    ],
)
def test_a_photograph(refused: Refused, content: bytes, why: str) -> None:
    assert why in refused(with_picture(content, "png")).detail


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(pictures.entities(), "DOCTYPE", id="a billion laughs"),
        pytest.param(pictures.multiplied(), "`use` is not allowed", id="ten million shapes"),
        pytest.param(pictures.nested(20_000), "nested deeper", id="deep"),
        pytest.param(pictures.many(20_000), "more than", id="many elements"),
        pytest.param(pictures.gzipped(pictures.svg(" " * 1_000_000)), "well-formed", id="packed"),
        pytest.param(PIXEL, "well-formed", id="a photograph"),
        pytest.param(pictures.svg("<g/>")[:-9], "well-formed", id="half of it"),
        pytest.param(pictures.svg("Take 10 times the dose"), "words", id="words"),
        pytest.param(pictures.svg("<g/>", before="<?xml-stylesheet href='a'?>"), "instruction", id="a style"),
    ],
)
def test_a_drawing(refused: Refused, content: bytes, why: str) -> None:
    assert why in refused(with_picture(content, "svg")).detail


@pytest.mark.parametrize("address", ["/etc/passwd", "http://192.0.2.1/a", "data:image/svg+xml,a"])
def test_a_drawing_that_loads_something(refused: Refused, address: str) -> None:
    for drawing in pictures.loading(address):
        assert refused(with_picture(drawing, "svg")).detail


def test_the_toolkit_takes_the_bomb_that_the_kiosk_refuses() -> None:
    """If Qt begins to refuse it, the cap may be thought over again."""
    assert QImage.fromData(QByteArray(pictures.png(8000, 8000, 1))).width() == 8000


def test_what_is_called_a_photograph_is_not_drawn_as_something_else(tmp_path: Path) -> None:
    shown = tmp_path / "secret.png"
    shown.write_bytes(PIXEL)
    drawing = pictures.svg(f'<image href="{shown}" width="9" height="9"/>')
    assert not QImage.fromData(QByteArray(drawing)).isNull()
    assert read_png(drawing).isNull()
    assert read_png(pictures.png(3, 2)).size().toTuple() == (3, 2)
