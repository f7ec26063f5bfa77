"""A patient's name is called in the middle of everything: one touch, and the page is on its way."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.content.model import Guide
from tests.journeys.choices import HEARTS
from tests.journeys.conftest import CALM, Open, OpenKiosk
from tests.journeys.patient import printed_answers
from tests.journeys.printed import page_in, page_words, read_page

SCREENS = (
    "home",
    "reader",
    "minute",
    "common",
    "about",
    "compare",
    "check",
    "ask",
    "summary",
    "page",
    "phone",
)


def halfway(kiosk: OpenKiosk, language: str) -> None:
    """One heart, two answers, and the third question is up."""
    kiosk.press(f"welcome.start.{language}", "home.compare", f"compare.heart.{HEARTS[0]}", "compare.check")
    kiosk.press("check.none", "check.yes", "check.next", "check.not_sure", "check.next")


@pytest.mark.parametrize("language", ["en", "es"])
def test_one_touch_prints_what_there_is_so_far(
    open_kiosk: Open, guide: Guide, tmp_path: Path, language: str
) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    halfway(kiosk, language)

    kiosk.press("check.called")

    assert kiosk.place == "called"
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)
    page, words = read_page(page_in(tmp_path)), page_words(language)
    assert (page.language, page.title) == (language, words["title"])
    heart = next(row for row in guide.comparison.attributes if row.id == HEARTS[0])
    assert heart.title[language] in page.part(words["matters"], words["points"])
    answers = page.part(words["points"], words["notes"])
    assert [each for each in printed_answers(guide, language)[:2] if each not in answers] == []
    assert words["own-question"] in page.text


@pytest.mark.parametrize("language", ["en", "es"])
def test_going_back_leads_to_the_same_question_with_its_answers(
    open_kiosk: Open, tmp_path: Path, language: str
) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    halfway(kiosk, language)
    kiosk.press("check.option.six-or-more", "check.called")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)

    kiosk.press("called.back")

    assert kiosk.place == "check:months-of-care"
    assert kiosk.hands.find("check.option.six-or-more").property("checked")
    assert kiosk.kiosk.session.visit.taken


def test_erasing_is_offered_at_once_and_leads_to_the_welcome_screen(open_kiosk: Open, tmp_path: Path) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    halfway(kiosk, "en")
    kiosk.press("check.called", "called.erase")
    assert kiosk.place == "welcome"
    assert dict(kiosk.kiosk.session.visit.answers) == {}


def test_being_called_twice_with_nothing_new_prints_once(open_kiosk: Open, tmp_path: Path) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    halfway(kiosk, "en")
    kiosk.press("check.called")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)
    kiosk.press("called.back", "check.called", "called.back")
    assert len(list(tmp_path.iterdir())) == 1

    kiosk.press("check.option.six-or-more", "check.called")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 2)


def test_without_a_printer_the_page_is_shown_instead(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    halfway(kiosk, "en")
    kiosk.press("check.called")
    kiosk.until(lambda: kiosk.kiosk.desk.page is not None)
    kiosk.press("called.show")
    assert kiosk.place == "page"
    kiosk.press("page.back")
    assert kiosk.place == "called"


def test_without_a_printer_the_page_fits_a_phone_too(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    halfway(kiosk, "en")
    kiosk.press("check.called", "called.phone")
    assert kiosk.place == "phone"
    assert kiosk.kiosk.session.visit.taken
    kiosk.until(lambda: kiosk.hands.sees("Code 1 of"))
    kiosk.press("phone.next", "phone.back", "phone.back")
    assert kiosk.place == "called"


@pytest.mark.parametrize("language", ["en", "es"])
def test_who_has_touched_nothing_yet_gets_a_page_to_write_on(
    open_kiosk: Open, tmp_path: Path, language: str
) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    kiosk.press(f"welcome.start.{language}", "home.called")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)
    page, words = read_page(page_in(tmp_path)), page_words(language)
    assert words["own-question"] in page.text
    assert words["notes"] in page.text
    assert words["matters"] not in page.text


@pytest.mark.parametrize("screen", SCREENS)
def test_it_can_be_told_on_every_screen_of_a_visit(open_kiosk: Open, screen: str) -> None:
    kiosk = open_kiosk()
    kiosk.press("welcome.start.en")
    kiosk.kiosk.host.go(screen)
    kiosk.hands.settle()
    kiosk.press(f"{screen}.called")
    assert kiosk.place == "called"
    kiosk.press("called.back")
    assert kiosk.hands.screen == screen
