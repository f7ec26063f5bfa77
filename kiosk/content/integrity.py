"""Whether the parts of a guide fit together: what the kiosk relies on once a guide is open.

Every id leads somewhere, every text is there in every language, every option has its cells, and every
condition can be worked out from earlier answers. The compiled form is checked with this when it is read;
the author's checks begin with it and put a file and a line to each fault.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from kiosk.content.conditions import find_condition_faults, numbered_items
from kiosk.content.fault import Fault, Trail
from kiosk.content.model import (
    Attribute,
    Guide,
    IconArray,
    Part,
    Picture,
    Prose,
    Span,
    StatPair,
    Text,
    Timeline,
)

_NAMED = {"section": "sections", "term": "glossary", "evidence": "evidence"}
"""What a span of this style leads to."""

_NESTED = (msgspec.Struct, tuple)
"""What has parts of its own; a constant, because the walk asks for every part of the guide."""


class _Collection(NamedTuple):
    """Things with ids: what one is called, where they stand in the guide, and their ids in order."""

    noun: str
    trail: Trail
    ids: tuple[str, ...]


def find_faults(guide: Guide) -> list[Fault]:
    """Return everything in a guide that does not fit together, in the order of the guide.

    A guide of 300 kB takes a few milliseconds.
    """
    walk = _Walk(guide)
    walk.visit(guide, ())
    faults = [*_duplicates(guide), *walk.faults, *_figure_faults(guide), *_item_faults(guide)]
    faults += find_condition_faults(guide.questionnaire)
    return faults


class _Walk:
    """Visits every part of a guide once, for languages and for ids that lead nowhere.

    Args:
        guide: The guide whose languages and ids count.
    """

    def __init__(self, guide: Guide) -> None:
        self.faults: list[Fault] = []
        self._languages = guide.languages
        self._collections = {
            "sections": _ids("section", ("sections",), guide.sections),
            "glossary": _ids("glossary term", ("glossary",), guide.glossary),
            "evidence": _ids("evidence", ("evidence",), guide.evidence),
            "figure": _ids("figure", ("figures",), guide.figures),
            "media": _ids("media", ("media",), guide.media),
            "cover": _ids("drawing", ("media",), [each for each in guide.media if each.type == "svg"]),
            "suggest_when_open": _ids(
                "criterion", ("questionnaire", "criteria"), guide.questionnaire.criteria
            ),
            "cells": _ids("option", ("comparison", "options"), guide.comparison.options),
        }

    def visit(self, part: object, trail: Trail) -> None:
        """Look at a part and at everything in it."""
        if isinstance(part, msgspec.Struct):
            for name, optional in _fields(type(part)):
                self._visit_field(part, name, optional, (*trail, name))
        elif isinstance(part, tuple):
            for index, child in enumerate(part):
                if isinstance(child, Span):  # by far the most parts, and few of them lead anywhere
                    if child.style in _NAMED:
                        self._lead(_NAMED[child.style], child.target, (*trail, index))
                elif isinstance(child, _NESTED):
                    self.visit(child, (*trail, index))

    def _visit_field(self, part: msgspec.Struct, name: str, optional: bool, trail: Trail) -> None:
        value: object = getattr(part, name)
        if isinstance(value, dict):
            if name == "cells" and isinstance(part, Attribute):
                self._visit_cells(part.cells, trail)
            elif name == "also":
                self._languages_known(value, trail)
            elif value or not optional:
                self._visit_languages(value, trail)
        elif isinstance(value, msgspec.Struct):
            self.visit(value, trail)
        elif name in self._collections and isinstance(value, str):
            self._lead(name, value, trail)
        elif isinstance(value, tuple) and value:
            self._visit_tuple(name, value, trail)

    def _visit_tuple(self, name: str, value: tuple[object, ...], trail: Trail) -> None:
        if not isinstance(value[0], str):
            self.visit(value, trail)
        elif name in self._collections:
            for index, target in enumerate(value):
                self._lead(name, str(target), (*trail, index))

    def _visit_cells(self, cells: dict[str, Text], trail: Trail) -> None:
        options = self._collections["cells"]
        for option in cells:
            if option not in options.ids:
                self.faults.append(_dangling(options, option, (*trail, option)))
        for option in options.ids:
            if option in cells:
                self._visit_languages(cells[option], (*trail, option))
            else:
                self.faults.append(
                    Fault("missing-cell", trail, f"the option `{option}` has no cell in this row")
                )

    def _visit_languages(self, table: Text | Prose, trail: Trail) -> None:
        self._languages_known(table, trail)
        for language in self._languages:
            if language not in table:
                problem = f"`{trail[-1]}` has no text in the language `{language}`"
                self.faults.append(Fault("missing-translation", trail, problem))
        for language, words in table.items():
            if not isinstance(words, str):
                self.visit(words, (*trail, language))

    def _languages_known(self, table: Iterable[str], trail: Trail) -> None:
        for language in table:
            if language not in self._languages:
                problem = f"`{language}` is not a language of this guide"
                self.faults.append(
                    Fault("unknown-language", (*trail, language), problem, language, self._languages)
                )

    def _lead(self, collection: str, target: str, trail: Trail) -> None:
        known = self._collections[collection]
        if target not in known.ids:
            self.faults.append(_dangling(known, target, trail))


def _dangling(collection: _Collection, target: str, trail: Trail) -> Fault:
    problem = f"there is no {collection.noun} with the id `{target}`"
    return Fault("dangling-id", trail, problem, target, collection.ids, collection.trail)


def _ids(noun: str, trail: Trail, things: Iterable[object]) -> _Collection:
    return _Collection(noun, trail, tuple(str(getattr(thing, "id", "")) for thing in things))


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[tuple[str, bool], ...]:
    """Return the names of a class's fields and whether each may be left out."""
    required = len(kind.__struct_fields__) - len(kind.__struct_defaults__)
    return tuple((name, index >= required) for index, name in enumerate(kind.__struct_fields__))


def _duplicates(guide: Guide) -> list[Fault]:
    """Return the ids that stand twice where they must stand once."""
    criteria = guide.questionnaire.criteria
    lists: list[tuple[Trail, Sequence[Part]]] = [
        (("sections",), guide.sections),
        (("figures",), guide.figures),
        (("media",), guide.media),
        (("main_points",), guide.main_points),
        (("comparison", "options"), guide.comparison.options),
        (("comparison", "attributes"), guide.comparison.attributes),
        (("questionnaire", "criteria"), criteria),
        (("question_groups",), guide.question_groups),
        (("common_questions",), guide.common_questions),
        (("warning_signs", "signs"), guide.warning_signs.signs),
        (("glossary",), guide.glossary),
        (("evidence",), guide.evidence),
    ]
    named = [[((*trail, i, "id"), _id(part)) for i, part in enumerate(parts)] for trail, parts in lists]
    named.append(
        [
            (("question_groups", i, "questions", j, "id"), question.id)
            for i, group in enumerate(guide.question_groups)
            for j, question in enumerate(group.questions)
        ]
    )
    for trail, item in numbered_items(guide.questionnaire.items):
        options = item.answer_option
        named.append([((*trail, "answer_option", i, "code"), each.code) for i, each in enumerate(options)])
    named.append(
        [((*trail, "link_id"), item.link_id) for trail, item in numbered_items(guide.questionnaire.items)]
    )
    named.append([(("languages", i), language) for i, language in enumerate(guide.languages)])
    return [fault for group in named for fault in _repeated(group)]


def _id(part: Part) -> str:
    return str(getattr(part, "id"))  # noqa: B009 - the classes share the field, not a base that declares it


def _repeated(named: list[tuple[Trail, str]]) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for trail, name in named:
        if name in seen:
            faults.append(Fault("duplicate-id", trail, f"`{name}` stands here a second time"))
        seen.add(name)
    return faults


def _figure_faults(guide: Guide) -> list[Fault]:
    """Return figures that could not be drawn: what they show would lie outside of them."""
    faults = []
    for index, figure in enumerate(guide.figures):
        match figure:
            case IconArray():
                found = _icon_array_problems(figure)
            case StatPair():
                found = _stat_pair_problems(figure)
            case Picture():
                found = _picture_problems(figure)
            case Timeline():
                continue
        faults += [Fault("number-range", ("figures", index, *way), problem) for way, problem in found]
    return faults


def _icon_array_problems(figure: IconArray) -> Iterator[tuple[Trail, str]]:
    if figure.denominator < 1:
        yield ("denominator",), f"the denominator is {figure.denominator}"
        return
    for index, group in enumerate(figure.groups):
        if not 0 <= group.count <= figure.denominator:
            problem = f"{group.count} people cannot be shown out of {figure.denominator}"
            yield ("groups", index, "count"), problem


def _stat_pair_problems(figure: StatPair) -> Iterator[tuple[Trail, str]]:
    if not figure.minimum < figure.maximum:
        yield ("maximum",), f"the scale ends at {figure.maximum:g} but begins at {figure.minimum:g}"
        return
    for index, each in enumerate(figure.values):
        for name, number in (("value", each.value), ("low", each.low), ("high", each.high)):
            if number is not None and not figure.minimum <= number <= figure.maximum:
                problem = f"{number:g} is not on the scale from {figure.minimum:g} to {figure.maximum:g}"
                yield ("values", index, name), problem


def _picture_problems(figure: Picture) -> Iterator[tuple[Trail, str]]:
    for index, marker in enumerate(figure.markers):
        for name, number in (("x", marker.x), ("y", marker.y)):
            if not 0 <= number <= 1:
                yield (
                    ("markers", index, name),
                    f"{number:g} is not from 0 to 1, so it lies outside the picture",
                )


def _item_faults(guide: Guide) -> list[Fault]:
    """Return numbers that could not be asked for: limits that cross, or no way from one to the other."""
    faults = []
    for trail, item in numbered_items(guide.questionnaire.items):
        if not item.step > 0:
            faults.append(Fault("number-range", (*trail, "step"), f"the step is {item.step:g}"))
        if item.minimum is not None and item.maximum is not None and not item.minimum <= item.maximum:
            problem = f"the largest answer, {item.maximum:g}, is below the smallest, {item.minimum:g}"
            faults.append(Fault("number-range", (*trail, "maximum"), problem))
    return faults
