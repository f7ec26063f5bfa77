"""Makes the pages of full visits, no two alike, as Typst keeps what it has set before.

Prints one JSON object: ``page_ms`` (cold first, then warm) and ``page_words`` (each page's lines).
"""

import datetime as dt
import json
import sys
import time

import msgspec
import pypdfium2  # type: ignore[import-untyped]  # it ships none

from kiosk import paths
from kiosk.content.compiled import read_guide
from kiosk.paper.page import PageMaker
from kiosk.ui.gallery import sample_visit
from kiosk.visit.summary import Summary, build_summary
from kiosk.visit.visit import Visit

_PAGES = 10


def summary(number: int) -> Summary:
    """Give a full visit whose words nobody has made a page of."""
    visit = Visit(read_guide(paths.built_in_guide()), "en")
    sample_visit(visit)
    usual = build_summary(visit, "en", dt.date(2026, 11, 1 + number), f"Practice {number}")
    questions = tuple(f"{words} ({number})" for words in usual.questions)
    rows = tuple(msgspec.structs.replace(row, title=f"{row.title} {number}") for row in usual.rows)
    return msgspec.structs.replace(usual, questions=questions, rows=rows)


def lines(pdf: bytes) -> list[str]:
    """Give the words of a page."""
    found = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return "\n".join(found).splitlines()


def main() -> None:
    """Make pages and tell."""
    summaries = [summary(number) for number in range(_PAGES)]
    maker = PageMaker(paths.resources())
    times, words = [], []
    for each in summaries:
        start = time.perf_counter()
        pdf = maker.make(each, "us-letter").pdf
        times.append((time.perf_counter() - start) * 1000)
        words.append(lines(pdf))
    json.dump({"page_ms": times, "page_words": words}, sys.stdout)


if __name__ == "__main__":
    main()
