"""A publisher in memory: real keys, real signatures, over lists that a test may bend before."""

import datetime as dt
import hashlib
import itertools
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace
from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined] # its __all__ is computed
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

from kiosk.authoring.loading import load_guide
from kiosk.bundle.archive import write_bundle
from kiosk.bundle.carriers import TARGET, Carrier, write_update

NOW: Final = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
FAR: Final = dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
BUILT: Final = dt.date(2026, 11, 1)
TINY: Final = load_guide(Path(__file__).parents[2] / "data" / "tiny-guide", NOW.date())
ROLES: Final = ("root", "timestamp", "snapshot", "targets")
CHUNK: Final = 1024

Tree = dict[str, bytes]


def bundle_bytes(label: str, folder: Path) -> bytes:
    """Return a bundle whose guide has this version."""
    path = folder / f"{label}.kioskbundle"
    write_bundle(replace(TINY, version=label), path)
    content = path.read_bytes()
    path.unlink()
    return content


class Publisher:
    """Signs lists and offers them as a tree. One key a role at first, and each list never ends.

    Args:
        new_key: makes each key.

    Attributes:
        signers: role to those who sign for it; bend it to sign with others than the root says.
        tree: what carriers offer now.
    """

    def __init__(self, new_key: Callable[[], CryptoSigner] = CryptoSigner.generate_ed25519) -> None:
        self._new_key = new_key
        self.signers: dict[str, list[CryptoSigner]] = {role: [new_key()] for role in ROLES}
        self.root = Root(expires=FAR, consistent_snapshot=True)
        for role in ROLES:
            self.root.add_key(self.signers[role][0].public_key, role)
        self.targets = Targets(expires=FAR)
        self.snapshot = Snapshot(expires=FAR)
        self.timestamp = Timestamp(expires=FAR)
        self.targets.version = self.snapshot.version = self.timestamp.version = 0
        self.tree: Tree = {}
        self.publish_root()

    @property
    def first_root(self) -> bytes:
        """What the app or the pairing brings."""
        return self.tree["metadata/1.root.json"]

    def sign(self, signed: Signed, signers: Iterable[CryptoSigner]) -> bytes:
        metadata: Metadata[Any] = Metadata(signed)
        for signer in signers:
            metadata.sign(signer, append=True)
        return metadata.to_bytes(JSONSerializer(compact=True))

    def publish_root(self, *also: CryptoSigner) -> None:
        """Sign the root as it is; after a change of keys, those of before sign, too."""
        content = self.sign(self.root, [*self.signers["root"], *also])
        self.tree[f"metadata/{self.root.version}.root.json"] = content

    def publish(self, content: bytes, version: int | None = None, **custom: Any) -> str:  # noqa: ANN401 - JSON
        """Offer a bundle in new lists, and return its SHA-256."""
        self.targets.version = self.targets.version + 1 if version is None else version
        sha256 = hashlib.sha256(content).hexdigest()
        target = TargetFile(len(content), {"sha256": sha256}, TARGET, {"custom": custom})
        self.targets.targets = {TARGET: target}
        self.tree[f"targets/{sha256}.{TARGET}"] = content
        self.publish_lists()
        return sha256

    def publish_lists(self) -> None:
        """Sign targets, snapshot and timestamp as they are, one number up for the latter two."""
        targets = self.sign(self.targets, self.signers["targets"])
        self.tree[f"metadata/{self.targets.version}.targets.json"] = targets
        self.snapshot.version += 1
        self.snapshot.meta["targets.json"] = MetaFile(self.targets.version)
        snapshot = self.sign(self.snapshot, self.signers["snapshot"])
        self.tree[f"metadata/{self.snapshot.version}.snapshot.json"] = snapshot
        self.publish_timestamp()

    def publish_timestamp(self) -> None:
        self.timestamp.version += 1
        self.timestamp.snapshot_meta = MetaFile(self.snapshot.version)
        self.tree["metadata/timestamp.json"] = self.sign(self.timestamp, self.signers["timestamp"])

    def replace_key(self, role: str, *, publish: bool = True) -> CryptoSigner:
        """Give a role a new key, and return the old one's signer."""
        old = self.signers[role][0]
        new = self._new_key()
        self.root.revoke_key(old.public_key.keyid, role)
        self.root.add_key(new.public_key, role)
        self.signers[role][0] = new
        self.root.version += 1
        if publish:
            self.publish_root(*([old] if role == "root" else []))
        return old

    def demand(self, role: str, count: int) -> None:
        """Have ``count`` keys sign for a role from the next root on."""
        while len(self.signers[role]) < count:
            signer = self._new_key()
            self.root.add_key(signer.public_key, role)
            self.signers[role].append(signer)
        self.root.roles[role].threshold = count
        self.root.version += 1
        self.publish_root()


class MemoryCarrier(Carrier):
    """Offers a tree, and notes what is asked for.

    Args:
        tree: path to content; it is copied.
        bend: may put other chunks in place of a file's, or raise.
        keeps_dates: as in ``Carrier``.
        resumes: as in ``Carrier``.
    """

    def __init__(
        self,
        tree: Tree,
        bend: Callable[[str, bytes], Iterable[bytes]] | None = None,
        *,
        keeps_dates: bool = False,
        resumes: bool = False,
    ) -> None:
        super().__init__("november.kioskupdate")
        self.tree = dict(tree)
        self.asked: list[tuple[str, int]] = []
        self.keeps_dates = keeps_dates
        self.resumes = resumes
        self.seconds = 0.0
        self._bend = bend

    def monotonic(self) -> float:
        return self.seconds

    def _chunks(self, path: str, start: int) -> Generator[bytes, None, None]:
        self.asked.append((path, start))
        if path not in self.tree:
            raise FileNotFoundError(path)
        content = self.tree[path][start:]
        if self._bend:
            yield from self._bend(path, content)
        else:
            for at in range(0, len(content), CHUNK):
                yield content[at : at + CHUNK]


def known_keys(first: int) -> Callable[[], CryptoSigner]:
    """Give what makes keys that are the same each time, for what is to be played again byte by byte."""
    numbers = itertools.count(first)
    return lambda: CryptoSigner(Ed25519PrivateKey.from_private_bytes(next(numbers).to_bytes(32, "big")))


def update_file(tree: Tree, path: Path) -> Path:
    """Pack a tree as staff get it."""
    write_update(tree, path)
    return path


def update_folder(tree: Tree, folder: Path) -> Path:
    """Lay a tree out in a folder."""
    for name, content in tree.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder
