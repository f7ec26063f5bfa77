"""A row of the comparison, side by side in a table or one below the other in a card."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.content.model import Attribute, Tone
from kiosk.ui.style import wear
from kiosk.ui.theme import Theme
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.labels import Label, as_sentence
from kiosk.ui.widgets.painted_words import Words, font_like
from kiosk.ui.widgets.tones import tone_color, tone_tint

_TITLE_SHARE = 0.278
"""Of a table's width, without the hearts."""
_SMALLER = 0.8


def heart_width(theme: Theme) -> int:
    """Give the width of the column of hearts, in pixels."""
    return theme.t(120)


def column_edges(width: int, options: int) -> list[int]:
    """Give where the columns of a table of this width end: the title's, then each option's.

    ``width`` is in pixels and leaves out the column of hearts. Head and rows ask here, so that
    they stand exactly below each other.
    """
    title = round(width * _TITLE_SHARE)
    return [title + round((width - title) * index / options) for index in range(options + 1)]


@dataclass(frozen=True)
class Cell:
    """What a row says of one treatment.

    Attributes:
        name: the treatment's.
        tone: whose colour it wears.
        text: what the row says of it.
    """

    name: str
    tone: Tone
    text: str


def cells_of(attribute: Attribute, view: View) -> tuple[Cell, ...]:
    """Give what a row says of each treatment, in the order of the columns."""
    return tuple(
        Cell(view.text(option.name), option.tone, view.text(attribute.cells[option.id]))
        for option in view.guide.comparison.options
    )


class RowButton(TouchButton):
    """A row that is painted as a whole and touched as a whole; a touch opens more about it.

    Its words (`text`) are all that it shows, for scripts and for the screen reader.

    Args:
        attribute: the row.
        view: where colours, sizes and icons come from.
        kind: its look in the theme.
    """

    def __init__(self, attribute: Attribute, view: View, kind: str) -> None:
        self._title, self._icon = view.text(attribute.title), attribute.icon
        self._cells = cells_of(attribute, view)
        self._heights: dict[tuple[int, int], int] = {}  # layouts ask for the same widths again and again
        said = (self._title, *(f"{cell.name}: {cell.text}" for cell in self._cells))
        super().__init__(" ".join(map(as_sentence, said)), view, Face(kind, height=72))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(self.tr("Touch for more about this."))

    def sizeHint(self) -> QSize:
        """Take any width; the height comes from it."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Take any width; the height comes from it."""
        return QSize(0, self._least_height())

    def heightForWidth(self, width: int) -> int:
        """Give the height that all words need at ``width``."""
        self.ensurePolished()
        key = (width, self.font().pixelSize())
        if key not in self._heights:
            self._heights[key] = self._needed_height(width)
        return self._heights[key]

    def text_fits(self) -> bool:
        """Tell whether all words are to be seen in the row as it stands."""
        return self.height() >= self.heightForWidth(self.width())

    def _needed_height(self, width: int) -> int:
        raise NotImplementedError

    def _paint_row(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _bold(self, text: str, tone: Tone | None = None) -> Words:
        theme = self._view.theme
        color = theme.color("ink") if tone is None else tone_color(theme, tone)
        return Words(text, font_like(self.font(), bold=True), color)

    def _plain(self, text: str) -> Words:
        return Words(text, font_like(self.font()), self._view.theme.color("ink"))

    def _paint_icon(self, painter: QPainter, box: QRect, name: str) -> None:
        self._view.icons.paint(painter, box, name, self._view.theme.color("action"))

    def _paint_face(self, painter: QPainter, ink: QColor) -> None:  # noqa: ARG002 - a row has several
        self._paint_row(painter)
        if self.hasFocus():
            ring = self._view.theme.u(6)
            painter.setPen(QPen(self._view.theme.color("action"), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(ring // 2, ring // 2, -ring // 2 - 1, -ring // 2 - 1))


class TableRow(RowButton):
    """A row of the table: its title, then a tinted cell a treatment."""

    def __init__(self, attribute: Attribute, view: View) -> None:
        super().__init__(attribute, view, "row")

    @property
    def _side(self) -> int:
        return self._view.theme.u(22)

    def _title_box(self, width: int) -> QRect:
        """Give where the title's words go, between the row's icon and the sign that there is more."""
        end = column_edges(width, len(self._cells))[0]
        left = self._side + self._icon_side + self._gap
        return QRect(left, 0, end - left - round(self._icon_side * _SMALLER) - 2 * self._gap, self.height())

    def _cell_boxes(self, width: int) -> list[QRect]:
        edges = column_edges(width, len(self._cells))
        return [QRect(left, 0, right - left, self.height()) for left, right in pairwise(edges)]

    def _needed_height(self, width: int) -> int:
        heights = [self._bold(self._title).height(self._title_box(width).width())]
        heights += [
            self._plain(cell.text).height(box.width() - 2 * self._side)
            for cell, box in zip(self._cells, self._cell_boxes(width), strict=True)
        ]
        return max(self._least_height(), max(heights) + self._view.theme.u(16))

    def _paint_row(self, painter: QPainter) -> None:
        theme, side, middle = self._view.theme, self._icon_side, self.height() // 2
        box = self._title_box(self.width())
        self._paint_icon(painter, QRect(self._side, middle - side // 2, side, side), self._icon)
        self._bold(self._title).paint(painter, box, middle=True)
        small = round(side * _SMALLER)
        self._paint_icon(
            painter, QRect(box.right() + self._gap, middle - small // 2, small, small), "ph.info"
        )
        for cell, area in zip(self._cells, self._cell_boxes(self.width()), strict=True):
            if not self.isDown():
                painter.fillRect(area, tone_tint(theme, cell.tone))
            self._plain(cell.text).paint(painter, area.adjusted(self._side, 0, -self._side, 0), middle=True)
        painter.fillRect(0, 0, self.width(), theme.u(2), theme.color("line"))


class CardRow(RowButton):
    """A row as a card: the title, below it each treatment by name, side by side where they fit.

    Args:
        attribute: the row.
        view: where colours, sizes and icons come from.
        stacked: whether the treatments stand one below the other.
    """

    def __init__(self, attribute: Attribute, view: View, *, stacked: bool) -> None:
        super().__init__(attribute, view, "row-card")
        self._stacked = stacked
        self._more = self.tr("More")

    def _more_words(self) -> Words:
        return Words(self._more, font_like(self.font(), bold=True), self._view.theme.color("action"))

    def _more_width(self) -> int:
        return self._more_words().width() + self._gap // 2 + self._icon_side

    def _title_width(self, width: int) -> int:
        return width - self._icon_side - self._gap - self._more_width() - 2 * self._gap

    def _title_height(self, width: int) -> int:
        words = self._bold(self._title).height(self._title_width(width))
        return max(words, self._icon_side) + self._view.theme.u(20)

    def _cell_boxes(self, width: int) -> list[QRect]:
        """Give where each treatment's box goes, below the title; equally high where side by side."""
        count, top = len(self._cells), self._title_height(width)
        across = width if self._stacked else (width - self._gap * (count - 1)) // count
        heights = [self._cell_height(cell, across) for cell in self._cells]
        if not self._stacked:
            highest = max(heights)
            return [QRect(index * (across + self._gap), top, across, highest) for index in range(count)]
        boxes = []
        for height in heights:
            boxes.append(QRect(0, top, across, height))
            top += height + self._gap
        return boxes

    def _inside(self, box: QRect) -> QRect:
        theme = self._view.theme
        return box.adjusted(theme.u(24), theme.u(18), -theme.u(24), -theme.u(18))

    def _cell_height(self, cell: Cell, width: int) -> int:
        theme = self._view.theme
        words = self._inside(QRect(0, 0, width, 0)).width()
        text = self._bold(cell.name).height(words) + self._plain(cell.text).height(words)
        return text + theme.u(4) + 2 * theme.u(18)

    def _needed_height(self, width: int) -> int:
        return self._cell_boxes(width)[-1].bottom() + 1

    def _paint_row(self, painter: QPainter) -> None:
        width, side = self.width(), self._icon_side
        height = self._title_height(width)
        self._paint_icon(painter, QRect(0, (height - side) // 2, side, side), self._icon)
        title = QRect(side + self._gap, 0, self._title_width(width), height)
        self._bold(self._title).paint(painter, title, middle=True)
        more = QRect(width - self._more_width(), 0, self._more_width() - side, height)
        self._more_words().paint(painter, more, middle=True)
        self._paint_icon(painter, QRect(width - side, (height - side) // 2, side, side), "ph.info")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cell, box in zip(self._cells, self._cell_boxes(width), strict=True):
            self._paint_cell(painter, cell, box)

    def _paint_cell(self, painter: QPainter, cell: Cell, box: QRect) -> None:
        theme = self._view.theme
        painter.setPen(QPen(tone_color(theme, cell.tone), theme.u(2)))
        painter.setBrush(theme.color("action-tint") if self.isDown() else tone_tint(theme, cell.tone))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.u(16), theme.u(16))
        inside = self._inside(box)
        name = self._bold(cell.name, cell.tone)
        name.paint(painter, inside)
        below = name.height(inside.width()) + theme.u(4)
        self._plain(cell.text).paint(painter, inside.adjusted(0, below, 0, 0))


class TableHead(QWidget):
    """The names above the columns of the table, in the treatments' colours.

    Args:
        view: where words, colours and sizes come from.
    """

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._names = [
            self._label(Label(view.text(option.name), "heading"), option.tone)
            for option in view.guide.comparison.options
        ]
        self._hearts = self._label(Label(self.tr("Matters to me"), "small-strong"), "hearts")
        self._hearts.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _label(self, label: Label, head: str) -> Label:
        wear(label, head=head)
        label.setParent(self)
        return label

    def sizeHint(self) -> QSize:
        """Take the height of the highest name."""
        width = self.width()
        heights = [label.heightForWidth(box.width()) for label, box in self._placed(width)]
        return QSize(width, max(self._view.theme.u(64), *heights))

    def _placed(self, width: int) -> list[tuple[Label, QRect]]:
        hearts = heart_width(self._view.theme)
        edges = column_edges(width - hearts, len(self._names))
        placed = [
            (label, QRect(left, 0, right - left, self.height()))
            for label, (left, right) in zip(self._names, pairwise(edges), strict=True)
        ]
        return [*placed, (self._hearts, QRect(width - hearts, 0, hearts, self.height()))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for label, box in self._placed(self.width()):
            label.setGeometry(box)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
