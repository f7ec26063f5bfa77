"""The small cards: a word, sources, a row of the comparison; on the window, as the app shows them."""

from collections.abc import Callable

import pytest

from kiosk.ui.cards import CardError, fill_card
from kiosk.ui.hands import Hands
from kiosk.ui.screens.about import AboutScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.widgets.prose_text import ProseText
from kiosk.ui.window import KioskWindow

Open = Callable[[str], list[str]]


@pytest.fixture
def open_card(show: Callable[..., object], window: KioskWindow, session: VisitSession, hands: Hands) -> Open:
    """Open a card over a screen; gives the list that its links are told to."""

    def open_card(reference: str) -> list[str]:
        followed: list[str] = []
        show(AboutScreen(), size=(1280, 800))
        title, body = fill_card(session.view, reference, followed.append)
        window.card.show_card(session.view, title, body)
        hands.settle()
        return followed

    return open_card


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_words_card_tells_its_meaning(
    open_card: Open, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    open_card("term:opioid")
    term = session.view.term("opioid")
    assert hands.sees(term.term[language])
    assert hands.sees(term.meaning[language])


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sources_card_tells_all_that_is_known_of_it(
    open_card: Open, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    open_card("evidence:lois-2019")
    source = session.view.evidence("lois-2019")
    texts = (
        source.name,
        source.design,
        source.people,
        source.comparator,
        source.time_span,
        source.funder,
        source.conflicts,
        source.certainty,
    )
    for text in texts:
        assert hands.sees(text[language])
    assert hands.sees(source.citation)


def test_two_sources_are_both_told_at_once(open_card: Open, session: VisitSession, hands: Hands) -> None:
    open_card("evidence:lois-2019,sham-2024")
    for name in ("lois-2019", "sham-2024"):
        assert hands.sees(session.view.evidence(name).certainty["en"])


def test_many_sources_open_one_by_one_in_place(open_card: Open, session: VisitSession, hands: Hands) -> None:
    names = ("lois-2019", "sham-2024", "insite-2015")
    open_card("evidence:" + ",".join(names))
    for number, name in enumerate(names, start=1):
        assert hands.sees(f"{number}. {session.view.evidence(name).name['en']}")
        assert not hands.sees(session.view.evidence(name).citation)
    hands.press("card.source.sham-2024")
    assert hands.sees(session.view.evidence("sham-2024").citation)
    assert not hands.sees(session.view.evidence("lois-2019").citation)
    hands.press("card.source.sham-2024")
    assert not hands.sees(session.view.evidence("sham-2024").citation)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_rows_card_tells_both_treatments_and_its_sources(
    open_card: Open, session: VisitSession, hands: Hands, language: str
) -> None:
    session.set_language(language)
    open_card("row:what-can-go-wrong")
    row = session.view.attribute("what-can-go-wrong")
    assert hands.sees(row.title[language])
    for option in session.view.guide.comparison.options:
        assert hands.sees(option.name[language])
        assert hands.sees(row.cells[option.id][language])
    hands.press(f"card.source.{row.evidence[0]}")
    assert hands.sees(session.view.evidence(row.evidence[0]).citation)


def test_every_row_and_word_and_source_of_the_guide_has_a_card(
    session: VisitSession, open_card: Open, hands: Hands
) -> None:
    guide = session.view.guide
    references = [f"term:{term.id}" for term in guide.glossary]
    references += [f"evidence:{source.id}" for source in guide.evidence]
    references += [f"row:{row.id}" for row in guide.comparison.attributes]
    for reference in references:
        title, body = fill_card(session.view, reference, print)
        assert title
        assert body
        for widget in body:
            widget.deleteLater()
    hands.settle()
    del open_card


def test_a_link_in_a_card_is_followed(open_card: Open, window: KioskWindow, hands: Hands) -> None:
    followed = open_card("row:what-it-does")
    text = next(each for each in window.card.findChildren(ProseText) if each.links)
    reference = text.links[0]
    hands.bring_into_sight(text)
    point = text.mapTo(window, text.link_box(reference).center().toPoint())
    hands.tap(point)
    assert followed == [reference]


def test_a_card_of_an_unknown_kind_is_refused(session: VisitSession) -> None:
    with pytest.raises(CardError, match="recipe:soup"):
        fill_card(session.view, "recipe:soup", print)
