"""Reads and writes texts in several languages, by FHIR's extension "translation"."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from kiosk.authoring.fhir.element import Element
from kiosk.authoring.fhir.terms import TRANSLATION
from kiosk.authoring.reading import LANGUAGE
from kiosk.content.fitness import find_unfit_words
from kiosk.content.model import Text

_WHITE: Final = re.compile(r"\s+")


class Texts:
    """Reads texts, each in the resource's own language and in those it is translated to.

    Args:
        base: The language of the resource.
        languages: All languages to read, the resource's own among them.
    """

    def __init__(self, base: str, languages: Iterable[str]) -> None:
        self._base = base
        self._languages = tuple(languages)

    def take(self, element: Element, name: str) -> Text:
        """Return the text of a part in each language; {} where there is none.

        Line breaks become spaces, as the kiosk sets the lines itself.
        """
        words = element.take_string(name)
        beside = element.take_object(f"_{name}")
        text = self._of(self._base, words, element, name)
        if beside is not None:
            text |= self._translations(beside)
            beside.finish()
        if text and self._base not in text:
            element.refuse(f"it has no text in its own language, `{self._base}`", name)
        return text

    def same(self, words: str) -> Text:
        """Return words that need no translation, such as a number, in all languages."""
        return dict.fromkeys(self._languages, words)

    def _translations(self, beside: Element) -> Text:
        text: Text = {}
        extensions = beside.take_extensions()
        for element in extensions.take_all(TRANSLATION):
            inner = element.take_extensions()
            tag, words = (_value(inner.take(url)) for url in ("lang", "content"))
            inner.finish()
            element.finish()
            if not tag or not words:
                element.refuse("a translation has a `lang` such as es and a `content`, which is a text")
            elif language := language_of(tag, self._languages):
                text |= self._of(language, words, element, "")
            else:
                element.tell(f"this is left out: `{tag}` is no language of the guide")
        extensions.finish()
        return text

    def _of(self, language: str, words: str, element: Element, name: str) -> Text:
        line = _WHITE.sub(" ", words).strip()
        for fault in find_unfit_words(line, ()):
            element.refuse(fault.problem, name)
        return {language: line} if line else {}


def _value(element: Element | None) -> str:
    """Return the text that an extension holds, or ""."""
    if element is None:
        return ""
    value = element.take_value()[1]
    element.finish()
    return value if isinstance(value, str) else ""


def language_of(tag: str, known: Iterable[str]) -> str:
    """Return which of the known languages a tag (BCP 47) is: "es" for "es-419"; "" where it is none."""
    return next((each for each in (tag, _primary(tag)) if each in known), "")


def as_language(tag: str) -> str:
    """Return a tag as guides write languages: "en", "es-MX", but "es" for "es-419"; "" where it is none."""
    return next((each for each in (tag, _primary(tag)) if LANGUAGE.fullmatch(each)), "")


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def translated_to(value: object) -> Iterator[str]:
    """Give the languages of all translations in a JSON value, in their order."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict):
            waiting.extend(reversed(each.values()))
            if each.get("url") == "lang" and isinstance(each.get("valueCode"), str):
                yield as_language(each["valueCode"])


def text_parts(name: str, text: Text, base: str) -> dict[str, Any]:
    """Return a text as FHIR writes it: the part itself, and beside it the other languages; {} for {}."""
    parts: dict[str, Any] = {name: text[base]} if base in text else {}
    translations = [
        {
            "url": TRANSLATION,
            "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": words}],
        }
        for language, words in text.items()
        if language != base
    ]
    return parts | ({f"_{name}": {"extension": translations}} if translations else {})
