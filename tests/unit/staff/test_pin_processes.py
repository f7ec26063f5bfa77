"""What real processes do to the PIN's file: they are killed, meet each other, and run out of room."""

import signal
from pathlib import Path

import pytest

from kiosk.staff.errors import PinWaitError
from kiosk.staff.pin import PinLock
from tests.unit.staff.child import NO_ROOM, python, start
from tests.unit.staff.clock import Clock
from tests.unit.staff.known_pin import CHEAP, RIGHT, WRONG


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Path:
    PinLock(tmp_path / "pin", clock, CHEAP).set_pin(RIGHT)
    return tmp_path / "pin"


PLUG_PULLED = """
import os, signal, sys
from pathlib import Path
from kiosk.staff import pin
pin._matches = lambda encoded, pin: os.kill(os.getpid(), signal.SIGKILL)
pin.PinLock(Path(sys.argv[1]), lambda: 1_800_000_000.0).check(sys.argv[2])
"""


@pytest.mark.parametrize("pin", [RIGHT, WRONG])
def test_pulling_the_plug_before_the_comparison_gives_no_free_try(file: Path, clock: Clock, pin: str) -> None:
    for _ in range(3):
        assert python(PLUG_PULLED, file, pin).returncode == -signal.SIGKILL
    lock = PinLock(file, clock)
    assert lock.wait_s == 30
    with pytest.raises(PinWaitError):
        lock.check(RIGHT)
    clock.time += 30
    assert lock.check(RIGHT)


GUESS = """
import sys
from pathlib import Path
from kiosk.staff.errors import PinWaitError
from kiosk.staff.pin import PinLock
lock = PinLock(Path(sys.argv[1]), lambda: 1_800_000_000.0)
print("ready", flush=True)
sys.stdin.readline()
refused = 0
for _ in range(4):
    try:
        assert not lock.check("739154")
    except PinWaitError:
        refused += 1
print(refused)
"""


def test_two_processes_share_the_free_tries(file: Path) -> None:
    with start(GUESS, file) as one, start(GUESS, file) as two:
        for each in (one, two):
            assert each.stdout is not None
            assert each.stdout.readline() == "ready\n"
        for each in (one, two):
            assert each.stdin is not None
            each.stdin.write("go\n")
            each.stdin.flush()
        refused = [int(each.communicate()[0]) for each in (one, two)]
    assert sum(refused) == 8 - 3


FULL = """
from pathlib import Path
from kiosk.staff import pin
from kiosk.staff.errors import PinDiskError
pin._matches = lambda encoded, pin: print("compared") or True
lock = pin.PinLock(Path(sys.argv[1]), lambda: 1_800_000_000.0, pin.Argon2Cost(1, 8, 1))
for attempt in (lock.check, lock.set_pin):
    try:
        attempt("482913")
    except PinDiskError as error:
        print(error.detail)
"""


@pytest.mark.parametrize("room", [0, 40])
def test_on_a_full_disk_nothing_is_compared_and_the_pin_stays(file: Path, clock: Clock, room: int) -> None:
    before = file.read_bytes()
    done = python(NO_ROOM + FULL, file, room)
    assert (done.returncode, done.stdout) == (0, "File too large\n" * 2), done.stderr
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == ["pin", "pin.lock"]
    assert PinLock(file, clock).check(RIGHT)


RIGHT_BUT_FULL = """
import resource, sys
from pathlib import Path
from kiosk.staff import pin
compare = pin._matches
def fill_and_compare(encoded, pin):
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    return compare(encoded, pin)
pin._matches = fill_and_compare
lock = pin.PinLock(Path(sys.argv[1]), lambda: 1_800_000_000.0)
print(lock.check("482913"))
"""


def test_the_right_pin_lets_in_where_the_disk_fails_right_after_the_count(file: Path) -> None:
    done = python(RIGHT_BUT_FULL, file)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
