"""Whatever system call of an update fails, or is the last one: the old guide or the new one, whole.

The usual run takes a sample; ``make test-faults`` takes every call in every mode.
"""

import os
import shutil
import signal
from pathlib import Path

import pytest

from kiosk.bundle.store import Store
from tests.faults.system_calls import MODES, Files, Moment, disturbed, moments
from tests.faults.update_once import REFUSED
from tests.unit.bundle.machine import Kiosk
from tests.unit.bundle.publisher import Publisher, bundle_bytes, update_file

EVERY = 1 if os.environ.get("KIOSK_FAULTS") == "all" else 11
"""Of so many calls, one is disturbed; in each mode it is another one."""


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    """One whose second version lies in ``tmp_path`` as an update, beside a store with the first one."""
    publisher = Publisher()
    publisher.publish(bundle_bytes("v1", tmp_path), label="v1")
    Kiosk(tmp_path / "store", publisher.first_root).install(publisher.tree)
    publisher.publish(bundle_bytes("v2", tmp_path), label="v2")
    update_file(publisher.tree, tmp_path / "november.kioskupdate")
    (tmp_path / "root.json").write_bytes(publisher.first_root)
    return publisher


def files_in(folder: Path, name: str) -> Files:
    """Return a fresh copy of the store, with the update."""
    shutil.copytree(folder / "store", folder / name / "store")
    return Files(folder / name / "store", folder / "november.kioskupdate", folder / "root.json")


def wrong(files: Files, publisher: Publisher, ended: int, mode: str) -> str:
    """Return what is wrong with the store after a disturbed update; "" if all is well."""
    allowed = {-signal.SIGKILL, 128 + signal.SIGKILL} if mode == "killed" else {0, REFUSED}
    kiosk = Kiosk(files.store, publisher.first_root)
    shown = kiosk.shown
    if ended not in allowed:
        return f"it ended with {ended}"
    if shown not in ({"v2"} if ended == 0 else {"v1", "v2"}):
        return f"it shows {shown!r}"
    Store(files.store, "vendor").tidy()
    kiosk.install(publisher.tree)
    return "" if kiosk.shown == "v2" else "the update cannot be made again"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("mode", MODES)
def test_an_update_that_fails_at_a_system_call_leaves_a_guide(
    tmp_path: Path, publisher: Publisher, mode: str
) -> None:
    calls = moments(files_in(tmp_path, "undisturbed"))
    assert {"fsync", "rename", "openat", "write", "unlink"} <= {call.name for call in calls}
    faults: list[tuple[Moment, str]] = []
    ends = set()
    for call in calls[list(MODES).index(mode) % EVERY :: EVERY]:
        files = files_in(tmp_path, f"{call.name}-{call.number}")
        ended = disturbed(files, call, mode)
        ends.add(ended)
        if fault := wrong(files, publisher, ended, mode):
            faults.append((call, fault))
        shutil.rmtree(files.store.parent)
    assert faults == []
    assert ends - {0}, "nothing was disturbed"
