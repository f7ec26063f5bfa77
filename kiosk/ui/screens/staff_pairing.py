"""Pairing: the kiosk learns its clinic's key, after staff compared six words by eye."""

from typing import ClassVar

from PySide6.QtCore import QMargins
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from kiosk.bundle.errors import BundleError
from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.content_desk import ContentDesk
from kiosk.ui.staff.drives import DriveWatch
from kiosk.ui.staff.frame import CONTENT, StaffScreen
from kiosk.ui.staff.update_steps import PublisherKey
from kiosk.ui.style import wear
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.labels import Label, breakable
from kiosk.ui.widgets.notice_card import NoticeCard


class StaffPairingScreen(StaffScreen):
    """Reads a publisher's key from a stick, shows its six words, and trusts it when staff say so.

    Args:
        idle: counts down to the end of the panel.
        desk: reads and trusts keys.
        drives: knows which sticks are plugged in.
    """

    name: ClassVar[str] = "staff.pairing"
    section: ClassVar[str] = CONTENT
    parent_place: ClassVar[str] = CONTENT

    def __init__(self, idle: IdleWatch, desk: ContentDesk, drives: DriveWatch) -> None:
        super().__init__(idle)
        self._desk, self._drives = desk, drives
        self._key: PublisherKey | None = None
        self._is_done = False
        self._error: BundleError | None = None
        desk.key_read.connect(self._on_read)
        desk.paired.connect(self._on_paired)
        desk.pairing_failed.connect(self._on_failed)
        drives.changed.connect(self._show_again)

    def shown_state(self) -> object:
        """Depend on the key and the sticks."""
        return self._key, self._is_done, self._error, self._drives.sticks

    def forget(self) -> None:
        super().forget()
        self._key, self._is_done, self._error = None, False, None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._drives.watch(self.name, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drives.watch(self.name, False)
        self._key, self._is_done, self._error = None, False, None

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build what belongs to the present step: find the key, compare its words, done."""
        column.addLayout(self.heading(self.tr("Pair with your clinic's key"), self.back_to_parent()))
        if self._error is not None:
            title = self.tr("The key was not taken.")
            column.addWidget(NoticeCard(self.view, title, self._error.told(self.view.language)))
        if self._is_done:
            words = self.tr("This kiosk now trusts your clinic's key.")
            column.addWidget(
                NoticeCard(self.view, words, self.tr("Updates signed with it are accepted."), "b")
            )
        elif self._key is not None:
            self._fill_words(column, self._key)
        else:
            self._fill_sources(column)

    def _fill_sources(self, column: QVBoxLayout) -> None:
        if self._desk.is_paired:
            words = self.tr("This kiosk has a clinic's key already; another one takes its place.")
            column.addWidget(NoticeCard(self.view, words, "", "plain", "ph.key"))
        keys = [(stick, key) for stick in self._drives.sticks for key in stick.keys]
        if not keys:
            column.addWidget(
                NoticeCard(
                    self.view,
                    self.tr("Plug in the USB stick with your clinic's key."),
                    self.tr("The key is a file called root.json. Whoever publishes your guides has it."),
                    "plain",
                    "ph.hard-drive",
                )
            )
        for number, (stick, key) in enumerate(keys):
            face = Face(icon="ph.key", icon_after="ph.caret-right", centered=False)
            button = self.button(f"key.{number}", breakable(f"{stick.name} · {key.name}"), face)
            button.clicked.connect(lambda _=False, chosen=key: self._desk.read_key(chosen))
            column.addWidget(button)

    def _fill_words(self, column: QVBoxLayout, key: PublisherKey) -> None:
        theme = self.view.theme
        column.addWidget(
            Label(
                self.tr(
                    "Compare these six words with those on the publisher's recovery sheet, or have them"
                    " read to you by phone."
                ),
                "lead",
            )
        )
        card = Framed()
        wear(card, card="action")
        grid = QGridLayout(card)
        side = theme.u(40)
        grid.setContentsMargins(side, side, side, side)
        grid.setHorizontalSpacing(theme.u(48))
        grid.setVerticalSpacing(theme.u(20))
        columns = 3 if theme.roomy else 2 if theme.percent <= TEXT_PERCENTS[1] else 1
        for number, word in enumerate(key.words):
            grid.addWidget(Label(f"{number + 1}. {word}", "heading"), number // columns, number % columns)
        column.addWidget(card)
        need = self.tr("Keys that may sign: {keys}. Needed for an update: {threshold}.")
        column.addWidget(Label(need.format(keys=key.keys, threshold=key.threshold), "soft"))
        row = BarLayout(theme.u(24), QMargins())
        accept = self.button("accept", self.tr("All six are the same"), Face("primary", icon="ph.check"))
        accept.clicked.connect(lambda: self._desk.pair(key))
        refuse = self.button("refuse", self.tr("They are not"), Face(icon="ph.x"))
        refuse.clicked.connect(self._put_down)
        row.add_left(accept)
        row.add_left(refuse)
        column.addLayout(row)

    def _put_down(self) -> None:
        self._key = None
        self._show_again()

    def _on_read(self, key: PublisherKey) -> None:
        self._become(key=key)

    def _on_paired(self) -> None:
        self._become(is_done=True)

    def _on_failed(self, error: BundleError) -> None:
        self._become(error=error)

    def _become(
        self, key: PublisherKey | None = None, error: BundleError | None = None, *, is_done: bool = False
    ) -> None:
        if self.isVisible():
            self._key, self._is_done, self._error = key, is_done, error
            self._show_again()

    def _show_again(self) -> None:
        if self.isVisible():
            self.enter(self.view, self.visit, self.argument)
