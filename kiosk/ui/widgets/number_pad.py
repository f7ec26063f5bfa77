"""Digits to touch, and a row of dots for those that were typed. What was typed is never shown or spoken."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.identity import identify

_COLUMNS = 3
_KEYS = "123456789"
_KEY_WIDTH, _KEY_HEIGHT = 168, 108


class NumberPad(QWidget):
    """Twelve keys, as on a telephone. It keeps nothing of what is touched.

    Args:
        view: where colours, sizes, icons and words come from.
        owner: the ids are ``owner + ".digit.7"``, ``owner + ".delete"`` and ``owner + ".confirm"``.

    Signals:
        typed: a digit was touched.
        deleted: the last digit is to go.
        confirmed: that is all of it.
    """

    typed = Signal(str)
    deleted = Signal()
    confirmed = Signal()

    def __init__(self, view: View, owner: str) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as telephones are everywhere
        self._view, self._owner = view, owner
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(view.theme.u(16))
        for index, digit in enumerate(_KEYS):
            grid.addWidget(self._digit(digit), index // _COLUMNS, index % _COLUMNS)
        delete = self._key("", "delete", Face("key", icon="ph.backspace"), self.tr("Delete the last digit"))
        delete.clicked.connect(self.deleted)
        grid.addWidget(delete, 3, 0)
        grid.addWidget(self._digit("0"), 3, 1)
        confirm = self._key("", "confirm", Face("primary", icon="ph.check"), self.tr("Confirm"))
        confirm.clicked.connect(self.confirmed)
        grid.addWidget(confirm, 3, 2)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def _digit(self, digit: str) -> TouchButton:
        key = self._key(digit, f"digit.{digit}", Face("key"), digit)
        key.clicked.connect(lambda: self.typed.emit(digit))
        return key

    def _key(self, words: str, control_id: str, face: Face, name: str) -> TouchButton:
        theme = self._view.theme
        key = TouchButton(words, self._view, face)
        key.setFixedSize(max(theme.u(_KEY_WIDTH), theme.t(92)), max(theme.u(_KEY_HEIGHT), theme.t(72)))
        return identify(key, f"{self._owner}.{control_id}", name)


class PinDots(QWidget):
    """Keeps the digits that were typed and shows a dot for each of them.

    Args:
        view: where colours, sizes and words come from.
        fewest: as many rings are there at first, to be filled.
        most: further digits are not taken.
    """

    def __init__(self, view: View, fewest: int, most: int) -> None:
        super().__init__()
        self._view, self._fewest, self._most = view, fewest, most
        self._digits = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def count(self) -> int:
        """How many digits were typed."""
        return len(self._digits)

    def add(self, digit: str) -> None:
        """Take one more digit, unless there are enough."""
        if self.count < self._most:
            self._digits += digit
            self._tell()

    def delete(self) -> None:
        """Let go of the last digit."""
        self._digits = self._digits[:-1]
        self._tell()

    def take(self) -> str:
        """Give the digits, and keep none of them."""
        digits, self._digits = self._digits, ""
        self._tell()
        return digits

    def sizeHint(self) -> QSize:
        """Take room for as many dots as there can be."""
        theme = self._view.theme
        return QSize(theme.u(52) * self._most, theme.u(64))

    def _tell(self) -> None:
        words = self.tr("Digits typed: {count}").format(count=self.count)
        self.setAccessibleName(words)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        theme = self._view.theme
        shown = max(self._fewest, self.count)
        step, radius = theme.u(52), theme.u(13)
        left = (self.width() - step * (shown - 1)) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(shown):
            is_typed = index < self.count
            painter.setPen(QPen(theme.color("action" if is_typed else "edge"), theme.u(3)))
            painter.setBrush(theme.color("action") if is_typed else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + index * step, self.height() / 2), radius, radius)
