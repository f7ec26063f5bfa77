"""An element of a FHIR resource while it is read: what nobody takes from it is told at the end."""

from collections.abc import Mapping
from typing import Final

from kiosk.authoring.fhir.remarks import Remarks
from kiosk.authoring.fhir.terms import ITEM_CONTROL

_HL7: Final = "http://hl7.org/fhir/StructureDefinition/"

HARMLESS: Final = frozenset(
    {
        f"{_HL7}rendering-style",
        f"{_HL7}rendering-styleSensitive",
        f"{_HL7}rendering-xhtml",
        f"{_HL7}rendering-markdown",
        f"{_HL7}questionnaire-choiceOrientation",
        f"{_HL7}questionnaire-displayCategory",
        f"{_HL7}questionnaire-optionPrefix",
        f"{_HL7}questionnaire-supportLink",
        f"{_HL7}designNote",
        f"{_HL7}entryFormat",
        f"{_HL7}ordinalValue",
        f"{_HL7}iso21090-CO-value",
        f"{_HL7}structuredefinition-wg",
        "http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire.versionAlgorithm[x]",
        ITEM_CONTROL,
    }
)
"""Extensions that change nothing in what is asked: looks, notes, points for a score, and upkeep."""


class Element:
    """A JSON object. Each ``take`` gives a part and marks it as read; a part of a wrong type is refused.

    Args:
        value: The object.
        path: Where it stands: "Questionnaire.item[2]".
        remarks: Where faults are told.

    Attributes:
        path: The same.
    """

    def __init__(self, value: Mapping[str, object], path: str, remarks: Remarks) -> None:
        self.path = path
        self._value = value
        self._remarks = remarks
        self._left = dict.fromkeys(value)

    def __contains__(self, name: str) -> bool:
        return name in self._value

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts, read or not."""
        return tuple(self._value)

    def refuse(self, problem: str, name: str = "") -> None:
        """Tell a fault of this element, or of one of its parts."""
        self._remarks.refuse(f"{self.path}.{name}" if name else self.path, problem)

    def refuse_at(self, path: str, problem: str) -> None:
        """Tell a fault at another place of the same resource."""
        self._remarks.refuse(path, problem)

    def tell(self, problem: str, name: str = "") -> None:
        """Tell what was left out or changed here, or in one of its parts."""
        self._remarks.tell(f"{self.path}.{name}" if name else self.path, problem)

    def peek(self, name: str) -> object:
        """Return a part as it is, or None, and leave it to be read."""
        return self._value.get(name)

    def children(self, name: str) -> list["Element"]:
        """Return the objects of a list, to be looked at only: what is wrong with them is not told."""
        value = self._value.get(name)
        parts = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        return [Element(each, f"{self.path}.{name}", Remarks()) for each in parts]

    def take(self, name: str) -> object:
        """Return a part as it is, or None."""
        self._left.pop(name, None)
        return self._value.get(name)

    def take_string(self, name: str) -> str:
        """Return a text, or "" where there is none."""
        value = self.take(name)
        if isinstance(value, str | None):
            return value or ""
        self.refuse("this must be a text", name)
        return ""

    def take_bool(self, name: str) -> bool:
        """Return a yes or no; no where it is not told."""
        value = self.take(name)
        if isinstance(value, bool | None):
            return bool(value)
        self.refuse("this must be true or false", name)
        return False

    def take_object(self, name: str) -> "Element | None":
        """Return a part that has parts of its own, or None."""
        value = self.take(name)
        if isinstance(value, dict):
            return Element(value, f"{self.path}.{name}", self._remarks)
        if value is not None:
            self.refuse("this must be an object", name)
        return None

    def take_list(self, name: str) -> list["Element"]:
        """Return the objects of a list."""
        value = self.take(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.refuse("this must be a list of objects", name)
            return []
        return [
            Element(each, f"{self.path}.{name}[{index}]", self._remarks) for index, each in enumerate(value)
        ]

    def take_value(self) -> tuple[str, object]:
        """Return the name and value of ``value[x]``, or ("", None); an object's value is its `Element`."""
        name = next((name for name in self._value if name.startswith("value")), "")
        value = self.take(name) if name else None
        if isinstance(value, dict):
            return name, self.take_object(name)
        return name, value

    def take_extensions(self) -> "Extensions":
        """Return the extensions of this element."""
        return Extensions(self, self.take_list("extension"))

    def may_be_left_out(self, url: str) -> bool:
        """Return whether the author says that extensions with this address may be left out."""
        return url in self._remarks.leave_out

    def leave_out(self, names: Mapping[str, str]) -> None:
        """Tell which of these parts are there and left out: name to reason."""
        for name, reason in names.items():
            if name in self._left:
                self.take(name)
                self.take(f"_{name}")
                self.tell(f"this is left out: {reason}", name)

    def finish(self) -> None:
        """Refuse whatever nobody took; identifiers within a document name nothing that is kept."""
        self._left.pop("id", None)
        for name in self._left:
            self.refuse("this is not understood", name)
        self._left.clear()


class Extensions:
    """The extensions of one element, by their addresses.

    Args:
        owner: The element.
        elements: Its extensions.
    """

    def __init__(self, owner: Element, elements: list[Element]) -> None:
        self._owner = owner
        self._left = [(element.take_string("url"), element) for element in elements]

    def take_all(self, url: str) -> list[Element]:
        """Return all extensions with an address."""
        taken = [element for each, element in self._left if each == url]
        self._left = [(each, element) for each, element in self._left if each != url]
        return taken

    def take(self, url: str) -> Element | None:
        """Return the extension with an address, or None; a second one is refused."""
        taken = self.take_all(url)
        for extra in taken[1:]:
            extra.refuse(f"the extension {url} stands here a second time")
        return taken[0] if taken else None

    def finish(self) -> None:
        """Tell the rest: what is harmless is left out, everything else is refused by its address."""
        for url, element in self._left:
            if url in HARMLESS:
                element.tell(f"the extension {url} is left out: it changes nothing in what is asked")
            elif element.may_be_left_out(url):
                element.tell(f"the extension {url} is left out, as you say")
            else:
                element.refuse(f"the extension {url or 'without an address'} is not understood")
        self._left = []
