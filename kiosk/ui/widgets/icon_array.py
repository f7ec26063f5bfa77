"""People out of a hundred: so many of them filled."""

from functools import cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kiosk.content.model import IconArray, IconGroup
from kiosk.ui.view import View
from kiosk.ui.widgets.direction import at_its_side
from kiosk.ui.widgets.labels import Label, plain_markup
from kiosk.ui.widgets.prose_text import Passage, ProseText
from kiosk.ui.widgets.tones import tone_color, tone_name

_FINE = 10
"""Units of the pictogram a design pixel of it: curves that are joined are cut into short lines."""
_CELL = QSize(26, 38)
"""Room for one person, in design pixels of the pictogram; the person is 20 by 35 of them."""
_COLUMNS = (20, 10)
_WIDEST_CELL = 40
_NARROWEST_CELL = 24


def _limb(width: float, *points: tuple[float, float]) -> QPainterPath:
    line = QPainterPath(QPointF(*points[0]) * _FINE)
    for point in points[1:]:
        line.lineTo(QPointF(*point) * _FINE)
    stroker = QPainterPathStroker()
    stroker.setWidth(width * _FINE)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(line)


@cache
def person() -> QPainterPath:
    """Draw a person with a head, a body, two arms and two legs, ten times as large as its cell says."""
    body = _limb(5.0, (7.4, 13.6), (12.6, 13.6), (12.2, 23.0), (7.8, 23.0), (7.4, 13.6))
    middle = QPainterPath()
    middle.addRect(QRectF(7.0 * _FINE, 13.0 * _FINE, 6.0 * _FINE, 10.0 * _FINE))
    body = body.united(middle)
    for side in (-1, 1):
        body = body.united(_limb(3.7, (10 + side * 4.1, 13.2), (10 + side * 7.9, 21.6)))
        body = body.united(_limb(4.3, (10 + side * 2.6, 23.0), (10 + side * 3.2, 32.6)))
    head = QPainterPath()
    head.addEllipse(QPointF(10.0, 4.7) * _FINE, 4.7 * _FINE, 4.7 * _FINE)
    return head.united(body)


class Crowd(QWidget):
    """People in rows, the first ``count`` of them filled, the others pale with an outline.

    Args:
        view: colours and sizes.
        group: who is filled, and in which tone.
        total: how many people there are.

    Attributes:
        peers: all crowds of the figure. Their widths may differ by a pixel; their people may not.
    """

    def __init__(self, view: View, group: IconGroup, total: int) -> None:
        super().__init__()
        self._view, self._group, self._total = view, group, total
        self.peers: tuple[Crowd, ...] = (self,)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def columns(self, width: int) -> int:
        """Tell how many people stand in a row of ``width`` pixels."""
        roomy = width >= self._view.theme.u(_NARROWEST_CELL) * _COLUMNS[0]
        return _COLUMNS[0] if roomy else _COLUMNS[1]

    @property
    def _common_width(self) -> int:
        return min(peer.width() for peer in self.peers)

    @property
    def cell(self) -> QSize:
        """The room of one person, in pixels."""
        return self._cell(self._common_width)

    def _cell(self, width: int) -> QSize:
        side = min(width // self.columns(width), self._view.theme.u(_WIDEST_CELL))
        return QSize(side, round(side * _CELL.height() / _CELL.width()))

    def sizeHint(self) -> QSize:
        """Prefer rows of twenty."""
        width = self._view.theme.u(30) * _COLUMNS[0]
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Need rows of ten."""
        return QSize(self._view.theme.u(_NARROWEST_CELL) * _COLUMNS[1], 0)

    def heightForWidth(self, width: int) -> int:
        """Give room to all rows."""
        rows = -(-self._total // self.columns(width))
        return self._cell(width).height() * rows

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        theme = self._view.theme
        color = tone_color(theme, self._group.tone)
        filled = self._stamp(color, color)
        others = self._stamp(theme.color("card"), theme.color("edge"))
        cell = self.cell
        columns = self.columns(self._common_width)
        painter = QPainter(self)
        for index in range(self._total):
            row, column = divmod(index, columns)
            stamp = filled if index < self._group.count else others
            place = QRect(QPoint(column * cell.width(), row * cell.height()), cell)
            painter.drawPixmap(at_its_side(self, place).topLeft(), stamp)

    def _stamp(self, fill: QColor, edge: QColor) -> QPixmap:
        cell, ratio = self.cell, self.devicePixelRatioF()
        stamp = QPixmap(cell * ratio)
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = cell.width() / _CELL.width()
        painter.translate(3.0 * scale, 1.5 * scale)
        painter.scale(scale / _FINE, scale / _FINE)
        painter.setBrush(fill)
        painter.setPen(QPen(edge, (0.6 if fill == edge else 1.3) * _FINE))
        painter.drawPath(person())
        painter.end()
        return stamp


class IconArrayFigure(QWidget):
    """The crowds of an icon array: side by side where there is room, of one size always."""

    def __init__(self, view: View, figure: IconArray) -> None:
        super().__init__()
        theme = view.theme
        self.setAccessibleName(view.text(figure.alt))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.u(56))
        grid.setVerticalSpacing(theme.u(10))
        crowds = tuple(Crowd(view, group, figure.denominator) for group in figure.groups)
        for crowd in crowds:
            crowd.peers = crowds
        words = self.tr("{count} of {total}")
        for index, group in enumerate(figure.groups):
            row, column = (0, index) if theme.roomy else (4 * index, 0)
            label = Label(view.text(group.label), "strong", tone_name(group.tone))
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(crowds[index], row + 1, column)
            count = words.format(count=group.count, total=figure.denominator)
            caption = f"<b>{plain_markup(count)}</b> {plain_markup(view.text(group.caption))}"
            grid.addWidget(
                ProseText([Passage((caption,))], theme), row + 2, column, Qt.AlignmentFlag.AlignTop
            )
            grid.setColumnStretch(column, 1)
            if not theme.roomy and index:
                grid.setRowMinimumHeight(row - 1, theme.u(14))
