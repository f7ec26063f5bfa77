"""The guide on paper: what a kiosk shows, for who cannot or does not want to use one.

It holds the warning signs, and of the sections, the comparison, the self-check with empty boxes and the
questions for the doctor what staff choose; never anything of a patient.
"""

import datetime as dt
from typing import Any, Final, Literal, TypeAlias

import msgspec

from kiosk.content.model import EnableWhen, Guide, Item, Text
from kiosk.paper.typesetter import Page, Paper, Typesetter, broken, printable
from kiosk.paper.words import PageWords
from kiosk.visit.questionnaire import flattened, is_question

HandoutPart: TypeAlias = Literal["sections", "comparison", "check", "questions"]
"""What can be left out of a handout."""

PARTS: Final[tuple[HandoutPart, ...]] = ("sections", "comparison", "check", "questions")
"""All of them, in the order in which they are printed."""

_EXPLAINED: Final = frozenset({"sections", "comparison"})
"""The parts that name sources, and use words that the glossary explains."""

_NUMBER_CONDITIONS: Final = {
    "=": "if-equal",
    "!=": "if-unequal",
    ">": "if-over",
    "<": "if-under",
    ">=": "if-at-least",
    "<=": "if-at-most",
}


class Handout(msgspec.Struct, frozen=True):
    """What is to be printed of a guide, and how.

    Attributes:
        guide: The guide.
        language: One of its languages.
        practice: The practice's name; "" for the guide's own.
        parts: What is printed besides the warning signs.
        large: Whether in large print: 18 points, instead of 12.
    """

    guide: Guide
    language: str
    practice: str = ""
    parts: tuple[HandoutPart, ...] = PARTS
    large: bool = False


def make_handout(handout: Handout, paper: Paper, typesetter: Typesetter) -> Page:
    """Set a handout. The same guide gives the same bytes: it is dated noon (UTC) of its publication.

    Args:
        handout: What is printed.
        paper: The sheet.
        typesetter: Sets it.

    Raises:
        PageError: If Typst or its files fail, or the guide has no day of publication.
    """
    try:
        moment = dt.datetime.combine(dt.date.fromisoformat(handout.guide.published), dt.time(12), dt.UTC)
    except ValueError:
        raise broken("the guide's day of publication is no date such as 2026-11-22") from None
    content = {
        **_content(handout, typesetter.words(handout.language)),
        "paper": paper,
        "large": handout.large,
        "parts": handout.parts,
    }
    return typesetter.set(typesetter.laid_out("handout.typ", handout.language, content), moment)


def _content(handout: Handout, words: PageWords) -> dict[str, Any]:
    """Give what the template prints: the guide in one language, and what stands in no guide."""
    guide = handout.guide
    told = _in_language(msgspec.to_builtins(_trimmed(handout)), handout.language, guide.languages)
    return {
        "guide": printable(told, in_runs=True),
        "language": handout.language,
        "practice": printable(handout.practice or guide.practice.name),
        "pictures": {each.id: _picture(each.type, each.content) for each in guide.media},
        "numbers": {each.id: number for number, each in enumerate(guide.evidence, 1)},
        "conditions": printable(_conditions(guide, handout.language, words)),
        "question-numbers": _question_numbers(guide),
    }


def _trimmed(handout: Handout) -> Guide:
    """Give the guide without what this handout does not print."""
    guide, parts = handout.guide, set(handout.parts)
    explained = bool(parts & _EXPLAINED)
    return msgspec.structs.replace(
        guide,
        sections=guide.sections if "sections" in parts else (),
        question_groups=guide.question_groups if "questions" in parts else (),
        evidence=guide.evidence if explained else (),
        glossary=guide.glossary if explained else (),
        media=tuple(msgspec.structs.replace(each, content=b"") for each in guide.media),
    )


def _in_language(value: Any, language: str, languages: tuple[str, ...]) -> Any:  # noqa: ANN401 - plain JSON values of any shape
    """Give plain values with each table from language to words replaced by the words of one language."""
    if isinstance(value, dict):
        if value and language in value and set(value) <= set(languages):
            return value[language]
        return {name: _in_language(part, language, languages) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_in_language(part, language, languages) for part in value]
    return value


def _picture(kind: Literal["svg", "png"], content: bytes) -> dict[str, Any]:
    """Give a picture's file as JSON can hold it: a drawing's text, or the bytes of any other as numbers."""
    if kind == "svg":
        return {"type": kind, "text": content.decode("utf-8-sig")}
    return {"type": kind, "bytes": list(content)}


# --- The self-check on paper -----------------------------------------------------------------


def _question_numbers(guide: Guide) -> dict[str, int]:
    questions = [item.link_id for item in flattened(guide.questionnaire.items) if is_question(item)]
    return {link_id: number for number, link_id in enumerate(questions, 1)}


def _conditions(guide: Guide, language: str, words: PageWords) -> dict[str, str]:
    """Say for each item that depends on earlier answers when to answer it, by its ``link_id``."""
    items = {item.link_id: item for item in flattened(guide.questionnaire.items)}
    numbers = _question_numbers(guide)
    said = {}
    for item in items.values():
        clauses = [
            _clause(when, items[when.question], numbers[when.question], language, words)
            for when in item.enable_when
            if when.question in numbers
        ]
        if clauses:
            joined = words("and" if item.enable_behavior == "all" else "or").join(clauses)
            said[item.link_id] = words("only-if", conditions=joined)
    return said


def _clause(when: EnableWhen, asked: Item, number: int, language: str, words: PageWords) -> str:
    """Say one condition: "you marked “Yes” at question 1" (FHIR R4 ``Questionnaire.item.enableWhen``)."""
    if when.operator == "exists":
        return words("if-answered" if when.answer else "if-left-out", number=number)
    if asked.type in {"integer", "decimal"}:
        amount = f"{float(when.answer):g}"
        return words(_NUMBER_CONDITIONS[when.operator], number=number, answer=amount)
    key = "if-not" if when.operator == "!=" else "if-is"
    return words(key, number=number, answer=_answer(when, asked, language, words))


def _answer(when: EnableWhen, asked: Item, language: str, words: PageWords) -> str:
    if isinstance(when.answer, bool):
        return words("yes" if when.answer else "no")
    texts: dict[str, Text] = {option.code: option.text for option in asked.answer_option}
    return texts.get(str(when.answer), {}).get(language, str(when.answer))
