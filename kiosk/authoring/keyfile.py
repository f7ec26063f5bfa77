"""A private key in a file, locked with a passphrase.

The keys are Ed25519 (RFC 8032), the one kind that a kiosk checks. A key is locked with ChaCha20-Poly1305
(RFC 8439) under what Argon2id (RFC 9106) makes of the passphrase: 64 MiB and three passes, RFC 9106's choice
for machines that have not much memory to give. PEM files with a passphrase are not used: their PBKDF2 runs
2048 rounds, so that a thief tries thousands of passphrases a second.

What is locked is 64 bytes: a salt of 16, then the key's 32 and a tag of 16. They can be written on paper as
48 words (``words``).
"""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, Literal, Self, TypeAlias

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from securesystemslib.signer import CryptoSigner, SSlibKey  # type: ignore[attr-defined] # computed __all__

from kiosk.authoring.errors import KeyFileError, PassphraseError
from kiosk.authoring.words import as_typed
from kiosk.bundle.filesystem import Filesystem

KEY_SUFFIX: Final = ".key"
LOCKED_BYTES: Final = 64
MEMORY_KIB: Final = 64 * 1024
PASSES: Final = 3

_LANES: Final = 4
_SALT_BYTES: Final = 16
_SECRET_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_MOST_FILE_BYTES: Final = 4096

_Lock: TypeAlias = Literal["argon2id m=65536 t=3 p=4, chacha20-poly1305"]
_LOCK: Final[_Lock] = "argon2id m=65536 t=3 p=4, chacha20-poly1305"
"""Said in the file and never read from it: a file cannot ask for a weaker lock, nor for all the memory."""


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: what locks it, who it is, and the locked bytes in hexadecimal digits."""

    format: Literal[1]
    lock: _Lock
    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z]{1,20}-[0-9]{1,6}$")]
    public: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    locked: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{128}$")]


@dataclass(frozen=True)
class LockedKey:
    """A private key that needs its passphrase.

    Attributes:
        name: What people call it: "publish-1".
        public: Its public half, 32 bytes.
        locked: The private half, locked, 64 bytes.
    """

    name: str
    public: bytes
    locked: bytes = field(repr=False)

    @classmethod
    def lock(cls, name: str, private: Ed25519PrivateKey, passphrase: str) -> Self:
        """Return a key locked with a passphrase, which takes a tenth of a second and 64 MiB."""
        salt = secrets.token_bytes(_SALT_BYTES)
        box, nonce = _box(passphrase, salt)
        public = private.public_key().public_bytes_raw()
        return cls(name, public, salt + box.encrypt(nonce, private.private_bytes_raw(), None))

    @classmethod
    def of_locked(cls, name: str, locked: bytes, passphrase: str) -> Self:
        """Return the key whose locked bytes are known, from paper, but not its public half.

        Raises:
            PassphraseError: It is not the passphrase, or not the bytes.
        """
        private = _opened(name, locked, passphrase)
        return cls(name, private.public_key().public_bytes_raw(), locked)

    @property
    def key_id(self) -> str:
        """What signed lists call it."""
        key: SSlibKey = SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(self.public))
        return str(key.keyid)

    def unlock(self, passphrase: str) -> CryptoSigner:
        """Return what signs with this key.

        Raises:
            PassphraseError: It is not the passphrase.
            KeyFileError: The private half does not belong to the public one.
        """
        private = _opened(self.name, self.locked, passphrase)
        if private.public_key().public_bytes_raw() != self.public:
            raise KeyFileError(self.name, "its two halves do not belong together")
        return CryptoSigner(private)

    # --- On the disk ---

    def write(self, folder: Path) -> Path:
        """Write the file ``<name>.key``, for its owner's eyes alone, and return its path.

        Raises:
            OSError: The folder cannot be written.
        """
        written = _Written(1, _LOCK, self.name, self.public.hex(), self.locked.hex())
        path = folder / f"{self.name}{KEY_SUFFIX}"
        content = msgspec.json.format(msgspec.json.encode(written), indent=1) + b"\n"
        Filesystem().put(path, path.with_name(f".{path.name}.part"), [content])
        return path

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the key in a file.

        Raises:
            KeyFileError: It cannot be read, or is no such file.
        """
        try:
            with path.open("rb") as file:
                written = msgspec.json.decode(file.read(_MOST_FILE_BYTES), type=_Written)
        except OSError as error:
            raise KeyFileError(path.name, error.strerror or str(error)) from error
        except (msgspec.MsgspecError, ValueError) as error:
            raise KeyFileError(path.name, "it is not a key file, or is damaged") from error
        return cls(written.name, bytes.fromhex(written.public), bytes.fromhex(written.locked))


def _opened(name: str, locked: bytes, passphrase: str) -> Ed25519PrivateKey:
    box, nonce = _box(passphrase, locked[:_SALT_BYTES])
    try:
        return Ed25519PrivateKey.from_private_bytes(box.decrypt(nonce, locked[_SALT_BYTES:], None))
    except InvalidTag as error:
        raise PassphraseError(name) from error


def _box(passphrase: str, salt: bytes) -> tuple[ChaCha20Poly1305, bytes]:
    """Return the cipher and its nonce, both made of the passphrase and a salt that is used once."""
    made = Argon2id(
        salt=salt,
        length=_SECRET_BYTES + _NONCE_BYTES,
        iterations=PASSES,
        lanes=_LANES,
        memory_cost=MEMORY_KIB,
    ).derive(as_typed(passphrase).encode())
    return ChaCha20Poly1305(made[:_SECRET_BYTES]), made[_SECRET_BYTES:]
