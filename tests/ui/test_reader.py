"""03: one section a page, what counts as read, and the way through the guide."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea

from kiosk import paths
from kiosk.content.model import Paragraph, Section, Span
from kiosk.ui.fonts import load_fonts
from kiosk.ui.hands import Hands
from kiosk.ui.screens.reader import ReaderScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.buttons import TouchButton
from kiosk.ui.widgets.contents import MOST_AT_ONCE, ContentsButton
from kiosk.ui.widgets.prose_text import ProseText
from kiosk.ui.window import KioskWindow
from kiosk.visit.visit import Visit

Show = Callable[..., ReaderScreen]

SMALL = (1280, 800)
PORTRAIT = (1080, 1920)
FIRST, SECOND, LONG, LAST = "at-a-glance", "why-it-matters", "what-studies-show", "what-to-do-next"


@pytest.fixture
def reader(qapp: object) -> ReaderScreen:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")
    return ReaderScreen()


@pytest.fixture
def places(reader: ReaderScreen) -> list[str]:
    """Where the screen asked to go."""
    asked: list[str] = []
    reader.place_requested.connect(asked.append)
    return asked


@pytest.fixture
def cards(reader: ReaderScreen) -> list[str]:
    """Which cards the screen asked for."""
    asked: list[str] = []
    reader.card_requested.connect(asked.append)
    return asked


def ticks(reader: ReaderScreen) -> list[str]:
    buttons = reader.findChildren(ContentsButton)
    return [button.objectName().removeprefix("reader.section.") for button in buttons if button.was_read]


def texts(reader: ReaderScreen) -> list[str]:
    return [label.text() for label in reader.findChildren(QLabel)]


def button(hands: Hands, control_id: str) -> TouchButton:
    found = hands.find(control_id)
    assert isinstance(found, TouchButton)
    return found


# --- What is shown --------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "size"), [("en", (1920, 1080)), ("es", PORTRAIT)])
def test_a_section_has_its_title_its_words_and_its_part(
    show: Show, reader: ReaderScreen, session: VisitSession, language: str, size: tuple[int, int]
) -> None:
    session.set_language(language)
    show(reader, LONG, size=size)
    said = texts(reader)
    assert session.view.section(LONG).title[language] in said
    assert any("6" in text and "9" in text for text in said)
    for figure in ("success-six-months", "sham-six-months", "opioids-five-years"):
        assert session.view.figure(figure).title[language] in said


def test_a_story_is_called_one(show: Show, reader: ReaderScreen, hands: Hands) -> None:
    show(reader, "one-persons-visit")
    assert hands.sees("One person's story")
    show(reader, LONG)
    assert not hands.sees("One person's story")


def test_every_section_can_be_shown(show: Show, reader: ReaderScreen, session: VisitSession) -> None:
    for section in session.view.guide.sections:
        show(reader, section.id)
        assert reader.findChildren(ProseText)


def test_the_page_is_the_same_whether_turned_to_or_entered(
    show: Show, reader: ReaderScreen, hands: Hands
) -> None:
    show(reader, FIRST)
    show(reader, LONG)
    turned = hands.texts()
    reader.drop()
    show(reader, LONG)
    assert hands.texts() == turned


# --- Where it begins ------------------------------------------------------------------------------


def test_it_begins_with_the_first_section(show: Show, reader: ReaderScreen, hands: Hands) -> None:
    show(reader)
    assert hands.sees("Part 1 of 9")


def test_it_begins_with_the_first_section_that_was_not_read(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    session.visit.mark_read(FIRST)
    show(reader)
    assert hands.sees("Part 2 of 9")


def test_it_goes_on_where_the_patient_was(
    show: Show, reader: ReaderScreen, window: KioskWindow, hands: Hands
) -> None:
    show(reader, LONG)
    other = ReaderScreen()
    show(other, FIRST)
    show(reader)
    assert window.current is reader
    assert hands.sees("Part 6 of 9")


def test_once_all_was_read_it_begins_anew(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    for section in session.view.guide.sections:
        session.visit.mark_read(section.id)
    show(reader)
    assert hands.sees("Part 1 of 9")


def test_after_the_end_of_a_visit_it_knows_no_place(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    show(reader, LONG)
    show(ReaderScreen(), FIRST)
    reader.forget()
    session.begin("en")
    show(reader)
    assert hands.sees("Part 1 of 9")


def test_another_language_keeps_the_section_and_the_place_on_the_page(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    show(reader)
    show(reader, LONG)
    page = reader._page
    assert page is not None
    page.scroll_pages(2)
    before = page.anchor()[0]
    assert before > 0
    session.set_language("es")
    show(reader, LONG)
    assert hands.sees(session.view.section(LONG).title["es"])
    assert reader._page is not None
    assert reader._page.anchor()[0] == before


def test_another_language_keeps_the_section_that_no_one_asked_for(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    show(reader)
    session.visit.mark_read(FIRST)
    session.set_language("es")
    show(reader)
    assert hands.sees(session.view.section(FIRST).title["es"])


# --- What counts as read --------------------------------------------------------------------------


def test_a_section_counts_as_read_once_its_end_was_seen(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    show(reader, LONG, size=SMALL)
    assert LONG not in session.visit.read
    assert reader._page is not None
    reader._page.scroll_pages(50)
    hands.settle()
    assert list(session.visit.read) == [LONG]
    assert ticks(reader) == [LONG]


def test_a_section_whose_end_is_in_sight_at_once_is_read_at_once(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    show(reader, LONG)
    words = (Paragraph((Span("Short."),)),)
    short = Section(id="short", title={"en": "Short"}, body={"en": words})
    guide = msgspec.structs.replace(session.view.guide, sections=(short,))
    visit = Visit(guide)
    reader.enter(replace(session.view, contents=guide), visit, "short")
    hands.settle()
    assert list(visit.read) == ["short"]


def test_next_counts_the_section_as_read_and_leads_on(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands, places: list[str]
) -> None:
    show(reader, FIRST, size=SMALL)
    hands.press("reader.next")
    assert FIRST in session.visit.read
    assert places == [f"reader:{SECOND}"]
    show(reader, SECOND, size=SMALL)
    assert FIRST in ticks(reader)
    assert hands.sees("Part 2 of 9")


def test_an_erased_visit_is_told_nothing_by_a_page_that_was_still_being_painted(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    show(reader, LONG, size=SMALL)
    assert reader._page is not None
    reader._page.scroll_pages(50)
    reader._page.repaint()
    reader.forget()
    session.erase()
    hands.settle()
    assert list(session.visit.read) == []


# --- The way --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_next_is_called_by_the_next_sections_title(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    show(reader, FIRST)
    assert button(hands, "reader.next").text() == session.view.section(SECOND).title[language]
    show(reader, SECOND)
    title = session.view.section("how-injections-work").title[language]
    assert button(hands, "reader.next").text() == title


def test_the_last_section_leads_to_the_comparison(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands, places: list[str]
) -> None:
    show(reader, LAST)
    assert hands.sees(session.view.guide.comparison.title["en"])
    hands.press("reader.next")
    assert places == ["compare"]
    assert LAST in session.visit.read


def test_back_leads_to_the_section_before(
    show: Show, reader: ReaderScreen, hands: Hands, places: list[str]
) -> None:
    show(reader, SECOND)
    hands.press("reader.back")
    assert places == [f"reader:{FIRST}"]


def test_back_from_the_first_section_leads_home(
    show: Show, reader: ReaderScreen, hands: Hands, places: list[str]
) -> None:
    show(reader, FIRST)
    hands.press("reader.back")
    assert places == ["home"]


def test_home_is_always_there(show: Show, reader: ReaderScreen, hands: Hands, places: list[str]) -> None:
    show(reader, LONG)
    hands.press("reader.home")
    assert places == ["home"]


# --- The contents ---------------------------------------------------------------------------------


def test_the_contents_stand_beside_the_page_where_there_is_room(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands, places: list[str]
) -> None:
    show(reader, FIRST, size=SMALL)
    for section in session.view.guide.sections:
        assert hands.sees(section.title["en"])
    hands.press(f"reader.section.{SECOND}")
    assert places == [f"reader:{SECOND}"]


def test_a_guide_of_a_thousand_sections_has_the_buttons_of_a_part_of_them(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    show(reader, FIRST)
    words = (Paragraph((Span("Short."),)),)
    many = tuple(
        Section(id=f"s{number}", title={"en": f"Section {number}"}, body={"en": words})
        for number in range(1000)
    )
    guide = msgspec.structs.replace(session.view.guide, sections=many)
    reader.enter(replace(session.view, contents=guide), Visit(guide), "s500")
    hands.settle()
    assert "reader.section.s500" in reader_ids(reader)
    assert len(reader_ids(reader)) <= MOST_AT_ONCE
    hands.press("reader.sections.after")
    hands.settle()
    assert "reader.section.s520" in reader_ids(reader)
    assert len(reader_ids(reader)) <= MOST_AT_ONCE
    hands.press("reader.sections.before")
    hands.settle()
    assert "reader.section.s500" in reader_ids(reader)


def reader_ids(reader: ReaderScreen) -> list[str]:
    """Return the ids of the buttons of the contents, in sight or not, that are not on their way out."""
    buttons = reader.findChildren(ContentsButton)
    return [button.objectName() for button in buttons if button.isVisibleTo(reader)]


def test_the_section_that_is_shown_is_set_apart(show: Show, reader: ReaderScreen) -> None:
    for section in (FIRST, LONG):
        show(reader, section)
        marked = [button for button in reader.findChildren(ContentsButton) if button.isChecked()]
        assert [button.objectName() for button in marked] == [f"reader.section.{section}"]
        assert "You are here" in marked[0].accessibleDescription()


def test_a_touch_on_the_section_that_is_shown_changes_nothing(
    show: Show, reader: ReaderScreen, hands: Hands, places: list[str]
) -> None:
    show(reader, FIRST, size=SMALL)
    hands.press(f"reader.section.{FIRST}")
    assert places == []
    assert button(hands, f"reader.section.{FIRST}").isChecked()


def test_in_portrait_a_button_opens_the_contents(
    show: Show, reader: ReaderScreen, hands: Hands, places: list[str]
) -> None:
    show(reader, FIRST, size=PORTRAIT)
    assert not hands.sees("What to do next")
    hands.press("reader.contents")
    assert hands.sees("What to do next")
    button(hands, f"reader.section.{LAST}").click()
    assert places == [f"reader:{LAST}"]
    show(reader, LAST, size=PORTRAIT)
    assert hands.sees("Part 9 of 9")


def test_with_large_text_a_button_opens_the_contents(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    session.set_text_percent(200)
    show(reader, FIRST, size=SMALL)
    assert not hands.sees("What to do next")
    hands.press("reader.contents")
    assert hands.sees("What to do next")


def test_in_portrait_the_list_of_contents_is_within_reach(
    show: Show, reader: ReaderScreen, window: KioskWindow, hands: Hands
) -> None:
    show(reader, FIRST, size=PORTRAIT)
    hands.press("reader.contents")
    first = button(hands, f"reader.section.{FIRST}")
    assert first.mapTo(window, first.rect().topLeft()).y() > PORTRAIT[1] / 3


def test_the_contents_lead_back_to_the_same_section(
    show: Show, reader: ReaderScreen, hands: Hands, places: list[str]
) -> None:
    show(reader, LONG, size=PORTRAIT)
    hands.press("reader.contents")
    hands.press("reader.close")
    assert hands.sees("Part 6 of 9")
    hands.press("reader.contents")
    button(hands, f"reader.section.{LONG}").click()
    hands.settle()
    assert hands.sees("Part 6 of 9")
    assert places == []


def test_escape_closes_the_contents_before_it_leaves(show: Show, reader: ReaderScreen, hands: Hands) -> None:
    left: list[bool] = []
    reader.back_requested.connect(lambda: left.append(True))
    show(reader, LONG, size=PORTRAIT)
    hands.press("reader.contents")
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    hands.settle()
    assert hands.sees("Part 6 of 9")
    assert left == []
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert left == [True]


def test_another_text_size_leaves_the_contents_open(
    show: Show, reader: ReaderScreen, session: VisitSession, hands: Hands
) -> None:
    show(reader, LONG, size=PORTRAIT)
    hands.press("reader.contents")
    session.set_text_percent(150)
    show(reader, LONG, size=PORTRAIT)
    assert hands.sees(session.view.section(LAST).title["en"])


def test_a_screen_that_is_turned_shows_the_contents_beside_the_page(
    show: Show, reader: ReaderScreen, hands: Hands
) -> None:
    show(reader, LONG, size=PORTRAIT)
    hands.press("reader.contents")
    show(reader, LONG, size=SMALL)
    assert hands.sees("Part 6 of 9")
    assert hands.sees("What to do next")


# --- Links and sources ----------------------------------------------------------------------------


def touch_link(window: KioskWindow, hands: Hands, reference: str) -> None:
    text = next(each for each in window.findChildren(ProseText) if reference in each.links)
    place = text.link_box(reference).center().toPoint()
    area = next(each for each in window.findChildren(QScrollArea) if each.isAncestorOf(text))
    content = area.widget()
    assert content is not None
    inside = text.mapTo(content, place)
    area.ensureVisible(inside.x(), inside.y(), 0, 200)
    hands.settle()
    hands.tap(text.mapTo(window, place))


def test_a_glossary_word_asks_for_its_card(
    show: Show, reader: ReaderScreen, window: KioskWindow, hands: Hands, cards: list[str]
) -> None:
    show(reader, FIRST, size=SMALL)
    touch_link(window, hands, "term:si-joint")
    assert cards == ["term:si-joint"]


def test_the_number_of_a_source_asks_for_its_card(
    show: Show, reader: ReaderScreen, window: KioskWindow, hands: Hands, cards: list[str]
) -> None:
    show(reader, LONG, size=PORTRAIT)
    touch_link(window, hands, "evidence:insite-2015")
    assert cards == ["evidence:insite-2015"]


@pytest.mark.parametrize("size", [(1920, 1080), PORTRAIT])
def test_the_end_of_a_section_asks_how_sure_we_are_with_all_its_sources(
    show: Show, reader: ReaderScreen, hands: Hands, cards: list[str], size: tuple[int, int]
) -> None:
    show(reader, LONG, size=size)
    button(hands, "reader.sure").click()
    assert cards == ["evidence:" + ",".join(reader.view.section(LONG).evidence)]


def test_a_figure_asks_how_sure_we_are(
    show: Show, reader: ReaderScreen, hands: Hands, cards: list[str]
) -> None:
    show(reader, LONG)
    button(hands, "reader.sure.opioids-five-years").click()
    assert cards == ["evidence:lois-2019"]


def test_numbers_in_the_text_are_those_of_the_list_of_sources(
    show: Show, reader: ReaderScreen, session: VisitSession
) -> None:
    for section in session.view.guide.sections:
        show(reader, section.id)
        html = "".join(text.text() for text in reader.findChildren(ProseText))
        for number, evidence_id in enumerate(section.evidence, start=1):
            if f'href="evidence:{evidence_id}"' in html:
                assert f'href="evidence:{evidence_id}">{number}<' in html
