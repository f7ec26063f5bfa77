"""Guides are published so that kiosks take them, in a file or a tree, and no version twice."""

import datetime as dt
import json
import os
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.authoring.built_in import make_built_in
from kiosk.authoring.errors import (
    ClockBehindError,
    DestinationError,
    NotReadableError,
    PublicationsError,
    SelfRecallError,
    TooFewKeysError,
    UnknownVersionError,
)
from kiosk.authoring.inspection import inspect
from kiosk.authoring.publications import Record, next_version
from kiosk.authoring.publish import Publisher, Terms
from kiosk.authoring.signing import LISTS
from kiosk.authoring.verify import verify
from kiosk.bundle.carriers import TIMESTAMP, Carrier, FolderCarrier, open_carrier
from kiosk.bundle.embedded import Embedded, ensure_embedded, open_embedded
from kiosk.bundle.errors import (
    DamagedError,
    ExpiredError,
    NoUpdateError,
    RecalledError,
    RollbackError,
    RootError,
    SignatureError,
)
from kiosk.bundle.importer import Importer, pair
from kiosk.bundle.store import Store
from tests.unit.authoring.publishing import NOW, Office, Offices, files, labelled

DAY = dt.timedelta(days=1)


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "november.kioskupdate"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return tmp_path / "tree"


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


class Kiosk:
    """A kiosk that is paired with an office."""

    def __init__(self, folder: Path, office: Office) -> None:
        self.store = Store(folder, "clinic")
        pair(self.store, office.keys.roots[-1])

    def install(self, place: Path, now: dt.datetime = NOW, *, dated: bool = False) -> str:
        """Bring an update, and return the label of what is shown then."""
        carrier: Carrier = FolderCarrier(place, keeps_dates=True) if dated else open_carrier(place)
        with carrier:
            Importer(self.store, None, lambda: now, now.date()).install(carrier, by_staff=True)
        record = self.store.record()
        item = record.item(record.active)
        assert item is not None
        return item.label


@pytest.fixture
def kiosk(tmp_path: Path, office: Office) -> Kiosk:
    return Kiosk(tmp_path / "store", office)


# --- Versions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "version"),
    [
        (0, 2026120101),
        (2026113007, 2026120101),
        (2026120101, 2026120102),
        (2026120199, 2026120200),
        (2099010101, 2099010102),
    ],
    ids=["the first", "a new day", "the same day", "a hundred a day", "after a clock that was wrong"],
)
def test_a_version_is_the_day_and_a_number_or_one_more_than_the_last(last: int, version: int) -> None:
    assert next_version(last, NOW) == version


def test_two_publications_of_a_day_follow_each_other(office: Office, to: Path, scratch: Path) -> None:
    assert office.publish("1", to, scratch).version == 2026120101
    assert office.publish("2", to, scratch).version == 2026120102


def test_a_publisher_who_lost_the_record_publishes_what_kiosks_take_for_newer(
    office: Office, kiosk: Kiosk, to: Path, scratch: Path
) -> None:
    office.publish("1", to, scratch)
    kiosk.install(to)
    (office.keys.folder / "published.json").unlink()
    office.now += DAY
    office.publish("2", to, scratch)
    assert kiosk.install(to) == "2"


def test_a_publisher_who_lost_the_record_goes_on_from_what_the_tree_holds(
    office: Office, tree: Path, scratch: Path
) -> None:
    office.publish("1", tree, scratch)
    (office.keys.folder / "published.json").unlink()
    assert office.publish("2", tree, scratch).version == 2026120102


def test_a_clock_behind_the_last_publication_is_refused(office: Office, to: Path, scratch: Path) -> None:
    office.publish("1", to, scratch)
    before = files(to.parent)
    office.now -= DAY
    with pytest.raises(ClockBehindError, match=r"2026-11-30 09:00.*2026-12-01 09:00.*Nothing was published"):
        office.publish("2", to, scratch)
    assert files(to.parent) == before


def test_a_damaged_record_is_told(office: Office) -> None:
    (office.keys.folder / "published.json").write_text("{")
    with pytest.raises(PublicationsError):
        Publisher(office.keys, NOW)


# --- What kiosks make of it ------------------------------------------------------------------


def test_a_stick_brings_the_guide(office: Office, kiosk: Kiosk, to: Path, scratch: Path) -> None:
    office.publish("1", to, scratch)
    assert kiosk.install(to) == "1"
    (item,) = kiosk.store.record().history
    assert (item.version, item.issued) == (2026120101, NOW.date())
    assert item.review_by == dt.date(2099, 11, 22)


def test_a_tree_brings_the_same_and_later_versions_too(
    office: Office, kiosk: Kiosk, tree: Path, scratch: Path
) -> None:
    office.publish("1", tree, scratch)
    assert kiosk.install(tree) == "1"
    office.publish("2", tree, scratch)
    assert kiosk.install(tree) == "2"


@pytest.mark.parametrize("key", ["publish-1", "root-1"])
def test_kiosks_follow_a_publisher_to_new_keys(
    office: Office, kiosk: Kiosk, to: Path, scratch: Path, key: str
) -> None:
    office.publish("1", to, scratch)
    kiosk.install(to)
    office.rotate(key)
    office.publish("2", to, scratch)
    assert kiosk.install(to) == "2"


def test_what_a_retired_key_signs_is_refused_by_kiosks_that_know_of_it(
    office: Office, kiosk: Kiosk, to: Path, scratch: Path
) -> None:
    thief = Office(office.keys, office.passphrases)
    office.rotate("publish-1")
    office.publish("1", to, scratch)
    kiosk.install(to)
    thief.now += DAY
    thief.publish("stolen", to, scratch)
    with pytest.raises(SignatureError):
        kiosk.install(to)


def test_two_of_three_keys_sign_for_a_fleet(
    offices: Offices, tmp_path: Path, to: Path, scratch: Path
) -> None:
    office = offices.open(tmp_path / "fleet", 2, 3)
    kiosk = Kiosk(tmp_path / "store", office)
    publisher = Publisher(office.keys, NOW)
    draft = publisher.draft(labelled("1"), to, scratch)
    signers = office.keys.unlock(LISTS, office.ask)
    with pytest.raises(TooFewKeysError, match="needs 2 of the keys"):
        publisher.publish(draft, signers[:1], to)
    assert not to.exists()
    publisher.publish(draft, signers, to)
    assert kiosk.install(to) == "1"


def test_a_withdrawn_version_cannot_be_shown_again(
    office: Office, kiosk: Kiosk, to: Path, scratch: Path
) -> None:
    first = office.publish("1", to, scratch)
    kiosk.install(to)
    office.publish("2", to, scratch, Terms(recall=["1"]))
    assert kiosk.install(to) == "2"
    with pytest.raises(RecalledError):
        kiosk.store.roll_back(first.sha256)


def test_all_before_a_version_are_withdrawn_and_stay_so(
    office: Office, kiosk: Kiosk, to: Path, scratch: Path
) -> None:
    first = office.publish("1", to, scratch)
    kiosk.install(to)
    office.publish("2", to, scratch)
    office.publish("3", to, scratch, Terms(min_version="2"))
    office.publish("4", to, scratch)
    kiosk.install(to)
    with pytest.raises(RecalledError):
        kiosk.store.roll_back(first.sha256)


def test_a_version_that_was_never_published_cannot_be_withdrawn(
    office: Office, to: Path, scratch: Path
) -> None:
    office.publish("1", to, scratch)
    with pytest.raises(UnknownVersionError, match=r"No single version 9 .* 2026120101 \(1\)"):
        office.publish("2", to, scratch, Terms(recall=["9"]))


def test_a_name_that_fits_two_versions_is_not_guessed(office: Office, to: Path, scratch: Path) -> None:
    office.publish("1", to, scratch)
    office.publish("1", to, scratch)
    with pytest.raises(UnknownVersionError):
        office.publish("2", to, scratch, Terms(recall=["1"]))
    office.publish("2", to, scratch, Terms(recall=["2026120101"]))


def test_a_publication_does_not_withdraw_itself(office: Office, to: Path, scratch: Path) -> None:
    office.publish("1", to, scratch)
    with pytest.raises(SelfRecallError):
        office.publish("1", to, scratch, Terms(recall=["2026120101"]))


def test_what_is_new_travels_with_the_guide(office: Office, to: Path, scratch: Path) -> None:
    office.publish("1", to, scratch, Terms(notes={"en": "More about stairs.", "es": "Más sobre escaleras."}))
    custom = verify(to, office.keys.roots[0], NOW).offer.custom
    assert custom.notes == {"en": "More about stairs.", "es": "Más sobre escaleras."}
    assert (custom.guide, custom.label, custom.title["es"]) == ("tiny", "1", "Una rodilla con dolor")


# --- Dates -----------------------------------------------------------------------------------


def test_a_tree_without_a_term_counts_for_ever(
    office: Office, kiosk: Kiosk, tree: Path, scratch: Path
) -> None:
    office.publish("1", tree, scratch)
    assert kiosk.install(tree, NOW + 3000 * DAY, dated=True) == "1"


def test_a_tree_counts_until_its_term_and_longer_once_it_is_signed_again(
    offices: Offices, tmp_path: Path, tree: Path, scratch: Path
) -> None:
    office = offices.open(tmp_path / "fleet", online=True)
    kiosk = Kiosk(tmp_path / "store", office)
    office.publish("1", tree, scratch, Terms(days=30))
    assert kiosk.install(tree, NOW + 29 * DAY, dated=True) == "1"
    with pytest.raises(ExpiredError):
        kiosk.install(tree, NOW + 31 * DAY, dated=True)
    office.asked.clear()
    office.now = NOW + 31 * DAY
    signers = office.keys.unlock(("timestamp",), office.ask)
    assert Publisher(office.keys, office.now).refresh(signers, tree, 30) == NOW + 61 * DAY
    assert office.asked == ["online-1"]
    assert kiosk.install(tree, NOW + 60 * DAY, dated=True) == "1"


def test_a_version_after_a_refreshed_timestamp_is_still_newer(
    office: Office, kiosk: Kiosk, tree: Path, scratch: Path
) -> None:
    office.publish("1", tree, scratch, Terms(days=30))
    signers = office.keys.unlock(LISTS, office.ask)
    Publisher(office.keys, NOW).refresh(signers, tree, 30)
    kiosk.install(tree)
    office.publish("2", tree, scratch)
    assert kiosk.install(tree) == "2"


def test_there_is_nothing_to_refresh_in_an_empty_folder(office: Office, tree: Path) -> None:
    with pytest.raises(DestinationError, match="missing or damaged"):
        Publisher(office.keys, NOW).refresh((), tree, 30)


# --- Where it is written ---------------------------------------------------------------------


def test_files_of_a_tree_never_change_but_for_the_timestamp(
    office: Office, tree: Path, scratch: Path
) -> None:
    office.publish("1", tree, scratch)
    before = files(tree)
    office.publish("2", tree, scratch)
    after = files(tree)
    assert [name for name in before if after[name] != before[name]] == [TIMESTAMP]
    assert not [name for name in after if name.endswith(".part")]


def test_a_damaged_file_of_a_tree_is_whole_again_after_the_next_publication(
    office: Office, kiosk: Kiosk, tree: Path, scratch: Path
) -> None:
    office.publish("1", tree, scratch)
    (bundle,) = (tree / "targets").iterdir()
    bundle.write_bytes(b"damaged")
    office.publish("1", tree, scratch)
    assert kiosk.install(tree) == "1"


def test_a_tree_that_fails_on_the_way_still_offers_what_it_did(
    office: Office, kiosk: Kiosk, tree: Path, scratch: Path
) -> None:
    office.publish("1", tree, scratch)
    publisher = Publisher(office.keys, NOW)
    draft = publisher.draft(labelled("2"), tree, scratch)
    (tree / "metadata" / f".{draft.version}.snapshot.json.part").mkdir()
    with pytest.raises(DestinationError, match="Kiosks see what they saw before"):
        publisher.publish(draft, office.keys.unlock(LISTS, office.ask), tree)
    assert kiosk.install(tree) == "1"
    # The version is used up, so what was written of it is never taken for another one
    assert office.publish("2", tree, scratch).version > draft.version
    assert kiosk.install(tree) == "2"


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_web_server_may_read_what_was_published(
    office: Office, tree: Path, to: Path, scratch: Path
) -> None:
    office.publish("1", tree, scratch)
    office.publish("2", to, scratch)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in [to, *tree.rglob("*.*")] if path.is_file()}
    assert modes == {0o644}


def test_the_tree_of_another_publisher_is_left_alone(
    offices: Offices, office: Office, tmp_path: Path, tree: Path, scratch: Path
) -> None:
    offices.open(tmp_path / "other", 2, 2).publish("1", tree, scratch)
    before = files(tree)
    with pytest.raises(DestinationError, match="the publications of other keys"):
        office.publish("2", tree, scratch)
    assert files(tree) == before


def test_a_folder_that_is_missing_is_told_and_the_update_of_before_stays(
    office: Office, tmp_path: Path, scratch: Path
) -> None:
    with pytest.raises(DestinationError, match="No such file"):
        office.publish("1", tmp_path / "no" / "x.kioskupdate", scratch)


# --- The difference --------------------------------------------------------------------------


def test_the_difference_is_the_one_to_the_last_publication(office: Office, to: Path, scratch: Path) -> None:
    assert Publisher(office.keys, NOW).difference(labelled("1")) is None
    office.publish("1", to, scratch)
    publisher = Publisher(office.keys, NOW)
    assert not publisher.difference(labelled("1"))
    changed = replace(labelled("1"), glossary=())
    found = publisher.difference(changed)
    assert found is not None
    assert [(change.part, change.kind) for change in found.others] == [("term", "removed")]


def test_an_earlier_guide_that_is_damaged_is_none(office: Office, to: Path, scratch: Path) -> None:
    office.publish("1", to, scratch)
    (office.keys.folder / "published.kioskbundle").write_bytes(b"damaged")
    assert Record(office.keys.folder).last_guide() is None


# --- Verify and inspect ----------------------------------------------------------------------


def test_what_a_kiosk_would_refuse_is_refused_with_its_words(
    office: Office, offices: Offices, tmp_path: Path, to: Path, scratch: Path
) -> None:
    office.publish("1", to, scratch)
    root = office.keys.roots[0]
    assert verify(to, root, NOW).offer.version == 2026120101
    other = offices.open(tmp_path / "other", 2, 2)
    with pytest.raises(SignatureError):
        verify(to, other.keys.roots[0], NOW)
    with pytest.raises(RootError):
        verify(to, b"no root", NOW)
    with pytest.raises(NoUpdateError):
        verify(tmp_path / "none.kioskupdate", root, NOW)
    content = bytearray(to.read_bytes())
    at = content.index(b"KGUIDE")
    content[at + 100] ^= 1
    to.write_bytes(content)
    with pytest.raises(DamagedError):
        verify(to, root, NOW)


def test_a_date_that_has_passed_matters_to_servers_alone(office: Office, tree: Path, scratch: Path) -> None:
    office.publish("1", tree, scratch, Terms(days=1))
    late = NOW + 2 * DAY
    root = office.keys.roots[0]
    assert verify(tree, root, late).offer.custom.label == "1"
    with pytest.raises(ExpiredError):
        verify(tree, root, late, as_server=True)


@pytest.mark.parametrize("in_a_tree", [False, True])
def test_what_is_inside_is_told(
    office: Office, to: Path, tree: Path, scratch: Path, *, in_a_tree: bool
) -> None:
    office.rotate("publish-1")
    place = tree if in_a_tree else to
    office.publish("1", place, scratch, Terms(days=30))
    told = dict(inspect(place))
    assert told["root 2"] == "signed by root-1; counts until 9999-12-31"
    assert told["root 2, targets"] == "1 of publish-2"
    assert told["timestamp 2026120101"] == "signed by publish-2; counts until 2026-12-31"
    assert told["holds"] == "tiny 1, en, es"
    assert told["sections"] == "start, next"
    assert told["review by"] == "2099-11-22"
    assert json.loads(told["title"])["en"] == "A sore knee"
    assert told["guide.kioskguide"].endswith(" bytes, guide, SHA-256 " + told["guide.kioskguide"][-64:])


def test_a_bundle_and_a_root_list_can_be_looked_into(office: Office, to: Path, scratch: Path) -> None:
    office.publish("1", to, scratch)
    assert ("holds", "tiny 1, en, es") in inspect(office.keys.folder / "published.kioskbundle")
    names = [fact.name for fact in inspect(office.keys.folder / "root.json")]
    assert "root 1, words to compare" in names


@pytest.mark.parametrize("name", ["guide.toml", "x.kioskupdate", "x.kioskbundle", "nothing", "."])
def test_what_is_none_of_these_is_told(tmp_path: Path, name: str) -> None:
    if name not in {"nothing", "."}:
        (tmp_path / name).write_text("[]")
    with pytest.raises(NotReadableError, match="cannot be inspected"):
        inspect(tmp_path / name)


# --- The built-in guide ----------------------------------------------------------------------


def test_the_built_in_update_is_imported_by_the_kiosks_own_engine(tmp_path: Path) -> None:
    made = make_built_in(labelled("1"), tmp_path, NOW)
    embedded = Embedded(made.update, made.root.read_bytes(), NOW.date())
    store = Store(tmp_path / "store", "vendor")
    assert ensure_embedded(store, embedded)
    record = store.record()
    item = record.item(record.active)
    assert item is not None
    assert (item.label, item.version) == ("1", 2026120101)
    _, bundle = open_embedded(made.update)
    with bundle:
        assert bundle.guide() == labelled("1")


def test_the_next_app_brings_its_own_keys_and_kiosks_follow(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "vendor")
    for label in ("1", "2"):
        made = make_built_in(labelled(label), tmp_path, NOW)
        assert ensure_embedded(store, Embedded(made.update, made.root.read_bytes(), NOW.date()))
        record = store.record()
        item = record.item(record.active)
        assert item is not None
        assert item.label == label


def test_an_older_update_is_refused_after_a_newer_one(
    office: Office, kiosk: Kiosk, tmp_path: Path, scratch: Path
) -> None:
    old, new = tmp_path / "old.kioskupdate", tmp_path / "new.kioskupdate"
    office.publish("1", old, scratch)
    office.publish("2", new, scratch)
    kiosk.install(new)
    with pytest.raises(RollbackError):
        kiosk.install(old)
