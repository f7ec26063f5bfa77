"""A few ways to go on: side by side where there is room, else one above the other."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem

from kiosk.ui.widgets.wrapping_layout import WrappingLayout, item_height


class PairLayout(WrappingLayout):
    """Gives its widgets equal widths in one row, or the whole width each where a row is too narrow.

    It decides when it is laid out, because only then do its widgets know the size of their type.

    Args:
        gap: pixels between the widgets.
        margins: pixels around all of them.
    """

    def row_width(self, shown: list[QLayoutItem]) -> int:
        """Give the width that these items would like to have in one row."""
        widest = max((item.sizeHint().width() for item in shown), default=0)
        return len(shown) * widest + max(0, len(shown) - 1) * self.spacing()

    def lay_out(self, rect: QRect, *, move: bool) -> int:
        """Give the height of all rows, and place the items if they are to ``move``."""
        margins, shown = self.contentsMargins(), self.shown()
        inner = rect.marginsRemoved(margins)
        one_row = self.row_width(shown) <= inner.width()
        rows = [shown] if one_row else [[item] for item in shown]
        y = inner.top()
        for row in rows:
            width = (inner.width() - (len(row) - 1) * self.spacing()) // max(1, len(row))
            height = max((item_height(item, width) for item in row), default=0)
            if move:
                for index, item in enumerate(self._in_order(row)):
                    left = inner.left() + index * (width + self.spacing())
                    item.setGeometry(QRect(left, y, width, height))
            y += height + self.spacing()
        return y - self.spacing() - rect.top() + margins.bottom()

    def _in_order(self, row: list[QLayoutItem]) -> list[QLayoutItem]:
        """Mirror the row where the language is written from right to left."""
        return row[::-1] if self.is_mirrored else row
