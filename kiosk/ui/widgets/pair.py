"""A few ways to go on: side by side where there is room, else one above the other."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class PairLayout(QLayout):
    """Gives its widgets equal widths in one row, or the whole width each where a row is too narrow.

    It decides when it is laid out, because only then do its widgets know the size of their type.

    Args:
        gap: pixels between the widgets.
        margins: pixels around all of them.
    """

    def __init__(self, gap: int, margins: QMargins) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margins)
        self.setSpacing(gap)

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
        """Depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at ``width``."""
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Prefer one row."""
        margins, shown = self.contentsMargins(), self._shown()
        width = self._row_width(shown) + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Need the widest item's least width, and at that width all items above each other."""
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

    def _row_width(self, shown: list[QLayoutItem]) -> int:
        widest = max((item.sizeHint().width() for item in shown), default=0)
        return len(shown) * widest + max(0, len(shown) - 1) * self.spacing()

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        margins, shown = self.contentsMargins(), self._shown()
        inner = rect.marginsRemoved(margins)
        one_row = self._row_width(shown) <= inner.width()
        rows = [shown] if one_row else [[item] for item in shown]
        y = inner.top()
        for row in rows:
            width = (inner.width() - (len(row) - 1) * self.spacing()) // max(1, len(row))
            height = max((_height(item, width) for item in row), default=0)
            if move:
                for index, item in enumerate(self._in_order(row)):
                    left = inner.left() + index * (width + self.spacing())
                    item.setGeometry(QRect(left, y, width, height))
            y += height + self.spacing()
        return y - self.spacing() - rect.top() + margins.bottom()

    def _in_order(self, row: list[QLayoutItem]) -> list[QLayoutItem]:
        """Mirror the row where the language is written from right to left."""
        parent: QWidget | None = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return row[::-1] if mirrored else row


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
