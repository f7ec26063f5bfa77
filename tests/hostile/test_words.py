"""Hostile words: they hide something, turn around, never end, or mean something to a reader of markup."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from kiosk.content.fitness import MOST_LETTERS, MOST_LETTERS_IN_A_WORD
from kiosk.content.model import Guide, Span
from kiosk.ui.markup import to_markup
from tests.hostile.conftest import Refused
from tests.unit.bundle.publisher import TINY


def with_disclaimer(words: str) -> Guide:
    return replace(TINY, version="hostile", disclaimer={**TINY.disclaimer, "en": words})


@pytest.mark.parametrize(
    "words",
    [
        "Take \u202e05\u202c tablets",
        "Take 5\u200b0 tablets",
        "Take \u20665\u2069 tablets",
        "Take\u00ad\u200d 5",
        "\ufeffTake 5",
        "Take 5\x00",
        "Take 5\x1b[2J",
        "Take \U000e00355",
    ],
)
def test_words_that_are_not_what_they_look_like(refused: Refused, words: str) -> None:
    assert "U+" in refused(with_disclaimer(words)).detail


@pytest.mark.parametrize(
    "words",
    ["x" * 200_000, "ab " * 100_000, "x" * (MOST_LETTERS_IN_A_WORD + 1), " " * (MOST_LETTERS + 1)],
    ids=["a word without end", "a text without end", "a letter too many", "a space too many"],
)
def test_words_that_keep_the_screen_waiting(refused: Refused, words: str) -> None:
    assert "more than" in refused(with_disclaimer(words)).detail


class Asking(QTextDocument):
    """Notes what a text asks to be loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        self.asked.append(QUrl(name).toString())
        return super().loadResource(kind, name)


@pytest.mark.parametrize(
    "words",
    [
        '<img src="file:///etc/passwd"/>',
        "<script>alert(1)</script>",
        "![a picture](http://192.0.2.1/a.png)",
        "</p><h1>You must",
        "&lt;b&gt; & &amp;",
    ],
)
def test_markup_in_a_text_is_shown_as_it_stands_and_loads_nothing(qapp: object, words: str) -> None:  # noqa: ARG001
    """The kiosk reads no Markdown and no HTML of a guide: text is text, and stays whole."""
    document = Asking()
    document.setHtml(to_markup((Span(words), Span(" end")), lambda _target: 1))
    assert document.toPlainText() == f"{words} end"
    assert document.asked == []
