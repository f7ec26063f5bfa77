"""The table of measurements says what was measured, what was not, and whether a goal is met."""

from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from tests.benchmarks.table import Row, as_json, as_text, cell, percentile, single, write_picture

START = cell([300, 200, 250])
ROWS = (
    Row(
        "start",
        "1920x1080",
        "ms",
        {"kiosk": cell([300, 200, 250]), "floor": single(200)},
        "goal 1.4 x floor",
        280,
    ),
    Row("memory", "", "MB", {"kiosk": single(131), "browser": single(524)}, "goal 0.20 x browser", 104.8),
    Row("page <one> & two", "", "ms", {"kiosk": single(9)}, note="nothing to compare with"),
)


@pytest.mark.parametrize(
    ("share", "value"), [(0, 1), (0.5, 3), (0.95, 5), (1, 5)], ids=["least", "middle", "95th", "most"]
)
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile([5, 1, 4, 2, 3], share) == value


def test_a_line_has_the_middle_the_spread_the_ratio_and_the_verdict() -> None:
    start, memory, page = as_text(ROWS, []).splitlines()[1:4]
    assert "250 (200..300)" in start
    assert "1.25 x floor; goal 1.4 x floor; met" in start
    assert "0.25 x browser" in memory
    assert "NOT MET" in memory
    assert page.split("   ")[-1] == "nothing to compare with"


def test_who_was_not_measured_has_a_dash() -> None:
    start, memory, page = (line.split() for line in as_text(ROWS, []).splitlines()[1:4])
    assert (start.count("-"), memory.count("-"), page.count("-")) == (1, 1, 2)


def test_programs_read_back_what_was_measured() -> None:
    told = msgspec.json.decode(as_json(ROWS, ["a remark"]))
    assert told["rows"][0]["cells"]["kiosk"] == {"median": 250, "least": 200, "most": 300, "runs": 3}
    assert told["remarks"] == ["a remark"]


def test_the_picture_is_svg_that_says_in_words_what_it_shows(tmp_path: Path) -> None:
    write_picture(ROWS, ["a remark"], tmp_path / "pictures" / "speed.svg")
    root = ET.parse(tmp_path / "pictures" / "speed.svg").getroot()  # noqa: S314 - our own file
    (told,) = root.iter("{http://www.w3.org/2000/svg}desc")
    assert told.text == as_text(ROWS, ["a remark"])
    bars = list(root.iter("{http://www.w3.org/2000/svg}rect"))
    assert len(bars) == 1 + sum(len(row.cells) for row in ROWS)
