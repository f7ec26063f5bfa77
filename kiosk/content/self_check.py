"""The self-check of a guide; names and meanings are those of an HL7 FHIR R4 ``Questionnaire``."""

from typing import Literal, TypeAlias

from kiosk.content.part import Part, Text

Value: TypeAlias = bool | int | float | str
"""What a questionnaire item can be answered with; a str is the code of an answer option."""


class AnswerOption(Part, frozen=True):
    """One answer to a choice. An ``exclusive`` one stands alone ("none of these")."""

    code: str
    text: Text
    exclusive: bool = False


Operator: TypeAlias = Literal["exists", "=", "!=", ">", "<", ">=", "<="]


class EnableWhen(Part, frozen=True):
    """A condition for showing an item: ``question`` is the ``link_id`` of another item."""

    question: str
    operator: Operator
    answer: Value


class Item(Part, frozen=True):
    """A question, a text to show ("display") or a group of items.

    Every answerable item can also be answered "I am not sure"; the file need not say so.
    """

    link_id: str
    type: Literal["boolean", "choice", "integer", "decimal", "display", "group"]
    text: Text
    why: Text = {}
    short: Text = {}
    """A few words for the printed page: "Relief after the test shot"."""
    answer_option: tuple[AnswerOption, ...] = ()
    repeats: bool = False
    enable_when: tuple[EnableWhen, ...] = ()
    enable_behavior: Literal["all", "any"] = "all"
    item: tuple["Item", ...] = ()
    unit: Text = {}
    minimum: float | None = None
    maximum: float | None = None
    step: float = 1.0


class Test(Part, frozen=True, tag="test"):
    """Compares one answer with a value, by FHIR's operators."""

    __test__ = False  # pytest: not a test class

    question: str
    operator: Operator
    answer: Value


class All(Part, frozen=True, tag="all"):
    """Kleene's strong conjunction."""

    conditions: tuple["Condition", ...]


class Any(Part, frozen=True, tag="any"):
    """Kleene's strong disjunction."""

    conditions: tuple["Condition", ...]


Condition: TypeAlias = Test | All | Any


class Criterion(Part, frozen=True):
    """A point that doctors look at, and how the patient's answers line up with it.

    It is met, not met, or unknown; never a verdict and never a score.
    """

    id: str
    title: Text
    looked_for: Text
    """What doctors look for, in a few words: "75% or more of the pain gone"."""
    met_when: Condition
    not_met_when: Condition
    when_met: Text
    when_not_met: Text
    when_unknown: Text
    evidence: tuple[str, ...] = ()
    disputed: Text = {}
    """Where sources disagree about the threshold, told to the patient."""


class Questionnaire(Part, frozen=True):
    """The self-check."""

    title: Text
    intro: Text
    items: tuple[Item, ...]
    criteria: tuple[Criterion, ...]
