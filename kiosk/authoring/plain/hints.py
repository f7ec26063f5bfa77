"""Words and turns that may be harder than they need be: hints, as each of them is often right where it is."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from kiosk.authoring.plain.scores import words_of
from kiosk.authoring.plain.syllables import syllables
from kiosk.authoring.plain.table import MANY_SYLLABLES, explained_words
from kiosk.authoring.plain.texts import texts_of
from kiosk.authoring.remark import Remark
from kiosk.authoring.source import Source

_IRREGULAR_EN: Final = (
    "born|brought|built|bought|caught|chosen|cut|done|drawn|driven|eaten|felt|found|given|gone|heard|held|hurt|"
    "kept|known|led|left|lost|made|meant|met|paid|put|read|said|seen|sent|set|shown|spoken|spent|taken|taught|"
    "thought|told|understood|worn|written"
)
_IRREGULAR_ES: Final = "abiert|cubiert|dich|escrit|hech|impres|muert|puest|resuelt|rot|vist|vuelt"
_PASSIVE: Final = {
    "en": re.compile(
        r"\b(?:am|is|are|was|were|be|been|being|get|gets|got)\s+(?:\w+ly\s+|not\s+|also\s+|often\s+|then\s+)?"
        rf"(?:\w+ed|{_IRREGULAR_EN})\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:es|son|fue|fueron|era|eran|será|serán|ser|sido|sea|sean)\s+(?:\w+mente\s+|no\s+|muy\s+)?"
        rf"(?:\w+[ai]d|{_IRREGULAR_ES})[oa]s?\b",
        re.IGNORECASE,
    ),
}
"""A form of "to be" ("ser"), perhaps a word between, and a past participle. Adjectives that look the same
("is tired") are found too, and Spanish's passive with "se" is not: a hint, no more."""


def check_active(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Somebody does something (PEMAT item 5)."""
    for text in texts_of(source.guide):
        for phrase in passives(text.words, text.language):
            yield Remark("passive-voice", text.trail, f'"{phrase}" may be in the passive voice')


def passives(words: str, language: str) -> tuple[str, ...]:
    """Give the turns in the passive voice; none in languages other than English and Spanish."""
    pattern = _PASSIVE.get(language)
    return () if pattern is None else tuple(found[0] for found in pattern.finditer(words))


def check_short_words(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Words of many syllables are explained in the glossary; each is told once, where it comes first."""
    guide = source.guide
    told = {(language, word) for language in guide.languages for word in explained_words(guide, language)}
    for text in texts_of(guide):
        for word in words_of(text.words):
            key = text.language, word.lower()
            count = syllables(key[1], text.language)
            if count >= MANY_SYLLABLES and key not in told:
                told.add(key)
                problem = f'"{word}" has {count} syllables and is not in the glossary'
                yield Remark("long-word", text.trail, problem)
