"""A part of a guide as lines of plain text in one language: to compare, to print in a terminal, to search.

Everything in a part becomes a line, so that no change goes untold: running text as it is read, all else as
"name: value" with the author's own names of the keys. What is empty or false is left out.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final, assert_never

import msgspec

from kiosk.content.model import (
    All,
    Any,
    Block,
    BulletList,
    Callout,
    Condition,
    FigureRef,
    Heading,
    Paragraph,
    Spans,
    Test,
)

_DIGEST_LETTERS: Final = 12
"""Of a picture's SHA-256: enough to tell one from another."""


def fields_lines(fields: Mapping[str, object], language: str) -> tuple[str, ...]:
    """Return the lines of some of a part's fields in one language, none of them with a line end.

    Args:
        fields: Name of each field → its value.
        language: The language's code. What is the same in all languages is in every one's lines.
    """
    found = [line for name, value in fields.items() for line in _field(name, value, language)]
    return tuple(line.rstrip() for each in found for line in each.splitlines() if line.strip())


def block_lines(block: Block) -> tuple[str, ...]:
    """Return one block of running text as lines: a paragraph, a heading or a list's item is one line."""
    match block:
        case Heading() | Paragraph():
            return (spans_text(block.spans),)
        case BulletList():
            marks = [f"{n}." if block.ordered else "•" for n in range(1, len(block.items) + 1)]
            return tuple(f"{mark} {spans_text(item)}" for mark, item in zip(marks, block.items, strict=True))
        case Callout():
            return (block.title, *(spans_text(paragraph) for paragraph in block.paragraphs))
        case FigureRef():
            return (f"[figure {block.figure}]",)
        case _:
            assert_never(block)


def spans_text(spans: Spans) -> str:
    """Return the words of some spans; the mark of a reference is the evidence's id in brackets."""
    return "".join(f"[{span.target}]" if span.style == "evidence" else span.text for span in spans)


def condition_text(condition: Condition) -> str:
    """Return a condition as one line: ``relief >= 75 and (helped = true or tried = false)``."""
    match condition:
        case Test():
            return f"{condition.question} {condition.operator} {_told(condition.answer)}"
        case All():
            return _joined(condition.conditions, " and ")
        case Any():
            return _joined(condition.conditions, " or ")
        case _:
            assert_never(condition)


def _joined(conditions: tuple[Condition, ...], word: str) -> str:
    told = [
        condition_text(each) if isinstance(each, Test) else f"({condition_text(each)})" for each in conditions
    ]
    return word.join(told)


def _field(name: str, value: object, language: str) -> Iterator[str]:
    """Give the lines of one field, some of which may hold line ends."""
    label = name.replace("_", " ")
    match value:
        case Heading() | Paragraph() | BulletList() | Callout() | FigureRef():
            yield from block_lines(value)
        case Test() | All() | Any():
            yield f"{label}: {condition_text(value)}"
        case msgspec.Struct():
            for inner in value.__struct_fields__:
                yield from _field(f"{name} {inner}".strip(), getattr(value, inner), language)
        case dict():
            yield from _table(name, value, language)
        case tuple() if any(isinstance(each, msgspec.Struct) for each in value):
            for each in value:
                yield from _field("", each, language)
        case 0 if value is not False:
            yield f"{label}: 0"
        case _ if value:
            yield f"{label}: {_told(value)}"


def _table(name: str, table: dict[str, object], language: str) -> Iterator[str]:
    """Give the lines of a table by language, or of a table by id that holds tables by language."""
    if any(isinstance(value, dict) for value in table.values()):
        for key, value in table.items():
            yield from _field(key, value, language)
    else:
        yield from _field(name, table.get(language), language)


def _told(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case bytes():
            return f"{len(value)} bytes, SHA-256 {hashlib.sha256(value).hexdigest()[:_DIGEST_LETTERS]}"
        case tuple():
            return ", ".join(_told(each) for each in value)
        case _:
            return str(value)
