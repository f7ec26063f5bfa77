"""The outcome of the self-check: each point that doctors look at beside what the patient said.

Never a verdict and never a score. The screen and the printed page show the same points.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.content.model import Criterion, Item, Questionnaire, Text
from kiosk.visit.criteria import Standing, questions_in, standing
from kiosk.visit.questionnaire import NOT_SURE, Answer, Answers, gates, is_question, path

State: TypeAlias = Literal["answered", "yes", "no", "not-sure", "unanswered"]


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """A question on the path and what the patient said to it. Its ``repr`` shows neither."""

    item: Item
    answer: Answer | None
    """None if it was left open."""

    @property
    def state(self) -> State:
        """How it was answered: "yes" and "no" for a boolean, else "answered" with words of its own."""
        if self.answer is None:
            return "unanswered"
        if self.answer is NOT_SURE:
            return "not-sure"
        if isinstance(self.answer, bool):
            return "yes" if self.answer else "no"
        return "answered"

    def question(self, language: str) -> str:
        """The question in a few words where the guide has them, else in full."""
        return self.item.short.get(language) or self.item.text[language]

    def words(self, language: str) -> str:
        """The guide's words for the answer, if ``state`` is "answered"; else empty.

        Several options stand in the questionnaire's order, parted by "; ". A number has its unit
        behind it, with a point before the decimals.
        """
        if self.state != "answered":
            return ""
        if isinstance(self.answer, int | float):
            return _with_unit(_plain(self.answer), self.item.unit.get(language, ""))
        chosen = self.answer if isinstance(self.answer, frozenset) else {self.answer}
        return "; ".join(option.text[language] for option in self.item.answer_option if option.code in chosen)


@dataclass(frozen=True, slots=True, repr=False)
class Point:
    """A point that doctors look at, and how the answers line up with it."""

    criterion: Criterion
    """Its ``title``, ``looked_for``, ``disputed`` and ``evidence`` are the same for everyone."""
    standing: Standing
    said: tuple[Said, ...]
    """The questions on the path that bear on it, in their order: those that its conditions test,
    and those that decided whether these are asked at all."""

    @property
    def sentence(self) -> Text:
        """What the patient reads about this standing, in each language."""
        match self.standing:
            case "met":
                return self.criterion.when_met
            case "not-met":
                return self.criterion.when_not_met
            case _:
                return self.criterion.when_unknown


def outcome(questionnaire: Questionnaire, answers: Answers) -> tuple[Point, ...]:
    """All points of the questionnaire, in its order.

    Args:
        questionnaire: The guide's self-check.
        answers: All answers, those behind closed questions too.
    """
    return tuple(
        Point(
            criterion=criterion,
            standing=standing(criterion, questionnaire.items, answers),
            said=_said(questionnaire, answers, _bearing_on(criterion, questionnaire)),
        )
        for criterion in questionnaire.criteria
    )


def other_answers(questionnaire: Questionnaire, answers: Answers) -> tuple[Said, ...]:
    """What the patient said, "I am not sure" included, that bears on no point. In order."""
    bearing = frozenset[str]().union(*(_bearing_on(each, questionnaire) for each in questionnaire.criteria))
    every = frozenset(item.link_id for item in path(questionnaire.items, answers))
    return tuple(
        said for said in _said(questionnaire, answers, every - bearing) if said.state != "unanswered"
    )


def _bearing_on(criterion: Criterion, questionnaire: Questionnaire) -> frozenset[str]:
    questions = frozenset(questions_in(criterion.met_when)) | frozenset(questions_in(criterion.not_met_when))
    return questions.union(*(gates(questionnaire.items, question) for question in questions))


def _said(questionnaire: Questionnaire, answers: Answers, among: frozenset[str]) -> tuple[Said, ...]:
    return tuple(
        Said(item, answers.get(item.link_id))
        for item in path(questionnaire.items, answers)
        if item.link_id in among and is_question(item)
    )


def _plain(number: float) -> str:
    """A number as people write it: 7, not 7.0, and 0.3, not 0.30000000000000004."""
    if isinstance(number, int):
        return str(number)
    tidy = round(number, 9) + 0.0  # turns minus zero into zero
    return f"{tidy:.9f}".rstrip("0").rstrip(".")


def _with_unit(number: str, unit: str) -> str:
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}".rstrip()
