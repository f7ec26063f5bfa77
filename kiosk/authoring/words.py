"""Secrets as words: passphrases that are generated, and keys on paper.

The words are those of BIP-39's English list: 2048 of three to eight letters, no two alike in their first
four, so each drawn at random is worth 11 bits.
"""

import functools
import secrets
from typing import Final

from mnemonic import Mnemonic

from kiosk.authoring.errors import RecoveryWordsError

PASSPHRASE_WORDS: Final = 6
"""66 bits. At a tenth of a second a guess (``keyfile``), trying half of them takes a thousand machines with
a thousand cores each more than 100,000 years."""

_CODE_BYTES: Final = 32
"""So much stands in one BIP-39 code, with 8 bits more to notice a slip."""

_CODE_WORDS: Final = 24


@functools.cache
def _english() -> Mnemonic:
    """Return the list, which is read from the disk."""
    return Mnemonic("english")


def new_passphrase() -> str:
    """Return words drawn by the system's generator for secrets."""
    return " ".join(secrets.choice(_english().wordlist) for _ in range(PASSPHRASE_WORDS))


def as_typed(words: str) -> str:
    """Return words as they are meant, however they were typed: small letters, one space between them."""
    return " ".join(words.lower().split())


def to_words(secret: bytes) -> tuple[str, ...]:
    """Return bytes as BIP-39 codes, one after the other: 24 words for each 32 bytes.

    Args:
        secret: A multiple of 32 bytes.
    """
    codes = [secret[start : start + _CODE_BYTES] for start in range(0, len(secret), _CODE_BYTES)]
    return tuple(word for code in codes for word in _english().to_mnemonic(code).split())


def from_words(typed: str, length: int) -> bytes:
    """Return the bytes that ``to_words`` wrote down; the first four letters of each word are enough.

    Args:
        typed: The words.
        length: How many bytes there are to be.

    Raises:
        RecoveryWordsError: Too few or too many words, a word that is not on the list, or another word than
            was written, which is noticed 255 times of 256.
    """
    words = _english().expand(as_typed(typed)).split()
    expected = length // _CODE_BYTES * _CODE_WORDS
    if len(words) != expected:
        raise RecoveryWordsError(f"there are {len(words)} words, and there must be {expected}")
    for number, word in enumerate(words, 1):
        if word not in _english().wordlist:
            raise RecoveryWordsError(f"word {number} is not on the list")
    secret = b""
    for start in range(0, expected, _CODE_WORDS):
        try:
            secret += bytes(_english().to_entropy(words[start : start + _CODE_WORDS]))
        except ValueError as error:
            last = start + _CODE_WORDS
            raise RecoveryWordsError(f"one of words {start + 1} to {last} is not what was printed") from error
    return secret
