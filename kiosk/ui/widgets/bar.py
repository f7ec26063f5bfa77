"""A row of buttons that becomes two or three where one is too narrow."""

from PySide6.QtCore import QMargins, QRect
from PySide6.QtWidgets import QLayoutItem, QWidget

from kiosk.ui.widgets.wrapping_layout import WrappingLayout, item_height


class BarLayout(WrappingLayout):
    """Lays some items out from the left and some from the right, in as many rows as they need.

    Args:
        gap: pixels between items and between rows.
        margins: pixels around all of them.
    """

    def __init__(self, gap: int, margins: QMargins) -> None:
        super().__init__(gap, margins)
        self._rights: list[QWidget] = []

    def add_left(self, widget: QWidget) -> None:
        """Add ``widget`` after those on the left."""
        self.addWidget(widget)

    def add_right(self, widget: QWidget) -> None:
        """Add ``widget`` after those on the right."""
        self._rights.append(widget)
        self.addWidget(widget)

    def row_width(self, shown: list[QLayoutItem]) -> int:
        """Give the width that these items would like to have in one row."""
        return sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        rows: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for item in self.shown():
            wanted = min(item.sizeHint().width(), width)
            if rows[-1] and used + self.spacing() + wanted > width:
                rows.append([])
                used = 0
            used += wanted + (self.spacing() if rows[-1] else 0)
            rows[-1].append((item, wanted))
        return rows

    def lay_out(self, rect: QRect, *, move: bool) -> int:
        """Give the height of all rows, and place the items if they are to ``move``."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.top()
        for row in self._rows(inner.width()):
            height = max((item_height(item, width) for item, width in row), default=0)
            if move:
                self._place(row, QRect(inner.left(), y, inner.width(), height))
            y += height + self.spacing()
        return y - self.spacing() - rect.top() + margins.bottom()

    def _place(self, row: list[tuple[QLayoutItem, int]], rect: QRect) -> None:
        left = rect.left()
        rights = [(item, width) for item, width in row if item.widget() in self._rights]
        for item, width in row:
            if item.widget() not in self._rights:
                item.setGeometry(self._visual(QRect(left, rect.top(), width, rect.height()), rect))
                left += width + self.spacing()
        right = rect.right() + 1
        for item, width in reversed(rights):
            right -= width
            item.setGeometry(self._visual(QRect(right, rect.top(), width, rect.height()), rect))
            right -= self.spacing()

    def _visual(self, box: QRect, bounds: QRect) -> QRect:
        """Mirror ``box`` where the language is written from right to left."""
        if not self.is_mirrored:
            return box
        return QRect(
            bounds.left() + bounds.right() + 1 - box.right() - 1, box.top(), box.width(), box.height()
        )
