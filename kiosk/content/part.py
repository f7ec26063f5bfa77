"""What everything in a guide is made of."""

from typing import TypeAlias

import msgspec

Text: TypeAlias = dict[str, str]
"""The same words in each language of the guide: language code → text."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything in a guide: immutable, and strict about its fields."""
