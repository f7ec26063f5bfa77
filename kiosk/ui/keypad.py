"""A numeric keypad in the place of a keyboard: for hands that cannot point, and eyes that cannot see."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow

from kiosk.ui.navigator import STAFF_PLACES
from kiosk.ui.window import KioskWindow

_MEANING = {
    Qt.Key.Key_8: Qt.Key.Key_Backtab,
    Qt.Key.Key_4: Qt.Key.Key_Backtab,
    Qt.Key.Key_2: Qt.Key.Key_Tab,
    Qt.Key.Key_6: Qt.Key.Key_Tab,
    Qt.Key.Key_5: Qt.Key.Key_Return,
    Qt.Key.Key_0: Qt.Key.Key_Escape,
    Qt.Key.Key_9: Qt.Key.Key_PageUp,
    Qt.Key.Key_3: Qt.Key.Key_PageDown,
    Qt.Key.Key_Up: Qt.Key.Key_Backtab,
    Qt.Key.Key_Left: Qt.Key.Key_Backtab,
    Qt.Key.Key_Down: Qt.Key.Key_Tab,
    Qt.Key.Key_Right: Qt.Key.Key_Tab,
}
"""As the arrows on it say: back and on. 5 in the middle chooses, as its Enter does; 0 leads back."""

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})


class Keypad(QObject):
    """Takes the keypad's digits for movements, but where staff enter a PIN.

    Nothing that a patient sees asks for digits: numbers have buttons for more and less.

    Args:
        window: the kiosk's window.
    """

    def __init__(self, window: KioskWindow) -> None:
        super().__init__(window)
        self._window = window

    def watch(self, handle: QWindow) -> None:
        """Begin to look at each key that comes to a window."""
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a key of the keypad, and send what it means in its place."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        meaning = self._meaning(event)
        if meaning is None:
            return False
        backwards = meaning == Qt.Key.Key_Backtab
        modifiers = Qt.KeyboardModifier.ShiftModifier if backwards else Qt.KeyboardModifier.NoModifier
        QCoreApplication.sendEvent(watched, QKeyEvent(event.type(), meaning, modifiers))
        return True

    def _meaning(self, event: QKeyEvent) -> Qt.Key | None:
        screen = self._window.current
        is_keypad = event.modifiers() == Qt.KeyboardModifier.KeypadModifier
        if not is_keypad or screen is None or screen.name.startswith(STAFF_PLACES):
            return None
        return _MEANING.get(Qt.Key(event.key()))
