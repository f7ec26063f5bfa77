"""All that the report says: plain data, the same for a web page and for paper."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from kiosk.authoring.findings import Finding
from kiosk.authoring.plain.table import rows_of
from kiosk.authoring.plain.texts import texts_of
from kiosk.authoring.signoff.shown import SHOWN
from kiosk.authoring.signoff.standards import read_standards
from kiosk.content.model import Evidence, Guide
from kiosk.speech.sentences import split

_SAYS_A_NUMBER: Final = re.compile(r"\d")


class ReportItem(msgspec.Struct, frozen=True):
    """An item of an instrument, and what the software found for it; empty where only a person can tell."""

    number: str
    text: str
    shown: tuple[str, ...]


class ReportGroup(msgspec.Struct, frozen=True):
    """Items that belong together."""

    title: str
    about: str
    items: tuple[ReportItem, ...]


class ReportStandard(msgspec.Struct, frozen=True):
    """An instrument; each item is answered by the clinician with one of ``answers``."""

    title: str
    about: str
    answers: tuple[str, ...]
    groups: tuple[ReportGroup, ...]


class ReportScore(msgspec.Struct, frozen=True):
    """How a part of the guide reads in a language."""

    language: str
    part: str
    told: str
    words: int
    longest: int
    hard_words: str


class ReportSource(msgspec.Struct, frozen=True):
    """A source, what it is, and each sentence with a number that rests on it."""

    id: str
    name: str
    citation: str
    facts: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]


class Report(msgspec.Struct, frozen=True):
    """The whole report. ``facts`` are pairs of a name and what it is; ``remarks`` are what is open still."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    standards: tuple[ReportStandard, ...]
    scores: tuple[ReportScore, ...]
    sources: tuple[ReportSource, ...]


def make_report(guide: Guide, findings: Sequence[Finding], resources: Path) -> Report:
    """Gather the report about a guide.

    Args:
        guide: The guide; it is quoted in its first language.
        findings: What the checks have found.
        resources: The folder of what ships with the kiosk.

    Raises:
        OSError: The list of items cannot be read.
    """
    language = guide.languages[0]
    return Report(
        title=guide.title[language],
        language=language,
        facts=tuple(_facts(guide, language)),
        remarks=tuple(f"{each.severity.value}: {each.problem} ({each.place})" for each in findings),
        standards=tuple(_standards(guide, resources)),
        scores=tuple(
            ReportScore(
                row.score.language,
                row.part,
                row.score.told,
                row.score.words,
                row.score.longest,
                ", ".join(row.hard_words),
            )
            for row in rows_of(guide)
        ),
        sources=tuple(_source(guide, each, language) for each in guide.evidence),
    )


def _facts(guide: Guide, language: str) -> Iterator[tuple[str, str]]:
    yield "Guide", f"{guide.id}, version {guide.version}"
    yield "Languages", ", ".join(guide.languages)
    yield "Published", guide.published
    yield "To be reviewed by", guide.review_by
    yield "Written by", "; ".join(guide.authors)
    yield "Reviewed by", guide.reviewed_by or "nobody yet"
    if len(guide.languages) > 1:
        yield "Translation reviewed by", guide.translation_reviewed_by or "nobody yet"
    yield "Paid by", guide.funding[language]
    yield "Conflicts of interest", guide.conflicts[language]
    yield "Claims to be a decision aid", "yes" if guide.decision_aid else "no"


def _standards(guide: Guide, resources: Path) -> Iterator[ReportStandard]:
    for standard in read_standards(resources):
        groups = tuple(
            ReportGroup(
                group.title,
                group.about,
                tuple(
                    ReportItem(item.number, item.text, tuple(SHOWN[item.shows](guide)) if item.shows else ())
                    for item in group.items
                ),
            )
            for group in standard.group
        )
        yield ReportStandard(standard.title, standard.about, standard.answers, groups)


def _source(guide: Guide, evidence: Evidence, language: str) -> ReportSource:
    named = (
        ("Kind of study", evidence.design),
        ("Who was studied", evidence.people),
        ("Compared with", evidence.comparator),
        ("Over what time", evidence.time_span),
        ("Who paid", evidence.funder),
        ("Conflicts of interest", evidence.conflicts),
        ("How sure anyone can be", evidence.certainty),
    )
    return ReportSource(
        evidence.id,
        evidence.name[language],
        evidence.citation,
        tuple((name, text.get(language, "")) for name, text in named),
        tuple(dict.fromkeys(_claims(guide, evidence.id, language))),
    )


def _claims(guide: Guide, source: str, language: str) -> Iterator[str]:
    """Give the sentences with a number that rest on a source, but for those about the source itself."""
    for text in texts_of(guide):
        if text.language == language and source in text.sources and text.trail[0] != "evidence":
            for sentence in split(text.words, language):
                if _SAYS_A_NUMBER.search(sentence.text):
                    yield sentence.text
