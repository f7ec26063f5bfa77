"""A third language, from right to left: a guide that has it and a translation alone print in it."""

import datetime as dt
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk import paths
from kiosk.authoring.loading import load_guide
from kiosk.content.model import Guide
from kiosk.paper.handout import Handout
from kiosk.paper.page import PageMaker
from kiosk.paper.typesetter import Page
from kiosk.paper.words import CONTEXT, ENGLISH
from kiosk.ui.pseudo import MIRRORED, pseudo_guide
from kiosk.visit.summary import build_summary
from kiosk.visit.visit import Visit
from tests.unit.paper.reading import elements_of, opened, sheets_of, text_of

ROOT = Path(__file__).parents[3]


def made_up(words: str) -> str:
    """The translation of a word: in one piece, as words in a row are read back in another order."""
    return "ø" + words.replace(" ", "ø")


@pytest.fixture(scope="module")
def guide() -> Guide:
    return pseudo_guide(load_guide(ROOT / "content" / "si-joint", dt.date(2026, 11, 22)))


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> PageMaker:
    """One with the kiosk's own files, and a translation into one more language beside them."""
    resources = tmp_path_factory.mktemp("resources")
    for folder in ("fonts", "paper", "theme", "i18n"):
        shutil.copytree(paths.resources() / folder, resources / folder)
    root = ET.Element("TS", version="2.1", language=MIRRORED)
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for words in dict.fromkeys(ENGLISH.values()):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = words
        translation = ET.SubElement(message, "translation")
        translation.text = made_up(words)
        if words == ENGLISH["notes"]:
            translation.set("type", "unfinished")
    ET.ElementTree(root).write(resources / "i18n" / f"kiosk_{MIRRORED}.ts", encoding="utf-8")
    return PageMaker(resources)


def begins_at_the_right(page: Page, words: str) -> bool:
    """Whether the line with these words ends at the right margin of its sheet."""
    with sheets_of(page) as sheets:
        text = sheets[0].get_textpage()
        found = text.search(words)
        at, count = found.get_next()
        boxes = [text.get_charbox(each) for each in range(at, at + count)]
        margin_pt = 60
        return bool(max(box[2] for box in boxes) > sheets[0].get_width() - margin_pt)


def english_parts(page: Page) -> int:
    """How many parts of the page say that they are in English."""
    with opened(page) as pdf:
        elements = elements_of(pdf.Root["/StructTreeRoot"])
        assert str(pdf.Root["/Lang"]) == "ar-XB"
        return sum(str(each.get("/Lang", "")) == "en" for each in elements)


def test_the_summary_is_in_it_from_right_to_left(maker: PageMaker, guide: Guide) -> None:
    page = maker.make(build_summary(Visit(guide), MIRRORED, dt.date(2026, 11, 22)), "us-letter")
    assert page.accessible
    assert made_up(ENGLISH["title"]) in text_of(page)
    assert begins_at_the_right(page, made_up(ENGLISH["title"]))
    assert english_parts(page) == 1  # the word whose translation is not finished


def test_the_handout_is_in_it_from_right_to_left(maker: PageMaker, guide: Guide) -> None:
    page = maker.make_handout(Handout(guide, MIRRORED, large=True), "a4")
    assert page.accessible
    for key in ("signs-first", "give-to-doctor", "ask-doctor", "sources"):
        assert made_up(ENGLISH[key]) in text_of(page)
    assert begins_at_the_right(page, made_up(ENGLISH["signs-first"]))
    assert english_parts(page) == 0


def test_in_english_lines_begin_at_the_left(maker: PageMaker, guide: Guide) -> None:
    page = maker.make_handout(Handout(guide, "en", parts=()), "a4")
    assert not begins_at_the_right(page, ENGLISH["signs-first"])
