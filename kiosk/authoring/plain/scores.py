"""How hard a text is, by the formula of its language."""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from kiosk.authoring.plain.syllables import syllables
from kiosk.speech.sentences import split

_WORDS: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
LONG_SENTENCE: Final = 20
"""Words: longer ones lose readers (content design's rule of thumb; PEMAT item 8 asks for small pieces)."""


class Score(NamedTuple):
    """What a text measures.

    Attributes:
        language: its code.
        words: how many there are.
        sentences: how many sentences.
        longest: words of the longest one.
        long: sentences of more than `LONG_SENTENCE` words.
        value: Flesch-Kincaid grade in English (low is easy), Fernández-Huerta in Spanish (high is easy); NaN
            for other languages, which have no formula here.
    """

    language: str
    words: int
    sentences: int
    longest: int
    long: int
    value: float

    @property
    def told(self) -> str:
        """Say the value with its name."""
        names = {"en": f"grade {self.value:.1f}", "es": f"Fernández-Huerta {self.value:.0f}"}
        return names.get(self.language, "no formula for this language")


def score(texts: Iterable[str], language: str) -> Score:
    """Measure some texts together.

    Args:
        texts: paragraphs, items, headings; each ends a sentence.
        language: the code of their language.
    """
    sentences = [words_of(sentence.text) for text in texts for sentence in split(text, language)]
    sentences = [words for words in sentences if words]
    words = [word for each in sentences for word in each]
    lengths = [len(each) for each in sentences]
    count = sum(syllables(word, language) for word in words)
    formula = _FORMULAS.get(language)
    value = formula(len(words), len(sentences), count) if formula and words else float("nan")
    long = sum(length > LONG_SENTENCE for length in lengths)
    return Score(language, len(words), len(sentences), max(lengths, default=0), long, value)


def words_of(sentence: str) -> list[str]:
    """Give the words of a sentence; numbers are no words here, as they have no letters to sound out."""
    return _WORDS.findall(sentence)


def flesch_kincaid(words: int, sentences: int, count: int) -> float:
    """Give the U.S. school grade that can read it (Kincaid et al. 1975)."""
    return 0.39 * words / sentences + 11.8 * count / words - 15.59


def fernandez_huerta(words: int, sentences: int, count: int) -> float:
    """Give the ease of a Spanish text, 0 to 100 (Fernández Huerta 1959, syllables counted a word)."""
    return 206.84 - 60 * count / words - 1.02 * words / sentences


_FORMULAS: Final[dict[str, Callable[[int, int, int], float]]] = {
    "en": flesch_kincaid,
    "es": fernandez_huerta,
}
