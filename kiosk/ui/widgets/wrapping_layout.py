"""What layouts have in common whose items go on in the next row where one is too narrow."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem

_ANY = 524_287
"""Qt's QLAYOUTSIZE_MAX: the size of a layout that has no bound."""


class WrappingLayout(QHBoxLayout):
    """Holds items, and needs more height the narrower it is. A subclass says where they go.

    It is a kind of Qt's own row, because that keeps its items and deletes them: Qt leaves that to each kind
    of layout, and one that is written in Python has no way to (it left 10 kB a visit behind).

    Args:
        gap: pixels between items and between rows.
        margins: pixels around all of them.
    """

    def __init__(self, gap: int, margins: QMargins) -> None:
        self._heights: dict[int, int] = {}  # the layouts around it ask for the same widths again and again
        super().__init__()
        self.setContentsMargins(margins)
        self.setSpacing(gap)

    def lay_out(self, rect: QRect, *, move: bool) -> int:
        """Give the height of all items in the width of ``rect``; place them there if they are to ``move``."""
        raise NotImplementedError

    def row_width(self, shown: list[QLayoutItem]) -> int:
        """Give the width that these items would like to have in one row."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        """Depend on the width: more rows where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all rows at ``width``."""
        if width not in self._heights:
            self._heights[width] = self.lay_out(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget what was reckoned; Qt calls this when an item has changed."""
        self._heights.clear()
        super().invalidate()

    def minimumHeightForWidth(self, width: int) -> int:
        """Need all rows."""
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Prefer one row."""
        margins = self.contentsMargins()
        width = self.row_width(self.shown()) + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Need the widest item's least width."""
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self.shown()), default=0)
        return QSize(widest + margins.left() + margins.right(), 0)

    def maximumSize(self) -> QSize:
        """Take any room."""
        return QSize(_ANY, _ANY)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        QLayout.setGeometry(self, rect)  # not the row's, which would place them, too
        self.lay_out(rect, move=True)

    def expandingDirections(self) -> Qt.Orientation:
        """Take the whole width."""
        return Qt.Orientation.Horizontal

    def shown(self) -> list[QLayoutItem]:
        """Give the items that are to be seen."""
        items = (self.itemAt(index) for index in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    @property
    def is_mirrored(self) -> bool:
        """Whether the language is written from right to left."""
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft


def item_height(item: QLayoutItem, width: int) -> int:
    """Give the height that an item takes at ``width``."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
