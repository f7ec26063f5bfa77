"""Eyes and a finger: reads what is on the window and touches it, through real input events.

Scripts (`kiosk.ui.playback`) and the tests use the kiosk through this alone, as a patient would:
what is covered, hidden or disabled can be neither read nor touched.
"""

from collections.abc import Iterator

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QScroller, QWidget

from kiosk.ui.widgets.labels import BREAK
from kiosk.ui.widgets.scroll_page import ScrollPage
from kiosk.ui.window import KioskWindow

_PATIENCE_MS = 10_000


class HandsError(Exception):
    """Something that was to be touched or read is not there. Tells what is there instead."""


class Hands:
    """Touches and reads one window.

    Args:
        window: the kiosk's window, shown.
    """

    def __init__(self, window: KioskWindow) -> None:
        self._window = window
        self._device = QTest.createTouchDevice()

    # --- Reading --------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        """The name of the screen that is shown."""
        current = self._window.current
        return current.name if current is not None else ""

    def texts(self) -> list[str]:
        """Give all words that are on the screen, those below the edge of a scrolling page too."""
        found: list[str] = []
        for widget in self._reachable():
            words = _words(widget)
            if words and words not in found:
                found.append(words)
        return found

    def sees(self, text: str) -> bool:
        """Tell whether ``text`` stands anywhere on the screen, upper or lower case."""
        wanted = _folded(text)
        return any(wanted in _folded(words) for words in self.texts())

    def ids(self) -> list[str]:
        """Give the ids of all controls on the screen."""
        return [widget.objectName() for widget in self._reachable() if widget.accessibleIdentifier()]

    def find(self, wanted: str) -> QWidget:
        """Find a control by its id, or a button by its words (all of them, else part of them).

        Raises:
            HandsError: There is none, or the words fit several.
        """
        reachable = list(self._reachable())
        for widget in reachable:
            if widget.objectName() == wanted:
                return widget
        buttons = [widget for widget in reachable if isinstance(widget, QAbstractButton)]
        for fits in (str.__eq__, str.__contains__):
            named = [button for button in buttons if fits(_folded(_name(button)), _folded(wanted))]
            if len(named) == 1:
                return named[0]
            if named:
                names = ", ".join(f"'{button.objectName()}'" for button in named)
                raise HandsError(f"several buttons are called '{wanted}': {names}")
        raise HandsError(f"there is no control '{wanted}' on the screen '{self.screen}'. {self.describe()}")

    def describe(self) -> str:
        """Say what is on the screen, for an error's message."""
        return f"There are: {'; '.join(self.texts())}. Ids: {', '.join(self.ids())}."

    # --- Touching -------------------------------------------------------------------------

    def press(self, wanted: str) -> None:
        """Touch a control, after bringing it into sight as a patient would.

        Raises:
            HandsError: It is not there, cannot be used now, or lies under something else.
        """
        widget = self.find(wanted)
        if not widget.isEnabled():
            raise HandsError(f"the control '{wanted}' cannot be used now")
        self.bring_into_sight(widget)
        widget = self.find(wanted)  # a screen may be drawn anew while the page comes to rest
        point = widget.mapTo(self._window, widget.rect().center())
        hit = self._window.childAt(point)
        if hit is None or not (hit is widget or widget.isAncestorOf(hit)):
            name = hit.objectName() or type(hit).__name__ if hit is not None else "nothing"
            raise HandsError(f"the control '{wanted}' is covered: at its middle there is {name}")
        self.tap(point)

    def tap(self, point: QPoint) -> None:
        """Touch the window at ``point`` and let go."""
        QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
        QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()
        self.settle()

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll the page that ``widget`` is on until it can be touched."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, ScrollPage):
                parent.show_widget(widget)
            parent = parent.parentWidget()
        self.settle()

    def settle(self) -> None:
        """Let everything happen that is due now: layouts, paints, a page that still coasts."""
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()
        for area in _inside(self._window):
            if isinstance(area, QScrollArea) and QScroller.hasScroller(viewport := area.viewport()):
                QScroller.scroller(viewport).stop()

    def pause(self) -> None:
        """Let the kiosk do what it does for a moment (a hundredth of a second)."""
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()

    def wait_for(self, text: str, patience_ms: int = _PATIENCE_MS) -> None:
        """Wait until ``text`` is on the screen.

        Raises:
            HandsError: It did not come within ``patience_ms``.
        """
        deadline = QDeadlineTimer(patience_ms)
        while not self.sees(text):
            if deadline.hasExpired():
                message = f"'{text}' is not on the screen '{self.screen}'. {self.describe()}"
                raise HandsError(message)
            self.pause()

    # --- What can be reached --------------------------------------------------------------

    def _reachable(self) -> Iterator[QWidget]:
        root: QWidget = self._window
        for overlay in self._window.overlays():
            if overlay.isVisible():
                root = overlay
        for widget in _inside(root):
            if widget.isVisibleTo(self._window) and self._window.isVisible():
                yield widget


def _inside(root: QWidget) -> Iterator[QWidget]:
    """Give all widgets inside one, as `QObject.findChildren` does.

    That one has PySide remember what it finds for as long as ``root`` lives, even if it is gone by then.
    """
    for child in root.children():
        if isinstance(child, QWidget):
            yield child
            yield from _inside(child)


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        text = widget.text()
        return QTextDocumentFragment.fromHtml(text).toPlainText() if text.startswith("<") else text
    if isinstance(widget, QAbstractButton):
        return widget.text()
    return widget.accessibleName()


def _name(button: QAbstractButton) -> str:
    return button.text() or button.accessibleName()


def _folded(text: str) -> str:
    return " ".join(text.replace(BREAK, "").casefold().split())
