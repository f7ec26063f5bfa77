"""An app that was built again brings another key: its packaging is where the vendor's trust begins."""

from kiosk.bundle.embedded import find_embedded
from tests.unit.bundle.machine import Machine
from tests.unit.bundle.publisher import BUILT, Publisher


def rebuild(machine: Machine, number: int) -> str:
    """Build the app again, as ``make guide`` does: with new keys, and versions that begin anew."""
    machine.vendor = Publisher()
    return machine.build_in(number)


def test_its_new_key_is_taken_and_the_versions_to_go_back_to_stay(machine: Machine) -> None:
    first = machine.build_in(1, version=2026112200)
    machine.start_well()
    rebuild(machine, 2)
    assert machine.start_well().item.label == "v2"
    record = machine.channels.store("vendor").record()
    assert [item.label for item in record.history] == ["v2", "v1"]
    machine.channels.show("vendor", first)
    assert machine.start_well().item.label == "v1"
    assert machine.start_well().notes == ()


def test_the_same_guide_under_a_new_key_stays_and_its_trust_is_new(machine: Machine) -> None:
    machine.build_in(1)
    machine.start_well()
    old = machine.channels.store("vendor").record()
    rebuild(machine, 1)
    showing = machine.start_well()
    new = machine.channels.store("vendor").record()
    assert (showing.item.label, showing.notes) == ("v1", ())
    assert new.active == old.active
    assert new.trust != old.trust
    machine.bring("vendor", 2)
    assert machine.start_well().item.label == "v2"


def test_a_recall_by_the_former_key_ends_with_it(machine: Machine) -> None:
    first = machine.build_in(1)
    machine.build_in(2, revoked=[first], min_ok=2)
    machine.start_well()
    rebuild(machine, 1)
    assert machine.start_well().item.label == "v1"


def test_what_lies_in_the_app_is_found(machine: Machine) -> None:
    update = machine.embedded.update
    assert find_embedded(update) is None
    update.with_name("root.json").write_bytes(machine.vendor.first_root)
    update.with_name("built.txt").write_text("2026-11-01\n", encoding="ascii")
    found = find_embedded(update)
    assert found == machine.embedded
    assert found is not None
    assert found.built == BUILT
    update.with_name("built.txt").write_text("yesterday", encoding="ascii")
    assert find_embedded(update) is None
