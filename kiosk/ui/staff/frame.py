"""What every page of the staff's panel is: a bar, the panel's sections, and the page itself."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QMargins, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.idle import IdleWatch
from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.staff_bar import StaffBar

PIN = "staff.pin"
CONTENT = "staff.content"
PRINTER = "staff.printer"
USAGE = "staff.usage"
SETTINGS = "staff.settings"
ABOUT = "staff.about"

_ICONS = {
    CONTENT: "ph.book-open",
    PRINTER: "ph.printer",
    USAGE: "ph.chart-bar",
    SETTINGS: "ph.gear",
    ABOUT: "ph.info",
}
_RAIL = 380
_HEADING = 88


class SectionButton(TouchButton):
    """A section of the panel; set apart when it is shown."""

    def __init__(self, view: View, section: str, words: str, *, current: bool) -> None:
        super().__init__(words, view, Face("rail", icon=_ICONS[section], centered=False, height=84))
        wear(self, large=view.theme.roomy)
        self.setCheckable(True)
        self.setChecked(current)
        identify(self, f"staff.go.{section.rpartition('.')[2]}")
        if current:
            self.setAccessibleDescription(self.tr("You are here"))

    def nextCheckState(self) -> None:
        """Stay as it is: the place tells which section is shown, not the touch."""


class StaffScreen(Screen):
    """A page of the staff's panel.

    A subclass names its `section` and fills `fill_page`; a page below another names its `parent_place`.

    Args:
        idle: counts down to the end of the panel when nobody touches it.
    """

    has_bars: ClassVar[bool] = False
    section: ClassVar[str] = CONTENT
    parent_place: ClassVar[str] = ""

    def __init__(self, idle: IdleWatch) -> None:
        super().__init__()
        self._bar: StaffBar | None = None
        idle.counted.connect(self._tell_closing)
        idle.came_back.connect(self._tell_open)

    def fill_page(self, column: QVBoxLayout) -> None:
        """Add to the page what stands below its heading."""
        raise NotImplementedError

    def fill(self) -> QWidget:
        """Build the bar, the sections at the left (above the page where it is narrow), and the page."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = StaffBar(self.view)
        self._bar.done.connect(self.erase_requested)
        self._bar.language_chosen.connect(self.language_requested)
        column.addWidget(self._bar)
        page = self.build_page()
        row = QHBoxLayout()
        row.setSpacing(0)
        if self.view.theme.roomy:
            row.addWidget(self._rail())
        else:
            page.column.addLayout(self._section_row())
        row.addWidget(page, 1)
        column.addLayout(row, 1)
        self.fill_page(page.column)
        page.column.addStretch(1)
        return whole

    def drop(self) -> None:
        super().drop()
        self._bar = None

    def forget(self) -> None:
        super().forget()
        self._bar = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads to the page above, at last back to the patients."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.parent_place:
            self.page_requested.emit(self.parent_place)
        else:
            self.erase_requested.emit()

    # --- Pieces for subclasses ------------------------------------------------------------

    def heading(self, title: str, *buttons: TouchButton) -> BarLayout:
        """Make the page's first line: its title, and what can be done here."""
        theme = self.view.theme
        line = BarLayout(theme.u(24), QMargins())
        words = Label(title, "title")
        words.setMinimumHeight(theme.u(_HEADING))  # as high as a button: titles stay where they are
        line.add_left(words)
        for button in buttons:
            line.add_right(button)
        return line

    def back_to_parent(self) -> TouchButton:
        """Make the button that leads to the page above."""
        button = self.button("back", QCoreApplication.translate("Screen", "Back"), Face(icon="ph.arrow-left"))
        button.clicked.connect(lambda: self.page_requested.emit(self.parent_place))
        return button

    def link(self, control_id: str, words: str, icon: str, place: str) -> TouchButton:
        """Make a button that leads to another page of the panel."""
        button = self.button(control_id, words, Face(icon=icon))
        button.clicked.connect(lambda: self.page_requested.emit(place))
        return button

    # --- The frame ------------------------------------------------------------------------

    def _rail(self) -> QFrame:
        theme = self.view.theme
        rail = Framed()
        wear(rail, bar="rail")
        rail.setFixedWidth(theme.u(_RAIL))
        column = QVBoxLayout(rail)
        side = theme.u(28)
        column.setContentsMargins(side, theme.u(36), side, side)
        column.setSpacing(theme.u(16))
        for button in self._section_buttons():
            column.addWidget(button)
        column.addStretch(1)
        return rail

    def _section_row(self) -> BarLayout:
        row = BarLayout(self.view.theme.u(16), QMargins())
        for button in self._section_buttons():
            row.add_left(button)
        return row

    def _section_buttons(self) -> list[SectionButton]:
        translate = QCoreApplication.translate
        words = {
            CONTENT: translate("StaffScreen", "Content"),
            PRINTER: translate("StaffScreen", "Printer"),
            USAGE: translate("StaffScreen", "Usage"),
            SETTINGS: translate("StaffScreen", "Settings"),
            ABOUT: translate("StaffScreen", "About"),
        }
        buttons = []
        for section, name in words.items():
            button = SectionButton(self.view, section, name, current=section == self.section)
            button.clicked.connect(lambda _=False, place=section: self.page_requested.emit(place))
            buttons.append(button)
        return buttons

    def _tell_closing(self, seconds: int) -> None:
        if self._bar is not None:
            self._bar.tell_closing(seconds)

    def _tell_open(self) -> None:
        self._tell_closing(0)
