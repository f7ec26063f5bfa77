"""The built kiosk, `dist/kiosk`, as it lies on a clinic's machine. `make test-frozen` builds and tests it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.frozen.installation import Installation, installed

collect_ignore_glob = [] if "KIOSK_FROZEN" in os.environ else ["test_*.py"]
collect_ignore_glob += [] if "KIOSK_CAGE" in os.environ else ["test_cage.py"]


@pytest.fixture(scope="session")
def installation() -> Iterator[Installation]:
    with installed(Path(os.environ["KIOSK_FROZEN"])) as installation:
        yield installation
