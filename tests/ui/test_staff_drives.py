"""Sticks are found by themselves: by what the kernel tells, and without missing what comes meanwhile."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.ui.staff.drives import DriveWatch, Stick, find_keys, look_at, plugged_in


class Sticks:
    """What is plugged in, as far as the watch is told."""

    def __init__(self) -> None:
        self.now: tuple[Stick, ...] = ()
        self.looks = 0
        self.answers = threading.Event()
        self.answers.set()

    def __call__(self) -> tuple[Stick, ...]:
        found = self.now
        self.looks += 1
        self.answers.wait(10)
        return found


@pytest.fixture
def sticks() -> Sticks:
    return Sticks()


@pytest.fixture
def watch(sticks: Sticks, qapp: object) -> Iterator[DriveWatch]:  # noqa: ARG001 - Qt must be up
    watch = DriveWatch(sticks)
    yield watch
    watch.finish()


def test_what_is_there_is_found_when_a_screen_wants_to_know(
    qtbot: QtBot, sticks: Sticks, watch: DriveWatch
) -> None:
    sticks.now = (Stick("ONE", Path("/one")),)
    with qtbot.waitSignal(watch.changed):
        watch.watch("screen", True)
    assert watch.sticks == sticks.now


def test_one_that_comes_while_it_is_looked_is_not_missed(
    qtbot: QtBot, sticks: Sticks, watch: DriveWatch
) -> None:
    sticks.answers.clear()
    watch.look()
    qtbot.waitUntil(lambda: sticks.looks == 1)
    sticks.now = (Stick("ONE", Path("/one")),)
    watch.look()
    with qtbot.waitSignal(watch.changed):
        sticks.answers.set()
    assert sticks.looks == 2


def test_the_same_sticks_are_told_once(qtbot: QtBot, sticks: Sticks, watch: DriveWatch) -> None:
    sticks.now = (Stick("ONE", Path("/one")),)
    with qtbot.waitSignal(watch.changed):
        watch.look()
    with qtbot.assertNotEmitted(watch.changed):
        watch.look()
        qtbot.waitUntil(lambda: sticks.looks == 2 and not watch.busy)


def test_nobody_looks_when_no_screen_wants_to_know(qtbot: QtBot, watch: DriveWatch) -> None:
    watch.watch("one", True)
    watch.watch("other", True)
    watch.watch("one", False)
    assert watch._notifier is not None or watch._timer.isActive()
    watch.watch("other", False)
    assert watch._notifier is None
    assert not watch._timer.isActive()
    qtbot.waitUntil(lambda: not watch.busy)


def test_a_sticks_updates_and_keys_are_told_and_other_files_are_not(tmp_path: Path) -> None:
    for name in (
        "a.kioskupdate",
        "b.kioskupdate",
        "._a.kioskupdate",
        "root.json",
        "2.root.json",
        "notes",
    ):
        (tmp_path / name).touch()
    stick = look_at(tmp_path)
    assert [path.name for path in stick.updates] == ["b.kioskupdate", "a.kioskupdate"]
    assert [path.name for path in stick.keys] == ["2.root.json", "root.json"]


def test_a_stick_that_was_pulled_out_has_nothing(tmp_path: Path) -> None:
    assert find_keys(tmp_path / "gone") == ()


def test_this_machines_own_disk_is_no_stick() -> None:
    assert Path("/") not in [stick.folder for stick in plugged_in()]


# --- Storms ---------------------------------------------------------------------------------------

STORM = 500


def test_a_storm_of_changes_is_looked_at_a_few_times_and_the_last_one_counts(
    qtbot: QtBot, sticks: Sticks, watch: DriveWatch
) -> None:
    """A bad cable: mounted and gone hundreds of times, faster than anybody can look."""
    watch.watch("screen", True)
    told: list[int] = []
    watch.changed.connect(lambda: told.append(len(watch.sticks)))
    for number in range(STORM):
        sticks.now = () if number % 2 else (Stick(f"S{number}", Path(f"/s{number}")),)
        watch.look()  # as the kernel's word has it done
        QApplication.processEvents()
    sticks.now = (Stick("LAST", Path("/last")),)
    watch.look()
    qtbot.waitUntil(lambda: watch.sticks == sticks.now)
    qtbot.waitUntil(lambda: not watch.busy)
    assert sticks.looks <= STORM + 2
    assert len(told) <= sticks.looks


def test_a_stick_that_goes_while_it_is_looked_at_is_none_and_no_fault(
    qtbot: QtBot, watch: DriveWatch, sticks: Sticks
) -> None:
    sticks.now = (Stick("ONE", Path("/one")),)
    with qtbot.waitSignal(watch.changed):
        watch.look()

    def vanish() -> tuple[Stick, ...]:
        raise OSError(5, "Input/output error")

    watch._look = vanish
    with qtbot.waitSignal(watch.changed):
        watch.look()
    assert watch.sticks == ()
