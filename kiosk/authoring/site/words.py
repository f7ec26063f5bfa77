"""The web pages' own words, and what they say of dates and conditions."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Final

from kiosk.content.model import EnableWhen, Guide, Item, Text, Value

_ENGLISH: Final = "en"
_OPERATORS: Final = {"=": "", "!=": "not", ">": "over", "<": "under", ">=": "at-least", "<=": "at-most"}


class SiteWords:
    """Says the pages' own words in one language; in English where that language has none.

    Args:
        file: ``words.toml``.
        language: The language's code.

    Raises:
        OSError: The file cannot be read.
    """

    def __init__(self, file: Path, language: str) -> None:
        self._tables = tomllib.loads(file.read_text(encoding="utf-8"))
        self.language = language

    def say(self, name: str, language: str = "", **values: object) -> str:
        """Return the words called ``name``, in ``language`` where one is named, filled in with ``values``."""
        told = self._found(name, language or self.language)
        return str(told).format_map(values) if values else str(told)

    def date(self, date: str) -> str:
        """Return an ISO 8601 date as people write it; "" stays ""."""
        if not date:
            return ""
        day = dt.date.fromisoformat(date)
        month = self._found("months", self.language)[day.month - 1]
        return self.say("date", month=month, day=day.day, year=day.year)

    def condition(self, item: Item, guide: Guide) -> str:
        """Return when an item is asked, in words: "Test shot: Yes"."""
        items = {each.link_id: each for each in _flattened(guide.questionnaire.items)}
        told = [self._clause(when, items[when.question]) for when in item.enable_when]
        return f" {self.say('and' if item.enable_behavior == 'all' else 'or')} ".join(told)

    def _clause(self, when: EnableWhen, asked: Item) -> str:
        name = self._of(asked.short) or self._of(asked.text)
        if when.operator == "exists":
            return f"{name}: {'' if when.answer else self.say('not') + ' '}{self.say('answered')}"
        operator = _OPERATORS[when.operator]
        words = f"{self.say(operator)} " if operator else ""
        return f"{name}: {words}{self._value(when.answer, asked)}"

    def _value(self, answer: Value, asked: Item) -> str:
        match answer:
            case bool():
                return self.say("yes" if answer else "no")
            case str():
                texts = {option.code: self._of(option.text) for option in asked.answer_option}
                return texts.get(answer, answer)
            case _:
                return f"{answer:g} {self._of(asked.unit)}".strip()

    def _of(self, text: Text) -> str:
        return text.get(self.language, "")

    def _found(self, name: str, language: str) -> list[str] | str:
        english: dict[str, list[str] | str] = self._tables[_ENGLISH]
        return self._tables.get(language, english).get(name) or english[name]


def _flattened(items: tuple[Item, ...]) -> list[Item]:
    return [found for item in items for found in (item, *_flattened(item.item))]
