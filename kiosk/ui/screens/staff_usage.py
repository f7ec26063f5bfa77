"""How much the kiosk is used: by day and guide, never by patient."""

import datetime as dt
from collections import defaultdict
from typing import ClassVar

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk.staff.errors import StaffError
from kiosk.staff.usage import FEWEST_TOLD, DayCount, ToldDay, told, total
from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.dates import short_date
from kiosk.ui.staff.drives import DriveWatch
from kiosk.ui.staff.frame import USAGE, StaffScreen
from kiosk.ui.staff.records_desk import RecordsDesk
from kiosk.ui.staff.stick_row import StickRow
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.day_chart import Bar, DayChart
from kiosk.ui.widgets.facts import FactsCard
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.notice_card import NoticeCard

SPANS = (14, 30, 90)
"""Days that can be looked at."""


class StaffUsageScreen(StaffScreen):
    """Shows the sums and a chart of the last days, and exports all of it.

    Args:
        idle: counts down to the end of the panel.
        desk: reads the counts and writes them onto a stick.
        drives: knows which sticks are plugged in.
    """

    name: ClassVar[str] = USAGE
    section: ClassVar[str] = USAGE

    def __init__(self, idle: IdleWatch, desk: RecordsDesk, drives: DriveWatch) -> None:
        super().__init__(idle)
        self._desk, self._drives = desk, drives
        self._days: tuple[DayCount, ...] = ()
        self._span = SPANS[0]
        self._written = ""
        self._error: StaffError | None = None
        desk.usage_read.connect(self._on_read)
        desk.written.connect(self._on_written)
        desk.failed.connect(self._on_failed)
        drives.changed.connect(self._show_again)

    def shown_state(self) -> object:
        """Depend on the counts, the sticks, and what was exported."""
        return self._days, self._span, self._drives.sticks, self._written, self._error

    def forget(self) -> None:
        super().forget()
        self._days, self._span, self._written, self._error = (), SPANS[0], "", None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._drives.watch(self.name, True)
        self._desk.read_usage(self._span)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drives.watch(self.name, False)

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build the sums, the chart, and the way out of the kiosk."""
        column.addLayout(self.heading(self.tr("Usage"), *self._span_buttons()))
        few = self.tr(
            "A ring stands for a day with fewer than {count} visits, whose counts nobody is told, and for"
            " today, which is not over yet."
        )
        column.addWidget(Label(few.format(count=FEWEST_TOLD), "soft"))
        days = [told(day, self._desk.today()) for day in self._days]
        sums = total(days)
        facts = [
            (self.tr("Visits"), str(sums.visits)),
            (self.tr("Sections opened"), str(sums.sections)),
            (self.tr("Self-checks finished"), str(sums.self_checks)),
            (self.tr("Pages printed"), str(sums.pages)),
        ]
        column.addWidget(FactsCard(self.view, facts))
        for guide in sorted({day.guide for day in days}) or [self.view.guide.id]:
            column.addWidget(Label(self._guide_title(guide), "heading"))
            bars = self._bars([day for day in days if day.guide == guide])
            column.addWidget(DayChart(self.view, bars, self._spoken(days, guide)))
        if self._error is not None:
            title = self.tr("That did not work.")
            column.addWidget(NoticeCard(self.view, title, self._error.told(self.view.language)))
        if self._written:
            words = self.tr("Written onto the stick: {file}").format(file=self._written)
            column.addWidget(NoticeCard(self.view, words, self.tr("You can pull out the stick."), "b"))
        words = self.tr("Export to the stick")
        column.addWidget(
            StickRow(self.view, "staff.usage.export", words, self._drives.sticks, self._desk.export_usage)
        )

    # --- Pieces -----------------------------------------------------------------------------

    def _span_buttons(self) -> list[TouchButton]:
        buttons = []
        for days in SPANS:
            button = self.button(
                f"days.{days}", self.tr("{days} days").format(days=days), Face("bar", height=72)
            )
            button.setCheckable(True)
            button.setChecked(days == self._span)
            button.clicked.connect(lambda _=False, chosen=days: self._choose(chosen))
            buttons.append(button)
        return buttons

    def _choose(self, days: int) -> None:
        self._span = days
        self._desk.read_usage(days)
        self._show_again()

    def _guide_title(self, guide: str) -> str:
        shown = self.view.guide
        return self.view.text(shown.title) if guide == shown.id else guide

    def _bars(self, days: list[ToldDay]) -> list[Bar]:
        by_day = {day.day: day for day in days}
        last = self._desk.today()
        bars = []
        for back in range(self._span - 1, -1, -1):
            day = last - dt.timedelta(days=back)
            found = by_day.get(day)
            count = 0 if found is None else found.counts.visits if found.counts is not None else None
            bars.append(Bar(short_date(day, self.view.language).rpartition(" ")[0], count))
        return bars

    def _spoken(self, days: list[ToldDay], guide: str) -> str:
        by_words: dict[str, list[str]] = defaultdict(list)
        for day in days:
            if day.guide == guide:
                if day.counts is not None:
                    words = self.tr("{count} visits").format(count=day.counts.visits)
                elif day.hidden == "few":
                    words = self.tr("fewer than {count} visits").format(count=FEWEST_TOLD)
                else:
                    words = self.tr("not over yet")
                by_words[words].append(short_date(day.day, self.view.language))
        told_days = "; ".join(f"{', '.join(dates)}: {words}" for words, dates in by_words.items())
        title = self.tr("Visits a day in the last {days} days").format(days=self._span)
        none = self.tr("None")
        return f"{title}. {told_days or none}"

    # --- What comes back --------------------------------------------------------------------

    def _on_read(self, days: tuple[DayCount, ...]) -> None:
        self._days, self._error = days, None
        if self.isVisible():
            self._draw(keep_anchor=False)  # they come as the page is entered, which begins at its top

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
