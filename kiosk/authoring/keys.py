"""A publisher's folder of keys: made once, kept for years, replaced one key at a time.

    root.json               who may sign: pairs a kiosk with this publisher
    roots/1.root.json …     the same, from the first to the newest: kiosks follow from one to the next
    publish-1.key …         keys for each publication
    safe/root-1.key …       keys that replace keys; this folder belongs on a stick that is locked away
    safe/recovery-sheet.pdf
    published.json, published.kioskbundle   what was published last (``publications``)

A kiosk that knows one root list accepts the next one if enough keys of both have signed it (TUF 5.3.4), so
a lost or stolen key is replaced without a visit to any kiosk.
"""

import contextlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self, TypeAlias

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined] # its __all__ is computed
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root  # type: ignore[attr-defined] # its __all__ is computed

from kiosk.authoring.errors import (
    KeyPlanError,
    KeysExistError,
    NoKeysError,
    TooFewKeysError,
    UnknownKeyError,
)
from kiosk.authoring.keyfile import KEY_SUFFIX, LockedKey
from kiosk.authoring.signing import (
    LISTS,
    Group,
    group_of,
    names_of,
    new_root,
    replaced_key,
    signed_root,
)
from kiosk.authoring.words import new_passphrase
from kiosk.bundle.filesystem import Filesystem

ROOT: Final = "root.json"
SAFE: Final = "safe"
MOST_KEYS: Final = 9
_ROOTS: Final = "roots"
_RETIRED_SUFFIX: Final = ".retired-key"

Ask: TypeAlias = Callable[[str], str]
"""Asks for the passphrase of the key with this name."""


@dataclass(frozen=True)
class FreshKey:
    """A key that was just made and is nowhere written down yet.

    Attributes:
        name: What people call it.
        passphrase: What is to lock it, for its owner to write down.
        private: The key.
    """

    name: str
    passphrase: str = field(repr=False)
    private: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def make(cls, name: str) -> Self:
        """Return a key with a generated passphrase."""
        return cls(name, new_passphrase(), Ed25519PrivateKey.generate())

    @property
    def signer(self) -> CryptoSigner:
        """What signs with it."""
        return CryptoSigner(self.private)

    def locked(self) -> LockedKey:
        """Return it locked with its passphrase."""
        return LockedKey.lock(self.name, self.private, self.passphrase)


def make_keys(threshold: int = 1, keys: int = 1, *, online: bool = False) -> tuple[FreshKey, ...]:
    """Return a publisher's first keys.

    Args:
        threshold: How many must sign together, of the root keys and of the publish keys.
        keys: How many there are of each.
        online: Whether there is one more, with which a machine alone keeps the timestamp fresh.

    Raises:
        KeyPlanError: The numbers do not fit together.
    """
    if not 1 <= threshold <= keys <= MOST_KEYS:
        raise KeyPlanError(threshold, keys)
    groups: list[tuple[Group, int]] = [("root", keys), ("publish", keys), ("online", int(online))]
    return tuple(FreshKey.make(f"{group}-{n}") for group, count in groups for n in range(1, count + 1))


def first_root(keys: Sequence[FreshKey], threshold: int) -> bytes:
    """Return the first root list, signed by all root keys.

    Args:
        keys: All keys.
        threshold: How many must sign together.
    """
    root = new_root({key.name: key.signer.public_key for key in keys}, threshold)
    return signed_root(root, [key.signer for key in keys])


def write_keys(folder: Path, keys: Sequence[FreshKey], threshold: int) -> "KeyFolder":
    """Write a publisher's first keys into a folder, and return it.

    Raises:
        KeysExistError: There are keys already.
        OSError: It cannot be written; what was written may be removed.
    """
    if (folder / ROOT).exists() or (folder / _ROOTS).exists():
        raise KeysExistError(folder)
    filesystem = Filesystem()
    filesystem.make_folder(folder / SAFE)
    for key in keys:
        key.locked().write(_home(folder, key.name))
    # Last, so that a folder with a root list is whole
    _write_root(folder, 1, first_root(keys, threshold))
    return KeyFolder.read(folder)


class KeyFolder:
    """A publisher's keys, locked, and the root lists.

    Args:
        folder: The folder.
        roots: All root lists, the first one first.
        keys: The keys at hand that the newest root list names.

    Attributes:
        folder: As given.
        roots: As given.
        keys: As given.
        root: The newest root list.
    """

    def __init__(self, folder: Path, roots: tuple[bytes, ...], keys: tuple[LockedKey, ...]) -> None:
        self.folder = folder
        self.roots = roots
        self.root = Metadata[Root].from_bytes(roots[-1]).signed
        self.keys = tuple(key for key in keys if key.key_id in self.root.keys)

    @classmethod
    def read(cls, folder: Path, also: Iterable[Path] = ()) -> Self:
        """Return the keys in a folder.

        Args:
            folder: The folder.
            also: Other folders with keys, such as sticks.

        Raises:
            NoKeysError: There are no root lists, or one does not follow from the one before.
            KeyFileError: A key file is damaged.
        """
        roots = _read_roots(folder)
        places = (folder, folder / SAFE, *also, *(each / SAFE for each in also))
        files = [file for place in places for file in sorted(place.glob(f"*{KEY_SUFFIX}"))]
        keys = {key.key_id: key for key in map(LockedKey.read, files)}
        return cls(folder, roots, tuple(keys.values()))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all keys that the newest root list names, at hand or not."""
        return tuple(sorted(names_of(self.root).values()))

    def unlock(
        self, roles: Iterable[str], ask: Ask, roots: Iterable[Root] = (), fresh: Iterable[CryptoSigner] = ()
    ) -> tuple[CryptoSigner, ...]:
        """Return as many signers as roles need, and no more.

        Args:
            roles: What is to be signed.
            ask: Is asked for each passphrase, once it is certain that enough keys are at hand.
            roots: The root lists whose thresholds must be met; none takes the newest.
            fresh: Signers that need no passphrase.

        Raises:
            TooFewKeysError: Too few keys are at hand.
            PassphraseError: A passphrase is wrong.
        """
        unlocked = list(fresh)
        chosen: dict[str, LockedKey] = {}
        for root, role in itertools.product(tuple(roots) or (self.root,), roles):
            for key in self._missing(root, role, {*_ids(unlocked), *chosen}):
                chosen[key.key_id] = key
        return (*unlocked, *(key.unlock(ask(key.name)) for key in chosen.values()))

    def unlock_for_lists(self, ask: Ask) -> tuple[CryptoSigner, ...]:
        """Return the signers for a publication; raises as ``unlock``."""
        return self.unlock(LISTS, ask)

    def next_name(self, name: str) -> str:
        """Return what a key is called that takes the place of another: names are used once.

        Raises:
            UnknownKeyError: There is no key of that name.
        """
        if name not in self.names:
            raise UnknownKeyError(name, self.names)
        group = group_of(name)
        used = {
            each for root in self.roots for each in names_of(Metadata[Root].from_bytes(root).signed).values()
        }
        return next(free for free in (f"{group}-{n}" for n in itertools.count(1)) if free not in used)

    def rotate(self, name: str, new: FreshKey, ask: Ask) -> "KeyFolder":
        """Replace a key, and return the folder as it is then (TUF 6.1, "Key management and migration").

        The file of the old key, if it is here, is kept under another name, and is of no use any more.

        Args:
            name: The old key, which may be lost.
            new: The new one, named as ``next_name`` says.
            ask: Is asked for the passphrases of as many root keys as are needed.

        Raises:
            UnknownKeyError: There is no key of that name.
            TooFewKeysError: Too few root keys are at hand.
            PassphraseError: A passphrase is wrong.
            OSError: The folder cannot be written.
        """
        if name not in self.names:
            raise UnknownKeyError(name, self.names)
        changed = replaced_key(self.root, name, new.name, new.signer.public_key)
        signers = self.unlock(("root",), ask, (self.root, changed), (new.signer,))
        content = signed_root(changed, signers, self.root)
        home = _home(self.folder, new.name)
        Filesystem().make_folder(home)
        new.locked().write(home)
        _write_root(self.folder, changed.version, content)
        for old in (self.folder, self.folder / SAFE):
            with contextlib.suppress(FileNotFoundError):
                (old / f"{name}{KEY_SUFFIX}").rename(old / f"{name}{_RETIRED_SUFFIX}")
        return KeyFolder.read(self.folder)

    def restore(self, key: LockedKey) -> Path:
        """Write a key that was taken from its recovery sheet, and return its file.

        Raises:
            UnknownKeyError: The newest root list does not name it.
            OSError: The folder cannot be written.
        """
        if names_of(self.root).get(key.key_id) != key.name:
            raise UnknownKeyError(key.name, self.names)
        home = _home(self.folder, key.name)
        Filesystem().make_folder(home)
        return key.write(home)

    def _missing(self, root: Root, role: str, have: set[str]) -> Iterator[LockedKey]:
        """Give the keys that have to be unlocked so that a role's threshold is met."""
        may = root.roles[role]
        at_hand = [key for key in self.keys if key.key_id in may.keyids and key.key_id not in have]
        signed = len(have.intersection(may.keyids))
        if signed + len(at_hand) < may.threshold:
            names = names_of(root)
            told = tuple(names[key_id] for key_id in may.keyids)
            raise TooFewKeysError(role, signed + len(at_hand), may.threshold, told)
        yield from at_hand[: max(0, may.threshold - signed)]


def _home(folder: Path, name: str) -> Path:
    return folder / SAFE if group_of(name) == "root" else folder


def _ids(signers: Iterable[CryptoSigner]) -> set[str]:
    return {str(signer.public_key.keyid) for signer in signers}


def _write_root(folder: Path, version: int, content: bytes) -> None:
    filesystem = Filesystem()
    filesystem.make_folder(folder / _ROOTS)
    for path in (folder / _ROOTS / f"{version}.root.json", folder / ROOT):
        filesystem.put(path, path.with_name(f".{path.name}.part"), [content])


def _read_roots(folder: Path) -> tuple[bytes, ...]:
    """Return the root lists, each of which follows from the one before (TUF 5.3.4, 5.3.5)."""
    roots: list[bytes] = []
    before: Metadata[Root] | None = None
    for version in itertools.count(1):
        path = folder / _ROOTS / f"{version}.root.json"
        try:
            roots.append(path.read_bytes())
        except FileNotFoundError:
            break
        except OSError as error:
            raise NoKeysError(folder, f"{path.name} cannot be read") from error
        before = _followed(before, roots[-1], version, folder)
    if not roots:
        raise NoKeysError(folder, f"{_ROOTS}/1.root.json is missing")
    return tuple(roots)


def _followed(before: Metadata[Root] | None, content: bytes, version: int, folder: Path) -> Metadata[Root]:
    """Return a root list that was signed by the one before and by itself, and has the next version."""
    try:
        root = Metadata[Root].from_bytes(content)
        for judge in (before or root, root):
            judge.signed.verify_delegate("root", root.signed_bytes, root.signatures)
        follows = root.signed.version == version
    except (RepositoryError, ValueError, TypeError, KeyError) as error:
        raise NoKeysError(folder, f"{version}.root.json is damaged, or not signed as it must be") from error
    if not follows:
        raise NoKeysError(folder, f"{version}.root.json says that it is another version")
    return root
