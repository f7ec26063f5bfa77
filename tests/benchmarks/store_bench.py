"""Measures the store: the import of a large bundle, and what a start costs. Prints figures and ratios.

The import is measured against ``sha256sum`` plus ``cp`` plus forcing the copy to the disk, of the same file
on the same disk, in turn (A B A B …), so that the ratio holds while the machine's speed drifts. A start is
measured in processes of its own, against one that opens the compiled guide without any store.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiosk import paths
from kiosk.bundle.archive import write_bundle
from kiosk.bundle.carriers import TARGET, target_path, write_update
from kiosk.content.compiled import read_guide
from tests.benchmarks.contenders import environment
from tests.unit.bundle.publisher import Publisher

HERE = Path(__file__).parent
RECORDINGS = 25
RECORDING_BYTES = 20_000_000
ROUNDS = 5
STARTS = 15


def probe(*arguments: str | Path) -> dict[str, float]:
    """Run the probe in a process of its own, and return what it measured."""
    done = subprocess.run(
        [sys.executable, str(HERE / "store_probe.py"), *map(str, arguments)],
        env=environment("", os.devnull),
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def large_update(folder: Path) -> tuple[Path, Path, Path]:
    """Publish a guide with 500 MB of recordings; return the update, the root and the bundle."""
    recordings = {}
    for number in range(RECORDINGS):
        recordings[f"{number:02}.ogg"] = folder / f"{number:02}.ogg"
        recordings[f"{number:02}.ogg"].write_bytes(os.urandom(RECORDING_BYTES))
    packed = write_bundle(read_guide(paths.built_in_guide()), folder / TARGET, recordings)
    for file in recordings.values():
        file.unlink()
    publisher = Publisher()
    publisher.publish(b"a place holder", label="large")
    publisher.targets.targets[TARGET].length = packed.length
    publisher.targets.targets[TARGET].hashes = {"sha256": packed.sha256}
    publisher.publish_lists()
    lists = {name: each for name, each in publisher.tree.items() if name.startswith("metadata/")}
    update, root = folder / "large.kioskupdate", folder / "root.json"
    write_update({**lists, target_path(packed.sha256): packed.path}, update)
    root.write_bytes(publisher.first_root)
    return update, root, packed.path


def plain_copy(source: Path, target: Path) -> float:
    """Return the seconds that the system's own tools take."""
    start = time.monotonic()
    for command in (["sha256sum", source], ["cp", source, target], ["sync", target, target.parent]):
        subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def measure_import(folder: Path) -> None:
    """Compare the import with the plain copy."""
    update, root, bundle = large_update(folder)
    times: dict[str, list[float]] = {"copy": [], "import": []}
    growths = []
    for number in range(ROUNDS):
        times["copy"].append(plain_copy(bundle, folder / "copy"))
        (folder / "copy").unlink()
        store = folder / f"store-{number}"
        found = probe("import", store, update, root)
        times["import"].append(found["seconds"])
        growths.append(found["growth_mb"])
        shutil.rmtree(store)
    ratios = [one / other for one, other in zip(times["import"], times["copy"], strict=True)]
    print(
        f"import of {bundle.stat().st_size / 1e6:.0f} MB   sha256sum + cp + sync "
        f"{statistics.median(times['copy']):5.2f} s   import {statistics.median(times['import']):5.2f} s   "
        f"ratio {statistics.median(ratios):4.2f} ({min(ratios):.2f} to {max(ratios):.2f})   goal 1.30"
    )
    print(f"memory growth meanwhile   {max(growths):.1f} MB   goal 20")


def measure_start(folder: Path) -> None:
    """Tell what the store adds to a start with the built-in guide."""
    times: dict[str, list[float]] = {"plain": [], "store": []}
    for what in times:
        probe(what, folder / "data")
    for _ in range(STARTS):
        for what, kept in times.items():
            kept.append(1000 * probe(what, folder / "data")["seconds"])
    plain, store = (statistics.median(kept) for kept in times.values())
    print(
        f"start, until the guide is open   without a store {plain:5.1f} ms   with it {store:5.1f} ms   "
        f"more {store - plain:5.1f} ms   goal 60"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=os.environ.get("KIOSK_BENCH_DIR")) as name:
        measure_start(Path(name))
        measure_import(Path(name))
