"""Marks the sentence that is read, and the word where that is known. By lines: no words change colour."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from kiosk.ui.speech.passages import Passage
from kiosk.ui.theme import Theme

_LINE = 5
"""Thickness of the mark, in design units."""
_ROOM = 6
"""Between the words and what is drawn around them."""


class SpeechMark(QWidget):
    """A line below each line of the sentence, with a bar at its beginning; a box around the word.

    It lies over the window, takes no touch and no focus, and is as large as what it marks.

    Args:
        window: what it lies over.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines: list[QRect] = []
        self._word: list[QRect] = []
        self._color = QColor()
        self._thick = self._room = 1
        self.hide()

    def follow(
        self, passage: Passage, sentence: tuple[int, int], word: tuple[int, int] | None, theme: Theme
    ) -> None:
        """Mark a part of a passage.

        Args:
            passage: what is read; its widget may be gone by now, and nothing is marked then.
            sentence: the first character and the number of characters of the sentence.
            word: the same of the word, or None.
            theme: colours and sizes.
        """
        if not Shiboken.isValid(passage.widget) or not passage.widget.isVisible():
            self.hide()
            return
        self._color = _ink_over(passage.widget, theme)
        self._thick, self._room = theme.u(_LINE), theme.u(_ROOM)
        lines = self._seen(passage, sentence)
        words = self._seen(passage, word) if word is not None else []
        if not lines:
            self.hide()
            return
        around = lines[0]
        for line in (*lines, *words):
            around = around.united(line)
        reach = self._room + 2 * self._thick
        around = around.adjusted(-reach, -reach, reach, reach)
        self._lines = [line.translated(-around.topLeft()) for line in lines]
        self._word = [box.translated(-around.topLeft()) for box in words]
        self.setGeometry(around)
        self.raise_()
        self.show()
        self.update()

    def _seen(self, passage: Passage, part: tuple[int, int]) -> list[QRect]:
        """Give the boxes of a part as far as they are in sight, in pixels of the window."""
        widget = passage.widget
        corner = widget.mapTo(self.window(), QPoint())
        seen = widget.visibleRegion().boundingRect()
        return [box.translated(corner) for box in passage.boxes(*part) if box.intersects(seen)]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._color, self._thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for line in self._lines:
            below = line.bottom() + self._thick // 2
            painter.drawLine(line.left(), below, line.right(), below)
        if self._lines:
            first = self._lines[0]
            left = first.left() - self._room
            painter.drawLine(left, first.top(), left, first.bottom() + self._thick)
        for box in self._word:
            room = self._room / 2
            painter.drawRoundedRect(QRectF(box).adjusted(-room, -room, room, room), self._room, self._room)


def _ink_over(widget: QWidget, theme: Theme) -> QColor:
    """Give a colour that is seen on what the widget lies on: that of links; on the alarm ground, of words."""
    ground: QWidget | None = widget
    while ground is not None:
        if ground.property("ground") == "alarm":
            return theme.color("on-alarm")
        ground = ground.parentWidget()
    return theme.color("action")
