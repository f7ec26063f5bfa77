"""What is inside a file: told as it says of itself, without judging whether to trust it (``verify`` does)."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Targets  # type: ignore[attr-defined] # its __all__ is computed

from kiosk.authoring.errors import NotReadableError
from kiosk.authoring.signing import names_of
from kiosk.bundle.archive import Bundle
from kiosk.bundle.carriers import (
    TARGET,
    TIMESTAMP,
    UPDATE_SUFFIX,
    Carrier,
    FolderCarrier,
    UpdateFileCarrier,
    target_path,
)
from kiosk.bundle.embedded import open_embedded
from kiosk.bundle.errors import BundleError, NoUpdateError
from kiosk.bundle.fingerprint import fingerprint_words
from kiosk.bundle.trust import MOST_LIST_BYTES

BUNDLE_SUFFIX: Final = ".kioskbundle"


class Fact(NamedTuple):
    """One line of what is inside: what it is about, and what is said."""

    name: str
    told: str


def inspect(place: Path) -> tuple[Fact, ...]:
    """Return what is inside an update file, a tree's folder, a bundle or a root list.

    Raises:
        NotReadableError: It is none of these, or is damaged.
    """
    try:
        if place.is_dir():
            with FolderCarrier(place) as carrier:
                return tuple(_update_facts(carrier, place))
        if place.suffix == UPDATE_SUFFIX:
            with UpdateFileCarrier(place) as carrier:
                return tuple(_update_facts(carrier, place))
        if place.suffix == BUNDLE_SUFFIX:
            with Bundle(place) as bundle:
                return tuple(_bundle_facts(bundle))
        content = place.read_bytes()
        return tuple(_root_facts(Metadata[Root].from_bytes(content), content))
    except BundleError as error:
        raise NotReadableError(place, error.detail or str(error)) from error
    except (OSError, RepositoryError, AttributeError, KeyError, ValueError, TypeError) as error:
        raise NotReadableError(place, "it is none of these, or is damaged") from error


def _update_facts(carrier: Carrier, place: Path) -> Iterator[Fact]:
    roots = list(_roots(carrier))
    newest = roots[-1]
    for root in roots:
        yield from _root_facts(Metadata[Root].from_bytes(root), root)
    names = names_of(Metadata[Root].from_bytes(newest).signed)
    timestamp = _list(carrier, TIMESTAMP)
    snapshot = _list(carrier, f"metadata/{timestamp.signed.snapshot_meta.version}.snapshot.json")
    targets = _list(carrier, f"metadata/{snapshot.signed.meta['targets.json'].version}.targets.json")
    for metadata in (timestamp, snapshot, targets):
        yield _signed_fact(metadata, names)
    yield from _target_facts(targets.signed)
    sha256 = targets.signed.targets[TARGET].hashes["sha256"]
    with Bundle(place / target_path(sha256)) if place.is_dir() else open_embedded(place)[1] as bundle:
        yield from _bundle_facts(bundle)


def _roots(carrier: Carrier) -> Iterator[bytes]:
    """Give all root lists; there is one at least."""
    for version in itertools.count(1):
        try:
            yield b"".join(carrier.read(f"metadata/{version}.root.json", MOST_LIST_BYTES))
        except NoUpdateError:
            if version == 1:
                raise
            return


def _list(carrier: Carrier, path: str) -> Metadata[Any]:
    return Metadata.from_bytes(b"".join(carrier.read(path, MOST_LIST_BYTES)))


def _root_facts(metadata: Metadata[Root], content: bytes) -> Iterator[Fact]:
    root = metadata.signed
    names = names_of(root)
    yield _signed_fact(metadata, names)
    yield Fact(f"root {root.version}, words to compare", " ".join(fingerprint_words(content)))
    for role, each in root.roles.items():
        told = ", ".join(sorted(names[key_id] for key_id in each.keyids))
        yield Fact(f"root {root.version}, {role}", f"{each.threshold} of {told}")


def _signed_fact(metadata: Metadata[Any], names: dict[str, str]) -> Fact:
    signed = metadata.signed
    signers = ", ".join(names.get(key_id, key_id[:12]) for key_id in metadata.signatures) or "nobody"
    return Fact(
        f"{signed.type} {signed.version}", f"signed by {signers}; counts until {signed.expires:%Y-%m-%d}"
    )


def _target_facts(targets: Targets) -> Iterator[Fact]:
    target = targets.targets[TARGET]
    yield Fact("bundle", f"{target.length} bytes, SHA-256 {target.hashes['sha256']}")
    for name, value in (target.custom or {}).items():
        yield Fact(
            name.replace("_", " "), value if isinstance(value, str) else msgspec.json.encode(value).decode()
        )


def _bundle_facts(bundle: Bundle) -> Iterator[Fact]:
    guide = bundle.guide()
    yield Fact("holds", f"{guide.id} {guide.version}, {', '.join(guide.languages)}")
    yield Fact("reviewed by", guide.reviewed_by or "nobody yet")
    yield Fact("sections", ", ".join(section.id for section in guide.sections))
    for entry in bundle.entries:
        yield Fact(entry.path, f"{entry.length} bytes, {entry.type}, SHA-256 {entry.sha256}")
