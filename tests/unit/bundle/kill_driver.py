"""Ends an update in the hardest ways, in processes of its own; a test looks at what is left.

Called with a mode ("kill" or "limit"), a store, an update file, a root, and a folder for the copies. For
"kill", a copy of the store is updated by a child that is killed at the first moment, another copy at the
second, and so on, until one is not killed. For "limit", no file may grow beyond so many bytes, for a row of
numbers. Prints a line a copy: its name and how its child ended.
"""

import datetime as dt
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Generator
from pathlib import Path

from kiosk.bundle.carriers import UpdateFileCarrier
from kiosk.bundle.errors import BundleError
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.importer import Importer
from kiosk.bundle.store import Store

LIMITS = (0, 1, 500, 2000, 5000)
MOST_MOMENTS = 200


class Countdown:
    """Kills this process at the given moment.

    Args:
        moment: how many to wait for, from 1; 0 never kills.
    """

    def __init__(self, moment: int) -> None:
        self._left = moment

    def __call__(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class DeadlyDisk(Filesystem):
    """Counts down before each operation, and in the middle of each write."""

    def __init__(self, countdown: Countdown) -> None:
        self._countdown = countdown

    def make_one_folder(self, folder: Path) -> None:
        self._countdown()
        super().make_one_folder(folder)

    def open_file(self, path: Path) -> int:
        self._countdown()
        return super().open_file(path)

    def cut(self, handle: int, length: int) -> None:
        self._countdown()
        super().cut(handle, length)

    def append(self, handle: int, content: bytes) -> None:
        self._countdown()
        super().append(handle, content[: len(content) // 2])
        self._countdown()
        super().append(handle, content[len(content) // 2 :])

    def sync_file(self, handle: int) -> None:
        self._countdown()
        super().sync_file(handle)

    def rename(self, old: Path, new: Path) -> None:
        self._countdown()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._countdown()
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._countdown()
        super().sync_folder(folder)


class DeadlyCarrier(UpdateFileCarrier):
    """Counts down before each file, so that a kill may come while trust is being decided."""

    def __init__(self, path: Path, countdown: Countdown) -> None:
        super().__init__(path)
        self._countdown = countdown

    def _chunks(self, path: str, start: int) -> Generator[bytes, None, None]:
        self._countdown()
        yield from super()._chunks(path, start)


def run_in_child(act: Callable[[], None]) -> str:
    """Run it in a process of its own, and return how that ended."""
    child = os.fork()
    if child == 0:
        try:
            act()
            code = 0
        except BundleError as error:
            code = {"NoSpaceError": 3, "DiskError": 4}.get(type(error).__name__, 5)
        except BaseException:  # noqa: BLE001 - a child must not go on as its parent
            code = 6
        os._exit(code)
    _, status = os.waitpid(child, 0)
    ends = {0: "done", 3: "NoSpaceError", 4: "DiskError", 5: "another refusal", 6: "another error"}
    return "killed" if os.WIFSIGNALED(status) else ends[os.WEXITSTATUS(status)]


def main(mode: str, store: Path, update: Path, root: Path, copies: Path) -> None:
    anchor = root.read_bytes()

    def install(folder: Path, moment: int) -> None:
        countdown = Countdown(moment)
        with DeadlyCarrier(update, countdown) as carrier:
            target = Store(folder, "vendor", DeadlyDisk(countdown))
            importer = Importer(target, anchor, lambda: dt.datetime.now(dt.UTC), dt.date(2026, 1, 1))
            importer.install(carrier, by_staff=True)

    def limited(folder: Path, limit: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        install(folder, 0)

    for number in range(1, MOST_MOMENTS) if mode == "kill" else LIMITS:
        folder = copies / str(number)
        shutil.copytree(store, folder)
        act = install if mode == "kill" else limited
        end = run_in_child(lambda: act(folder, number))  # noqa: B023 - it is called at once
        print(folder.name, end, flush=True)  # noqa: T201 - that is what it is for
        if end == "done":
            break


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:6]))
