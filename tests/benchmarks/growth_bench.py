"""Measures what grows with the guides: 10, 100 and 1,000 sections with pictures; 1, 100 and 1,000 guides.

Starts, memory and touches are those of whole kiosks in processes of their own, in turn (A B C A B C …), so
that ratios hold while the machine's speed drifts. Prints a table; ``build/bench/growth.json`` has its rows.
"""

import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kiosk.authoring.loading import check_folder
from kiosk.bundle.archive import Packed, write_bundle
from kiosk.bundle.carriers import TARGET, target_path, write_update
from kiosk.content.compiled import encode_guide
from kiosk.content.model import Guide
from kiosk.guide_source import GuideSource
from tests.benchmarks.contenders import ROOT, environment
from tests.benchmarks.table import Row, as_text, cell, single
from tests.unit.bundle.publisher import Publisher

HERE = Path(__file__).parent
OUT = ROOT / "build" / "bench"
SOURCE = ROOT / "content" / "si-joint"
SIZES = (10, 100, 1000)
GUIDES = (1, 100, 1000)
ROUNDS = 5
_TODAY = dt.date(2026, 11, 22)
_PICTURES = ("where-the-joint-is", "what-an-injection-does", "what-fusion-does")


def main() -> None:
    """Measure, print the table, and keep its rows."""
    with tempfile.TemporaryDirectory() as name:
        rows = [*_sections(Path(name)), *_guides(Path(name))]
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "growth.json").write_bytes(msgspec.json.format(msgspec.json.encode(rows)))
    print(as_text(rows, [f"Starts and touches: median of {ROUNDS} (least..most), without a display."]))


# --- Sections --------------------------------------------------------------------------------


def _sections(folder: Path) -> list[Row]:
    rows, stores = [], {}
    for count in SIZES:
        source = _long_source(folder / f"source-{count}", count)
        start = time.monotonic()
        guide = check_folder(source, _TODAY).guide
        rows.append(Row(f"check, {count} sections", "", "s", {"kiosk": single(time.monotonic() - start)}))
        if guide is None:
            raise RuntimeError("the long guide has errors")
        start = time.monotonic()
        encode_guide(guide)
        rows.append(Row(f"compile, {count} sections", "", "s", {"kiosk": single(time.monotonic() - start)}))
        packed = write_bundle(guide, folder / TARGET)
        stores[count] = folder / f"sections-{count}"
        rows += _installed(packed, folder, stores[count], f"{count} sections")
    return rows + _measured(stores, "sections", SIZES[0])


def _long_source(folder: Path, count: int) -> Path:
    """Write the built-in guide with more sections, a picture in each."""
    shutil.copytree(SOURCE, folder)
    for number in range(count - len(list((SOURCE / "sections").glob("*.en.md")))):
        for language in ("en", "es"):
            text = (SOURCE / "sections" / f"20-why-it-matters.{language}.md").read_text(encoding="utf-8")
            title = text.split('title = "', 1)[1].split('"', 1)[0]
            text = text.replace(title, f"{title} {number}", 1)
            picture = f"\n```picture\n{_PICTURES[number % len(_PICTURES)]}\n```\n"
            file = folder / "sections" / f"99-more-{number:04}.{language}.md"
            file.write_text(text + picture, encoding="utf-8")
    return folder


# --- Guides ----------------------------------------------------------------------------------


def _guides(folder: Path) -> list[Row]:
    rows, stores = [], {}
    guide = check_folder(SOURCE, _TODAY).guide
    if guide is None:
        raise RuntimeError("the built-in guide has errors")
    for count in GUIDES:
        start = time.monotonic()
        others = (_variant(guide, number) for number in range(1, count))
        packed = write_bundle(guide, folder / TARGET, others=others)
        rows.append(
            Row(f"compile and pack, {count} guides", "", "s", {"kiosk": single(time.monotonic() - start)})
        )
        stores[count] = folder / f"guides-{count}"
        rows += _installed(packed, folder, stores[count], f"{count} guides")
    return rows + _measured(stores, "guides", GUIDES[0])


def _variant(guide: Guide, number: int) -> Guide:
    """Return another guide: of the same length, with a word in its title that no other has."""
    title = {language: f"Topic {number:04} {text}" for language, text in guide.title.items()}
    return replace(guide, id=f"topic-{number}", title=title)


# --- Both ------------------------------------------------------------------------------------


def _installed(packed: Packed, folder: Path, data: Path, what: str) -> list[Row]:
    """Sign a bundle, import it as a kiosk does, and have its cover kept; return what the import took."""
    publisher = Publisher()
    publisher.publish(b"a place holder")
    publisher.targets.targets[TARGET].length = packed.length
    publisher.targets.targets[TARGET].hashes = {"sha256": packed.sha256}
    publisher.publish_lists()
    lists = {name: each for name, each in publisher.tree.items() if name.startswith("metadata/")}
    update, root = folder / "one.kioskupdate", folder / "root.json"
    write_update({**lists, target_path(packed.sha256): packed.path}, update)
    root.write_bytes(publisher.first_root)
    store = data / "guides" / "clinic"  # which is shown instead of what comes with the app
    store.parent.mkdir(parents=True)
    found = _run("store_probe.py", "import", store, update, root)
    packed.path.unlink()
    update.unlink()
    source = GuideSource(data, folder / "none", folder / "none", lambda *_: None)
    source.open()
    source.confirm()
    source.close()
    return [
        Row(
            f"import, {what}", "", "s", {"kiosk": single(found["seconds"])}, note=f"{packed.length >> 20} MiB"
        ),
        Row(f"memory that the import adds, {what}", "", "MB", {"kiosk": single(found["growth_mb"])}),
    ]


_MEASURED = {"start": "ms", "ready": "ms", "memory": "MB", "first touch": "ms", "search": "ms",
             "choice of a topic": "ms", "page": "ms", "memory in a visit": "MB"}  # fmt: skip
_GOALS: dict[str, Callable[[float], tuple[str, float]]] = {
    "start": lambda one: ("at most 1.1 of the least", 1.1 * one),
    "memory": lambda one: ("at most 1.2 of the least", 1.2 * one),
    "search": lambda _: ("at most 30 ms", 30.0),
}


def _measured(stores: dict[int, Path], what: str, least: int) -> list[Row]:
    """Open kiosks in turn, and return what they took."""
    runs: dict[int, list[dict[str, float]]] = {count: [] for count in stores}
    for number in range(ROUNDS + 1):
        for count, folder in stores.items():
            found = _run("growth_probe.py", folder, visit="1")
            if number:  # the first one reads the code from the disk
                runs[count].append(found)
    rows = []
    for name, unit in _MEASURED.items():
        for count, measured in runs.items():
            values = [each[name] for each in measured if name in each]
            if not values:
                continue
            row = Row(f"{name}, {count} {what}", "1920x1080", unit, {"kiosk": cell(values)})
            if name in _GOALS and count != least:
                one = [each[name] for each in runs[least] if name in each]
                row.goal, row.most = _GOALS[name](statistics.median(one) if one else 0.0)
            rows.append(row)
    return rows


def _run(script: str, *arguments: str | Path, visit: str = "") -> dict[str, float]:
    """Run a probe in a process of its own, and return what it measured."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *map(str, arguments)],
        env={**environment("", os.devnull), "QT_QPA_PLATFORM": "offscreen", "GROWTH_VISIT": visit},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
