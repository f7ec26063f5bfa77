"""Attacks in words: what a thief, an old stick, a wrong channel or a broken server offers."""

import copy
import datetime as dt
import json
from collections.abc import Callable, Iterable

import pytest
from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined] # its __all__ is computed
from tuf.api.metadata import MetaFile, TargetFile  # type: ignore[attr-defined] # its __all__ is computed
from tuf.ngclient._internal.trusted_metadata_set import TrustedMetadataSet
from tuf.ngclient.config import EnvelopeType

from kiosk.bundle.errors import (
    BundleError,
    DamagedError,
    ExpiredError,
    NoUpdateError,
    RecalledUpdateError,
    RollbackError,
    RootError,
    SignatureError,
    TooLargeError,
    TooSlowError,
    UnreachableError,
)
from kiosk.bundle.trust import TARGET, read_root
from tests.unit.bundle.conftest import Kiosk, Publish
from tests.unit.bundle.publisher import FAR, NOW, MemoryCarrier, Publisher, Tree

TIMESTAMP = "metadata/timestamp.json"
DAY = dt.timedelta(days=1)


@pytest.fixture
def kiosk_with_v2(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Kiosk:
    """A kiosk that was brought v1 and then v2."""
    publish(1)
    kiosk.install(publisher.tree)
    publish(2)
    kiosk.install(publisher.tree)
    return kiosk


def assert_refused(kiosk: Kiosk, source: Tree | MemoryCarrier, error: type[BundleError]) -> BundleError:
    """An update is refused for this reason, and nothing at all has changed but for new roots."""
    before, files, shown = kiosk.store.record(), kiosk.files, kiosk.shown
    with pytest.raises(error) as refusal:
        kiosk.install(source)
    assert type(refusal.value) is error
    after = kiosk.store.record()
    assert (after.active, after.history, after.floor) == (before.active, before.history, before.floor)
    lists = {name: text for name, text in after.trust.items() if "root" not in name}
    assert lists == {name: text for name, text in before.trust.items() if "root" not in name}
    assert kiosk.shown == shown
    states = {"state-0.json", "state-1.json"}
    assert kiosk.files - states == files - states
    if {name for name in after.trust if "root" in name} == {name for name in before.trust if "root" in name}:
        assert (after, kiosk.files) == (before, files)
    return refusal.value


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


# --- Signatures ---


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_a_list_signed_by_a_stranger_is_refused(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, role: str
) -> None:
    publisher.signers[role] = [CryptoSigner.generate_ed25519()]
    publish(3)
    assert_refused(kiosk_with_v2, publisher.tree, SignatureError)


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_an_unsigned_list_is_refused(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, role: str
) -> None:
    publisher.signers[role] = []
    publish(3)
    assert_refused(kiosk_with_v2, publisher.tree, SignatureError)


def test_a_signed_list_that_was_changed_is_refused(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(3)
    name = "metadata/3.targets.json"
    publisher.tree[name] = publisher.tree[name].replace(b'"label":"v3"', b'"label":"v9"')
    assert_refused(kiosk_with_v2, publisher.tree, SignatureError)


def test_one_of_two_keys_is_not_enough(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publisher.demand("targets", 2)
    missing = publisher.signers["targets"].pop()
    publish(1)
    assert_refused(kiosk, publisher.tree, SignatureError)
    publisher.signers["targets"].append(missing)
    publish(2)
    assert kiosk.install(publisher.tree).offer.version == 2


def test_the_same_key_twice_counts_once(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publisher.demand("targets", 2)
    twin = copy.deepcopy(publisher.signers["targets"][0].public_key)
    twin.keyid = "another name for it"
    publisher.signers["targets"] = [publisher.signers["targets"][0]]
    publish(1)
    signed = json.loads(publisher.tree["metadata/1.targets.json"])
    signed["signatures"] += [signed["signatures"][0], signed["signatures"][0] | {"keyid": twin.keyid}]
    publisher.tree["metadata/1.targets.json"] = json.dumps(signed).encode()
    with pytest.raises((SignatureError, DamagedError)):
        kiosk.install(publisher.tree)
    assert kiosk.shown == ""


def test_an_update_of_the_other_channel_is_refused(kiosk_with_v2: Kiosk, versions: tuple[bytes, ...]) -> None:
    clinic = Publisher()
    clinic.publish(versions[3], version=9)
    assert_refused(kiosk_with_v2, clinic.tree, SignatureError)
    clinic.replace_key("timestamp")
    assert_refused(kiosk_with_v2, clinic.tree, SignatureError)


# --- Keys that change ---


@pytest.mark.parametrize("role", ["root", "timestamp", "snapshot", "targets"])
def test_a_key_can_be_replaced(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, role: str
) -> None:
    publisher.replace_key(role)
    publish(3)
    kiosk_with_v2.install(publisher.tree)
    assert kiosk_with_v2.shown == "v3"


def test_a_key_that_was_taken_out_stays_out_though_the_update_failed(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    stolen = publisher.replace_key("timestamp")
    publish(3)
    broken = {name: content for name, content in publisher.tree.items() if TARGET not in name}
    assert_refused(kiosk_with_v2, broken, DamagedError)
    thief = copy.deepcopy(publisher)
    thief.signers["timestamp"] = [stolen]
    thief.publish_timestamp()
    thief.tree = {name: content for name, content in thief.tree.items() if name != "metadata/2.root.json"}
    assert_refused(kiosk_with_v2, thief.tree, SignatureError)


def test_a_new_root_needs_the_keys_of_the_old_one(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publisher.replace_key("root", publish=False)
    publisher.publish_root()
    publish(3)
    assert_refused(kiosk_with_v2, publisher.tree, SignatureError)


def test_a_root_cannot_be_skipped_or_played_again(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publisher.replace_key("timestamp")
    publish(3)
    again = publisher.tree | {"metadata/2.root.json": publisher.tree["metadata/1.root.json"]}
    assert_refused(kiosk_with_v2, again, RollbackError)


def test_a_thief_of_all_lists_keys_is_healed_by_a_new_root(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, versions: tuple[bytes, ...]
) -> None:
    """The thief raises every number as far as it goes, and the floor with them (fast-forward attack)."""
    high = 2**31
    thief = copy.deepcopy(publisher)
    thief.timestamp.version = thief.snapshot.version = high
    thief.publish(versions[5], version=high, label="evil", min_ok=high, issued="9999-12-31")
    kiosk_with_v2.install(thief.tree)
    assert kiosk_with_v2.shown == "evil"
    for role in ("timestamp", "snapshot", "targets"):
        publisher.replace_key(role)
    publish(3, issued="2026-12-01")
    kiosk_with_v2.install(publisher.tree)
    record = kiosk_with_v2.store.record()
    assert kiosk_with_v2.shown == "v3"
    assert (record.floor, record.issued) == (0, dt.date(2026, 12, 1))
    assert [item.label for item in record.history if record.may_show(item)] == ["v3", "evil", "v2"]


def test_an_app_that_brings_a_later_root_goes_on_from_there(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publisher.replace_key("root")
    publisher.replace_key("targets")
    publish(3)
    kiosk_with_v2.root = publisher.tree["metadata/3.root.json"]
    kiosk_with_v2.install(publisher.tree)
    assert kiosk_with_v2.shown == "v3"


def test_two_hundred_roots_at_once_are_not_all_looked_at(kiosk: Kiosk, publisher: Publisher) -> None:
    asked: list[str] = []

    def endless(path: str, content: bytes) -> Iterable[bytes]:
        asked.append(path)
        return [content]

    for _ in range(70):
        publisher.root.version += 1
        publisher.publish_root()
    carrier = MemoryCarrier(publisher.tree, endless)
    with pytest.raises(NoUpdateError):
        kiosk.install(carrier)
    assert len([path for path in asked if "root" in path]) == 64


# --- Damage, and lists made to hurt ---


@pytest.mark.parametrize(
    ("missing", "error"),
    [
        (TIMESTAMP, NoUpdateError),
        ("metadata/3.snapshot.json", DamagedError),
        ("metadata/3.targets.json", DamagedError),
        (TARGET, DamagedError),
    ],
)
def test_a_file_that_is_missing(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, missing: str, error: type[BundleError]
) -> None:
    publish(3)
    tree = {name: content for name, content in publisher.tree.items() if not name.endswith(missing)}
    assert_refused(kiosk_with_v2, tree, error)


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 8000,
        b'{"signed":{"version":' + b"9" * 9000 + b"}}",
        b'{"signatures":[],"signed":{"_type":"timestamp"}}',
        b"\x00" * 4096,
    ],
    ids=["empty", "object", "list", "null", "no text", "deep", "a long number", "half a list", "zeros"],
)
@pytest.mark.parametrize("name", [TIMESTAMP, "metadata/3.snapshot.json", "metadata/2.root.json"])
def test_junk_in_the_place_of_a_list_is_refused(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, name: str, junk: bytes
) -> None:
    publish(3)
    assert_refused(kiosk_with_v2, publisher.tree | {name: junk}, DamagedError)


@pytest.mark.parametrize(
    ("name", "length"),
    [
        (TIMESTAMP, 20_000),
        ("metadata/2.root.json", 600_000),
        ("metadata/3.snapshot.json", 100_000),
        ("metadata/3.targets.json", 5_000_000),
    ],
)
def test_a_list_that_does_not_end_is_refused_before_it_is_read(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, name: str, length: int
) -> None:
    publish(3)
    padded = publisher.tree.get(name, b"{}").ljust(length)
    read = 0

    def counting(_path: str, content: bytes) -> Iterable[bytes]:
        nonlocal read
        for at in range(0, len(content), 4096):
            read += 4096
            yield content[at : at + 4096]

    carrier = MemoryCarrier(publisher.tree | {name: padded}, counting)
    assert_refused(kiosk_with_v2, carrier, DamagedError)
    assert read < 400_000


def test_a_signed_length_does_not_lift_the_limit(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(3)
    publisher.timestamp.version += 1
    publisher.timestamp.snapshot_meta = MetaFile(publisher.snapshot.version, length=10**12)
    publisher.tree[TIMESTAMP] = publisher.sign(publisher.timestamp, publisher.signers["timestamp"])
    read = 0

    def endless(path: str, content: bytes) -> Iterable[bytes]:
        nonlocal read
        while path == "metadata/3.snapshot.json":
            read += 65536
            yield b" " * 65536
        yield content

    assert_refused(kiosk_with_v2, MemoryCarrier(publisher.tree, endless), DamagedError)
    assert read < 1_000_000


@pytest.mark.parametrize(
    ("bend", "error"),
    [
        (lambda content: [content[:-1]], DamagedError),
        (lambda content: [content, b"x"], DamagedError),
        (lambda content: [content[:-9], bytes([content[-9] ^ 1]), content[-8:]], DamagedError),
        (lambda content: [content[: len(content) // 2]], DamagedError),
        (lambda _content: [], DamagedError),
    ],
    ids=["one byte short", "one byte long", "one bit other", "half", "nothing"],
)
def test_a_guide_that_is_not_what_was_signed_is_refused(
    kiosk_with_v2: Kiosk,
    publisher: Publisher,
    publish: Publish,
    bend: Callable[[bytes], list[bytes]],
    error: type[BundleError],
) -> None:
    publish(3)

    def bent(path: str, content: bytes) -> Iterable[bytes]:
        return bend(content) if path.startswith("targets/") else [content]

    assert_refused(kiosk_with_v2, MemoryCarrier(publisher.tree, bent), error)


def test_a_guide_that_does_not_end_is_stopped(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(3)
    given = 0

    def endless(path: str, content: bytes) -> Iterable[bytes]:
        nonlocal given
        yield content
        while path.startswith("targets/"):
            given += 65536
            yield b"x" * 65536

    assert_refused(kiosk_with_v2, MemoryCarrier(publisher.tree, endless), DamagedError)
    assert given <= 65536


@pytest.mark.parametrize("where", ["metadata/", "targets/"])
def test_a_stick_that_is_pulled_out_is_told_as_such(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, where: str
) -> None:
    publish(3)

    def pulled(path: str, content: bytes) -> Iterable[bytes]:
        yield content[:10]
        if path.startswith(where):
            raise OSError(5, "Input/output error")
        yield content[10:]

    assert_refused(kiosk_with_v2, MemoryCarrier(publisher.tree, pulled), UnreachableError)


@pytest.mark.parametrize("where", ["metadata/", "targets/"])
def test_bytes_that_come_one_by_one_are_not_waited_for(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, where: str
) -> None:
    publish(3)

    def dripping(path: str, content: bytes) -> Iterable[bytes]:
        for at in range(len(content)):
            if path.startswith(where):
                carrier.seconds += 5
            yield content[at : at + 1]

    carrier = MemoryCarrier(publisher.tree, dripping)
    assert_refused(kiosk_with_v2, carrier, TooSlowError)


def test_each_file_is_read_once_so_a_stick_cannot_show_other_bytes_the_second_time(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(3)
    carrier = MemoryCarrier(publisher.tree)
    kiosk_with_v2.install(carrier)
    assert len(set(carrier.asked)) == len(carrier.asked)
    assert all(start == 0 for _, start in carrier.asked)


def test_a_damaged_newer_stick_does_not_spoil_the_good_older_one(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    """The number of the damaged one is not learnt before its guide has arrived."""
    publish(1)
    good = dict(publisher.tree)
    publish(2)
    broken = {name: content for name, content in publisher.tree.items() if TARGET not in name}
    assert_refused(kiosk, broken, DamagedError)
    kiosk.install(good)
    assert kiosk.shown == "v1"


# --- A publisher's own mistakes ---


def test_a_list_that_offers_nothing(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> None:
    publish(1)
    publisher.targets.targets = {}
    publisher.publish_lists()
    assert_refused(kiosk, publisher.tree, NoUpdateError)


@pytest.mark.parametrize(
    ("custom", "error"),
    [
        ({"min_ok": 2}, RecalledUpdateError),
        ({"min_ok": -1}, DamagedError),
        ({"min_ok": "3"}, DamagedError),
        ({"revoked": "all"}, DamagedError),
        ({"revoked": ["abc"]}, DamagedError),
        ({"revoked": ["0" * 64] * 1001}, DamagedError),
        ({"issued": "yesterday"}, DamagedError),
        ({"title": ["en"]}, DamagedError),
    ],
)
def test_what_the_publisher_says_must_make_sense(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, custom: dict[str, object], error: type[BundleError]
) -> None:
    publish(1, **custom)
    assert_refused(kiosk, publisher.tree, error)


def test_what_a_later_publisher_says_more_is_left_alone(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1, colour="green")
    kiosk.install(publisher.tree)
    assert kiosk.shown == "v1"


def test_an_update_that_recalls_itself_is_refused(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    sha256 = publish(1)
    publish(1, revoked=[sha256])
    assert_refused(kiosk, publisher.tree, RecalledUpdateError)


def test_a_guide_larger_than_any_may_be_is_not_fetched(
    kiosk: Kiosk, publisher: Publisher, publish: Publish
) -> None:
    publish(1)
    target = publisher.targets.targets[TARGET]
    publisher.targets.targets[TARGET] = TargetFile(2**40, target.hashes, TARGET)
    publisher.publish_lists()
    carrier = MemoryCarrier(publisher.tree)
    assert_refused(kiosk, carrier, TooLargeError)
    assert not [path for path, _ in carrier.asked if path.startswith("targets/")]


@pytest.mark.parametrize(
    "hashes",
    [{"sha512": "0" * 128}, {"sha256": "../../../etc/passwd"}, {"sha256": "A" * 64}, {"sha256": "0" * 63}],
)
def test_a_digest_that_is_none_names_no_file(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, hashes: dict[str, str]
) -> None:
    publish(1)
    publisher.targets.targets[TARGET] = TargetFile(5, hashes, TARGET)
    publisher.publish_lists()
    assert_refused(kiosk, publisher.tree, DamagedError)


@pytest.mark.parametrize("version", [True, 2**60], ids=["true", "beyond whole numbers in JSON"])
def test_a_version_that_does_not_count_well_is_refused(
    kiosk: Kiosk, publisher: Publisher, publish: Publish, version: int
) -> None:
    """Even with the right keys: such numbers would end the order of versions."""
    publish(1, version=version)
    named = f"metadata/{str(version).lower()}.targets.json"
    publisher.tree[named] = publisher.tree.pop(f"metadata/{version}.targets.json")
    assert_refused(kiosk, publisher.tree, DamagedError)


# --- The key file ---


def test_a_key_file_tells_how_many_must_sign(publisher: Publisher) -> None:
    publisher.demand("root", 2)
    summary = read_root(publisher.tree["metadata/2.root.json"])
    assert (summary.version, summary.keys, summary.threshold, len(summary.fingerprint)) == (2, 2, 2, 32)
    assert summary.fingerprint != read_root(publisher.first_root).fingerprint


@pytest.mark.parametrize("role", ["targets", "timestamp", "snapshot"])
def test_another_list_is_no_key_file(publisher: Publisher, publish: Publish, role: str) -> None:
    publish(1)
    name = TIMESTAMP if role == "timestamp" else f"metadata/1.{role}.json"
    with pytest.raises(RootError):
        read_root(publisher.tree[name])


@pytest.mark.parametrize("junk", [b"", b"{}", b"\xff", b"[" * 9000, b" " * 70_000])
def test_junk_is_no_key_file(junk: bytes) -> None:
    with pytest.raises(RootError, match="not a key"):
        read_root(junk)


def test_a_key_file_that_its_own_keys_did_not_sign_is_none(publisher: Publisher) -> None:
    publisher.root.expires = FAR - DAY
    with pytest.raises(RootError):
        read_root(publisher.sign(publisher.root, [CryptoSigner.generate_ed25519()]))
