"""A guide as the kiosk knows it: plain frozen data, checked when it was compiled.

Everything a patient can read, compare, answer or print comes from here. The author's files
(Markdown and TOML) are turned into these classes by ``kiosk.authoring``; the kiosk itself only
reads the compiled form (``kiosk.content.compiled``).

Texts are tables from a language code ("en", "es") to the words. Ids are lower case
``[a-z0-9-]`` and unique within their kind. Dates are ISO 8601 ("2026-11-22").
"""

from typing import Literal, TypeAlias

from kiosk.content.figures import (
    Figure,
    IconArray,
    IconGroup,
    Marker,
    Media,
    Picture,
    StatPair,
    StatValue,
    Timeline,
    TimelineLane,
    TimelineStep,
    Tone,
)
from kiosk.content.part import Part, Text
from kiosk.content.self_check import (
    All,
    AnswerOption,
    Any,
    Condition,
    Criterion,
    EnableWhen,
    Item,
    Operator,
    Questionnaire,
    Test,
    Value,
)

__all__ = [
    "All",
    "AnswerOption",
    "Any",
    "Attribute",
    "Block",
    "BulletList",
    "Callout",
    "CommonQuestion",
    "Comparison",
    "Condition",
    "Criterion",
    "DoctorQuestion",
    "EnableWhen",
    "Evidence",
    "Figure",
    "FigureRef",
    "Guide",
    "Heading",
    "IconArray",
    "IconGroup",
    "Item",
    "MainPoint",
    "Marker",
    "Media",
    "Operator",
    "Option",
    "Paragraph",
    "Part",
    "Picture",
    "Practice",
    "Prose",
    "QuestionGroup",
    "Questionnaire",
    "Section",
    "Span",
    "Spans",
    "StatPair",
    "StatValue",
    "Term",
    "Test",
    "Text",
    "Timeline",
    "TimelineLane",
    "TimelineStep",
    "Tone",
    "Value",
    "WarningSign",
    "WarningSigns",
]


# --- Prose -----------------------------------------------------------------------------------


class Span(Part, frozen=True):
    """A run of words in one style.

    ``target`` is the id that a "term" (glossary), "section" or "evidence" span leads to. An
    "evidence" span has no text of its own: it marks the place of a reference.
    """

    text: str
    style: Literal["plain", "strong", "emphasis", "term", "section", "evidence"] = "plain"
    target: str = ""


Spans: TypeAlias = tuple[Span, ...]


class Heading(Part, frozen=True, tag="heading"):
    """A heading inside a section; level 2 or 3 (level 1 is the section's title)."""

    level: int
    spans: Spans


class Paragraph(Part, frozen=True, tag="paragraph"):
    """One paragraph."""

    spans: Spans


class BulletList(Part, frozen=True, tag="list"):
    """A list, with bullets or numbered."""

    items: tuple[Spans, ...]
    ordered: bool = False


class Callout(Part, frozen=True, tag="callout"):
    """A short passage set apart: "note", "caution", or "voice" (one person's experience)."""

    kind: Literal["note", "caution", "voice"]
    title: str
    paragraphs: tuple[Spans, ...]


class FigureRef(Part, frozen=True, tag="figure"):
    """The place of a figure in the text; ``figure`` is an id in ``Guide.figures``."""

    figure: str


Block: TypeAlias = Heading | Paragraph | BulletList | Callout | FigureRef
Prose: TypeAlias = dict[str, tuple[Block, ...]]
"""A running text in each language: language code → blocks."""


class Section(Part, frozen=True):
    """One page of the guide's reader."""

    id: str
    title: Text
    body: Prose
    evidence: tuple[str, ...] = ()
    """Ids of all evidence cited in the section, in the order of first mention."""
    story: bool = False
    """One person's experience; left out of guides that claim decision-aid quality."""


# --- Comparison ------------------------------------------------------------------------------


class Option(Part, frozen=True):
    """A treatment: a column of the comparison."""

    id: str
    name: Text
    tone: Tone


class Attribute(Part, frozen=True):
    """A row of the comparison: one short cell an option, more behind a touch."""

    id: str
    title: Text
    icon: str
    """Name of a Phosphor icon, such as "ph.clock"."""
    cells: dict[str, Text]
    """Option id → what the cell says. Every option has one."""
    detail: Prose
    evidence: tuple[str, ...] = ()


class Comparison(Part, frozen=True):
    """The options side by side."""

    title: Text
    options: tuple[Option, ...]
    attributes: tuple[Attribute, ...]


# --- The rest --------------------------------------------------------------------------------


class DoctorQuestion(Part, frozen=True):
    """A question worth asking the doctor.

    It is suggested when any criterion in ``suggest_when_open`` is unknown or not met.
    """

    id: str
    text: Text
    suggest_when_open: tuple[str, ...] = ()


class QuestionGroup(Part, frozen=True):
    """Doctor questions under one heading."""

    id: str
    title: Text
    questions: tuple[DoctorQuestion, ...]


class CommonQuestion(Part, frozen=True):
    """A common question and its answer."""

    id: str
    question: Text
    answer: Prose
    evidence: tuple[str, ...] = ()


class MainPoint(Part, frozen=True):
    """One of the main points, for those who only have a minute."""

    id: str
    icon: str
    title: Text
    text: Text
    evidence: tuple[str, ...] = ()


class WarningSign(Part, frozen=True):
    """A sign that needs help: "now" (emergency) or "soon" (tell the doctor at this visit)."""

    id: str
    urgency: Literal["now", "soon"]
    text: Text


class WarningSigns(Part, frozen=True):
    """What needs help now, and what to do."""

    title: Text
    lead: Text
    ask: Text
    """The question put before the self-check: "Do you have any of these today?"."""
    strip: Text
    """One line for the home screen."""
    soon_title: Text
    print_line: Text
    """One sentence for the printed page."""
    signs: tuple[WarningSign, ...]


class Term(Part, frozen=True):
    """A medical word in plain words."""

    id: str
    term: Text
    meaning: Text
    also: dict[str, tuple[str, ...]] = {}
    """Other spellings and forms that are linked too, a language."""


class Evidence(Part, frozen=True):
    """A study or another source, once."""

    id: str
    name: Text
    """In plain words: "A five-year study of fusion (LOIS, 2019)"."""
    citation: str
    design: Text
    people: Text
    comparator: Text
    time_span: Text
    funder: Text
    conflicts: Text
    certainty: Text
    """How sure anyone can be, in one or two plain sentences."""
    link: str = ""


class Practice(Part, frozen=True):
    """Where to find care."""

    name: str
    physician: str
    credentials: Text
    place: Text
    about: Text
    nearby: Text = {}
    phone: str = ""
    website: str = ""


class Guide(Part, frozen=True):
    """All of one guide, in all its languages."""

    id: str
    version: str
    languages: tuple[str, ...]
    title: Text
    short_title: Text
    """For the top bar: "Your SI joint guide"."""
    tagline: Text
    decision: Text
    audience: Text
    disclaimer: Text
    practice: Practice
    authors: tuple[str, ...]
    published: str
    review_by: str
    reviewed_by: str
    """Empty until a clinician has really reviewed it."""
    translation_reviewed_by: str
    funding: Text
    conflicts: Text
    update_policy: Text
    decision_aid: bool
    """Whether the guide claims the quality of a patient decision aid (IPDAS)."""
    minutes: int
    """How long a whole visit takes, about."""
    cover: str
    """Media id of the welcome screen's drawing."""
    main_points: tuple[MainPoint, ...]
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    media: tuple[Media, ...]
    comparison: Comparison
    questionnaire: Questionnaire
    question_groups: tuple[QuestionGroup, ...]
    common_questions: tuple[CommonQuestion, ...]
    warning_signs: WarningSigns
    glossary: tuple[Term, ...]
    evidence: tuple[Evidence, ...]
