"""The guide comes from the store: built in, tried out, put aside when it fails, replaced between visits."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import Kiosk
from kiosk.bundle.channels import Channels
from kiosk.bundle.importer import Importer, pair
from kiosk.content.cover import cover_of, read_cover
from kiosk.guide_source import GuideSource
from kiosk.settings import UpdateSettings
from kiosk.ui.hands import Hands
from kiosk.upkeep import Upkeep
from tests.journeys.commands import environment
from tests.journeys.conftest import CALM
from tests.unit.bundle.machine import Machine
from tests.unit.bundle.publisher import BUILT, NOW, MemoryCarrier, Publisher, bundle_bytes

PATIENCE_S = 60

KIOSK = """
import os, signal, sys
from kiosk import __main__ as command_line, app
furnish = app.Kiosk.furnish
def furnish_and(self):
    furnish(self)
    {then}
app.Kiosk.furnish = furnish_and
sys.exit(command_line.main(["--windowed", "800x600", "--data-dir", sys.argv[1]]))
"""
LEAVE = "os.kill(os.getpid(), signal.SIGTERM)"
TELL = """print([name for name in sys.modules
               if name.partition(".")[0] in ("tuf", "securesystemslib", "urllib3", "cryptography")])"""


def start_kiosk(folder: Path, then: str) -> subprocess.CompletedProcess[str]:
    """Start a whole kiosk in a process of its own, and do something once its first screen is up."""
    return subprocess.run(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", KIOSK.format(then=then), str(folder / "data")],
        cwd=folder,
        env=environment(folder, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def stores(folder: Path) -> Channels:
    return Channels(folder / "data" / "guides", embedded=None)


def test_a_fresh_kiosk_takes_its_guide_from_the_app_through_the_store(tmp_path: Path) -> None:
    done = start_kiosk(tmp_path, LEAVE)
    assert (done.returncode, done.stderr) == (0, "")
    record = stores(tmp_path).store("vendor").record()
    assert [(item.sha256, item.proven) for item in record.history] == [(record.active, True)]


def test_a_later_start_loads_nothing_that_judges_signs_or_fetches(tmp_path: Path) -> None:
    assert start_kiosk(tmp_path, LEAVE).returncode == 0
    done = start_kiosk(tmp_path, f"{TELL}; {LEAVE}")
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_a_guide_that_ends_the_app_twice_makes_way_for_the_one_before(tmp_path: Path) -> None:
    assert start_kiosk(tmp_path, LEAVE).returncode == 0
    built_in = read_cover(tmp_path / "data")
    assert built_in is not None
    clinic, publisher = stores(tmp_path).store("clinic"), Publisher()
    publisher.publish(bundle_bytes("hostile", tmp_path), label="hostile")
    pair(clinic, publisher.first_root)
    Importer(clinic, None, lambda: NOW, BUILT).install(MemoryCarrier(publisher.tree), by_staff=True)
    for _ in range(2):
        assert clinic.record().item(clinic.record().active)
        assert start_kiosk(tmp_path, "os.abort()").returncode < 0
    assert start_kiosk(tmp_path, LEAVE).returncode == 0
    assert clinic.record().active == ""
    assert built_in == read_cover(tmp_path / "data")  # what is painted before anything is counted
    journal = (tmp_path / "data" / "journal.jsonl").read_text(encoding="utf-8")
    assert "clinic hostile was put aside after failed starts" in journal


# --- While it runs ------------------------------------------------------------------------------


class RunningKiosk:
    """A kiosk in this process, with a store of its own, and what keeps it up.

    Attributes:
        machine: its app and its stores.
        kiosk: its screens.
        upkeep: what is tested.
        hands: a patient's.
        journal: what was noted.
    """

    def __init__(self, machine: Machine, proven_after_s: float) -> None:
        self.machine = machine
        self.journal: list[tuple[str, str, str]] = []
        built_in = machine.embedded.update
        built_in.with_name("root.json").write_bytes(machine.vendor.first_root)
        built_in.with_name("built.txt").write_text(BUILT.isoformat(), encoding="ascii")
        self.source = GuideSource(
            machine.folder.parent, built_in, built_in, lambda *told: self.journal.append(told)
        )
        guide = self.source.open()
        self.kiosk = Kiosk(cover_of(guide), lambda: guide, CALM)
        updates = UpdateSettings(url="http://192.0.2.1/kiosk")
        self.upkeep = Upkeep(
            self.kiosk, self.source, updates, lambda *told: self.journal.append(told), proven_after_s
        )
        self.kiosk.open((1280, 800))
        self.kiosk.furnish()
        self.upkeep.begin()
        self.hands = Hands(self.kiosk.window)
        self.hands.settle()

    @property
    def shown(self) -> str:
        return self.kiosk.session.view.guide.version

    @property
    def is_proven(self) -> bool:
        record = self.machine.channels.store("vendor").record()
        item = record.item(record.active)
        return item is not None and item.proven

    def close(self) -> None:
        self.upkeep.close(has_worked=False)
        self.kiosk.close()
        self.source.close()
        self.kiosk.window.deleteLater()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def run(tmp_path: Path, qapp: object) -> Iterator[Callable[..., RunningKiosk]]:  # noqa: ARG001 - Qt must be up
    (tmp_path / "app").mkdir()
    versions = tuple(bundle_bytes(f"v{number}", tmp_path) for number in range(4))
    machine = Machine(tmp_path / "data" / "guides", tmp_path / "app", Publisher(), Publisher(), versions)
    machine.build_in(1)
    running: list[RunningKiosk] = []

    def run(proven_after_s: float = 3600) -> RunningKiosk:
        running.append(RunningKiosk(machine, proven_after_s))
        return running[-1]

    yield run
    for each in running:
        each.close()


def test_a_guide_is_proven_once_its_first_screen_was_up_for_a_while(
    run: Callable[..., RunningKiosk], qtbot: QtBot
) -> None:
    kiosk = run(proven_after_s=0.1)
    qtbot.waitUntil(lambda: kiosk.is_proven, timeout=10_000)


def test_a_guide_is_proven_once_a_visit_has_begun(run: Callable[..., RunningKiosk], qtbot: QtBot) -> None:
    kiosk = run()
    assert not kiosk.is_proven
    kiosk.hands.press("welcome.start.en")
    qtbot.waitUntil(lambda: kiosk.is_proven, timeout=10_000)


def test_another_guide_waits_for_the_end_of_the_visit(run: Callable[..., RunningKiosk], qtbot: QtBot) -> None:
    kiosk = run()
    kiosk.hands.press("welcome.start.en")
    qtbot.waitUntil(lambda: kiosk.is_proven, timeout=10_000)  # until then its own thread may hold the store
    kiosk.machine.bring("vendor", 2)
    kiosk.upkeep.show_newest()
    qtbot.waitUntil(lambda: kiosk.source.showing is not None and kiosk.source.showing.item.label == "v2")
    kiosk.hands.settle()
    assert kiosk.shown == "v1"
    kiosk.kiosk.host.end_visit()
    qtbot.waitUntil(lambda: kiosk.shown == "v2", timeout=10_000)
    kiosk.hands.press("welcome.start.en")
    qtbot.waitUntil(lambda: kiosk.is_proven, timeout=10_000)
    assert kiosk.journal == []


def test_a_kiosk_without_visitors_shows_it_at_once(run: Callable[..., RunningKiosk], qtbot: QtBot) -> None:
    kiosk = run()
    kiosk.machine.bring("vendor", 2)
    assert kiosk.upkeep._poller is not None
    kiosk.upkeep._poller.activated.emit()
    qtbot.waitUntil(lambda: kiosk.shown == "v2", timeout=10_000)


def test_a_store_that_lost_everything_meanwhile_leaves_the_guide_on_the_screen(
    run: Callable[..., RunningKiosk], qtbot: QtBot
) -> None:
    kiosk = run()
    kiosk.machine.embedded.update.unlink()
    for bundle in kiosk.machine.folder.rglob("*.kioskbundle"):
        bundle.unlink()
    kiosk.upkeep.show_newest()
    qtbot.waitUntil(lambda: ("content.opened", "failed") in [told[:2] for told in kiosk.journal])
    assert kiosk.shown == "v1"
    kiosk.hands.press("welcome.start.en")
    assert kiosk.kiosk.navigator.place == "home"
