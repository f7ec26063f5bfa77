"""A row of buttons that becomes two or three where one is too narrow."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class BarLayout(QLayout):
    """Lays some items out from the left and some from the right, in as many rows as they need.

    Args:
        gap: pixels between items and between rows.
        margins: pixels around all of them.
    """

    def __init__(self, gap: int, margins: QMargins) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._rights: list[QWidget] = []
        self.setContentsMargins(margins)
        self.setSpacing(gap)

    def add_left(self, widget: QWidget) -> None:
        """Add ``widget`` after those on the left."""
        self.addWidget(widget)

    def add_right(self, widget: QWidget) -> None:
        """Add ``widget`` after those on the right."""
        self._rights.append(widget)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Depend on the width: more rows where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all rows at ``width``."""
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Prefer one row."""
        shown = [item.sizeHint() for item in self._shown()]
        margins = self.contentsMargins()
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        width += margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Need the widest item's least width."""
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(widest + margins.left() + margins.right(), 0)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def expandingDirections(self) -> Qt.Orientation:
        """Take the whole width."""
        return Qt.Orientation.Horizontal

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        rows: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for item in self._shown():
            wanted = min(item.sizeHint().width(), width)
            if rows[-1] and used + self.spacing() + wanted > width:
                rows.append([])
                used = 0
            used += wanted + (self.spacing() if rows[-1] else 0)
            rows[-1].append((item, wanted))
        return rows

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.top()
        for row in self._rows(inner.width()):
            height = max((self._height(item, width) for item, width in row), default=0)
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
        parent = self.parentWidget()
        if parent is None or parent.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return box
        return QRect(
            bounds.left() + bounds.right() + 1 - box.right() - 1, box.top(), box.width(), box.height()
        )

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
