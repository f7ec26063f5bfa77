"""Codes hold what they were given, and say when they cannot."""

import pytest
import zxingcpp
from PIL import Image

from kiosk.paper.code import QUIET_ZONE, Code, code_of
from kiosk.paper.errors import CodeTooLongError

_DOTS = 4


def _picture(code: Code) -> Image.Image:
    side = code.side + 2 * QUIET_ZONE
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(code.rows):
        for x, module in enumerate(row):
            if module == "1":
                picture.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    return picture.resize((side * _DOTS, side * _DOTS), Image.Resampling.NEAREST)


@pytest.mark.parametrize(
    "text", ["What helps?", "¿Qué me ayudaría más? Señora Núñez", "Schmerz — “zwei” Wörter ✓", "7"]
)
def test_a_reader_reads_the_text_that_was_put_in(text: str) -> None:
    (found,) = zxingcpp.read_barcodes(_picture(code_of(text, "M")))

    assert found.text == text


def test_a_reader_reads_bytes_that_are_no_text() -> None:
    content = bytes(range(256))

    (found,) = zxingcpp.read_barcodes(_picture(code_of(content, "Q")))

    assert found.bytes == content


def test_a_higher_level_makes_a_larger_code() -> None:
    assert code_of("x" * 500, "H").side > code_of("x" * 500, "L").side


def test_what_does_not_fit_is_refused_and_not_quoted() -> None:
    with pytest.raises(CodeTooLongError) as refusal:
        code_of("sore back " * 400, "M")

    assert "sore" not in str(refusal.value)
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__


def test_a_code_larger_than_its_place_is_refused() -> None:
    code = code_of("x" * 300, "M")

    assert code_of("x" * 300, "M", most_modules=code.side) == code
    with pytest.raises(CodeTooLongError):
        code_of("x" * 300, "M", most_modules=code.side - 1)


def test_the_text_of_a_code_shows_nothing_of_it() -> None:
    assert "1010" not in repr(code_of("private", "M"))
