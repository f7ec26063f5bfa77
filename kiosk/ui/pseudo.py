"""Languages that nobody speaks, made from English: they show what longer words and other scripts do.

They carry the names that Unicode CLDR gives to pseudo-locales (UTS #35, "Unicode Language Identifier"). Both
can be read by whoever reads English, and need no letter that the app's fonts do not have.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QTranslator

from kiosk.content.model import Guide
from kiosk.ui.translation import SOURCE_LANGUAGE

ACCENTED: Final = "en-XA"
"""English with accents, and with its vowels, "n" and "s" twice: 40 % longer, in each word too."""

MIRRORED: Final = "ar-XB"
"""English written from right to left, as Arabic is."""

_KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w+;)")
"""What is filled in later, and markup."""
_WORD = re.compile(r"\S+")
_ACCENTS = str.maketrans(
    {
        **{vowel: 2 * accented for vowel, accented in zip("aeiouyAEIOUY", "áéîöüýÁÉÎÖÜÝ", strict=True)},
        **{twice: 2 * accented for twice, accented in zip("nsNS", "ñšÑŠ", strict=True)},
        **dict(zip("cdgkrtzCDGKRTZ", "çďğķřţžÇĎĞĶŘŢŽ", strict=True)),
    }
)
_RIGHT_TO_LEFT, _END, _MARK = "\u202e", "\u202c", "\u200f"

_WORDY: Final = frozenset({"text", "title"})
"""The fields of a part of a running text that hold words; the others hold ids and kinds."""


def accented(words: str) -> str:
    """Give English words 40 % longer and with accents; what is filled in later stays."""
    return _apart_from_kept(words, lambda part: part.translate(_ACCENTS))


def mirrored(words: str) -> str:
    """Give English words from right to left: each is turned, as if its letters were of such a script."""
    return _apart_from_kept(
        words,
        lambda part: _WORD.sub(lambda word: f"{_MARK}{_RIGHT_TO_LEFT}{word[0]}{_END}{_MARK}", part),
    )


PSEUDO_LOCALES: Final[Mapping[str, Callable[[str], str]]] = {ACCENTED: accented, MIRRORED: mirrored}
"""Language code → what makes its words of English ones."""


class PseudoTranslator(QTranslator):
    """The app's own words in a pseudo-locale.

    Args:
        spoken: makes them of the English ones.
    """

    def __init__(self, spoken: Callable[[str], str]) -> None:
        super().__init__(QCoreApplication.instance())  # see `Translation.add`
        self._spoken = spoken

    def isEmpty(self) -> bool:
        """Have words for everything."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002, N803 - Qt's signature
        """Say a word."""
        return self._spoken(sourceText)


def pseudo_guide(guide: Guide) -> Guide:
    """Give a guide in the pseudo-locales too, after its own languages.

    Raises:
        ValueError: The guide does not speak the source language.
    """
    if SOURCE_LANGUAGE not in guide.languages:
        raise ValueError(
            f"the pseudo-locales are made of '{SOURCE_LANGUAGE}', which this guide does not speak"
        )
    fields = _spoken_everywhere(msgspec.to_builtins(guide), frozenset(guide.languages))
    return msgspec.convert({**fields, "languages": [*guide.languages, *PSEUDO_LOCALES]}, Guide)


def _spoken_everywhere(value: Any, languages: frozenset[str]) -> Any:  # noqa: ANN401 - plain values of any shape
    """Add the pseudo-locales to each table from language to words, however deep it lies."""
    if isinstance(value, dict):
        if value and languages >= value.keys() and SOURCE_LANGUAGE in value:
            source = value[SOURCE_LANGUAGE]
            return {**value, **{name: _spoken(source, said) for name, said in PSEUDO_LOCALES.items()}}
        return {name: _spoken_everywhere(part, languages) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_spoken_everywhere(part, languages) for part in value]
    return value


def _spoken(value: Any, said: Callable[[str], str]) -> Any:  # noqa: ANN401 - words, or the parts of a running text
    if isinstance(value, str):
        return said(value)
    if isinstance(value, list | tuple):
        return [_spoken(part, said) for part in value]
    if isinstance(value, dict):
        return {
            name: _spoken(part, said) if name in _WORDY or not isinstance(part, str) else part
            for name, part in value.items()
        }
    return value


def _apart_from_kept(words: str, said: Callable[[str], str]) -> str:
    return "".join(part if index % 2 else said(part) for index, part in enumerate(_KEPT.split(words)))
