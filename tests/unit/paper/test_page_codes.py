"""The clinic's code on the finished page: read back from it as a scanner would."""

import io
import logging
from collections.abc import Callable

import msgspec
import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageEnhance, ImageFilter

from kiosk.paper.clinic_code import PREFIX, codes_of, response_of
from kiosk.paper.page import Page, PageMaker, Paper
from kiosk.visit.response import QuestionnaireResponse
from kiosk.visit.summary import Summary
from tests.unit.paper.answers import answered, incompressible
from tests.unit.paper.reading import elements_of, opened, sheets_of, text_of

replace = msgspec.structs.replace
Harm = Callable[[Image.Image], Image.Image]
WHITE = 255
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def scanned(page: Page, dpi: int, sheet: int = -1) -> Image.Image:
    """The page as a scanner sees it, in grey; by default its last side."""
    with sheets_of(page) as document:
        picture: Image.Image = document[sheet % len(document)].render(scale=dpi / 72, grayscale=True).to_pil()
    return picture


def read(picture: Image.Image) -> QuestionnaireResponse:
    found = zxingcpp.read_barcodes(picture, QR)
    return response_of(barcode.text for barcode in found)


def blurred(radius: float) -> Harm:
    return lambda picture: picture.filter(ImageFilter.GaussianBlur(radius))


def turned(degrees: float) -> Harm:
    return lambda picture: picture.rotate(
        degrees, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=WHITE
    )


def faded(contrast: float) -> Harm:
    return lambda picture: ImageEnhance.Contrast(picture).enhance(contrast)


def photographed(picture: Image.Image) -> Image.Image:
    """Everything at once, as a phone's camera does it."""
    content = io.BytesIO()
    faded(0.4)(blurred(1.2)(turned(8)(picture))).save(content, "JPEG", quality=40)
    return Image.open(content)


def stained(picture: Image.Image) -> Image.Image:
    """A grey stain over a twentieth of the code, at its lower right."""
    found = zxingcpp.read_barcodes(picture, QR)[0].position.bottom_right
    picture.paste(90, (found.x - 90, found.y - 90, found.x - 5, found.y - 5))
    return picture


@pytest.fixture(scope="module")
def page(page_maker: PageMaker) -> Page:
    return page_maker.make(bare(answered(10)), "us-letter")


def bare(response: QuestionnaireResponse | None) -> Summary:
    return Summary(
        language="en",
        guide_title="When SI joint shots help less",
        guide_version="2026.11.0",
        practice="Napa Valley Orthopaedic Medical Group",
        date="2026-11-22",
        questions=(),
        suggested=(),
        options=(),
        option_tones=(),
        rows=(),
        points=(),
        answers=(),
        help_now="For new weakness in both legs: call 911 or tell the front desk.",
        disclaimer="This page helps you talk with your doctor.",
        reviewed="",
        response=response,
    )


@pytest.mark.parametrize(
    ("paper", "large", "dpi"),
    [
        ("us-letter", False, 150),
        ("us-letter", False, 200),
        ("us-letter", True, 200),
        ("a4", False, 300),
        ("a4", True, 200),
    ],
)
def test_the_code_is_read_back_from_the_page(
    page_maker: PageMaker, full_visit: Summary, paper: Paper, large: bool, dpi: int
) -> None:
    page = page_maker.make(replace(full_visit, response=answered(10)), paper, large=large)
    assert read(scanned(page, dpi)) == answered(10)
    assert page.accessible
    assert page.notice == ""


@pytest.mark.parametrize(
    ("dpi", "harm"),
    [
        (200, blurred(1)),
        (300, blurred(2)),
        (200, turned(7)),
        (300, turned(45)),
        (200, turned(90)),
        (200, turned(180)),
        (200, faded(0.2)),
        (200, photographed),
        (300, photographed),
        (300, stained),
    ],
)
def test_the_code_is_read_back_from_a_bad_picture(page: Page, dpi: int, harm: Harm) -> None:
    assert read(harm(scanned(page, dpi))) == answered(10)


def test_two_codes_are_read_back_together(page_maker: PageMaker) -> None:
    page = page_maker.make(bare(incompressible(700)), "us-letter")
    assert read(scanned(page, 200)) == incompressible(700)
    assert "For the clinic: my answers (1/2)" in text_of(page)
    assert "For the clinic: my answers (2/2)" in text_of(page)


def test_a_module_is_wide_enough_for_a_plain_scanner(page: Page) -> None:
    """0.33 mm at least, measured on the page: a code is as wide as its modules together."""
    dpi = 600
    (barcode,) = zxingcpp.read_barcodes(scanned(page, dpi), QR)
    width_mm = (barcode.position.top_right.x - barcode.position.top_left.x) / dpi * 25.4
    modules = codes_of(answered(10))[0].side
    assert width_mm / modules == pytest.approx(0.38, abs=0.01)
    assert width_mm / modules >= 0.33


def test_screen_readers_hear_what_the_code_is(page_maker: PageMaker, page: Page) -> None:
    assert alternatives(page) == [
        "A code for the clinic's computer. It holds the answers that stand on this page."
    ]
    spanish = page_maker.make(replace(bare(answered(3)), language="es"), "us-letter")
    assert alternatives(spanish) == [
        "Un código para la computadora de la clínica. Contiene las respuestas que están en esta hoja."
    ]


def test_a_language_without_words_of_its_own_has_a_code_all_the_same(page_maker: PageMaker) -> None:
    page = page_maker.make(replace(bare(answered(3)), language="fr"), "us-letter")
    assert page.accessible
    assert read(scanned(page, 200)) == answered(3)


def alternatives(page: Page) -> list[str]:
    with opened(page) as pdf:
        elements = elements_of(pdf.Root["/StructTreeRoot"])
        return [
            str(each["/Alt"]) for each in elements if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]


def test_without_answers_for_it_there_is_no_code(page_maker: PageMaker, full_visit: Summary) -> None:
    page = page_maker.make(full_visit, "us-letter")
    assert zxingcpp.read_barcodes(scanned(page, 200)) == []
    assert "For the clinic" not in text_of(page)


def test_answers_beyond_two_codes_are_left_to_the_words_and_staff_are_told(page_maker: PageMaker) -> None:
    page = page_maker.make(bare(incompressible(2_000)), "us-letter")
    assert page.pdf == page_maker.make(bare(None), "us-letter").pdf
    assert page.notice.startswith("The page was made without the clinic's code")


def test_a_code_pushes_nothing_off_the_page(page_maker: PageMaker, full_visit: Summary) -> None:
    """A visit that fills two sides keeps all of its questions; two codes are taller than what is left."""
    low, high = 20, 160
    while high - low > 1:
        count = (low + high) // 2
        fits = "on the screen" not in text_of(page_maker.make(crowded(full_visit, count), "us-letter"))
        low, high = (count, high) if fits else (low, count)
    summary = crowded(full_visit, low)
    page = page_maker.make(replace(summary, response=incompressible(700)), "us-letter")
    assert page.pdf == page_maker.make(summary, "us-letter").pdf
    assert page.notice.startswith("The page was made without the clinic's code")


def crowded(summary: Summary, count: int) -> Summary:
    return replace(summary, questions=tuple(f"{number}: What else could this be?" for number in range(count)))


def test_the_notice_and_the_log_hold_nothing_of_the_answers(
    page_maker: PageMaker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    summary = bare(incompressible(2_000))
    page = page_maker.make(summary, "us-letter")
    assert caplog.text == ""
    assert "noise" not in page.notice
    assert PREFIX not in page.notice
    assert "noise" not in repr((summary, page, summary.response))
