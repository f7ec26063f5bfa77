"""Icons: the Phosphor font that qtawesome ships. The only place that knows of it.

The font and its table of names are read as files. Importing qtawesome's own code would take 0.2 s and 20 MB,
for it brings a layer over several Qt bindings along; painting a character needs none of that. Even so they
are read only once the first screen is up: until then an icon paints as nothing and keeps its room.
"""

import json
import logging
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap

_PREFIX = "ph."
_GLYPH_PART = 0.875
"""How much of an icon's square its character fills; the rest is the font's own bearing."""


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
        package = find_spec("qtawesome")
        if package is None or not package.submodule_search_locations:
            logging.getLogger(__name__).error("qtawesome's fonts were not found; icons stay empty")
            return
        folder = Path(package.submodule_search_locations[0]) / "fonts"  # a frozen build has no code beside it
        names = next(folder.glob("phosphor-charmap-*.json"))
        families = QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(next(folder.glob("phosphor-*.ttf"))))
        )
        self._characters = {
            name: chr(int(number, 16))
            for name, number in json.loads(names.read_text(encoding="utf-8")).items()
        }
        self._family = families[0]
        self.ready.emit()

    def pixmap(self, name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
        """Give the icon ``name`` as a picture of ``size`` logical pixels square; null until ready."""
        if not self.is_ready:
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
            character = self._characters[name.removeprefix(_PREFIX)]
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
