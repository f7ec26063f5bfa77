"""What is checked in a guide as a whole, once every file has been read.

A check is a function from a ``Source`` and today's date to remarks; ``CHECKS`` lists them all. To add one,
write the function, name its rule in ``kiosk.authoring.rules`` and put it on the list. A remark about a
part of the guide that could not be read is dropped: that fault is told already.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Final, TypeAlias

from kiosk.authoring import prose
from kiosk.authoring.findings import Place, nearest
from kiosk.authoring.plain.checks import (
    check_evidence_told,
    check_numbers,
    check_one_in,
    check_plain,
    check_sentences,
)
from kiosk.authoring.plain.hints import check_active, check_short_words
from kiosk.authoring.remark import Remark
from kiosk.authoring.source import Source
from kiosk.content.conditions import numbered_items
from kiosk.content.fault import Trail
from kiosk.content.fitness import find_unfit_words
from kiosk.content.integrity import find_faults
from kiosk.content.model import Block, FigureRef, Guide, IconArray, Picture

_FEWEST_CHOICES: Final = 2


Check: TypeAlias = Callable[[Source, dt.date], Iterable[Remark]]


def check_fits(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Everything fits together: what the kiosk relies on."""
    places = source.findings.places
    for fault in find_faults(source.guide):
        if fault.collection and places.is_broken(fault.collection):
            continue
        if fault.trail[0] == "sections" and "evidence" in fault.trail[:3]:
            continue  # gathered from marks and figures, which are checked themselves
        yield Remark(fault.rule, fault.trail, fault.problem + nearest(fault.wrong, fault.known))


def check_lengths(source: Source, _today: dt.date) -> Iterator[Remark]:
    """No text and no word is longer than the kiosk takes."""
    for fault in find_unfit_words(source.guide, ()):
        if fault.rule == "text-too-long":  # hidden characters are told while the files are read
            yield Remark(fault.rule, fault.trail, fault.problem)


def check_story_links(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Nothing leads to a story that a decision aid leaves out."""
    if not source.guide.decision_aid:
        return
    stories = {section.id for section in source.guide.sections if section.story}
    for trail, block in prose.blocks(source.guide):
        for within, span in prose.spans(block):
            if span.style == "section" and span.target in stories:
                problem = f"`{span.target}` is a story, which is left out where decision_aid = true"
                yield Remark("dangling-id", (*trail, *within), problem)


def check_fences(source: Source, _today: dt.date) -> Iterator[Remark]:
    """A fence says the kind of figure that stands there."""
    kinds = {figure.id: str(figure.__struct_config__.tag) for figure in source.guide.figures}
    for fence in source.fences:
        kind = kinds.get(fence.figure, fence.kind)
        if kind != fence.kind:
            problem = f"`{fence.figure}` is of kind {kind}, and the fence says {fence.kind}"
            yield Remark("wrong-figure", fence.place, problem)


def check_denominators(source: Source, _today: dt.date) -> Iterator[Remark]:
    """All icon arrays count people out of the same number."""
    arrays = [(i, each) for i, each in enumerate(source.guide.figures) if isinstance(each, IconArray)]
    if not arrays:
        return
    usual, _ = Counter(array.denominator for _, array in arrays).most_common(1)[0]
    for index, array in arrays:
        if array.denominator != usual:
            problem = f"`{array.id}` counts out of {array.denominator}, other icon arrays out of {usual}"
            yield Remark("denominators-differ", ("figures", index, "denominator"), problem)


def check_choices(source: Source, _today: dt.date) -> Iterator[Remark]:
    """There is something to choose: between the options, and in every question of type choice."""
    options = source.guide.comparison.options
    if len(options) < _FEWEST_CHOICES:
        problem = f"the comparison has {len(options)} options, and a choice needs two"
        yield Remark("too-few", ("comparison", "options"), problem)
    for trail, item in numbered_items(source.guide.questionnaire.items):
        count = len(item.answer_option)
        if item.type == "choice" and count < _FEWEST_CHOICES:
            problem = f"`{item.link_id}` is of type choice and has {count} answer options"
            yield Remark("answer-options", (*trail, "answer_option"), problem)
        if item.type != "choice" and count:
            problem = f"`{item.link_id}` is of type {item.type}, which has no answer options"
            yield Remark("answer-options", (*trail, "answer_option"), problem)
        if (item.type == "group") != bool(item.item):
            problem = f"`{item.link_id}` is of type {item.type} and has {len(item.item)} items in it"
            yield Remark("group-items", (*trail, "item"), problem)


def check_blocks_alike(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Every language tells the same blocks in the same order."""
    first, *others = source.guide.languages
    for trail, text in prose.running_texts(source.guide):
        for language in others:
            here, there = text.get(language, ()), text.get(first, ())
            for index, (mine, other) in enumerate(zip_longest(here, there) if here and there else ()):
                if _shape(mine) != _shape(other):
                    problem = f"here is {_shape(mine)} in `{language}`, and {_shape(other)} in `{first}`"
                    yield Remark("blocks-differ", (*trail, language, min(index, len(here) - 1)), problem)
                    break  # the blocks after it are all one off


def _shape(block: Block | None) -> str:
    """Return what kind of block it is, in words; figures by their id."""
    if block is None:
        return "nothing more"
    if isinstance(block, FigureRef):
        return f"the figure `{block.figure}`"
    return f"a {block.__struct_config__.tag}"


def check_evidence_alike(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Every language of a running text cites the same evidence."""
    known = {evidence.id for evidence in source.guide.evidence}
    for trail, text in prose.running_texts(source.guide):
        cited = {language: _cited(blocks, (*trail, language)) for language, blocks in text.items() if blocks}
        if any(not marks.keys() <= known for marks in cited.values()):
            continue  # a mistyped mark, which is told already
        for language, marks in cited.items():
            for other, others in cited.items():
                for name in marks.keys() - others.keys():
                    problem = f"`{name}` is cited here in `{language}`, but not in `{other}`"
                    yield Remark("evidence-differs", marks[name], problem)


def _cited(blocks: tuple[Block, ...], trail: Trail) -> dict[str, Trail]:
    """Return the ids of the evidence that a text cites, each with the trail of its first mark."""
    marks: dict[str, Trail] = {}
    for index, block in enumerate(blocks):
        for within, span in prose.spans(block):
            if span.style == "evidence":
                marks.setdefault(span.target, (*trail, index, *within))
    return marks


def check_dates(source: Source, today: dt.date) -> Iterator[Remark]:
    """The guide is to be reviewed after it was published, and that day has not passed."""
    guide = source.guide
    if guide.review_by <= guide.published:
        problem = f"review_by ({guide.review_by}) is not after published ({guide.published})"
        yield Remark("review-date", ("review_by",), problem)
    elif guide.review_by < today.isoformat():
        yield Remark("review-overdue", ("review_by",), f"the guide was to be reviewed by {guide.review_by}")


def check_reviewed(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Somebody has reviewed the guide and its translation."""
    if not source.guide.reviewed_by.strip():
        yield Remark("not-reviewed", ("reviewed_by",), "nobody has reviewed the guide yet")
    if len(source.guide.languages) > 1 and not source.guide.translation_reviewed_by.strip():
        problem = "nobody has reviewed the translation yet"
        yield Remark("translation-not-reviewed", ("translation_reviewed_by",), problem)


def check_used(source: Source, _today: dt.date) -> Iterator[Remark]:
    """Evidence, glossary terms, figures and media are used somewhere."""
    guide = source.guide
    used = _used(guide)
    lists = (
        ("evidence", "evidence", guide.evidence),
        ("glossary", "term", guide.glossary),
        ("figures", "figure", guide.figures),
        ("media", "media", guide.media),
    )
    for field, noun, parts in lists:
        for index, part in enumerate(parts):
            if (noun, part.id) not in used:
                yield Remark("unused", (field, index), f"the {noun} `{part.id}` is used nowhere")


def _used(guide: Guide) -> set[tuple[str, str]]:
    """Return everything that is referred to, as (noun, id)."""
    used = {("media", guide.cover)}
    for _, block in prose.blocks(guide):
        if isinstance(block, FigureRef):
            used.add(("figure", block.figure))
        used |= {(span.style, span.target) for _, span in prose.spans(block)}
    used |= {("media", figure.media) for figure in guide.figures if isinstance(figure, Picture)}
    citing = (
        *guide.figures,
        *guide.comparison.attributes,
        *guide.questionnaire.criteria,
        *guide.common_questions,
        *guide.main_points,
    )
    return used | {("evidence", name) for each in citing for name in each.evidence}


CHECKS: Final[tuple[Check, ...]] = (
    check_fits,
    check_lengths,
    check_story_links,
    check_fences,
    check_denominators,
    check_choices,
    check_blocks_alike,
    check_evidence_alike,
    check_dates,
    check_reviewed,
    check_used,
    check_plain,
    check_sentences,
    check_one_in,
    check_numbers,
    check_evidence_told,
)


HINTS: Final[tuple[Check, ...]] = (check_active, check_short_words)
"""Looked for when an author asks."""


def run_checks(source: Source, today: dt.date, checks: Iterable[Check] = CHECKS) -> None:
    """Run checks on a guide, and tell their remarks in the source's findings.

    Args:
        source: What was read.
        today: The day on which a date counts as past.
        checks: Which ones.
    """
    findings = source.findings
    for check in checks:
        for rule, where, problem in check(source, today):
            if isinstance(where, Place):
                findings.add(rule, where, problem)
            elif not findings.places.is_broken(where):
                findings.add(rule, findings.places.find(where), problem)
