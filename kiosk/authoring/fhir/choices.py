"""The answers that a FHIR item offers: ``answerOption``, or a value set that comes with the resource."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from kiosk.authoring.fhir.element import Element
from kiosk.authoring.fhir.names import ids_for
from kiosk.authoring.fhir.terms import OPTION_EXCLUSIVE, TRANSLATION
from kiosk.authoring.fhir.words import Texts
from kiosk.content.model import AnswerOption, Text

Key: TypeAlias = tuple[str, str, str]
"""What tells an answer from the others: the kind of its value, its code system, and its code or words."""

_KINDS: Final = {"Coding", "String", "Integer", "Date"}
_FEWEST: Final = 2


@dataclass(frozen=True)
class Choices:
    """The answers that an item offers.

    Attributes:
        options: As guides have them; none where what is offered could not be read, which is told then.
        codes: What FHIR calls each → its code here.
    """

    options: tuple[AnswerOption, ...]
    codes: Mapping[Key, str]

    def code_of(self, kind: str, value: object) -> str:
        """Return the code of the answer that a condition names, or "".

        Args:
            kind: What stands behind "answer" in the name of the element: "Coding".
            value: Its value.
        """
        key = _key(kind, value)
        if key in self.codes:
            return self.codes[key]
        if kind == "Coding" and not key[1]:  # without a system, the code alone decides
            return next(
                (code for (each, _, name), code in self.codes.items() if (each, name) == ("Coding", key[2])),
                "",
            )
        return ""


@dataclass(frozen=True)
class _Answer:
    """One answer as it was read: what FHIR calls it, what its code is like, its words."""

    key: Key
    like: str
    text: Text
    exclusive: bool = False


class ChoiceReader:
    """Reads what items offer as answers.

    Args:
        texts: Reads texts.
        contained: The value sets in the resource, by their ids.
    """

    def __init__(self, texts: Texts, contained: Mapping[str, Element]) -> None:
        self._texts = texts
        self._contained = contained
        self._sets: dict[str, list[_Answer | None]] = {}

    def read(self, element: Element) -> Choices | None:
        """Return what an item offers; None where it offers nothing."""
        if not {"answerOption", "answerValueSet"}.intersection(element.names()):
            return None
        offered = [self._option(each) for each in element.take_list("answerOption")]
        if "answerValueSet" in element:
            offered += self._value_set(element)
        answers = [answer for answer in offered if answer is not None]
        if len(answers) < len(offered):
            return Choices((), {})
        if len(answers) < _FEWEST:
            element.refuse("it offers fewer than two answers")
        return self._choices(element, answers)

    def _choices(self, element: Element, answers: list[_Answer]) -> Choices:
        unique = {answer.key: answer for answer in answers}
        if len(unique) < len(answers):
            element.refuse("it offers the same answer twice")
        # Codes of two systems may be alike: what tells them apart is the place, not the code.
        ids = ids_for(_distinct([answer.like for answer in unique.values()]))
        codes = dict(zip(unique, ids.values(), strict=True))
        for answer in unique.values():
            code = codes[answer.key]
            if code != answer.key[2]:
                element.tell(f"the answer `{answer.key[2]}` gets the code `{code}`")
        options = tuple(
            AnswerOption(codes[key], answer.text or self._texts.same(answer.like), answer.exclusive)
            for key, answer in unique.items()
        )
        return Choices(options, codes)

    def _option(self, element: Element) -> _Answer | None:
        extensions = element.take_extensions()
        exclusive = extensions.take(OPTION_EXCLUSIVE)
        is_exclusive = exclusive is not None and exclusive.take_bool("valueBoolean")
        if exclusive is not None:
            exclusive.finish()
        extensions.finish()
        element.leave_out({"initialSelected": "the kiosk never answers for the patient"})
        name = next((each for each in element.names() if each.startswith("value")), "value[x]")
        kind = name.removeprefix("value")
        answer = self._answer(element, kind) if kind in _KINDS else None
        if answer is None:
            element.take(name)
            element.refuse("an answer must be a coding, a text, a whole number or a date", name)
        element.finish()
        return None if answer is None else replace(answer, exclusive=is_exclusive)

    def _answer(self, element: Element, kind: str) -> _Answer | None:
        if kind == "Coding":
            coding = element.take_object("valueCoding")
            return None if coding is None else self._coding(coding, "display")
        if kind == "String":
            text = self._texts.take(element, "valueString")
            words = next(iter(text.values()), "")
            return _Answer(_key(kind, words), words, text) if words else None
        value = element.take(f"value{kind}")
        if isinstance(value, bool) or not isinstance(value, int if kind == "Integer" else str):
            return None
        return _Answer(_key(kind, value), str(value), self._texts.same(str(value)))

    def _coding(self, coding: Element, display: str) -> _Answer | None:
        system, code = coding.take_string("system"), coding.take_string("code")
        text = self._texts.take(coding, display)
        coding.leave_out({"version": "codes stand for themselves", "userSelected": "nobody chose yet"})
        coding.take_extensions().finish()
        coding.finish()
        like = code or next(iter(text.values()), "")
        if not like:
            coding.refuse("an answer has neither a code nor words")
            return None
        if not text:
            coding.tell(f"the answer `{like}` has no words: its code stands in for them")
        return _Answer(("Coding", system, like), like, text)

    # --- Value sets -----------------------------------------------------------------------

    def _value_set(self, element: Element) -> list[_Answer | None]:
        address = element.take_string("answerValueSet")
        name = address.removeprefix("#")
        if address == name or name not in self._contained:
            problem = f"the answers stand in {address or 'a value set'}, which is not in the file"
            element.refuse(problem, "answerValueSet")
            return [None]
        if name not in self._sets:
            self._sets[name] = self._concepts(self._contained[name])
        return self._sets[name]

    def _concepts(self, value_set: Element) -> list[_Answer | None]:
        compose = value_set.take_object("compose")
        answers: list[_Answer | None] = []
        for include in compose.take_list("include") if compose is not None else []:
            system = include.take_string("system")
            answers += [self._concept(concept, system) for concept in include.take_list("concept")]
            include.leave_out({"version": "codes stand for themselves"})
            include.finish()  # a filter or another value set cannot be followed here
        if compose is None:
            value_set.refuse("this is not understood: it has no `compose` that lists its concepts")
            answers.append(None)
        else:
            compose.finish()
        return answers

    def _concept(self, concept: Element, system: str) -> _Answer | None:
        words = concept.take_list("designation")
        answer = self._coding(concept, "display")
        for designation in words:
            designation.tell(f"this is left out: translations are read by the extension {TRANSLATION}")
        return None if answer is None else replace(answer, key=("Coding", system, answer.like))


def _key(kind: str, value: object) -> Key:
    if kind == "Coding" and isinstance(value, Element):
        return kind, value.take_string("system"), value.take_string("code") or value.take_string("display")
    return kind, "", " ".join(str(value).split())


def _distinct(likes: list[str]) -> list[str]:
    """Return the names, each of its own: a second one gets a number."""
    seen: dict[str, None] = {}
    for like in likes:
        name, number = like, 1
        while name in seen:
            number += 1
            name = f"{like}-{number}"
        seen[name] = None
    return list(seen)
