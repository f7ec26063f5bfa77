"""What changed between two guides, told so that a person can judge it before the kiosk shows the new one.

Nothing is left untold: every field of a guide belongs to a section or to another part, and two guides
without a difference are equal. Lines are compared with Python's ``difflib`` (Ratcliff and Obershelp's
matching). A large guide takes tens of milliseconds: not on a screen's own thread.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from kiosk.content.model import Guide, Part, Text
from kiosk.content.plain_text import fields_lines

ChangeKind: TypeAlias = Literal["added", "changed", "removed", "moved"]
"""Whether a part is new, says something else, is gone, or says the same in another place."""

PartKind: TypeAlias = Literal[
    "guide",
    "main-point",
    "comparison",
    "comparison-row",
    "self-check",
    "self-check-item",
    "criterion",
    "question-group",
    "common-question",
    "warning-signs",
    "term",
    "evidence",
    "figure",
    "picture",
]
"""What a part other than a section is; "guide" is what is said of the guide as a whole."""


class LineChange(NamedTuple):
    """One line of plain text, and whether it is in both guides, only in the new, or only in the old one."""

    kind: Literal["same", "added", "removed"]
    text: str


Lines: TypeAlias = dict[str, tuple[LineChange, ...]]
"""All lines of a part: language code → lines, in the languages of both guides.

A part can be changed and its lines be the same: a link may lead elsewhere, say.
"""


@dataclass(frozen=True)
class SectionChange:
    """What became of one section.

    Attributes:
        section_id: The section's id.
        title: Its title in the new guide, or in the old one if it was removed.
        kind: What became of it.
        lines: Its text.
    """

    section_id: str
    title: Text
    kind: ChangeKind
    lines: Lines


@dataclass(frozen=True)
class PartChange:
    """What became of one part other than a section.

    Attributes:
        part: What it is.
        part_id: Its id; empty for a part of which there is one.
        title: What it is called in the new guide, or in the old one if it was removed.
        kind: What became of it.
        lines: All that it says.
    """

    part: PartKind
    part_id: str
    title: Text
    kind: ChangeKind
    lines: Lines


@dataclass(frozen=True)
class GuideDifference:
    """What changed from one guide to another; false if nothing did.

    Attributes:
        sections: Sections that changed, in the new guide's order; then those that were removed.
        others: Other parts that changed, by kind, each kind in the same order.
    """

    sections: tuple[SectionChange, ...]
    others: tuple[PartChange, ...]

    def __bool__(self) -> bool:
        return bool(self.sections or self.others)


def difference(before: Guide, after: Guide) -> GuideDifference:
    """Return what changed from ``before`` to ``after``.

    The languages of the lines are those of either guide, the new one's first.
    """
    languages = tuple(dict.fromkeys((*after.languages, *before.languages)))
    sections = tuple(
        SectionChange(change.key, change.title, change.kind, change.lines)
        for change in _changes(before.sections, after.sections, languages)
    )
    others = [
        PartChange(kind, "", title, "changed", _compared(old, new, languages))
        for kind, title, old, new in _single_parts(before, after)
        if old != new
    ]
    for kind, old_parts, new_parts in _listed_parts(before, after):
        others += [
            PartChange(kind, change.key, change.title, change.kind, change.lines)
            for change in _changes(old_parts, new_parts, languages)
        ]
    return GuideDifference(sections, tuple(others))


# --- What there is to compare ----------------------------------------------------------------

_LISTS: Final[dict[str, PartKind]] = {
    "main_points": "main-point",
    "question_groups": "question-group",
    "common_questions": "common-question",
    "glossary": "term",
    "evidence": "evidence",
    "figures": "figure",
    "media": "picture",
}
"""Field of ``Guide`` that lists parts → what they are."""

_WITHIN: Final[dict[str, dict[str, PartKind]]] = {
    "comparison": {"attributes": "comparison-row"},
    "questionnaire": {"items": "self-check-item", "criteria": "criterion"},
    "warning_signs": {},
}
"""Field of ``Guide`` that is a part by itself → its fields that list parts, and what those are."""

_WHOLE: Final[dict[str, PartKind]] = {
    "comparison": "comparison",
    "questionnaire": "self-check",
    "warning_signs": "warning-signs",
}

_Fields: TypeAlias = Mapping[str, object]


def _single_parts(before: Guide, after: Guide) -> Iterator[tuple[PartKind, Text, _Fields, _Fields]]:
    """Give each part of which there is one, with its title and its own fields of before and after."""
    apart = {"sections", *_LISTS, *_WHOLE}
    yield "guide", after.title, _fields(before, apart), _fields(after, apart)
    for name, kind in _WHOLE.items():
        old, new = getattr(before, name), getattr(after, name)
        yield kind, new.title, _fields(old, _WITHIN[name]), _fields(new, _WITHIN[name])


def _listed_parts(before: Guide, after: Guide) -> Iterator[tuple[PartKind, Sequence[Part], Sequence[Part]]]:
    """Give each list of parts other than sections, of before and after."""
    for name, within in _WITHIN.items():
        old, new = getattr(before, name), getattr(after, name)
        for field, kind in within.items():
            yield kind, getattr(old, field), getattr(new, field)
    for name, kind in _LISTS.items():
        yield kind, getattr(before, name), getattr(after, name)


def _fields(part: Part, without: Iterable[str]) -> _Fields:
    names = [name for name in part.__struct_fields__ if name not in without]
    return {name: getattr(part, name) for name in names}


# --- Comparing -------------------------------------------------------------------------------

_KEYS: Final = ("id", "link_id")
_TITLES: Final = ("title", "term", "question", "name", "short", "text", "alt")
"""What a part is called: the first of these fields that it has and that is not empty."""


class _Change(NamedTuple):
    key: str
    title: Text
    kind: ChangeKind
    lines: Lines


def _changes(before: Sequence[Part], after: Sequence[Part], languages: Sequence[str]) -> Iterator[_Change]:
    """Give what became of each part of a list; parts are the same where their ids are."""
    old = {_key(part): part for part in before}
    new = {_key(part): part for part in after}
    moved = _moved([key for key in old if key in new], [key for key in new if key in old])
    for key, part in new.items():
        kind: ChangeKind
        if key not in old:
            kind = "added"
        elif old[key] != part:
            kind = "changed"
        elif key in moved:
            kind = "moved"
        else:
            continue
        earlier = _fields(old[key], _KEYS) if key in old else {}
        yield _Change(key, _title(part), kind, _compared(earlier, _fields(part, _KEYS), languages))
    for key, part in old.items():
        if key not in new:
            lines = _compared(_fields(part, _KEYS), {}, languages)
            yield _Change(key, _title(part), "removed", lines)


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Return which of the same keys in another order must move to get from one order to the other."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    kept = {key for block in matcher.get_matching_blocks() for key in after[block.b : block.b + block.size]}
    return set(after) - kept


def _compared(before: _Fields, after: _Fields, languages: Sequence[str]) -> Lines:
    return {
        language: tuple(_line_changes(fields_lines(before, language), fields_lines(after, language)))
        for language in languages
    }


def _line_changes(before: Sequence[str], after: Sequence[str]) -> Iterator[LineChange]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield from (LineChange("same", line) for line in before[start:end])
        else:
            yield from (LineChange("removed", line) for line in before[start:end])
            yield from (LineChange("added", line) for line in after[new_start:new_end])


def _key(part: Part) -> str:
    return str(next(getattr(part, name) for name in _KEYS if hasattr(part, name)))


def _title(part: Part) -> Text:
    found = (getattr(part, name, None) for name in _TITLES)
    return next((text for text in found if text), {})
