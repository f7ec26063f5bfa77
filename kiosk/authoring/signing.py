"""Signed lists as The Update Framework has them (TUF 1.0.31, section 4), from the publisher's side.

``kiosk.bundle.trust`` is the other side. Here it is decided alone who may sign what, and until when:

========= =============================== ==========================================
keys      sign                            are used
========= =============================== ==========================================
root      the root list: who signs what   when a key is replaced
publish   targets, snapshot, timestamp    for each publication
online    snapshot and timestamp instead  where a machine keeps a fleet's dates fresh
========= =============================== ==========================================
"""

import copy
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias

from securesystemslib.signer import (  # type: ignore[attr-defined] # its __all__ is computed
    CryptoSigner,
    Key,
    SSlibKey,
)
from tuf.api.exceptions import UnsignedMetadataError
from tuf.api.metadata import (  # type: ignore[attr-defined] # its __all__ is computed
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from kiosk.authoring.errors import TooFewKeysError
from kiosk.bundle.carriers import TARGET, TIMESTAMP

Group: TypeAlias = Literal["root", "publish", "online"]

FOREVER: Final = dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
"""For clinics: what is brought by hand has no date to miss."""

LISTS: Final = ("targets", "snapshot", "timestamp")
_NAME_FIELD: Final = "x-kiosk-name"
_ROLES: Final[Mapping[Group, tuple[str, ...]]] = {
    "root": ("root",),
    "publish": LISTS,
    "online": ("snapshot", "timestamp"),
}


def new_root(keys: Mapping[str, SSlibKey], threshold: int) -> Root:
    """Return the first root list, not yet signed.

    Args:
        keys: Name → public key; a name begins with its group: "publish-2".
        threshold: How many of the root keys, and how many of the publish keys, must sign together.
    """
    root = Root(version=1, expires=FOREVER, consistent_snapshot=True)
    has_online = any(group_of(name) == "online" for name in keys)
    for name, key in keys.items():
        for role in _roles(group_of(name), has_online=has_online):
            _add(root, name, key, role)
    for role, each in root.roles.items():
        each.threshold = 1 if has_online and role in _ROLES["online"] else threshold
    return root


def replaced_key(root: Root, old: str, new: str, key: SSlibKey) -> Root:
    """Return the next root list, not yet signed, in which one key has taken the place of another."""
    changed = copy.deepcopy(root)
    changed.version += 1
    old_id = next(key_id for key_id, each in names_of(root).items() if each == old)
    for role, each in root.roles.items():
        if old_id in each.keyids:
            changed.revoke_key(old_id, role)
            _add(changed, new, key, role)
    return changed


def group_of(name: str) -> Group:
    """Return the group that a key's name begins with."""
    return next(group for group in _ROLES if name.startswith(f"{group}-"))


def names_of(root: Root) -> dict[str, str]:
    """Return the names of a root list's keys: key id → name."""
    return {
        key_id: str(key.unrecognized_fields.get(_NAME_FIELD, key_id[:12]))
        for key_id, key in root.keys.items()
    }


def signed_root(root: Root, signers: Iterable[CryptoSigner], before: Root | None = None) -> bytes:
    """Return a root list, signed.

    Args:
        root: The list.
        signers: Those at hand; whoever may not sign it does not.
        before: The root list before it, whose keys must sign as well (TUF 5.3.4).

    Raises:
        TooFewKeysError: Fewer than the threshold of either list.
    """
    allowed = {*root.roles["root"].keyids, *(before.roles["root"].keyids if before else ())}
    metadata = _signed(root, signers, allowed)
    for judge in (before or root, root):
        _require(judge, "root", metadata)
    return metadata.to_bytes(JSONSerializer(compact=True))


def signed_lists(
    root: Root, signers: Sequence[CryptoSigner], version: int, target: TargetFile, expires: dt.datetime
) -> dict[str, bytes]:
    """Return the three lists that offer a bundle: path in the update's tree → bytes, the timestamp last.

    Args:
        root: Who may sign.
        signers: Those at hand.
        version: The version of all three.
        target: The bundle.
        expires: Until when the timestamp counts, for kiosks that look at dates.

    Raises:
        TooFewKeysError: Fewer than a list's threshold.
    """
    targets = Targets(version=version, expires=FOREVER, targets={TARGET: target})
    snapshot = Snapshot(version=version, expires=FOREVER, meta={"targets.json": MetaFile(version)})
    return {
        f"metadata/{version}.targets.json": _checked(root, targets, signers),
        f"metadata/{version}.snapshot.json": _checked(root, snapshot, signers),
        TIMESTAMP: signed_timestamp(root, signers, version, version, expires),
    }


def signed_timestamp(
    root: Root, signers: Sequence[CryptoSigner], version: int, snapshot: int, expires: dt.datetime
) -> bytes:
    """Return a timestamp that names a snapshot's version; raises as ``signed_lists``."""
    timestamp = Timestamp(version=version, expires=expires, snapshot_meta=MetaFile(snapshot))
    return _checked(root, timestamp, signers)


def _checked(root: Root, signed: Signed, signers: Sequence[CryptoSigner]) -> bytes:
    metadata = _signed(signed, signers, set(root.roles[signed.type].keyids))
    _require(root, signed.type, metadata)
    return metadata.to_bytes(JSONSerializer(compact=True))


def _signed(signed: Signed, signers: Iterable[CryptoSigner], allowed: set[str]) -> Metadata[Any]:
    metadata: Metadata[Any] = Metadata(signed)
    for signer in signers:
        if signer.public_key.keyid in allowed:
            metadata.sign(signer, append=True)
    return metadata


def _require(root: Root, role: str, metadata: Metadata[Any]) -> None:
    """Make sure that a kiosk will accept the signatures."""
    try:
        root.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
    except UnsignedMetadataError as error:
        may = root.roles[role]
        have = len(set(may.keyids) & metadata.signatures.keys())
        names = names_of(root)
        raise TooFewKeysError(role, have, may.threshold, tuple(names[each] for each in may.keyids)) from error


def _roles(group: Group, *, has_online: bool) -> tuple[str, ...]:
    return ("targets",) if group == "publish" and has_online else _ROLES[group]


def _add(root: Root, name: str, key: SSlibKey, role: str) -> None:
    named: Key = SSlibKey(key.keyid, key.keytype, key.scheme, key.keyval, {_NAME_FIELD: name})
    root.add_key(named, role)
