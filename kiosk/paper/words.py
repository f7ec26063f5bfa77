"""The printed pages' own words: English ones here, those of other languages in the kiosk's translations.

They are read from the ``.ts`` files themselves (Qt Linguist's XML), because nothing here may use Qt, which
reads the compiled form. So a further language is printed with its translation alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kiosk.paper.errors import PageError

CONTEXT: Final = "Paper"
"""The context of these words in a translation."""


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:  # noqa: ARG001, N802 - Qt's own name, which lupdate looks for
    """Mark words for the translators' list; they stay as they are."""
    return words


ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": QT_TRANSLATE_NOOP("Paper", "My visit summary"),
        "guide": QT_TRANSLATE_NOOP("Paper", "Guide"),
        "version": QT_TRANSLATE_NOOP("Paper", "version {version}"),
        "name": QT_TRANSLATE_NOOP("Paper", "Name"),
        "date": QT_TRANSLATE_NOOP("Paper", "{month} {day}, {year}"),
        "month-1": QT_TRANSLATE_NOOP("Paper", "January"),
        "month-2": QT_TRANSLATE_NOOP("Paper", "February"),
        "month-3": QT_TRANSLATE_NOOP("Paper", "March"),
        "month-4": QT_TRANSLATE_NOOP("Paper", "April"),
        "month-5": QT_TRANSLATE_NOOP("Paper", "May"),
        "month-6": QT_TRANSLATE_NOOP("Paper", "June"),
        "month-7": QT_TRANSLATE_NOOP("Paper", "July"),
        "month-8": QT_TRANSLATE_NOOP("Paper", "August"),
        "month-9": QT_TRANSLATE_NOOP("Paper", "September"),
        "month-10": QT_TRANSLATE_NOOP("Paper", "October"),
        "month-11": QT_TRANSLATE_NOOP("Paper", "November"),
        "month-12": QT_TRANSLATE_NOOP("Paper", "December"),
        "made-by": QT_TRANSLATE_NOOP("Paper", "Made by the patient in the waiting room."),
        "not-a-diagnosis": QT_TRANSLATE_NOOP("Paper", "This is not a diagnosis."),
        "ask": QT_TRANSLATE_NOOP("Paper", "What I want to ask"),
        "own-question": QT_TRANSLATE_NOOP("Paper", "Write your own question here"),
        "suggested": QT_TRANSLATE_NOOP("Paper", "You could also ask"),
        "matters": QT_TRANSLATE_NOOP("Paper", "What matters most to me"),
        "topic": QT_TRANSLATE_NOOP("Paper", "Topic"),
        "points": QT_TRANSLATE_NOOP("Paper", "What doctors look at, and my answers"),
        "points-lead": QT_TRANSLATE_NOOP(
            "Paper", "No single answer decides. Your doctor looks at all of this with you."
        ),
        "standing": QT_TRANSLATE_NOOP("Paper", "How it fits"),
        "looked-at": QT_TRANSLATE_NOOP("Paper", "What doctors look for"),
        "said": QT_TRANSLATE_NOOP("Paper", "My answers"),
        "met": QT_TRANSLATE_NOOP("Paper", "Lines up"),
        "unknown": QT_TRANSLATE_NOOP("Paper", "Ask about this"),
        "not-met": QT_TRANSLATE_NOOP("Paper", "Does not line up"),
        "yes": QT_TRANSLATE_NOOP("Paper", "Yes"),
        "no": QT_TRANSLATE_NOOP("Paper", "No"),
        "not-sure": QT_TRANSLATE_NOOP("Paper", "I am not sure"),
        "unanswered": QT_TRANSLATE_NOOP("Paper", "Not answered"),
        "answers": QT_TRANSLATE_NOOP("Paper", "My other answers"),
        "notes": QT_TRANSLATE_NOOP("Paper", "Notes"),
        "help": QT_TRANSLATE_NOOP("Paper", "Get help now"),
        "clinic-code": QT_TRANSLATE_NOOP("Paper", "For the clinic: my answers"),
        "clinic-code-alt": QT_TRANSLATE_NOOP(
            "Paper", "A code for the clinic's computer. It holds the answers that stand on this page."
        ),
        "reviewed-by": QT_TRANSLATE_NOOP("Paper", "Reviewed by {who}."),
        "not-reviewed": QT_TRANSLATE_NOOP("Paper", "No clinician has reviewed this guide yet."),
        "page": QT_TRANSLATE_NOOP("Paper", "Page {page} of {pages}"),
        "more-one": QT_TRANSLATE_NOOP("Paper", "and 1 more on the screen"),
        "more": QT_TRANSLATE_NOOP("Paper", "and {count} more on the screen"),
        "handout-pages": QT_TRANSLATE_NOOP("Paper", "{title}, {version}. Page {page} of {pages}"),
        "handout-lead": QT_TRANSLATE_NOOP(
            "Paper",
            "This is the guide from the waiting room on paper. Read it at your own pace. It does not tell you what to choose.",  # noqa: E501 - lupdate reads one literal
        ),
        "signs-first": QT_TRANSLATE_NOOP("Paper", "Read this first"),
        "compare-lead": QT_TRANSLATE_NOOP("Paper", "The same facts about each treatment, side by side."),
        "more-about": QT_TRANSLATE_NOOP("Paper", "More about: {topic}"),
        "check-lead": QT_TRANSLATE_NOOP(
            "Paper", "Mark a box with a pen. Leave out what you do not want to answer."
        ),
        "give-to-doctor": QT_TRANSLATE_NOOP("Paper", "Give these pages to your doctor."),
        "no-score": QT_TRANSLATE_NOOP(
            "Paper", "There is no score. No single answer decides. Your doctor looks at all of this with you."
        ),
        "question-number": QT_TRANSLATE_NOOP("Paper", "Question {number}"),
        "mark-one": QT_TRANSLATE_NOOP("Paper", "Mark one."),
        "mark-all": QT_TRANSLATE_NOOP("Paper", "Mark all that fit."),
        "write-number": QT_TRANSLATE_NOOP("Paper", "Write a number."),
        "why": QT_TRANSLATE_NOOP("Paper", "Why we ask: {why}"),
        "only-if": QT_TRANSLATE_NOOP("Paper", "Answer this only if {conditions}."),
        "and": QT_TRANSLATE_NOOP("Paper", " and "),
        "or": QT_TRANSLATE_NOOP("Paper", " or "),
        "if-is": QT_TRANSLATE_NOOP("Paper", "you marked “{answer}” at question {number}"),
        "if-not": QT_TRANSLATE_NOOP("Paper", "you did not mark “{answer}” at question {number}"),
        "if-equal": QT_TRANSLATE_NOOP("Paper", "your number at question {number} is {answer}"),
        "if-unequal": QT_TRANSLATE_NOOP("Paper", "your number at question {number} is not {answer}"),
        "if-over": QT_TRANSLATE_NOOP("Paper", "your number at question {number} is more than {answer}"),
        "if-under": QT_TRANSLATE_NOOP("Paper", "your number at question {number} is less than {answer}"),
        "if-at-least": QT_TRANSLATE_NOOP("Paper", "your number at question {number} is {answer} or more"),
        "if-at-most": QT_TRANSLATE_NOOP("Paper", "your number at question {number} is {answer} or less"),
        "if-answered": QT_TRANSLATE_NOOP("Paper", "you answered question {number}"),
        "if-left-out": QT_TRANSLATE_NOOP("Paper", "you left out question {number}"),
        "ask-doctor": QT_TRANSLATE_NOOP("Paper", "Questions to ask your doctor"),
        "ask-lead": QT_TRANSLATE_NOOP("Paper", "Mark the ones that you want to ask."),
        "story": QT_TRANSLATE_NOOP("Paper", "One person's story"),
        "out-of": QT_TRANSLATE_NOOP("Paper", "{count} of {total}"),
        "range": QT_TRANSLATE_NOOP("Paper", "from {low} to {high}"),
        "glossary": QT_TRANSLATE_NOOP("Paper", "Words explained"),
        "sources": QT_TRANSLATE_NOOP("Paper", "Where the facts come from"),
        "people": QT_TRANSLATE_NOOP("Paper", "Who was studied: {said}"),
        "comparator": QT_TRANSLATE_NOOP("Paper", "Compared with: {said}"),
        "time-span": QT_TRANSLATE_NOOP("Paper", "For how long: {said}"),
        "funder": QT_TRANSLATE_NOOP("Paper", "Who paid: {said}"),
        "study-conflicts": QT_TRANSLATE_NOOP("Paper", "Other interests: {said}"),
        "certainty": QT_TRANSLATE_NOOP("Paper", "How sure are we? {said}"),
    }
)
"""The English words by their key. ``{…}`` is filled in."""

MONTHS: Final = 12


@dataclass(frozen=True)
class PageWords:
    """The words in one language; English ones where that language has none.

    Attributes:
        own: the words that the language has, by their key.
    """

    own: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of ``key``, filled in with ``values``."""
        return self.own.get(key, ENGLISH[key]).format(**values)

    def day(self, date: str) -> str:
        """Return an ISO 8601 date as people write it."""
        year, month, day = map(int, date.split("-"))
        return self("date", day=day, month=self(f"month-{month}"), year=year)


def page_words(translations: Path, language: str) -> PageWords:
    """Read the pages' words in a language; all are English ones where there is no translation.

    Args:
        translations: The folder of the ``kiosk_<language>.ts``.
        language: A language tag; "es-US" takes the words of "es" where it has no file of its own.

    Raises:
        PageError: The translation is no such file.
    """
    if language == "en":
        return PageWords(ENGLISH)
    for name in (language, language.partition("-")[0]):
        file = translations / f"kiosk_{name}.ts"
        if file.is_file():
            said = _said(file)
            return PageWords({key: said[words] for key, words in ENGLISH.items() if said.get(words)})
    return PageWords(ENGLISH if language.startswith("en-") else {})


def _said(file: Path) -> dict[str, str]:
    """Return the finished translations of the context, by their English words."""
    # Imported here: a page in English does without.
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - as said above

    try:
        root = ET.parse(file).getroot()  # noqa: S314 - the kiosk's own file
    except (ET.ParseError, OSError):
        raise PageError(
            f"The page could not be made: the translation {file.name} is damaged. Nothing was lost. "
            "Install the kiosk's files again, or tell whoever looks after it."
        ) from None
    context = next((each for each in root.iter("context") if each.findtext("name") == CONTEXT), None)
    if context is None:
        return {}
    return {
        message.findtext("source", ""): translation.text or ""
        for message in context.iter("message")
        if (translation := message.find("translation")) is not None and translation.get("type") is None
    }
