"""How staff call their own screens: a long press in the top-left corner, or three keys together."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QTouchEvent, QWindow
from PySide6.QtWidgets import QWidget

KEYS = "Ctrl+Alt+S"

_CORNER = 120
_STRAY = 24
"""How far a finger that holds still may still move: it trembles, and its print grows."""
_DESIGN_SIDE = 1080

_DOWN = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_MOVES = frozenset({QEvent.Type.MouseMove, QEvent.Type.TouchUpdate})
_UP = frozenset({QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})


class StaffGesture(QObject):
    """Watches a window for the gesture; swallows nothing of what happens there.

    It works on every screen. Whoever connects `requested` ends an open visit first: what the
    patient entered is no business of whoever opens the staff's screens.

    Args:
        hold_s: seconds that the corner is to be held.
        parent: Qt's owner.

    Signals:
        requested: staff want their screens.
    """

    requested = Signal()

    def __init__(self, hold_s: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=round(hold_s * 1000))
        self._timer.timeout.connect(self.requested)
        self._began = QPointF()

    def watch_corner(self, window: QWindow) -> None:
        """Watch the corner of ``window`` (the native one: it sees each touch before any widget)."""
        window.installEventFilter(self)

    def watch_keys(self, window: QWidget) -> None:
        """Watch for Ctrl+Alt+S anywhere in ``window``."""
        shortcut = QShortcut(QKeySequence(KEYS), window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.requested)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow one finger, or the mouse."""
        kind = event.type()
        if kind in _DOWN or kind in _MOVES or kind in _UP:
            if kind in _UP:
                self._timer.stop()
            elif isinstance(watched, QWindow):
                self._follow(watched, event)
        return False

    def _follow(self, window: QWindow, event: QEvent) -> None:
        place = _place(event)
        unit = min(window.width(), window.height()) / _DESIGN_SIDE
        if place is None:
            self._timer.stop()
        elif self._timer.isActive():
            away = place - self._began
            if max(abs(away.x()), abs(away.y())) > _STRAY * unit:
                self._timer.stop()
        elif event.type() in _DOWN and 0 <= max(place.x(), place.y()) < _CORNER * unit:
            self._began = place
            self._timer.start()


def _place(event: QEvent) -> QPointF | None:
    """Give the one place that is touched; None for two fingers, or for a mouse that only moves."""
    if isinstance(event, QTouchEvent):
        points = event.points()
        return points[0].position() if len(points) == 1 else None
    if isinstance(event, QMouseEvent) and event.buttons() != Qt.MouseButton.NoButton:
        return event.position()
    return None
