"""What changed between two guides is told whole, line by line."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from kiosk.authoring.loading import load_guide
from kiosk.content.difference import LineChange, PartChange, difference
from kiosk.content.model import All, Guide, Paragraph, Section, Span, Test
from kiosk.content.plain_text import block_lines, condition_text

TINY = load_guide(Path(__file__).parents[2] / "data" / "tiny-guide", dt.date(2026, 12, 1))


def with_words(section: Section, language: str, words: str) -> Section:
    """Return the section with a paragraph more at its end."""
    body = section.body | {language: (*section.body[language], Paragraph((Span(words),)))}
    return replace(section, body=body)


def with_sections(*sections: Section) -> Guide:
    return replace(TINY, sections=sections)


def otherwise(value: Any) -> Iterator[Any]:  # noqa: ANN401 - any part of the model
    """Give copies of a part of a guide, each with one thing in it that is different."""
    match value:
        case msgspec.Struct():
            for name in value.__struct_fields__:
                for other in otherwise(getattr(value, name)):
                    yield replace(value, **{name: other})
        case dict():
            for key, each in value.items():
                yield from (value | {key: other} for other in otherwise(each))
        case tuple():
            for index, each in enumerate(value):
                yield from ((*value[:index], other, *value[index + 1 :]) for other in otherwise(each))
                yield (*value[:index], *value[index + 1 :])
        case str() | bytes():
            yield value * 2 or "x"
        case bool() | int() | float():
            yield not value


def test_a_guide_does_not_differ_from_itself() -> None:
    assert not difference(TINY, TINY)


def test_nothing_that_differs_goes_untold() -> None:
    others = list(otherwise(TINY))
    assert len(others) > 300
    assert [other for other in others if not difference(TINY, other)] == []


def test_a_line_more_in_one_language_is_told_among_the_lines_that_stay() -> None:
    first, *rest = TINY.sections
    found = difference(TINY, with_sections(with_words(first, "es", "Muévase más."), *rest))
    assert found.others == ()
    (change,) = found.sections
    assert (change.section_id, change.kind, change.title) == ("start", "changed", first.title)
    assert [line for line in change.lines["es"] if line.kind != "same"] == [
        LineChange("added", "Muévase más.")
    ]
    assert {line.kind for line in change.lines["en"]} == {"same"}
    assert (
        LineChange("same", "Your knee is a joint. The meniscus is in it. The meniscus is soft.")
        in (change.lines["en"])
    )


def test_another_word_is_a_line_gone_and_a_line_come() -> None:
    guide = replace(TINY, title=TINY.title | {"en": "A knee that hurts"})
    (change,) = difference(TINY, guide).others
    assert (change.part, change.part_id, change.kind) == ("guide", "", "changed")
    assert change.title["en"] == "A knee that hurts"
    assert [line for line in change.lines["en"] if line.kind != "same"] == [
        LineChange("removed", f"title: {TINY.title['en']}"),
        LineChange("added", "title: A knee that hurts"),
    ]


def test_sections_come_and_go_whole() -> None:
    first, second = TINY.sections
    new = replace(second, id="later", title={"en": "Later", "es": "Después"})
    added, removed = difference(TINY, with_sections(first, new)).sections
    assert (added.section_id, added.kind, added.title["es"]) == ("later", "added", "Después")
    assert (removed.section_id, removed.kind) == ("next", "removed")
    assert {line.kind for line in added.lines["en"]} == {"added"}
    assert {line.kind for line in removed.lines["en"]} == {"removed"}


def test_a_section_in_another_place_has_moved_and_the_others_have_not() -> None:
    first, second = TINY.sections
    third = replace(second, id="third")
    found = difference(with_sections(first, second, third), with_sections(third, first, second))
    assert [(change.section_id, change.kind) for change in found.sections] == [("third", "moved")]
    assert {line.kind for line in found.sections[0].lines["en"]} == {"same"}


def test_a_language_that_is_gone_is_told_as_lines_gone() -> None:
    en = [replace(each, body={"en": each.body["en"]}, title={"en": "T"}) for each in TINY.sections]
    found = difference(TINY, replace(TINY, languages=("en",), sections=tuple(en)))
    assert set(found.sections[0].lines) == {"en", "es"}
    assert "added" not in {line.kind for line in found.sections[0].lines["es"]}


def test_each_kind_of_part_is_told_by_its_name() -> None:
    point = replace(TINY.main_points[0], icon="ph.heart")
    row = replace(TINY.comparison.attributes[0], icon="ph.heart")
    criterion = replace(TINY.questionnaire.criteria[0], met_when=Test("days", ">", 21))
    guide = replace(
        TINY,
        main_points=(point, *TINY.main_points[1:]),
        comparison=replace(TINY.comparison, attributes=(row, *TINY.comparison.attributes[1:])),
        questionnaire=replace(TINY.questionnaire, criteria=(criterion,)),
        warning_signs=replace(TINY.warning_signs, strip={"en": "Call", "es": "Llame"}),
        glossary=(),
    )
    found = difference(TINY, guide).others
    assert [(change.part, change.part_id, change.kind) for change in found] == [
        ("warning-signs", "", "changed"),
        ("comparison-row", row.id, "changed"),
        ("criterion", "long-pain", "changed"),
        ("main-point", point.id, "changed"),
        ("term", TINY.glossary[0].id, "removed"),
    ]
    assert told(found[2]) == [
        ("removed", "met when: days > 14 and had-fall = no"),
        ("added", "met when: days > 21"),
    ]


def told(change: PartChange) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in change.lines["en"] if line.kind != "same"]


def test_a_link_that_leads_elsewhere_is_a_change_with_the_same_words() -> None:
    first, second = TINY.sections
    linked = with_words(first, "en", "More")
    body = linked.body["en"]
    other = replace(linked, body=linked.body | {"en": (*body[:-1], Paragraph((Span("More", "term", "m"),)))})
    (change,) = difference(with_sections(linked, second), with_sections(other, second)).sections
    assert change.kind == "changed"
    assert {line.kind for line in change.lines["en"]} == {"same"}


def test_running_text_is_told_as_it_is_read() -> None:
    body = TINY.sections[0].body["en"]
    lines = [line for block in body for line in block_lines(block)]
    assert "• Exercise, which many people find hard[walking-2020]" in lines
    assert "[figure better-knees]" in lines


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_row_of_the_comparison_is_told_with_its_cells(language: str) -> None:
    row = TINY.comparison.attributes[0]
    without = replace(TINY, comparison=replace(TINY.comparison, attributes=TINY.comparison.attributes[1:]))
    (change,) = difference(TINY, without).others
    for option, cell in row.cells.items():
        assert LineChange("removed", f"{option}: {cell[language]}") in change.lines[language]


def test_a_condition_within_another_stands_in_brackets() -> None:
    either = All((Test("days", ">=", 2.5), All((Test("had-fall", "exists", answer=True),))))
    assert condition_text(either) == "days >= 2.5 and (had-fall exists yes)"
