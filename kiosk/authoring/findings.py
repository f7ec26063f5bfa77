"""What the checks found: one finding a fault, each with its place, its reason and its remedy."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.authoring.rules import RULES, Severity
from kiosk.content.fault import Trail

__all__ = ["Finding", "Findings", "Place", "Places", "Severity", "in_file_order", "nearest", "nearest_name"]


class Place(NamedTuple):
    """A line of a file; ``file`` is relative to the guide's folder, with forward slashes."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or may be.

    Attributes:
        rule: Short fixed name of the kind of fault, a key of ``RULES``.
        place: Where it is.
        problem: What is wrong, as a sentence without its full stop.
        why: The standard or reason behind the rule.
        remedy: What to do about it.
    """

    rule: str
    place: Place
    problem: str
    why: str
    remedy: str

    @property
    def severity(self) -> Severity:
        """Whether this stops a guide from being compiled."""
        return RULES[self.rule].severity


class Findings:
    """Collects findings; the same finding at the same place counts once.

    Attributes:
        places: From which line each part of the guide was read.
    """

    def __init__(self) -> None:
        self.places = Places()
        self._found: dict[tuple[str, Place, str], Finding] = {}

    def add(self, rule: str, place: Place, problem: str, remedy: str = "") -> None:
        """Add a finding.

        Args:
            rule: A key of ``RULES``, which gives severity, reason and usual remedy.
            place: Where it is.
            problem: What is wrong, as a sentence without its full stop.
            remedy: What to do, where the usual remedy of the rule is too general.
        """
        told = RULES[rule]
        finding = Finding(rule, place, problem, told.why, remedy or told.remedy)
        self._found.setdefault((rule, place, problem), finding)

    def sorted(self) -> tuple[Finding, ...]:
        """Return all findings by file and line, errors first where a line has several."""
        return in_file_order(self._found.values())


def in_file_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by file and line, errors first where a line has several."""
    return tuple(sorted(findings, key=_file_order))


def _file_order(finding: Finding) -> tuple[str, int, int, str, str]:
    grave = tuple(Severity).index(finding.severity)
    return finding.place.file, finding.place.line, grave, finding.rule, finding.problem


class Places:
    """Remembers from which line each part of the guide was read, and which parts could not be read.

    A part that could not be read is blank in the guide; its fault is told already, so that checks of the
    whole guide are not to tell another one about the blank.
    """

    def __init__(self) -> None:
        self._places: dict[Trail, Place] = {}
        self._broken: set[Trail] = set()

    def put(self, trail: Trail, place: Place) -> None:
        """Remember where a part of the guide was read."""
        self._places[trail] = place

    def put_broken(self, trail: Trail) -> None:
        """Remember that a part of the guide could not be read."""
        self._broken.add(trail)

    def find(self, trail: Trail) -> Place:
        """Return where a part of the guide was read, or else what it is a part of."""
        for length in range(len(trail), 0, -1):
            if trail[:length] in self._places:
                return self._places[trail[:length]]
        return Place("guide.toml", 1)

    def is_broken(self, trail: Trail) -> bool:
        """Return whether a part, or something that it is a part of, could not be read."""
        return any(trail[:length] in self._broken for length in range(1, len(trail) + 1))


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean `…`?"`` with the known name that looks most like the wrong one, or ""."""
    name = nearest_name(wrong, known)
    return f"; did you mean `{name}`?" if name else ""


def nearest_name(wrong: str, known: Iterable[str]) -> str:
    """Return the known name that looks most like the wrong one, or "" where none does."""
    close = difflib.get_close_matches(wrong, [name for name in known if name], n=1)
    return close[0] if close else ""
