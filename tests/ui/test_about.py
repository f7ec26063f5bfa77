"""Where to find care, and who made the guide: nothing is made up, nothing is left out."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel

from kiosk.content.model import Guide, Practice
from kiosk.ui.hands import Hands
from kiosk.ui.screens.about import AboutScreen, long_date
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.buttons import TouchButton
from kiosk.visit.visit import Visit

Show = Callable[..., AboutScreen]


@pytest.fixture
def about(qapp: object) -> AboutScreen:  # noqa: ARG001 - Qt must be up
    return AboutScreen()


def said(about: AboutScreen) -> str:
    texts = [
        QTextDocumentFragment.fromHtml(label.text()).toPlainText()
        for label in about.findChildren(QLabel)
        if label.isVisible()
    ]
    return "\n".join(texts)


def shown(about: AboutScreen, session: VisitSession, guide: Guide, practice: str = "") -> str:
    view = replace(session.view, contents=guide, practice=practice or session.view.practice)
    about.enter(view, Visit(guide))
    QCoreApplication.processEvents()  # only then is it shown
    return said(about)


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_tells_where_to_find_care(
    show: Show, about: AboutScreen, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    show(about)
    practice = session.view.guide.practice
    assert hands.sees(practice.name)
    assert hands.sees(practice.physician)
    for text in (practice.credentials, practice.place, practice.about, practice.nearby):
        assert hands.sees(text[language])


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_tells_who_made_and_paid_for_the_guide(
    show: Show, about: AboutScreen, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    show(about)
    guide = session.view.guide
    for text in (guide.disclaimer, guide.funding, guide.conflicts, guide.update_policy):
        assert hands.sees(text[language])
    assert hands.sees(guide.authors[0])
    assert hands.sees(guide.version)
    assert hands.sees(long_date(guide.published, language))
    assert hands.sees(long_date(guide.review_by, language))


def test_without_a_review_it_says_that_there_was_none(show: Show, about: AboutScreen, hands: Hands) -> None:
    show(about)
    assert hands.sees("No clinician has reviewed this guide yet.")
    assert hands.sees("No one has reviewed the translation yet.")


def test_a_review_names_who_made_it(show: Show, about: AboutScreen, session: VisitSession) -> None:
    show(about)
    guide = msgspec.structs.replace(
        session.view.guide, reviewed_by="Dr. Example", translation_reviewed_by="Ms. Sample"
    )
    words = shown(about, session, guide)
    assert "Reviewed by Dr. Example." in words
    assert "Reviewed by Ms. Sample." in words
    assert "No clinician has reviewed this guide yet." not in words


def test_a_guide_in_one_language_has_no_translation_to_review(
    show: Show, about: AboutScreen, session: VisitSession
) -> None:
    show(about)
    guide = msgspec.structs.replace(session.view.guide, languages=("en",))
    assert "The translation" not in shown(about, session, guide)


def test_the_practices_own_name_stands_in_the_guides_place(
    show: Show, about: AboutScreen, session: VisitSession
) -> None:
    show(about)
    words = shown(about, session, session.view.guide, practice="Example Clinic")
    assert "Example Clinic" in words


def test_phone_and_website_are_told_where_there_are_any(
    show: Show, about: AboutScreen, session: VisitSession
) -> None:
    show(about)
    assert "Phone" not in said(about)
    practice: Practice = msgspec.structs.replace(
        session.view.guide.practice, phone="555 0100", website="clinic.example"
    )
    words = shown(about, session, msgspec.structs.replace(session.view.guide, practice=practice))
    assert "Phone: 555 0100" in words
    assert "Website: clinic.example" in words


def test_every_source_opens_its_card(
    show: Show, about: AboutScreen, session: VisitSession, hands: Hands
) -> None:
    asked: list[str] = []
    about.card_requested.connect(asked.append)
    show(about)
    for source in session.view.guide.evidence:
        button = hands.find(f"about.source.{source.id}")
        assert isinstance(button, TouchButton)
        assert button.text() == source.name["en"]
        button.click()
    assert asked == [f"evidence:{source.id}" for source in session.view.guide.evidence]


def test_it_leads_back_and_home(show: Show, about: AboutScreen, hands: Hands) -> None:
    went: list[str] = []
    about.back_requested.connect(lambda: went.append("back"))
    about.place_requested.connect(went.append)
    show(about)
    hands.press("about.back")
    hands.press("about.home")
    assert went == ["back", "home"]


@pytest.mark.parametrize(
    ("date", "language", "words"),
    [
        ("2026-11-22", "en", "November 22, 2026"),
        ("2026-11-22", "es", "22 de noviembre de 2026"),
        ("", "en", ""),
    ],
)
def test_dates_are_written_as_people_do(date: str, language: str, words: str) -> None:
    assert long_date(date, language) == words
