"""What is shown when the kiosk starts: whatever happened to the disk, a guide, or a word to the staff."""

import pytest

from kiosk.bundle.errors import BundleError, LostVersionError
from tests.unit.bundle.machine import Machine
from tests.unit.bundle.publisher import TINY

# --- Usual days ---


def test_a_fresh_kiosk_shows_the_built_in_guide(machine: Machine) -> None:
    showing = machine.start()
    assert (showing.channel, showing.item.label, showing.guide.version) == ("vendor", "v1", "v1")
    assert showing.guide.title == TINY.title
    assert showing.notes == ()
    assert not showing.is_last_resort
    assert machine.channels.store("vendor").record().history[0].label == "v1"


def test_a_second_start_does_nothing_more(machine: Machine) -> None:
    machine.start_well()
    before = machine.channels.store("vendor").record()
    assert machine.start_well().item.label == "v1"
    assert machine.channels.store("vendor").record() == before


def test_a_clinics_own_guide_wins_over_the_built_in_one(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2)
    assert machine.start_well().channel == "clinic"
    machine.bring("vendor", 3)
    assert machine.start_well().item.label == "v2"


def test_the_channels_share_neither_versions_nor_trust(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2)
    vendor, clinic = (machine.channels.store(channel).record() for channel in ("vendor", "clinic"))
    assert not {item.sha256 for item in vendor.history} & {item.sha256 for item in clinic.history}
    assert vendor.trust != clinic.trust


def test_a_newer_app_brings_its_newer_guide(machine: Machine) -> None:
    machine.start_well()
    machine.build_in(2)
    assert machine.start_well().item.label == "v2"
    assert [item.label for item in machine.channels.store("vendor").record().history] == ["v2", "v1"]


def test_an_app_with_an_older_guide_changes_nothing(machine: Machine) -> None:
    older = machine.embedded.update.read_bytes()
    machine.build_in(2)
    machine.start_well()
    machine.embedded.update.write_bytes(older)
    assert machine.start_well().item.label == "v2"
    before = machine.channels.store("vendor").record()
    showing = machine.start_well()
    assert (showing.item.label, showing.notes) == ("v2", ())
    assert machine.channels.store("vendor").record() == before


def test_a_built_in_guide_that_staff_went_back_from_stays_away(machine: Machine) -> None:
    first = machine.channels.start()
    machine.opened.append(first)
    machine.channels.confirm(first)
    machine.build_in(2)
    machine.start_well()
    machine.channels.store("vendor").roll_back(first.item.sha256)
    assert machine.start_well().item.label == "v1"
    assert machine.start_well().item.label == "v1"


# --- Going back and over ---


def test_one_touch_goes_back_in_a_channel_and_over_to_the_other(machine: Machine) -> None:
    built_in = machine.start_well().item.sha256
    second = machine.bring("clinic", 2)
    machine.start_well()
    machine.bring("clinic", 3)
    machine.start_well()
    machine.channels.show("clinic", second)
    assert machine.start_well().item.label == "v2"
    machine.channels.show("vendor", built_in)
    assert machine.start_well().item.label == "v1"
    machine.channels.show("clinic", second)
    assert machine.start_well().item.label == "v2"


def test_going_over_to_a_version_that_is_not_kept_changes_nothing(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2)
    with pytest.raises(LostVersionError):
        machine.channels.show("vendor", "0" * 64)
    assert machine.start_well().item.label == "v2"


# --- Starts that fail ---


def test_a_version_that_fails_twice_makes_way_by_itself(machine: Machine) -> None:
    machine.start_well()
    machine.bring("vendor", 2)
    assert machine.start().item.label == "v2"
    assert machine.start().item.label == "v2"
    third = machine.start()
    assert third.item.label == "v1"
    assert third.notes == ("vendor v2 was put aside after failed starts",)
    assert machine.start().notes == ()
    record = machine.channels.store("vendor").record()
    assert record.rejected == (record.history[0].sha256,)


def test_a_version_that_worked_is_not_put_aside_by_later_faults(machine: Machine) -> None:
    machine.start_well()
    for _ in range(5):
        assert machine.start().item.label == "v1"


def test_a_version_put_aside_by_itself_is_not_brought_back_by_itself(machine: Machine) -> None:
    machine.start_well()
    machine.bring("vendor", 2)
    for _ in range(3):
        machine.start()
    with pytest.raises(BundleError, match="put aside on this kiosk"):
        machine.bring("vendor", 2, by_staff=False)
    assert machine.start().item.label == "v1"
    machine.bring("vendor", 2, by_staff=True)
    assert machine.start().item.label == "v2"


def test_a_clinics_only_guide_that_fails_makes_way_for_the_built_in_one(machine: Machine) -> None:
    machine.start_well()
    machine.bring("clinic", 2)
    machine.start()
    machine.start()
    third = machine.start()
    assert (third.channel, third.item.label) == ("vendor", "v1")
    assert machine.channels.store("clinic").record().active == ""


def test_an_only_guide_that_fails_is_still_shown_rather_than_nothing(machine: Machine) -> None:
    machine.start()
    machine.start()
    third = machine.start()
    assert third.is_last_resort
    assert third.guide.version == "v1"
    assert machine.start().is_last_resort
