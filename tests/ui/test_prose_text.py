"""Running text: lines that read well at any size, and links that a finger finds."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.content.model import Guide
from kiosk.ui.fonts import load_fonts
from kiosk.ui.prose import ProseWriter
from kiosk.ui.session import VisitSession
from kiosk.ui.style import dress_application
from kiosk.ui.widgets.labels import LINE_CHARACTERS
from kiosk.ui.widgets.prose_text import Passage, ProseText, line_width

PARAGRAPH = 'A shot holds a <a href="term:steroid">steroid</a>. It is <a href="section:next">told next</a>.'

Place = Callable[..., ProseText]


@pytest.fixture
def place(qtbot: QtBot, session: VisitSession) -> Place:
    """Show a text on a window in the theme: ``place(passage, percent=100, width=1000)``."""
    load_fonts(paths.resources() / "fonts")
    roots: list[QWidget] = []

    def place(*passages: Passage, percent: int = 100, width: int = 1000) -> ProseText:
        session.fit(QSize(1920, 1080))
        session.set_text_percent(percent)
        for old in roots:
            old.hide()
        root = QWidget()
        dress_application(session.view.theme)
        qtbot.addWidget(root)
        roots.append(root)
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        text = ProseText(passages or [Passage((PARAGRAPH,))], session.view.theme)
        column.addWidget(text)
        column.addStretch(1)
        root.resize(width, 9000)
        with qtbot.waitExposed(root):
            root.show()
        return text

    return place


def chosen(text: ProseText) -> list[str]:
    links: list[str] = []
    text.linkActivated.connect(links.append)
    return links


def middle(text: ProseText, reference: str) -> QPoint:
    return text.link_box(reference).center().toPoint()


@pytest.mark.parametrize("reference", ["term:steroid", "section:next"])
def test_a_touch_on_a_link_tells_where_it_leads(place: Place, reference: str) -> None:
    text = place()
    links = chosen(text)
    QTest.mouseClick(text, Qt.MouseButton.LeftButton, pos=middle(text, reference))
    assert links == [reference]


@pytest.mark.parametrize(("beside", "found"), [(10, True), (24, True), (60, False)])
def test_a_touch_just_below_a_link_still_means_it(place: Place, beside: int, found: bool) -> None:
    text = place(Passage((PARAGRAPH,)), Passage(("Plain words.",)))
    links = chosen(text)
    below = text.link_box("term:steroid").bottomLeft().toPoint() + QPoint(20, beside)
    QTest.mouseClick(text, Qt.MouseButton.LeftButton, pos=below)
    assert links == (["term:steroid"] if found else [])


def test_between_two_links_the_nearer_one_is_meant(place: Place) -> None:
    text = place()
    links = chosen(text)
    near = text.link_box("section:next").topLeft().toPoint() + QPoint(-8, 10)
    QTest.mouseClick(text, Qt.MouseButton.LeftButton, pos=near)
    assert links == ["section:next"]


def test_a_finger_that_slides_off_a_link_does_not_follow_it(place: Place) -> None:
    text = place()
    links = chosen(text)
    QTest.mousePress(text, Qt.MouseButton.LeftButton, pos=middle(text, "term:steroid"))
    QTest.mouseRelease(text, Qt.MouseButton.LeftButton, pos=middle(text, "section:next"))
    assert links == []


def test_the_keyboard_goes_from_link_to_link_and_follows_the_one_in_focus(place: Place, qtbot: QtBot) -> None:
    text = place()
    links = chosen(text)
    with qtbot.waitActive(text.window()):
        text.activateWindow()
    text.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Space)
    QTest.keyClick(text, Qt.Key.Key_Backtab)
    QTest.keyClick(text, Qt.Key.Key_Enter)
    assert links == ["term:steroid", "section:next", "term:steroid"]


def test_words_without_links_take_no_focus(place: Place) -> None:
    assert place(Passage(("Plain words.",))).focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_list_says_what_its_items_say(place: Place) -> None:
    text = place(Passage(("One", "Two &amp; three"), "bullets"))
    document = QTextDocument()
    document.setHtml(text.text())
    assert document.toPlainText().split("\n") == ["One", "Two & three"]


def test_items_of_a_list_stand_below_each_other_and_are_set_in(place: Place) -> None:
    text = place(Passage(("One", "Two"), "numbers"))
    first, second = text.first_line(0), text.first_line(1)
    assert first.left() > 0
    assert second.top() >= first.bottom()


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [460, 700, 1800])
def test_all_words_have_room_at_every_text_size(place: Place, percent: int, width: int) -> None:
    text = place(Passage((" ".join(["reading"] * 90),)), percent=percent, width=width)
    assert text.width() == width
    assert text.height() >= text.heightForWidth(width)
    assert text.first_line(0).width() <= width


def test_larger_text_needs_more_room(place: Place) -> None:
    heights = [place(percent=percent, width=500).height() for percent in (100, 125, 150, 200)]
    assert heights == sorted(set(heights))


def test_a_wide_page_does_not_make_longer_lines(place: Place, session: VisitSession) -> None:
    text = place(Passage((" ".join(["reading"] * 90),)), width=1900)
    assert text.first_line(0).width() <= line_width(session.view.theme)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_line_of_the_guide_is_longer_than_reads_well(
    place: Place, session: VisitSession, guide: Guide, language: str
) -> None:
    font = place().font()
    session.set_language(language)
    writer = ProseWriter(session.view, "test", lambda _: None)
    lengths: list[int] = []
    for section in guide.sections:
        for widget in writer.write(section.body[language]):
            if isinstance(widget, ProseText):
                lengths += _line_lengths(widget.text(), font, line_width(session.view.theme))
            widget.deleteLater()
    assert max(lengths) <= LINE_CHARACTERS


def _line_lengths(html: str, font: object, width: int) -> list[int]:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)  # type: ignore[arg-type]  # a QFont
    document.setHtml(html)
    document.setTextWidth(width)
    document.size()
    lengths: list[int] = []
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            words = block.text()[line.textStart() : line.textStart() + line.textLength()]
            lengths.append(len(words.replace("\N{WORD JOINER}", "").rstrip()))
        block = block.next()
    return lengths
