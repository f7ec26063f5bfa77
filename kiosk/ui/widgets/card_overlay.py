"""A card over the dimmed screen: a word explained, a source, a question to the patient."""

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.scroll_page import ScrollPage

_VEIL_ALPHA = 175


class CardOverlay(QWidget):
    """Covers the whole window with a veil and shows one card in its middle.

    The veil swallows every touch; a touch beside the card closes it, as Escape and the card's
    own button do. The focus cannot leave the card while it is open.

    Signals:
        opened: a card is shown.
        closed: the card was closed by the patient.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self._card: QFrame | None = None
        self._page: ScrollPage | None = None
        self._origin: QWidget | None = None
        self.hide()

    def show_card(
        self, view: View, title: str, body: list[QWidget], buttons: list[TouchButton] | None = None
    ) -> None:
        """Open a card with a title, what it says, and buttons (a "Close" if there are none)."""
        self._drop()
        if not self.isVisible():
            self._origin = self.window().focusWidget()
        self._view = view
        theme = view.theme
        self._card = Framed(self)
        wear(self._card, card="plain")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, theme.u(20), 0, theme.u(28))
        column.setSpacing(theme.u(16))
        self._page = ScrollPage(view, "card")
        self._page.column.addWidget(Label(title, "heading", "action"))
        for widget in body:
            self._page.column.addWidget(widget)
        column.addWidget(self._page, 1)
        row = QHBoxLayout()
        row.setContentsMargins(theme.u(56), 0, theme.u(56), 0)
        row.setSpacing(theme.u(24))
        row.addStretch(1)
        for button in buttons or [self._close_button(view)]:
            row.addWidget(button)
        column.addLayout(row)
        self._place()
        self.show()
        self.raise_()
        self._card.show()
        self._place()
        self.setFocus()
        self.opened.emit()

    def close_card(self) -> None:
        """Close the card and give the focus back to what opened it; tells `closed`."""
        if self.isVisible():
            origin, self._origin = self._origin, None
            if origin is not None and isValid(origin) and origin.isVisible():
                origin.setFocus()
            self.hide()
            self._drop()
            self.closed.emit()

    def bring_into_sight(self, widget: QWidget, box: QRect) -> None:
        """Move the card's page so that a part of a widget on it is seen."""
        if self._page is not None:
            self._page.show_box(widget, box)

    def forget(self) -> None:
        """Drop the card without telling anyone."""
        self._origin = None
        self.hide()
        self._drop()

    def _close_button(self, view: View) -> TouchButton:
        words = QCoreApplication.translate("CardOverlay", "Close")
        button = identify(TouchButton(words, view, Face("primary", icon="ph.x")), "card.close")
        button.clicked.connect(self.close_card)
        return button

    def _drop(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self._card, self._page = None, None

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or self._card is None or self._page is None or self._view is None:
            return
        self.setGeometry(parent.rect())
        theme = self._view.theme
        width = min(theme.t(1100), parent.width() - theme.u(96))
        self._card.setFixedWidth(width)
        self._card.ensurePolished()
        column = self._card.layout()
        wanted = self._page.column.totalHeightForWidth(width) + theme.t(200) if column is not None else 0
        height = min(max(wanted, theme.u(320)), parent.height() - theme.u(72))
        box = QRect(0, 0, width, height)
        box.moveCenter(self.rect().center())
        self._card.setGeometry(box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._view is not None:
            veil = QColor(self._view.theme.color("veil"))
            veil.setAlpha(_VEIL_ALPHA)
            QPainter(self).fillRect(self.rect(), veil)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a touch beside the card."""
        if self._card is not None and not self._card.geometry().contains(event.position().toPoint()):
            self.close_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the focus among what the card holds."""
        # Looked for from here, Qt's own widgets of a card that is gone would be remembered here for ever.
        stops = [
            widget
            for widget in (self._card.findChildren(QWidget) if self._card is not None else ())
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(self)
            and widget.isEnabled()
        ]
        if not stops:
            return False
        current = self.focusWidget()
        index = stops.index(current) if current in stops else -1 if forward else 0
        stops[(index + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
