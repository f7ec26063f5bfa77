"""One patient's visit, in memory only.

Nothing here reaches a file, a log line or an exception text, and a visit cannot be copied or
pickled. At its end ``Visit.erase`` leaves nothing in any object that the next patient can reach.
"""

from collections.abc import KeysView, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, Never, TypeAlias

from kiosk.content.model import DoctorQuestion, Guide, Item
from kiosk.visit.errors import AnswerError, CopyRefusedError, UnknownIdError
from kiosk.visit.outcome import Point, Said, other_answers, outcome
from kiosk.visit.questionnaire import Answer, accepts, around, counted, find, is_question, path, toggled

StepName: TypeAlias = Literal["learn", "compare", "check", "take"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a page stands among the questions on the path: "3 of 7".

    ``index`` counts from 1; on a page without a question it is that of the question before it, 0
    if there is none. ``count`` leaves out the questions that are skipped.
    """

    index: int
    count: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the home screen: "done", "next" (the first that is not done) or "open".

    ``count`` of ``total`` says how far: sections read, questions answered; 0 or 1 of 1 elsewhere.
    """

    name: StepName
    state: Literal["done", "next", "open"]
    count: int
    total: int


class Visit:
    """What one patient read, answered, hearted and picked, until it is erased.

    The collections it hands out are live views: they cannot be changed, and are empty as soon as
    the visit is erased, whoever still holds one.

    Args:
        guide: The guide that is shown. It outlives the visit and holds nothing of the patient.
        language: The language to begin in; "" for the guide's first.

    Raises:
        UnknownIdError: If the guide does not have the language.
    """

    __slots__ = (
        "__weakref__",
        "_answers",
        "_check_begun",
        "_check_finished",
        "_compared",
        "_guide",
        "_hearts",
        "_language",
        "_questions",
        "_read",
        "_taken",
        "_warning_signs_cleared",
    )

    def __init__(self, guide: Guide, language: str = "") -> None:
        self._guide = guide
        self._begin()
        if language:
            self.set_language(language)

    def _begin(self) -> None:
        self._language = self._guide.languages[0]
        self._answers: dict[str, Answer] = {}
        # Dictionaries without values: sets that keep their order, seen through live views of their keys.
        self._hearts: dict[str, None] = {}
        self._questions: dict[str, None] = {}
        self._read: dict[str, None] = {}
        self._warning_signs_cleared = False
        self._check_begun = False
        self._check_finished = False
        self._compared = False
        self._taken = False

    def erase(self) -> None:
        """Ends the visit: empties all that was kept, in place, and begins a new one.

        The old containers are emptied, so that a view of them which someone still holds shows
        nothing, and new ones take their place. The language goes back to the guide's first.
        """
        self._answers.clear()
        for kept in (self._hearts, self._questions, self._read):
            kept.clear()
        self._begin()

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has done anything yet, so that there is nothing to erase."""
        kept = self._answers or self._hearts or self._questions or self._read
        noted = self._check_begun or self._check_finished or self._compared or self._taken
        return not (kept or noted or self._warning_signs_cleared)

    def __repr__(self) -> str:
        return "<Visit>"

    def __reduce__(self) -> Never:
        raise CopyRefusedError

    # --- Language ------------------------------------------------------------------------------

    @property
    def guide(self) -> Guide:
        """The guide that is shown."""
        return self._guide

    @property
    def language(self) -> str:
        """The code of the language that the patient reads."""
        return self._language

    def set_language(self, language: str) -> None:
        """Changes the language; everything else stays.

        Raises:
            UnknownIdError: If the guide does not have it.
        """
        _require(language in self._guide.languages, "language")
        self._language = language

    # --- Reading and comparing -----------------------------------------------------------------

    @property
    def read(self) -> KeysView[str]:
        """Ids of the sections that were read, in the order of reading."""
        return self._read.keys()

    def mark_read(self, section: str) -> None:
        """Notes that a section was read.

        Raises:
            UnknownIdError: If the guide has no such section.
        """
        _require(any(each.id == section for each in self._guide.sections), "section")
        self._read[section] = None

    @property
    def compared(self) -> bool:
        """Whether the comparison was seen."""
        return self._compared

    def mark_compared(self) -> None:
        """Notes that the comparison was seen."""
        self._compared = True

    @property
    def hearts(self) -> KeysView[str]:
        """Ids of the comparison's rows that matter to the patient, in the order of the hearts."""
        return self._hearts.keys()

    def toggle_heart(self, attribute: str) -> bool:
        """Gives a row of the comparison a heart, or takes it away.

        Returns:
            Whether the row has a heart now.

        Raises:
            UnknownIdError: If the comparison has no such row.
        """
        _require(any(each.id == attribute for each in self._guide.comparison.attributes), "row")
        return _toggle(self._hearts, attribute)

    # --- The self-check ------------------------------------------------------------------------

    @property
    def warning_signs_cleared(self) -> bool:
        """Whether the patient chose "none of these".

        False says nothing: not asked, not answered, or a sign chosen. A sign is never kept.
        """
        return self._warning_signs_cleared

    def set_warning_signs_cleared(self, cleared: bool) -> None:
        """Notes "none of these", or takes it back. After a sign was chosen, pass False."""
        self._warning_signs_cleared = cleared

    @property
    def check_begun(self) -> bool:
        """Whether the self-check was begun; without that the page has no part about it."""
        return self._check_begun

    def begin_check(self) -> None:
        """Notes that the self-check was begun. The first answer does so too."""
        self._check_begun = True

    @property
    def check_finished(self) -> bool:
        """Whether the patient came to the outcome, with every question answered or not."""
        return self._check_finished

    def finish_check(self) -> None:
        """Notes that the patient came to the outcome."""
        self._check_begun = True
        self._check_finished = True

    @property
    def answers(self) -> Mapping[str, Answer]:
        """``link_id`` → answer, those behind closed questions too."""
        return MappingProxyType(self._answers)

    def answer(self, link_id: str, answer: Answer) -> None:
        """Answers a question, or changes its answer. ``NOT_SURE`` fits every question.

        Raises:
            AnswerError: If the answer is not one that the question can have; the old one stays.
            UnknownIdError: If the guide has no such question.
        """
        if not accepts(self._question(link_id), answer):
            raise AnswerError
        self._answers[link_id] = answer
        self._check_begun = True

    def toggle_option(self, link_id: str, code: str) -> None:
        """Takes or drops one option of a choice of several; an exclusive one stands alone.

        With the last option dropped the question is unanswered again.

        Raises:
            AnswerError: If the question has no such option or takes only one; nothing changes.
            UnknownIdError: If the guide has no such question.
        """
        chosen = toggled(self._question(link_id), self._answers.get(link_id), code)
        if chosen:
            self.answer(link_id, chosen)
        else:
            self.clear_answer(link_id)

    def clear_answer(self, link_id: str) -> None:
        """Makes a question unanswered.

        Raises:
            UnknownIdError: If the guide has no such question.
        """
        self._answers.pop(self._question(link_id).link_id, None)

    @property
    def path(self) -> tuple[Item, ...]:
        """The self-check's pages for these answers, in order: questions and texts to show."""
        return path(self._guide.questionnaire.items, self._answers)

    def progress(self, link_id: str) -> Progress:
        """Where a page of the self-check stands.

        Raises:
            UnknownIdError: If the guide has no such page.
        """
        before, after = around(self._guide.questionnaire.items, self._answers, link_id)
        here = tuple(item for item in self.path if item.link_id == link_id)
        questions_to_here = sum(map(is_question, before + here))
        return Progress(questions_to_here, questions_to_here + sum(map(is_question, after)))

    def next_item(self, link_id: str = "") -> Item | None:
        """The page after this one; the first for ""; None at the end.

        Of a page that is closed now: the first one open after it, in the questionnaire's order.

        Raises:
            UnknownIdError: If the guide has no such page.
        """
        pages = around(self._guide.questionnaire.items, self._answers, link_id)[1] if link_id else self.path
        return pages[0] if pages else None

    def previous_item(self, link_id: str) -> Item | None:
        """The page before this one, in the same manner; None at the beginning.

        Raises:
            UnknownIdError: If the guide has no such page.
        """
        pages = around(self._guide.questionnaire.items, self._answers, link_id)[0]
        return pages[-1] if pages else None

    @property
    def first_unanswered(self) -> Item | None:
        """The first question on the path that was left open; None if there is none."""
        return next(
            (item for item in self.path if is_question(item) and item.link_id not in self._answers), None
        )

    @property
    def check_complete(self) -> bool:
        """Whether every question on the path is answered; "I am not sure" is an answer."""
        return self.first_unanswered is None

    def outcome(self) -> tuple[Point, ...]:
        """Each point that doctors look at, beside what the patient said."""
        return outcome(self._guide.questionnaire, self._answers)

    def other_answers(self) -> tuple[Said, ...]:
        """What the patient said that bears on none of these points."""
        return other_answers(self._guide.questionnaire, self._answers)

    # --- What to ask, what to take -------------------------------------------------------------

    @property
    def questions(self) -> KeysView[str]:
        """Ids of the doctor questions that were picked, in the order of picking."""
        return self._questions.keys()

    def toggle_question(self, question: str) -> bool:
        """Picks a doctor question, or drops it.

        Returns:
            Whether it is picked now.

        Raises:
            UnknownIdError: If the guide has no such doctor question.
        """
        _require(any(each.id == question for each in self._doctor_questions()), "doctor question")
        return _toggle(self._questions, question)

    def suggested_questions(self) -> tuple[DoctorQuestion, ...]:
        """Doctor questions that go with a point which is unknown or not met, less those picked.

        In the guide's order. None before the self-check is begun: then every point is open, and
        a suggestion would say nothing.
        """
        if not self._check_begun:
            return ()
        still_open = {point.criterion.id for point in self.outcome() if point.standing != "met"}
        return tuple(
            question
            for question in self._doctor_questions()
            if question.id not in self._questions and still_open.intersection(question.suggest_when_open)
        )

    @property
    def taken(self) -> bool:
        """Whether the page was printed, saved or shown to take along."""
        return self._taken

    def mark_taken(self) -> None:
        """Notes that the page was printed, saved or shown to take along."""
        self._taken = True

    def steps(self) -> tuple[Step, ...]:
        """The steps of the home screen, in their order.

        Learning is done when every section was read, comparing when the comparison was seen, the
        self-check when the patient came to its outcome, taking along when the page was taken.
        """
        asked = tuple(item for item in self.path if is_question(item))
        answered = counted(self._guide.questionnaire.items, self._answers)
        sections = len(self._guide.sections)
        rows: tuple[tuple[StepName, bool, int, int], ...] = (
            ("learn", len(self._read) == sections, len(self._read), sections),
            ("compare", self._compared, int(self._compared), 1),
            ("check", self._check_finished, len(answered), len(asked)),
            ("take", self._taken, int(self._taken), 1),
        )
        first = next((name for name, done, _, _ in rows if not done), "")
        return tuple(
            Step(name, "done" if done else "next" if name == first else "open", count, total)
            for name, done, count, total in rows
        )

    # --- Looking things up ---------------------------------------------------------------------

    def _question(self, link_id: str) -> Item:
        item = find(self._guide.questionnaire.items, link_id)
        if item is None or not is_question(item):
            raise UnknownIdError("question")
        return item

    def _doctor_questions(self) -> tuple[DoctorQuestion, ...]:
        return tuple(question for group in self._guide.question_groups for question in group.questions)


def _require(known: bool, kind: str) -> None:
    if not known:
        raise UnknownIdError(kind)


def _toggle(kept: dict[str, None], entry: str) -> bool:
    if entry in kept:
        del kept[entry]
        return False
    kept[entry] = None
    return True
