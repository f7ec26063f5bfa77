"""Reads the items of a FHIR questionnaire: questions, texts to show, groups, and when each is asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

import msgspec

from kiosk.authoring.fhir import terms
from kiosk.authoring.fhir.choices import ChoiceReader, Choices
from kiosk.authoring.fhir.element import Element, Extensions
from kiosk.authoring.fhir.names import free_id, ids_for
from kiosk.authoring.fhir.words import Texts
from kiosk.authoring.findings import nearest
from kiosk.content.model import EnableWhen, Item, Text, Value

Type: TypeAlias = Literal["boolean", "choice", "integer", "decimal", "display", "group"]

_TYPES: Final[Mapping[str, Type]] = {
    "boolean": "boolean",
    "choice": "choice",
    "integer": "integer",
    "decimal": "decimal",
    "display": "display",
    "group": "group",
}
_WITH_OPTIONS: Final = frozenset({"choice", "integer", "date", "string"})
"""Types that are asked as a choice where the item offers answers (R4, que-5)."""

_NOT_ASKED: Final = {
    "open-choice": "it lets a patient type, and the kiosk never asks for that",
    "string": "it lets a patient type, and the kiosk never asks for that",
    "text": "it lets a patient type, and the kiosk never asks for that",
    "url": "it lets a patient type, and the kiosk never asks for that",
    "date": "the kiosk cannot ask for a date, unless the item offers some to choose from",
    "dateTime": "the kiosk cannot ask for a date",
    "time": "the kiosk cannot ask for a time",
    "quantity": "ask for an integer or a decimal, with the extension questionnaire-unit",
    "attachment": "the kiosk takes no files",
    "reference": "the kiosk knows nobody",
}
_LEFT_OUT: Final = {
    "code": "a guide has no code systems",
    "definition": "a guide has no data elements",
    "prefix": "the kiosk numbers the questions itself",
    "required": "a patient may leave every question open, or say “I am not sure”",
    "maxLength": "nothing is typed",
    "initial": "the kiosk never answers for the patient",
}
_HELP: Final = frozenset({"help", "flyover"})
_MOST: Final = 1e12
"""Of limits and steps, as in an author's file."""
_MOST_COMPARED: Final = 2**63 - 1
"""Of the numbers in conditions: TOML's integers have 64 bits."""


@dataclass(frozen=True)
class _Entry:
    """An item on the way: its element, its id in the guide, and what stands below it."""

    element: Element
    link_id: str
    below: tuple["_Entry", ...]
    help: tuple[Element, ...]


class ItemReader:
    """Reads all items of one resource.

    Args:
        texts: Reads texts.
        choices: Reads what items offer as answers.

    Attributes:
        paths: Id in the guide → where the item stands in the resource.
    """

    def __init__(self, texts: Texts, choices: ChoiceReader) -> None:
        self.paths: dict[str, str] = {}
        self._texts = texts
        self._choice_reader = choices
        self._ids: dict[str, str] = {}
        self._choices: dict[str, Choices] = {}
        self._unread: set[str] = set()

    def read(self, elements: Sequence[Element]) -> tuple[Item, ...]:
        """Return the items of a questionnaire, with all that is below them."""
        names = list(_link_ids(elements))
        self._ids = ids_for(names)
        entries = self._entries(elements)
        # First what all of them offer: a condition may name an answer of any question.
        for entry in _flattened(entries):
            self.paths[entry.link_id] = entry.element.path
            choices = self._choice_reader.read(entry.element)
            if choices is not None:
                self._choices[entry.link_id] = choices
        return tuple(self._items(entries))

    def _entries(self, elements: Iterable[Element]) -> tuple[_Entry, ...]:
        found = []
        for element in elements:
            name = element.take_string("linkId")
            link_id = self._ids.get(name, "")
            if not name:
                element.refuse("the item has no linkId", "linkId")
                link_id = free_id("item", (*self._ids.values(), *self.paths))
            elif link_id in self.paths:
                element.refuse(f"the linkId `{name}` stands here a second time (R4, que-2)", "linkId")
            elif link_id != name:
                element.tell(f"`{name}` becomes `{link_id}`, as ids are written in a guide", "linkId")
            self.paths[link_id] = element.path
            below = element.take_list("item")
            helping = tuple(each for each in below if _is_help(each))
            rest = [each for each in below if each not in helping]
            found.append(_Entry(element, link_id, self._entries(rest), helping))
        return tuple(found)

    def _items(self, entries: Iterable[_Entry]) -> Iterator[Item]:
        for entry in entries:
            item = self._item(entry)
            below = tuple(self._items(entry.below))
            if item.type == "group":
                if not below:
                    entry.element.refuse("the group holds nothing (R4, que-1)", "item")
                yield msgspec.structs.replace(item, item=below)
                continue
            yield item
            if below:
                yield self._group_after(entry, item, below)

    def _group_after(self, entry: _Entry, item: Item, below: tuple[Item, ...]) -> Item:
        """Return what stood below a question as a group behind it, which is asked when the question is."""
        if item.type == "display" or item.repeats:
            told = "a text to show has nothing below it (R4, que-1)"
            entry.element.refuse(
                "what stands below it would be asked for each answer" if item.repeats else told, "item"
            )
        link_id = free_id(f"{item.link_id}-more", self.paths)
        self.paths[link_id] = entry.element.path
        entry.element.tell(f"what stands below this question becomes a group behind it, `{link_id}`", "item")
        return Item(
            link_id=link_id,
            type="group",
            text=item.text,
            enable_when=item.enable_when,
            enable_behavior=item.enable_behavior,
            item=below,
        )

    # --- One item -------------------------------------------------------------------------

    def _item(self, entry: _Entry) -> Item:
        element = entry.element
        kind = self._type(entry)
        extensions = element.take_extensions()
        fields: dict[str, Any] = {
            "link_id": entry.link_id,
            "type": kind,
            "text": self._text(entry, kind),
            "why": self._why(entry, extensions),
            "short": self._extension_text(extensions.take(terms.SHORT_TEXT), "valueString"),
            "unit": self._unit(extensions.take(terms.UNIT)),
            "repeats": element.take_bool("repeats"),
            "enable_when": self._conditions(element),
            "enable_behavior": self._behavior(element),
        }
        if entry.link_id in self._choices:
            fields["answer_option"] = self._choices[entry.link_id].options
        fields |= self._numbers(element, extensions, kind)
        self._control(element, extensions, kind)
        if fields["repeats"] and kind != "choice":
            element.refuse("only a choice can be answered several times", "repeats")
        if element.take_bool("readOnly") and kind not in {"display", "group"}:
            element.refuse("a question that cannot be answered is not asked", "readOnly")
        element.leave_out(_LEFT_OUT)
        extensions.finish()
        element.finish()
        return Item(**fields)

    def _type(self, entry: _Entry) -> Type:
        element = entry.element
        name = element.take_string("type")
        if entry.link_id in self._choices and name in _WITH_OPTIONS:
            return "choice"
        if name in _NOT_ASKED:
            element.refuse(f"the type `{name}` cannot be asked: {_NOT_ASKED[name]}", "type")
        elif not name:
            if element.peek("type") in ("", None):  # another kind of value is refused already
                element.refuse("the item has no type", "type")
        elif name not in _TYPES:
            element.refuse(f"the type `{name}` is not understood{nearest(name, _TYPES)}", "type")
        elif entry.link_id in self._choices:
            element.refuse(f"an item of type `{name}` offers no answers", "answerOption")
        elif name == "choice":
            element.refuse("the choice offers no answers", "answerOption")
        if name not in _TYPES:
            self._unread.add(entry.link_id)
        return _TYPES.get(name, "display")

    def _text(self, entry: _Entry, kind: Type) -> Text:
        text = self._texts.take(entry.element, "text")
        if not text and kind == "group":
            entry.element.tell(
                "the group has no text; its id stands in for it, and is shown to nobody", "text"
            )
            return self._texts.same(entry.link_id)
        if not text:
            entry.element.refuse("the item has no text, so a patient would see nothing", "text")
        return text

    def _why(self, entry: _Entry, extensions: Extensions) -> Text:
        why = self._extension_text(extensions.take(terms.WHY), "valueString")
        for number, element in enumerate(entry.help):
            element.take("linkId")
            element.take("type")
            others = element.take_extensions()
            others.take_all(terms.ITEM_CONTROL)
            others.finish()
            text = self._texts.take(element, "text")
            element.leave_out(_LEFT_OUT)
            element.finish()
            if number or why:
                element.refuse("a question has one text of help")
            else:
                why = text
        return why

    def _extension_text(self, element: Element | None, name: str) -> Text:
        if element is None:
            return {}
        text = self._texts.take(element, name)
        element.finish()
        return text

    def _unit(self, element: Element | None) -> Text:
        coding = element.take_object("valueCoding") if element is not None else None
        if element is None or coding is None:
            return {}
        text = self._texts.take(coding, "display")
        code = coding.take_string("code")
        coding.leave_out({"system": "a unit is its words"})
        coding.finish()
        element.finish()
        return text or (self._texts.same(code) if code else {})

    # --- Numbers --------------------------------------------------------------------------

    def _numbers(self, element: Element, extensions: Extensions, kind: Type) -> dict[str, float]:
        fields: dict[str, float] = {}
        for name, url in (
            ("minimum", terms.MIN_VALUE),
            ("maximum", terms.MAX_VALUE),
            ("step", terms.SLIDER_STEP),
            ("step", terms.STEP),
        ):
            extension = extensions.take(url)
            if extension is not None:
                fields[name] = _number(extension)
                if kind not in terms.NUMBERS:
                    extension.refuse("only a number has limits and steps")
        if not fields.get("step", 1.0) > 0:
            element.refuse("a step is larger than 0")
        if not fields.get("minimum", -_MOST) <= fields.get("maximum", _MOST):
            element.refuse("the largest answer is below the smallest")
        return fields

    def _control(self, element: Element, extensions: Extensions, kind: Type) -> None:
        extension = extensions.take(terms.ITEM_CONTROL)
        if extension is None:
            return
        code = _control_code(extension)
        extension.finish()
        if code == "slider":
            if kind not in terms.NUMBERS:
                element.refuse("a slider asks for an integer or a decimal", "extension")
        elif not code or code in {"unit", "lower", "upper", "prompt", *_HELP}:
            extension.refuse(f"the control `{code}` is not understood here")
        else:
            extension.tell(f"the control `{code}` is left out: the kiosk has its own look")

    # --- Conditions -----------------------------------------------------------------------

    def _behavior(self, element: Element) -> Literal["all", "any"]:
        behavior = element.take_string("enableBehavior")
        if behavior not in {"all", "any", ""}:
            element.refuse("this must be all or any", "enableBehavior")
        conditions = element.take("enableWhen")
        if not behavior and isinstance(conditions, list) and len(conditions) > 1:
            element.refuse("several conditions need an enableBehavior, all or any (R4, que-12)", "enableWhen")
        return "any" if behavior == "any" else "all"

    def _conditions(self, element: Element) -> tuple[EnableWhen, ...]:
        read = (self._condition(each) for each in element.take_list("enableWhen"))
        return tuple(condition for condition in read if condition is not None)

    def _condition(self, element: Element) -> EnableWhen | None:
        name, operator = element.take_string("question"), element.take_string("operator")
        question = self._ids.get(name, "")
        if not question:
            element.refuse(f"there is no item with the linkId `{name}`{nearest(name, self._ids)}", "question")
        if operator not in terms.OPERATORS:
            element.refuse(f"the operator `{operator}` is not known", "operator")
        answer = self._condition_answer(element, question)
        element.finish()
        if not question or operator not in terms.OPERATORS or answer is None:
            return None
        return EnableWhen(question, terms.OPERATORS[operator], answer)

    def _condition_answer(self, element: Element, question: str) -> Value | None:
        name = next((each for each in element.names() if each.startswith("answer")), "")
        kind = name.removeprefix("answer")
        if kind == "Coding":
            value: object = element.take_object(name)
        else:
            value = element.take(name)
        if not name or value is None:
            element.refuse("the condition has no answer to compare with")
            return None
        choices = self._choices.get(question)
        if question in self._unread or (choices is not None and not choices.options):
            return None  # why the question itself could not be read is told already
        if choices is not None and kind != "Boolean":
            code = choices.code_of(kind, value)
            if not code:
                element.refuse("the question offers no such answer", name)
            return code or None
        is_right_kind = (
            isinstance(value, bool) if kind == "Boolean" else _is_number(value, kind, _MOST_COMPARED)
        )
        if isinstance(value, bool | int | float) and is_right_kind:
            return value
        element.refuse("this cannot be compared with an answer on the kiosk", name)
        return None


def _link_ids(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        value = element.peek("linkId")
        if isinstance(value, str) and value:
            yield value
        yield from _link_ids(element.children("item"))


def _flattened(entries: Iterable[_Entry]) -> Iterator[_Entry]:
    for entry in entries:
        yield entry
        yield from _flattened(entry.below)


def _is_help(element: Element) -> bool:
    """Whether it is a text of help for the question that it stands below."""
    controls = (each for each in element.children("extension") if each.peek("url") == terms.ITEM_CONTROL)
    return element.peek("type") == "display" and any(_control_code(each) in _HELP for each in controls)


def _control_code(extension: Element) -> str:
    concept = extension.take_object("valueCodeableConcept")
    codings = concept.take_list("coding") if concept is not None else []
    return codings[0].take_string("code") if codings else ""


def _number(extension: Element) -> float:
    name, value = extension.take_value()
    extension.finish()
    if isinstance(value, int | float) and _is_number(value, name.removeprefix("value"), _MOST):
        return float(value)
    extension.refuse(f"this must be a number of at most {_MOST:.0e}", name)
    return 1.0


def _is_number(value: object, kind: str, most: float) -> bool:
    """Whether a value fits FHIR's type, Integer or Decimal, and is not larger than ``most``."""
    if isinstance(value, bool) or kind not in {"Integer", "Decimal"}:
        return False
    return isinstance(value, int if kind == "Integer" else int | float) and abs(value) <= most
