"""08: asks over everything else whether anybody is there, before all is erased."""

from PySide6.QtCore import QMargins, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk.ui.style import wear
from kiosk.ui.theme import Theme
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.pair import PairLayout
from kiosk.ui.widgets.scroll_page import ScrollPage

_VEIL_ALPHA = 190
_ANNOUNCED = frozenset({15, 10, 5, 3, 2, 1})
"""Seconds that are spoken; each of them would drown out the screen's own words."""


class StillThere(QWidget):
    """A veil over the whole window, and a card that counts down.

    Any touch that is let go anywhere, and any key, means that somebody is there; only "Erase now"
    means something else. The screen below gets nothing of it.

    Signals:
        go_on_requested: somebody is there.
        erase_requested: somebody wants everything erased at once.
    """

    go_on_requested = Signal()
    erase_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("still")
        self._view: View | None = None
        self._seconds = 0
        self._counting = False
        self._card: QFrame | None = None
        self._page: ScrollPage | None = None
        self._box: PairLayout | None = None
        self._why: Label | None = None
        self._number: Label | None = None
        self._focus_before: QWidget | None = None
        self.hide()

    # --- What happens -------------------------------------------------------------------------

    def show_countdown(self, view: View, seconds: int) -> None:
        """Cover the window and begin at ``seconds``."""
        window = self.window()
        if not self.isVisible():
            self._focus_before = window.focusWidget()
        self._view, self._counting = view, True
        self._build(view)
        self.setGeometry(window.rect())
        self.show()
        self._place()  # once more: only now do the words know the size of their type
        self.raise_()
        self.setFocus()
        self.set_seconds(seconds)
        self._announce(f"{self._title()} {self._reason()} {self._left(seconds)}")

    def set_seconds(self, seconds: int) -> None:
        """Show how many seconds are left."""
        self._seconds = seconds
        if self._number is not None:
            self._number.setText(str(seconds))
            self._number.setAccessibleName(self._left(seconds))
        if seconds in _ANNOUNCED and self.isVisible():
            self._announce(self._left(seconds))

    def stop_counting(self) -> None:
        """Say that nothing is erased any more, and wait for a touch: somebody moved."""
        self._counting = False
        if self._number is not None and self._why is not None:
            self._number.hide()
            self._why.setText(self._reason())

    def redraw(self, view: View) -> None:
        """Take another view (the screen was turned), if shown."""
        if self._card is not None and view is not self._view:
            self._view = view
            self._build(view)
            self.set_seconds(self._seconds)

    def forget(self) -> None:
        """Take the veil away without telling anyone."""
        focused = self.window().focusWidget()
        had_focus = focused is self or (focused is not None and self.isAncestorOf(focused))
        self.hide()
        self._drop()
        before, self._focus_before = self._focus_before, None
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _go_on(self) -> None:
        self.forget()
        self.go_on_requested.emit()

    def _erase(self) -> None:
        self.forget()
        self.erase_requested.emit()

    # --- Words ----------------------------------------------------------------------------

    def _title(self) -> str:
        return self.tr("Are you still there?")

    def _reason(self) -> str:
        if not self._counting:
            return self.tr("Nothing was erased. Touch anywhere to go on.")
        return self.tr("To keep your answers private, this screen will erase itself.")

    def _left(self, seconds: int) -> str:
        return self.tr("Seconds left: {seconds}").format(seconds=seconds)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # --- Looks ----------------------------------------------------------------------------

    def _build(self, view: View) -> None:
        self._drop()
        theme = view.theme
        self._card = Framed(self)
        wear(self._card, card="plain")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, theme.u(24), 0, 0)
        column.setSpacing(0)
        self._page = ScrollPage(view, "still")
        words = self._page.column
        words.setSpacing(theme.u(12))
        middle = Qt.AlignmentFlag.AlignCenter
        words.addStretch(1)
        self._why = Label(self._reason(), "lead")
        self._number = Label(str(self._seconds), "countdown")
        self._number.setVisible(self._counting)
        for label in (Label(self._title(), "title"), self._why, self._number):
            label.setAlignment(middle)
            words.addWidget(label)
        words.addStretch(1)
        column.addWidget(self._page, 1)
        self._box = self._buttons(view)
        column.addLayout(self._box)
        self._card.show()
        self._place()

    def _buttons(self, view: View) -> PairLayout:
        theme = view.theme
        go_on = TouchButton(self.tr("Yes, keep going"), view, Face("primary", icon="ph.check", height=112))
        go_on.clicked.connect(self._go_on)
        erase = TouchButton(self.tr("Erase now"), view, Face(icon="ph.trash", height=112))
        erase.clicked.connect(self._erase)
        side = theme.u(64)
        pair = PairLayout(theme.u(28), QMargins(side, theme.u(12), side, theme.u(56)))
        pair.addWidget(identify(go_on, "still.go_on"))
        pair.addWidget(identify(erase, "still.erase"))
        return pair

    def _width(self, theme: Theme) -> int:
        return min(theme.t(1100), self.window().width() - theme.u(96))

    def _place(self) -> None:
        if self._card is None or self._page is None or self._box is None or self._view is None:
            return
        theme = self._view.theme
        width = self._width(theme)
        self._card.setFixedWidth(width)
        self._card.ensurePolished()
        buttons = self._box.heightForWidth(width)
        column = self._page.column
        # A label never gets less than it prefers, even where its words need less at this width.
        words = max(column.totalHeightForWidth(width), column.totalMinimumSize().height())
        wanted = words + buttons + theme.u(36)
        box = QRect(0, 0, width, min(wanted, self.height() - theme.u(72)))
        box.moveCenter(self.rect().center())
        self._card.setGeometry(box)

    def _drop(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self._card, self._page, self._box, self._why, self._number = None, None, None, None, None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._view is not None:
            veil = QColor(self._view.theme.color("veil"))
            veil.setAlpha(_VEIL_ALPHA)
            QPainter(self).fillRect(self.rect(), veil)

    # --- Touches and keys -----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take every touch that no button took, so that the screen below does not get it."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go on when it is let go: by then no part of it can reach the screen below."""
        event.accept()
        self._go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with any key but those that move among the two buttons or press one of them."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift):
            super().keyPressEvent(event)
        else:
            self._go_on()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the focus among the card's buttons."""
        buttons = [b for b in self.findChildren(TouchButton) if b.isVisibleTo(self)]
        if not buttons:
            return False
        current = self.focusWidget()
        index = buttons.index(current) if isinstance(current, TouchButton) and current in buttons else -1
        buttons[(index + (1 if forward else -1)) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
