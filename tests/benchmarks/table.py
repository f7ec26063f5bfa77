"""The table of measurements: as text, as JSON, and as a picture (SVG)."""

import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal
from xml.sax.saxutils import escape

import msgspec

Who = Literal["kiosk", "floor", "browser", "WeasyPrint"]

_COLOURS: Final = {"kiosk": "#0B4F5C", "floor": "#736B5E", "browser": "#823509", "WeasyPrint": "#823509"}
_LETTER_PX, _ROW_PX, _BAR_PX, _LEFT_PX, _WIDTH_PX = 9, 30, 20, 520, 1230


class Cell(msgspec.Struct, frozen=True):
    """What one contender took: the middle of several runs, and the least and the most."""

    median: float
    least: float
    most: float
    runs: int


class Row(msgspec.Struct):
    """One thing that was measured.

    Attributes:
        name: what it is.
        screen: the size of the screen, "" where there is none.
        unit: of the numbers.
        cells: who → what it took; who was not measured is not there.
        goal: in words; "" where there is none.
        most: the most that the goal allows, in ``unit``, None where that depends on a cell that is missing.
        note: what else is to be said.
    """

    name: str
    screen: str
    unit: str
    cells: dict[Who, Cell] = {}
    goal: str = ""
    most: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the goal is met by the kiosk's median."""
        if self.most is None or "kiosk" not in self.cells:
            return ""
        return "met" if self.cells["kiosk"].median <= self.most else "NOT MET"


def cell(values: Sequence[float]) -> Cell:
    """Sum several runs up."""
    return Cell(statistics.median(values), min(values), max(values), len(values))


def single(value: float) -> Cell:
    """Take a value that sums up itself, such as the 95th percentile of all touches."""
    return Cell(value, value, value, 1)


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value below which ``share`` (0 to 1) of all values lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[round(share * (len(ordered) - 1))]


def as_text(rows: Sequence[Row], remarks: Sequence[str]) -> str:
    """Write the table for a terminal."""
    lines = [f"{'':62}{'kiosk':>18}{'floor':>18}{'browser':>18}   ratios and goal"]
    for row in rows:
        name = f"{row.name} ({row.unit}){f', {row.screen}' if row.screen else ''}"
        told = [_told(row.cells.get(who)) for who in ("kiosk", "floor", "browser")]
        if "WeasyPrint" in row.cells:
            told[2] = f"WeasyPrint {row.cells['WeasyPrint'].median:.0f}"
        words = "; ".join(each for each in (_ratios(row), row.goal, row.verdict, row.note) if each)
        lines.append(f"{name:62}{told[0]:>18}{told[1]:>18}{told[2]:>18}   {words}")
    return "\n".join([*lines, "", *remarks])


def as_json(rows: Sequence[Row], remarks: Sequence[str]) -> bytes:
    """Write everything that was measured, for programs."""
    return msgspec.json.format(msgspec.json.encode({"rows": rows, "remarks": remarks}))


def write_picture(rows: Sequence[Row], remarks: Sequence[str], file: Path) -> None:
    """Draw a bar for each number, the longest of a row over the whole width, as an SVG file."""
    parts, top = [], 16
    for row in rows:
        scale = (_WIDTH_PX - _LEFT_PX - 130) / (
            max((each.most for each in row.cells.values()), default=1) or 1
        )
        name = f"{row.name}{f', {row.screen}' if row.screen else ''}"
        goal = " ".join(each for each in (row.goal, row.verdict and f"({row.verdict})") if each)
        parts.append(_words(16, top + 18, name, strong=True) + _words(16, top + 40, goal))
        for who, one in row.cells.items():
            parts.append(_bar(who, one, top, scale, row.unit))
            top += _ROW_PX
        top += max(0, 2 - len(row.cells)) * _ROW_PX + 14
    for remark in remarks:
        parts.append(_words(16, top + 18, remark))
        top += 24
    alt = escape(as_text(rows, remarks))
    style = "text{font:15px sans-serif;fill:#17252B}.strong{font-weight:bold}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH_PX} {top + 16}" role="img">'
        f"<desc>{alt}</desc><style>{style}</style>"
        f'<rect width="100%" height="100%" fill="#FFFFFF"/>{"".join(parts)}</svg>\n',
        encoding="utf-8",
    )


def _bar(who: Who, one: Cell, top: int, scale: float, unit: str) -> str:
    width = max(one.median * scale, 1)
    middle = top + 4 + _BAR_PX / 2
    spread = (
        f'<path d="M{_LEFT_PX + one.least * scale:.1f} {middle}H{_LEFT_PX + one.most * scale:.1f}" '
        f'stroke="#17252B" stroke-width="3"/>'
    )
    name = _words(_LEFT_PX - 12 - _LETTER_PX * len(who), top + 19, who)
    number = _words(_LEFT_PX + one.most * scale + 10, top + 19, f"{_number(one.median)} {unit}")
    bar = (
        f'<rect x="{_LEFT_PX}" y="{top + 4}" width="{width:.1f}" height="{_BAR_PX}" fill="{_COLOURS[who]}"/>'
    )
    return name + bar + (spread if one.runs > 1 else "") + number


def _words(x: float, y: float, text: str, *, strong: bool = False) -> str:
    kind = ' class="strong"' if strong else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{kind}>{escape(text)}</text>'


def _told(one: Cell | None) -> str:
    if one is None:
        return "-"
    spread = f" ({_number(one.least)}..{_number(one.most)})" if one.runs > 1 else ""
    return _number(one.median) + spread


def _ratios(row: Row) -> str:
    if "kiosk" not in row.cells:
        return ""
    mine = row.cells["kiosk"].median
    told = [
        f"{mine / one.median:.2f} x {who}" for who, one in row.cells.items() if who != "kiosk" and one.median
    ]
    return ", ".join(told)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"
