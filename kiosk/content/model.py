"""A guide as the kiosk knows it: plain frozen data, checked when it was compiled.

Everything a patient can read, compare, answer or print comes from here. The author's files
(Markdown and TOML) are turned into these classes by ``kiosk.authoring``; the kiosk itself only
reads the compiled form (``kiosk.content.compiled``).

Texts are tables from a language code ("en", "es") to the words. Ids are lower case
``[a-z0-9-]`` and unique within their kind. Dates are ISO 8601 ("2026-11-22").
"""

from typing import Literal, TypeAlias

import msgspec

Text: TypeAlias = dict[str, str]
"""The same words in each language of the guide: language code → text."""

Value: TypeAlias = bool | int | float | str
"""What a questionnaire item can be answered with; a str is the code of an answer option."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything in a guide: immutable, and strict about its fields."""


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


# --- Figures ---------------------------------------------------------------------------------

Tone: TypeAlias = Literal["a", "b", "neutral"]
"""Which treatment's colour something wears; "neutral" for neither."""


class IconGroup(Part, frozen=True):
    """One crowd of people in an icon array: ``count`` of them are filled."""

    label: Text
    count: int
    caption: Text
    """What the filled ones stand for: "used opioids"."""
    tone: Tone = "neutral"


class IconArray(Part, frozen=True, tag="icon-array"):
    """People out of ``denominator``, one denominator for all groups (IPDAS, natural frequencies)."""

    id: str
    title: Text
    groups: tuple[IconGroup, ...]
    note: Text
    """Who was studied, compared with what, over what time, who paid: one line."""
    alt: Text
    evidence: tuple[str, ...]
    denominator: int = 100


class StatValue(Part, frozen=True):
    """One bar or point on a scale. ``low`` and ``high`` bound its uncertainty where known."""

    label: Text
    value: float
    tone: Tone = "neutral"
    low: float | None = None
    high: float | None = None


class StatPair(Part, frozen=True, tag="stat-pair"):
    """Values side by side on one scale from ``minimum`` to ``maximum``, in ``unit``."""

    id: str
    title: Text
    unit: Text
    values: tuple[StatValue, ...]
    note: Text
    alt: Text
    evidence: tuple[str, ...]
    minimum: float = 0.0
    maximum: float = 10.0


class TimelineStep(Part, frozen=True):
    """A moment and what happens then."""

    when: Text
    what: Text


class TimelineLane(Part, frozen=True):
    """The steps of one treatment, in order of time."""

    label: Text
    steps: tuple[TimelineStep, ...]
    tone: Tone = "neutral"


class Timeline(Part, frozen=True, tag="timeline"):
    """What happens when, a lane a treatment."""

    id: str
    title: Text
    lanes: tuple[TimelineLane, ...]
    note: Text
    alt: Text
    evidence: tuple[str, ...]


class Marker(Part, frozen=True):
    """A numbered point on a picture, from 0.0 to 1.0 of its width and height, and its legend."""

    x: float
    y: float
    text: Text


class Picture(Part, frozen=True, tag="picture"):
    """A drawing or photograph with numbered markers; ``media`` is an id in ``Guide.media``."""

    id: str
    title: Text
    media: str
    markers: tuple[Marker, ...] = ()
    note: Text = {}
    evidence: tuple[str, ...] = ()


Figure: TypeAlias = IconArray | StatPair | Timeline | Picture


class Media(Part, frozen=True):
    """A picture file. Colours in an SVG may be written ``var(--role)``, a role of the theme."""

    id: str
    type: Literal["svg", "png"]
    alt: Text
    content: bytes


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


# --- Questionnaire (names and meanings of HL7 FHIR R4 Questionnaire) --------------------------


class AnswerOption(Part, frozen=True):
    """One answer to a choice. An ``exclusive`` one stands alone ("none of these")."""

    code: str
    text: Text
    exclusive: bool = False


Operator: TypeAlias = Literal["exists", "=", "!=", ">", "<", ">=", "<="]


class EnableWhen(Part, frozen=True):
    """A condition for showing an item: ``question`` is the ``link_id`` of another item."""

    question: str
    operator: Operator
    answer: Value


class Item(Part, frozen=True):
    """A question, a text to show ("display") or a group of items.

    Every answerable item can also be answered "I am not sure"; the file need not say so.
    """

    link_id: str
    type: Literal["boolean", "choice", "integer", "decimal", "display", "group"]
    text: Text
    why: Text = {}
    short: Text = {}
    """A few words for the printed page: "Relief after the test shot"."""
    answer_option: tuple[AnswerOption, ...] = ()
    repeats: bool = False
    enable_when: tuple[EnableWhen, ...] = ()
    enable_behavior: Literal["all", "any"] = "all"
    item: tuple["Item", ...] = ()
    unit: Text = {}
    minimum: float | None = None
    maximum: float | None = None
    step: float = 1.0


class Test(Part, frozen=True, tag="test"):
    """Compares one answer with a value, by FHIR's operators."""

    __test__ = False  # pytest: not a test class

    question: str
    operator: Operator
    answer: Value


class All(Part, frozen=True, tag="all"):
    """Kleene's strong conjunction."""

    conditions: tuple["Condition", ...]


class Any(Part, frozen=True, tag="any"):
    """Kleene's strong disjunction."""

    conditions: tuple["Condition", ...]


Condition: TypeAlias = Test | All | Any


class Criterion(Part, frozen=True):
    """A point that doctors look at, and how the patient's answers line up with it.

    It is met, not met, or unknown; never a verdict and never a score.
    """

    id: str
    title: Text
    looked_for: Text
    """What doctors look for, in a few words: "75% or more of the pain gone"."""
    met_when: Condition
    not_met_when: Condition
    when_met: Text
    when_not_met: Text
    when_unknown: Text
    evidence: tuple[str, ...] = ()
    disputed: Text = {}
    """Where sources disagree about the threshold, told to the patient."""


class Questionnaire(Part, frozen=True):
    """The self-check."""

    title: Text
    intro: Text
    items: tuple[Item, ...]
    criteria: tuple[Criterion, ...]


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
