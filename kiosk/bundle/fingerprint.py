"""A publisher's key as words: staff compare them by eye when a kiosk is paired.

The words are those of BIP-39's English list: 2048 words that differ in their first four letters, so each
stands for 11 bits. Six of them are 66 bits: somebody who wants another key with the same words must make
2**66 keys, and check each, before the right one turns up.
"""

import hashlib
from typing import Final

WORDS_TO_COMPARE: Final = 6


def fingerprint_words(root: bytes) -> tuple[str, ...]:
    """Return the words for a publisher's key file (TUF root metadata), the same wherever it is shown.

    Args:
        root: All bytes of the file.
    """
    from mnemonic import Mnemonic  # noqa: PLC0415 - its list is read from the disk, and pairing alone needs it

    whole = Mnemonic("english").to_mnemonic(hashlib.sha256(root).digest())
    return tuple(whole.split()[:WORDS_TO_COMPARE])
