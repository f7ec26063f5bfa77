"""What of keys, mouse and touchscreen reaches the kiosk: what it has a use for, and nothing more."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QLineEdit, QWidget

KEYS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
        Qt.Key.Key_Escape,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
    }
)
"""The keys that do something by themselves; digits come on top, and Shift goes with Tab."""

_LINE_KEYS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})
_SHIFTED = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)

_KEY = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_BUTTON = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
)
_UNWANTED = frozenset(
    {
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.NativeGesture,
    }
)


class Lockdown(QObject):
    """Swallows at the native window what could lead out of the kiosk, or into what nobody tested.

    It lets through rather than shuts out: a key that nobody thought of does nothing. What is swallowed is
    no sign of life either, so that a book on the keyboard does not hold a visit open. Ctrl+Alt+S never
    comes here, because Qt looks for shortcuts first. Only the left button of a mouse is let through.

    It also hides the pointer until a mouse is moved, and again at each touch.

    Args:
        window: the kiosk's window, shown.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._hide_pointer()
        handle = window.windowHandle()
        if handle is not None:
            self.guard(handle)

    def guard(self, handle: QWindow) -> None:
        """Begin. Of a window's filters, the last one that was installed is asked first."""
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Tell whether an event is swallowed."""
        kind = event.type()
        if kind in _UNWANTED:
            event.ignore()
            return True
        if kind in _KEY:
            return isinstance(event, QKeyEvent) and not _is_known(event)
        if kind == QEvent.Type.TouchBegin:
            self._hide_pointer()
        elif isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseMove and _is_mouse(event):
                self._window.unsetCursor()
            return kind in _BUTTON and event.button() != Qt.MouseButton.LeftButton
        return False

    def _hide_pointer(self) -> None:
        self._window.setCursor(Qt.CursorShape.BlankCursor)


def _is_known(event: QKeyEvent) -> bool:
    """Tell whether the kiosk has a use for a key; one that is let go always ends what it began."""
    key, modifiers = event.key(), event.modifiers()
    is_writing = isinstance(QGuiApplication.focusObject(), QLineEdit)
    if key in KEYS or (is_writing and key in _LINE_KEYS):
        if event.type() == QEvent.Type.KeyRelease:
            return True
        allowed = Qt.KeyboardModifier.KeypadModifier
        if key in _SHIFTED:
            allowed |= Qt.KeyboardModifier.ShiftModifier
        return not modifiers & ~allowed
    text = event.text()
    if modifiers & _COMMANDS or not text or not text.isprintable():
        return False
    return is_writing or (text.isascii() and text.isdecimal())


def _is_mouse(event: QMouseEvent) -> bool:
    """Tell whether a mouse moved: Qt makes mouse events out of touches, too."""
    return event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
