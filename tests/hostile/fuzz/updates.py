"""Parsers of what is carried and trusted: bundles, carriers, signed lists, key files, the store's records."""

import hashlib
import io

from kiosk.authoring.voice.speak import encode
from kiosk.bundle.archive import check_bundle
from kiosk.bundle.carriers import open_carrier
from kiosk.bundle.errors import BundleError, DamagedError, RootError, UpdateError
from kiosk.bundle.state import Item, Record, encode_record, read_newest_record, slot_name
from kiosk.bundle.stored_zip import read_directory
from kiosk.bundle.trust import judge, read_root
from kiosk.content.ogg import ogg_fault
from kiosk.content.recording import RecordingError, decode_words, encode_words
from kiosk.speech.sound import Sound
from tests.hostile.fuzz.target import Target, as_file, fresh_folder, scratch
from tests.unit.bundle.publisher import (
    NOW,
    MemoryCarrier,
    Publisher,
    bundle_bytes,
    known_keys,
    update_file,
)

_LISTS = ("timestamp", "1.snapshot", "1.targets", "2.root", "1.root")
_MOST_BYTES = 1 << 20

_publisher = Publisher(known_keys(1))
_bundle = bundle_bytes("v1", scratch())
_publisher.publish(_bundle, label="v1")


def _check(content: bytes) -> None:
    check_bundle(as_file(content, "a.kioskbundle"), "a stick")


def _carry(content: bytes) -> None:
    """Read all that an update file says it holds, and judge it."""
    carrier = open_carrier(as_file(content, "a.kioskupdate"), "a stick")
    try:
        for name in _publisher.tree:
            list(carrier.read(name, _MOST_BYTES))
        judge(carrier, _publisher.first_root, {}, NOW, fresh_folder())
    finally:
        carrier.close()


def _judge(content: bytes) -> None:
    """Judge an update, one list of which is other bytes; which, the first byte says."""
    name = _LISTS[content[0] % len(_LISTS)] if content else _LISTS[0]
    tree = {**_publisher.tree, f"metadata/{name}.json": content[1:]}
    judge(MemoryCarrier(tree), _publisher.first_root, {}, NOW, fresh_folder())


def _lists() -> tuple[bytes, ...]:
    tree = _publisher.tree
    return tuple(
        bytes([number]) + tree.get(f"metadata/{name}.json", _publisher.first_root)
        for number, name in enumerate(_LISTS)
    )


def _recall(content: bytes) -> None:
    """Read a record whose digest is right."""
    whole = hashlib.sha256(content).hexdigest().encode() + b"\n" + content
    record, _ = read_newest_record(as_file(whole, slot_name(1)).parent)
    for item in record.candidates():
        record.activated(item).rolled_back(item.sha256).begun(item.sha256).confirmed(item.sha256)


def _records() -> tuple[bytes, ...]:
    item = Item("0" * 64, 1000, 2, "v2", NOW.date(), NOW.date())
    trust = {"timestamp.json": "{}", "root_history/1.root.json": "{}"}
    record = Record(
        1, item.sha256, (item,), 1, ("1" * 64,), ("2" * 64,), trust, "{}", NOW.date(), NOW.date(), "a"
    )
    return (encode_record(record)[65:],)


def _read_slots(content: bytes) -> None:
    """Read whatever lies in the record's place."""
    read_newest_record(as_file(content, slot_name(1)).parent)


TARGETS = (
    Target("bundle", _check, (UpdateError,), lambda: (_bundle,)),
    Target(
        "zip",
        lambda content: read_directory(io.BytesIO(content), "a stick"),
        (DamagedError,),
        lambda: (_bundle,),
    ),
    Target(
        "carrier",
        _carry,
        (BundleError,),
        lambda: (update_file(_publisher.tree, scratch() / "seed.kioskupdate").read_bytes(),),
    ),
    Target("lists", _judge, (), _lists),
    Target("root", read_root, (RootError,), lambda: (_publisher.first_root,)),
    Target("record", _recall, (BundleError,), _records),
    Target("recording", ogg_fault, (), lambda: (encode(Sound(bytes(8000), 8000)),)),
    Target("words", decode_words, (RecordingError,), lambda: (encode_words({"a" * 32: ((0, 0, 5),)}),)),
    Target("record-file", _read_slots, (), lambda: (encode_record(Record(1)),)),
)
