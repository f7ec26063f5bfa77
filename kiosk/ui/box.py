"""The ground and border of cards, bars and buttons, and how they are painted."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QMargins, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap


@dataclass(frozen=True)
class Box:
    """A ground with its border, in colours and pixels.

    Attributes:
        ground: fills it; no brush for nothing.
        edge: draws the border, inside; no pen for none.
        radius: of the corners, outside.
        side: "left", "top", "right" or "bottom", if that side alone has a border. Left and right change
            places where lines begin at the right.
        stripe: the colour of a broad border where lines begin, if there is one.
        stripe_width: its width.
    """

    ground: QBrush
    edge: QPen
    radius: int
    side: str = ""
    stripe: QColor | None = None
    stripe_width: int = 0

    def margins(self, *, mirrored: bool = False) -> QMargins:
        """Give the room that the border takes; ``mirrored`` where lines begin at the right."""
        room = self._room()
        return QMargins(room.right(), room.top(), room.left(), room.bottom()) if mirrored else room

    def _room(self) -> QMargins:
        width = self.edge.width() if self.edge.style() != Qt.PenStyle.NoPen else 0
        if self.side:
            sides = ("left", "top", "right", "bottom")
            return QMargins(*(width if side == self.side else 0 for side in sides))
        return QMargins(self.stripe_width or width, width, width, width)

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Fill ``rect`` with it; the border lies inside."""
        device = painter.device()
        corner = self._corner
        if self.side:
            self._paint_side(painter, rect)
        elif self._is_nothing:
            return
        elif (
            self._is_plain
            and min(rect.width(), rect.height()) >= 2 * corner
            and device is not None
            and device.devicePixelRatioF() == 1
        ):
            self._paint_tiles(painter, rect)
        else:
            self._paint_whole(painter, rect)

    @cached_property
    def _is_nothing(self) -> bool:
        no_border = self.edge.style() == Qt.PenStyle.NoPen
        return no_border and self.ground.style() == Qt.BrushStyle.NoBrush and self.stripe is None

    @cached_property
    def _is_plain(self) -> bool:
        return self.stripe is None and self.edge.style() != Qt.PenStyle.DashLine

    @cached_property
    def _corner(self) -> int:
        return max(self.radius, self.edge.width()) + 1

    @cached_property
    def _tile(self) -> QPixmap:
        """The four corners close together: to smooth a large curve, Qt looks at all that it surrounds."""
        tile = QPixmap(2 * self._corner, 2 * self._corner)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        self._paint_whole(painter, tile.rect())
        painter.end()
        return tile

    def _paint_tiles(self, painter: QPainter, rect: QRect) -> None:
        c, tile = self._corner, self._tile
        x, y, right, bottom = rect.x(), rect.y(), rect.x() + rect.width() - c, rect.y() + rect.height() - c
        across, down = right - x - c, bottom - y - c
        painter.drawPixmap(x, y, tile, 0, 0, c, c)
        painter.drawPixmap(right, y, tile, c, 0, c, c)
        painter.drawPixmap(x, bottom, tile, 0, c, c, c)
        painter.drawPixmap(right, bottom, tile, c, c, c, c)
        w = 0
        if self.edge.style() != Qt.PenStyle.NoPen:
            w, color = self.edge.width(), self.edge.color()
            painter.fillRect(x + c, y, across, w, color)
            painter.fillRect(x + c, bottom + c - w, across, w, color)
            painter.fillRect(x, y + c, w, down, color)
            painter.fillRect(right + c - w, y + c, w, down, color)
        if self.ground.style() != Qt.BrushStyle.NoBrush:
            ground = self.ground.color()
            painter.fillRect(x + c, y + w, across, down + 2 * (c - w), ground)
            painter.fillRect(x + w, y + c, c - w, down, ground)
            painter.fillRect(right, y + c, c - w, down, ground)

    def _paint_whole(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.edge)
        painter.setBrush(self.ground)
        inset = self.edge.width() / 2 if self.edge.style() != Qt.PenStyle.NoPen else 0
        radius = max(0, self.radius - inset)
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
        if self.stripe is not None:
            outline = QPainterPath()
            outline.addRoundedRect(rect, self.radius, self.radius)
            broad = QPainterPath()
            left = rect.right() + 1 - self.stripe_width if _is_mirrored(painter) else rect.left()
            broad.addRect(left, rect.top(), self.stripe_width, rect.height())
            painter.fillPath(outline.intersected(broad), self.stripe)
        painter.restore()

    def _paint_side(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, self.ground)
        width, edge = self.edge.width(), QRect(rect)
        if self.side == "top":
            edge.setHeight(width)
        elif self.side == "bottom":
            edge.setTop(rect.bottom() + 1 - width)
        elif (self.side == "right") is _is_mirrored(painter):
            edge.setWidth(width)
        else:
            edge.setLeft(rect.right() + 1 - width)
        painter.fillRect(edge, self.edge.color())


def _is_mirrored(painter: QPainter) -> bool:
    return painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
