"""A few calm words in several languages, for when there is nothing else to show."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.icons import Icons
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.labels import Label, RunningText, plain_markup

_LARGE = 125
"""Text sizes above this one make the usual title as large as the display type is at 100 %."""


_FEW = 2
"""In more languages than these, the usual title is no display type: they stand side by side."""


@dataclass(frozen=True)
class NoticeWords:
    """What a notice says in one language."""

    title: str
    text: str


class _Icon(QWidget):
    """An icon that needs no guide."""

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__()
        self._theme, self._icons, self._name = theme, icons, name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        icons.ready.connect(self._paint_again)

    def sizeHint(self) -> QSize:
        """Take the icon's square."""
        return QSize(self._theme.u(130), self._theme.u(130))

    def _paint_again(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        self._icons.paint(QPainter(self), self.rect(), self._name, self._theme.color("action"))


class Notice(QWidget):
    """An icon above the same words in each language, side by side where there is room.

    Needs neither a guide nor a visit, so that it can be shown when there is neither.

    Args:
        theme: colours and sizes.
        icons: paints the icon.
        icon: a Phosphor icon.
        words: a language each; all alike, for nobody knows which one is read here.
    """

    def __init__(self, theme: Theme, icons: Icons, icon: str, words: list[NoticeWords]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        side = theme.u(96)
        column.setContentsMargins(side, theme.u(48), side, theme.u(48))
        column.setSpacing(theme.u(48))
        column.addStretch(2)
        column.addWidget(_Icon(theme, icons, icon), 0, Qt.AlignmentFlag.AlignHCenter)
        directions = QBoxLayout.Direction
        row = QBoxLayout(directions.LeftToRight if theme.roomy else directions.TopToBottom)
        row.setSpacing(theme.u(96))
        for each in words:
            row.addLayout(self._language(theme, each, display=len(words) <= _FEW), 1)
        column.addLayout(row)
        self.below = QVBoxLayout()
        column.addLayout(self.below)
        column.addStretch(3)

    @staticmethod
    def _language(theme: Theme, words: NoticeWords, *, display: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.u(16))
        title = Label(words.title, "display" if display and theme.percent <= _LARGE else "title")
        text = RunningText(plain_markup(words.text), theme, "lead")
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            column.addWidget(label)
        column.addStretch(1)
        return column
