"""From a folder to the guide that is compiled."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.authoring.errors import FaultyGuideError
from kiosk.authoring.findings import Severity
from kiosk.authoring.loading import check_folder, load_guide
from kiosk.content.model import All, EnableWhen, Paragraph, Span, Test

if TYPE_CHECKING:
    from tests.unit.authoring.conftest import TinyGuide

BUILT_IN = Path(__file__).parents[3] / "content" / "si-joint"


def test_the_tiny_guide_has_no_fault_and_is_all_there(tiny: "TinyGuide") -> None:
    assert tiny.findings() == ()
    guide = load_guide(tiny.folder, tiny.today)
    assert (guide.id, guide.languages, guide.published) == ("tiny", ("en", "es"), "2026-11-22")
    assert [section.id for section in guide.sections] == ["start", "next"]
    assert guide.sections[0].title == {"en": "Start here", "es": "Empiece aquí"}
    assert guide.sections[0].body["es"][0] == Paragraph(
        (
            Span("Su rodilla es una articulación. El "),
            Span("menisco", "term", "meniscus"),
            Span(" está en ella. El menisco es blando."),
        )
    )
    assert guide.practice.place["es"] == "Villa Ejemplo"
    assert [option.id for option in guide.comparison.options] == ["rest", "exercise"]
    assert guide.questionnaire.items[2].enable_when == (EnableWhen("days", ">", 2),)
    assert guide.questionnaire.criteria[0].met_when == All(
        (Test("days", ">", 14), Test("had-fall", "=", False))
    )
    assert guide.glossary[0].also == {"en": ("menisci",), "es": ("meniscos",)}
    assert guide.media[0].content == (tiny.folder / "media" / "knee.svg").read_bytes()


def test_a_section_lists_the_evidence_of_its_marks_and_figures_in_the_order_of_mention(
    tiny: "TinyGuide",
) -> None:
    study = (tiny.folder / "evidence.toml").read_text(encoding="utf-8")
    for name in ("a-first", "b-late"):
        tiny.append("evidence.toml", study.replace("walking-2020", name))
    for language, words in (("en", "is a joint."), ("es", "es una articulación.")):
        file = f"sections/10-start.{language}.md"
        tiny.replace(file, words, f"{words}[^b-late]")
        tiny.append(file, "\nEnd.[^a-first]\n")
    guide = load_guide(tiny.folder, tiny.today)
    assert guide.sections[0].evidence == ("b-late", "walking-2020", "a-first")


def test_a_line_break_within_a_text_is_a_space(tiny: "TinyGuide") -> None:
    tiny.replace("faq.toml", '{ en = "Will it hurt?"', '{ en = """Will\n  it hurt?\n"""')
    assert load_guide(tiny.folder, tiny.today).common_questions[0].question["en"] == "Will it hurt?"


@pytest.mark.parametrize(("decision_aid", "sections"), [("false", ["start", "next"]), ("true", ["start"])])
def test_a_decision_aid_leaves_stories_out(tiny: "TinyGuide", decision_aid: str, sections: list[str]) -> None:
    tiny.replace("guide.toml", "decision_aid = false", f"decision_aid = {decision_aid}")
    for language, title in (("en", "What to do next"), ("es", "Qué hacer")):
        tiny.replace(f"sections/20-next.{language}.md", f'"{title}"', f'"{title}"\nstory = true')
    for language, link in (("en", "[what to do next](section:next)"), ("es", "[qué hacer](section:next)")):
        tiny.replace(f"sections/10-start.{language}.md", link, "on")
    guide = load_guide(tiny.folder, tiny.today)
    assert [section.id for section in guide.sections] == sections


def test_a_link_to_a_story_that_is_left_out_is_a_fault(tiny: "TinyGuide") -> None:
    tiny.replace("guide.toml", "decision_aid = false", "decision_aid = true")
    for language, title in (("en", "What to do next"), ("es", "Qué hacer")):
        tiny.replace(f"sections/20-next.{language}.md", f'"{title}"', f'"{title}"\nstory = true')
    assert tiny.faults() == [
        ("dangling-id", "sections/10-start.en.md", 16),
        ("dangling-id", "sections/10-start.es.md", 16),
    ]


@pytest.mark.parametrize(
    ("today", "rules"),
    [(dt.date(2099, 11, 22), []), (dt.date(2099, 11, 23), ["review-overdue"])],
    ids=["on the day", "the day after"],
)
def test_a_review_that_is_overdue_is_a_warning(tiny: "TinyGuide", today: dt.date, rules: list[str]) -> None:
    assert [fault[0] for fault in tiny.faults(today)] == rules
    assert check_folder(tiny.folder, today).guide is not None


def test_that_nobody_has_reviewed_it_is_a_warning_and_no_more(tiny: "TinyGuide") -> None:
    tiny.replace("guide.toml", '"An example reviewer"', '""')
    tiny.replace("guide.toml", '"An example translator"', '" "')
    checked = check_folder(tiny.folder, tiny.today)
    told = [(each.rule, each.severity, each.place.line) for each in checked.findings]
    assert told == [
        ("not-reviewed", Severity.WARNING, 13),
        ("translation-not-reviewed", Severity.WARNING, 14),
    ]
    assert checked.guide is not None


def test_a_guide_in_one_language_needs_no_translator(tiny: "TinyGuide") -> None:
    tiny.replace("guide.toml", '["en", "es"]', '["en"]')
    tiny.replace("guide.toml", '"An example translator"', '""')
    assert "translation-not-reviewed" not in {rule for rule, _, _ in tiny.faults()}


@pytest.mark.parametrize(
    ("file", "noun", "table"),
    [
        ("media/media.toml", "media", '[[media]]\nid = "spare"\nfile = "knee.svg"\nalt = {TEXT}\n'),
        ("glossary.toml", "term", '[[term]]\nid = "spare"\nterm = {TEXT}\nmeaning = {TEXT}\n'),
        ("figures.toml", "figure", '[[picture]]\nid = "spare"\ntitle = {TEXT}\nmedia = "knee"\n'),
    ],
    ids=["media", "term", "figure"],
)  # fmt: skip
def test_what_is_used_nowhere_is_a_warning(tiny: "TinyGuide", file: str, noun: str, table: str) -> None:
    line = tiny.append(file, table.replace("{TEXT}", '{ en = "Zeta", es = "Zeta" }'))
    (finding,) = tiny.findings()
    assert (finding.rule, finding.severity, finding.place) == ("unused", Severity.WARNING, (file, line))
    assert finding.problem == f"the {noun} `spare` is used nowhere"


def test_a_faulty_folder_gives_no_guide_but_all_findings(tiny: "TinyGuide") -> None:
    tiny.replace("guide.toml", "minutes = 3", "minutes = []")
    tiny.replace("guide.toml", '"An example reviewer"', '""')
    assert check_folder(tiny.folder, tiny.today).guide is None
    with pytest.raises(FaultyGuideError) as caught:
        load_guide(tiny.folder, tiny.today)
    assert [each.rule for each in caught.value.findings] == ["not-reviewed", "wrong-type"]
    assert "errors: 1. The first is in guide.toml:19: `minutes` must be a whole number" in str(caught.value)


def test_the_built_in_guide_has_no_errors() -> None:
    findings = check_folder(BUILT_IN, dt.date(2026, 11, 22)).findings
    assert [f"{each.place}: {each.problem}" for each in findings if each.severity is Severity.ERROR] == []
