"""The doctor's table: three columns, wrapped, so that it can be read on a terminal and in a mail."""

import itertools
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kiosk.doctor.finding import Finding, Severity

_SIGNS: Final = {Severity.FINE: "ok", Severity.WARNING: "WARNING", Severity.FAULT: "FAULT"}
_WIDTHS: Final = (16, 9, 40, 44)
"""Letters of each column."""


def lines_of(findings: Iterable[Finding]) -> Iterator[str]:
    """Give the table line by line, with a heading."""
    yield from _row(("what", "", "how it is", "what to do"))
    yield "-" * sum(_WIDTHS)
    for each in findings:
        yield from _row((each.what, _SIGNS[each.severity], each.how, each.advice))


def _row(cells: Sequence[str]) -> Iterator[str]:
    wrapped = [
        textwrap.wrap(cell, width - 2, break_on_hyphens=False)
        for cell, width in zip(cells, _WIDTHS, strict=True)
    ]
    for parts in itertools.zip_longest(*wrapped, fillvalue=""):
        yield "".join(part.ljust(width) for part, width in zip(parts, _WIDTHS, strict=True)).rstrip()
