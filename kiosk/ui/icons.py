"""Icons: paints the characters of the Phosphor font.

The font and its table of names are read only once the first screen is up: until then an icon paints as
nothing and keeps its room.
"""

import logging

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap

from kiosk.content.icon_font import PREFIX, icon_font

_POINTING = {"ph.arrow-left": "ph.arrow-right", "ph.caret-left": "ph.caret-right"}
_OTHER_WAY = {**_POINTING, **{right: left for left, right in _POINTING.items()}}

_GLYPH_PART = 0.875
"""How much of an icon's square its character fills; the rest is the font's own bearing."""


def other_way(name: str) -> str:
    """Give the icon that points back where ``name`` points on: for what is written from right to left."""
    return _OTHER_WAY.get(name, name)


class Icons(QObject):
    """Paints icons by name ("ph.heart-fill") in any colour.

    Signals:
        ready: the icons are loaded; whatever shows one paints itself again.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._family = ""
        self._characters: dict[str, str] = {}
        self._cache: dict[tuple[str, int, str], QPixmap] = {}

    @property
    def is_ready(self) -> bool:
        """Whether icons paint as more than empty room."""
        return bool(self._family)

    def load(self) -> None:
        """Read the font and its names, about 8 ms. Only the first call does anything."""
        if self.is_ready:
            return
        found = icon_font()
        if found is None:
            logging.getLogger(__name__).error("qtawesome's fonts were not found; icons stay empty")
            return
        file, self._characters = found
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        self._family = families[0]
        self.ready.emit()

    def pixmap(self, name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
        """Give the icon ``name`` as a picture of ``size`` logical pixels square.

        It is null until the icons are ready, and for a name that the font does not have: a guide may come
        from elsewhere, and a room that stays empty is better than a screen that fails.
        """
        character = self._characters.get(name.removeprefix(PREFIX))
        if character is None:
            return QPixmap()
        key = (name, round(size * ratio), color.name())
        if key not in self._cache:
            pixels = round(size * ratio)
            picture = QPixmap(pixels, pixels)
            picture.fill(QColor(0, 0, 0, 0))
            painter = QPainter(picture)
            font = QFont(self._family)
            font.setPixelSize(round(pixels * _GLYPH_PART))
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(QRect(0, 0, pixels, pixels), Qt.AlignmentFlag.AlignCenter, character)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._cache[key] = picture
        return self._cache[key]

    def paint(self, painter: QPainter, rect: QRect, name: str, color: QColor) -> None:
        """Paint the icon ``name`` into the square at the middle of ``rect``."""
        size = min(rect.width(), rect.height())
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        picture = self.pixmap(name, size, color, ratio)
        if not picture.isNull():
            center = rect.center()
            painter.drawPixmap(center.x() - (size - 1) // 2, center.y() - (size - 1) // 2, picture)
