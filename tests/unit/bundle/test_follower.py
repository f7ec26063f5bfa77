"""A kiosk that follows a real web server without staff."""

import datetime as dt
from collections.abc import Iterator

import pytest

from kiosk.bundle.errors import (
    BusyError,
    ExpiredError,
    SignatureError,
    UnreachableError,
    UpdateCancelledError,
)
from kiosk.bundle.follower import Follower
from tests.unit.bundle.machine import Machine
from tests.unit.bundle.publisher import NOW, Publisher
from tests.unit.bundle.web_server import Handler, Server, web_server

END = dt.datetime(2026, 12, 10, tzinfo=dt.UTC)


@pytest.fixture
def server() -> Iterator[Server]:
    with web_server() as each:
        yield each


@pytest.fixture
def follower(machine: Machine, server: Server) -> Follower:
    machine.start_well()
    return Follower(server.address, machine.channels, machine.embedded, lambda: NOW, lambda _seconds: False)


def never() -> bool:
    return False


def offer(server: Server, publisher: Publisher, machine: Machine, number: int) -> None:
    publisher.publish(machine.versions[number], label=f"v{number}")
    server.tree = dict(publisher.tree)


def test_what_is_fetched_is_shown_only_once_it_is_activated(
    follower: Follower, server: Server, machine: Machine
) -> None:
    offer(server, machine.vendor, machine, 2)
    proposal = follower.fetch(never)
    assert proposal is not None
    assert machine.start_well().item.label == "v1"
    assert follower.activate(proposal).label == "v2"
    assert machine.start_well().item.label == "v2"


def test_nothing_is_fetched_twice(follower: Follower, server: Server, machine: Machine) -> None:
    offer(server, machine.vendor, machine, 2)
    proposal = follower.fetch(never)
    assert proposal is not None
    follower.activate(proposal)
    server.asked.clear()
    assert follower.fetch(never) is None
    assert not [path for path, _ in server.asked if "/targets/" in path]


def test_a_look_at_a_server_is_remembered(follower: Follower, server: Server, machine: Machine) -> None:
    server.tree = dict(machine.vendor.tree)
    assert follower.fetch(never) is None
    assert machine.channels.store("vendor").record().checked == NOW.date()


def test_a_version_that_staff_went_back_from_is_not_fetched_again(
    follower: Follower, server: Server, machine: Machine
) -> None:
    first = machine.channels.store("vendor").record().active
    machine.bring("vendor", 2)
    machine.channels.show("vendor", first)
    server.tree = dict(machine.vendor.tree)
    assert follower.fetch(never) is None
    assert machine.start_well().item.label == "v1"


def test_a_stick_that_came_in_between_is_not_undone(
    follower: Follower, server: Server, machine: Machine
) -> None:
    offer(server, machine.vendor, machine, 2)
    proposal = follower.fetch(never)
    machine.bring("vendor", 3)
    assert proposal is not None
    with pytest.raises(BusyError):
        follower.activate(proposal)
    assert machine.start_well().item.label == "v3"


def test_a_paired_kiosk_follows_its_clinic(follower: Follower, server: Server, machine: Machine) -> None:
    machine.bring("clinic", 2)
    offer(server, machine.clinic, machine, 3)
    proposal = follower.fetch(never)
    assert proposal is not None
    follower.activate(proposal)
    assert machine.start_well().item.label == "v3"
    offer(server, machine.vendor, machine, 4)
    with pytest.raises(SignatureError):
        follower.fetch(never)


def test_a_server_keeps_dates(follower: Follower, server: Server, machine: Machine) -> None:
    machine.vendor.timestamp.expires = END
    offer(server, machine.vendor, machine, 2)
    assert follower.fetch(never) is not None
    late = Follower(
        server.address, machine.channels, machine.embedded, lambda: END + dt.timedelta(1), lambda _: False
    )
    with pytest.raises(ExpiredError):
        late.fetch(never)


def test_a_transfer_goes_on_the_next_time(follower: Follower, server: Server, machine: Machine) -> None:
    offer(server, machine.vendor, machine, 2)
    asked = 0

    def is_cancelled() -> bool:
        nonlocal asked
        asked += 1
        return True

    with pytest.raises(UpdateCancelledError):
        follower.fetch(is_cancelled)
    assert asked == 1
    assert follower.fetch(never) is not None


def test_whoever_ends_the_app_does_not_wait_for_a_server_that_is_busy(
    server: Server, machine: Machine
) -> None:
    paused: list[float] = []

    def pause(seconds: float) -> bool:
        paused.append(seconds)
        return len(paused) == 2

    def busy(handler: Handler) -> None:
        handler.answer(503)

    server.answers = [busy] * 9
    follower = Follower(server.address, machine.channels, machine.embedded, lambda: NOW, pause)
    with pytest.raises(UpdateCancelledError):
        follower.fetch(never)
    assert paused == [1.0, 2.0]


def test_a_server_that_is_not_there_changes_nothing(machine: Machine) -> None:
    machine.start_well()
    with web_server() as server:
        address = server.address
    follower = Follower(address, machine.channels, machine.embedded, lambda: NOW, lambda _: False)
    with pytest.raises(UnreachableError):
        follower.fetch(never)
    assert machine.start_well().item.label == "v1"
