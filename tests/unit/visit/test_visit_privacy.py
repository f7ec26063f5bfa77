"""Nothing of a patient is shown by accident, and nothing outlives the visit."""

import copy
import datetime as dt
import gc
import pickle
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FunctionType, ModuleType

import msgspec
import pytest

from kiosk.content.model import AnswerOption, Guide, Item
from kiosk.visit.errors import AnswerError, CopyRefusedError, UnknownIdError, VisitError
from kiosk.visit.questionnaire import Answer
from kiosk.visit.summary import build_summary
from kiosk.visit.visit import Visit

DAY = dt.date(2026, 11, 22)
MARKERS = frozenset(
    {"marker-option", "marker-several", 77.125, "marker-heart", "marker-question", "marker-read", "es"}
)


@pytest.fixture
def guide() -> Guide:
    """The small guide, with a mark on everything that a visit could keep of it."""
    source = Path(__file__).parents[2] / "data" / "small-guide.json"
    small = msgspec.json.decode(source.read_bytes(), type=Guide)
    words = {"en": "words", "es": "palabras"}
    replace = msgspec.structs.replace
    items = (
        Item("one", "choice", words, answer_option=(AnswerOption("marker-option", words),)),
        Item(
            "several", "choice", words, answer_option=(AnswerOption("marker-several", words),), repeats=True
        ),
        Item("number", "decimal", words),
    )
    return replace(
        small,
        questionnaire=replace(small.questionnaire, items=items, criteria=()),
        sections=(replace(small.sections[0], id="marker-read"),),
        comparison=replace(
            small.comparison, attributes=(replace(small.comparison.attributes[0], id="marker-heart"),)
        ),
        question_groups=(
            replace(
                small.question_groups[0],
                questions=(replace(small.question_groups[0].questions[0], id="marker-question"),),
            ),
        ),
    )


@pytest.fixture
def visit(guide: Guide) -> Visit:
    """A visit in which everything was done."""
    visit = Visit(guide, "es")
    visit.answer("one", "marker-option")
    visit.answer("several", frozenset({"marker-several"}))
    visit.answer("number", 77.125)
    visit.toggle_heart("marker-heart")
    visit.toggle_question("marker-question")
    visit.mark_read("marker-read")
    visit.mark_compared()
    visit.mark_taken()
    visit.finish_check()
    visit.set_warning_signs_cleared(cleared=True)
    return visit


def reachable(root: object, guide: Guide) -> list[object]:
    """Everything that can be reached from an object, but not through the guide or the program itself."""
    found: dict[int, object] = {}
    waiting = [root]
    while waiting:
        each = waiting.pop()
        if id(each) in found or each is guide or isinstance(each, type | ModuleType | FunctionType):
            continue
        found[id(each)] = each
        waiting.extend(gc.get_referents(each))
        if isinstance(each, dict):
            waiting.extend(each)  # the collector does not follow keys that are words: they close no circle
    return list(found.values())


def marks(root: object, guide: Guide) -> set[object]:
    values = (each for each in reachable(root, guide) if isinstance(each, str | float))
    return {each for each in values if each in MARKERS}


def test_a_visit_holds_every_mark_until_it_is_erased(visit: Visit, guide: Guide) -> None:
    assert marks(visit, guide) == MARKERS


def test_erasing_leaves_nothing_that_can_be_reached(visit: Visit, guide: Guide) -> None:
    visit.erase()
    assert marks(visit, guide) == set()


def test_an_erased_visit_is_like_a_new_one(visit: Visit, guide: Guide) -> None:
    visit.erase()
    new = Visit(guide)
    for name in (
        "language",
        "check_begun",
        "check_finished",
        "compared",
        "taken",
        "warning_signs_cleared",
        "path",
    ):
        assert getattr(visit, name) == getattr(new, name), name
    assert not any((visit.answers, visit.hearts, visit.questions, visit.read))
    assert visit.steps() == new.steps()
    assert build_summary(visit, "en", DAY) == build_summary(new, "en", DAY)


def test_whoever_still_holds_an_old_view_sees_nothing(visit: Visit) -> None:
    held = (visit.answers, visit.hearts, visit.questions, visit.read)
    assert all(held)
    visit.erase()
    assert not any(held)
    visit.answer("one", "marker-option")
    visit.toggle_heart("marker-heart")
    assert not any(held), "an old view shows nothing of the next patient either"


def test_the_old_containers_are_emptied_themselves(visit: Visit) -> None:
    held = [each for each in gc.get_referents(visit) if isinstance(each, dict)]
    assert len([each for each in held if each]) == 4
    visit.erase()
    assert not any(held)


def test_nothing_can_be_hung_on_a_visit(visit: Visit) -> None:
    with pytest.raises(AttributeError):
        visit.note = "x"  # type: ignore[attr-defined]  # this is the very thing that must fail


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r}".format, ascii])
def test_no_way_to_print_a_visit_shows_anything(visit: Visit, show: Callable[[object], str]) -> None:
    summary = build_summary(visit, "es", DAY)
    for each in (
        visit,
        *visit.outcome(),
        *visit.other_answers(),
        summary,
        *summary.answers,
        *summary.rows,
        *summary.points,
    ):
        assert show(each).startswith("<")
        without_address = re.sub(r"0x[0-9a-f]+", "", show(each))
        assert not [mark for mark in ("marker", "77", "palabras", "es)") if mark in without_address]


@pytest.mark.parametrize(
    ("link_id", "answer"),
    [
        ("one", "marker-secret"),
        ("one", frozenset({"marker-secret"})),
        ("several", "marker-secret"),
        ("several", frozenset({"marker-several", "marker-secret"})),
        ("number", "marker-secret"),
        ("marker-secret", "marker-secret"),
    ],
)
def test_no_error_says_what_was_answered_or_asked(visit: Visit, link_id: str, answer: Answer) -> None:
    with pytest.raises((AnswerError, UnknownIdError)) as caught:
        visit.answer(link_id, answer)
    shown = repr(caught.value) + "".join(traceback.format_exception(caught.value))
    assert "marker" not in shown
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    "refused",
    [
        lambda visit: visit.toggle_option("one", "marker-secret"),
        lambda visit: visit.toggle_heart("marker-secret"),
        lambda visit: visit.toggle_question("marker-secret"),
        lambda visit: visit.mark_read("marker-secret"),
        lambda visit: visit.set_language("marker-secret"),
        lambda visit: visit.next_item("marker-secret"),
    ],
    ids=["option", "heart", "question", "section", "language", "page"],
)
def test_no_error_names_an_id(visit: Visit, refused: Callable[[Visit], object]) -> None:
    with pytest.raises(VisitError) as caught:
        refused(visit)
    assert "marker" not in repr(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    "attempt", [copy.copy, copy.deepcopy, pickle.dumps], ids=["copy", "deep copy", "pickle"]
)
def test_a_visit_cannot_be_copied_or_pickled(visit: Visit, attempt: Callable[[Visit], object]) -> None:
    with pytest.raises(CopyRefusedError):
        attempt(visit)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_no_protocol_pickles_a_visit(visit: Visit, protocol: int) -> None:
    with pytest.raises(CopyRefusedError):
        pickle.dumps({"visit": visit}, protocol)
