"""What a screen says, in the order in which one reads it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayout, QScrollArea, QStackedLayout, QWidget

from kiosk.ui.widgets.identity import LANGUAGE, SILENT
from kiosk.ui.widgets.labels import BREAK
from kiosk.ui.widgets.prose_text import ProseText


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading, a figure, or the words of a control.

    Attributes:
        text: what is said; a figure says its description.
        widget: what shows it.
        block: which paragraph of running text it is; -1 where the widget shows this alone.
        language: the language of the words, or "" for the screen's.
    """

    text: str = field(repr=False)
    widget: QWidget
    block: int = -1
    language: str = ""

    def boxes(self, start: int, length: int) -> list[QRect]:
        """Tell where some characters stand, a box a line, in pixels of the widget; for others, all of it."""
        if isinstance(self.widget, ProseText) and self.block >= 0:
            return self.widget.boxes_of(self.block, start, length)
        if isinstance(self.widget, QLabel) and self.widget.text():
            wraps = int(Qt.TextFlag.TextWordWrap) | int(self.widget.alignment().value)
            room = self.widget.contentsRect()
            return [self.widget.fontMetrics().boundingRect(room, wraps, self.text) & self.widget.rect()]
        return [self.widget.rect()]


def passages_of(root: QWidget) -> Iterator[Passage]:
    """Give all that is shown in ``root``, out of sight below the edge of a page as well."""
    if root.property(SILENT):
        return
    language = str(root.property(LANGUAGE) or "")
    if isinstance(root, ProseText):
        for block, text in enumerate(root.paragraphs()):
            yield Passage(text, root, block, language)
        return
    words = words_of(root)
    if words:
        yield Passage(words, root, language=language)
        return
    for child in _inside(root):
        if not child.isHidden():
            yield from passages_of(child)


def words_of(widget: QWidget) -> str:
    """Give what a widget itself says: its name, then its description; else its label's words."""
    name, description = widget.accessibleName(), widget.accessibleDescription()
    if not name and isinstance(widget, QAbstractButton):
        name = widget.text()
    if not name and isinstance(widget, QLabel):
        text = widget.text()
        name = QTextDocumentFragment.fromHtml(text).toPlainText() if text.startswith("<") else text
    told = [part.strip().replace(BREAK, "") for part in (name, description) if part.strip()]
    return "\n".join(told)


def _inside(widget: QWidget) -> list[QWidget]:
    """Give the widgets right inside another, in the order of its layout; then those that are in none."""
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        return [content] if content is not None else []
    found = list(_in_layout(widget.layout()))
    loose = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child not in found and not child.isWindow()
    ]
    return found + sorted(loose, key=lambda child: (child.y(), child.x()))


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    if isinstance(layout, QStackedLayout):
        current = layout.currentWidget()
        if current is not None:
            yield current
        return
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _in_layout(item.layout())
