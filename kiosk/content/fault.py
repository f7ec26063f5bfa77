"""One thing in a guide that does not fit, and where in the model it stands."""

from typing import NamedTuple, TypeAlias

Trail: TypeAlias = tuple[str | int, ...]
"""The way to a part of a guide, by field names, indexes and keys: ("sections", 2, "title", "es")."""


class Fault(NamedTuple):
    """Something that does not fit together.

    ``rule`` is a short fixed name for the kind of fault, ``problem`` a clause that says what is wrong.
    Where a name is not known, ``wrong`` is that name, ``known`` what could have been meant, and
    ``collection`` the way to the place where the known ones stand.
    """

    rule: str
    trail: Trail
    problem: str
    wrong: str = ""
    known: tuple[str, ...] = ()
    collection: Trail = ()
