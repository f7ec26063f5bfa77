"""How many syllables a word has, in English and Spanish; no network, no corpus."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

import pyphen

_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?:[^laeiouy]e|[^td]ed|[^aeiouycgszx]es)$")
"""An end that is written but not said: "care", "helped"; but "table", "treated", "pages"."""
_HIATUS: Final = re.compile(r"ia(?!l\b)|io(?!u|n)|eo|[aeiou]ing\b|ua(?!r)|ism\b")
"""Two vowels that are two syllables: "sacroiliac", "opioid", "being"."""
_NUCLEI: Final = re.compile(r"[aeoáéóíú]|(?<![aeoáéóíúiuü])[iuü](?![aeoáéóíú])|(?<![aeiouáéíóúü])y\b")
"""In Spanish each strong or accented vowel is one, and each weak one that leans on no other (RAE 2010)."""
_MUTE_U: Final = re.compile(r"(?<=[gq])u(?=[eiéí])")


def syllables(word: str, language: str) -> int:
    """Count the syllables of a word; one at least.

    Spanish is spelled as it is said, so its rule is exact but for foreign words. The points where an English
    word may be hyphenated (`pyphen`) are too few in most cases, so its groups of vowels are counted as well,
    and the larger number is taken.

    Args:
        word: letters alone.
        language: "en" or "es"; others are counted by groups of vowels.
    """
    return max(1, _COUNTERS.get(language, _groups)(word.lower()))


def _english(word: str) -> int:
    spoken = _SILENT.sub(lambda end: end[0][0], word) if len(_VOWELS.findall(word)) > 1 else word
    return max(_groups(spoken) + len(_HIATUS.findall(word)), len(_hyphenation().positions(word)) + 1)


def _spanish(word: str) -> int:
    return len(_NUCLEI.findall(_MUTE_U.sub("", word)))


def _groups(word: str) -> int:
    return len(_VOWELS.findall(word))


_COUNTERS: Final[dict[str, Callable[[str], int]]] = {"en": _english, "es": _spanish}


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")
