"""Links medical words to the glossary, each at its first use in a text."""

import re
from collections.abc import Iterable
from dataclasses import replace

from kiosk.authoring.inline import Run
from kiosk.content.model import Term

_LINKED_STYLES = frozenset({"plain", "strong", "emphasis"})


class GlossaryLinks:
    """The words of one language that lead to the glossary.

    A word counts as a whole word only, in any case, the longest form first: with "joint" and "SI joint" in
    the glossary, "the SI joint" leads to "SI joint".

    Args:
        terms: The glossary.
        language: The language of the texts.
    """

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self._ids: dict[str, str] = {}
        for term in terms:
            for form in (term.term.get(language, ""), *term.also.get(language, ())):
                if form.strip():
                    self._ids.setdefault(_key(form), term.id)
        longest_first = sorted(self._ids, key=lambda form: (-len(form), form))
        choices = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE) if choices else None

    def begin(self, linked: Iterable[str] = ()) -> "TextLinks":
        """Begin a text; ``linked`` are the terms that the author links by hand somewhere in it."""
        return TextLinks(self._pattern, self._ids, set(linked))


class TextLinks:
    """The links of one text, from its first word to its last.

    Args:
        pattern: Matches any form of any term; None for an empty glossary.
        ids: Which term each form, in lower case, leads to.
        linked: Terms that are linked already.
    """

    def __init__(self, pattern: re.Pattern[str] | None, ids: dict[str, str], linked: set[str]) -> None:
        self._pattern = pattern
        self._ids = ids
        self._linked = linked

    def link(self, runs: list[Run]) -> list[Run]:
        """Return the runs, with those words cut out that lead to the glossary."""
        return [part for run in runs for part in self._parts(run)]

    def _parts(self, run: Run) -> list[Run]:
        if self._pattern is None or run.style not in _LINKED_STYLES:
            return [run]
        parts = []
        start = 0
        for match in self._pattern.finditer(run.text):
            term = self._ids.get(_key(match.group()))
            if term is None or term in self._linked:
                continue
            self._linked.add(term)
            parts.append(replace(run, text=run.text[start : match.start()]))
            parts.append(Run(match.group(), "term", term, run.line))
            start = match.end()
        parts.append(replace(run, text=run.text[start:]))
        return [part for part in parts if part.text]


def _key(form: str) -> str:
    return " ".join(form.lower().split())
