"""The libraries that this kiosk is made of, and their licences."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.frame import ABOUT, StaffScreen
from kiosk.ui.staff.licences import Library
from kiosk.ui.staff.records_desk import RecordsDesk
from kiosk.ui.style import wear
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.labels import Label, rule


class StaffLicencesScreen(StaffScreen):
    """Lists each library with its version and its licence.

    Args:
        idle: counts down to the end of the panel.
        desk: finds them.
    """

    name: ClassVar[str] = "staff.licences"
    section: ClassVar[str] = ABOUT
    parent_place: ClassVar[str] = ABOUT

    def __init__(self, idle: IdleWatch, desk: RecordsDesk) -> None:
        super().__init__(idle)
        self._desk = desk
        self._libraries: tuple[Library, ...] = ()
        desk.libraries_read.connect(self._on_found)

    def shown_state(self) -> object:
        """Depend on what was found."""
        return self._libraries

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._libraries:
            self._desk.read_libraries()

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build a card with a line a library."""
        column.addLayout(self.heading(self.tr("Licenses"), self.back_to_parent()))
        words = self.tr(
            "This kiosk is free software under the GNU General Public License, version 3 or later."
        )
        column.addWidget(Label(words, "soft"))
        card = Framed()
        wear(card, card="plain")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(*(4 * [self.view.theme.u(2)]))
        lines.setSpacing(0)
        rows = [(f"{each.name} {each.version}", each.licence) for each in self._libraries]
        rows.append((self.tr("Typeface Atkinson Hyperlegible Next"), "SIL Open Font License 1.1"))
        for number, (name, licence) in enumerate(rows):
            if number:
                lines.addWidget(rule())
            lines.addWidget(self._line(name, licence))
        column.addWidget(card)

    def _line(self, name: str, licence: str) -> QWidget:
        theme = self.view.theme
        line = QWidget()
        column = QVBoxLayout(line)
        side, edge = theme.u(34), theme.u(14)
        column.setContentsMargins(side, edge, side, edge)
        column.setSpacing(0)
        column.addWidget(Label(name, "strong"))
        column.addWidget(Label(licence, "small"))
        return line

    def _on_found(self, found: tuple[Library, ...]) -> None:
        self._libraries = found
        if self.isVisible():
            self.redraw()
