"""Where the words of a text document stand: its links, and any of its characters."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment


@dataclass(frozen=True)
class Link:
    """Where a link stands: a box a line."""

    target: str
    boxes: tuple[QRectF, ...]

    def distance(self, point: QPointF) -> float:
        """Tell how far ``point`` is from the link, in pixels; 0 on it."""
        return min(_distance(box, point) for box in self.boxes)


def _distance(box: QRectF, point: QPointF) -> float:
    x = max(box.left() - point.x(), 0.0, point.x() - box.right())
    y = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return float(max(x, y))


def said_words(block: QTextBlock) -> str:
    """Give a paragraph's words, with blanks in the place of the raised numbers of its sources."""
    words: list[str] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        is_source = fragment.charFormat().anchorHref().startswith("evidence:")
        words.append(" " * fragment.length() if is_source else fragment.text())
        iterator += 1
    return "".join(words)


def find_links(document: QTextDocument) -> list[Link]:
    """Find the links of a document, in their order."""
    links: list[Link] = []
    document.size()  # lays the text out; a line before that is no line
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            target = fragment.charFormat().anchorHref()
            if target:
                links.append(Link(target, tuple(_boxes(document, block, fragment))))
            iterator += 1
        block = block.next()
    return links


def _boxes(document: QTextDocument, block: QTextBlock, fragment: QTextFragment) -> list[QRectF]:
    begin = fragment.position() - block.position()
    return boxes_between(document, block, begin, begin + fragment.length())


def boxes_between(document: QTextDocument, block: QTextBlock, begin: int, end: int) -> list[QRectF]:
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
