"""The scores of a guide, a row for each section and language, and the words that may be too hard."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from kiosk.authoring.plain.scores import Score, score, words_of
from kiosk.authoring.plain.syllables import syllables
from kiosk.authoring.plain.texts import texts_of
from kiosk.content.model import Guide

MANY_SYLLABLES: Final = 4
"""A word of so many is hard to many readers, unless the glossary explains it."""
_MOST_NAMED: Final = 5


class Row(NamedTuple):
    """How a part of the guide reads.

    Attributes:
        part: a section's id, "everything else", or "the whole guide".
        score: what it measures.
        hard_words: its longest words that the glossary does not explain, the most frequent first.
    """

    part: str
    score: Score
    hard_words: tuple[str, ...]


def rows_of(guide: Guide) -> Iterator[Row]:
    """Give the rows by language: each section, everything else, the whole guide."""
    texts = tuple(texts_of(guide))
    names = dict(enumerate(section.id for section in guide.sections)) | {-1: "everything else"}
    for language in guide.languages:
        known = explained_words(guide, language)
        of_language = [text for text in texts if text.language == language]
        for section, name in names.items():
            words = [text.words for text in of_language if text.section == section]
            yield Row(name, score(words, language), _hard(words, language, known))
        everything = [text.words for text in of_language]
        yield Row("the whole guide", score(everything, language), _hard(everything, language, known))


def lines_of(guide: Guide) -> list[str]:
    """Write the rows as lines of equal columns."""
    rows = list(rows_of(guide))
    width = max(len(row.part) for row in rows)
    return [
        f"{row.score.language}  {row.part:{width}}  {row.score.told:22}  {row.score.words:5} words, longest "
        f"sentence {row.score.longest:2}  {', '.join(row.hard_words)}".rstrip()
        for row in rows
    ]


def explained_words(guide: Guide, language: str) -> set[str]:
    """Give the words that the glossary explains, and their other forms, in lower case."""
    terms = [term.term.get(language, "") for term in guide.glossary]
    terms += [also for term in guide.glossary for also in term.also.get(language, ())]
    return {word.lower() for term in terms for word in words_of(term)}


def _hard(texts: list[str], language: str, known: set[str]) -> tuple[str, ...]:
    found = Counter(
        word
        for text in texts
        for each in words_of(text)
        if (word := each.lower()) not in known and syllables(word, language) >= MANY_SYLLABLES
    )
    return tuple(word for word, _ in found.most_common(_MOST_NAMED))
