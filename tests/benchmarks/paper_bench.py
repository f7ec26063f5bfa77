"""Measures the page: how long it takes, cold and warm, and what 1,000 of them leave in memory. Is no test.

No two pages are alike, as Typst keeps what it has set before. The least of many runs is what this machine
can do when nobody else uses it; the processor's time says the same where somebody does.
"""

import argparse
import datetime as dt
import os
import resource
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
import psutil
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.content.compiled import read_guide
from kiosk.paper.apart import PagesApart
from kiosk.paper.page import PageMaker
from kiosk.paper.phone_text import phone_code, phone_parts
from kiosk.paper.preview import rasterise
from kiosk.paper.spooler import NoSpooler
from kiosk.ui.gallery import sample_visit
from kiosk.ui.page_order import PageOrder
from kiosk.ui.printing import PrintDesk
from kiosk.visit.summary import Summary, build_summary
from kiosk.visit.visit import Visit

ROUNDS = 25
PAGES = 1000
SETTLED = 100
"""Pages until whatever is kept of recent ones is kept."""
DAY = dt.date(2026, 11, 22)
WIDTH_PX = 590
"""The preview's width on a screen of 1080 lines."""


class Visits:
    """Full visits in two languages, no two alike."""

    def __init__(self) -> None:
        guide = read_guide(paths.built_in_guide())
        self._usual = {}
        for language in guide.languages:
            visit = Visit(guide, language)
            sample_visit(visit)
            self._usual[language] = build_summary(visit, language, DAY)
        self._count = 0

    def another(self, language: str = "en") -> Summary:
        """Give a full visit that nobody has made a page of."""
        self._count += 1
        number, usual = self._count, self._usual[language]
        questions = tuple(f"{words} ({number})" for words in usual.questions)
        rows = tuple(msgspec.structs.replace(row, title=f"{row.title} {number}") for row in usual.rows)
        return msgspec.structs.replace(usual, questions=questions, rows=rows, practice=f"Practice {number}")


def used_ms() -> float:
    """Processor time of this process and of those of its children that have ended."""
    mine, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return (mine.ru_utime + mine.ru_stime + ended.ru_utime + ended.ru_stime) * 1000


def tell(name: str, work: Callable[[], object], goal_ms: float | None = None, rounds: int = ROUNDS) -> None:
    """Do ``work`` often and print how long it takes."""
    walls, used = [], []
    for _ in range(rounds):
        before, start = used_ms(), time.perf_counter()
        work()
        walls.append((time.perf_counter() - start) * 1000)
        used.append(used_ms() - before)
    goal = f"   goal {goal_ms:.0f} ms" if goal_ms is not None else ""
    print(
        f"{name:44} wall {min(walls):6.1f} ms (median {statistics.median(walls):6.1f})   "
        f"processor {min(used):6.1f} ms{goal}"
    )


def cold(visits: Visits) -> None:
    """Start the process, have it make one page, and end it."""
    pages = PagesApart(paths.resources())
    pages.make(visits.another(), "us-letter")
    pages.end()


def touch_to_preview(desk: PrintDesk, visits: Visits, application: QApplication) -> None:
    """Ask for a page and for its picture, and wait for it as the screen does."""
    seen: list[bool] = []
    desk.page_ready.connect(lambda _: desk.preview(0, WIDTH_PX))
    desk.preview_ready.connect(lambda: seen.append(True))
    desk.prepare(PageOrder(visits.another()))
    while not seen:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    desk.page_ready.disconnect()
    desk.preview_ready.disconnect()


def measure_times(visits: Visits, application: QApplication) -> None:
    """Print how long all of it takes."""
    maker, apart = PageMaker(paths.resources()), PagesApart(paths.resources())
    maker.warm_up()
    apart.warm_up()
    tell("page of a full visit, cold, process and all", lambda: cold(visits), 400, 5)
    for language in ("en", "es"):
        tell(f"the same, warm, in the process apart ({language})", _apart(apart, visits, language), 50)
    tell("the same, warm, in this process", lambda: maker.make(visits.another(), "us-letter"))
    tell("in large print", lambda: maker.make(visits.another(), "us-letter", large=True))
    pdf = maker.make(visits.another(), "us-letter").pdf
    tell("its picture for the screen", lambda: rasterise(pdf, WIDTH_PX, 0))
    desk = PrintDesk(apart, NoSpooler(), "us-letter")
    tell("from asking for a page to its picture", lambda: touch_to_preview(desk, visits, application), 150)
    words = paths.resources() / "i18n"
    tell("the text for a phone", lambda: phone_parts(visits.another(), words))
    part = phone_parts(visits.another("es"), words)[0]
    tell("a code for a phone", lambda: phone_code(part))
    desk.finish()


def _apart(pages: PagesApart, visits: Visits, language: str) -> Callable[[], object]:
    return lambda: pages.make(visits.another(language), "us-letter")


def measure_memory(visits: Visits, count: int) -> None:
    """Make many pages in one process, and print what that one and this one grew by."""
    pages = PagesApart(paths.resources())
    pages.warm_up()
    (maker,) = (each for each in psutil.Process().children() if "--set-pages" in each.cmdline())
    for number in range(count):
        if number == SETTLED:
            before = _memory_mb(maker), _memory_mb(psutil.Process())
        pages.make(visits.another("es" if number % 2 else "en"), "us-letter", large=number % 5 == 0)
    after = _memory_mb(maker), _memory_mb(psutil.Process())
    for name, was, now in zip(
        ("the process that makes pages", "the kiosk's own"), before, after, strict=True
    ):
        print(f"memory, pages {SETTLED} to {count}: {name:30} {was:6.1f} -> {now:6.1f} MB   goal +5 MB")
    pages.end()


def _memory_mb(process: psutil.Process) -> float:
    return float(process.memory_full_info().uss) / 2**20


def main() -> None:
    """Measure."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--pages", type=int, default=PAGES, help="how many for the memory's sake")
    arguments = reader.parse_args()
    application = QApplication([])
    visits = Visits()
    measure_times(visits, application)
    measure_memory(visits, max(arguments.pages, SETTLED + 1))


if __name__ == "__main__":
    main()
