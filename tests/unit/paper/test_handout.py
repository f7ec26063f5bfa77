"""The guide on paper: all of it is there, in each language and print, held to PDF/UA-1."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from kiosk import paths
from kiosk.authoring.loading import load_guide
from kiosk.content.model import EnableWhen, Guide, IconArray, Item, StatPair, Text
from kiosk.paper.apart import PagesApart
from kiosk.paper.handout import PARTS, Handout, HandoutPart, make_handout
from kiosk.paper.page import PageMaker
from kiosk.paper.typesetter import Page, Paper, Typesetter
from kiosk.paper.words import page_words
from tests.unit.paper.reading import elements_of, embedded_fonts, opened, sheets_of, tags_of, text_of

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(ROOT / "content" / "si-joint", dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(paths.resources())


@pytest.fixture(scope="module", params=["en", "es"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=[False, True], ids=["usual", "large"])
def page(guide: Guide, typesetter: Typesetter, language: str, request: pytest.FixtureRequest) -> Page:
    return make_handout(Handout(guide, language, large=request.param), "us-letter", typesetter)


def flat(words: str) -> str:
    """The letters and digits of words: lines end between others, and a hyphen there is told in other ways."""
    return "".join(character for character in words if character.isalnum())


def header_of(guide: Guide, language: str, page: Page, number: int) -> str:
    words = page_words(paths.resources() / "i18n", language)
    version = words("version", version=guide.version)
    return flat(
        words(
            "handout-pages",
            title=guide.title[language],
            version=version,
            page=number,
            pages=page.page_count,
        )
    )


def body_of(guide: Guide, language: str, page: Page) -> str:
    """The words of all pages without their headers, as a passage may go on over the page."""
    with sheets_of(page) as sheets:
        texts = [flat(sheet.get_textpage().get_text_bounded()) for sheet in sheets]
    for number, text in enumerate(texts, 1):
        assert header_of(guide, language, page, number) in text
    return "".join(text.replace(header_of(guide, language, page, at), "") for at, text in enumerate(texts, 1))


def prose_of(guide: Guide, language: str) -> Iterator[str]:
    """All runs of words in the sections and in the details of the comparison."""
    every = [section.body for section in guide.sections]
    every += [attribute.detail for attribute in guide.comparison.attributes]
    for prose in every:
        for block in prose.get(language, ()):
            for name in ("spans", "items", "paragraphs"):
                for part in getattr(block, name, ()):
                    yield from (span.text for span in (part if isinstance(part, tuple) else (part,)))


def texts_of(guide: Guide) -> Iterator[Text]:
    signs, check = guide.warning_signs, guide.questionnaire
    yield from (guide.title, guide.decision, guide.disclaimer, signs.title, signs.lead, signs.ask)
    yield from (sign.text for sign in signs.signs)
    yield from (section.title for section in guide.sections)
    yield from (option.name for option in guide.comparison.options)
    for attribute in guide.comparison.attributes:
        yield from (attribute.title, *attribute.cells.values())
    yield from (check.title, check.intro)
    for item in check.items:
        yield from (item.text, item.why, *(option.text for option in item.answer_option))
    for criterion in check.criteria:
        yield from (criterion.title, criterion.looked_for, criterion.disputed)
    for group in guide.question_groups:
        yield from (group.title, *(question.text for question in group.questions))
    yield from (term.meaning for term in guide.glossary)
    for source in guide.evidence:
        yield from (source.name, source.people, source.funder, source.certainty)
    for figure in guide.figures:
        yield from (figure.title, figure.note)


def test_everything_of_the_guide_is_there(guide: Guide, language: str, page: Page) -> None:
    text = body_of(guide, language, page)
    wanted = [*(each.get(language, "") for each in texts_of(guide)), *prose_of(guide, language)]
    assert len(wanted) > 300
    assert [words for words in wanted if flat(words) not in text] == []


def test_warning_signs_come_first_and_nothing_is_a_verdict(guide: Guide, language: str, page: Page) -> None:
    text, words = flat(text_of(page)), page_words(paths.resources() / "i18n", language)
    assert text.index(flat(guide.warning_signs.lead[language])) < text.index(
        flat(guide.sections[0].title[language])
    )
    for key in ("give-to-doctor", "no-score", "not-a-diagnosis", "not-reviewed"):
        assert flat(words(key)) in text
    assert text.count(flat(words("not-sure"))) >= len(guide.questionnaire.items)


def test_it_is_held_to_pdf_ua_and_tagged(guide: Guide, language: str, page: Page) -> None:
    assert page.accessible
    assert page.notice == ""
    with opened(page) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert str(metadata["dc:title"]) == guide.title[language]
        assert pdf.Root["/Lang"] == language
        tags = set(tags_of(pdf))
        fonts = embedded_fonts(pdf)
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Figure", "/P"} <= tags
    assert all("AtkinsonHyperlegibleNext" in name and inside for name, inside in fonts.items())


def test_each_drawing_says_what_it_shows(guide: Guide, language: str, page: Page) -> None:
    drawn = [each.alt[language] for each in guide.figures if isinstance(each, IconArray | StatPair)]
    drawn += [each.alt[language] for each in guide.media if each.id != guide.cover]
    with opened(page) as pdf:
        elements = elements_of(pdf.Root["/StructTreeRoot"])
        entries = [each for each in elements if isinstance(each, pikepdf.Dictionary)]
        said = {str(each["/Alt"]) for each in entries if "/Alt" in each}
    assert set(drawn) <= said
    assert len(drawn) == 6


def test_each_sheet_says_what_it_belongs_to(guide: Guide, language: str, page: Page) -> None:
    with sheets_of(page) as sheets:
        heads = [flat(sheet.get_textpage().get_text_bounded())[:200] for sheet in sheets]
    told = [header_of(guide, language, page, number) for number in range(1, page.page_count + 1)]
    assert all(head.startswith(each) for head, each in zip(heads, told, strict=True))


@pytest.mark.parametrize(("large", "body", "least"), [(False, 12, 10), (True, 18, 14)])
def test_large_print_is_large(
    guide: Guide, typesetter: Typesetter, *, large: bool, body: float, least: float
) -> None:
    page = make_handout(Handout(guide, "en", large=large), "a4", typesetter)
    sizes: dict[float, int] = {}
    with sheets_of(page) as sheets:
        for sheet in sheets:
            for thing in sheet.get_objects():
                if thing.type == 1:  # FPDF_PAGEOBJ_TEXT
                    size = round(thing.get_font_size() * abs(thing.get_matrix().d), 1)
                    sizes[size] = sizes.get(size, 0) + 1
    assert max(sizes, key=lambda size: sizes[size]) == body
    assert min(sizes) >= least


@pytest.mark.parametrize(("paper", "width", "height"), [("us-letter", 612, 792), ("a4", 595.28, 841.89)])
def test_the_sheet_is_the_one_in_the_printer(
    guide: Guide, typesetter: Typesetter, paper: Paper, width: float, height: float
) -> None:
    page = make_handout(Handout(guide, "en", parts=()), paper, typesetter)
    with sheets_of(page) as sheets:
        assert sheets[0].get_size() == pytest.approx((width, height), abs=0.1)
        assert len(sheets) == 1


@pytest.mark.parametrize("left_out", PARTS)
def test_a_part_that_is_left_out_is_not_there_and_the_others_are(
    guide: Guide, typesetter: Typesetter, left_out: HandoutPart
) -> None:
    parts = tuple(part for part in PARTS if part != left_out)
    text = flat(text_of(make_handout(Handout(guide, "en", parts=parts), "us-letter", typesetter)))
    marks = {
        "sections": guide.sections[2].title["en"],
        "comparison": guide.comparison.attributes[1].cells[guide.comparison.options[0].id]["en"],
        "check": guide.questionnaire.items[0].text["en"],
        "questions": guide.question_groups[0].questions[0].text["en"],
    }
    there = {part: flat(mark) in text for part, mark in marks.items()}
    assert there == {part: part != left_out for part in PARTS}
    assert flat(guide.warning_signs.lead["en"]) in text


def test_questions_say_on_which_answer_they_depend(language: str, page: Page) -> None:
    said = {
        "en": ("Answer this only if you marked “Yes” at question 1.", "question 5 is 2 or more."),
        "es": ("Conteste esto solo si marcó “Sí” en la pregunta 1.", "pregunta 5 es 2 o más."),
    }[language]
    text = flat(text_of(page))
    assert [words for words in said if flat(words) not in text] == []


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (EnableWhen("sure", "exists", True), "you answered question 1"),
        (EnableWhen("sure", "exists", False), "you left out question 1"),
        (EnableWhen("sure", "!=", True), "you did not mark “Yes” at question 1"),
        (EnableWhen("days", "=", 2), "your number at question 2 is 2"),
        (EnableWhen("days", "!=", 2), "your number at question 2 is not 2"),
        (EnableWhen("days", ">", 2), "your number at question 2 is more than 2"),
        (EnableWhen("days", "<", 2.5), "your number at question 2 is less than 2.5"),
        (EnableWhen("days", "<=", 2), "your number at question 2 is 2 or less"),
    ],
)
def test_every_condition_has_words(guide: Guide, typesetter: Typesetter, when: EnableWhen, said: str) -> None:
    text = {"en": "Sample", "es": "Muestra"}
    always = EnableWhen("sure", "=", False)
    items = (
        Item("sure", "boolean", text),
        Item("days", "decimal", text),
        Item("last", "boolean", text, enable_when=(when, always), enable_behavior="any"),
    )
    changed = replace(guide, questionnaire=replace(guide.questionnaire, items=items))
    page = make_handout(Handout(changed, "en", parts=("check",)), "us-letter", typesetter)
    assert f"only if {said} or you marked “No” at question 1." in text_of(page)


def test_code_in_a_guide_is_printed_as_text(guide: Guide, typesetter: Typesetter) -> None:
    words = '#panic("x") *bold* $x$'
    changed = replace(guide, title={"en": words, "es": words})
    assert words in text_of(make_handout(Handout(changed, "en", parts=()), "us-letter", typesetter))


def test_made_apart_it_is_the_same_bytes(guide: Guide) -> None:
    apart, handout = PagesApart(paths.resources()), Handout(guide, "es", "A practice", large=True)
    try:
        made = apart.make_handout(handout, "a4")
    finally:
        apart.end()
    assert made == PageMaker(paths.resources()).make_handout(handout, "a4")
    assert "A practice" in text_of(made)
