"""A clinic's own key on a kiosk."""

from pathlib import Path

import pytest

from kiosk.bundle.errors import NotPairedError, RootError, SignatureError
from kiosk.bundle.importer import Importer, pair
from kiosk.bundle.store import Store
from tests.unit.bundle.machine import Kiosk, Publish, QuickFilesystem
from tests.unit.bundle.publisher import BUILT, NOW, MemoryCarrier, Publisher


@pytest.fixture
def clinic(tmp_path: Path) -> Store:
    return Store(tmp_path / "clinic", "clinic", QuickFilesystem())


def clinic_importer(store: Store) -> Importer:
    return Importer(store, None, lambda: NOW, BUILT)


def test_a_channel_without_a_key_takes_nothing(clinic: Store) -> None:
    with pytest.raises(NotPairedError, match="Pair the kiosk"):
        clinic_importer(clinic)


def test_a_paired_channel_takes_what_its_publisher_signs(
    clinic: Store, publisher: Publisher, publish: Publish, kiosk: Kiosk
) -> None:
    summary = pair(clinic, publisher.first_root)
    assert summary.version == 1
    publish(1)
    clinic_importer(clinic).install(MemoryCarrier(publisher.tree), by_staff=True)
    assert clinic.record().history[0].label == "v1"
    assert kiosk.store.record().history == ()


def test_a_new_key_forgets_what_the_old_one_signed_and_keeps_the_versions(
    clinic: Store, publisher: Publisher, publish: Publish, versions: tuple[bytes, ...]
) -> None:
    pair(clinic, publisher.first_root)
    publish(1, version=900)
    clinic_importer(clinic).install(MemoryCarrier(publisher.tree), by_staff=True)
    other = Publisher()
    other.publish(versions[2], label="v2")
    with pytest.raises(SignatureError):
        clinic_importer(clinic).install(MemoryCarrier(other.tree), by_staff=True)
    pair(clinic, other.first_root)
    record = clinic.record()
    assert (record.trust, record.floor, record.active) == ({}, 0, record.history[0].sha256)
    clinic_importer(clinic).install(MemoryCarrier(other.tree), by_staff=True)
    assert [item.label for item in clinic.record().history] == ["v2", "v1"]
    with pytest.raises(SignatureError):
        clinic_importer(clinic).install(MemoryCarrier(publisher.tree), by_staff=True)


def test_the_same_key_again_changes_nothing(clinic: Store, publisher: Publisher, publish: Publish) -> None:
    pair(clinic, publisher.first_root)
    publish(1)
    clinic_importer(clinic).install(MemoryCarrier(publisher.tree), by_staff=True)
    before = clinic.record()
    pair(clinic, publisher.first_root)
    assert clinic.record() == before


def test_junk_is_not_paired_with(clinic: Store) -> None:
    with pytest.raises(RootError):
        pair(clinic, b"{}")
    assert clinic.record().anchor == ""
