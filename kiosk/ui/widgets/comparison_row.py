"""A row of the comparison, side by side in a table or one below the other in a card."""

from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QWidget

from kiosk.content.model import Attribute, Tone
from kiosk.ui.theme import Theme
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.tones import tone_color, tone_tint

_TITLE_SHARE = 0.278
_SMALLER = 0.8
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignLeft)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


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
        kind: its look in the style sheet.
    """

    def __init__(self, attribute: Attribute, view: View, kind: str) -> None:
        self._title, self._icon = view.text(attribute.title), attribute.icon
        self._cells = cells_of(attribute, view)
        self._heights: dict[tuple[int, int], int] = {}  # layouts ask for the same widths again and again
        said = " ".join(f"{cell.name}: {cell.text}." for cell in self._cells)
        super().__init__(f"{self._title}. {said}", view, Face(kind, height=72))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(self.tr("Touch for more about this."))

    def sizeHint(self) -> QSize:
        """Take any width."""
        return QSize(self._view.theme.u(600), self._least_height())

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

    def _needed_height(self, width: int) -> int:
        raise NotImplementedError

    def text_fits(self) -> bool:
        """Tell whether all words are to be seen in the row as it stands."""
        return self.height() >= self.heightForWidth(self.width())

    def _plain(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal)
        return font

    @staticmethod
    def _height_of(text: str, font: QFont, width: int) -> int:
        box = QRect(0, 0, max(1, width), 100_000)
        return QFontMetrics(font).boundingRect(box, _WRAP | _LEFT, text).height()

    @staticmethod
    def _paint_words(painter: QPainter, box: QRect, text: str, font: QFont, color: QColor) -> None:
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(box, _WRAP | _LEFT | _MIDDLE, text)

    def _paint_icon(self, painter: QPainter, box: QRect, name: str, role: str) -> None:
        self._view.icons.paint(painter, box, name, self._view.theme.color(role))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        self._paint_row(painter)
        if self.hasFocus():
            ring = self._view.theme.u(6)
            painter.setPen(QPen(self._view.theme.color("action"), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(ring // 2, ring // 2, -ring // 2 - 1, -ring // 2 - 1))

    def _paint_row(self, painter: QPainter) -> None:
        raise NotImplementedError


class TableRow(RowButton):
    """A row of the table: its title, then a tinted cell a treatment."""

    def __init__(self, attribute: Attribute, view: View) -> None:
        super().__init__(attribute, view, "row")

    @property
    def _side(self) -> int:
        return self._view.theme.u(22)

    def _title_box(self, width: int) -> QRect:
        """Where the title's words go, between the row's icon and the sign that there is more."""
        end = column_edges(width, len(self._cells))[0]
        left = self._side + self._icon_side + self._gap
        return QRect(left, 0, end - left - round(self._icon_side * _SMALLER) - 2 * self._gap, self.height())

    def _cell_boxes(self, width: int) -> list[QRect]:
        edges = column_edges(width, len(self._cells))
        return [
            QRect(left, 0, right - left, self.height())
            for left, right in zip(edges[:-1], edges[1:], strict=True)
        ]

    def _needed_height(self, width: int) -> int:
        plain = self._plain()
        heights = [self._height_of(self._title, self.font(), self._title_box(width).width())]
        heights += [
            self._height_of(cell.text, plain, box.width() - 2 * self._side)
            for cell, box in zip(self._cells, self._cell_boxes(width), strict=True)
        ]
        return max(self._least_height(), max(heights) + self._view.theme.u(16))

    def _paint_row(self, painter: QPainter) -> None:
        theme, side, middle = self._view.theme, self._icon_side, self.height() // 2
        box = self._title_box(self.width())
        self._paint_icon(painter, QRect(self._side, middle - side // 2, side, side), self._icon, "action")
        self._paint_words(painter, box, self._title, self.font(), theme.color("ink"))
        small = round(side * _SMALLER)
        more = QRect(box.right() + self._gap, middle - small // 2, small, small)
        self._paint_icon(painter, more, "ph.info", "action")
        plain = self._plain()
        for cell, area in zip(self._cells, self._cell_boxes(self.width()), strict=True):
            if not self.isDown():
                painter.fillRect(area, tone_tint(theme, cell.tone))
            words = area.adjusted(self._side, 0, -self._side, 0)
            self._paint_words(painter, words, cell.text, plain, theme.color("ink"))
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

    @property
    def _side(self) -> int:
        return self._view.theme.u(24)

    def _more_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self._more) + self._gap // 2 + self._icon_side

    def _title_width(self, width: int) -> int:
        return width - self._icon_side - self._gap - self._more_width() - 2 * self._gap

    def _title_height(self, width: int) -> int:
        words = self._height_of(self._title, self.font(), self._title_width(width))
        return max(words, self._icon_side) + self._view.theme.u(20)

    def _cell_width(self, width: int) -> int:
        count = len(self._cells)
        return width if self._stacked else (width - self._gap * (count - 1)) // count

    def _name_height(self, cell: Cell, width: int) -> int:
        return self._height_of(cell.name, self.font(), width - 2 * self._side)

    def _cell_heights(self, width: int) -> list[int]:
        """Give the height of each treatment's box at its own ``width``; equal where side by side."""
        around = 2 * self._view.theme.u(18) + self._view.theme.u(4)
        heights = [
            self._name_height(cell, width)
            + self._height_of(cell.text, self._plain(), width - 2 * self._side)
            + around
            for cell in self._cells
        ]
        return heights if self._stacked else [max(heights)] * len(heights)

    def _needed_height(self, width: int) -> int:
        heights = self._cell_heights(self._cell_width(width))
        boxes = sum(heights) + self._gap * (len(heights) - 1) if self._stacked else max(heights)
        return self._title_height(width) + boxes

    def _paint_row(self, painter: QPainter) -> None:
        theme, width, side = self._view.theme, self.width(), self._icon_side
        height = self._title_height(width)
        self._paint_icon(painter, QRect(0, (height - side) // 2, side, side), self._icon, "action")
        title = QRect(side + self._gap, 0, self._title_width(width), height)
        self._paint_words(painter, title, self._title, self.font(), theme.color("ink"))
        more = QRect(width - self._more_width(), 0, self._more_width() - side, height)
        self._paint_words(painter, more, self._more, self.font(), theme.color("action"))
        self._paint_icon(painter, QRect(width - side, (height - side) // 2, side, side), "ph.info", "action")
        self._paint_cells(painter, height)

    def _paint_cells(self, painter: QPainter, top: int) -> None:
        theme, width = self._view.theme, self._cell_width(self.width())
        heights = self._cell_heights(width)
        steps = [height + self._gap for height in heights] if self._stacked else [0] * len(heights)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, (cell, down) in enumerate(zip(self._cells, accumulate([0, *steps[:-1]]), strict=True)):
            left = 0 if self._stacked else index * (width + self._gap)
            box = QRect(left, top + down, width, heights[index])
            painter.setPen(QPen(tone_color(theme, cell.tone), theme.u(2)))
            painter.setBrush(theme.color("action-tint") if self.isDown() else tone_tint(theme, cell.tone))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.u(16), theme.u(16))
            words = box.adjusted(self._side, theme.u(18), -self._side, -theme.u(18))
            name = self._name_height(cell, width)
            name_box = QRect(words.topLeft(), QSize(words.width(), name))
            self._paint_words(painter, name_box, cell.name, self.font(), tone_color(theme, cell.tone))
            text = self._height_of(cell.text, self._plain(), words.width())
            below = QRect(words.left(), words.top() + name + theme.u(4), words.width(), text)
            self._paint_words(painter, below, cell.text, self._plain(), theme.color("ink"))


class TableHead(QWidget):
    """The names above the columns of the table, in the treatments' colours.

    Args:
        view: where words, colours and sizes come from.
    """

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._names = [
            self._label(Label(view.text(option.name), "heading"), f"{option.tone}")
            for option in view.guide.comparison.options
        ]
        self._hearts = self._label(Label(self.tr("Matters to me"), "small-strong"), "hearts")
        self._hearts.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _label(self, label: Label, head: str) -> Label:
        label.setProperty("head", head)
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
            for label, left, right in zip(self._names, edges[:-1], edges[1:], strict=True)
        ]
        return [*placed, (self._hearts, QRect(width - hearts, 0, hearts, self.height()))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for label, box in self._placed(self.width()):
            label.setGeometry(box)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
