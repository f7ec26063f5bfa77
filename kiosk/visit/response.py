"""The answers of a visit as an HL7 FHIR R4 ``QuestionnaireResponse``: plain data, in memory only.

It says what was answered and nothing of who: no subject, no author, no source, no time of day. Codes stand
without their words; the guide that ``questionnaire`` names has those.

- Only open items are in it, as FHIR wants (R4, Questionnaire.item.enableWhen), groups around their answers.
- "I am not sure" is an answer without a value, and with FHIR's own extension data-absent-reason,
  ``asked-unknown``: "the source was asked but does not know". A question left open is not in it at all.
- ``status`` is "completed" once the patient came to the outcome or answered all there is, else
  "in-progress" (R4, valueset questionnaire-answers-status).
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from kiosk.content.model import Guide, Item, Value
from kiosk.visit.questionnaire import NOT_SURE, Answer, Answers, counted
from kiosk.visit.visit import Visit

FHIR_BASE: Final = "https://waiting-room-kiosk.invalid/fhir"
"""Begins our own FHIR addresses. They are names: nothing can be fetched there (RFC 6761, ".invalid")."""

DATA_ABSENT_REASON: Final = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ASKED_UNKNOWN: Final = "asked-unknown"


class _Private(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, forbid_unknown_fields=True):
    """Base of what a patient said: it never shows its content by accident, in a log say."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class ResponseCoding(_Private, frozen=True):
    """The code of an answer option."""

    code: str


class ResponseExtension(_Private, frozen=True):
    """Why there is no value."""

    url: str
    value_code: str


class ResponseAnswer(_Private, frozen=True):
    """One answer: one value, or the reason why there is none."""

    value_boolean: bool | None = None
    value_integer: int | None = None
    value_decimal: int | float | None = None
    value_coding: ResponseCoding | None = None
    extension: tuple[ResponseExtension, ...] = ()
    item: tuple["ResponseItem", ...] = ()


class ResponseItem(_Private, frozen=True):
    """A question with its answers, or a group with what was answered in it."""

    link_id: str
    answer: tuple[ResponseAnswer, ...] = ()
    item: tuple["ResponseItem", ...] = ()


class QuestionnaireResponse(
    _Private, frozen=True, tag_field="resourceType", tag="QuestionnaireResponse", kw_only=True
):
    """The resource; ``msgspec.json.encode`` writes it as compact FHIR JSON."""

    questionnaire: str
    """The guide's own address and its version, parted by "|" (R4, canonical)."""
    status: Literal["completed", "in-progress"]
    authored: str
    """The day of the visit, ISO 8601: "2026-11-22"."""
    item: tuple[ResponseItem, ...] = ()


def canonical(guide: Guide) -> str:
    """The address by which FHIR knows the guide's questionnaire, without its version."""
    return f"{FHIR_BASE}/Questionnaire/{guide.id}"


def build_response(visit: Visit, day: dt.date) -> QuestionnaireResponse:
    """Writes down the answers that count.

    Args:
        visit: The visit; it is only read.
        day: The day of the visit.
    """
    guide = visit.guide
    items = guide.questionnaire.items
    is_done = visit.check_finished or visit.check_complete
    return QuestionnaireResponse(
        questionnaire=f"{canonical(guide)}|{guide.version}",
        status="completed" if is_done else "in-progress",
        authored=day.isoformat(),
        item=_items(items, counted(items, visit.answers)),
    )


def _items(items: Iterable[Item], answers: Answers) -> tuple[ResponseItem, ...]:
    """What was answered of these items and of those below them; nothing of the others."""
    written = []
    for item in items:
        below = _items(item.item, answers)
        if item.link_id in answers:
            given = _answers(item, answers[item.link_id])
            if below:  # R4, qrs-1: what is asked below a question stands in its answer
                given = (msgspec.structs.replace(given[0], item=below), *given[1:])
            written.append(ResponseItem(item.link_id, given))
        elif below:
            written.append(ResponseItem(item.link_id, item=below))
    return tuple(written)


def _answers(item: Item, answer: Answer) -> tuple[ResponseAnswer, ...]:
    """The answers to one question; those to a choice of several in the order of its options."""
    if answer is NOT_SURE:
        return (ResponseAnswer(extension=(ResponseExtension(DATA_ABSENT_REASON, ASKED_UNKNOWN),)),)
    if isinstance(answer, frozenset):
        chosen = (option.code for option in item.answer_option if option.code in answer)
        return tuple(_answer(item, code) for code in chosen)
    return (_answer(item, answer),)


def _answer(item: Item, value: Value) -> ResponseAnswer:
    match item.type:
        case "boolean":
            return ResponseAnswer(value_boolean=bool(value))
        case "integer":
            return ResponseAnswer(value_integer=int(value))
        case "decimal":
            return ResponseAnswer(value_decimal=float(value))
        case _:
            return ResponseAnswer(value_coding=ResponseCoding(str(value)))
