"""Where one sentence ends and the next begins: the unit that is spoken, marked and repeated."""

import re
from dataclasses import dataclass
from typing import Final

_SHORT: Final = {
    "en": ("dr", "mr", "mrs", "ms", "st", "vs", "e.g", "i.e", "approx", "fig", "u.s"),
    "es": ("dr", "dra", "sr", "sra", "srta", "ud", "uds", "p. ej", "núm", "aprox", "fig", "ee", "ee. uu"),
}
"""Words that end with a point in the middle of a sentence."""

_END: Final = re.compile(r"(?:\.{3}|[.!?…])+[\"”\u2019»)\]\u2060]*(?=\s+|$)|[\n\u2028]+")
"""Closing quotes and brackets belong to it, and the word joiner that holds the mark of a source behind it."""
_OPENS: Final = re.compile(r"\s*[\"“\u2018«(\[¿¡]*(?:\d|[^\W\d_])")
_LETTERS: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text.

    Attributes:
        text: its words, without blanks around them.
        start: where it begins in the text, in characters.
    """

    text: str
    start: int

    @property
    def length(self) -> int:
        """How many characters of the text it takes."""
        return len(self.text)


def split(text: str, language: str) -> tuple[Sentence, ...]:
    """Split a text into sentences. Nothing that can be said is lost; each line is a sentence at least.

    Args:
        text: any words.
        language: its code, for the words that end with a point without ending a sentence.
    """
    found, begin = [], 0
    for end in _END.finditer(text):
        if _goes_on(text, begin, end, language):
            continue
        found.append((begin, end.end()))
        begin = end.end()
    found.append((begin, len(text)))
    return tuple(
        Sentence(words, first + text[first:last].index(words))
        for first, last in found
        if (words := text[first:last].strip()) and _LETTERS.search(words)
    )


def _goes_on(text: str, begin: int, end: re.Match[str], language: str) -> bool:
    """Tell whether a sentence goes on behind what looks like its end."""
    if end[0].startswith(("\n", "\u2028")):
        return False
    following = _OPENS.match(text, end.end())
    if following is not None and following[0][-1].islower():
        return True
    if end[0][0] != ".":
        return False
    before = text[begin : end.start()].lower()
    last = before.rsplit(None, 1)[-1].lstrip('("“«¿¡') if before.strip() else ""
    is_initial = len(last) == 1 and last.isalpha() and text[end.start() - 1].isupper()
    shorts = _SHORT.get(language.partition("-")[0], ())
    is_short = any(re.search(rf"(?:^|\W){re.escape(short)}$", before) for short in shorts)
    return following is not None and (is_initial or is_short)
