"""Every text of a guide that a patient reads: where it is, in which language, and whether it has a source."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from kiosk.authoring import prose
from kiosk.content.fault import Trail
from kiosk.content.model import Block, BulletList, Callout, Evidence, FigureRef, Guide, Spans

_NOT_FOR_PATIENTS = frozenset({"citation", "link", "practice", "authors", "languages", "content"})
"""Fields that are for physicians, or are names and files."""


class Text(NamedTuple):
    """A paragraph, an item, a title, or the words of a cell, a question or a figure.

    Attributes:
        trail: where it is in the guide.
        language: the code of its language.
        words: what is read; marks of sources are left out.
        section: the section's index, or -1 for all else.
        sources: the ids of the evidence that it cites, or that what it belongs to cites.
    """

    trail: Trail
    language: str
    words: str
    section: int = -1
    sources: tuple[str, ...] = ()

    @property
    def has_source(self) -> bool:
        """Whether any evidence stands behind it."""
        return bool(self.sources)


def texts_of(guide: Guide) -> Iterator[Text]:
    """Give all texts: running ones by paragraph and item, then those of tables."""
    running = {trail for trail, _ in prose.running_texts(guide)}
    for trail, block in prose.blocks(guide):
        section = int(trail[1]) if trail[0] == "sections" else -1
        owner = _owner(guide, trail)
        owned: tuple[str, ...] = getattr(owner, "evidence", ())
        for words, cited in _pieces(block):
            yield Text(trail, str(trail[-2]), words, section, cited or owned)
    for text in _fields(guide, (), (), running):
        if text.language in guide.languages:
            yield text


def practice_texts(guide: Guide) -> Iterator[Text]:
    """Give the words about the practice, which patients read and hear, and nobody grades."""
    yield from (text for text in _fields(guide.practice, ("practice",), (), set()) if text.words)


def _owner(guide: Guide, trail: Trail) -> object:
    """Give the row or the question that a running text belongs to; a section cites in its text alone."""
    if trail[0] == "sections":
        return None
    part: object = guide
    for step in trail[:-3]:
        part = getattr(part, step) if isinstance(step, str) else part[step]  # type: ignore[index]  # a tuple
    return part


def _pieces(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(block, FigureRef):
        return
    if isinstance(block, Callout):
        spans: tuple[Spans, ...] = block.paragraphs
    else:
        spans = block.items if isinstance(block, BulletList) else (block.spans,)
    cited = tuple(dict.fromkeys(span.target for each in spans for span in each if span.style == "evidence"))
    if isinstance(block, Callout):
        yield block.title, cited
    for each in spans:
        yield "".join(span.text for span in each if span.style != "evidence"), cited


def _own_sources(part: msgspec.Struct) -> tuple[str, ...]:
    if isinstance(part, Guide):  # its evidence stands behind nothing in particular
        return ()
    return (part.id,) if isinstance(part, Evidence) else getattr(part, "evidence", ())


def _fields(part: object, trail: Trail, sources: tuple[str, ...], running: set[Trail]) -> Iterator[Text]:
    """Walk through everything but running texts; a text is a table by language."""
    if trail in running:
        return
    if isinstance(part, msgspec.Struct):
        sources = _own_sources(part) or sources
        for name in part.__struct_fields__:
            if name not in _NOT_FOR_PATIENTS:
                yield from _fields(getattr(part, name), (*trail, name), sources, running)
    elif isinstance(part, dict):
        for key, words in part.items():
            if isinstance(words, str):
                yield Text((*trail, key), key, words, sources=sources)
            else:  # the cells of a row: a table by option of tables by language
                yield from _fields(words, (*trail, key), sources, running)
    elif isinstance(part, tuple):
        for index, each in enumerate(part):
            yield from _fields(each, (*trail, index), sources, running)
