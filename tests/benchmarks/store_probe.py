"""Does one thing in a process of its own and prints its seconds and its growth in memory as JSON.

Usage: store_probe.py import STORE UPDATE ROOT, or store_probe.py plain|store FOLDER.
"""

import datetime as dt
import json
import sys
import time
from pathlib import Path


def peak_mb() -> float:
    """Return the most memory that this program ever had in use (proc(5), VmHWM)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1000


def run_import(store: str, update: str, root: str) -> dict[str, float]:
    """Import as the kiosk does: checked in another process, forced to the disk."""
    from kiosk.bundle.apart import check_apart
    from kiosk.bundle.carriers import UpdateFileCarrier
    from kiosk.bundle.importer import Importer
    from kiosk.bundle.store import Store

    anchor = Path(root).read_bytes()
    before = peak_mb()
    start = time.monotonic()
    importer = Importer(
        Store(Path(store), "vendor"),
        anchor,
        lambda: dt.datetime.now(dt.UTC),
        dt.date(2026, 1, 1),
        check_apart,
    )
    with UpdateFileCarrier(Path(update)) as carrier:
        importer.install(carrier, by_staff=True)
    return {"seconds": time.monotonic() - start, "growth_mb": peak_mb() - before}


def open_plainly(_folder: str) -> dict[str, float]:
    """Open the compiled guide, its modules included."""
    start = time.monotonic()
    from kiosk import paths
    from kiosk.content.compiled import read_guide

    read_guide(paths.built_in_guide())
    return {"seconds": time.monotonic() - start}


def open_from_store(folder: str) -> dict[str, float]:
    """Open the guide that the store says, its modules and all that is checked included."""
    start = time.monotonic()
    from kiosk import paths
    from kiosk.guide_source import GuideSource

    source = GuideSource(Path(folder), paths.built_in_update(), paths.built_in_guide(), lambda *_: None)
    source.open()
    seconds = time.monotonic() - start
    source.confirm()
    source.close()
    return {"seconds": seconds}


if __name__ == "__main__":
    what, *given = sys.argv[1:]
    if what == "import":
        found = run_import(*given)
    else:
        found = open_plainly(*given) if what == "plain" else open_from_store(*given)
    print(json.dumps(found))
