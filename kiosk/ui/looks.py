"""What words, cards and buttons wear: the table of ``resources/theme/looks.toml``, read and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

NONE = "none"
"""What a role is called where there is to be no colour at all."""

STATES = ("checked", "pressed", "disabled")
"""The states of a button that change its look, each over the one before."""

_PLAIN = "plain"
"""The kind of button that every other kind begins with."""

_SECTIONS = ("label", "tone", "head", "ground", "card", "bar", "rule", "field", "button")
_ROLES = ("ground", "ink", "edge", "ring", "stripe")
_SIZES = ("size", "large_size")


@dataclass(frozen=True)
class Dress:
    """How one kind of thing looks, in roles and sizes of the tokens.

    A role or size that is "" is as it is around. Lengths are design units.

    Attributes:
        ground: the role behind it.
        ink: the role of its words.
        edge: the role of its border.
        ring: the role of its border while the keyboard is on it.
        stripe: the role of a broad left border.
        width: of the border.
        radius: of its corners, outside.
        side: "top", "bottom" or "right" if it has a border there alone.
        dashed: whether the border is dashed.
        size: name of the font size.
        large_size: the same, where there is room for larger words.
        weight: of the font; 0 for what is around.
        across: room left and right of its words.
        down: room above and below them.
    """

    ground: str = ""
    ink: str = ""
    edge: str = ""
    ring: str = ""
    stripe: str = ""
    width: float = 0
    radius: float = 0
    side: str = ""
    dashed: bool = False
    size: str = ""
    large_size: str = ""
    weight: int = 0
    across: float = 0
    down: float = 0


_KEYS = frozenset(field.name for field in fields(Dress))

Keys = dict[str, Any]


@dataclass(frozen=True)
class Looks:
    """The whole table.

    Attributes:
        tables: section ("label", "card", "button", …) → name → keys of `Dress`, and those of each state.
    """

    tables: Mapping[str, Mapping[str, Keys]]

    @classmethod
    def from_toml(cls, tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> "Looks":
        """Take the table as it stands in the file, where keys are written with hyphens."""
        empty: dict[str, dict[str, Keys]] = {section: {} for section in _SECTIONS}
        return cls(
            empty
            | {
                section: {name: _with_underscores(keys) for name, keys in named.items()}
                for section, named in tables.items()
            }
        )

    def faults(self, roles: set[str], sizes: set[str]) -> list[str]:
        """Tell what is wrong with it: every section, key, role and size that there is not."""
        found = [f"[{section}]: there is no such section" for section in self.tables.keys() - set(_SECTIONS)]
        for where, keys in self._rows():
            found += [f"[{where}] {key}: there is no such key" for key in keys.keys() - _KEYS]
            found += [
                f"[{where}] {key}: there is no role '{keys[key]}'"
                for key in _ROLES
                if key in keys and keys[key] not in roles | {NONE}
            ]
            found += [
                f"[{where}] {key}: there is no size '{keys[key]}'"
                for key in _SIZES
                if key in keys and keys[key] not in sizes
            ]
        return sorted(found)

    def _rows(self) -> Iterator[tuple[str, Keys]]:
        """Give each set of keys, with where it stands."""
        for section, named in self.tables.items():
            for name, keys in named.items():
                yield f"{section}.{name}", _without_states(keys)
                for state in STATES:
                    if state in keys:
                        yield f"{section}.{name}.{state}", keys[state]

    def label(self, kind: str, tone: str, head: str) -> Dress:
        """Give the look of words; names that the table lacks change nothing."""
        tables = self.tables
        keys: Keys = {}
        for section, name in (("label", kind), ("tone", tone), ("head", head)):
            keys |= tables[section].get(name, {})
        return Dress(**keys)

    def box(self, section: str, name: str) -> Dress | None:
        """Give the look of a "ground", "card", "bar", "rule" or "field"; None if the table lacks it."""
        keys = self.tables[section].get(name)
        return None if keys is None else Dress(**keys)

    def button(self, kind: str, states: tuple[str, ...] = ()) -> Dress:
        """Give the look of a button in these states, which come in the order of `STATES`."""
        named = self.tables["button"]
        both = (named.get(_PLAIN, {}), named.get(kind, {}))
        keys: Keys = {}
        for each in both:
            keys |= _without_states(each)
        for state in states:
            for each in both:
                keys |= each.get(state, {})
        return Dress(**keys)


def _with_underscores(keys: Mapping[str, Any]) -> Keys:
    return {
        key.replace("-", "_"): _with_underscores(value) if isinstance(value, dict) else value
        for key, value in keys.items()
    }


def _without_states(keys: Keys) -> Keys:
    return {key: value for key, value in keys.items() if key not in STATES}
