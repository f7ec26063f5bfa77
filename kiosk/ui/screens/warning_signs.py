"""09: signs that need help now. To be read from three metres away."""

from typing import ClassVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.model import WarningSign
from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.top_bar import language_name
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label, rule

_SIDE = 72
_LARGE = 125
"""Text sizes above this one make the usual title as large as the display type is at 100 %."""


class WarningSignsScreen(Screen):
    """Says what to do, shows the signs, and lets the patient go back. Nothing of it is kept."""

    name: ClassVar[str] = "signs"
    has_bars: ClassVar[bool] = False
    ground: ClassVar[str] = "alarm"

    def fill(self) -> QWidget:
        """Build the scrolling signs above buttons that stay in sight."""
        view, theme, signs = self.view, self.view.theme, self.view.guide.warning_signs
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        page = self.build_page(margin=theme.u(_SIDE))
        page.column.setContentsMargins(theme.u(_SIDE), theme.u(32), theme.u(_SIDE), theme.u(16))
        page.column.setSpacing(theme.u(18))
        page.column.addLayout(self._heading())
        page.column.addWidget(Label(view.text(signs.lead), "lead", "on-alarm"))
        page.column.addLayout(self._now([sign for sign in signs.signs if sign.urgency == "now"]))
        soon = [sign for sign in signs.signs if sign.urgency == "soon"]
        if soon:
            page.column.addWidget(self._soon(soon))
        page.column.addStretch(1)
        column.addWidget(page, 1)
        column.addLayout(self._buttons())
        return whole

    def _heading(self) -> QHBoxLayout:
        theme = self.view.theme
        row = QHBoxLayout()
        row.setSpacing(theme.u(36))
        icon = IconLabel(self.view, "ph.warning-octagon", theme.u(116), "on-alarm")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        kind = "display" if theme.percent <= _LARGE else "title"
        row.addWidget(Label(self.view.text(self.view.guide.warning_signs.title), kind, "on-alarm"), 1)
        return row

    def _now(self, signs: list[WarningSign]) -> QGridLayout:
        theme = self.view.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.u(44))
        grid.setVerticalSpacing(0)
        columns = 2 if theme.roomy else 1
        for index, sign in enumerate(signs):
            grid.addWidget(self._sign(sign), index // columns, index % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _sign(self, sign: WarningSign) -> QWidget:
        theme = self.view.theme
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.u(10))
        column.addWidget(rule("alarm"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, theme.u(10))
        row.setSpacing(theme.u(18))
        icon = IconLabel(self.view, "ph.warning-fill", theme.t(46), "on-alarm")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(self.view.text(sign.text), "sign", "on-alarm"), 1)
        column.addLayout(row)
        column.addStretch(1)
        return cell

    def _soon(self, signs: list[WarningSign]) -> QFrame:
        theme = self.view.theme
        card = Framed()
        wear(card, card="plain")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.u(36), theme.u(18), theme.u(36), theme.u(20))
        column.setSpacing(theme.u(10))
        column.addWidget(Label(self.view.text(self.view.guide.warning_signs.soon_title), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.u(48))
        grid.setVerticalSpacing(theme.u(6))
        columns = 2 if theme.roomy else 1
        for index, sign in enumerate(signs):
            row = QHBoxLayout()
            row.setSpacing(theme.u(18))
            icon = IconLabel(self.view, "ph.chat-circle-text", theme.t(36))
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(self.view.text(sign.text)), 1)
            grid.addLayout(row, index // columns, index % columns)
        for index in range(columns):
            grid.setColumnStretch(index, 1)
        column.addLayout(grid)
        return card

    def _buttons(self) -> BarLayout:
        theme = self.view.theme
        side = theme.u(_SIDE)
        bar = BarLayout(theme.u(24), QMargins(side, theme.u(16), side, theme.u(28)))
        back = self.button(
            "back", self.tr("None of these. Go back"), Face("alarm", icon="ph.arrow-left", height=104)
        )
        back.clicked.connect(self.back_requested)
        bar.add_left(back)
        home = self.button("home", self.tr("Home"), Face("alarm-outline", icon="ph.house", height=104))
        home.clicked.connect(lambda: self.place_requested.emit("home"))
        bar.add_left(home)
        for language in self.view.languages:
            if language != self.view.language:
                bar.add_right(self._language_button(language))
        return bar

    def _language_button(self, language: str) -> TouchButton:
        face = Face("alarm-outline", icon="ph.translate", height=104)
        button = self.button(f"language.{language}", language_name(language), face)
        button.clicked.connect(lambda: self.language_requested.emit(language))
        return button
