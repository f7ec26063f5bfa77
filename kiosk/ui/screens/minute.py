"""The main points on one screen, for those who only have a minute."""

from typing import ClassVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.model import MainPoint
from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label

_COLUMNS = 3


class MinuteScreen(Screen):
    """Every main point in a card with an icon; three in a row where there is room."""

    name: ClassVar[str] = "minute"

    def fill(self) -> QWidget:
        """Build the cards, and the door to the sources."""
        theme = self.view.theme
        page = self.build_page()
        page.column.setContentsMargins(theme.u(56), theme.u(26), theme.u(56), theme.u(26))
        heading = BarLayout(theme.u(28), QMargins())
        heading.add_left(Label(self.tr("The main points"), "title"))
        if theme.roomy:
            heading.add_right(self._sure_button())
        page.column.addLayout(heading)
        grid = QGridLayout()
        grid.setSpacing(theme.u(24))
        columns = _COLUMNS if theme.roomy else 1
        for index, point in enumerate(self.view.guide.main_points):
            grid.addWidget(self._card(point), index // columns, index % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        page.column.addLayout(grid, 1)
        if not theme.roomy:
            page.column.addWidget(self._sure_button(), 0, Qt.AlignmentFlag.AlignLeft)
            page.column.addStretch(1)
        return page

    def _card(self, point: MainPoint) -> QFrame:
        theme = self.view.theme
        card = Framed()
        wear(card, card="plain")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.u(32), theme.u(26), theme.u(30), theme.u(24))
        column.setSpacing(theme.u(14))
        top = QHBoxLayout()
        top.setSpacing(theme.u(20))
        middle = Qt.AlignmentFlag.AlignVCenter
        top.addWidget(IconLabel(self.view, point.icon, theme.t(52)), 0, middle)
        top.addWidget(Label(self.view.text(point.title), "heading"), 1, middle)
        column.addLayout(top)
        column.addWidget(Label(self.view.text(point.text)))
        column.addStretch(1)
        return card

    def _sure_button(self) -> TouchButton:
        """Make the button to all sources of the points, each once."""
        sources = dict.fromkeys(each for point in self.view.guide.main_points for each in point.evidence)
        words = self.tr("How sure are we?")
        button = self.button("sure", words, Face("accent", icon="ph.magnifying-glass", height=72))
        button.clicked.connect(lambda: self.card_requested.emit("evidence:" + ",".join(sources)))
        button.setVisible(bool(sources))
        return button

    def likely_places(self) -> tuple[str, ...]:
        """Go home, or to the guide."""
        return ("home", "reader")

    def footer_buttons(self) -> list[TouchButton]:
        """Home, and on to the guide."""
        read = self.button("read", self.tr("Read the guide"), Face("primary", icon_after="ph.arrow-right"))
        read.clicked.connect(lambda: self.place_requested.emit("reader"))
        return [self.home_button(), read]
