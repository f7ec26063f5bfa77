"""What real processes do to a store: they are killed, run out of room, and meet each other."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.bundle.channels import Channels
from kiosk.bundle.embedded import Embedded, ensure_embedded
from kiosk.bundle.errors import BusyError
from kiosk.bundle.store import Store
from tests.unit.bundle.kill_driver import LIMITS
from tests.unit.bundle.machine import Kiosk, Publish, QuickFilesystem
from tests.unit.bundle.publisher import BUILT, Publisher, update_file

ROOT = Path(__file__).parents[3]
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}

BLOCKER = """
import importlib.abc, sys
class Blocker(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ImportError(name + " is not here")
sys.meta_path.insert(0, Blocker())
"""


@pytest.fixture
def prepared(kiosk: Kiosk, publisher: Publisher, publish: Publish, tmp_path: Path) -> tuple[Path, ...]:
    """A store with v1 under "store", an update file with v2, the root, and a folder for copies."""
    publish(1)
    kiosk.install(publisher.tree)
    publish(2)
    update = update_file(publisher.tree, tmp_path / "november.kioskupdate")
    root = tmp_path / "root.json"
    root.write_bytes(publisher.first_root)
    copies = tmp_path / "copies"
    copies.mkdir()
    return kiosk.folder, update, root, copies


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, *arguments],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def driven(mode: str, prepared: tuple[Path, ...]) -> dict[str, str]:
    """Return the copies' names, and how the process that updated each of them ended."""
    done = python(str(Path(__file__).with_name("kill_driver.py")), mode, *map(str, prepared))
    assert done.returncode == 0, done.stderr
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


def test_a_process_killed_at_any_step_leaves_the_old_or_the_new_version(
    prepared: tuple[Path, ...], publisher: Publisher
) -> None:
    ends = driven("kill", prepared)
    *killed, last = ends.values()
    assert set(killed) == {"killed"}
    assert last == "done"
    assert len(killed) >= 16
    found = []
    for name in ends:
        kiosk = Kiosk(prepared[3] / name, publisher.first_root)
        found.append(kiosk.shown)
        kiosk.store.tidy()
        assert not (kiosk.folder / "staging").exists()
        kiosk.install(publisher.tree)
        assert kiosk.shown == "v2"
    assert found == ["v1"] * found.count("v1") + ["v2"] * found.count("v2")
    assert set(found) == {"v1", "v2"}


def test_a_process_that_may_not_write_more_leaves_the_old_version_and_says_why(
    prepared: tuple[Path, ...], publisher: Publisher
) -> None:
    ends = driven("limit", prepared)
    assert ends == {str(limit): "NoSpaceError" for limit in LIMITS}
    for limit in LIMITS:
        kiosk = Kiosk(prepared[3] / str(limit), publisher.first_root)
        assert kiosk.shown == "v1"
        kiosk.install(publisher.tree)
        assert kiosk.shown == "v2"


HOLD = """
import sys
from pathlib import Path
from kiosk.bundle.store import Store
with Store(Path(sys.argv[1]), "vendor").writing():
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("end", ["in peace", "killed"])
def test_a_second_process_is_refused_until_the_first_one_ends(
    prepared: tuple[Path, ...], kiosk: Kiosk, publisher: Publisher, end: str
) -> None:
    with subprocess.Popen(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", HOLD, str(prepared[0])],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(BusyError, match="Wait a minute"):
            kiosk.install(publisher.tree)
        # A start does not wait for the other one either
        showing = Channels(kiosk.folder.parent, None, QuickFilesystem())
        assert showing.store("vendor").record().history == ()
        assert kiosk.shown == "v1"
        if end == "killed":
            os.kill(first.pid, signal.SIGKILL)
        else:
            first.communicate("go\n")
    kiosk.install(publisher.tree)
    assert kiosk.shown == "v2"


INSTALL = """
import datetime as dt
from pathlib import Path
from kiosk.bundle.carriers import UpdateFileCarrier
from kiosk.bundle.importer import Importer
from kiosk.bundle.store import Store
store, update, root = map(Path, sys.argv[1:4])
built = dt.date(2026, 1, 1)
importer = Importer(Store(store, "vendor"), root.read_bytes(), lambda: dt.datetime.now(dt.UTC), built)
with UpdateFileCarrier(update) as carrier:
    print(importer.install(carrier, by_staff=True).offer.version)
print("cryptography" in sys.modules)
"""


def test_a_kiosk_needs_no_signing_library(prepared: tuple[Path, ...], kiosk: Kiosk) -> None:
    blocked = {"cryptography", "cffi", "_cffi_backend", "nacl"}
    done = python("-c", BLOCKER.format(blocked=blocked) + INSTALL, *map(str, prepared[:3]))
    assert (done.returncode, done.stdout) == (0, "2\nFalse\n"), done.stderr
    assert kiosk.shown == "v2"


def test_a_kiosk_without_the_signing_library_still_refuses_a_stranger(
    prepared: tuple[Path, ...], kiosk: Kiosk, versions: tuple[bytes, ...]
) -> None:
    stranger = Publisher()
    stranger.publish(versions[3], version=9)
    update_file(stranger.tree, prepared[1])
    done = python("-c", BLOCKER.format(blocked={"cryptography"}) + INSTALL, *map(str, prepared[:3]))
    assert done.returncode == 1
    assert "SignatureError" in done.stderr
    assert kiosk.shown == "v1"


START = """
import datetime as dt
from pathlib import Path
from kiosk.bundle.channels import Channels, Embedded
folder, update, root = map(Path, sys.argv[1:4])
channels = Channels(folder, Embedded(update, root.read_bytes(), dt.date(2026, 1, 1)))
showing = channels.start()
channels.confirm(showing)
print(showing.item.label, *showing.notes)
"""


def test_a_start_loads_neither_the_trust_library_nor_the_network(
    prepared: tuple[Path, ...], publisher: Publisher, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    ensure_embedded(Store(data / "vendor", "vendor"), Embedded(prepared[1], publisher.first_root, BUILT))
    blocked = {"tuf", "securesystemslib", "urllib3", "cryptography", "PySide6"}
    done = python("-c", BLOCKER.format(blocked=blocked) + START, str(data), *map(str, prepared[1:3]))
    assert (done.returncode, done.stdout) == (0, "v2\n"), done.stderr
