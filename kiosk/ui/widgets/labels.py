"""Words on the screen."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from kiosk.ui.style import wear
from kiosk.ui.theme import Theme

LINE_CHARACTERS = 66
"""The longest line that reads well (Bringhurst, 2.1.2; WCAG 1.4.8 allows 80)."""

BREAK = "\u200b"
"""A place where a word may be broken; it has no width."""

_LONGEST_RUN = 16

_OF_AVERAGE = 0.82
"""Width of a character in running text, in Qt's average, which counts every letter once."""


class Label(QLabel):
    """Plain words that wrap. The look comes from the theme by ``type`` and ``tone``.

    Args:
        text: what is shown, never read as markup.
        kind: the theme's ``type``: "display", "title", "heading", "strong", "lead", "soft",
            "small", "small-strong", "countdown" or "" for body text.
        tone: whose colour it wears: "action", "a", "b", "caution", "stop", … or "".
    """

    def __init__(self, text: str, kind: str = "", tone: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        wear(self, type=kind, tone=tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Prefer one line, up to the longest that reads well; Qt would prefer a square."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        longest = round(metrics.averageCharWidth() * _OF_AVERAGE * LINE_CHARACTERS)
        width = min(metrics.horizontalAdvance(self.text()) + 2, longest)
        return QSize(width, self.heightForWidth(width))


class RunningText(Label):
    """A paragraph with the theme's line height. ``markup`` is Qt's rich text, already escaped.

    Links in it are followed by touch and keyboard; `QLabel.linkActivated` tells which.
    """

    def __init__(self, markup: str, theme: Theme, kind: str = "", tone: str = "") -> None:
        super().__init__("", kind, tone)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            if "<a " in markup
            else Qt.TextInteractionFlag.NoTextInteraction
        )
        self.setText(f'<p style="line-height:{theme.line_percent}%; margin:0">{markup}</p>')

    def sizeHint(self) -> QSize:
        """Prefer the longest line that reads well."""
        self.ensurePolished()
        width = round(self.fontMetrics().averageCharWidth() * _OF_AVERAGE * LINE_CHARACTERS)
        return QSize(width, self.heightForWidth(width))


def plain_markup(text: str) -> str:
    """Make ``text`` safe to stand in a `RunningText`."""
    # Not html.escape: importing it loads every entity there is, before the first picture.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def breakable(text: str) -> str:
    """Let the long words of ``text``, such as the names of files, go on in the next line.

    They may break behind what parts them, and wherever else after `_LONGEST_RUN` characters; each
    such place is marked with a character of no width (U+200B).
    """
    return " ".join(_broken(word) if len(word) > _LONGEST_RUN else word for word in text.split(" "))


def _broken(word: str) -> str:
    parts = re.findall(r"[^/\\._-]+[/\\._-]*|[/\\._-]+", word)
    runs = [part[at : at + _LONGEST_RUN] for part in parts for at in range(0, len(part), _LONGEST_RUN)]
    return BREAK.join(runs)


def as_sentence(text: str) -> str:
    """Let words that are said together with others end as a sentence does."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def unbroken(text: str) -> list[str]:
    """Give the runs of ``text`` that cannot be broken."""
    return text.replace(BREAK, " ").split()


def rule(kind: str = "line") -> QFrame:
    """Make a hairline: "line", or "alarm" on the alarm ground."""
    line = QFrame()
    wear(line, rule=kind)
    return line
