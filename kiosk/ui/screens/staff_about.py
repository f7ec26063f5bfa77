"""What this kiosk is, what goes out to a technician, and the ways to end it."""

import platform
from typing import ClassVar

from PySide6.QtCore import QMargins, Signal, qVersion
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk import __version__
from kiosk.staff.errors import StaffError
from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.drives import DriveWatch
from kiosk.ui.staff.frame import ABOUT, StaffScreen
from kiosk.ui.staff.records_desk import RecordsDesk
from kiosk.ui.staff.stick_row import StickRow
from kiosk.ui.top_bar import language_name
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face
from kiosk.ui.widgets.facts import FactsCard
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.notice_card import NoticeCard


class StaffAboutScreen(StaffScreen):
    """Shows versions; writes the file for the technician; restarts or leaves the kiosk.

    Args:
        idle: counts down to the end of the panel.
        desk: writes the file and the journal.
        drives: knows which sticks are plugged in.

    Signals:
        restart_requested: staff want the kiosk to start anew.
        leave_requested: staff want the kiosk to end, and said so twice.
    """

    name: ClassVar[str] = ABOUT
    section: ClassVar[str] = ABOUT
    restart_requested = Signal()
    leave_requested = Signal()

    def __init__(self, idle: IdleWatch, desk: RecordsDesk, drives: DriveWatch) -> None:
        super().__init__(idle)
        self._desk, self._drives = desk, drives
        self._asks = False
        self._written = ""
        self._error: StaffError | None = None
        desk.written.connect(self._on_written)
        desk.failed.connect(self._on_failed)
        drives.changed.connect(self._show_again)

    def shown_state(self) -> object:
        """Depend on the sticks and on what was written."""
        return self._drives.sticks, self._written, self._error, self._asks

    def forget(self) -> None:
        super().forget()
        self._asks, self._written, self._error = False, "", None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._drives.watch(self.name, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drives.watch(self.name, False)
        self._asks = False

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build the versions, the file for the technician, and the ways to end."""
        guide = self.view.guide
        licences = self.link("licences", self.tr("Licenses"), "ph.article", "staff.licences")
        column.addLayout(self.heading(self.tr("About this kiosk"), licences))
        facts = [
            (self.tr("Version of the app"), __version__),
            (self.tr("Guide"), f"{self.view.text(guide.short_title)} {guide.version}"),
            (self.tr("Can be read aloud"), self._spoken()),
            ("Qt, Python", f"{qVersion()}, {platform.python_version()}"),
        ]
        column.addWidget(FactsCard(self.view, facts))
        column.addWidget(Label(self.tr("For the technician"), "heading"))
        words = self.tr(
            "A file with versions, settings, journal and the state of the printer. It tells of no patient."
        )
        column.addWidget(Label(words, "soft"))
        if self._error is not None:
            title = self.tr("That did not work.")
            column.addWidget(NoticeCard(self.view, title, self._error.told(self.view.language)))
        if self._written:
            words = self.tr("Written onto the stick: {file}").format(file=self._written)
            column.addWidget(NoticeCard(self.view, words, self.tr("You can pull out the stick."), "b"))
        column.addWidget(
            StickRow(
                self.view,
                "staff.about.diagnostics",
                self.tr("Write it onto the stick"),
                self._drives.sticks,
                self._desk.export_diagnostics,
            )
        )
        column.addWidget(Label(self.tr("End"), "heading"))
        self._fill_end(column)

    def _spoken(self) -> str:
        names = [language_name(each) for each in self.view.languages if each in self.view.spoken]
        return ", ".join(names) or self.tr("Nothing. The journal tells why.")

    def _fill_end(self, column: QVBoxLayout) -> None:
        if self._asks:
            words = self.tr("Close the kiosk? Patients cannot use it until somebody starts it again.")
            card = NoticeCard(self.view, words, "", "caution")
            column.addWidget(card)
        row = BarLayout(self.view.theme.u(24), QMargins())
        if self._asks:
            leave = self.button("leave_now", self.tr("Yes, close it"), Face("stop", icon="ph.power"))
            leave.clicked.connect(self.leave_requested)
            stay = self.button("stay", self.tr("No"), Face(icon="ph.x"))
            stay.clicked.connect(lambda: self._ask(False))
            row.add_left(leave)
            row.add_left(stay)
        else:
            restart = self.button("restart", self.tr("Restart the kiosk"), Face(icon="ph.arrow-clockwise"))
            restart.clicked.connect(self.restart_requested)
            leave = self.button("leave", self.tr("Close the kiosk"), Face(icon="ph.power"))
            leave.clicked.connect(lambda: self._ask(True))
            row.add_left(restart)
            row.add_left(leave)
        column.addLayout(row)

    def _ask(self, asks: bool) -> None:
        self._asks = asks
        self._show_again()

    # --- What comes back --------------------------------------------------------------------

    def _on_written(self, name: str) -> None:
        if self.isVisible():
            self._written, self._error = name, None
            self._show_again()

    def _on_failed(self, error: StaffError) -> None:
        if self.isVisible():
            self._written, self._error = "", error
            self._show_again()

    def _show_again(self) -> None:
        if self.isVisible():
            self.redraw()
