"""The guide that comes with the app."""

from pathlib import Path

import pytest

from kiosk.bundle.embedded import Embedded, ensure_embedded, open_embedded
from kiosk.bundle.errors import BundleError, DamagedError, NoUpdateError
from tests.unit.bundle.machine import Kiosk, Machine, Publish
from tests.unit.bundle.publisher import BUILT, Publisher, update_file


def test_the_built_in_guide_is_imported_once(kiosk: Kiosk, machine: Machine) -> None:
    assert ensure_embedded(kiosk.store, machine.embedded)
    assert not ensure_embedded(kiosk.store, machine.embedded)
    assert kiosk.shown == "v1"


def test_a_built_in_guide_of_a_stranger_is_not_imported(
    kiosk: Kiosk, machine: Machine, publish: Publish
) -> None:
    publish(2)
    stranger = Embedded(machine.embedded.update, Publisher().first_root, BUILT)
    with pytest.raises(BundleError, match="not signed by"):
        ensure_embedded(kiosk.store, stranger)
    assert kiosk.shown == ""


def test_the_newest_list_in_the_app_is_the_one_that_counts(machine: Machine) -> None:
    for _ in range(11):
        newest = machine.build_in(3)
    item, bundle = open_embedded(machine.embedded.update)
    with bundle:
        assert (item.sha256, item.version) == (newest, 12)
        assert bundle.guide().version == "v3"


def test_another_guide_in_the_app_is_no_last_resort(machine: Machine) -> None:
    sha256 = machine.build_in(3)
    machine.vendor.tree[f"targets/{sha256}.guide.kioskbundle"] = machine.versions[5]
    update_file(machine.vendor.tree, machine.embedded.update)
    with pytest.raises(DamagedError):
        open_embedded(machine.embedded.update)


def test_an_update_without_a_guide_is_no_last_resort(machine: Machine) -> None:
    tree = {name: content for name, content in machine.vendor.tree.items() if "targets/" not in name}
    update_file(tree, machine.embedded.update)
    with pytest.raises(DamagedError):
        open_embedded(machine.embedded.update)
    update_file({"metadata/1.targets.json": b"[]"}, machine.embedded.update)
    with pytest.raises(DamagedError):
        open_embedded(machine.embedded.update)


def test_a_missing_app_file_is_told_by_name(kiosk: Kiosk, tmp_path: Path) -> None:
    with pytest.raises(NoUpdateError, match=r"gone\.kioskupdate"):
        ensure_embedded(kiosk.store, Embedded(tmp_path / "gone.kioskupdate", b"", BUILT))
