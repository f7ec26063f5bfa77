"""Things to touch. Both kinds wrap their words, so that nothing is cut at any text size."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from kiosk.ui.icons import other_way
from kiosk.ui.style import wardrobe, wear
from kiosk.ui.view import View
from kiosk.ui.widgets.direction import at_its_side, is_mirrored, painter_on
from kiosk.ui.widgets.labels import BREAK, unbroken

_SIDES = {"bar": 20, "key": 6, "rail": 20}
"""Room left and right of the words, in design units, where it is not the usual one."""

_WRAP = int(Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignLeft)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Face:
    """What a button shows besides its words.

    Attributes:
        kind: its look in ``resources/theme/looks.toml``: "plain", "primary", "accent", "quiet", …
        icon: a Phosphor icon before the words, or "".
        checked_icon: what ``icon`` becomes when the button is checked, or "" for no change.
        icon_after: an icon behind the words, or "".
        centered: whether the words stand in the middle.
        height: least height in design units; 72 is the smallest touch target.
    """

    kind: str = "plain"
    icon: str = ""
    checked_icon: str = ""
    icon_after: str = ""
    centered: bool = True
    height: int = 88


class _Pressable(QPushButton):
    """A push button that Enter presses too, and that takes the focus from the keyboard alone."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = painter_on(self)
        self._paint_face(painter, wardrobe().paint_button(painter, self))

    def _paint_face(self, painter: QPainter, ink: QColor) -> None:
        """Paint what goes on the ground, in the colour of its words; nothing if a layout holds it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class TouchButton(_Pressable):
    """A button with an icon and words.

    Args:
        text: the words; a verb.
        view: where colours, sizes and icons come from.
        face: everything else about its look.
    """

    def __init__(self, text: str, view: View, face: Face | None = None) -> None:
        # The words are painted here, wrapped; Qt's own button stays empty.
        super().__init__("")
        self._text = ""
        self._sizes: dict[tuple[int, int, str], QSize] = {}
        self._view = view
        self._face = face or Face()
        wear(self, kind=self._face.kind)
        self.setText(text)

    def text(self) -> str:
        """Give the words."""
        return self._text

    def setText(self, text: str) -> None:
        """Show other words."""
        self._text = text
        self.setAccessibleName(text.replace(BREAK, ""))
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        """Show another icon before the words."""
        self._face = replace(self._face, icon=name)
        self.update()

    def set_kind(self, kind: str) -> None:
        """Take another look, with the same words."""
        if kind != self._face.kind:
            self._face = replace(self._face, kind=kind)
            wear(self, kind=kind)
            self.update()

    @property
    def _pad(self) -> QSize:
        side = _SIDES.get(self._face.kind, 30)
        return QSize(self._view.theme.u(side), self._view.theme.u(14))

    @property
    def _icon_side(self) -> int:
        return round(self.fontMetrics().height() * 1.05)

    @property
    def _gap(self) -> int:
        return self._view.theme.u(16)

    def _icons_width(self) -> int:
        count = bool(self._face.icon) + bool(self._face.icon_after)
        gaps = count if self.text() else count - 1
        return count * self._icon_side + max(0, gaps) * self._gap

    def _text_size(self, width: int) -> QSize:
        """Measure the words at ``width``; kept, because layouts ask for it many times."""
        font = self.font()
        key = (width, font.pixelSize() * 1000 + font.weight(), self._text)
        if key not in self._sizes:
            box = QRect(0, 0, width, 100_000)
            self._sizes[key] = self.fontMetrics().boundingRect(box, _WRAP | _LEFT, self._text).size()
        return self._sizes[key]

    def sizeHint(self) -> QSize:
        """Prefer one line."""
        self.ensurePolished()
        words = self.fontMetrics().size(0, self.text())
        width = words.width() + 2 + self._icons_width() + 2 * self._pad.width()
        return QSize(max(width, self._least_height()), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Need room for the longest word."""
        self.ensurePolished()
        longest = max(
            (self.fontMetrics().horizontalAdvance(word) for word in unbroken(self.text())), default=0
        )
        return QSize(longest + 2 + self._icons_width() + 2 * self._pad.width(), self._least_height())

    def _least_height(self) -> int:
        return self._view.theme.u(self._face.height)

    def heightForWidth(self, width: int) -> int:
        """Grow with the number of lines."""
        self.ensurePolished()
        height = self._text_size(self._text_width(width)).height() + 2 * self._pad.height()
        return max(self._least_height(), height)

    def _text_width(self, width: int) -> int:
        return max(1, width - 2 * self._pad.width() - self._icons_width())

    def text_fits(self) -> bool:
        """Tell whether all words are to be seen in the button as it stands."""
        needed = self._text_size(self._text_width(self.width()))
        room = self.height() - self._pad.height()
        return needed.height() <= room and needed.width() <= self._text_width(self.width())

    def _paint_face(self, painter: QPainter, ink: QColor) -> None:
        painter.setPen(ink)
        text = self._text_size(self._text_width(self.width()))
        total = text.width() + self._icons_width()
        left = (self.width() - total) // 2 if self._face.centered else self._pad.width()
        side, middle = self._icon_side, self.height() // 2
        icon = self._face.checked_icon if self.isChecked() and self._face.checked_icon else self._face.icon
        if icon:
            self._paint_icon(painter, QRect(left, middle - side // 2, side, side), icon, ink)
            left += side + self._gap
        words = QRect(QPoint(left, 0), QSize(text.width() + 2, self.height()))
        painter.drawText(at_its_side(self, words), _WRAP | _LEFT | _MIDDLE, self._text)
        if self._face.icon_after:
            end = (
                left + text.width() + self._gap
                if self._face.centered
                else self.width() - self._pad.width() - side
            )
            box = QRect(end, middle - side // 2, side, side)
            self._paint_icon(painter, box, self._face.icon_after, ink)

    def _paint_icon(self, painter: QPainter, box: QRect, name: str, ink: QColor) -> None:
        """Paint an icon at its side; an arrow points on or back as the language is written."""
        name = other_way(name) if is_mirrored(self) else name
        self._view.icons.paint(painter, at_its_side(self, box), name, ink)


class CardButton(_Pressable):
    """A card that can be touched as a whole; what it shows is laid out inside it.

    Args:
        name: what it is called when it is spoken.
        inside: the layout of what it shows; touches go through to the card.
        kind: its look: "plain", "next", "stop" or "sheet".
    """

    def __init__(self, name: str, inside: QLayout, kind: str = "plain") -> None:
        super().__init__("")
        self.setAccessibleName(name)
        wear(self, kind=f"card-{kind}")
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Take what the inside takes."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Need what the inside needs."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()
