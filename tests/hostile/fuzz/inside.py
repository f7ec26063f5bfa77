"""The process that libFuzzer runs in, and ends without tidying up; started by `tests.hostile.fuzz.run`."""

import argparse
import faulthandler
import importlib
import resource
import sys
import time
from pathlib import Path

import atheris

MOST_SECONDS = 2.0
MOST_BYTES = 200 << 20


class SlowError(Exception):
    """An input takes longer than it may, by the processor's time."""


class LargeError(Exception):
    """An input takes more memory than it may."""


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    """Fuzz all targets of a family, or the one that is named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("family")
    parser.add_argument("--target")
    parser.add_argument("--corpus", type=Path, required=True)
    arguments, options = parser.parse_known_args()
    faulthandler.enable()
    with atheris.instrument_imports(include=["kiosk"]):
        family = importlib.import_module(f"tests.hostile.fuzz.{arguments.family}")
    targets = [each for each in family.TARGETS if arguments.target in {None, each.name}]
    for number, target in enumerate(targets):
        for index, seed in enumerate(target.seeds()):
            (arguments.corpus / f"{target.name}-{index}").write_bytes(bytes([number]) + seed)
    at_first = _peak_bytes()

    def parse(content: bytes) -> None:
        """Give bytes to a target; which, the first one says."""
        if not content:
            return
        begin = time.process_time()
        targets[content[0] % len(targets)].run(content[1:])
        if time.process_time() - begin > MOST_SECONDS:
            raise SlowError
        if _peak_bytes() - at_first > MOST_BYTES:
            raise LargeError

    atheris.Setup([sys.argv[0], str(arguments.corpus), *options], parse)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
