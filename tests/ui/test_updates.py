"""Updates in the background: a real server, a real store, and patients who notice nothing."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.bundle.fleet import PollSchedule
from kiosk.bundle.follower import Follower
from kiosk.ui.updates import UpdatePoller
from tests.unit.bundle.machine import Machine
from tests.unit.bundle.publisher import NOW, Publisher, bundle_bytes
from tests.unit.bundle.web_server import Handler, Server, web_server

HOUR_S = 3600.0
WAIT_MS = 10_000


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Fleet:
    """One kiosk of a fleet, and its server.

    Attributes:
        machine: the kiosk.
        server: the server.
        clock: the schedule's.
        poller: what is tested.
        journal: what it noted.
        shown: the labels that were to be shown, one a time.
    """

    def __init__(self, machine: Machine, server: Server) -> None:
        self.machine, self.server, self.clock = machine, server, Clock()
        self.journal: list[tuple[str, str, str]] = []
        self.shown: list[str] = []
        machine.start_well()
        self.schedule = PollSchedule(HOUR_S, self.clock, lambda: 0.0)
        self.poller = UpdatePoller(self._follower, self.schedule, lambda *told: self.journal.append(told))
        self.poller.activated.connect(lambda: self.shown.append(machine.start_well().item.label))

    def _follower(self, pause: Callable[[float], bool]) -> Follower:
        return Follower(self.server.address, self.machine.channels, self.machine.embedded, lambda: NOW, pause)

    def offer(self, number: int) -> None:
        self.machine.vendor.publish(self.machine.versions[number], label=f"v{number}")
        self.server.tree = dict(self.machine.vendor.tree)

    def let_it_be_due(self) -> None:
        self.clock.seconds += 2 * HOUR_S
        self.poller.start()

    @property
    def looks(self) -> int:
        """How often the server was asked for what is new."""
        return sum(path.endswith("timestamp.json") for path, _ in self.server.asked)


@pytest.fixture
def fleet(tmp_path: Path, qapp: object) -> Iterator[Fleet]:  # noqa: ARG001 - Qt must be up
    (tmp_path / "app").mkdir()
    versions = tuple(bundle_bytes(f"v{number}", tmp_path) for number in range(4))
    machine = Machine(tmp_path / "data", tmp_path / "app", Publisher(), Publisher(), versions)
    machine.build_in(1)
    with web_server() as server:
        fleet = Fleet(machine, server)
        yield fleet
        server.finish.set()
        fleet.poller.finish()
        fleet.poller.deleteLater()
    for showing in machine.opened:
        showing.bundle.close()


def test_a_new_version_is_shown_while_nobody_is_there(fleet: Fleet, qtbot: QtBot) -> None:
    fleet.offer(2)
    fleet.poller.start()
    assert not fleet.looks
    fleet.let_it_be_due()
    qtbot.waitUntil(lambda: fleet.shown == ["v2"], timeout=WAIT_MS)
    assert fleet.journal == [("content.fetched", "done", "v2")]
    assert 0.9 * HOUR_S <= fleet.schedule.wait_s <= 1.1 * HOUR_S


def test_no_look_begins_during_a_visit(fleet: Fleet, qtbot: QtBot) -> None:
    fleet.offer(2)
    fleet.poller.set_free(False)
    with qtbot.assertNotEmitted(fleet.poller.activated, wait=200):
        fleet.let_it_be_due()
    assert not fleet.looks
    fleet.poller.set_free(True)
    qtbot.waitUntil(lambda: fleet.shown == ["v2"], timeout=WAIT_MS)


class Gate:
    """Holds back a server's answer: half of the guide is sent, the rest once the gate is opened."""

    def __init__(self, fleet: Fleet) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        tree = fleet.server.tree
        # Asked for are the next root, three lists, the guide
        fleet.server.answers = [lambda each: each.give(tree.get(each.path.removeprefix("/kiosk/")))] * 4
        fleet.server.answers.append(self._answer)

    def _answer(self, handler: Handler) -> None:
        content = handler.server.tree[handler.path.removeprefix("/kiosk/")]
        handler.answer(200, content[: len(content) // 2], length=len(content))
        handler.wfile.flush()
        self.reached.set()
        self.opened.wait(30)
        handler.wfile.write(content[len(content) // 2 :])


def test_a_visit_that_begins_during_a_look_is_not_disturbed(fleet: Fleet, qtbot: QtBot) -> None:
    fleet.offer(2)
    gate = Gate(fleet)
    fleet.let_it_be_due()
    qtbot.waitUntil(gate.reached.is_set, timeout=WAIT_MS)
    fleet.poller.set_free(False)
    gate.opened.set()
    bundles = fleet.machine.folder / "vendor" / "bundles"
    qtbot.waitUntil(lambda: len(list(bundles.glob("*.kioskbundle"))) == 2, timeout=WAIT_MS)
    with qtbot.assertNotEmitted(fleet.poller.activated, wait=200):
        pass
    assert fleet.machine.start_well().item.label == "v1"
    fleet.poller.set_free(True)
    qtbot.waitUntil(lambda: fleet.shown == ["v2"], timeout=WAIT_MS)


def test_staff_at_the_store_do_not_wait_for_a_long_transfer(fleet: Fleet, qtbot: QtBot) -> None:
    fleet.offer(2)
    gate = Gate(fleet)
    fleet.let_it_be_due()
    qtbot.waitUntil(gate.reached.is_set, timeout=WAIT_MS)
    fleet.poller.set_free(False)
    fleet.poller.give_way()
    gate.opened.set()
    qtbot.waitUntil(lambda: fleet.schedule.wait_s > 0, timeout=WAIT_MS)
    fleet.machine.bring("vendor", 3)
    assert fleet.machine.start_well().item.label == "v3"
    assert fleet.journal == []
    fleet.poller.set_free(True)
    fleet.server.tree = dict(fleet.machine.vendor.tree)
    fleet.let_it_be_due()
    qtbot.waitUntil(lambda: fleet.journal == [("content.fetched", "nothing new", "")], timeout=WAIT_MS)


def test_a_server_that_is_down_for_days_is_told_once(fleet: Fleet, qtbot: QtBot) -> None:
    fleet.server.answers = [lambda each: each.answer(404)] * 20
    for _ in range(3):
        looks = fleet.looks
        fleet.let_it_be_due()
        qtbot.waitUntil(lambda: fleet.schedule.wait_s > 0, timeout=WAIT_MS)
        assert fleet.looks == looks + 1
    assert [(what, result) for what, result, _ in fleet.journal] == [("content.fetched", "NoUpdateError")]
    assert fleet.schedule.wait_s <= HOUR_S


def test_the_app_can_end_in_the_middle_of_a_look(fleet: Fleet, qtbot: QtBot) -> None:
    fleet.offer(2)
    gate = Gate(fleet)
    fleet.let_it_be_due()
    qtbot.waitUntil(gate.reached.is_set, timeout=WAIT_MS)
    ended = threading.Timer(0.05, gate.opened.set)
    ended.start()
    fleet.poller.finish()
    ended.join()
    assert fleet.machine.start_well().item.label == "v1"
