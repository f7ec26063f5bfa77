"""Which updates are accepted: new ones, and not what an old stick or a stopped clock offers."""

import datetime as dt

import pytest
from tuf.ngclient._internal.trusted_metadata_set import TrustedMetadataSet
from tuf.ngclient.config import EnvelopeType

from kiosk.bundle.errors import BundleError, ExpiredError, RollbackError
from tests.unit.bundle.machine import Kiosk, Publish, assert_refused
from tests.unit.bundle.publisher import NOW, MemoryCarrier, Publisher

DAY = dt.timedelta(days=1)


# --- What is accepted ---


def test_a_first_update_is_accepted_and_shown(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    sha256 = publish(1, title={"en": "A guide"}, issued="2026-11-20", review_by="2027-11-20")
    proposal = kiosk.install(publisher.tree)
    assert (proposal.standing, proposal.offer.sha256, proposal.offer.version) == ("new", sha256, 1)
    assert proposal.offer.custom.title == {"en": "A guide"}
    assert proposal.offer.custom.issued == dt.date(2026, 11, 20)
    assert kiosk.shown == "v1"
    assert kiosk.store.record().issued == dt.date(2026, 11, 20)


def test_a_newer_version_is_accepted(kiosk_with_v2: Kiosk) -> None:
    assert kiosk_with_v2.shown == "v2"
    assert [item.label for item in kiosk_with_v2.store.record().history] == ["v2", "v1"]


def test_a_version_may_skip_many(kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publish(3, version=2026112201)
    assert kiosk_with_v2.install(publisher.tree).offer.version == 2026112201


def test_a_look_alone_changes_nothing(kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publish(3)
    before, files = kiosk_with_v2.store.record(), kiosk_with_v2.files
    assert kiosk_with_v2.verify(publisher.tree).standing == "new"
    assert (kiosk_with_v2.store.record(), kiosk_with_v2.files) == (before, files)


# --- Rollback, freeze, mix and match (TUF 1.5.2) ---


def test_an_old_stick_is_refused(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publish(1)
    old = dict(publisher.tree)
    kiosk.install(old)
    publish(2)
    kiosk.install(publisher.tree)
    assert_refused(kiosk, old, RollbackError)


def test_a_new_timestamp_that_points_at_an_old_snapshot_is_refused(
    kiosk_with_v2: Kiosk, publisher: Publisher
) -> None:
    publisher.snapshot.version = 1
    publisher.publish_timestamp()
    assert_refused(kiosk_with_v2, publisher.tree, RollbackError)


def test_a_new_snapshot_that_points_at_old_targets_is_refused(
    kiosk_with_v2: Kiosk, publisher: Publisher
) -> None:
    publisher.targets.version = 1
    publisher.publish_lists()
    assert_refused(kiosk_with_v2, publisher.tree, RollbackError)


def test_lists_of_two_updates_mixed_are_refused(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(3)
    mixed = dict(publisher.tree)
    mixed["metadata/3.targets.json"] = mixed["metadata/2.targets.json"]
    assert_refused(kiosk_with_v2, mixed, RollbackError)
    mixed = dict(publisher.tree)
    mixed["metadata/3.snapshot.json"] = mixed["metadata/2.snapshot.json"]
    assert_refused(kiosk_with_v2, mixed, RollbackError)


def test_the_same_version_with_another_guide_does_not_take_its_place(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    active = kiosk_with_v2.store.record().active
    publisher.timestamp.version = publisher.snapshot.version = 1
    other = publish(3, version=2)
    carrier = MemoryCarrier(publisher.tree)
    assert kiosk_with_v2.install(carrier).offer.sha256 == active
    assert kiosk_with_v2.shown == "v2"
    assert not [path for path, _ in carrier.asked if other in path]


def test_a_list_that_hides_a_newer_one_ends_on_a_server_but_not_on_a_stick(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publisher.timestamp.expires = NOW - DAY
    publish(1)
    server = MemoryCarrier(publisher.tree, keeps_dates=True)
    refusal = assert_refused(kiosk, server, ExpiredError)
    assert "2026-12-01" in str(refusal)
    kiosk.install(MemoryCarrier(publisher.tree, keeps_dates=False))
    assert kiosk.shown == "v1"


@pytest.mark.parametrize("role", ["root", "snapshot", "targets"])
def test_any_list_may_end(kiosk: Kiosk, publisher: Publisher, publish: Publish, role: str) -> None:
    getattr(publisher, role).expires = NOW
    if role == "root":
        publisher.root.version += 1
        publisher.publish_root()
    publish(1)
    assert_refused(kiosk, MemoryCarrier(publisher.tree, keeps_dates=True), ExpiredError)
    assert kiosk.install(publisher.tree).offer.version == 1


def test_a_list_that_has_not_ended_is_taken_from_a_server(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publisher.timestamp.expires = NOW + DAY
    publish(1)
    kiosk.install(MemoryCarrier(publisher.tree, keeps_dates=True))
    assert kiosk.shown == "v1"
    assert kiosk.store.record().checked == NOW.date()


def test_the_library_still_takes_the_time_from_the_name_that_is_set() -> None:
    """``trust`` sets this attribute; if a later library no longer reads it, dates would go unchecked."""
    root = Publisher().first_root
    assert isinstance(TrustedMetadataSet(root, EnvelopeType.METADATA).reference_time, dt.datetime)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), ExpiredError),
        (dt.datetime(2099, 1, 1, tzinfo=dt.UTC), None),
        (NOW, ExpiredError),
    ],
    ids=["a clock at 1970 does not bring an ended list to life", "a clock at 2099 is not believed", "today"],
)
def test_a_wrong_clock(
    kiosk: Kiosk,
    publisher: Publisher,
    publish: Publish,
    clock: dt.datetime,
    expected: type[BundleError] | None,
) -> None:
    """The list ends after the app was built if ``expected`` is None, and before otherwise."""
    kiosk.now = clock
    publisher.timestamp.expires = (NOW if expected is None else dt.datetime(2026, 10, 1, tzinfo=dt.UTC)) + DAY
    publish(1)
    server = MemoryCarrier(publisher.tree, keeps_dates=True)
    if expected is None:
        assert kiosk.install(server).time.is_clock_wrong
    else:
        assert_refused(kiosk, server, expected)


def test_a_clock_that_was_set_back_does_not_go_below_the_newest_list(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1, issued="2027-06-01")
    kiosk.install(publisher.tree)
    publisher.timestamp.expires = dt.datetime(2027, 5, 1, tzinfo=dt.UTC)
    publish(2, issued="2027-06-01")
    assert_refused(kiosk, MemoryCarrier(publisher.tree, keeps_dates=True), ExpiredError)
