"""From CommonMark to blocks, and the glossary's words on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring.findings import Findings, Place
from kiosk.authoring.markdown import MarkdownParser
from kiosk.authoring.prose import spans as spans_of
from kiosk.content.model import (
    Block,
    BulletList,
    Callout,
    FigureRef,
    Heading,
    Paragraph,
    Span,
    Spans,
    Term,
)

MARK = Span("", "evidence", "e")
TERMS = (
    Term("joint", {"en": "joint"}, {"en": "Where bones meet"}),
    Term("si-joint", {"en": "SI joint"}, {"en": "A joint low in the back"}, {"en": ("sacroiliac joint",)}),
    Term("ct", {"en": "CT scan (slices)"}, {"en": "A picture"}),
)


def parse(text: str, terms: tuple[Term, ...] = ()) -> tuple[tuple[Block, ...], Findings]:
    findings = Findings()
    parser = MarkdownParser(("en",), terms, findings)
    return parser.parse(text, Place("a.md", 1), "en", ("body", "en")), findings


def paragraph(text: str, terms: tuple[Term, ...] = ()) -> Spans:
    blocks, findings = parse(text, terms)
    assert findings.sorted() == ()
    (block,) = blocks
    assert isinstance(block, Paragraph)
    return block.spans


def linked(text: str) -> list[tuple[str, str]]:
    blocks, _ = parse(text, TERMS)
    found = []
    for block in blocks:
        found += [(span.text, span.target) for _, span in spans_of(block) if span.style == "term"]
    return found


def test_every_kind_of_block_becomes_what_the_kiosk_shows() -> None:
    blocks, findings = parse(
        "Words.\n\n## Heading\n\n### Smaller\n\n- one\n- two\n\n1. first\n\n"
        "```picture\nknee\n```\n\n```callout caution\nTake care\n\nSit.\n\nStand.\n```\n"
    )
    assert findings.sorted() == ()
    plain = [(Span(text),) for text in ("one", "two", "first", "Sit.", "Stand.")]
    assert blocks == (
        Paragraph((Span("Words."),)),
        Heading(2, (Span("Heading"),)),
        Heading(3, (Span("Smaller"),)),
        BulletList((plain[0], plain[1])),
        BulletList((plain[2],), ordered=True),
        FigureRef("knee"),
        Callout("caution", "Take care", (plain[3], plain[4])),
    )


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a **b** *c*", (Span("a "), Span("b", "strong"), Span(" "), Span("c", "emphasis"))),
        ("one\ntwo", (Span("one two"),)),
        ("[x y](section:s)", (Span("x y", "section", "s"),)),
        ("**[x](term:t)**", (Span("x", "term", "t"),)),
        ("[**x** y](evidence:e)", (Span("x", "strong"), Span(" y"), MARK)),
        ("so.[^e][^f] Then", (Span("so."), MARK, Span("", "evidence", "f"), Span(" Then"))),
        (r"1 \< 2 &amp; \[^e]", (Span("1 < 2 & [^e]"),)),
        ("**a *b* c**", (Span("a ", "strong"), Span("b", "emphasis"), Span(" c", "strong"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_words_keep_their_style_and_lead_where_the_author_says(text: str, spans: Spans) -> None:
    blocks, _ = parse(text)
    assert blocks == (Paragraph(spans),)


def test_a_list_with_empty_lines_is_the_same_list() -> None:
    assert parse("- one\n\n- two\n")[0] == parse("- one\n- two\n")[0]


def test_a_span_knows_the_line_on_which_it_begins() -> None:
    findings = Findings()
    parser = MarkdownParser(("en",), TERMS, findings)
    parser.parse("one\ntwo [x](section:s)\nthe joint", Place("a.md", 7), "en", ("body", "en"))
    places = findings.places
    assert places.find(("body", "en", 0, "spans", 1)) == ("a.md", 8)
    assert places.find(("body", "en", 0)) == ("a.md", 7)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("A joint. The joint.", [("joint", "joint")]),
        ("The SI joint is a joint.", [("SI joint", "si-joint"), ("joint", "joint")]),
        ("Your Sacroiliac Joint.", [("Sacroiliac Joint", "si-joint")]),
        ("The SI\njoint.", [("SI joint", "si-joint")]),
        ("Joints, a disjoint, joint-like, re-joint.", []),
        ("**The joint** is here.", [("joint", "joint")]),
        ("## The joint\n\nA joint.", [("joint", "joint")]),
        ("- one\n- a joint\n", [("joint", "joint")]),
        ("```callout note\nThe joint\n\nOne joint.\n```\n", [("joint", "joint")]),
        ("A joint, and [it](term:joint).", [("it", "joint")]),
        ("See [the joint](section:s).", []),
        ("A CT scan (slices) helps.", [("CT scan (slices)", "ct")]),
        ("The doctor's joint's.", [("joint", "joint")]),
    ],
    ids=lambda value: value.replace("\n", " ") if isinstance(value, str) else "",
)
def test_a_word_of_the_glossary_is_linked_at_its_first_use(text: str, links: list[tuple[str, str]]) -> None:
    assert linked(text) == links


def test_linking_changes_no_word() -> None:
    text = "The SI joint is a **joint** that *meets* the spine."
    assert "".join(s.text for s in paragraph(text, TERMS)) == "".join(s.text for s in paragraph(text))


@given(st.text(alphabet=st.sampled_from('ab *_#[]()^:!<>`~|-+1.\\\n"&;=\t joint'), max_size=60))
def test_no_text_ends_the_parser(text: str) -> None:
    blocks, findings = parse(text, TERMS)
    lines = text.count("\n") + 1
    assert all(1 <= finding.place.line <= lines for finding in findings.sorted())
    assert all(isinstance(block, Block) for block in blocks)
