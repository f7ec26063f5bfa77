"""Brings one update to one store and ends: 0 when it is installed, 3 when it was refused.

Usage: update_once.py STORE UPDATE ROOT. All that is imported is imported before the store is touched, so that
what follows are the update's own system calls.
"""

import datetime as dt
import sys
from pathlib import Path

import kiosk.content.fitness  # noqa: F401 - see above
from kiosk.bundle.carriers import UpdateFileCarrier
from kiosk.bundle.errors import BundleError
from kiosk.bundle.importer import Importer
from kiosk.bundle.store import Store

REFUSED = 3
BUILT = dt.date(2026, 1, 1)


def main(store: Path, update: Path, root: Path) -> int:
    importer = Importer(Store(store, "vendor"), root.read_bytes(), lambda: dt.datetime.now(dt.UTC), BUILT)
    try:
        with UpdateFileCarrier(update) as carrier:
            importer.install(carrier, by_staff=True)
    except BundleError:
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
