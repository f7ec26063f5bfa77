"""Measures what a patient notices and what a clinic pays for, beside a bare label and beside Chromium.

All of it on displays of its own, real X servers without a panel or a graphics card, in processes of their
own, in turn (A B A B …), so that ratios hold while the machine's speed drifts. What is painted is seen from
outside, in the X server's frame buffer. Is no test; it prints a table, and writes ``build/bench`` and a
picture. ``--long`` makes 500 visits and stays idle for 10 minutes, as the goals say.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from kiosk import paths
from kiosk.authoring.site.export import export_site
from kiosk.content.compiled import read_guide
from tests.benchmarks import contenders, journeys
from tests.benchmarks.contenders import Commands, environment, running
from tests.benchmarks.panel import Painted, Panel
from tests.benchmarks.table import (
    Cell,
    Row,
    Who,
    as_json,
    as_text,
    cell,
    percentile,
    single,
    write_picture,
)
from tests.private_display import private_display

SIZES = ((1920, 1080), (3840, 2160))
OUT = contenders.ROOT / "build" / "bench"
PICTURE = contenders.ROOT / ".github" / "pictures" / "speed.svg"
_PAGE_MS = {1080: (16, 50), 2160: (33, None)}
"""Height of the screen → the most that 95 in 100 page changes, and the slowest one, may take."""


class Bench:
    """The measurements on one size of screen.

    Args:
        size: of the screen, in pixels.
        folder: for data of the contenders.
        panel: of the display.
        around: the environment for all of them.
        rounds: how often each start is measured.

    Attributes:
        rows: what was measured.
        pages: how long each page change of the kiosk took, a line each.
    """

    def __init__(
        self, size: tuple[int, int], folder: Path, panel: Panel, around: dict[str, str], rounds: int
    ) -> None:
        self._screen = "{}x{}".format(*size)
        self._height = size[1]
        self._panel, self._around, self._rounds = panel, around, rounds
        self._commands = Commands(folder, size)
        self._pages = len(list((folder / "site" / "en").iterdir()))
        self._start_place = (0, 0)
        self.rows: list[Row] = []
        self.pages: list[str] = []

    # --- A visit: pages, scrolling, memory, idle ------------------------------------------

    def visits(self, counts: tuple[int, ...], idle_s: float) -> None:
        """Walk through everything once, then make many visits."""
        mine = self._walk_kiosk(counts, idle_s)
        theirs = self._walk_browser(counts, idle_s) if contenders.CHROMIUM else {}
        fast, slowest = _PAGE_MS[self._height]
        last = counts[-1]

        def add(name: str, unit: str, key: str, goal: str = "", most: float | None = None) -> Row:
            row = Row(name, self._screen, unit, _cells(mine, theirs, key), goal, most)
            self.rows.append(row)
            return row

        add("page change, median", "ms", "page 0.5")
        add("page change, 95th percentile", "ms", "page 0.95", f"goal {fast} ms", fast)
        add("page change, slowest", "ms", "page 1.0", f"goal {slowest} ms" if slowest else "", slowest)
        add("page complete, 95th percentile", "ms", "whole")
        add("text size, touch to painted", "ms", "text size")
        add("language, touch to painted", "ms", "language")
        add("scrolling: frames over 16.7 ms", "%", "late", "goal under 1 %", 1)
        _beside_browser(add("memory (PSS) after 1 visit", "MB", "memory 1"), 0.25)
        for count in counts[1:]:
            name, most = f"memory (PSS) after {count} visits", mine["memory 1"] + 3
            add(name, "MB", f"memory {count}", "goal +3 MB over 1 visit", most)
        add(f"page change after {last} visits, median", "ms", f"page {last}")
        _beside_browser(add(f"processor over {idle_s:.0f} idle s", "s", "idle"), 0.1)

    def _walk_kiosk(self, counts: tuple[int, ...], idle_s: float) -> dict[str, float]:
        with running(self._commands.driven(), self._around) as process:
            kiosk = journeys.WalkedKiosk(process, self._panel)
            self._start_place = kiosk.where("welcome.start.en") or (0, 0)
            self._panel.rest()
            found = {"idle": contenders.idle_cpu_s(process.pid, idle_s)}
            walked = list(kiosk.walk())
            self.pages = [f"{painted.first_ms:6.1f} ms {control}" for control, painted in walked]
            found |= _of_pages([painted for _, painted in walked])

            def visit() -> None:
                kiosk.do("visit")
                kiosk.do("erase")

            memory = journeys.memory_after(process.pid, visit, counts)
            found |= {f"memory {count}": value for count, value in memory.items()}
            found[f"page {counts[-1]}"] = _of_pages([each for _, each in kiosk.walk()])["page 0.5"]
            for control in ("welcome.start.en", "home.learn", *5 * ("reader.next",)):
                kiosk.press(control)
            steps, late = journeys.flick(self._panel, 10)
            found |= {"late": 100 * late / steps} if steps else {}
            kiosk.press("reader.home")
            for name, control in (("text size", "bar.text_size"), ("language", "bar.language.es")):
                painted = kiosk.press(control)
                found |= {name: painted.first_ms} if painted else {}
        return found

    def _walk_browser(self, counts: tuple[int, ...], idle_s: float) -> dict[str, float]:
        browser = journeys.WalkedBrowser(self._panel, self._pages)
        with running(self._commands.browser(), self._around) as process:
            self._panel.until(self._panel.sees_cover)
            self._panel.rest()
            found = {"idle": contenders.idle_cpu_s(process.pid, idle_s)}
            found |= _of_pages([painted for _, painted in browser.walk()])
            few = tuple(count for count in counts if count <= 20)

            def visit() -> None:
                for _ in browser.walk(look_s=0):
                    pass

            memory = journeys.memory_after(process.pid, visit, few)
            found |= {f"memory {count}": value for count, value in memory.items()}
            for _ in range(7):  # to the longest section
                self._panel.touch(*browser.next)
            steps, late = journeys.flick(self._panel, 10)
            found |= {"late": 100 * late / steps} if steps else {}
        return found

    # --- Start ----------------------------------------------------------------------------

    def starts(self) -> None:
        """Start all of them in turn, and see when the welcome screen is there and answers."""
        commands: dict[Who, tuple[Callable[[], list[str]], tuple[int, int] | None]] = {
            "floor": (self._commands.floor, None),
            "kiosk": (self._commands.kiosk, self._start_place),
        }
        if contenders.CHROMIUM:
            next_page = journeys.WalkedBrowser(self._panel, self._pages).next
            commands["browser"] = (self._commands.browser, next_page)
        paints: dict[Who, list[float]] = {who: [] for who in commands}
        answers: dict[Who, list[float]] = {who: [] for who, (_, place) in commands.items() if place}
        for _ in range(self._rounds):
            for who, (command, place) in commands.items():
                paint, answer = self._start(command(), place)
                paints[who].append(paint)
                if answer is not None:
                    answers[who].append(answer)
        row = Row("start to first picture", self._screen, "ms", {who: cell(paints[who]) for who in paints})
        limits = {"floor": 1.4, "browser": 0.6}
        row.goal = "goal " + " and ".join(
            f"{limit} x {who}" for who, limit in limits.items() if who in paints
        )
        row.most = min(limit * row.cells[who].median for who, limit in limits.items() if who in row.cells)
        answered = Row("start to first touch answered", self._screen, "ms")
        answered.cells = {who: cell(times) for who, times in answers.items() if times}
        self.rows = [row, answered, *self.rows]

    def _start(self, command: list[str], place: tuple[int, int] | None) -> tuple[float, float | None]:
        self._panel.reach(self._panel.width - 1, 1)
        begin = time.perf_counter()
        with running(command, self._around):
            painted = self._panel.until(self._panel.sees_cover)
            answered = None
            while place is not None and answered is None and time.perf_counter() < painted + 10:
                at = time.perf_counter()
                page = self._panel.touch(*place, patience_s=2)
                answered = (at + page.first_ms / 1000 - begin) * 1000 + 80 if page else None
        self._panel.until(lambda: not self._panel.sees_cover())
        return (painted - begin) * 1000, answered


def _cells(mine: dict[str, float], theirs: dict[str, float], key: str) -> dict[Who, Cell]:
    who: list[tuple[Who, dict[str, float]]] = [("kiosk", mine), ("browser", theirs)]
    return {each: single(found[key]) for each, found in who if key in found}


def _beside_browser(row: Row, share: float) -> None:
    """Set a goal that is a share of what the browser takes; where there is none, there is no goal."""
    if "browser" in row.cells:
        row.goal, row.most = f"goal {share} x browser", share * row.cells["browser"].median


def _of_pages(pages: list[Painted]) -> dict[str, float]:
    first = [each.first_ms for each in pages]
    whole = [each.whole_ms for each in pages]
    found = {f"page {share}": percentile(first, share) for share in (0.5, 0.95, 1.0)}
    return found | {"whole": percentile(whole, 0.95)}


def measure_paper(around: dict[str, str]) -> Row:
    """Compare a page's PDF with the time that WeasyPrint takes for the same words, both warm."""
    row = Row("summary to PDF, warm", "", "ms")
    done = subprocess.run(
        [sys.executable, str(contenders.HERE / "page_probe.py")],
        env=around,
        capture_output=True,
        check=True,
        text=True,
    )
    figures = json.loads(done.stdout)
    row.cells["kiosk"] = cell(figures["page_ms"][1:])
    python = OUT / "weasyprint" / "bin" / "python"
    if not python.exists():
        row.note = "WeasyPrint could not be installed"
        return row
    probe = subprocess.run(
        [str(python), str(contenders.HERE / "weasyprint_probe.py")],
        input=json.dumps(figures["page_words"]),
        capture_output=True,
        check=False,
        text=True,
    )
    if probe.returncode:
        row.note = "WeasyPrint did not run"
    else:
        row.cells["WeasyPrint"] = cell(json.loads(probe.stdout))
    return row


def measure(arguments: argparse.Namespace) -> tuple[list[Row], list[str]]:
    """Measure everything; give the rows, and what is to be said of them."""
    rows: list[Row] = []
    counts = (1, 20, 500) if arguments.long else (1, arguments.visits)
    idle_s = 600.0 if arguments.long else arguments.idle_s
    for size in SIZES[: 1 if arguments.quick else None]:
        with private_display(max(size)) as display, tempfile.TemporaryDirectory() as name:
            display.resize(*size)
            folder = Path(name)
            export_site(read_guide(paths.built_in_guide()), folder / "site", paths.resources(), paths.theme())
            around = environment(display.name, name)
            panel = Panel(display, size)
            bench = Bench(size, folder, panel, around, arguments.rounds)
            is_full = size == SIZES[0]
            bench.visits(counts if is_full else (1,), idle_s if is_full else 10.0)
            bench.starts()
            rows += bench.rows
            OUT.mkdir(parents=True, exist_ok=True)
            told = "\n".join(sorted(bench.pages, reverse=True))
            (OUT / f"pages-{size[1]}.txt").write_text(f"{told}\n", encoding="utf-8")
            if is_full:
                paper = measure_paper(around)
            panel.close()
    rows.append(paper)
    return rows + _growth(), _remarks(arguments)


def _growth() -> list[Row]:
    """Take over what `growth_bench` has measured, if it was run: ``build/bench/growth.json``."""
    file = OUT / "growth.json"
    return msgspec.json.decode(file.read_bytes(), type=list[Row]) if file.exists() else []


def _remarks(arguments: argparse.Namespace) -> list[str]:
    found = ["Xvfb without a graphics card. Starts: median of several (least..most), in turn."]
    if not contenders.CHROMIUM:
        found.append("Chromium is not installed, so there is no browser to compare with.")
    if not arguments.long:
        found.append("ARGS=--long makes 500 visits and stays idle for 10 minutes.")
    if not (OUT / "growth.json").exists():
        found.append("Growth was not measured.")
    return found


def main() -> None:
    """Measure, and write the table in three forms."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--long", action="store_true", help="500 visits, 10 idle minutes")
    reader.add_argument("--quick", action="store_true", help="the smaller screen only")
    reader.add_argument("--visits", type=int, default=20, metavar="N", help="how many; more than one")
    reader.add_argument("--idle-s", type=float, default=60.0, metavar="S", help="how long nobody is there")
    reader.add_argument("--rounds", type=int, default=7, help="how often each start is measured")
    reader.add_argument("--picture", type=Path, default=PICTURE, help="where the picture goes (SVG)")
    arguments = reader.parse_args()
    rows, remarks = measure(arguments)
    text = as_text(rows, remarks)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "bench.txt").write_text(f"{text}\n", encoding="utf-8")
    (OUT / "bench.json").write_bytes(as_json(rows, remarks))
    write_picture([row for row in rows if len(row.cells) > 1], remarks, arguments.picture)
    print(text)


if __name__ == "__main__":
    main()
