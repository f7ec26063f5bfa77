"""The staff's PIN as the kiosk uses it: real files, a clock that is set, real Argon2id of little work."""

import hashlib
import json
import re
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import argon2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.staff.errors import (
    PinDamagedError,
    PinDiskError,
    PinError,
    PinNotSetError,
    PinTooSimpleError,
    PinWaitError,
)
from kiosk.staff.pin import RFC_9106_SECOND, PinLock, wait_after
from tests.unit.staff.clock import Clock
from tests.unit.staff.known_pin import CHEAP, RIGHT, WRONG


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "staff" / "pin"


@pytest.fixture
def lock(file: Path, clock: Clock) -> PinLock:
    """A lock with a PIN."""
    lock = PinLock(file, clock, CHEAP)
    lock.set_pin(RIGHT)
    return lock


def guess(lock: PinLock, times: int) -> None:
    for _ in range(times):
        assert not lock.check(WRONG)


# --- Setting and checking ---


def test_a_fresh_kiosk_has_no_pin_and_lets_nobody_in(file: Path, clock: Clock) -> None:
    lock = PinLock(file, clock)
    assert not lock.is_set
    assert lock.wait_s == 0
    for pin in ("", "000000", "123456", RIGHT):
        with pytest.raises(PinNotSetError):
            lock.check(pin)
    assert not file.parent.exists(), "looking creates nothing"


def test_the_right_pin_lets_in_and_others_do_not(lock: PinLock, file: Path, clock: Clock) -> None:
    assert lock.is_set
    assert lock.check(RIGHT)
    for pin in (WRONG, RIGHT + "0", RIGHT[:-1]):
        assert not lock.check(pin)
        assert lock.check(RIGHT)
    assert PinLock(file, clock).check(RIGHT), "also after a restart"


def test_a_new_pin_takes_the_place_of_the_old_one_and_of_its_waits(lock: PinLock) -> None:
    guess(lock, 3)
    lock.set_pin(WRONG)
    assert lock.wait_s == 0
    assert lock.check(WRONG)
    assert not lock.check(RIGHT)


def test_a_refused_pin_leaves_the_old_one(lock: PinLock) -> None:
    with pytest.raises(PinTooSimpleError):
        lock.set_pin("111111")
    assert lock.check(RIGHT)


def test_the_file_is_for_this_account_alone_and_holds_no_pin(lock: PinLock, file: Path) -> None:
    guess(lock, 1)
    for path in file.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        assert RIGHT not in path.read_text()
        assert WRONG not in path.read_text()
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_two_kiosks_with_the_same_pin_keep_different_hashes(tmp_path: Path, clock: Clock) -> None:
    files = [tmp_path / "one", tmp_path / "two"]
    for file in files:
        PinLock(file, clock, CHEAP).set_pin(RIGHT)
    one, two = (re.search(r"\$argon2id\$[^\"]*", file.read_text()) for file in files)
    assert one is not None
    assert two is not None
    assert one[0] != two[0]


def test_the_work_of_a_hash_is_what_rfc_9106_recommends(file: Path, clock: Clock) -> None:
    PinLock(file, clock).set_pin(RIGHT)
    kept = json.loads(file.read_text().partition("\n")[2])
    found = argon2.extract_parameters(kept["encoded"])
    expected = argon2.profiles.RFC_9106_LOW_MEMORY
    assert found == expected
    assert (expected.time_cost, expected.memory_cost, expected.parallelism) == RFC_9106_SECOND


# --- Waits ---


def test_after_three_wrong_tries_each_further_one_waits_longer(lock: PinLock, clock: Clock) -> None:
    guess(lock, 3)
    for wait_s in (30, 60, 120, 240, 480, 960, 1920, 3600, 3600):
        assert lock.wait_s == wait_s
        clock.time += wait_s - 0.5
        with pytest.raises(PinWaitError) as caught:
            lock.check(RIGHT)
        assert caught.value.seconds_left == pytest.approx(0.5)
        clock.time += 0.5
        assert lock.wait_s == 0
        guess(lock, 1)


def test_a_try_during_a_wait_costs_nothing(lock: PinLock, clock: Clock) -> None:
    guess(lock, 3)
    for _ in range(5):
        with pytest.raises(PinWaitError):
            lock.check(WRONG)
    assert lock.wait_s == 30
    clock.time += 30
    assert lock.check(RIGHT)


def test_the_right_pin_forgets_wrong_tries(lock: PinLock, clock: Clock) -> None:
    guess(lock, 4 - 1)
    clock.time += 30
    assert lock.check(RIGHT)
    assert lock.wait_s == 0
    guess(lock, 2)
    assert lock.wait_s == 0
    assert lock.check(RIGHT)


def test_a_restart_does_not_shorten_a_wait(lock: PinLock, file: Path, clock: Clock) -> None:
    guess(lock, 3)
    clock.time += 10
    again = PinLock(file, clock)
    assert again.wait_s == 20
    with pytest.raises(PinWaitError):
        again.check(RIGHT)


@pytest.mark.parametrize("back_s", [1, 30, 86_400, 1_800_000_000])
def test_a_clock_set_back_begins_the_wait_anew_and_then_lets_it_end(
    lock: PinLock, clock: Clock, back_s: float
) -> None:
    guess(lock, 3)
    clock.time -= back_s
    assert lock.wait_s == 30
    clock.time += 29
    assert lock.wait_s == 1
    with pytest.raises(PinWaitError):
        lock.check(RIGHT)
    clock.time += 1
    assert lock.check(RIGHT)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 4000), st.floats(0, 1e6)), min_size=4, max_size=12))
def test_no_way_of_setting_the_clock_back_shortens_a_wait(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[float, float]]
) -> None:
    clock, true_time, began, longest_s, tries = Clock(), 0.0, 0.0, 0.0, 0
    file = tmp_path_factory.mktemp("pin") / "pin"
    PinLock(file, clock, CHEAP).set_pin(RIGHT)
    for passed_s, back_s in steps:
        true_time += passed_s
        clock.time += passed_s - back_s
        lock = PinLock(file, clock, CHEAP)
        try:
            lock.check(WRONG)
        except PinWaitError as error:
            longest_s = max(longest_s, error.seconds_left)
        else:
            # A float of today's seconds is good for a microsecond
            assert true_time - began >= wait_after(tries) - 1e-5
            began, tries = true_time, tries + 1
    assert longest_s <= wait_after(tries)


# --- Damage ---


DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda _: b"",
    lambda content: content[:-1],
    lambda content: b"\0" * len(content),
    lambda content: content.replace(b'"tries":2', b'"tries":0'),
    lambda content: content.replace(b"argon2id", b"argon2ie"),
    lambda content: content + b"x" * 100_000,
    lambda content: content.partition(b"\n")[2],
    lambda _: b"no JSON",
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_lets_nobody_in_and_says_how_it_is_reset(
    lock: PinLock, file: Path, clock: Clock, damage: Callable[[bytes], bytes]
) -> None:
    guess(lock, 2)
    damaged = damage(file.read_bytes())
    assert damaged != file.read_bytes()
    file.write_bytes(damaged)
    assert lock.is_set, "or the kiosk would ask the next one who comes for a new PIN"
    assert lock.wait_s == 0
    for attempt in (lambda: lock.check(RIGHT), lambda: lock.set_pin(WRONG)):
        with pytest.raises(PinDamagedError, match=f"delete the file {file} as administrator") as caught:
            attempt()
        assert caught.value.__cause__ is None
        assert file.read_bytes() == damaged
    file.unlink()
    fresh = PinLock(file, clock, CHEAP)
    assert not fresh.is_set
    fresh.set_pin(WRONG)
    assert fresh.check(WRONG)


@pytest.mark.parametrize(
    "encoded",
    [
        "482913",
        "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA",  # a salt that is too short
        "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$%%%%",
        "$argon2id$v=19$m=4194304,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",  # 4 GiB of memory
        "$argon2id$v=19$m=8,t=4194304,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",  # for hours
    ],
)
def test_a_hash_that_is_none_is_damage_too(lock: PinLock, file: Path, encoded: str) -> None:
    body = json.dumps({"encoded": encoded}).encode()
    file.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    with pytest.raises(PinDamagedError):
        lock.check(RIGHT)


def test_a_folder_in_the_files_place_lets_nobody_in(file: Path, clock: Clock) -> None:
    file.mkdir(parents=True)
    lock = PinLock(file, clock, CHEAP)
    assert lock.is_set
    for attempt in (lambda: lock.check(RIGHT), lambda: lock.set_pin(RIGHT)):
        with pytest.raises(PinDamagedError):
            attempt()


def test_a_file_in_the_folders_place_lets_nobody_in(file: Path, clock: Clock) -> None:
    file.parent.write_bytes(b"")
    lock = PinLock(file, clock, CHEAP)
    assert lock.is_set
    assert lock.wait_s == 0
    for attempt in (lambda: lock.check(RIGHT), lambda: lock.set_pin(RIGHT)):
        with pytest.raises(PinDiskError, match="read or written"):
            attempt()


def test_what_a_power_cut_left_half_written_does_not_matter(lock: PinLock, file: Path) -> None:
    file.with_name("pin.part").write_bytes(b"half")
    assert lock.check(RIGHT)
    assert not file.with_name("pin.part").exists()


# --- Secrets ---


def test_no_error_holds_a_pin(lock: PinLock, file: Path) -> None:
    caught: list[PinError] = []
    guess(lock, 3)
    for attempt in (lambda: lock.check(RIGHT), lambda: lock.set_pin("482913482913")):
        with pytest.raises(PinError) as each:
            attempt()
        caught.append(each.value)
    file.write_bytes(b"")
    with pytest.raises(PinError) as each:
        lock.check(RIGHT)
    caught.append(each.value)
    for error in caught:
        assert RIGHT not in f"{error!r} {error} {error.detail} {error.told('es')}"


# --- Others at the same time ---


def test_threads_that_try_at_once_share_the_free_tries(lock: PinLock) -> None:
    results: list[object] = []
    gate = threading.Barrier(8)

    def attempt() -> None:
        gate.wait()
        try:
            results.append(lock.check(WRONG))
        except PinWaitError as error:
            results.append(type(error))

    threads = [threading.Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results.count(False) == 3
    assert results.count(PinWaitError) == 5
