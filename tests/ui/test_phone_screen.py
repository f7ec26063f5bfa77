"""The codes for a phone, read back from the screen as a phone's camera sees it."""

import datetime as dt
import itertools
import logging
from collections.abc import Callable, Iterator

import pytest
import zxingcpp
from PIL import Image, ImageEnhance, ImageFilter
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.paper.errors import PageError
from kiosk.paper.phone_text import phone_code, phone_parts
from kiosk.ui.gallery import SCREEN_SIZES, sample_visit
from kiosk.ui.hands import Hands
from kiosk.ui.phone_codes import PhoneCodes
from kiosk.ui.screens.phone import PhoneScreen
from kiosk.ui.session import VisitSession
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.window import KioskWindow
from kiosk.visit.summary import Summary, build_summary
from tests.ui.conftest import Show

DAY = dt.date(2026, 11, 22)
WORDS = paths.resources() / "i18n"

Photo = Callable[[], Image.Image]


@pytest.fixture
def codes(qapp: object) -> Iterator[PhoneCodes]:  # noqa: ARG001 - Qt must be up
    codes = PhoneCodes(WORDS)
    yield codes
    codes.forget()


@pytest.fixture
def screen(codes: PhoneCodes) -> PhoneScreen:
    return PhoneScreen(codes, lambda: DAY)


@pytest.fixture
def photo(qtbot: QtBot, window: KioskWindow, codes: PhoneCodes, hands: Hands) -> Photo:
    """Give a picture of the window, once its codes are there."""

    def photo() -> Image.Image:
        qtbot.waitUntil(lambda: codes.broken or (codes.count > 0 and not codes.busy), timeout=10_000)
        hands.settle()
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        pixels = bytes(image.constBits())
        size = (image.width(), image.height())
        return Image.frombuffer("RGB", size, pixels, "raw", "RGB", image.bytesPerLine(), 1).convert("L")

    return photo


def read(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def summary_of(session: VisitSession) -> Summary:
    return build_summary(session.visit, session.view.language, DAY, session.view.practice)


def parts_of(session: VisitSession) -> tuple[str, ...]:
    return phone_parts(summary_of(session), WORDS)


# --- Reading -------------------------------------------------------------------------------


LOOKS = [
    pytest.param(language, contrast, percent, size, id=f"{language}-{contrast}-{percent}-{size.width()}")
    for (size, percent), (language, contrast) in zip(
        itertools.product(SCREEN_SIZES, (TEXT_PERCENTS[0], TEXT_PERCENTS[-1])),
        itertools.cycle([("es", "dark"), ("en", "light"), ("es", "light")]),
        strict=False,
    )
]
"""Every screen in the least and the largest text, each in one of the languages and contrasts in turn."""


@pytest.mark.parametrize(("language", "contrast", "percent", "size"), LOOKS)
def test_the_code_is_in_sight_whole_and_says_the_page(  # noqa: PLR0913, PLR0917 - the look, and what looks
    session: VisitSession,
    screen: PhoneScreen,
    show: Show,
    photo: Photo,
    language: str,
    contrast: str,
    percent: int,
    size: QSize,
) -> None:
    sample_visit(session.visit)
    session.set_language(language)
    session.set_text_percent(percent)
    if contrast == "dark":
        session.toggle_contrast()

    show(screen, size=(size.width(), size.height()))

    assert read(photo()) == [parts_of(session)[0]]


def camera(picture: Image.Image) -> Image.Image:
    """What a camera 40 cm before a panel of 21.5 inches sees: half a metre in 1920 pixels."""
    panel_mm, seen_mm = 476, 500
    width = 1920 * panel_mm // seen_mm
    return picture.resize((width, picture.height * width // picture.width), Image.Resampling.BILINEAR)


SPOILED: dict[str, Callable[[Image.Image], Image.Image]] = {
    "from 40 cm": camera,
    "from 80 cm": lambda picture: camera(picture).resize((913, 514), Image.Resampling.BILINEAR),
    "blurred": lambda picture: camera(picture).filter(ImageFilter.GaussianBlur(2.2)),
    "turned a little": lambda picture: camera(picture).rotate(11, Image.Resampling.BILINEAR, expand=True),
    "turned a lot": lambda picture: camera(picture).rotate(77, Image.Resampling.BILINEAR, expand=True),
    "upside down": lambda picture: camera(picture).rotate(180),
    "pale": lambda picture: ImageEnhance.Contrast(camera(picture)).enhance(0.2),
    "dark": lambda picture: ImageEnhance.Brightness(camera(picture)).enhance(0.25),
    "blurred, turned and pale": lambda picture: ImageEnhance.Contrast(
        camera(picture)
        .filter(ImageFilter.GaussianBlur(1.6))
        .rotate(8, Image.Resampling.BILINEAR, expand=True)
    ).enhance(0.35),
    "with a lamp's reflection": lambda picture: _covered(camera(picture), 60),
}


def _covered(picture: Image.Image, side: int) -> Image.Image:
    """A white patch in the midst of the code."""
    copy = picture.copy()
    copy.paste(255, (350, 420, 350 + side, 420 + side))
    return copy


TOO_MUCH: dict[str, Callable[[Image.Image], Image.Image]] = {
    "blurred beyond reading": lambda picture: camera(picture).filter(ImageFilter.GaussianBlur(7)),
    "from 4 metres": lambda picture: camera(picture).resize((182, 102), Image.Resampling.BILINEAR),
    "without contrast": lambda picture: ImageEnhance.Contrast(camera(picture)).enhance(0),
    "half covered": lambda picture: _covered(camera(picture), 320),
}
"""What no reader reads: the spoiling of the others is as real."""


def test_spoiled_pictures_of_the_fullest_code_are_read(
    session: VisitSession, screen: PhoneScreen, show: Show, photo: Photo
) -> None:
    sample_visit(session.visit)
    session.set_language("es")
    parts = parts_of(session)
    fullest = max(parts, key=lambda part: len(part.encode()))

    show(screen, str(parts.index(fullest) + 1))

    picture = photo()
    assert [how for how, spoil in SPOILED.items() if read(spoil(picture)) != [fullest]] == []


def test_pictures_spoiled_beyond_reading_are_not(
    session: VisitSession, screen: PhoneScreen, show: Show, photo: Photo
) -> None:
    sample_visit(session.visit)
    show(screen)
    picture = photo()
    assert [how for how, spoil in TOO_MUCH.items() if read(spoil(picture)) != []] == []


def test_a_module_is_wide_enough_for_a_phone_40_cm_away(
    session: VisitSession, screen: PhoneScreen, show: Show, photo: Photo
) -> None:
    """40 cm / 10 / 25 a module, on a panel of 21.5 inches and 1920 pixels: see `kiosk.paper.phone_text`."""
    sample_visit(session.visit)
    session.set_language("es")
    show(screen)
    (found,) = zxingcpp.read_barcodes(photo())
    modules = phone_code(found.text).side
    across = found.position.top_right.x - found.position.top_left.x

    assert across / modules * 476 / 1920 >= 1.6


# --- Going on ------------------------------------------------------------------------------


def test_one_goes_from_code_to_code_and_ends_with_erasing(  # noqa: PLR0913, PLR0917 - all that takes part
    session: VisitSession, screen: PhoneScreen, show: Show, hands: Hands, photo: Photo, qtbot: QtBot
) -> None:
    sample_visit(session.visit)
    parts = parts_of(session)
    show(screen)
    for number in range(1, len(parts) + 1):
        assert read(photo()) == [parts[number - 1]]
        assert hands.sees(f"Code {number} of {len(parts)}")
        if number < len(parts):
            assert "phone.erase" not in hands.ids()
            with qtbot.waitSignal(screen.place_requested) as place:
                hands.press("phone.next")
            show(screen, place.args[0].partition(":")[2])
    assert hands.sees("This was the last code. You have it all now.")
    assert "phone.next" not in hands.ids()
    with qtbot.waitSignal(screen.erase_requested):
        hands.press("phone.erase")
    with qtbot.waitSignal(screen.back_requested):
        hands.press("phone.back")


def test_a_short_page_is_one_code_without_a_number(
    session: VisitSession, screen: PhoneScreen, show: Show, hands: Hands, photo: Photo
) -> None:
    show(screen)
    (text,) = parts_of(session)
    assert read(photo()) == [text]
    assert not hands.sees("Code 1")
    assert "phone.next" not in hands.ids()
    assert hands.sees("Nothing is sent")
    assert hands.sees("Others nearby could photograph the code, too.")


@pytest.mark.parametrize("argument", ["0", "99", "x"])
def test_a_number_that_there_is_not_shows_a_code_all_the_same(
    session: VisitSession, screen: PhoneScreen, show: Show, photo: Photo, argument: str
) -> None:
    sample_visit(session.visit)
    show(screen, argument)
    assert read(photo())[0] in parts_of(session)


def test_looking_at_the_codes_counts_as_taking_the_page_drawing_ahead_does_not(
    session: VisitSession, screen: PhoneScreen, show: Show
) -> None:
    screen.prepare(session.view, session.visit)
    assert not session.visit.taken
    show(screen)
    assert session.visit.taken


def test_what_the_patient_changes_is_in_the_code_when_they_come_back(
    session: VisitSession, screen: PhoneScreen, show: Show, photo: Photo
) -> None:
    show(screen)
    before = read(photo())
    question = session.view.guide.question_groups[0].questions[0]
    session.visit.toggle_question(question.id)
    show(screen)
    (after,) = read(photo())
    assert [after] != before
    assert question.text["en"] in after


def test_the_page_is_told_in_words_to_whoever_hears_the_screen(
    session: VisitSession, screen: PhoneScreen, show: Show, hands: Hands, photo: Photo
) -> None:
    sample_visit(session.visit)
    show(screen)
    photo()
    code = hands.find("phone.code")
    assert code.accessibleName() == f"Code 1 of {len(parts_of(session))}"
    assert summary_of(session).questions[0] in code.accessibleDescription()


def test_after_the_visit_no_code_is_left(
    session: VisitSession, screen: PhoneScreen, show: Show, codes: PhoneCodes, photo: Photo
) -> None:
    sample_visit(session.visit)
    show(screen)
    photo()
    assert codes.code(1) is not None
    screen.forget()
    assert (codes.count, codes.code(1), codes.busy) == (0, None, False)


def test_codes_that_are_still_being_set_do_not_outlive_the_visit(
    session: VisitSession, screen: PhoneScreen, show: Show, codes: PhoneCodes, qtbot: QtBot
) -> None:
    sample_visit(session.visit)
    show(screen)
    qtbot.waitUntil(lambda: codes.count > 0, timeout=10_000)
    screen.forget()
    assert not codes.busy
    with qtbot.assertNotEmitted(codes.code_ready, wait=100):
        pass
    assert codes.code(1) is None


def test_codes_that_cannot_be_made_leave_another_way(  # noqa: PLR0913, PLR0917 - all that takes part
    session: VisitSession,
    show: Show,
    hands: Hands,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    qtbot: QtBot,
) -> None:
    caplog.set_level(logging.DEBUG)
    sample_visit(session.visit)

    def refuse(*_: object) -> None:
        raise PageError("The translation is damaged.")

    monkeypatch.setattr("kiosk.ui.phone_codes.phone_parts", refuse)
    codes = PhoneCodes(WORDS)
    screen = PhoneScreen(codes, lambda: DAY)
    show(screen)
    qtbot.waitUntil(lambda: codes.broken, timeout=10_000)
    hands.settle()
    assert hands.sees("The code could not be made.")
    assert not [words for words in summary_of(session).questions if words in caplog.text]
    with qtbot.waitSignal(screen.place_requested) as place:
        hands.press("phone.show")
    assert place.args == ["page"]
    codes.forget()


def test_the_code_does_not_scroll_out_of_sight_at_once(
    session: VisitSession, screen: PhoneScreen, show: Show, hands: Hands, photo: Photo
) -> None:
    """In the largest type the words need more than one screen; the code is in sight all the same."""
    session.set_text_percent(200)
    sample_visit(session.visit)
    show(screen, size=(1280, 800))
    photo()
    code = hands.find("phone.code")
    area = screen.findChild(QScrollArea)
    assert area is not None
    assert code.mapTo(area.viewport(), code.rect().bottomRight()).y() < area.viewport().height()
