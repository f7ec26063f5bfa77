"""Whether a drawing is safe to show: plain shapes in the theme's colours.

An allow-list, after the attacks that SVG renderers are known for: files read through ``href``, entities
that grow, ``use`` that multiplies, scripts. Words are not allowed in a drawing either: they could not be
translated, enlarged or read aloud; markers on a picture carry them.
"""

import re
from typing import Final, NamedTuple
from xml.parsers import expat

_ROLE_NAMES: Final = """
paper card line edge ink soft-ink action action-tint treatment-a treatment-a-tint treatment-b
treatment-b-tint caution caution-tint highlight bone bone-shade body cover cover-line cover-fill
"""
_ELEMENT_NAMES: Final = """
svg g defs title desc path rect circle ellipse line polyline polygon linearGradient radialGradient stop
"""
_ATTRIBUTE_NAMES: Final = """
id xmlns version viewBox width height preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy d points
transform opacity fill-opacity fill-rule stroke-opacity stroke-width stroke-linecap stroke-linejoin
stroke-miterlimit stroke-dasharray stroke-dashoffset offset stop-opacity gradientUnits gradientTransform
spreadMethod
"""

COLOUR_ROLES: Final = frozenset(_ROLE_NAMES.split())
"""The theme's roles that a drawing may wear, as ``var(--role)``."""

_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_MAX_DEPTH: Final = 32
_MAX_ELEMENTS: Final = 10_000
_ELEMENTS: Final = frozenset(_ELEMENT_NAMES.split())
_COLOURS: Final = frozenset({"fill", "stroke", "stop-color"})
_ATTRIBUTES: Final = _COLOURS | frozenset(_ATTRIBUTE_NAMES.split())
_COLOUR = re.compile(r"none|url\(#(?P<gradient>[A-Za-z][\w.-]*)\)|var\(--(?P<role>[a-z0-9-]+)\)")


class _RefusedError(Exception):
    """Stops the parser at something that is not even read."""


class SvgFault(NamedTuple):
    """Something in a drawing that is not allowed.

    ``rule`` is a short fixed name for the kind of fault ("bad-svg", "svg-colour"), ``line`` counts from 1,
    ``problem`` is a clause that says what is wrong.
    """

    rule: str
    line: int
    problem: str


def svg_faults(content: bytes) -> list[SvgFault]:
    """Return everything in an SVG file that is not plain shapes in the theme's colours."""
    return _Drawing().check(content)


class _Drawing:
    """One drawing on its way through the parser."""

    def __init__(self) -> None:
        self._faults: list[SvgFault] = []
        self._parser = expat.ParserCreate(encoding="UTF-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.EntityDeclHandler = self._refuse_doctype
        self._parser.ProcessingInstructionHandler = self._tell_instruction
        self._parser.CharacterDataHandler = self._words
        self._open: list[str] = []
        self._elements = 0
        self._ids: set[str] = set()
        self._gradients: list[tuple[str, int]] = []

    def check(self, content: bytes) -> list[SvgFault]:
        try:
            self._parser.Parse(content, True)
        except expat.ExpatError as error:
            problem = f"this is not well-formed XML: {expat.ErrorString(error.code)}"
            self._faults.append(SvgFault("bad-svg", error.lineno, problem))
        except _RefusedError as refused:
            self._tell("bad-svg", str(refused))
        for gradient, line in self._gradients:
            if gradient not in self._ids:
                problem = f"there is no gradient with the id `{gradient}`"
                self._faults.append(SvgFault("svg-colour", line, problem))
        return self._faults

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._open.append(element)
        if len(self._open) > _MAX_DEPTH:
            raise _RefusedError(f"elements are nested deeper than {_MAX_DEPTH}")
        if self._elements > _MAX_ELEMENTS:
            raise _RefusedError(f"there are more than {_MAX_ELEMENTS} elements")
        if element not in _ELEMENTS:
            self._tell("bad-svg", f"the element `{element}` is not allowed")
        if len(self._open) == 1:
            self._root(element, attributes)
        for name, value in attributes.items():
            self._attribute(name, value)

    def _root(self, element: str, attributes: dict[str, str]) -> None:
        if element != "svg" or attributes.get("xmlns") != _NAMESPACE:
            self._tell("bad-svg", f'the drawing does not begin with <svg xmlns="{_NAMESPACE}">')
        if len(re.findall(r"-?[0-9.]+", attributes.get("viewBox", ""))) != 4:  # noqa: PLR2004 - x y width height
            self._tell("bad-svg", "the drawing has no viewBox, so it cannot be scaled")

    def _attribute(self, name: str, value: str) -> None:
        if name not in _ATTRIBUTES:
            self._tell("bad-svg", f"the attribute `{name}` is not allowed")
        elif name in _COLOURS:
            self._colour(value.strip())
        elif "url(" in value.lower():
            self._tell("bad-svg", f"`{name}` refers to something else")
        if name == "id":
            self._ids.add(value)

    def _colour(self, value: str) -> None:
        match = _COLOUR.fullmatch(value)
        if match is None:
            self._tell("svg-colour", f"`{value}` is no colour of the theme")
        elif match["gradient"]:
            self._gradients.append((match["gradient"], self._parser.CurrentLineNumber))
        elif match["role"] and match["role"] not in COLOUR_ROLES:
            self._tell("svg-colour", f"`{match['role']}` is no role that a drawing may wear")

    def _end(self, element: str) -> None:  # noqa: ARG002 - the parser's own signature
        self._open.pop()

    def _words(self, words: str) -> None:
        if words.strip() and self._open[-1] not in {"title", "desc"}:
            self._tell("bad-svg", "there are words in the drawing")

    def _tell_instruction(self, target: str, _content: str) -> None:
        self._tell("bad-svg", f"the instruction `<?{target} …?>` is not allowed")

    def _refuse_doctype(self, *_declared: object) -> None:
        raise _RefusedError("a DOCTYPE or an entity is not allowed")

    def _tell(self, rule: str, problem: str) -> None:
        self._faults.append(SvgFault(rule, self._parser.CurrentLineNumber, problem))
