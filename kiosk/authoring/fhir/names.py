"""Ids as guides have them, for names that FHIR lets be anything."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_ID: Final = re.compile(r"[a-z0-9-]+")
_OTHER: Final = re.compile(r"[^a-z0-9]+")


def ids_for(names: Iterable[str]) -> dict[str, str]:
    """Return an id for each name, in their order: the name itself where it is one, else what is like it.

    No two names get the same id: "Q1" and "q1" become "q1-2" and "q1".
    """
    wanted = list(dict.fromkeys(names))
    ids = {name: name for name in wanted if _ID.fullmatch(name)}
    taken = set(ids)
    for name in wanted:
        if name not in ids:
            ids[name] = free_id(_like(name), taken)
            taken.add(ids[name])
    return {name: ids[name] for name in wanted}


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """Return the id, with a number behind it where it is taken."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _like(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).lower()
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return _OTHER.sub("-", bare).strip("-") or "item"
