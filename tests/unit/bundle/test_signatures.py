"""Whose updates are accepted: forged, borrowed, stolen and replaced keys."""

import copy
import datetime as dt
import json
from collections.abc import Iterable

import pytest
from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined] # its __all__ is computed

from kiosk.bundle.carriers import TARGET
from kiosk.bundle.errors import DamagedError, NoUpdateError, RollbackError, RootError, SignatureError
from kiosk.bundle.trust import read_root
from tests.unit.bundle.machine import Kiosk, Publish, assert_refused
from tests.unit.bundle.publisher import FAR, MemoryCarrier, Publisher

TIMESTAMP = "metadata/timestamp.json"
DAY = dt.timedelta(days=1)


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
