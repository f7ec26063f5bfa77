"""Printing through Qt: each side whole and at its size. Shown in Qt's own PDF output, not on paper."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pikepdf
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.content.model import Guide
from kiosk.paper.errors import PrinterError
from kiosk.paper.page import PageMaker, Paper
from kiosk.paper.preview import rasterise
from kiosk.paper.spooler import JobKind, PrinterKind
from kiosk.ui.jobs import Jobs
from kiosk.ui.qt_printer import QtSpooler, resolution_of
from kiosk.visit.summary import Summary, build_summary
from kiosk.visit.visit import Visit

_LETTER, _A4 = (612, 792), (595, 842)


@pytest.fixture
def summary(guide: Guide) -> Summary:
    return build_summary(Visit(guide), "en", dt.date(2026, 11, 22))


@pytest.fixture
def long_summary(guide: Guide) -> Summary:
    """A page with two sides."""
    visit = Visit(guide)
    visit.begin_check()
    for group in guide.question_groups:
        for question in group.questions:
            visit.toggle_question(question.id)
    return build_summary(visit, "en", dt.date(2026, 11, 22))


def into(path: Path) -> Callable[[], QPrinter]:
    """Make printers that write a PDF file."""

    def make() -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    return make


def sizes(path: Path) -> list[tuple[int, int]]:
    """Give the size of each page in points."""
    with pikepdf.open(path) as document:
        return [(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in document.pages]


def ink(pdf: bytes, side: int) -> bytes:
    """Give how dark each spot of a side is; spots are as large as letters, so that a hair is no shift."""
    raster = rasterise(pdf, 600, side)
    picture = Image.frombuffer(
        "RGB", (raster.width, raster.height), raster.pixels, "raw", "RGB", raster.stride
    )
    spots = picture.convert("L").resize((100, 130), Image.Resampling.BOX)
    return bytes(255 - brightness for brightness in spots.tobytes())


def looks_the_same(before: bytes, after: bytes, side: int = 0) -> bool:
    """Tell whether two pages differ by less than a third of the ink on the first one."""
    one, other = ink(before, side), ink(after, side)
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) < sum(one) / 3


@pytest.mark.parametrize(("paper", "size"), [("us-letter", _LETTER), ("a4", _A4)])
def test_a_page_comes_out_whole_and_at_its_own_size(
    qapp: object, tmp_path: Path, summary: Summary, paper: Paper, size: tuple[int, int]
) -> None:
    del qapp
    out = tmp_path / "out.pdf"
    page = PageMaker(paths.resources()).make(summary, paper)
    spooler = QtSpooler(paper, make_printer=into(out))
    job = spooler.submit(page.pdf)
    assert sizes(out) == [size]
    assert looks_the_same(page.pdf, out.read_bytes())
    assert spooler.job_state(job).kind is JobKind.SENT


def test_both_sides_come_out(qapp: object, tmp_path: Path, long_summary: Summary) -> None:
    del qapp
    out = tmp_path / "out.pdf"
    page = PageMaker(paths.resources()).make(long_summary, "us-letter", large=True)
    assert page.page_count == 2
    QtSpooler("us-letter", make_printer=into(out)).submit(page.pdf)
    assert sizes(out) == [_LETTER, _LETTER]
    assert looks_the_same(page.pdf, out.read_bytes(), 0)
    assert looks_the_same(page.pdf, out.read_bytes(), 1)


def test_it_prints_from_another_thread(qtbot: QtBot, tmp_path: Path, summary: Summary) -> None:
    out = tmp_path / "out.pdf"
    pdf = PageMaker(paths.resources()).make(summary, "us-letter").pdf
    spooler = QtSpooler("us-letter", make_printer=into(out))
    jobs = Jobs()
    done: list[object] = []
    jobs.run(lambda: spooler.submit(pdf), done.append, done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
    assert not isinstance(done[0], Exception)
    assert sizes(out) == [_LETTER]
    jobs.finish()


def test_what_the_queue_shows_says_nothing_of_the_visit(
    qapp: object, tmp_path: Path, summary: Summary
) -> None:
    del qapp
    out = tmp_path / "out.pdf"
    marked = msgspec.structs.replace(summary, guide_title="Planted")
    pdf = PageMaker(paths.resources()).make(marked, "us-letter").pdf
    QtSpooler("us-letter", make_printer=into(out)).submit(pdf)
    with pikepdf.open(out) as document:
        assert str(document.docinfo["/Title"]) == "Waiting-room page"


def test_a_page_is_printed_grey_one_sided_and_once(qapp: object, tmp_path: Path, summary: Summary) -> None:
    del qapp
    out = tmp_path / "out.pdf"
    made: list[QPrinter] = []

    def make() -> QPrinter:
        printer = into(out)()
        printer.setColorMode(QPrinter.ColorMode.Color)
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        printer.setCopyCount(3)
        made.append(printer)
        return printer

    pdf = PageMaker(paths.resources()).make(summary, "us-letter").pdf
    QtSpooler("us-letter", make_printer=make).submit(pdf)
    (printer,) = made
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    assert printer.duplex() is QPrinter.DuplexMode.DuplexNone
    assert printer.copyCount() == 1
    with pikepdf.open(out) as document:
        images = [each for each in document.objects if isinstance(each, pikepdf.Stream) and "/Width" in each]
        spaces = {str(image.ColorSpace) for image in images}
    assert spaces == {"/DeviceGray"}


@pytest.mark.parametrize(
    ("supported", "dots"),
    [
        ((300, 600, 1200), 300),
        ((1200, 600), 600),
        ((360, 720), 360),
        ((72,), 300),
        ((150, 200), 300),
        ((), 300),
    ],
)
def test_the_printers_own_resolution_is_used_if_it_is_enough(supported: tuple[int, ...], dots: int) -> None:
    assert resolution_of(supported) == dots


@pytest.mark.parametrize("name", ["", "No such printer"])
def test_without_a_printer_it_says_so_and_takes_nothing(qapp: object, name: str) -> None:
    del qapp
    spooler = QtSpooler("us-letter", name)
    state = spooler.state()
    assert state.kind is PrinterKind.UNKNOWN_PRINTER
    assert not state.accepts
    with pytest.raises(PrinterError, match="Nothing was lost"):
        spooler.submit(b"")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_opened_is_told(qapp: object, tmp_path: Path, summary: Summary) -> None:
    del qapp
    pdf = PageMaker(paths.resources()).make(summary, "us-letter").pdf
    with pytest.raises(PrinterError, match="could not be opened"):
        QtSpooler("us-letter", make_printer=into(tmp_path / "missing" / "out.pdf")).submit(pdf)
