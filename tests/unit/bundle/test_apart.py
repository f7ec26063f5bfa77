"""A bundle is checked in a process that nobody misses."""

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk import paths
from kiosk.bundle import apart
from kiosk.bundle.apart import check_apart
from kiosk.bundle.archive import write_bundle
from kiosk.bundle.errors import DamagedError, DiskError, UnfitError
from kiosk.bundle.importer import Importer
from kiosk.content.ogg import ogg_fault
from tests.unit.bundle.machine import Kiosk, Publish
from tests.unit.bundle.publisher import BUILT, NOW, TINY, MemoryCarrier, Publisher


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return write_bundle(TINY, tmp_path / "a.kioskbundle").path


def program(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Let the other process do something else."""
    monkeypatch.setattr(paths, "own_command", lambda: ["/bin/sh", "-c", words])


def test_a_good_bundle_passes(bundle: Path) -> None:
    check_apart(bundle, "a stick")


def test_the_reason_of_a_refusal_comes_back(bundle: Path) -> None:
    content = bytearray(bundle.read_bytes())
    content[-200] ^= 1
    bundle.write_bytes(content)
    with pytest.raises(DamagedError, match="a stick") as refusal:
        check_apart(bundle, "a stick")
    assert refusal.value.detail == "guide.kioskguide is not what the index says"


def test_what_is_unfit_comes_back_as_such(bundle: Path) -> None:
    write_bundle(replace(TINY, disclaimer={**TINY.disclaimer, "en": "5\u202e0"}), bundle)
    with pytest.raises(UnfitError) as refusal:
        check_apart(bundle, "a stick")
    assert "U+202E" in refusal.value.detail


def test_a_recording_that_ends_its_decoder_is_a_refusal(tmp_path: Path) -> None:
    hostile = Path(__file__).parents[2] / "data" / "crashes-a-decoder.ogg"
    assert ogg_fault(hostile.read_bytes()) == "", "its checksums are right: it was made, and not damaged"
    path = write_bundle(TINY, tmp_path / "b.kioskbundle", {"en/a.ogg": hostile}).path

    with pytest.raises(UnfitError, match="a stick"):
        check_apart(path, "a stick")


def test_a_file_that_cannot_be_read_is_a_fault_of_this_kiosk(tmp_path: Path) -> None:
    with pytest.raises(DiskError):
        check_apart(tmp_path / "missing", "a stick")


@pytest.mark.parametrize("end", ["kill -9 $$", "kill -SEGV $$", "exit 1", "echo nonsense"])
def test_a_process_that_dies_is_a_refusal(bundle: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    program(monkeypatch, end)
    with pytest.raises(UnfitError, match="a stick"):
        check_apart(bundle, "a stick")


def test_a_process_that_does_not_end_is_a_refusal(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, "exec sleep 30")
    monkeypatch.setattr(apart, "PATIENCE_S", 0.1)
    with pytest.raises(UnfitError):
        check_apart(bundle, "a stick")


def test_a_process_that_cannot_be_started_is_a_fault_of_this_kiosk(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "own_command", lambda: ["/nowhere/python"])
    with pytest.raises(DiskError):
        check_apart(bundle, "a stick")


HUNGRY = """
import sys
from kiosk.bundle import apart, archive
def check(path, name):
    {what}
apart.check_bundle = check
apart.MOST_CPU_S = 1
print(apart.answer(__import__("pathlib").Path("x")))
"""


@pytest.mark.parametrize("what", ["bytes(2 << 30)", "while True: pass"], ids=["memory", "time"])
def test_the_process_is_bounded(bundle: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.setattr(paths, "own_command", lambda: [sys.executable, "-c", HUNGRY.format(what=what)])
    with pytest.raises(UnfitError):
        check_apart(bundle, "a stick")


def test_an_update_may_be_checked_apart(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publish(1)
    importer = Importer(kiosk.store, kiosk.root, lambda: NOW, BUILT, check_apart)
    importer.install(MemoryCarrier(publisher.tree), by_staff=True)
    assert kiosk.shown == "v1"
