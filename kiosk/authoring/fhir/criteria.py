"""The points that doctors look at, which FHIR has no word for, in an extension of our own.

``criterion`` holds one point: ``id``, ``title``, ``lookedFor``, ``metWhen``, ``notMetWhen``, ``whenMet``,
``whenNotMet``, ``whenUnknown``, and where there are any ``disputed`` and each ``evidence``. Texts are strings
with translations. A condition is one of

- ``test`` with ``question`` (a linkId), ``operator`` (FHIR's own) and ``answer`` (boolean, integer, decimal,
  or a string: the code of an answer),
- ``all`` or ``any`` with conditions in it.
"""

from typing import Any, Final

from kiosk.authoring.fhir.element import Element, Extensions
from kiosk.authoring.fhir.terms import CRITERION, MOST_32_BIT, OPERATORS
from kiosk.authoring.fhir.words import Texts, text_parts
from kiosk.content import model
from kiosk.content.model import All, Condition, Criterion, Test, Text, Value

_TEXTS: Final = {
    "title": "title",
    "looked_for": "lookedFor",
    "when_met": "whenMet",
    "when_not_met": "whenNotMet",
    "when_unknown": "whenUnknown",
    "disputed": "disputed",
}
"""Field of ``Criterion`` → name in the extension; the last may be left out."""

_NOTHING: Final = All(conditions=())


# --- Writing ---------------------------------------------------------------------------------


def criterion_extension(criterion: Criterion, base: str) -> dict[str, Any]:
    """Return the extension that holds a point; ``base`` is the language of the resource."""
    texts = {name: getattr(criterion, field) for field, name in _TEXTS.items()}
    parts = [
        {"url": "id", "valueString": criterion.id},
        *({"url": name} | text_parts("valueString", text, base) for name, text in texts.items() if text),
        {"url": "metWhen", "extension": [_condition_extension(criterion.met_when)]},
        {"url": "notMetWhen", "extension": [_condition_extension(criterion.not_met_when)]},
        *({"url": "evidence", "valueString": evidence} for evidence in criterion.evidence),
    ]
    return {"url": CRITERION, "extension": parts}


def _condition_extension(condition: Condition) -> dict[str, Any]:
    if isinstance(condition, Test):
        parts = [
            {"url": "question", "valueString": condition.question},
            {"url": "operator", "valueCode": condition.operator},
            {"url": "answer", f"value{plain_type(condition.answer)}": condition.answer},
        ]
        return {"url": "test", "extension": parts}
    name = "all" if isinstance(condition, All) else "any"
    return {"url": name, "extension": [_condition_extension(each) for each in condition.conditions]}


def plain_type(value: Value) -> str:
    """Return the name of FHIR's type for a value, as it ends the names of elements: "Integer"."""
    if isinstance(value, bool):
        return "Boolean"
    if isinstance(value, str):
        return "String"
    return "Integer" if isinstance(value, int) and abs(value) <= MOST_32_BIT else "Decimal"


# --- Reading ---------------------------------------------------------------------------------


class CriterionReader:
    """Reads the points of one resource.

    Args:
        texts: Reads texts.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def read(self, element: Element) -> Criterion:
        """Return the point in an extension; what is wrong with it is told."""
        parts = element.take_extensions()
        element.finish()
        texts = {field: self._text(parts, element, field) for field in _TEXTS}
        criterion = Criterion(
            id=self._string(parts.take("id"), element),
            met_when=self._only_condition(parts.take("metWhen"), element),
            not_met_when=self._only_condition(parts.take("notMetWhen"), element),
            evidence=tuple(self._string(each, element) for each in parts.take_all("evidence")),
            **texts,
        )
        parts.finish()
        return criterion

    def _text(self, parts: Extensions, owner: Element, field: str) -> Text:
        element = parts.take(_TEXTS[field])
        text = self._texts.take(element, "valueString") if element is not None else {}
        if element is not None:
            element.finish()
        if not text and field != "disputed":
            owner.refuse(f"the point has no text `{_TEXTS[field]}`")
        return text

    def _string(self, element: Element | None, owner: Element) -> str:
        value = element.take_string("valueString") if element is not None else ""
        if element is not None:
            element.finish()
        if not value:
            owner.refuse("an id is missing")
        return value

    def _only_condition(self, element: Element | None, owner: Element) -> Condition:
        inside = element.take_list("extension") if element is not None else []
        if element is not None:
            element.finish()
        if len(inside) != 1:
            owner.refuse("a point is met, and is not met, on one condition each")
            return _NOTHING
        return self._condition(inside[0])

    def _condition(self, element: Element) -> Condition:
        url = element.take_string("url")
        if url in {"all", "any"}:
            conditions = tuple(self._condition(each) for each in element.take_list("extension"))
            element.finish()
            return All(conditions) if url == "all" else model.Any(conditions)
        parts = element.take_extensions()
        element.finish()
        question, operator, answer = (_value(parts.take(name)) for name in ("question", "operator", "answer"))
        parts.finish()
        named = isinstance(question, str) and isinstance(operator, str) and operator in OPERATORS
        if url != "test" or not named or not isinstance(answer, bool | int | float | str):
            element.refuse("this is no condition: a test has a question, an operator and an answer")
            return _NOTHING
        return Test(str(question), OPERATORS[str(operator)], answer)


def _value(element: Element | None) -> object:
    if element is None:
        return None
    value = element.take_value()[1]
    element.finish()
    return value
