"""Updates that were tampered with: a real signed one, changed in one of many ways, drawn from a number."""

import itertools
import json
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from tests.unit.bundle.publisher import Publisher, Tree, bundle_bytes, known_keys, update_file

_MOST_CHANGES = 8
_INTERESTING = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
_NEWEST = "metadata/timestamp.json"
_SIGNATURES = (b"PK\3\4", b"PK\1\2", b"PK\5\6")


class Mutants:
    """Makes updates that no kiosk may take.

    Args:
        folder: a place for files.

    Attributes:
        first: the update that the kiosk has: "v1".
        second: the true one that all of them are made from: "v2", with another key for the list of guides.
        root: what the kiosk's trust begins with.
    """

    def __init__(self, folder: Path) -> None:
        self._scratch = folder / "mutant.kioskupdate"
        publisher, stranger = Publisher(known_keys(1)), Publisher(known_keys(100))
        v1, v2 = bundle_bytes("v1", folder), bundle_bytes("v2", folder)
        for each in (publisher, stranger):
            each.publish(v1, label="v1")
        self.root = publisher.first_root
        self.first: Tree = dict(publisher.tree)
        for each in (publisher, stranger):
            each.replace_key("targets")
            each.publish(v2, label="v2")
        # Only what the kiosk needs: what it never reads may be anything
        self.second: Tree = {name: each for name, each in publisher.tree.items() if name not in self.first}
        self.second |= {_NEWEST: publisher.tree[_NEWEST]}
        self._strangers: Tree = dict(stranger.tree)
        self._whole = self._packed(self.second)
        self._others = (self._packed(self.first), self._packed(self._strangers))
        self._ways: tuple[Callable[[Random], bytes], ...] = (
            *(self._flip_bits, self._set_bytes, self._truncate, self._insert, self._delete, self._move),
            *(
                self._splice,
                self._bend_header,
                self._flip_in_member,
                self._cut_member,
                self._exchange_members,
            ),
            *(self._drop_member, self._rename_member, self._bend_list, self._mix, self._sign_with_other_key),
        )

    def mutant(self, seed: int, number: int) -> tuple[str, bytes]:
        """Give one, and how it was made; the same for the same numbers."""
        random = Random(f"{seed}:{number}")  # noqa: S311 - no secret
        content = self._whole
        while content == self._whole:
            way = random.choice(self._ways)
            content = way(random)
        return way.__name__.strip("_").replace("_", " "), content

    def _packed(self, tree: Tree) -> bytes:
        return update_file(tree, self._scratch).read_bytes()

    # --- The file -----------------------------------------------------------------------------

    def _flip_bits(self, random: Random) -> bytes:
        content = bytearray(self._whole)
        for _ in range(random.randint(1, _MOST_CHANGES)):
            content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        return bytes(content)

    def _set_bytes(self, random: Random) -> bytes:
        content = bytearray(self._whole)
        at, count = random.randrange(len(content)), random.randint(1, 64)
        content[at : at + count] = random.choice((bytes(count), b"\xff" * count, random.randbytes(count)))
        return bytes(content)

    def _truncate(self, random: Random) -> bytes:
        at = random.randrange(len(self._whole))
        return self._whole[:at] if random.random() < 0.7 else self._whole[at + 1 :]

    def _insert(self, random: Random) -> bytes:
        at = random.choice((0, len(self._whole), random.randrange(len(self._whole))))
        return self._whole[:at] + random.randbytes(random.randint(1, 100)) + self._whole[at:]

    def _delete(self, random: Random) -> bytes:
        at = random.randrange(len(self._whole))
        return self._whole[:at] + self._whole[at + random.randint(1, 1000) :]

    def _move(self, random: Random) -> bytes:
        """Exchange two blocks."""
        one, two, three, four = sorted(random.sample(range(len(self._whole)), 4))
        whole = self._whole
        return whole[:one] + whole[three:four] + whole[two:three] + whole[one:two] + whole[four:]

    def _splice(self, random: Random) -> bytes:
        """Go on with another update: an older one, or another publisher's."""
        other = random.choice(self._others)
        at = random.randrange(min(len(self._whole), len(other)))
        parts = (self._whole, other) if random.random() < 0.5 else (other, self._whole)
        return parts[0][:at] + parts[1][at:]

    def _bend_header(self, random: Random) -> bytes:
        """Put another number into a header of the archive, where headers are read at all."""
        content = bytearray(self._whole)
        signature = random.choice(_SIGNATURES)
        places = [at for at in range(len(content)) if content.startswith(signature, at)]
        at = random.choice(places) + random.randrange(4, 46 if signature == b"PK\1\2" else 22)
        kind = random.choice("BHI")
        size = struct.calcsize(kind)
        number = random.choice(_INTERESTING) % (1 << 8 * size)
        content[at : at + size] = struct.pack(f"<{kind}", number)
        return bytes(content)

    # --- What is in it ------------------------------------------------------------------------

    def _with(self, changes: Mapping[str, bytes | None]) -> bytes:
        merged = {**self.second, **changes}
        return self._packed({name: content for name, content in merged.items() if content is not None})

    def _flip_in_member(self, random: Random) -> bytes:
        name = random.choice(sorted(self.second))
        content = bytearray(self.second[name])
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        return self._with({name: bytes(content)})

    def _cut_member(self, random: Random) -> bytes:
        name = random.choice(sorted(self.second))
        content = self.second[name]
        at = random.randrange(len(content))
        return self._with(
            {name: random.choice((content[:at], content + content[at:], b"", b"{}", b"[" * 5000))}
        )

    def _exchange_members(self, random: Random) -> bytes:
        one, two = random.sample(sorted(self.second), 2)
        return self._with({one: self.second[two], two: self.second[one]})

    def _drop_member(self, random: Random) -> bytes:
        return self._with({random.choice(sorted(self.second)): None})

    def _rename_member(self, random: Random) -> bytes:
        name = random.choice(sorted(self.second))
        letters = list(name)
        letters[random.randrange(len(letters))] = random.choice("abz059.-_/")
        try:
            return self._with({name: None, "".join(letters): self.second[name]})
        except ValueError:  # no name that an archive may hold
            return self._flip_in_member(random)

    def _bend_list(self, random: Random) -> bytes:
        """Change a value in a signed list, and leave the signature as it is."""
        name = random.choice([each for each in sorted(self.second) if each.endswith(".json")])
        document = json.loads(self.second[name])
        places = list(_places(document["signed"] if random.random() < 0.8 else document))
        holder, key = random.choice(places)
        old = holder[key]
        new: tuple[Any, ...] = (
            0,
            1,
            -1,
            1 << 63,
            "",
            "9999-12-31T23:59:59Z",
            [],
            {},
            None,
            True,
            random.random(),
        )
        holder[key] = random.choice([each for each in (*new, (old, old)) if each != old])
        return self._with({name: json.dumps(document).encode()})

    def _mix(self, random: Random) -> bytes:
        """Take some files of an older update, or of another publisher's."""
        other = random.choice((self.first, self._strangers))
        names = sorted(set(other) & set(self.second))
        taken = random.sample(names, random.randint(1, len(names)))
        return self._with({name: other[name] for name in taken})

    def _sign_with_other_key(self, random: Random) -> bytes:
        """Have a stranger sign some of the roles anew, in lists of the same numbers."""
        stranger = Publisher(known_keys(random.randrange(1000, 1050)))
        stranger.snapshot.version = 1
        content = next(self.second[name] for name in self.second if name.startswith("targets/"))
        stranger.replace_key("root")
        stranger.publish(content, version=2, label="v2")
        roles = random.sample(("timestamp", "snapshot", "targets", "root"), random.randint(1, 4))
        taken = {name: each for name, each in stranger.tree.items() if any(role in name for role in roles)}
        return self._with(taken)


def _places(value: Any) -> "itertools.chain[tuple[Any, Any]]":  # noqa: ANN401 - JSON
    """Give every place in a document, as what holds it and its key."""
    if isinstance(value, dict):
        keys: list[Any] = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    else:
        return itertools.chain()
    inside = (_places(value[key]) for key in keys)
    return itertools.chain(((value, key) for key in keys), itertools.chain.from_iterable(inside))
