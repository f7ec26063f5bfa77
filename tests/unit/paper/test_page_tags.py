"""What the page's PDF tells screen readers."""

from pathlib import Path

import msgspec
import pikepdf
import pytest
from pdfua import validate

from kiosk.paper.page import PageMaker
from kiosk.visit.summary import Summary
from tests.unit.paper.reading import elements_of, embedded_fonts, opened, tags_of, text_of

replace = msgspec.structs.replace


def test_the_pdf_is_tagged_titled_and_held_to_pdf_ua(page_maker: PageMaker, full_visit: Summary) -> None:
    page = page_maker.make(full_visit, "us-letter")

    assert page.accessible
    assert page.notice == ""
    with opened(page) as pdf:
        assert pdf.Root["/Lang"] == "en"
        assert bool(pdf.Root["/MarkInfo"]["/Marked"])
        assert bool(pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"])
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "My visit summary"
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("what", ["empty", "usual", "forty questions", "far too much"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_another_checker_of_pdf_ua_finds_no_fault(  # noqa: PLR0913, PLR0917 - each a way that pages differ
    page_maker: PageMaker,
    full_visit: Summary,
    untouched_visit: Summary,
    tmp_path: Path,
    what: str,
    language: str,
    *,
    large: bool,
) -> None:
    questions = {"forty questions": 40, "far too much": 400}
    summary = untouched_visit if what == "empty" else full_visit
    if what in questions:
        many = tuple(f"Is this question number {number}?" for number in range(questions[what]))
        summary = replace(summary, questions=many)

    page = page_maker.make(replace(summary, language=language), "a4", large=large)

    (tmp_path / "page.pdf").write_bytes(page.pdf)
    report = validate(str(tmp_path / "page.pdf"))
    assert page.accessible
    assert [(finding.rule_id, finding.message) for finding in report.findings] == []


def test_that_checker_notices_a_page_without_its_tags(
    page_maker: PageMaker, full_visit: Summary, tmp_path: Path
) -> None:
    with opened(page_maker.make(full_visit, "us-letter")) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(tmp_path / "page.pdf")

    assert validate(str(tmp_path / "page.pdf")).findings != ()
    with pikepdf.open(tmp_path / "page.pdf") as pdf:
        assert "/MarkInfo" in pdf.Root


def test_headings_lists_and_tables_are_told_as_such(page_maker: PageMaker, full_visit: Summary) -> None:
    with opened(page_maker.make(full_visit, "us-letter")) as pdf:
        tags = tags_of(pdf)

    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 5
    assert tags.count("/H3") == 1
    assert tags.count("/L") == 3
    assert tags.count("/LI") == 2 + 1 + 1  # questions, a suggested one, an answer
    assert tags.count("/Table") == 2
    assert tags.count("/TH") == 6
    assert tags.count("/TR") == 1 + 2 + 1 + 3


def test_our_fonts_are_in_the_file_and_no_others(page_maker: PageMaker, full_visit: Summary) -> None:
    with opened(page_maker.make(full_visit, "us-letter")) as pdf:
        fonts = embedded_fonts(pdf)

    assert len(fonts) == 4
    assert all("AtkinsonHyperlegibleNext" in name for name in fonts)
    assert all(fonts.values())


def test_a_language_without_words_of_its_own_gets_english_ones_and_says_so(
    page_maker: PageMaker, full_visit: Summary
) -> None:
    page = page_maker.make(replace(full_visit, language="fr", questions=("Que faire ?",)), "us-letter")

    assert "What I want to ask" in text_of(page)
    assert "Que faire ?" in text_of(page)
    with opened(page) as pdf:
        assert pdf.Root["/Lang"] == "fr"
        elements = elements_of(pdf.Root["/StructTreeRoot"])
        assert "en" in {str(element["/Lang"]) for element in elements if "/Lang" in element}


@pytest.mark.parametrize(("tag", "lang"), [("es-419", "es"), ("es-US", "es-US")])
def test_a_regional_language_uses_the_languages_words(
    page_maker: PageMaker, full_visit_es: Summary, tag: str, lang: str
) -> None:
    page = page_maker.make(replace(full_visit_es, language=tag), "us-letter")

    assert "Lo que quiero preguntar" in text_of(page)
    with opened(page) as pdf:
        assert pdf.Root["/Lang"] == lang
