"""Running text whose links can be touched without aiming."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QSizePolicy

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.labels import LINE_CHARACTERS, Label

Shape = Literal["paragraph", "heading", "subheading", "bullets", "numbers", "marks"]
"""Of "marks", a subclass paints what stands before each item."""

_CHARACTER = 0.405
"""Width of a character in running text, in font sizes; the guide's own lines were measured."""
_FINGER = 28
"""How far beside a link, in design pixels, a touch still means it (WCAG 2.5.5 asks for 44 px in all)."""
_KINDS = {"": "body", "lead": "heading", "small": "small", "soft": "body"}
_BULLET = "•"
_GAPS: dict[Shape, float] = {"bullets": 0.34, "numbers": 0.34, "marks": 0.6}
"""Room between the items of a list, in font sizes."""
_INKS = {"small": "soft-ink", "soft": "soft-ink", "lead": "soft-ink"}


def line_width(theme: Theme, kind: str = "") -> int:
    """Give the width in pixels in which no line is longer than reads well."""
    return round(theme.size(_KINDS[kind]) * _CHARACTER * LINE_CHARACTERS)


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading, or a list: one text, or the texts of the items, as rich text."""

    texts: tuple[str, ...]
    shape: Shape = "paragraph"


@dataclass(frozen=True)
class _Link:
    """Where a link stands: a box a line."""

    target: str
    boxes: tuple[QRectF, ...]

    def distance(self, point: QPointF) -> float:
        """Tell how far ``point`` is from the link, in pixels; 0 on it."""
        return min(_distance(box, point) for box in self.boxes)


class ProseText(Label):
    """Running text of the guide. Its lines are no longer than reads well.

    It lays its text out itself: that is quicker than a label's, which lays it out at every
    question for its height, and the links can have a dotted line that is to be seen, a ring that
    shows the focus, and room for a finger. A whole passage is one widget, because each widget
    costs a millisecond and turning the page has 33.

    Args:
        passages: paragraphs, headings and lists; their rich text has no colours.
        theme: colours and sizes.
        kind: the theme's ``type``: "", "lead", "small" or "soft".
        indent: how far the items of "marks" are set in, in pixels.

    Signals:
        linkActivated: a link was chosen; its reference, "term:opioid" (from `QLabel`).
    """

    def __init__(self, passages: Sequence[Passage], theme: Theme, kind: str = "", indent: int = 0) -> None:
        self._heights: dict[int, int] = {}  # these two a change of the font empties, from the first one on
        self._links: tuple[_Link, ...] | None = None
        super().__init__("", kind)
        self._theme = theme
        self._limit = line_width(theme, kind)
        self._ink = _INKS.get(kind, "ink")
        self._focused = -1
        self._pressed: _Link | None = None
        lines = [line for passage in passages for line in _lines(passage)]
        self._signs = {index: line.sign for index, line in enumerate(lines) if line.sign}
        html = _html(lines, theme, theme.size(_KINDS[kind]), indent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(html)
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setDefaultStyleSheet(f"a {{ color: {theme.hex('action')}; text-decoration: none; }}")
        self._document.setHtml(html)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if "<a " in html:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    # --- Size -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Prefer the longest line that reads well."""
        return QSize(self._limit, self.heightForWidth(self._limit))

    def minimumSizeHint(self) -> QSize:
        """Need room for a long word."""
        return QSize(min(self._limit, self._theme.t(220)), 0)

    def heightForWidth(self, width: int) -> int:
        """Grow with the number of lines."""
        width = min(width, self._limit)
        if width not in self._heights:
            self._lay_out(width)
            self._heights[width] = round(self._document.size().height() + 0.49)
        return self._heights[width]

    def _lay_out(self, width: int) -> None:
        self.ensurePolished()
        if self._document.defaultFont() != self.font():
            self._document.setDefaultFont(self.font())
        if self._document.textWidth() != width:
            self._document.setTextWidth(width)
            self._links = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            self._links = None
            self.updateGeometry()

    # --- Painting -------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out(min(self.width(), self._limit))
        painter = QPainter(self)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(event.rect())
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.color(self._ink))
        self._document.documentLayout().draw(painter, context)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, sign in self._signs.items():
            self.paint_sign(painter, index, sign)
        if self._places():
            self._paint_links(painter)

    # --- Reading aloud --------------------------------------------------------------------

    def paragraphs(self) -> tuple[str, ...]:
        """Give the words of each paragraph, heading and item, as they are said."""
        count = self._document.blockCount()
        return tuple(_said(self._document.findBlockByNumber(index)) for index in range(count))

    def boxes_of(self, paragraph: int, start: int, length: int) -> list[QRect]:
        """Tell where some characters of a paragraph stand, a box a line, in pixels of this widget."""
        self._lay_out(min(self.width(), self._limit))
        self._document.size()
        block = self._document.findBlockByNumber(paragraph)
        boxes = _boxes_between(self._document, block, start, start + length)
        return [box.toAlignedRect() for box in boxes]

    def first_line(self, index: int) -> QRectF:
        """Give the box of the first line of a paragraph, without what stands before it."""
        self._lay_out(min(self.width(), self._limit))
        self._document.size()
        block = self._document.findBlockByNumber(index)
        line = block.layout().lineAt(0)
        corner = self._document.documentLayout().blockBoundingRect(block).topLeft()
        left = block.blockFormat().leftMargin()
        return QRectF(left, corner.y() + line.y(), line.naturalTextWidth(), line.height())

    def paint_sign(self, painter: QPainter, index: int, sign: str) -> None:
        """Paint the bullet or the number of a list's item before its first line."""
        line, color = self.first_line(index), self._theme.color("action")
        if sign == _BULLET:
            radius = line.height() * 0.115
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            place = QPointF(line.left() * 0.42, line.top() + line.height() * 0.53)
            painter.drawEllipse(place, radius, radius)
        else:
            painter.setPen(color)
            right = line.left() - self.fontMetrics().horizontalAdvance(" ")
            box = QRectF(0, line.top(), right, line.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, sign)

    def _paint_links(self, painter: QPainter) -> None:
        color = self._theme.color("action")
        thick = max(1.0, self._theme.t(2.6))
        dotted = QPen(color, thick, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        dotted.setDashPattern([0.01, 2.0])
        solid = QPen(color, thick)
        below = self.fontMetrics().ascent() + 2.2 * thick
        for index, link in enumerate(self._places()):
            focused = index == self._focused and self.hasFocus()
            for box in link.boxes:
                if not link.target.startswith("evidence:"):
                    painter.setPen(dotted if link.target.startswith("term:") else solid)
                    y = box.top() + below
                    painter.drawLine(QPointF(box.left() + thick, y), QPointF(box.right() - thick, y))
                if focused:
                    painter.setPen(QPen(color, self._theme.u(4)))
                    room = self._theme.u(3)
                    ring = box.adjusted(-room, -room, room, room) & QRectF(self.rect()).adjusted(2, 2, -2, -2)
                    painter.drawRoundedRect(ring, 2 * room, 2 * room)

    # --- Links ----------------------------------------------------------------------------

    def _places(self) -> tuple[_Link, ...]:
        if self._links is None:
            self._links = tuple(_find_links(self._document))
        return self._links

    @property
    def links(self) -> tuple[str, ...]:
        """The references that can be chosen, in their order."""
        self._lay_out(min(self.width(), self._limit))
        return tuple(link.target for link in self._places())

    def link_box(self, reference: str) -> QRectF:
        """Tell where the first line of a link stands, in pixels of this widget.

        Raises:
            ValueError: There is no such link.
        """
        self._lay_out(min(self.width(), self._limit))
        for link in self._places():
            if link.target == reference:
                return link.boxes[0]
        raise ValueError(f"no link '{reference}' in this text")

    def _link_near(self, point: QPointF) -> _Link | None:
        nearest = min(self._places(), key=lambda link: link.distance(point), default=None)
        if nearest is None or nearest.distance(point) > self._theme.u(_FINGER):
            return None
        return nearest

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._link_near(event.position())
        event.setAccepted(self._pressed is not None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._link_near(event.position()) == pressed:
            self.linkActivated.emit(pressed.target)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._focused = len(self._places()) - 1
        elif event.reason() == Qt.FocusReason.TabFocusReason or self._focused < 0:
            self._focused = 0
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from link to link, then on."""
        step = self._focused + (1 if forward else -1)
        if self.hasFocus() and 0 <= step < len(self._places()):
            self._focused = step
            self.update()
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if chosen and 0 <= self._focused < len(self._places()):
            self.linkActivated.emit(self._places()[self._focused].target)
        else:
            event.ignore()


@dataclass(frozen=True)
class _Line:
    """One paragraph of the document: its rich text, its shape, and what stands before it."""

    text: str
    shape: Shape
    sign: str = ""
    last: bool = True


def _lines(passage: Passage) -> Iterator[_Line]:
    for index, text in enumerate(passage.texts):
        sign = {"bullets": _BULLET, "numbers": f"{index + 1}.", "marks": str(index + 1)}.get(
            passage.shape, ""
        )
        yield _Line(text, passage.shape, sign, last=index == len(passage.texts) - 1 or not sign)


def _html(lines: Sequence[_Line], theme: Theme, size: int, indent: int) -> str:
    parts: list[str] = []
    for index, line in enumerate(lines):
        height, extra, above, below = size, "", 0.0, 0.8
        if line.shape in ("heading", "subheading"):
            height = theme.size("heading") if line.shape == "heading" else size
            extra = f"; font-size:{height}px; font-weight:700"
            above, below = 1.4, 0.4
        elif line.sign:
            left = {"bullets": size, "numbers": round(size * 1.5)}.get(line.shape, indent)
            extra = f"; margin-left:{left}px"
            below = _GAPS[line.shape] if not line.last else below
        leading = round(height * theme.tokens.sizes["line-height"])
        top = round(above * size) if index else 0
        bottom = round(below * size) if index < len(lines) - 1 else 0
        style = f"line-height:{leading}px; margin:{top}px 0 {bottom}px 0{extra}"
        parts.append(f'<p style="{style}">{line.text}</p>')
    return "".join(parts)


def _distance(box: QRectF, point: QPointF) -> float:
    x = max(box.left() - point.x(), 0.0, point.x() - box.right())
    y = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return float(max(x, y))


def _said(block: QTextBlock) -> str:
    """Give a paragraph's words, with blanks in the place of the raised numbers of its sources."""
    words: list[str] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        is_source = fragment.charFormat().anchorHref().startswith("evidence:")
        words.append(" " * fragment.length() if is_source else fragment.text())
        iterator += 1
    return "".join(words)


def _find_links(document: QTextDocument) -> list[_Link]:
    links: list[_Link] = []
    document.size()  # lays the text out; a line before that is no line
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            target = fragment.charFormat().anchorHref()
            if target:
                links.append(_Link(target, tuple(_boxes(document, block, fragment))))
            iterator += 1
        block = block.next()
    return links


def _boxes(document: QTextDocument, block: QTextBlock, fragment: QTextFragment) -> list[QRectF]:
    begin = fragment.position() - block.position()
    return _boxes_between(document, block, begin, begin + fragment.length())


def _boxes_between(document: QTextDocument, block: QTextBlock, begin: int, end: int) -> list[QRectF]:
    """Give a box for each line of a paragraph between two of its characters."""
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    boxes: list[QRectF] = []
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        first = max(begin, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = sorted((_x(line.cursorToX(first)), _x(line.cursorToX(last))))
            box = QRectF(left, line.y(), right - left, line.height())
            boxes.append(box.translated(corner))
    return boxes


def _x(found: object) -> float:
    # PySide gives the place and the cursor's index, though its signature promises the place alone.
    return float(found[0]) if isinstance(found, tuple) else float(str(found))
