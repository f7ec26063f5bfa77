"""The instruments that a guide is held against, read from ``resources/signoff/standards.toml``."""

import tomllib
from pathlib import Path

import msgspec


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of an instrument.

    Attributes:
        number: the instrument's own.
        text: what is asked, in words of our own.
        shows: what the software can put beside it, a name in `kiosk.authoring.signoff.shown`; or nothing.
    """

    number: str
    text: str
    shows: str = ""


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Items that belong together."""

    title: str
    about: str
    items: tuple[Item, ...]


class Standard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An instrument, and what each of its items can be answered with."""

    id: str
    title: str
    about: str
    answers: tuple[str, ...]
    group: tuple[Group, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    standard: tuple[Standard, ...]


def read_standards(resources: Path) -> tuple[Standard, ...]:
    """Read the instruments.

    Args:
        resources: The folder of what ships with the kiosk.

    Raises:
        OSError: The file cannot be read.
    """
    text = (resources / "signoff" / "standards.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _File).standard
