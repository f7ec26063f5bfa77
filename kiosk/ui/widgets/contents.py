"""The guide's contents: every section, whether it was read, and where the patient is."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.content.model import Section
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.direction import at_its_side
from kiosk.ui.widgets.identity import SILENT, identify

MOST_AT_ONCE: Final = 40
"""So many sections are buttons at once: making a thousand takes longer than a touch may."""

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
        self._view.icons.paint(painter, at_its_side(self, box), name, theme.color(role))
        painter.setPen(ink)
        if self.isChecked():
            painter.setFont(self._bold())
        width = self._text_width(self.width())
        place = QRect(QPoint(left + side + self._gap, 0), QSize(width, self.height()))
        painter.drawText(at_its_side(self, place), _WRAP, self.text())


class ContentsList(QWidget):
    """The sections below each other; of a long guide those around a place, and a way to the others.

    Args:
        view: the guide, the language and the look.
        owner: buttons' ids are ``owner + ".section." + id``, ``.sections.before`` and ``.sections.after``.
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(view.theme.u(16))
        self._view, self._owner, self._large = view, owner, large
        self._numbers = {section.id: number for number, section in enumerate(view.guide.sections)}
        self._read = set(read)
        self._buttons: dict[str, ContentsButton] = {}
        self._others: list[TouchButton] = []
        self._current = current
        self._build(current)

    def set_read(self, section_id: str) -> None:
        """Tick a section."""
        self._read.add(section_id)
        if section_id in self._buttons:
            self._buttons[section_id].set_read()

    def set_current(self, section_id: str) -> None:
        """Set apart the section that is shown."""
        if self._current in self._buttons:
            self._buttons[self._current].set_current(False)
        self._current = section_id
        self.button(section_id).set_current(True)

    def button(self, section_id: str) -> ContentsButton:
        """Give the button of a section, made now if those around another place are there."""
        if section_id not in self._buttons:
            self._build(section_id)
        return self._buttons[section_id]

    def _build(self, around: str) -> None:
        """Make the buttons around a section, in place of those that are there."""
        for button in (*self._buttons.values(), *self._others):
            button.hide()
            self._column.removeWidget(button)
            button.deleteLater()
        self._buttons, self._others = {}, []
        sections = self._view.guide.sections
        # The parts of a long guide always begin at the same sections, so that going on does not move them
        start = self._numbers[around] // MOST_AT_ONCE * MOST_AT_ONCE
        end = min(start + MOST_AT_ONCE, len(sections))
        if start:
            words = QCoreApplication.translate("ContentsList", "Sections before")
            self._add_other("before", words, sections[start - 1].id)
        for section in sections[start:end]:
            self._add_section(section)
        if end < len(sections):
            words = QCoreApplication.translate("ContentsList", "More sections")
            self._add_other("after", words, sections[end].id)

    def _add_section(self, section: Section) -> None:
        button = ContentsButton(self._view, section, current=section.id == self._current, large=self._large)
        identify(button, f"{self._owner}.section.{section.id}")
        button.clicked.connect(lambda: self.chosen.emit(section.id))
        if section.id in self._read:
            button.set_read()
        self._column.addWidget(button)
        self._buttons[section.id] = button

    def _add_other(self, name: str, words: str, section_id: str) -> None:
        icon = "ph.caret-up" if name == "before" else "ph.caret-down"
        button = TouchButton(words, self._view, Face("quiet", icon=icon, height=72))
        identify(button, f"{self._owner}.sections.{name}")
        button.clicked.connect(lambda: self._build(section_id))
        self._column.addWidget(button)
        self._others.append(button)
