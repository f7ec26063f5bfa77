"""Whether a guide's words are plain, and its numbers honest: checks of the guide as a whole."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from kiosk.authoring.plain.scores import LONG_SENTENCE, score, words_of
from kiosk.authoring.plain.texts import Text, texts_of
from kiosk.authoring.remark import Remark
from kiosk.authoring.source import Source
from kiosk.speech.sentences import split

FEWEST_WORDS: Final = 60
"""In fewer words a formula tells little: one long name makes a grade of it."""

HARD_GRADE: Final = 6
TOO_HARD_GRADE: Final = 8
"""Of the Flesch-Kincaid formula."""

HARD_EASE: Final = 65
TOO_HARD_EASE: Final = 55
"""Of Fernández-Huerta's: INFLESZ's scale calls 65 "rather easy" and 55 "normal" (Barrio-Cantalejo 2008)."""

_SMALL: Final = {
    "en": "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred|a thousand",
    "es": "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|cien|mil",
}
_ONE_IN: Final = {
    "en": re.compile(rf"\b(?:1|one) (?:in|out of) (?:every )?(?:\d|(?:{_SMALL['en']})\b)", re.IGNORECASE),
    "es": re.compile(rf"\b(?:1|uno|una) de cada (?:\d|(?:{_SMALL['es']})\b)", re.IGNORECASE),
}
_COUNTS: Final = re.compile(
    r"\d+(?:[.,]\d+)?\s?%|\bpercent\b|\bpor ciento\b"
    r"|\b\d+ (?:of|out of|in) (?:every |each )?\d+|\b\d+ de (?:cada |las |los )?\d+",
    re.IGNORECASE,
)
"""How often something happens. Ages, doses, dates, steps and telephone numbers are no such claims."""


def check_plain(source: Source, _today: dt.date) -> Iterator[Remark]:
    """The guide, and each section of it, is easy enough to read."""
    texts = sorted(texts_of(source.guide), key=lambda text: (text.language, text.section))
    for language, of_language in groupby(texts, key=lambda text: text.language):
        all_of_it = list(of_language)
        yield from _too_hard("the guide", ("title",), language, all_of_it)
        for section, inside in groupby(all_of_it, key=lambda text: text.section):
            if section >= 0:
                pieces = list(inside)
                name = f"the section `{source.guide.sections[section].id}`"
                yield from _too_hard(name, pieces[0].trail, language, pieces)


def _too_hard(what: str, where: tuple[str | int, ...], language: str, texts: list[Text]) -> Iterator[Remark]:
    measured = score((text.words for text in texts), language)
    if measured.words < FEWEST_WORDS or language not in {"en", "es"}:
        return
    easy_is_low = language == "en"
    value = measured.value if easy_is_low else -measured.value
    hard, too_hard = (HARD_GRADE, TOO_HARD_GRADE) if easy_is_low else (-HARD_EASE, -TOO_HARD_EASE)
    problem = f"{what} reads at {measured.told} in `{language}`"
    if value > too_hard:
        yield Remark("too-hard-to-read", where, problem)
    elif value > hard:
        yield Remark("hard-to-read", where, problem)


def check_sentences(source: Source, _today: dt.date) -> Iterator[Remark]:
    """No sentence is so long that its beginning is forgotten at its end."""
    for text in texts_of(source.guide):
        for sentence in split(text.words, text.language):
            count = len(words_of(sentence.text))
            if count > LONG_SENTENCE:
                begin = " ".join(sentence.text.split()[:5])
                yield Remark("long-sentence", text.trail, f'the sentence "{begin} …" has {count} words')


def check_one_in(source: Source, _today: dt.date) -> Iterator[Remark]:
    """No risk is told as "1 in x", whose denominator changes from one to the next."""
    for text in texts_of(source.guide):
        pattern = _ONE_IN.get(text.language)
        found = pattern.search(text.words) if pattern is not None else None
        if found is not None:
            yield Remark("one-in-x", text.trail, f'"{found[0]} …" tells a risk as one in so many')


def check_numbers(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Behind each number that tells how often something happens stands a source."""
    for text in texts_of(source.guide):
        found = _COUNTS.search(text.words)
        if found is not None and not text.has_source:
            yield Remark("number-without-source", text.trail, f'"{found[0]}" cites no evidence')


def check_evidence_told(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Each source says who was studied, against what, for how long, and who paid."""
    for index, evidence in enumerate(source.guide.evidence):
        for field in ("people", "comparator", "time_span", "funder"):
            for language, words in getattr(evidence, field).items():
                if not re.search(r"\w", words):
                    problem = f"`{evidence.id}` does not tell its {field} in `{language}`"
                    yield Remark("evidence-untold", ("evidence", index, field), problem)
