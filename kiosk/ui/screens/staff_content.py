"""The guides of this kiosk: what is shown now, the way to another one, and the way back."""

import datetime as dt
from typing import ClassVar, Final

from PySide6.QtCore import QMargins
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.bundle.errors import BundleError
from kiosk.library import GuideName
from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.content_desk import ContentDesk
from kiosk.ui.staff.dates import short_date, short_time
from kiosk.ui.staff.frame import CONTENT, StaffScreen
from kiosk.ui.staff.update_steps import KeptVersion, Refusal
from kiosk.ui.style import wear
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.facts import FactsCard
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label, rule
from kiosk.ui.widgets.notice_card import NoticeCard

UPDATE, PAIRING, JOURNAL = "staff.update", "staff.pairing", "staff.journal"

_MOST_GUIDES: Final = 40
"""So many guides of a set are listed."""


class StaffContentScreen(StaffScreen):
    """Shows the guide that patients see and the earlier versions, each a touch away.

    Args:
        idle: counts down to the end of the panel.
        desk: knows the guides; None where the guide comes from a file that the settings name.
    """

    name: ClassVar[str] = CONTENT
    section: ClassVar[str] = CONTENT

    def __init__(self, idle: IdleWatch, desk: ContentDesk | None) -> None:
        super().__init__(idle)
        self._desk = desk
        self._returned = False
        self._error: BundleError | None = None
        if desk is not None:
            desk.showing_changed.connect(self._on_shown)
            desk.return_failed.connect(self._on_return_failed)

    def shown_state(self) -> object:
        """Depend on the guide and on the versions that are kept."""
        desk = self._desk
        return (
            (id(self.view.guide), desk.versions(), desk.refusal) if desk is not None and self._view else None
        )

    def forget(self) -> None:
        super().forget()
        self._returned, self._error = False, None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._returned, self._error = False, None

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build what is shown now, the earlier versions, and what was refused last."""
        buttons = [self._update_button()] if self._desk is not None else []
        column.addLayout(self.heading(self.tr("Content"), *buttons))
        if self._returned:
            words = self.tr("Patients now see version {version}.").format(version=self.view.guide.version)
            column.addWidget(NoticeCard(self.view, words, kind="b"))
        column.addWidget(self._showing_card())
        guides = self._desk.guides() if self._desk is not None else ()
        if guides:
            column.addWidget(self._guides_card(guides))
        if self._error is not None:
            title = self.tr("The earlier version could not be shown.")
            column.addWidget(NoticeCard(self.view, title, self._error.told(self.view.language)))
        if self._desk is None:
            column.addWidget(self._fixed_card())
            return
        column.addWidget(Label(self.tr("Earlier versions on this kiosk"), "heading"))
        column.addWidget(self._versions_card(self._desk))
        if self._desk.refusal is not None:
            column.addWidget(self._refused_card(self._desk.refusal))
        column.addLayout(self._more_row())

    # --- Pieces -----------------------------------------------------------------------------

    def _update_button(self) -> TouchButton:
        face = Face("primary", icon="ph.file-arrow-up")
        button = self.button("update_usb", self.tr("Update from USB or file"), face)
        button.clicked.connect(lambda: self.page_requested.emit(UPDATE))
        return button

    def _showing_card(self) -> QFrame:
        guide, language = self.view.guide, self.view.language
        nobody = self.tr("Nobody yet")
        is_due = bool(guide.review_by) and guide.review_by < dt.date.today().isoformat()  # noqa: DTZ011 - the day on the wall
        facts = [
            (self.tr("Showing now"), self._shown_name()),
            (self.tr("Version"), guide.version),
            (self.tr("Reviewed by"), guide.reviewed_by or nobody),
            (self.tr("Review again by"), short_date(guide.review_by, language)),
            (self.tr("Published"), short_date(guide.published, language)),
            (self.tr("Comes from"), self._origin()),
            (self.tr("Translation reviewed by"), guide.translation_reviewed_by or nobody),
        ]
        reviewed = guide.reviewed_by and guide.translation_reviewed_by
        if is_due:
            facts.append((self.tr("Take note"), self.tr("The review is overdue.")))
        return FactsCard(self.view, facts, "b" if reviewed and not is_due else "caution")

    def _shown_name(self) -> str:
        """Name the guide, or the first one of several: what else the card tells is of that one."""
        name, others = self.view.text(self.view.guide.short_title), self.view.cover.topics - 1
        return self.tr("{guide}, and {count} more").format(guide=name, count=others) if others else name

    def _guides_card(self, guides: tuple[GuideName, ...]) -> QFrame:
        """List what patients choose from, with the versions; of a large set the first ones."""
        view = self.view
        facts = [(self.tr("Guides to choose from"), str(len(guides)))]
        facts += [
            (view.text(guide.title) or next(iter(guide.title.values()), ""), guide.version)
            for guide in guides[:_MOST_GUIDES]
        ]
        if len(guides) > _MOST_GUIDES:
            facts.append((self.tr("And more"), str(len(guides) - _MOST_GUIDES)))
        return FactsCard(view, facts, "plain")

    def _origin(self) -> str:
        showing = self._desk.showing if self._desk is not None else None
        if showing is None:
            return self.tr("A file of this kiosk")
        return self.tr("Your clinic") if showing.channel == "clinic" else self.tr("The kiosk's maker")

    def _fixed_card(self) -> QFrame:
        return NoticeCard(
            self.view,
            self.tr("This guide comes from a file that was named when the kiosk was started."),
            self.tr("To update from a USB stick, have that name removed from the kiosk's settings."),
            "plain",
        )

    def _versions_card(self, desk: ContentDesk) -> QFrame:
        theme, versions = self.view.theme, desk.versions()
        card = Framed()
        wear(card, card="plain")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(4 * [theme.u(2)]))
        column.setSpacing(0)
        if not versions:
            none = Label(self.tr("None yet. After the next update, this version stands here."), "soft")
            none.setContentsMargins(theme.u(34), theme.u(24), theme.u(34), theme.u(24))
            column.addWidget(none)
        for number, version in enumerate(versions):
            if number:
                column.addWidget(rule())
            column.addWidget(self._version_row(desk, number, version))
        return card

    def _version_row(self, desk: ContentDesk, number: int, version: KeptVersion) -> QWidget:
        theme, item = self.view.theme, version.item
        row = QWidget()
        side, edge = theme.u(34), theme.u(22)
        layout = BarLayout(theme.u(24), QMargins(side, edge, side, edge))
        row.setLayout(layout)
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(Label(item.name, "strong"))
        lines.addWidget(Label(self._about(version), "small"))
        layout.add_left(words)
        if not version.may_show:
            layout.add_right(Label(self.tr("Withdrawn by its publisher"), "small-strong", "caution"))
            return row
        button = TouchButton(
            self.tr("Go back to this"), self.view, Face(icon="ph.arrow-counter-clockwise", height=76)
        )
        button.setAccessibleDescription(item.name)
        button.clicked.connect(lambda: desk.return_to(version))
        layout.add_right(identify(button, f"staff.versions.return.{number}"))
        return row

    def _about(self, version: KeptVersion) -> str:
        issued = short_date(version.item.issued, self.view.language)
        whose = (
            self.tr("from your clinic") if version.channel == "clinic" else self.tr("from the kiosk's maker")
        )
        words = self.tr("Issued {date}").format(date=issued)
        return f"{words} · {whose}" if issued else whose

    def _refused_card(self, refusal: Refusal) -> QFrame:
        when = short_time(refusal.at, self.view.language)
        return NoticeCard(
            self.view,
            self.tr("The last update was refused."),
            f"{when}. {refusal.error.told(self.view.language)}",
        )

    def _more_row(self) -> BarLayout:
        row = BarLayout(self.view.theme.u(24), QMargins())
        row.add_left(self.link("pair", self.tr("Pair with your clinic's key"), "ph.key", PAIRING))
        row.add_left(self.link("journal", self.tr("Journal"), "ph.clipboard-text", JOURNAL))
        return row

    # --- What comes back --------------------------------------------------------------------

    def _on_shown(self) -> None:
        self._error = None
        if self.isVisible():
            self._returned = True

    def _on_return_failed(self, error: BundleError) -> None:
        self._returned, self._error = False, error
        if self.isVisible():
            self.redraw()
