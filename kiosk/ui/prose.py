"""From blocks of prose to widgets, and from a touched link to where it leads."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.model import Block, BulletList, Callout, FigureRef, Heading, Paragraph, Spans
from kiosk.ui.markup import References, to_markup, to_words
from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.figure_card import FigureCard
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.prose_text import Passage, ProseText, Shape, line_width

_HEADINGS: dict[int, Shape] = {2: "heading", 3: "subheading"}
_NO_LIMIT = 16_777_215
"""Qt's QWIDGETSIZE_MAX: the maximum width of a widget that has none."""
_CALLOUTS = {
    "note": ("action", "ph.info", "action"),
    "caution": ("caution", "ph.warning", "caution"),
    "voice": ("voice", "ph.quotes", "action"),
}
"""Kind of callout → its card, its icon, and the role of both the icon and the title."""


def follow_link(screen: Screen, reference: str) -> None:
    """Go where a link of ``screen`` leads: to a section, or to a small card for all others."""
    kind, _, name = reference.partition(":")
    if kind == "section":
        screen.place_requested.emit(f"reader:{name}")
    else:
        screen.card_requested.emit(reference)


def add_prose(column: QVBoxLayout, widget: QWidget) -> None:
    """Add a widget of a `ProseWriter` to ``column``: a callout is no wider than its lines."""
    if widget.maximumWidth() < _NO_LIMIT:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    else:
        column.addWidget(widget)


class ProseWriter:
    """Writes the prose of one text, whose sources it numbers.

    Args:
        view: the guide, the language and the look.
        owner: what the ids of controls begin with, such as "reader".
        follow: is told the reference of a link or figure that was touched: "term:opioid",
            "section:recovery", "evidence:nass,payer-block".
        sources: ids of the text's sources, in the order of the card that lists them.
    """

    def __init__(
        self, view: View, owner: str, follow: Callable[[str], None], sources: Iterable[str] = ()
    ) -> None:
        self._view, self._owner, self._follow = view, owner, follow
        self._references = References(sources)

    def write(self, blocks: tuple[Block, ...]) -> Iterator[QWidget]:
        """Make the widgets one by one: one for each figure and callout, one for all words between."""
        words: list[Passage] = []
        for block in blocks:
            if not isinstance(block, Callout | FigureRef):
                words.append(self._passage(block))
                continue
            if words:
                yield self._text(words)
                words = []
            yield self._callout(block) if isinstance(block, Callout) else self._figure(block)
        if words:
            yield self._text(words)

    def _passage(self, block: Heading | Paragraph | BulletList) -> Passage:
        if isinstance(block, Heading):
            return Passage((escape(to_words(block.spans), quote=False),), _HEADINGS[block.level])
        if isinstance(block, BulletList):
            return Passage(self._markup(block.items), "numbers" if block.ordered else "bullets")
        return Passage(self._markup((block.spans,)))

    def _markup(self, texts: tuple[Spans, ...]) -> tuple[str, ...]:
        return tuple(to_markup(spans, self._references.number) for spans in texts)

    def _text(self, passages: Sequence[Passage]) -> ProseText:
        text = ProseText(passages, self._view.theme)
        text.linkActivated.connect(self._follow)
        return text

    def _callout(self, callout: Callout) -> QFrame:
        theme = self._view.theme
        card_kind, icon, role = _CALLOUTS[callout.kind]
        card = Framed()
        wear(card, card=card_kind)
        card.setMaximumWidth(line_width(theme) + theme.u(76))
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.u(36), theme.u(28), theme.u(36), theme.u(30))
        column.setSpacing(theme.u(12))
        top = QHBoxLayout()
        top.setSpacing(theme.u(16))
        top.addWidget(IconLabel(self._view, icon, theme.t(40), role), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(Label(callout.title, "strong", role), 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addWidget(self._text([Passage(self._markup(callout.paragraphs))]))
        return card

    def _figure(self, reference: FigureRef) -> FigureCard:
        card = FigureCard(self._view, self._view.figure(reference.figure), self._owner)
        card.evidence_requested.connect(self._follow)
        return card
