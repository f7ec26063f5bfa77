"""Icons: Phosphor, through qtawesome. The only place that imports it.

Importing qtawesome takes longer than painting the whole welcome screen, so it is done on another
thread once that screen is up (`Icons.load`). Until then an icon paints as nothing and keeps its
room; `Icons.ready` tells when to paint again.
"""

import importlib.util
import logging
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

_PREFIX = "ph"
_GLYPH_PART = 0.875
"""How much of an icon's square its character fills; the rest is the font's own bearing."""


class Icons(QObject):
    """Paints icons by name ("ph.heart-fill") in any colour.

    Signals:
        ready: the icons are loaded; whatever shows one paints itself again.
    """

    ready = Signal()
    _imported = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._font: Any = None
        self._thread: Thread | None = None
        self._cache: dict[tuple[str, int, str], QPixmap] = {}
        self._imported.connect(self._finish)

    @property
    def is_ready(self) -> bool:
        """Whether icons paint as more than empty room."""
        return self._font is not None

    def load(self) -> None:
        """Begin to load, off the UI thread. Does nothing when it was begun before."""
        if self._thread is None:
            self._thread = Thread(target=self._import, name="icons", daemon=True)
            self._thread.start()

    def load_now(self) -> None:
        """Load at once and return when done; for pictures and tests, which do not wait."""
        self.load()
        if self._thread is not None:
            self._thread.join()
        if self._font is None:
            self._finish()

    def wait(self) -> None:
        """Wait until nothing is being loaded; for the end of the app, which must not come in between."""
        if self._thread is not None:
            self._thread.join()

    def _import(self) -> None:
        import qtawesome  # noqa: F401, PLC0415 - slow: 0.2 s that the first screen must not wait for

        self._imported.emit()

    def _finish(self) -> None:
        if self._font is not None:
            return
        from qtawesome.iconic_font import IconicFont  # noqa: PLC0415 - imported on the other thread by now

        spec = importlib.util.find_spec("qtawesome")
        if spec is None or spec.origin is None:
            logging.getLogger(__name__).error("qtawesome's fonts were not found; icons stay empty")
            return
        folder = Path(spec.origin).parent / "fonts"
        font, names = next(folder.glob("phosphor-*.ttf")), next(folder.glob("phosphor-charmap-*.json"))
        self._font = IconicFont((_PREFIX, font.name, names.name, str(folder)))
        self.ready.emit()

    def pixmap(self, name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
        """Give the icon ``name`` as a picture of ``size`` logical pixels square; null until ready."""
        if self._font is None:
            return QPixmap()
        key = (name, round(size * ratio), color.name())
        if key not in self._cache:
            pixels = round(size * ratio)
            picture = QPixmap(pixels, pixels)
            picture.fill(QColor(0, 0, 0, 0))
            painter = QPainter(picture)
            # The character itself, not qtawesome's QIcon: Qt and Python would both delete its engine.
            painter.setFont(self._font.font(_PREFIX, pixels * _GLYPH_PART))
            painter.setPen(color)
            character = self._font.charmap[_PREFIX][name.removeprefix(f"{_PREFIX}.")]
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
