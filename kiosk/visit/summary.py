"""What goes on the printed page, as plain data.

States are carried, not the words for them: "yes", "not sure", "nobody has reviewed this yet" and
the way a date is written are the page's own words, in ``resources/paper``.
"""

import datetime as dt

import msgspec

from kiosk.visit.criteria import Standing
from kiosk.visit.outcome import Point, Said, State
from kiosk.visit.response import QuestionnaireResponse, build_response
from kiosk.visit.visit import Visit


class _Private(msgspec.Struct, frozen=True):
    """Base of all that a patient said: it never shows its content by accident, in a log say."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class SummaryRow(_Private, frozen=True):
    """A row of the comparison that matters to the patient; one cell an option, in their order."""

    title: str
    cells: tuple[str, ...]


class SummaryAnswer(_Private, frozen=True):
    """A question of the self-check and what the patient said."""

    question: str
    """In a few words where the guide has them ("Relief after the test shot"), else in full."""
    state: State
    """"yes" and "no" answer a yes-or-no question; "unanswered" was on the path, but left open."""
    answer: str
    """The words or the number with its unit, if ``state`` is "answered"; several are parted by "; ".
    Empty in every other state."""


class SummaryPoint(_Private, frozen=True):
    """A point that doctors look at, and what the patient said."""

    title: str
    standing: Standing
    sentence: str
    """What the patient was told about this standing, on the outcome screen."""
    looked_for: str
    said: tuple[SummaryAnswer, ...]
    """The patient's own answers that bear on it, in the order of the questions."""
    disputed: str
    """Where sources disagree about the threshold; empty if they do not."""


class Summary(_Private, frozen=True):
    """Everything on the page, in one language. Holds no name: the page has a blank for it."""

    language: str
    guide_title: str
    guide_version: str
    practice: str
    date: str
    """The day of the visit, ISO 8601: "2026-11-22"."""
    questions: tuple[str, ...]
    """What the patient wants to ask: only what was picked, in the order of picking."""
    suggested: tuple[str, ...]
    """Questions that the open points suggest and that were not picked: an offer, never "I want to ask"."""
    options: tuple[str, ...]
    option_tones: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    """What matters to the patient, in the order of the hearts."""
    points: tuple[SummaryPoint, ...]
    """Empty if the self-check was not begun."""
    answers: tuple[SummaryAnswer, ...]
    """Answers that belong to no point; questions left open are not among them."""
    help_now: str
    disclaimer: str
    reviewed: str
    """Who reviewed the guide; empty if nobody has yet, and the page says so."""
    response: QuestionnaireResponse | None = None
    """The answers for the clinic's code; None where the page is to have none."""


def build_summary(
    visit: Visit, language: str, day: dt.date, practice: str = "", *, clinic_code: bool = False
) -> Summary:
    """Writes down what the page will say, in one language.

    Whatever the patient has done so far is enough: an untouched visit makes a page with its
    blanks, its lines for notes and when to get help.

    Args:
        visit: The visit; it is only read.
        language: A language of the guide; it may be another than the patient reads.
        day: The day of the visit.
        practice: The practice's name; "" for the guide's own.
        clinic_code: Whether the answers go on the page as a code for the clinic, too, if there are any.
    """
    guide = visit.guide
    response = build_response(visit, day) if clinic_code else None
    chosen = {question.id: question for group in guide.question_groups for question in group.questions}
    return Summary(
        language=language,
        guide_title=guide.title[language],
        guide_version=guide.version,
        practice=practice or guide.practice.name,
        date=day.isoformat(),
        questions=tuple(chosen[question].text[language] for question in visit.questions),
        suggested=tuple(question.text[language] for question in visit.suggested_questions()),
        options=tuple(option.name[language] for option in guide.comparison.options),
        option_tones=tuple(option.tone for option in guide.comparison.options),
        rows=_rows(visit, language),
        points=tuple(_point(point, language) for point in visit.outcome()) if visit.check_begun else (),
        answers=tuple(_answer(said, language) for said in visit.other_answers()),
        help_now=guide.warning_signs.print_line[language],
        disclaimer=guide.disclaimer[language],
        reviewed=guide.reviewed_by,
        response=response if response is not None and response.item else None,
    )


def _rows(visit: Visit, language: str) -> tuple[SummaryRow, ...]:
    comparison = visit.guide.comparison
    attributes = {attribute.id: attribute for attribute in comparison.attributes}
    return tuple(
        SummaryRow(
            title=attributes[heart].title[language],
            cells=tuple(attributes[heart].cells[option.id][language] for option in comparison.options),
        )
        for heart in visit.hearts
    )


def _point(point: Point, language: str) -> SummaryPoint:
    return SummaryPoint(
        title=point.criterion.title[language],
        standing=point.standing,
        sentence=point.sentence[language],
        looked_for=point.criterion.looked_for[language],
        said=tuple(_answer(said, language) for said in point.said),
        disputed=point.criterion.disputed.get(language, ""),
    )


def _answer(said: Said, language: str) -> SummaryAnswer:
    return SummaryAnswer(question=said.question(language), state=said.state, answer=said.words(language))
