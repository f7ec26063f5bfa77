"""Runs of words become rich text: escaped, with links, with numbers for sources."""

import pytest

from kiosk.content.model import Span
from kiosk.ui.markup import References, to_markup, to_words

GLUE = "\N{WORD JOINER}"
GAP = "<sup>\N{NO-BREAK SPACE}</sup>"


def mark(evidence_id: str) -> Span:
    return Span("", "evidence", evidence_id)


@pytest.mark.parametrize(
    ("span", "markup"),
    [
        (Span("Pain fell."), "Pain fell."),
        (Span("5 < 6 & 7 > 6"), "5 &lt; 6 &amp; 7 &gt; 6"),
        (Span("<b>not bold</b>"), "&lt;b&gt;not bold&lt;/b&gt;"),
        (Span("SI joint", "strong"), "<b>SI joint</b>"),
        (Span("not", "emphasis"), "<i>not</i>"),
        (Span("opioids", "term", "opioid"), '<a href="term:opioid">opioids</a>'),
        (Span("studies", "section", "what-studies-show"), '<a href="section:what-studies-show">studies</a>'),
        (Span("a & b", "term", "x"), '<a href="term:x">a &amp; b</a>'),
    ],
)
def test_each_style_has_its_markup(span: Span, markup: str) -> None:
    assert to_markup((span,), References().number) == markup


def test_a_link_cannot_break_out_of_its_reference() -> None:
    hostile = Span("word", "term", 'x"><b>')
    assert to_markup((hostile,), References().number) == '<a href="term:x&quot;&gt;&lt;b&gt;">word</a>'


def test_a_source_is_a_small_number_that_stays_with_the_word_before_it() -> None:
    markup = to_markup((Span("It fell."), mark("nass")), References().number)
    assert markup == f'It fell.{GLUE}<sup><a href="evidence:nass">1</a></sup>'


def test_two_sources_in_a_row_do_not_read_as_one_number() -> None:
    markup = to_markup((mark("nass"), mark("lois")), References().number)
    assert f"1</a></sup>{GLUE}{GAP}<sup>" in markup


def test_sources_are_numbered_in_the_order_of_their_first_mention() -> None:
    references = References()
    numbers = [references.number(each) for each in ("nass", "lois", "nass", "nice", "lois")]
    assert numbers == [1, 2, 1, 3, 2]


def test_sources_that_are_known_have_their_place_in_that_list() -> None:
    references = References(("lois", "nass"))
    assert [references.number(each) for each in ("nass", "new", "lois")] == [2, 3, 1]


def test_plain_words_have_no_marks() -> None:
    spans = (Span("Two "), Span("trials", "term", "trial"), Span(" agree."), mark("nass"))
    assert to_words(spans) == "Two trials agree."
