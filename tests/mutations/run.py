"""Takes one guard after the other away, in a copy of the project, and sees whether the tests notice.

Usage: python -m tests.mutations.run [WORD]: only the guards whose name holds the word. Exit status 1 if a
guard can go unnoticed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tests.mutations.mutations import MUTATIONS, Mutation

ROOT: Final = Path(__file__).parents[2]
COPIED: Final = ("kiosk", "tests", "pyproject.toml")
LINKED: Final = ("resources", "content", "build")
PATIENCE_S: Final = 300


class StaleMutationError(Exception):
    """The code that an edit is about does not stand there, or stands there twice."""


class Copy:
    """A copy of the project in which guards are taken away, one at a time.

    Args:
        folder: an empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copyfile(ROOT / name, folder / name)
        for name in LINKED:
            (folder / name).symlink_to(ROOT / name)

    def passes(self, tests: Iterable[str]) -> bool:
        """Return whether pytest is content with these tests of the copy; the first failure ends it.

        Raises:
            RuntimeError: There were no such tests, or they could not be run.
        """
        command = ["-m", "pytest", "--quiet", "--exitfirst", "-p", "no:randomly", "-p", "no:cacheprovider"]
        done = subprocess.run(  # noqa: S603 - this very interpreter
            [sys.executable, *command, *tests],
            cwd=self._folder,
            env=os.environ | {"PYTHONPATH": str(self._folder), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        if done.returncode not in {0, 1}:
            raise RuntimeError(done.stdout + done.stderr)
        return done.returncode == 0

    def notices(self, mutation: Mutation) -> bool:
        """Take a guard away, and return whether its tests notice.

        Raises:
            StaleMutationError: The guard does not stand where the list says.
        """
        path = self._folder / mutation.file
        whole = path.read_text(encoding="utf-8")
        if whole.count(mutation.old) != 1:
            raise StaleMutationError(f"{mutation.file}: {mutation.name}")
        path.write_text(whole.replace(mutation.old, mutation.new), encoding="utf-8")
        try:
            return not self.passes(mutation.tests)
        finally:
            path.write_text(whole, encoding="utf-8")


def main(word: str = "") -> int:
    """Take away every guard whose name holds the word; print a line each."""
    chosen = [each for each in MUTATIONS if word in f"{each.guard}: {each.name}"]
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        plain = list(dict.fromkeys(test for each in chosen for test in each.tests[:1]))
        if not copy.passes(plain):
            print("The tests fail with every guard in its place: mend that first.")
            return 1
        missed = 0
        for each in chosen:
            start = time.monotonic()
            noticed = copy.notices(each)
            missed += not noticed
            word = "noticed" if noticed else "NOT NOTICED"
            print(f"{word:11}  {time.monotonic() - start:4.1f} s  {each.guard}: {each.name}", flush=True)
    print(f"{len(chosen)} guards taken away, {missed} not noticed.")
    return 1 if missed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
