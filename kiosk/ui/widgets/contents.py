"""The guide's contents: every section, whether it was read, and where the patient is."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.content.model import Section
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.identity import SILENT, identify

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ContentsButton(TouchButton):
    """One section: a tick when it was read, a ring when not, set apart when it is shown."""

    def __init__(self, view: View, section: Section, *, current: bool, large: bool) -> None:
        self._was_read = False
        self._heights: dict[int, int] = {}  # which a change of the font empties, from the first one on
        super().__init__(view.text(section.title), view, Face("rail", centered=False, height=72))
        wear(self, large=large)
        self.setCheckable(True)
        self.set_current(current)

    def set_current(self, current: bool) -> None:
        """Set it apart as the section that is shown, or no more."""
        self.setChecked(current)
        self._tell()

    def set_read(self) -> None:
        """Show the tick."""
        self._was_read = True
        self._tell()
        self.update()

    @property
    def was_read(self) -> bool:
        """Whether the tick is shown."""
        return self._was_read

    def _tell(self) -> None:
        read = self.tr("Read") if self._was_read else self.tr("Not read yet")
        here = self.tr("You are here") if self.isChecked() else ""
        self.setAccessibleDescription(". ".join(filter(None, (read, here))))

    def nextCheckState(self) -> None:
        """Stay as it is: the screen tells which section is shown, not the touch."""

    def sizeHint(self) -> QSize:
        """Prefer one line, set in bold."""
        self.ensurePolished()
        words = QFontMetrics(self._bold()).horizontalAdvance(self.text())
        width = words + 4 + self._icons_width() + 2 * self._pad.width()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Grow with the number of lines, counted as if set in bold, so that nothing moves."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()

    @property
    def _pad(self) -> QSize:
        return QSize(self._view.theme.u(20), self._view.theme.u(12))

    def _icons_width(self) -> int:
        return self._icon_side + self._gap

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _text_size(self, width: int) -> QSize:
        return QFontMetrics(self._bold()).boundingRect(QRect(0, 0, width, 100_000), _WRAP, self.text()).size()

    def _paint_face(self, painter: QPainter, ink: QColor) -> None:
        theme = self._view.theme
        side, left = self._icon_side, self._pad.width()
        name = "ph.check-circle-fill" if self._was_read else "ph.circle"
        role = "treatment-b" if self._was_read else "action"
        box = QRect(left, (self.height() - side) // 2, side, side)
        self._view.icons.paint(painter, box, name, theme.color(role))
        painter.setPen(ink)
        if self.isChecked():
            painter.setFont(self._bold())
        width = self._text_width(self.width())
        place = QRect(QPoint(left + side + self._gap, 0), QSize(width, self.height()))
        painter.drawText(place, _WRAP, self.text())


class ContentsList(QWidget):
    """The sections below each other.

    Args:
        view: the guide, the language and the look.
        owner: the buttons' ids are ``owner + ".section." + id``.
        current: id of the section that is shown.
        read: ids of the sections that were read.
        large: whether it has the page for itself.

    Signals:
        chosen: the patient wants this section; its id.
    """

    chosen = Signal(str)

    def __init__(
        self, view: View, owner: str, current: str, read: Collection[str], *, large: bool = False
    ) -> None:
        super().__init__()
        self.setProperty(SILENT, not large)  # beside a section, it would be read before each of them
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.u(16))
        self._buttons: dict[str, ContentsButton] = {}
        self._current = current
        for section in view.guide.sections:
            button = ContentsButton(view, section, current=section.id == current, large=large)
            identify(button, f"{owner}.section.{section.id}")
            button.clicked.connect(lambda _=False, chosen=section.id: self.chosen.emit(chosen))
            column.addWidget(button)
            self._buttons[section.id] = button
        for section_id in read:
            self.set_read(section_id)

    def set_read(self, section_id: str) -> None:
        """Tick a section."""
        self._buttons[section_id].set_read()

    def set_current(self, section_id: str) -> None:
        """Set apart the section that is shown."""
        self._buttons[self._current].set_current(False)
        self._buttons[section_id].set_current(True)
        self._current = section_id

    def button(self, section_id: str) -> ContentsButton:
        """Give the button of a section."""
        return self._buttons[section_id]
