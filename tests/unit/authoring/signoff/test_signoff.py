"""The report for the clinician: every item, what the guide has for it, and nothing ticked."""

import datetime as dt
import io
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from markupsafe import escape

from kiosk import paths
from kiosk.authoring.cli import main
from kiosk.authoring.loading import check_folder
from kiosk.authoring.signoff.report import Report, make_report
from kiosk.authoring.signoff.shown import SHOWN
from kiosk.authoring.signoff.standards import read_standards
from kiosk.authoring.signoff.writers import as_html, as_pdf

ROOT = Path(__file__).parents[4]
GUIDE = ROOT / "content" / "si-joint"
DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def report() -> Report:
    checked = check_folder(GUIDE, DAY)
    assert checked.guide is not None
    return make_report(checked.guide, checked.findings, paths.resources())


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return as_html(report, paths.resources(), DAY).decode()


@pytest.fixture(scope="module")
def pdf(report: Report) -> bytes:
    return as_pdf(report, paths.resources(), DAY)


def words_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return " ".join(" ".join(each.get_textpage().get_text_bounded().split()) for each in document)
    finally:
        document.close()


class Boxes(HTMLParser):
    """Looks at every element of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[dict[str, str | None]] = []
        self.ids: list[str | None] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        self.ids += [value for name, value in attrs if name == "id"]
        if tag == "input":
            self.boxes.append(dict(attrs))


def test_both_instruments_are_there_with_all_their_items() -> None:
    ipdasi, pemat = read_standards(paths.resources())
    assert [len(group.items) for group in ipdasi.group] == [6, 7, 8]  # four of the ten stand in one row
    assert [len(group.items) for group in pemat.group] == [17, 7]
    numbers = [item.number for group in pemat.group for item in group.items]
    assert numbers == [str(each) for each in range(1, 27) if each not in {13, 14}]


def test_everything_that_can_be_shown_is_shown_somewhere() -> None:
    wanted = {
        item.shows
        for standard in read_standards(paths.resources())
        for group in standard.group
        for item in group.items
    }
    assert wanted - {""} == set(SHOWN)


def test_each_number_stands_under_its_source(report: Report) -> None:
    sources = {each.id: each for each in report.sources}
    assert any("81 of every 100 people did well" in claim for claim in sources["insite-2015"].claims)
    assert any("77 of 100" in claim for claim in sources["lois-2019"].claims)
    assert not any("77 of 100" in claim for claim in sources["insite-2015"].claims)
    assert dict(sources["sham-2024"].facts)["Who was studied"].startswith("63 people")


def test_what_is_open_is_said_and_nobody_is_made_up(report: Report) -> None:
    facts = dict(report.facts)
    assert facts["Reviewed by"] == facts["Translation reviewed by"] == "nobody yet"
    assert len(report.remarks) == 2


def test_the_page_is_one_static_file_with_nothing_ticked(page: str, report: Report) -> None:
    boxes = Boxes()
    boxes.feed(page)
    items = [
        (item, standard) for standard in report.standards for group in standard.groups for item in group.items
    ]
    assert len(boxes.boxes) == sum(len(standard.answers) for _, standard in items)
    assert all("checked" not in each for each in boxes.boxes)
    assert {each["aria-describedby"] for each in boxes.boxes} == set(boxes.ids)
    assert not boxes.tags & {"script", "link", "img", "iframe"}
    assert "http" not in page.replace("http-equiv", "")
    assert all(escape(item.text) in page for item, _ in items)


def test_the_pdf_is_tagged_and_says_the_same(pdf: bytes, report: Report) -> None:
    words = words_of(pdf)
    for standard in report.standards:
        for group in standard.groups:
            for item in group.items:
                assert " ".join(item.text.split()[:3]) in words
    for source in report.sources:
        assert source.name in words
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en"
        assert "pdfuaid:part" in str(document.open_metadata())


@pytest.mark.parametrize("ending", ["html", "PDF"])
def test_the_command_writes_it(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / f"report.{ending}"
    assert main(["report", str(GUIDE), "-o", str(output)]) == 0
    assert output.stat().st_size > 10_000
    assert "ticked nothing" in capsys.readouterr().out


def test_a_name_of_another_kind_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "report.docx"
    assert main(["report", str(GUIDE), "-o", str(output)]) == 2
    assert ".html or .pdf" in capsys.readouterr().err
    assert not output.exists()


def test_of_a_guide_with_errors_there_is_no_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "guide"
    folder.mkdir()
    output = tmp_path / "report.pdf"
    assert main(["report", str(folder), "-o", str(output)]) == 1
    assert "Nothing was written" in capsys.readouterr().err
    assert not output.exists()
