"""Writes a guide's questionnaire as a FHIR R4 ``Questionnaire``."""

from typing import Any, Final

import msgspec

from kiosk.authoring.fhir import terms
from kiosk.authoring.fhir.criteria import criterion_extension, plain_type
from kiosk.authoring.fhir.words import text_parts
from kiosk.content.model import AnswerOption, EnableWhen, Guide, Item
from kiosk.visit.response import canonical

_HELP: Final = "help"
_SLIDER: Final = "slider"


def write_questionnaire(guide: Guide) -> bytes:
    """Return the resource as indented JSON in UTF-8; ``read_questionnaire`` reads the same from it.

    Its address and version are those that the answers of a visit name (``kiosk.visit.response``).
    """
    questionnaire = guide.questionnaire
    base = guide.languages[0]
    resource: dict[str, Any] = {
        "resourceType": "Questionnaire",
        "language": base,
        "url": canonical(guide),
        "version": guide.version,
        "name": "".join(part.capitalize() for part in f"guide-{guide.id}".split("-")),
        **text_parts("title", questionnaire.title, base),
        "status": "active",
        "subjectType": ["Patient"],
        "date": guide.published,
        "publisher": guide.practice.name,
        **text_parts("description", questionnaire.intro, base),
        "item": [_item(item, base) for item in questionnaire.items],
    }
    criteria = [criterion_extension(criterion, base) for criterion in questionnaire.criteria]
    if criteria:
        resource["extension"] = criteria
    return msgspec.json.format(msgspec.json.encode(resource), indent=2) + b"\n"


def _item(item: Item, base: str) -> dict[str, Any]:
    written: dict[str, Any] = {
        "linkId": item.link_id,
        **text_parts("text", item.text, base),
        "type": item.type,
    }
    extensions = _extensions(item, base)
    if extensions:
        written["extension"] = extensions
    if item.enable_when:
        written["enableWhen"] = [_condition(condition) for condition in item.enable_when]
        written["enableBehavior"] = item.enable_behavior
    if item.repeats:
        written["repeats"] = True
    if item.answer_option:
        written["answerOption"] = [_option(option, base) for option in item.answer_option]
    below = [_item(each, base) for each in item.item]
    if item.why and item.type != "display":
        below.insert(0, _help(item, base))
    if below:
        written["item"] = below
    return written


def _help(item: Item, base: str) -> dict[str, Any]:
    """Return the text below a question that says why it is asked. No id of ours has a dot in it."""
    return {
        "linkId": f"{item.link_id}.why",
        **text_parts("text", item.why, base),
        "type": "display",
        "extension": [_control(_HELP)],
    }


def _extensions(item: Item, base: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if item.short:
        found.append({"url": terms.SHORT_TEXT, **text_parts("valueString", item.short, base)})
    if item.why and item.type == "display":
        found.append({"url": terms.WHY, **text_parts("valueString", item.why, base)})
    if item.unit:
        found.append({"url": terms.UNIT, "valueCoding": text_parts("display", item.unit, base)})
    for url, limit in ((terms.MIN_VALUE, item.minimum), (terms.MAX_VALUE, item.maximum)):
        if limit is not None:
            found.append({"url": url, **_number(limit, item.type)})
    if item.minimum is not None and item.maximum is not None:
        found.append(_control(_SLIDER))
    if _is_integer(item.step):
        if item.step != 1:
            found.append({"url": terms.SLIDER_STEP, "valueInteger": int(item.step)})
    else:
        found.append({"url": terms.STEP, "valueDecimal": item.step})
    return found


def _number(number: float, kind: str) -> dict[str, float]:
    if kind == "integer" and _is_integer(number):
        return {"valueInteger": int(number)}
    return {"valueDecimal": number}


def _is_integer(number: float) -> bool:
    return number.is_integer() and abs(number) <= terms.MOST_32_BIT


def _control(code: str) -> dict[str, Any]:
    coding = {"system": terms.ITEM_CONTROL_SYSTEM, "code": code}
    return {"url": terms.ITEM_CONTROL, "valueCodeableConcept": {"coding": [coding]}}


def _option(option: AnswerOption, base: str) -> dict[str, Any]:
    written: dict[str, Any] = {
        "valueCoding": {"code": option.code, **text_parts("display", option.text, base)}
    }
    if option.exclusive:
        written["extension"] = [{"url": terms.OPTION_EXCLUSIVE, "valueBoolean": True}]
    return written


def _condition(condition: EnableWhen) -> dict[str, Any]:
    written: dict[str, Any] = {"question": condition.question, "operator": condition.operator}
    if isinstance(condition.answer, str):
        return written | {"answerCoding": {"code": condition.answer}}
    return written | {f"answer{plain_type(condition.answer)}": condition.answer}
