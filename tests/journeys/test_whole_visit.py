"""A patient reads, compares, answers, asks, prints, and leaves nothing behind."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from kiosk.content.model import Guide
from tests.journeys.choices import HEARTS, QUESTIONS
from tests.journeys.conftest import CALM, Open, OpenKiosk
from tests.journeys.patient import answer_all, choose_everything, printed_answers
from tests.journeys.printed import page_in, page_words, read_page

LANGUAGES = ("en", "es")


def read_and_compare(kiosk: OpenKiosk, guide: Guide, language: str) -> None:
    """From the welcome screen to the end of the comparison, as somebody does who reads."""
    kiosk.press(f"welcome.start.{language}", "home.learn")
    first, second = guide.sections[:2]
    assert kiosk.hands.sees(first.title[language])
    kiosk.press("reader.next")
    assert kiosk.hands.sees(second.title[language])
    assert first.id in kiosk.kiosk.session.visit.read
    kiosk.press("reader.home", "home.compare", *(f"compare.heart.{heart}" for heart in HEARTS))
    kiosk.press("compare.row.getting-back")
    assert kiosk.hands.sees(row_title(guide, "getting-back", language))
    kiosk.press("card.close", "compare.check")


def row_title(guide: Guide, row: str, language: str) -> str:
    return next(each.title[language] for each in guide.comparison.attributes if each.id == row)


def question_text(guide: Guide, question: str, language: str) -> str:
    questions = (each for group in guide.question_groups for each in group.questions)
    return next(each.text[language] for each in questions if each.id == question)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_exactly_what_was_chosen(
    open_kiosk: Open, guide: Guide, tmp_path: Path, language: str
) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    read_and_compare(kiosk, guide, language)
    assert kiosk.hands.sees(guide.warning_signs.ask[language])
    kiosk.press("check.none")
    answer_all(kiosk)
    assert kiosk.place == "outcome"
    for criterion in guide.questionnaire.criteria:
        assert kiosk.hands.sees(criterion.title[language])
    kiosk.press("outcome.ask", *(f"ask.question.{question}" for question in QUESTIONS), "ask.take")
    kiosk.until(lambda: kiosk.kiosk.desk.page is not None)
    kiosk.press("summary.print")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)

    page, words = read_page(page_in(tmp_path)), page_words(language)
    asked = page.part(words["ask"], words["suggested"])
    assert asked.startswith(" ".join(question_text(guide, each, language) for each in QUESTIONS))
    assert asked.removeprefix(" ".join(question_text(guide, each, language) for each in QUESTIONS)) == (
        f" {words['own-question']}:"
    )
    rows = (each for heart in HEARTS for each in guide.comparison.attributes if each.id == heart)
    options = guide.comparison.options
    lines = [" ".join([words["topic"], *(option.name[language] for option in options)])]
    lines += [
        " ".join([row.title[language], *(row.cells[option.id][language] for option in options)])
        for row in rows
    ]
    assert page.part(words["matters"], words["points"]) == " ".join(lines)
    answers = page.part(words["points"], words["notes"])
    expected = printed_answers(guide, language)
    assert [each for each in expected if each not in answers] == []
    assert answers.count(words["not-sure"]) == 2
    assert answers.count(words["unanswered"]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_can_be_read_by_a_screen_reader(open_kiosk: Open, tmp_path: Path, language: str) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    choose_everything(kiosk, language)
    kiosk.press("summary.print")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)

    page = read_page(page_in(tmp_path))
    assert (page.language, page.title) == (language, page_words(language)["title"])
    assert page.marked
    assert page.accessible
    assert page.sides == 1
    assert page.tags.count("/H1") == 1
    assert page.tags.count("/H2") >= 3
    assert page.tags.count("/Table") == 2
    assert "/TH" in page.tags


def checked_buttons(kiosk: OpenKiosk) -> Iterator[str]:
    for control in kiosk.hands.ids():
        widget = kiosk.hands.find(control)
        if isinstance(widget, QAbstractButton) and widget.isChecked() and not control.startswith("reader."):
            yield control


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_next_patient_finds_nothing_of_the_one_before(
    open_kiosk: Open, guide: Guide, language: str
) -> None:
    kiosk = open_kiosk()
    choose_everything(kiosk, language)
    marks = [*printed_answers(guide, language), *(question_text(guide, each, language) for each in QUESTIONS)]
    kiosk.press("bar.contrast", "bar.text_size", "summary.erase")
    assert kiosk.place == "welcome"
    theme = kiosk.kiosk.session.view.theme
    assert (theme.contrast, theme.text_percent) == ("light", 100)

    kiosk.press(f"welcome.start.{language}")
    assert kiosk.place == "home"
    assert [step.count for step in kiosk.kiosk.session.visit.steps()] == [0, 0, 0, 0]
    for door in ("home.compare", "home.ask", "home.common", "home.check"):
        kiosk.press(door)
        assert list(checked_buttons(kiosk)) == []
        kiosk.press(f"{kiosk.hands.screen}.home")
    kiosk.press("home.take")
    kiosk.until(lambda: kiosk.kiosk.desk.page is not None)
    page = kiosk.kiosk.desk.page
    assert page is not None
    text = read_page(page.pdf).text
    assert [mark for mark in marks if mark in text] == []
    kiosk.press("summary.home", "home.check", "check.none")
    assert kiosk.place == "check:had-test-shot"
    assert list(checked_buttons(kiosk)) == []
