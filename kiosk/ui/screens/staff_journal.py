"""What staff did on this kiosk, and when; never who the patient was."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from kiosk.staff.journal import JournalEntry
from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.dates import short_time
from kiosk.ui.staff.frame import CONTENT, StaffScreen
from kiosk.ui.staff.journal_words import deed_words, result_words
from kiosk.ui.staff.records_desk import RecordsDesk
from kiosk.ui.style import wear
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.labels import Label, breakable, rule

_AT_ONCE = 40
"""Entries that are shown; the file for the technician holds all of them."""


class StaffJournalScreen(StaffScreen):
    """Lists the newest entries of the journal.

    Args:
        idle: counts down to the end of the panel.
        desk: reads the journal.
    """

    name: ClassVar[str] = "staff.journal"
    section: ClassVar[str] = CONTENT
    parent_place: ClassVar[str] = CONTENT

    def __init__(self, idle: IdleWatch, desk: RecordsDesk) -> None:
        super().__init__(idle)
        self._desk = desk
        self._entries: tuple[JournalEntry, ...] = ()
        desk.journal_read.connect(self._on_read)

    def shown_state(self) -> object:
        """Depend on the entries."""
        return self._entries

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.read_journal()

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build a card with a line an entry."""
        column.addLayout(self.heading(self.tr("Journal"), self.back_to_parent()))
        column.addWidget(
            Label(self.tr("What was done on this kiosk. Nothing here tells of a patient."), "soft")
        )
        card = Framed()
        wear(card, card="plain")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(*(4 * [self.view.theme.u(2)]))
        lines.setSpacing(0)
        if not self._entries:
            none = Label(self.tr("Nothing yet."), "soft")
            none.setContentsMargins(*(4 * [self.view.theme.u(30)]))
            lines.addWidget(none)
        for number, entry in enumerate(self._entries):
            if number:
                lines.addWidget(rule())
            lines.addLayout(self._line(entry))
        column.addWidget(card)

    def _line(self, entry: JournalEntry) -> QGridLayout:
        theme = self.view.theme
        grid = QGridLayout()
        side, edge = theme.u(34), theme.u(16)
        grid.setContentsMargins(side, edge, side, edge)
        grid.setHorizontalSpacing(theme.u(36))
        grid.setVerticalSpacing(0)
        when = Label(short_time(entry.at, self.view.language), "small")
        what = Label(deed_words(entry.what), "strong")
        well = entry.result == "done"
        how = Label(result_words(entry.result), "small-strong", "b" if well else "caution")
        detail = Label(breakable(entry.detail), "small")
        if theme.roomy:
            when.setFixedWidth(theme.t(330))
            grid.addWidget(when, 0, 0)
            grid.addWidget(what, 0, 1)
            grid.addWidget(how, 0, 2)
            grid.setColumnStretch(1, 1)
            if entry.detail:
                grid.addWidget(detail, 1, 1, 1, 2)
        else:
            for label in (when, what, how, *([detail] if entry.detail else [])):
                grid.addWidget(label, grid.rowCount(), 0)
        return grid

    def _on_read(self, entries: tuple[JournalEntry, ...]) -> None:
        entries = entries[:_AT_ONCE]
        if entries != self._entries:
            self._entries = entries
            if self.isVisible():
                self.redraw()
