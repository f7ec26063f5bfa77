"""A drawing with numbered marks, and what each of them is."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from kiosk.content.model import Marker, Media, Picture
from kiosk.ui.theme import Theme
from kiosk.ui.view import View
from kiosk.ui.widgets.drawing import natural_size, paint_drawing
from kiosk.ui.widgets.labels import plain_markup
from kiosk.ui.widgets.prose_text import Passage, ProseText

_BADGE = 44


def paint_badge(painter: QPainter, theme: Theme, middle: QPointF, number: int) -> None:
    """Paint a numbered mark: a disc in the action colour with a rim, so that it shows on anything."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = theme.t(_BADGE)
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(middle)
    rim = theme.t(3)
    painter.setPen(QPen(theme.color("card"), rim))
    painter.setBrush(theme.color("action"))
    painter.drawEllipse(disc.adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2))
    font = painter.font()
    font.setPixelSize(theme.t(_BADGE * 0.6))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.color("on-action"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))


class Legend(ProseText):
    """What the marks are, each beside its number."""

    def __init__(self, view: View, markers: tuple[Marker, ...]) -> None:
        texts = tuple(plain_markup(view.text(marker.text)) for marker in markers)
        super().__init__([Passage(texts, "marks")], view.theme, indent=view.theme.t(_BADGE + 18))
        self._look = view.theme

    def paint_sign(self, painter: QPainter, index: int, sign: str) -> None:
        """Paint the number of a mark as it stands on the drawing."""
        line = self.first_line(index)
        place = QPointF(self.across(self._look.t(_BADGE) / 2), line.center().y())
        paint_badge(painter, self._look, place, int(sign))


@lru_cache(maxsize=8)
def _painted(content: bytes, kind: Literal["svg", "png"], theme: Theme, size: tuple[int, int]) -> QImage:
    """Draw a picture once; an image, because those may outlive the application object."""
    media = Media(id="", type=kind, alt={}, content=content)
    return paint_drawing(media, theme, QSize(*size)).toImage()


class Drawing(QWidget):
    """A drawing or photograph as wide as there is room, in the theme's colours, with its marks.

    Args:
        view: colours and sizes.
        media: the drawing; its description is this widget's name.
        marks: places as shares of the width and the height.
        highest: the greatest height, in pixels.
    """

    def __init__(
        self, view: View, media: Media, marks: tuple[tuple[float, float], ...], highest: int
    ) -> None:
        super().__init__()
        self._view, self._media, self._marks = view, media, marks
        self._natural = natural_size(media, view.theme)
        self._highest = highest
        self._picture = QPixmap()
        self.setAccessibleName(view.text(media.alt))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(self._widest())

    def _widest(self) -> int:
        return max(1, self._highest * self._natural.width() // max(1, self._natural.height()))

    def sizeHint(self) -> QSize:
        """Prefer the greatest height."""
        return QSize(self._widest(), self.heightForWidth(self._widest()))

    def minimumSizeHint(self) -> QSize:
        """Need enough to see something."""
        return QSize(min(self._widest(), self._view.theme.u(240)), 0)

    def heightForWidth(self, width: int) -> int:
        """Keep the drawing's shape."""
        width = min(width, self._widest())
        return -(-width * self._natural.height() // max(1, self._natural.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._picture.isNull():
            media, ratio = self._media, self.devicePixelRatioF()
            size = (round(self.width() * ratio), round(self.heightForWidth(self.width()) * ratio))
            self._picture = QPixmap.fromImage(_painted(media.content, media.type, self._view.theme, size))
            self._picture.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        for number, (x, y) in enumerate(self._marks, start=1):
            place = QPointF(x * self.width(), y * self.heightForWidth(self.width()))
            paint_badge(painter, self._view.theme, place, number)


class PictureFigure(QWidget):
    """The drawing, and the list of its marks beside it where there is room, else below it."""

    def __init__(self, view: View, figure: Picture) -> None:
        super().__init__()
        theme = view.theme
        direction = QBoxLayout.Direction.LeftToRight if theme.roomy else QBoxLayout.Direction.TopToBottom
        both = QBoxLayout(direction, self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.u(44) if theme.roomy else theme.u(26))
        marks = tuple((marker.x, marker.y) for marker in figure.markers)
        drawing = Drawing(view, view.media(figure.media), marks, theme.u(520))
        if not figure.markers:
            both.addWidget(drawing)
            return
        both.addWidget(drawing, 3)
        legend = Legend(view, figure.markers)
        both.addWidget(legend, 2, Qt.AlignmentFlag.AlignVCenter if theme.roomy else Qt.AlignmentFlag(0))
