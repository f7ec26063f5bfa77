"""After a visit nothing of it is left, wherever one looks."""

import gc
import logging
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.content.model import Guide
from kiosk.paper.code import Code
from kiosk.paper.page import Page
from kiosk.ui.page_order import PageOrder
from kiosk.visit.outcome import Point, Said
from kiosk.visit.response import QuestionnaireResponse, ResponseAnswer, ResponseItem
from kiosk.visit.summary import Summary, SummaryAnswer, SummaryPoint, SummaryRow
from kiosk.visit.visit import Visit
from tests.journeys.choices import HEARTS
from tests.journeys.conftest import CALM, Open, OpenKiosk
from tests.journeys.memory import edges_of, instances, words_of_widgets
from tests.journeys.patient import choose_everything, printed_answers
from tests.journeys.printed import page_in

Erase = Callable[[OpenKiosk], None]
OF_A_VISIT = (
    *(Summary, SummaryAnswer, SummaryPoint, SummaryRow, Page, PageOrder, Point, Said, Code),
    *(QuestionnaireResponse, ResponseItem, ResponseAnswer),
)


def erase_by_touch(kiosk: OpenKiosk) -> None:
    kiosk.press("summary.erase")


def erase_by_nobody(kiosk: OpenKiosk) -> None:
    kiosk.kiosk.idle.hurry()


def erase_by_staff(kiosk: OpenKiosk) -> None:
    kiosk.kiosk.staff.open()


def erase_by_a_fault(kiosk: OpenKiosk) -> None:
    kiosk.kiosk.failsafe.report(RuntimeError())
    kiosk.until(lambda: kiosk.hands.screen == "failsafe")


WAYS = (erase_by_touch, erase_by_nobody, erase_by_staff, erase_by_a_fault)


def visit_and_print(kiosk: OpenKiosk, language: str = "en") -> None:
    """A whole visit, its page seen small and large, printed, and every screen entered."""
    choose_everything(kiosk, language)
    kiosk.until(lambda: kiosk.kiosk.desk.preview(0, 400) is not None)
    kiosk.press("summary.print")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)
    kiosk.press("summary.show", "page.back", "summary.phone")
    kiosk.until(lambda: not kiosk.kiosk.stage.screen("phone").busy)
    kiosk.press("phone.back")


def come_to_rest(kiosk: OpenKiosk) -> None:
    kiosk.hands.settle()
    kiosk.until(lambda: not kiosk.kiosk.desk.busy)
    kiosk.hands.settle()
    gc.collect()


@pytest.mark.parametrize("erase", WAYS)
def test_no_object_of_the_visit_is_alive(open_kiosk: Open, tmp_path: Path, erase: Erase) -> None:
    before = instances(*OF_A_VISIT)  # of other tests, if anything
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path, clinic_code=True))
    visit_and_print(kiosk)
    visit = kiosk.kiosk.session.visit
    views = (visit.answers, visit.hearts, visit.questions, visit.read)
    alive = weakref.ref(visit)
    assert instances(*OF_A_VISIT) != before

    erase(kiosk)
    come_to_rest(kiosk)

    assert [len(view) for view in views] == [0, 0, 0, 0]
    del visit, views
    come_to_rest(kiosk)
    assert alive() is None
    known = {id(each) for each in before}
    assert [type(each).__name__ for each in instances(*OF_A_VISIT) if id(each) not in known] == []


def copies(pdf: bytes) -> int:
    """Count the copies of a page that are alive besides the one given."""
    return sum(each == pdf and each is not pdf for each in instances(bytes, bytearray))


@pytest.mark.parametrize("erase", WAYS)
def test_no_pdf_is_left_in_memory(open_kiosk: Open, tmp_path: Path, erase: Erase) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    visit_and_print(kiosk)
    printed = page_in(tmp_path)
    assert copies(printed) > 0
    erase(kiosk)
    come_to_rest(kiosk)
    assert copies(printed) == 0


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("erase", WAYS)
def test_no_widget_says_anything_of_the_visit(
    open_kiosk: Open, guide: Guide, tmp_path: Path, erase: Erase, language: str
) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    visit_and_print(kiosk, language)
    answers = printed_answers(guide, language)
    erase(kiosk)
    come_to_rest(kiosk)

    words = words_of_widgets()
    said = [answer.partition(": ")[2] for answer in answers]
    assert [answer for answer in (*answers, *said) if any(answer in each for each in words)] == []
    checked = (w for w in QApplication.allWidgets() if isinstance(w, QAbstractButton) and w.isChecked())
    assert [each.objectName() for each in checked] == []


def test_the_kiosk_refers_to_no_answer_and_no_place_of_the_visit(open_kiosk: Open, tmp_path: Path) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    visit_and_print(kiosk)
    kiosk.press("summary.home", "home.learn", "reader.section.what-studies-show", "bar.text_size")
    kiosk.press("reader.home", "home.common", "common.question.how-long-to-heal", "common.home")
    kiosk.press("home.erase")
    come_to_rest(kiosk)

    visits = [each for each in edges_of(kiosk.kiosk) if isinstance(each, Visit)]
    assert {id(each) for each in visits} == {id(kiosk.kiosk.session.visit)}
    for screen in kiosk.kiosk.stage._screens.values():
        assert screen.argument == ""
    kiosk.press("welcome.start.en", "home.common")
    assert not kiosk.hands.find("common.question.how-long-to-heal").property("checked")
    kiosk.press("common.home", "home.learn")
    assert kiosk.place == "reader"
    assert kiosk.hands.sees("Part 1 of")


def test_nothing_is_logged_and_nothing_is_written_but_the_page(
    open_kiosk: Open, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path))
    visit_and_print(kiosk)
    kiosk.press("summary.erase")
    come_to_rest(kiosk)
    assert caplog.text == ""
    (page,) = tmp_path.iterdir()
    assert HEARTS[0] not in page.name
