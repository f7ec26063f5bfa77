"""What a broken stick, a hostile server or a publisher's mistake may send, and what is kept of it."""

from collections.abc import Callable, Iterable

import pytest
from tuf.api.metadata import MetaFile, TargetFile  # type: ignore[attr-defined] # its __all__ is computed

from kiosk.bundle.carriers import TARGET
from kiosk.bundle.errors import (
    BundleError,
    DamagedError,
    NoUpdateError,
    RecalledUpdateError,
    TooLargeError,
    TooSlowError,
    UnreachableError,
)
from tests.unit.bundle.machine import Kiosk, Publish, assert_refused
from tests.unit.bundle.publisher import MemoryCarrier, Publisher

TIMESTAMP = "metadata/timestamp.json"


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


def test_another_guide_in_the_place_of_the_signed_one_is_refused(
    kiosk_with_v2: Kiosk, publisher: Publisher, publish: Publish, versions: tuple[bytes, ...]
) -> None:
    """It is a whole bundle, as long as the signed one; only the digest tells them apart."""
    sha256 = publish(3)
    assert len(versions[3]) == len(versions[4])
    publisher.tree[f"targets/{sha256}.{TARGET}"] = versions[4]
    assert_refused(kiosk_with_v2, publisher.tree, DamagedError)


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
    publish(1, version=int(version))
    publisher.targets.version = version
    content = publisher.sign(publisher.targets, publisher.signers["targets"])
    publisher.tree[f"metadata/{int(version)}.targets.json"] = content
    assert_refused(kiosk, publisher.tree, DamagedError)
