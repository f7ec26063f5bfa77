"""What layouts have in common whose items go on in the next row where one is too narrow."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from kiosk.ui.widgets.direction import is_mirrored


class WrappingLayout(QLayout):
    """Holds items, and needs more height the narrower it is. A subclass says where they go.

    Args:
        gap: pixels between items and between rows.
        margins: pixels around all of them.
    """

    def __init__(self, gap: int, margins: QMargins) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margins)
        self.setSpacing(gap)

    def lay_out(self, rect: QRect, *, move: bool) -> int:
        """Give the height of all items in the width of ``rect``; place them there if they are to ``move``."""
        raise NotImplementedError

    def row_width(self, shown: list[QLayoutItem]) -> int:
        """Give the width that these items would like to have in one row."""
        raise NotImplementedError

    def addWidget(self, widget: QWidget) -> None:
        """Add a widget after the others.

        Its item is made here, so that Python owns it: of those that Qt makes, a layout has to delete what it
        holds when it is deleted itself, which one in Python cannot.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

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
        return self.lay_out(QRect(0, 0, width, 0), move=False)

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

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self.lay_out(rect, move=True)

    def expandingDirections(self) -> Qt.Orientation:
        """Take the whole width."""
        return Qt.Orientation.Horizontal

    def shown(self) -> list[QLayoutItem]:
        """Give the items that are to be seen."""
        return [item for item in self._items if not item.isEmpty()]

    @property
    def is_mirrored(self) -> bool:
        """Whether the language is written from right to left."""
        parent = self.parentWidget()
        return parent is not None and is_mirrored(parent)


def item_height(item: QLayoutItem, width: int) -> int:
    """Give the height that an item takes at ``width``."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
