"""A start does no more work than it did: what is imported, made, styled and read before the first picture.

A time would tell the same only on a machine with nothing else to do. Where a start really needs more, the
failure says which number to raise, or which line to add; see too whether it cannot come after the picture.
"""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.driving import driven
from tests.journeys.commands import ROOT, environment

KNOWN_MODULES = ROOT / "tests" / "data" / "modules-at-start.txt"
"""The modules, but Python's own, that are there at the first picture; one a line."""

MOST = {"python": 144, "widgets": 26, "polishes": 26, "style_sheets": 0, "files": 4, "read_bytes": 24_000}
"""What was counted, and some more: a tenth, as Python's own modules differ between its versions."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a start does on every day but the first: the kiosk knows its guide's cover."""
    home = tmp_path_factory.mktemp("home")
    with driven(home) as kiosk:
        kiosk.end()
    command = sys.executable, "-m", "tests.journeys.work_at_start"
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, "--windowed", "1280x800", "--config", str(home / "kiosk.toml")],
        cwd=home,
        env=environment(home, QT_QPA_PLATFORM="offscreen", PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    is_pythons = [name.partition(".")[0] in sys.stdlib_module_names for name in found["modules"]]
    found["python"] = sum(is_pythons)
    found["others"] = [name for name, own in zip(found["modules"], is_pythons, strict=True) if not own]
    return found


def test_no_new_module_is_imported_before_the_first_picture(work: dict[str, Any]) -> None:
    known = set(KNOWN_MODULES.read_text(encoding="utf-8").split())
    new = sorted(set(work["others"]) - known)
    assert not new, (
        f"Import it after the first picture, or add it to {KNOWN_MODULES.relative_to(ROOT)}: {new}"
    )


def test_a_module_that_is_no_longer_imported_is_struck_off(work: dict[str, Any]) -> None:
    gone = sorted(set(KNOWN_MODULES.read_text(encoding="utf-8").split()) - set(work["others"]))
    assert not gone, f"Well done. Take it out of {KNOWN_MODULES.name}: {gone}"


@pytest.mark.parametrize("what", MOST)
def test_a_start_does_no_more_than_before(work: dict[str, Any], what: str) -> None:
    assert work[what] <= MOST[what], f"Do it after the first picture, or raise {what} in MOST"
