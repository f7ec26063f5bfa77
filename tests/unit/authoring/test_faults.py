"""Every fault of an author is told once, at its line, in words that help."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.unit.authoring.conftest import TinyGuide

CASES = Path(__file__).parents[2] / "data" / "tiny-guide-faults.toml"


class Case(NamedTuple):
    """One thing to break in the tiny guide, and the finding that it leads to."""

    name: str
    file: str
    new: str
    rule: str
    words: str
    old: str = ""
    lines_below: int = 0


def cases() -> list[Case]:
    return [Case(**case) for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_fault_is_told_once_at_its_line_with_reason_and_remedy(tiny: "TinyGuide", case: Case) -> None:
    line = tiny.replace(case.file, case.old, case.new) if case.old else tiny.append(case.file, case.new)
    findings = tiny.findings()
    told = [(each.rule, *each.place) for each in findings]
    assert told == [(case.rule, case.file, line + case.lines_below)], [each.problem for each in findings]
    assert case.words in findings[0].problem
    assert findings[0].why
    assert findings[0].remedy


def test_a_missing_key_is_told_at_the_head_of_its_table(tiny: "TinyGuide") -> None:
    tiny.replace("warning-signs.toml", 'urgency = "soon"\n', "")
    assert tiny.faults() == [("missing-key", "warning-signs.toml", 13)]
    assert tiny.findings()[0].problem == "`urgency` is missing"


def test_what_stands_under_a_mistyped_key_is_read_all_the_same(tiny: "TinyGuide") -> None:
    line = tiny.replace("questionnaire.toml", "enable_when = [{ question", "enabel_when = [{ qestion")
    problems = [(finding.place.line, finding.problem) for finding in tiny.findings()]
    assert problems == [
        (line, "`enabel_when` is not known here; did you mean `enable_when`?"),
        (line, "`qestion` is not known here; did you mean `question`?"),
    ]


def test_what_leads_to_a_mistyped_list_is_no_second_fault(tiny: "TinyGuide") -> None:
    line = tiny.replace("evidence.toml", "[[evidence]]", "[[evidense]]")
    assert tiny.faults() == [("unknown-key", "evidence.toml", line)]


def test_a_table_in_place_of_a_list_is_one_fault(tiny: "TinyGuide") -> None:
    line = tiny.replace("glossary.toml", "[[term]]", "[term]")
    assert tiny.faults() == [("wrong-type", "glossary.toml", line)]


def test_a_word_without_end_is_told_at_its_line(tiny: "TinyGuide") -> None:
    line = tiny.replace("faq.toml", 'en = "A little."', f'en = "A {"x" * 600}."')
    assert tiny.faults() == [("text-too-long", "faq.toml", line)]
