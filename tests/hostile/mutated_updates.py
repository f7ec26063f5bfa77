"""Brings 100,000 mutated updates to a kiosk, as a stick does; none may be accepted.

``make fuzz ARGS=bundles`` brings them all, by as many processes as there are processors. A mutant that means
the same as the true update (a signature's hexadecimal digit in upper case, a file more that nobody reads) may
be taken: what is installed then is the signed bundle byte by byte, and such ones are counted apart.
"""

import multiprocessing
import os
import resource
import shutil
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from kiosk.bundle.carriers import open_carrier
from kiosk.bundle.errors import BundleError
from kiosk.bundle.state import Record
from tests.hostile.mutants import Mutants
from tests.unit.bundle.machine import Kiosk

COUNT: Final = 100_000
MOST_SECONDS: Final = 2.0
MOST_MB: Final = 200.0
_MOST_ADDRESSES: Final = 2 << 30
"""The bound on a worker's address space: a mutant that takes all memory ends in an error, not the machine."""
_BATCH: Final = 500


@dataclass
class Tally:
    """What came of a number of mutants.

    Attributes:
        refused: how often for which reason.
        same: how many were taken that mean the same as the true update.
        faults: what must not be, each told with the numbers that make it again.
        slowest_s: the longest time of the processor for one.
        memory_mb: by how much the worker grew while it worked, at its peak.
    """

    refused: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest_s: float = 0.0
    memory_mb: float = 0.0

    def add(self, other: "Tally") -> None:
        """Take in what another worker found."""
        self.refused += other.refused
        self.same += other.same
        self.faults += other.faults
        self.slowest_s = max(self.slowest_s, other.slowest_s)
        self.memory_mb = max(self.memory_mb, other.memory_mb)


class Clinic:
    """A kiosk that shows "v1", and sticks with what is to be "v2".

    Args:
        folder: a place for its store and the stick.
    """

    def __init__(self, folder: Path) -> None:
        self._stick = folder / "november.kioskupdate"
        self._mutants = Mutants(folder)
        self._clean = folder / "clean"
        Kiosk(self._clean, self._mutants.root).install(self._mutants.first)
        self._kiosk = Kiosk(folder / "store", self._mutants.root)
        self._reset()
        self._before = self._kiosk.store.record()
        self._true = _bundle_of(self._mutants.second)

    def _reset(self) -> None:
        shutil.rmtree(self._kiosk.folder, ignore_errors=True)
        shutil.copytree(self._clean, self._kiosk.folder)

    def bring(self, seed: int, number: int, tally: Tally) -> None:
        """Bring one mutant, and note what came of it."""
        way, content = self._mutants.mutant(seed, number)
        self._stick.write_bytes(content)
        begin = time.process_time()
        try:
            self._install()
        except BundleError as error:
            tally.refused[type(error).__name__] += 1
            after = self._kiosk.store.record()
            if _without_roots(after) != _without_roots(self._before):
                tally.faults.append(f"{seed}:{number} ({way}) was refused and changed the store")
            if after != self._before:  # a new root is kept, whatever comes with it
                self._reset()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            tally.faults.append(f"{seed}:{number} ({way}) raised {type(error).__name__}: {error}")
            self._reset()
        else:
            if self._holds_the_true_one():
                tally.same[way] += 1
            else:
                tally.faults.append(f"{seed}:{number} ({way}) was accepted")
            self._reset()
        seconds = time.process_time() - begin
        tally.slowest_s = max(tally.slowest_s, seconds)
        if seconds > MOST_SECONDS:
            tally.faults.append(f"{seed}:{number} ({way}) took {seconds:.1f} s")

    def _install(self) -> None:
        carrier = open_carrier(self._stick)
        try:
            self._kiosk.install(carrier)
        finally:
            carrier.close()

    def _holds_the_true_one(self) -> bool:
        """Tell whether what is installed now is what was signed, byte by byte."""
        record = self._kiosk.store.record()
        active = self._kiosk.folder / "bundles" / f"{record.active}.kioskbundle"
        shown = active.read_bytes() if active.is_file() else b""
        return shown == self._true or record.active == self._before.active


def _without_roots(record: Record) -> Record:
    lists = {name: text for name, text in record.trust.items() if "root" not in name}
    return msgspec.structs.replace(record, trust=lists, generation=0)


def _bundle_of(tree: dict[str, bytes]) -> bytes:
    """Give the bundle that a tree's newest list names: the last one that was published."""
    return [content for name, content in tree.items() if name.startswith("targets/")][-1]


def bring(seed: int, first: int, count: int) -> Tally:
    """Bring some mutants to a kiosk in this process.

    Args:
        seed: of all of them.
        first: the number of the first one.
        count: how many.
    """
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        clinic = Clinic(Path(folder))
        at_first = _peak_mb()
        for number in range(first, first + count):
            clinic.bring(seed, number, tally)
    tally.memory_mb = _peak_mb() - at_first
    if tally.memory_mb > MOST_MB:
        tally.faults.append(f"one of {seed}:{first} and the {count} from there took {tally.memory_mb:.0f} MB")
    return tally


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _bound_this_process() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))


def report(count: int, seed: int) -> int:
    """Bring ``count`` mutants by several processes, and print what came of them; 1 if anything is wrong."""
    begin = time.monotonic()
    whole = Tally()
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), spawn, _bound_this_process) as pool:
        batches = [(first, min(_BATCH, count - first)) for first in range(0, count, _BATCH)]
        for tally in pool.map(bring, [seed] * len(batches), *zip(*batches, strict=True)):
            whole.add(tally)
    minutes = (time.monotonic() - begin) / 60
    print(f"mutated updates    {count} in {minutes:.1f} min, {count / minutes / 60:.0f} a second")
    print(f"refused            {whole.refused.total()}: {_told(whole.refused)}")
    print(f"of no effect       {whole.same.total()}: {_told(whole.same)}")
    print(f"slowest            {whole.slowest_s * 1000:.0f} ms of the processor (bound {MOST_SECONDS:.0f} s)")
    print(f"memory             {whole.memory_mb:.0f} MB at most (bound {MOST_MB:.0f} MB)")
    print(f"accepted or wrong  {len(whole.faults)}")
    for fault in whole.faults[:20]:
        print(f"  {fault}")
    return bool(whole.faults)


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.most_common())
