"""An update step by step: what it is to the kiosk, what stops it, what is kept and what goes."""

import datetime as dt

import pytest
from msgspec.structs import replace as with_fields

from kiosk.bundle.errors import BundleError, LostVersionError, PutAsideError, RecalledError
from tests.unit.bundle.machine import Kiosk, Publish
from tests.unit.bundle.publisher import NOW, MemoryCarrier, Publisher


def bundles(kiosk: Kiosk) -> set[str]:
    return {name for name in kiosk.files if name.startswith("bundles/")}


# --- Verify, stage, activate ---


def test_until_it_is_activated_an_update_changes_nothing_that_is_shown(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    before = kiosk.store.record()
    publish(2)
    with kiosk.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
        proposal = update.verify()
        assert proposal.offer.custom.label == "v2"
        assert kiosk.store.record() == before
        bundle = update.stage(proposal)
        assert bundle.is_file()
        assert kiosk.store.record() == before
        assert kiosk.shown == "v1"
        update.activate(proposal)
    assert kiosk.shown == "v2"


def test_what_was_staged_and_left_is_not_fetched_again(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    with kiosk.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
        update.stage(update.verify())
    carrier = MemoryCarrier(publisher.tree)
    kiosk.install(carrier)
    assert kiosk.shown == "v1"
    assert not [path for path, _ in carrier.asked if path.startswith("targets/")]


def test_what_was_staged_and_left_goes_with_the_next_other_update(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    left = publish(1)
    with kiosk.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
        update.stage(update.verify())
    assert bundles(kiosk) == {f"bundles/{left}.kioskbundle"}
    new = publish(2)
    kiosk.install(publisher.tree)
    assert bundles(kiosk) == {f"bundles/{new}.kioskbundle"}


def test_nothing_is_activated_that_was_not_staged(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    with kiosk.importer.begin(MemoryCarrier(publisher.tree), by_staff=True) as update:
        proposal = update.verify()
        with pytest.raises(LostVersionError):
            update.activate(proposal)
    assert kiosk.shown == ""


def test_three_versions_are_kept_and_their_files_alone(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    kept = []
    for number in range(5):
        kept.append(publish(number))
        kiosk.install(publisher.tree)
    assert bundles(kiosk) == {f"bundles/{sha256}.kioskbundle" for sha256 in kept[-3:]}
    assert [item.label for item in kiosk.store.record().history] == ["v4", "v3", "v2"]


def test_the_same_update_again_is_showing_already_and_writes_nothing(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    before = kiosk.store.record()
    assert kiosk.install(publisher.tree).standing == "showing"
    assert kiosk.store.record() == before


def test_an_active_version_whose_file_is_damaged_is_repaired_by_its_own_update(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    path = kiosk.store.bundle_path(kiosk.store.record().history[0])
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"?")
    assert kiosk.shown == ""
    assert kiosk.install(publisher.tree).standing == "kept"
    assert path.read_bytes() == content
    assert kiosk.shown == "v1"


# --- The way back ---


def test_going_back_and_the_update_that_would_undo_it(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    publish(2)
    kiosk.install(publisher.tree)
    kiosk.store.roll_back(first)
    assert kiosk.shown == "v1"
    assert kiosk.verify(publisher.tree, by_staff=False).standing == "put-aside"
    with pytest.raises(PutAsideError):
        kiosk.install(publisher.tree, by_staff=False)
    assert kiosk.shown == "v1"
    kiosk.install(publisher.tree, by_staff=True)
    assert kiosk.shown == "v2"
    assert kiosk.store.record().rejected == ()


def test_going_back_does_not_let_an_old_stick_in(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    first = publish(1)
    old = dict(publisher.tree)
    kiosk.install(old)
    publish(2)
    kiosk.install(publisher.tree)
    kiosk.store.roll_back(first)
    with pytest.raises(BundleError, match="older than"):
        kiosk.install(old)
    publish(3)
    kiosk.install(publisher.tree, by_staff=False)
    assert kiosk.shown == "v3"


def test_nobody_goes_back_to_a_damaged_version(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    path = kiosk.store.bundle_path(kiosk.store.record().history[0])
    publish(2)
    kiosk.install(publisher.tree)
    path.write_bytes(b"")
    with pytest.raises(LostVersionError, match="v1"):
        kiosk.store.roll_back(first)
    assert kiosk.shown == "v2"


# --- Recall ---


@pytest.mark.parametrize("way", ["floor", "list"])
def test_a_recalled_version_is_not_gone_back_to(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, way: str
) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    publish(2, **({"min_ok": 2} if way == "floor" else {"revoked": [first]}))
    kiosk.install(publisher.tree)
    with pytest.raises(RecalledError, match="v1"):
        kiosk.store.roll_back(first)


def test_a_recall_is_lifted_by_a_newer_list(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    publish(2, min_ok=2)
    kiosk.install(publisher.tree)
    publish(3)
    kiosk.install(publisher.tree)
    kiosk.store.roll_back(first)
    assert kiosk.shown == "v1"


def test_a_recall_arrives_with_the_guide_that_is_shown_already(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    first = publish(1)
    kiosk.install(publisher.tree)
    publish(2)
    kiosk.install(publisher.tree)
    publish(2, revoked=[first], min_ok=3)
    assert kiosk.install(publisher.tree, by_staff=False).standing == "showing"
    record = kiosk.store.record()
    assert (record.floor, record.revoked) == (3, (first,))
    assert record.history[0].version == 3
    assert kiosk.shown == "v2"


# --- The last look at a server ---


def test_the_day_of_a_look_is_kept_but_not_of_a_stick(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    kiosk.install(publisher.tree)
    assert kiosk.store.record().checked is None
    kiosk.verify(MemoryCarrier(publisher.tree, keeps_dates=True))
    assert kiosk.store.record().checked == NOW.date()
    before = kiosk.store.record()
    kiosk.now = NOW + dt.timedelta(hours=5)
    kiosk.verify(MemoryCarrier(publisher.tree, keeps_dates=True))
    assert kiosk.store.record() == before


def test_records_stay_small(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    for number in range(5):
        publish(number)
        kiosk.install(publisher.tree)
    sizes = [(kiosk.folder / f"state-{slot}.json").stat().st_size for slot in range(2)]
    assert max(sizes) < 8000
    assert with_fields(kiosk.store.record(), generation=0).trust.keys() == {
        "timestamp.json",
        "snapshot.json",
        "targets.json",
    }
