"""Reads tables of an author's file into the classes of the model, by the model's own declarations.

A class of ``kiosk.content.model`` says which keys there are, of what type, and which may be left out;
nothing of that is told a second time here. Whatever is wrong becomes a finding and leaves a blank in its
place, so that one pass tells all faults.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Protocol, TypeVar

from msgspec import inspect

from kiosk.authoring.files import TomlFile
from kiosk.authoring.findings import Findings, Place, nearest, nearest_name
from kiosk.content import model
from kiosk.content.fault import Trail
from kiosk.content.fitness import hidden_character
from kiosk.content.icon_font import PREFIX, icon_font
from kiosk.content.model import All, Block, Part, Test

PartT = TypeVar("PartT", bound=Part)

_SOURCE_KEYS: Final = {
    ("Comparison", "options"): "option",
    ("Comparison", "attributes"): "attribute",
    ("Questionnaire", "items"): "item",
    ("Questionnaire", "criteria"): "criterion",
    ("QuestionGroup", "questions"): "question",
    ("WarningSigns", "signs"): "sign",
}
"""Lists that an author writes as repeated tables, under a name for one of them."""

LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
"""A language code: ISO 639, and a region where it matters (BCP 47)."""

_ID: Final = re.compile(r"[a-z0-9-]+")
_FORMS: Final = {
    "id": (_ID, "bad-id", "is no id"),
    "link_id": (_ID, "bad-id", "is no id"),
    "code": (_ID, "bad-id", "is no id"),
    "icon": (re.compile(r"ph\.[a-z0-9-]+"), "bad-icon", "names no Phosphor icon"),
    "version": (re.compile(r"[0-9]+(\.[0-9]+)*"), "bad-version", "is no version"),
    "languages": (LANGUAGE, "bad-language", "is no language code"),
}
"""What certain strings must look like, by the name of their field."""

_DATES: Final = frozenset({"published", "review_by"})
_MAY_BE_EMPTY: Final = frozenset({"reviewed_by", "translation_reviewed_by"})
_LINE_BREAKS: Final = re.compile(r"[ \t\n]+")
_MAX_NUMBER: Final = 1e12


@cache
def _icon_names() -> frozenset[str]:
    font = icon_font()
    return frozenset(font[1]) if font is not None else frozenset()


@dataclass(frozen=True)
class Node:
    """One value of a TOML file: where it stands there (``keys``) and in the guide (``trail``)."""

    value: object
    file: TomlFile
    keys: Trail
    trail: Trail

    @property
    def place(self) -> Place:
        """File and line of the value's key."""
        return self.file.place(self.keys)

    @property
    def name(self) -> str:
        """What to call the value in a finding: its key, or which entry of a list it is."""
        if isinstance(self.keys[-1], int):
            return f"entry {self.keys[-1] + 1} of `{self.keys[-2]}`"
        return f"`{self.keys[-1]}`"

    def child(self, key: str | int, name: str | int | None = None) -> "Node":
        """Return the value under a key or an index, which the guide calls ``name``."""
        value = self.value[key] if isinstance(self.value, dict | list) else None  # type: ignore[index]
        return Node(value, self.file, (*self.keys, key), (*self.trail, key if name is None else name))


class ProseParser(Protocol):
    """Turns CommonMark into blocks (``kiosk.authoring.markdown``)."""

    def parse(self, text: str, first: Place, language: str, trail: Trail) -> tuple[Block, ...]:
        """Return the blocks of a text whose first line stands at ``first``."""


class Reader:
    """Reads values as what the model declares them to be.

    Args:
        languages: The languages that every text must have.
        prose: Parser for the running texts.
        findings: Where faults are told, and the line of everything read is remembered.
    """

    def __init__(self, languages: tuple[str, ...], prose: ProseParser, findings: Findings) -> None:
        self._languages = languages
        self._prose = prose
        self._findings = findings
        self._places = findings.places

    def read_fields(self, kind: type[Part], node: Node, skip: frozenset[str] = frozenset()) -> dict[str, Any]:
        """Return the fields of a class from a table, without those in ``skip``; all keys must be known."""
        declared = inspect.type_info(kind)
        if not isinstance(declared, inspect.StructType):
            raise TypeError(f"{kind} is no class of the model")
        return self._fields(declared, node, skip)

    def read_list(self, kind: type[PartT], node: Node, first_index: int = 0) -> tuple[PartT, ...]:
        """Return one object of a class for each table of an array.

        Args:
            kind: A class of the model.
            node: The array of tables.
            first_index: Where the first of them comes to stand in the guide's list.
        """
        if not isinstance(node.value, list):
            self._wrong(node, "a list of tables, each under a heading in double brackets")
            return ()
        children = [node.child(index, first_index + index) for index in range(len(node.value))]
        return tuple(kind(**self.read_fields(kind, child)) for child in children)

    def match_keys(self, node: Node, known: frozenset[str]) -> dict[str, str]:
        """Return known key → key as it is written in a table, and tell the keys that are not known.

        A key that looks much like one that is missing is taken for it: its fault is told once, and whatever
        else is wrong under it as well.
        """
        table = node.value if isinstance(node.value, dict) else {}
        written = {key: key for key in table if key in known}
        for key in table:
            if key in known:
                continue
            meant = nearest_name(key, known)
            if meant:
                written.setdefault(meant, key)
            place = node.file.place((*node.keys, key))
            self._findings.add("unknown-key", place, f"`{key}` is not known here{nearest(key, known)}")
        return written

    def _fields(self, declared: inspect.StructType, node: Node, skip: frozenset[str]) -> dict[str, Any]:
        self._places.put(node.trail, node.place)
        if not isinstance(node.value, dict | None):
            self._wrong(node, "a table")
        is_table = isinstance(node.value, dict)
        kind = declared.cls.__name__
        wanted = [
            (field, _SOURCE_KEYS.get((kind, field.name), field.name))
            for field in declared.fields
            if field.name not in skip
        ]
        written = self.match_keys(node, frozenset(key for _, key in wanted))
        fields: dict[str, Any] = {}
        for field, key in wanted:
            if key in written:
                child = node.child(written[key], field.name)
                fields[field.name] = self._read(field.type, child, field.name)
            elif field.required:
                self._places.put_broken((*node.trail, field.name))
                if is_table:
                    self._findings.add("missing-key", node.place, f"`{key}` is missing")
                fields[field.name] = self.blank(field.type)
        return fields

    def _read(self, declared: inspect.Type, node: Node, name: str) -> object:  # noqa: PLR0911 - one a type
        self._places.put(node.trail, node.place)
        match declared:
            case inspect.StructType():
                return declared.cls(**self._fields(declared, node, frozenset()))
            case inspect.DictType():
                return self._dict(declared, node, name)
            case inspect.VarTupleType():
                return self._tuple(declared, node, name)
            case inspect.LiteralType():
                return self._literal(declared, node)
            case inspect.UnionType():
                return self._union(declared, node, name)
            case inspect.StrType():
                return self._date(node) if name in _DATES else self._string(node, name)
            case inspect.BoolType():
                return (
                    node.value if isinstance(node.value, bool) else self._wrong(node, "true or false", False)
                )
            case inspect.IntType():
                return self._number(node, "a whole number", int)
            case inspect.FloatType():
                return self._number(node, "a number", float)
            case _:
                raise TypeError(f"the model's type {declared} has no form in an author's file")

    def _union(self, declared: inspect.UnionType, node: Node, name: str) -> object:
        kinds = declared.types
        if any(isinstance(kind, inspect.StructType) for kind in kinds):
            return self._condition(node)
        some = [kind for kind in kinds if not isinstance(kind, inspect.NoneType)]
        if len(some) == 1:
            return self._read(some[0], node, name)
        if isinstance(node.value, bool | int | float | str):
            return node.value
        return self._wrong(node, "true, false, a number or the code of an answer", "")

    def _condition(self, node: Node) -> object:
        self._places.put(node.trail, node.place)
        table = node.value
        if not isinstance(table, dict):
            return self._bad_condition(node, "a condition is a table in braces")
        if set(table) == {"question", "operator", "answer"}:
            return Test(**self.read_fields(Test, node))
        for key, kind in (("all", All), ("any", model.Any)):
            if set(table) == {key} and isinstance(table[key], list):
                inner = node.child(key, "conditions")
                read = tuple(self._condition(inner.child(index)) for index in range(len(table[key])))
                return kind(conditions=read)  # type: ignore[arg-type]
        for key in table:
            if key not in {"question", "operator", "answer", "all", "any"}:
                hint = nearest(key, ("question", "operator", "answer", "all", "any"))
                return self._bad_condition(node, f"`{key}` is not known here{hint}", key)
        return self._bad_condition(node, "this is no condition")

    def _bad_condition(self, node: Node, problem: str, key: str | None = None) -> object:
        self._places.put_broken(node.trail)
        place = node.place if key is None else node.child(key).place
        self._findings.add("bad-condition", place, problem)
        return All(conditions=())

    def _dict(self, declared: inspect.DictType, node: Node, name: str) -> object:
        if not isinstance(node.value, dict):
            return self._wrong(node, "a table", self.blank(declared))
        if isinstance(declared.value_type, inspect.DictType):  # cells: one text an option
            return {key: self._read(declared.value_type, node.child(key), key) for key in node.value}
        is_text = isinstance(declared.value_type, inspect.StrType)
        is_prose = isinstance(declared.value_type, inspect.VarTupleType) and isinstance(
            declared.value_type.item_type, inspect.UnionType
        )
        self._tell_languages(node, name, complete=is_text or is_prose)
        spoken = [key for key in node.value if key in self._languages]
        read: dict[str, object] = self._blank_languages(declared) if is_text or is_prose else {}
        for language in spoken:
            child = node.child(language)
            if is_text:
                read[language] = _LINE_BREAKS.sub(" ", self._string(child, "")).strip()
            elif is_prose:
                read[language] = self._prose_text(child, language)
            else:
                read[language] = self._read(declared.value_type, child, "")
        return read

    def _prose_text(self, node: Node, language: str) -> tuple[Block, ...]:
        text = self._string(node, "", is_prose=True)  # what is hidden in it is told with its own line
        first = Place(node.file.name, node.file.text_line(node.keys))
        return self._prose.parse(text, first, language, node.trail)

    def _tell_languages(self, node: Node, name: str, *, complete: bool) -> None:
        table = node.value
        if not isinstance(table, dict):
            return
        for key in table:
            if key not in self._languages:
                problem = f"`{key}` is not a language of this guide{nearest(key, self._languages)}"
                self._findings.add("unknown-language", node.file.place((*node.keys, key)), problem)
        for language in self._languages:
            if complete and language not in table:
                problem = f"`{name}` has no text in the language `{language}`"
                self._findings.add("missing-translation", node.place, problem)
                self._places.put_broken((*node.trail, language))

    def _tuple(self, declared: inspect.VarTupleType, node: Node, name: str) -> object:
        if not isinstance(node.value, list):
            return self._wrong(node, "a list in square brackets", ())
        return tuple(
            self._read(declared.item_type, node.child(index), name) for index in range(len(node.value))
        )

    def _literal(self, declared: inspect.LiteralType, node: Node) -> object:
        values = [str(value) for value in declared.values]
        if node.value in values:
            return node.value
        hint = nearest(node.value, values) if isinstance(node.value, str) else ""
        told = ", ".join(f"`{value}`" for value in values)
        return self._wrong(node, f"one of {told}{hint}", self.blank(declared))

    def _string(self, node: Node, name: str, *, is_prose: bool = False) -> str:
        text = node.value
        if not isinstance(text, str):
            self._wrong(node, "text in quotes")
            return ""
        if not text.strip() and name not in _MAY_BE_EMPTY:
            self._places.put_broken(node.trail)
            self._findings.add("empty-text", node.place, f"{node.name} is empty")
        hidden = hidden_character(text)
        if hidden and not is_prose:
            self._findings.add("hidden-character", node.place, f"the line has {hidden} in it")
        if name in _FORMS:
            form, rule, problem = _FORMS[name]
            if text and not form.fullmatch(text):
                self._places.put_broken(node.trail)
                self._findings.add(rule, node.place, f"`{text}` {problem}")
            elif name == "icon" and text.removeprefix(PREFIX) not in _icon_names():
                self._places.put_broken(node.trail)
                close = nearest(text.removeprefix(PREFIX), _icon_names())
                self._findings.add(rule, node.place, f"`{text}` {problem}{close}")
        return text

    def _date(self, node: Node) -> str:
        if isinstance(node.value, dt.date) and not isinstance(node.value, dt.datetime):
            return node.value.isoformat()
        self._places.put_broken(node.trail)
        self._findings.add("bad-date", node.place, f"{node.name} is not a date")
        return ""

    def _number(self, node: Node, wanted: str, kind: type[int] | type[float]) -> object:
        number = node.value
        allowed = isinstance(number, int if kind is int else int | float) and not isinstance(number, bool)
        if not allowed or not isinstance(number, int | float):
            return self._wrong(node, wanted, kind(0))
        if not abs(number) <= _MAX_NUMBER:  # also "not a number"
            return self._wrong(node, f"{wanted} of at most {_MAX_NUMBER:.0e}", kind(0))
        return kind(number)

    def _wrong(self, node: Node, wanted: str, blank: object = None) -> object:
        self._places.put_broken(node.trail)
        self._findings.add("wrong-type", node.place, f"{node.name} must be {wanted}")
        return blank

    def _blank_languages(self, declared: inspect.DictType) -> dict[str, Any]:
        return {language: self.blank(declared.value_type) for language in self._languages}

    def blank(self, declared: inspect.Type) -> object:  # noqa: PLR0911 - one a type
        """Return what stands in the guide for something that could not be read."""
        match declared:
            case inspect.StructType():
                required = [field for field in declared.fields if field.required]
                return declared.cls(**{field.name: self.blank(field.type) for field in required})
            case inspect.DictType(value_type=inspect.DictType()):
                return {}
            case inspect.DictType():
                return self._blank_languages(declared)
            case inspect.LiteralType():
                return declared.values[0]
            case inspect.UnionType():
                is_condition = any(isinstance(kind, inspect.StructType) for kind in declared.types)
                return All(conditions=()) if is_condition else ""
            case inspect.StrType():
                return ""
            case inspect.VarTupleType():
                return ()
            case _:
                return 0
