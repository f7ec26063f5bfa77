"""An update, from the stick to the patients: found, looked at, compared, installed or refused."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QMargins, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.content_desk import ContentDesk
from kiosk.ui.staff.dates import short_date
from kiosk.ui.staff.drives import DriveWatch, Stick
from kiosk.ui.staff.frame import CONTENT, StaffScreen
from kiosk.ui.staff.update_steps import Candidate, Step
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.change_list import ChangeList
from kiosk.ui.widgets.facts import FactsCard
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label, breakable
from kiosk.ui.widgets.notice_card import NoticeCard
from kiosk.ui.widgets.progress_bar import ProgressBar

BROWSE = "staff.files"

_MOST_GUIDES: Final = 40
"""So many changes of a set are listed."""


class StaffUpdateScreen(StaffScreen):
    """Leads through one update. A single update that is found is looked at without being chosen.

    Args:
        idle: counts down to the end of the panel.
        desk: brings updates in.
        drives: knows which sticks are plugged in.

    Signals:
        preview_requested: staff want to see the new guide as patients will.
    """

    name: ClassVar[str] = "staff.update"
    section: ClassVar[str] = CONTENT
    parent_place: ClassVar[str] = CONTENT
    preview_requested = Signal()

    def __init__(self, idle: IdleWatch, desk: ContentDesk, drives: DriveWatch) -> None:
        super().__init__(idle)
        self._desk, self._drives = desk, drives
        self._may_begin = True
        self._bar_of_progress: ProgressBar | None = None
        desk.step_changed.connect(self._on_step)
        desk.progressed.connect(self._on_progress)
        drives.changed.connect(self._on_drives)

    def shown_state(self) -> object:
        """Depend on the update's step and on the sticks."""
        return self._desk.step, self._drives.sticks

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build what belongs to the step that the update has come to."""
        self._bar_of_progress = None
        steps: dict[Step, Callable[[QVBoxLayout], None]] = {
            Step.NONE: self._fill_sources,
            Step.LOOKING: self._fill_looking,
            Step.READY: self._fill_ready,
            Step.SAME: self._fill_same,
            Step.INSTALLING: self._fill_installing,
            Step.DONE: self._fill_done,
            Step.REFUSED: self._fill_refused,
        }
        steps[self._desk.step](column)

    def drop(self) -> None:
        super().drop()
        self._bar_of_progress = None

    def forget(self) -> None:
        super().forget()
        self._bar_of_progress, self._may_begin = None, True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._drives.watch(self.name, True)
        self._on_drives()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drives.watch(self.name, False)
        self._may_begin = True

    # --- Where from? ------------------------------------------------------------------------

    def _fill_sources(self, column: QVBoxLayout) -> None:
        column.addLayout(self.heading(self.tr("Update the guide"), self.back_to_parent()))
        sticks = self._drives.sticks
        if not sticks:
            column.addWidget(
                NoticeCard(
                    self.view,
                    self.tr("Plug in the USB stick with the update."),
                    self.tr("It is found by itself; that can take a few seconds."),
                    "plain",
                    "ph.hard-drive",
                )
            )
        number = 0
        for stick in sticks:
            column.addWidget(Label(breakable(stick.name), "heading"))
            if not stick.updates:
                words = self.tr("There is no update on this stick.")
                more = self.tr("An update is a file whose name ends in .kioskupdate.")
                column.addWidget(NoticeCard(self.view, words, more, "plain"))
            for place in stick.updates:
                column.addWidget(self._source(number, stick, place))
                number += 1
        row = BarLayout(self.view.theme.u(24), QMargins())
        row.add_left(self.link("browse", self.tr("Choose a file or folder"), "ph.folder-open", BROWSE))
        column.addLayout(row)

    def _source(self, number: int, stick: Stick, place: Path) -> TouchButton:
        words = place.name if place != stick.folder else stick.name
        face = Face(icon="ph.file-arrow-up", icon_after="ph.caret-right", centered=False)
        button = self.button(f"open.{number}", breakable(words), face)
        button.clicked.connect(lambda: self._begin(place, words))
        return button

    def _begin(self, place: Path, source: str) -> None:
        self._may_begin = False
        self._desk.begin(place, source, self.view.guide)

    def _on_drives(self) -> None:
        if not self.isVisible() or self._desk.step is not Step.NONE:
            return
        found = [(stick, place) for stick in self._drives.sticks for place in stick.updates]
        if len(found) == 1 and self._may_begin:
            stick, place = found[0]
            self._begin(place, place.name if place != stick.folder else stick.name)
        else:
            self._show_again()

    # --- On its way -------------------------------------------------------------------------

    def _fill_looking(self, column: QVBoxLayout) -> None:
        title = self.tr("Checking the update")
        column.addLayout(self.heading(title))
        column.addWidget(Label(breakable(self._desk.source), "lead"))
        self._bar_of_progress = ProgressBar(self.view, title)
        column.addWidget(self._bar_of_progress)
        column.addWidget(Label(self.tr("Patients still have the guide of before."), "soft"))
        row = BarLayout(self.view.theme.u(24), QMargins())
        row.add_left(self._drop_button(self.tr("Cancel"), "ph.x"))
        column.addLayout(row)

    def _fill_installing(self, column: QVBoxLayout) -> None:
        column.addLayout(self.heading(self.tr("Installing…")))
        column.addWidget(Label(self.tr("This takes a moment."), "lead"))

    def _on_progress(self, done: int, of: int) -> None:
        if self._bar_of_progress is not None:
            self._bar_of_progress.show_part(done, of)

    # --- What it brings ---------------------------------------------------------------------

    def _fill_ready(self, column: QVBoxLayout) -> None:
        candidate = self._desk.candidate
        if candidate is None:
            return
        install = self.button("install", self.tr("Install"), Face("primary", icon="ph.check"))
        install.clicked.connect(self._desk.install)
        identify(install, "staff.content.install")
        column.addLayout(self.heading(self.tr("What will change"), install))
        column.addWidget(self._versions(candidate))
        row = BarLayout(self.view.theme.u(24), QMargins())
        preview = self.button("preview", self.tr("See it as patients will"), Face(icon="ph.eye"))
        preview.clicked.connect(self.preview_requested)
        row.add_left(preview)
        row.add_left(self._drop_button(self.tr("Do not install"), "ph.x"))
        column.addLayout(row)
        notes = self.view.text(candidate.notes)
        if notes:
            column.addWidget(NoticeCard(self.view, self.tr("Its publisher says"), notes, "plain"))
        if candidate.clock_is_wrong:
            column.addWidget(
                NoticeCard(
                    self.view,
                    self.tr("This kiosk's clock seems to be wrong."),
                    self.tr("The update can be installed all the same. Please have the clock set."),
                )
            )
        self._fill_changes(column, candidate)

    def _versions(self, candidate: Candidate) -> FactsCard:
        guide, language = candidate.guide, self.view.language
        nobody = self.tr("Nobody yet")
        facts = [
            (self.tr("Now"), self.view.guide.version),
            (self.tr("After the update"), guide.version),
            (self.tr("Issued"), short_date(candidate.issued, language)),
            (self.tr("Reviewed by"), guide.reviewed_by or nobody),
        ]
        if candidate.guides:
            facts = facts[2:3]  # each guide's version is told below
        elif guide.id != self.view.guide.id:
            facts.insert(0, (self.tr("Another guide"), self.view.text(guide.title)))
        return FactsCard(self.view, [fact for fact in facts if fact[1]])

    def _fill_changes(self, column: QVBoxLayout, candidate: Candidate) -> None:
        if candidate.guides:
            self._fill_guides(column, candidate)
            return
        changes = candidate.difference
        if not changes:
            column.addWidget(Label(self.tr("Nothing that patients read changes."), "lead"))
            return
        sections = {
            kind: sum(1 for each in changes.sections if each.kind == kind)
            for kind in ("added", "changed", "removed", "moved")
        }
        told = [
            (sections["added"], self.tr("Sections added: {count}")),
            (sections["changed"], self.tr("Sections changed: {count}")),
            (sections["removed"], self.tr("Sections removed: {count}")),
            (sections["moved"], self.tr("Sections moved: {count}")),
            (len(changes.others), self.tr("Other parts changed: {count}")),
        ]
        line = " · ".join(words.format(count=count) for count, words in told if count)
        column.addWidget(Label(line, "strong"))
        column.addWidget(ChangeList(self.view, changes, self.name))

    def _fill_guides(self, column: QVBoxLayout, candidate: Candidate) -> None:
        """Tell what becomes of each guide of a set."""
        words = {
            "added": self.tr("New: {title} ({after})"),
            "changed": self.tr("Changed: {title} ({before} → {after})"),
            "removed": self.tr("Goes: {title} ({before})"),
        }
        told = self.tr("Guides after the update: {count}")
        column.addWidget(Label(told.format(count=candidate.topics), "strong"))
        for change in candidate.guides[:_MOST_GUIDES]:
            title = self.view.text(change.title) or next(iter(change.title.values()), "")
            line = words[change.kind].format(title=title, before=change.before, after=change.after)
            column.addWidget(Label(line))
        if len(candidate.guides) > _MOST_GUIDES:
            more = self.tr("And {count} more").format(count=len(candidate.guides) - _MOST_GUIDES)
            column.addWidget(Label(more, "soft"))

    def _drop_button(self, words: str, icon: str) -> TouchButton:
        button = self.button("cancel", words, Face(icon=icon))
        button.clicked.connect(self._desk.drop)
        return button

    # --- How it ended -----------------------------------------------------------------------

    def _fill_same(self, column: QVBoxLayout) -> None:
        self._fill_end(
            column,
            NoticeCard(
                self.view,
                self.tr("Patients see this version already: {version}.").format(
                    version=self.view.guide.version
                ),
                self.tr("There is nothing to install. You can pull out the stick."),
                "b",
            ),
        )

    def _fill_done(self, column: QVBoxLayout) -> None:
        self._fill_end(
            column,
            NoticeCard(
                self.view,
                self.tr("Patients now see version {version}.").format(version=self.view.guide.version),
                self.tr(
                    "You can pull out the stick. The version of before stays on this kiosk, in case you want"
                    " it back."
                ),
                "b",
            ),
        )

    def _fill_refused(self, column: QVBoxLayout) -> None:
        refusal = self._desk.refusal
        words = refusal.error.told(self.view.language) if refusal is not None else ""
        card = NoticeCard(self.view, self.tr("The update was refused."), words)
        again = self.button("again", self.tr("Try again"), Face(icon="ph.arrow-clockwise"))
        again.clicked.connect(lambda: self._desk.again(self.view.guide))
        self._fill_end(column, card, again)

    def _fill_end(self, column: QVBoxLayout, card: NoticeCard, *more: TouchButton) -> None:
        column.addLayout(self.heading(self.tr("Update the guide")))
        column.addWidget(card)
        row = BarLayout(self.view.theme.u(24), QMargins())
        done = self.button("end", self.tr("Back to content"), Face("primary", icon="ph.check"))
        done.clicked.connect(self._leave)
        for button in (done, *more):
            row.add_left(button)
        column.addLayout(row)

    def _leave(self) -> None:
        self._desk.drop()
        self.page_requested.emit(CONTENT)

    # --- Drawing anew -----------------------------------------------------------------------

    def _on_step(self) -> None:
        if self._desk.step is Step.NONE:
            self._may_begin = False  # what was just put down is not taken up again by itself
        self._show_again()

    def _show_again(self) -> None:
        if self.isVisible():
            self.enter(self.view, self.visit, self.argument)  # from the top: it is another page to read
