"""What a visit keeps, and what it makes of that."""

from pathlib import Path

import msgspec
import pytest

from kiosk.content.model import Guide
from kiosk.visit.errors import AnswerError, UnknownIdError
from kiosk.visit.questionnaire import NOT_SURE, Answer
from kiosk.visit.visit import Progress, Visit


@pytest.fixture
def guide() -> Guide:
    source = Path(__file__).parents[2] / "data" / "small-guide.json"
    return msgspec.json.decode(source.read_bytes(), type=Guide)


@pytest.fixture
def visit(guide: Guide) -> Visit:
    return Visit(guide)


def pages(visit: Visit) -> list[str]:
    return [item.link_id for item in visit.path]


def states(visit: Visit) -> dict[str, str]:
    return {step.name: step.state for step in visit.steps()}


def test_a_visit_begins_with_nothing_in_the_guides_first_language(visit: Visit, guide: Guide) -> None:
    assert visit.language == "en"
    assert visit.guide is guide
    assert not any((visit.answers, visit.hearts, visit.questions, visit.read))
    assert not any((visit.check_begun, visit.check_finished, visit.compared, visit.taken))
    assert not visit.warning_signs_cleared


def test_a_visit_can_begin_in_another_language(guide: Guide) -> None:
    assert Visit(guide, "es").language == "es"


def test_a_change_of_language_keeps_everything(visit: Visit) -> None:
    visit.answer("had-shot", answer=True)
    visit.toggle_heart("time")
    visit.set_language("es")
    assert visit.language == "es"
    assert dict(visit.answers) == {"had-shot": True}
    assert list(visit.hearts) == ["time"]


def test_hearts_keep_the_order_in_which_they_were_given(visit: Visit) -> None:
    assert visit.toggle_heart("again")
    assert visit.toggle_heart("time")
    assert visit.toggle_heart("back")
    assert not visit.toggle_heart("time")
    assert list(visit.hearts) == ["again", "back"]
    assert visit.toggle_heart("time")
    assert list(visit.hearts) == ["again", "back", "time"]


def test_doctor_questions_are_picked_and_dropped(visit: Visit) -> None:
    assert visit.toggle_question("work")
    assert visit.toggle_question("why-shot")
    assert list(visit.questions) == ["work", "why-shot"]
    assert not visit.toggle_question("work")
    assert list(visit.questions) == ["why-shot"]


def test_an_answer_can_be_changed_and_cleared(visit: Visit) -> None:
    visit.answer("pain", 3)
    visit.answer("pain", 7.5)
    assert visit.answers["pain"] == 7.5
    visit.clear_answer("pain")
    visit.clear_answer("pain")
    assert "pain" not in visit.answers


def test_an_answer_that_does_not_fit_is_refused_and_the_old_one_stays(visit: Visit) -> None:
    visit.answer("pain", 3)
    with pytest.raises(AnswerError):
        visit.answer("pain", 11)
    assert dict(visit.answers) == {"pain": 3}


def test_a_refused_answer_does_not_begin_the_check(visit: Visit) -> None:
    with pytest.raises(AnswerError):
        visit.answer("pain", answer=True)
    assert not visit.check_begun


def test_what_is_handed_out_cannot_be_changed(visit: Visit) -> None:
    with pytest.raises(TypeError):
        visit.answers["pain"] = 3  # type: ignore[index]  # this is the very thing that must fail


def test_options_are_toggled_one_by_one(visit: Visit) -> None:
    visit.toggle_option("tried", "therapy")
    visit.toggle_option("tried", "shots")
    assert visit.answers["tried"] == frozenset({"therapy", "shots"})
    visit.toggle_option("tried", "none")
    assert visit.answers["tried"] == frozenset({"none"})
    visit.toggle_option("tried", "none")
    assert "tried" not in visit.answers


@pytest.mark.parametrize(("link_id", "code"), [("tried", "surgery"), ("relief", "most"), ("had-shot", "yes")])
def test_toggling_an_option_that_is_not_there_is_refused(visit: Visit, link_id: str, code: str) -> None:
    with pytest.raises(AnswerError):
        visit.toggle_option(link_id, code)
    assert not visit.answers


def test_unknown_ids_are_refused(visit: Visit) -> None:
    for refused in (
        lambda: visit.answer("nowhere", answer=True),
        lambda: visit.answer("care", NOT_SURE),  # a group
        lambda: visit.clear_answer("welcome"),  # a text to show
        lambda: visit.toggle_option("nowhere", "a"),
        lambda: visit.toggle_heart("nowhere"),
        lambda: visit.toggle_question("nowhere"),
        lambda: visit.mark_read("nowhere"),
        lambda: visit.set_language("fr"),
        lambda: visit.progress("nowhere"),
        lambda: visit.next_item("nowhere"),
        lambda: visit.previous_item("nowhere"),
    ):
        with pytest.raises(UnknownIdError):
            refused()
    assert (visit.language, len(visit.answers), len(visit.hearts), len(visit.read)) == ("en", 0, 0, 0)


def test_the_path_follows_the_answers(visit: Visit) -> None:
    assert pages(visit) == ["welcome", "had-shot", "tried", "pain", "sitting"]
    visit.answer("had-shot", answer=True)
    visit.toggle_option("tried", "therapy")
    assert pages(visit) == ["welcome", "had-shot", "relief", "tried", "months", "pain", "sitting"]
    visit.toggle_option("tried", "none")
    assert pages(visit) == ["welcome", "had-shot", "relief", "tried", "pain", "sitting"]


def test_an_answer_behind_a_closed_question_comes_back_when_it_opens_again(visit: Visit) -> None:
    visit.answer("had-shot", answer=True)
    visit.answer("relief", "most")
    visit.answer("had-shot", answer=False)
    assert [point.standing for point in visit.outcome()] == ["unknown", "unknown"]
    visit.answer("had-shot", answer=True)
    assert [point.standing for point in visit.outcome()] == ["met", "unknown"]


def test_skipped_questions_leave_the_count(visit: Visit) -> None:
    assert visit.progress("sitting") == Progress(4, 4)
    visit.answer("had-shot", answer=True)
    assert visit.progress("sitting") == Progress(5, 5)
    assert visit.progress("had-shot") == Progress(1, 5)


def test_a_page_without_a_question_has_the_number_of_the_one_before(visit: Visit) -> None:
    assert visit.progress("welcome") == Progress(0, 4)


def test_walking_from_a_page_that_has_closed_goes_on_beside_its_place(visit: Visit) -> None:
    before, after = visit.previous_item("relief"), visit.next_item("relief")
    assert before is not None
    assert after is not None
    assert (before.link_id, after.link_id) == ("had-shot", "tried")


def test_the_path_has_two_ends(visit: Visit) -> None:
    first = visit.next_item()
    assert first is not None
    assert first.link_id == "welcome"
    assert visit.previous_item("welcome") is None
    assert visit.next_item("sitting") is None


def test_the_check_is_complete_when_every_open_question_has_an_answer(visit: Visit) -> None:
    answers: dict[str, Answer] = {
        "had-shot": NOT_SURE,
        "tried": frozenset({"none"}),
        "pain": 4,
        "sitting": False,
    }
    for link_id, answer in answers.items():
        assert visit.first_unanswered is not None
        assert visit.first_unanswered.link_id == link_id
        assert not visit.check_complete
        visit.answer(link_id, answer)
    assert visit.check_complete
    assert visit.first_unanswered is None
    visit.answer("had-shot", answer=True)
    assert not visit.check_complete, "a question has opened that nobody answered"


def test_nothing_is_suggested_before_the_check_is_begun(visit: Visit) -> None:
    assert visit.suggested_questions() == ()
    visit.begin_check()
    assert [question.id for question in visit.suggested_questions()] == ["why-shot", "what-else"]


def test_a_question_is_suggested_while_any_of_its_points_is_open(visit: Visit) -> None:
    visit.answer("had-shot", answer=True)
    visit.answer("relief", "most")
    assert [question.id for question in visit.suggested_questions()] == ["what-else"]
    visit.answer("relief", "little")
    assert [question.id for question in visit.suggested_questions()] == ["why-shot", "what-else"]


def test_nothing_is_suggested_once_every_point_is_met(visit: Visit) -> None:
    visit.answer("had-shot", answer=True)
    visit.answer("relief", "most")
    visit.answer("tried", frozenset({"therapy", "medicine"}))
    visit.answer("months", 6)
    assert visit.suggested_questions() == ()


def test_a_picked_question_is_not_suggested_again(visit: Visit) -> None:
    visit.begin_check()
    visit.toggle_question("why-shot")
    assert [question.id for question in visit.suggested_questions()] == ["what-else"]


def test_the_first_step_that_is_not_done_is_the_next(visit: Visit) -> None:
    assert states(visit) == {"learn": "next", "compare": "open", "check": "open", "take": "open"}
    visit.mark_compared()
    assert states(visit) == {"learn": "next", "compare": "done", "check": "open", "take": "open"}
    visit.mark_read("one")
    visit.mark_read("two")
    assert states(visit) == {"learn": "done", "compare": "done", "check": "next", "take": "open"}
    visit.finish_check()
    visit.mark_taken()
    assert states(visit) == {"learn": "done", "compare": "done", "check": "done", "take": "done"}


def test_a_step_tells_how_far_it_is(visit: Visit) -> None:
    visit.mark_read("two")
    visit.mark_read("two")
    visit.answer("had-shot", answer=False)
    visit.answer("relief", "most")  # behind a closed question
    counts = {step.name: (step.count, step.total) for step in visit.steps()}
    assert counts == {"learn": (1, 2), "compare": (0, 1), "check": (1, 4), "take": (0, 1)}


def test_the_first_answer_begins_the_check_and_the_outcome_finishes_it(visit: Visit) -> None:
    visit.answer("pain", NOT_SURE)
    assert (visit.check_begun, visit.check_finished) == (True, False)
    visit.finish_check()
    assert visit.check_finished


def test_of_the_warning_signs_only_none_of_these_is_kept(visit: Visit) -> None:
    visit.set_warning_signs_cleared(cleared=True)
    assert visit.warning_signs_cleared
    visit.set_warning_signs_cleared(cleared=False)
    assert not visit.warning_signs_cleared
