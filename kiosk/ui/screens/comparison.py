"""04: the treatments side by side; a heart on what matters."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.model import Attribute
from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.comparison_row import CardRow, RowButton, TableHead, TableRow, heart_width
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.heart import HeartButton
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.scroll_page import ScrollPage
from kiosk.visit.visit import Visit


class ComparisonScreen(Screen):
    """Rows by treatments: a table where there is room, else a card a row.

    A touch on a row asks for the card "row:<attribute>".
    """

    name: ClassVar[str] = "compare"

    def arrive(self, visit: Visit, argument: str) -> None:  # noqa: ARG002 - the comparison has one page
        """Count the comparison as seen."""
        visit.mark_compared()

    def shown_state(self) -> object:
        """Depend on the hearts."""
        return tuple(self.visit.hearts)

    def fill(self) -> QWidget:
        """Build the table or the cards."""
        return self._table() if self.view.theme.roomy else self._cards()

    def footer_buttons(self) -> list[TouchButton]:
        """Home, and on to the self-check."""
        words = self.tr("Check where I stand")
        check = self.button("check", words, Face("primary", icon_after="ph.arrow-right"))
        check.clicked.connect(lambda: self.place_requested.emit("check"))
        return [self.home_button(), check]

    def likely_places(self) -> tuple[str, ...]:
        """Go to the self-check, or home."""
        return ("check", "home")

    # --- Side by side ---------------------------------------------------------------------

    def _table(self) -> QWidget:
        theme = self.view.theme
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.u(56), theme.u(14), theme.u(56), theme.u(14))
        column.setSpacing(theme.u(10))
        column.addLayout(self._heading())
        card = Framed()
        wear(card, card="plain")
        inside = QVBoxLayout(card)
        line = theme.u(2)
        inside.setContentsMargins(line, line, line, line)
        inside.setSpacing(0)
        inside.addWidget(TableHead(self.view))
        inside.addWidget(self._rows(), 1)
        column.addWidget(card, 1)
        return body

    def _rows(self) -> ScrollPage:
        page = self.build_page(margin=0)
        page.column.setContentsMargins(0, 0, 0, 0)
        page.column.setSpacing(0)
        for attribute in self.view.guide.comparison.attributes:
            line = QHBoxLayout()
            line.setSpacing(0)
            line.addWidget(self._row(TableRow(attribute, self.view), attribute), 1)
            heart = self._heart(attribute, worded=False)
            heart.setFixedWidth(heart_width(self.view.theme))
            line.addWidget(heart)
            page.column.addLayout(line, 1)
        return page

    # --- One below the other --------------------------------------------------------------

    def _cards(self) -> ScrollPage:
        page = self.build_page()
        page.column.addLayout(self._heading())
        for attribute in self.view.guide.comparison.attributes:
            page.column.addWidget(self._card(attribute))
        page.column.addStretch(1)
        return page

    def _card(self, attribute: Attribute) -> QFrame:
        theme = self.view.theme
        card = Framed()
        wear(card, card="plain")
        inside = QVBoxLayout(card)
        side = theme.u(32)
        inside.setContentsMargins(side, theme.u(20), side, theme.u(24))
        inside.setSpacing(theme.u(20))
        stacked = theme.portrait and theme.percent > TEXT_PERCENTS[1]
        inside.addWidget(self._row(CardRow(attribute, self.view, stacked=stacked), attribute))
        inside.addWidget(self._heart(attribute, worded=True), 0, Qt.AlignmentFlag.AlignRight)
        return card

    # --- In both --------------------------------------------------------------------------

    def _heading(self) -> QBoxLayout:
        theme = self.view.theme
        heading = QHBoxLayout() if theme.roomy else QVBoxLayout()
        heading.setSpacing(theme.u(28) if theme.roomy else theme.u(8))
        title = Label(self.view.text(self.view.guide.comparison.title), "title")
        title.setWordWrap(not theme.roomy)
        heading.addWidget(title)
        hint = self.tr(
            "Touch the heart on what matters most to you. It prints on your page. Touch a row for more."
        )
        heading.addWidget(Label(hint, "small" if theme.roomy else "soft"), 1)
        return heading

    def _row(self, row: RowButton, attribute: Attribute) -> RowButton:
        row.clicked.connect(lambda: self.card_requested.emit(f"row:{attribute.id}"))
        return identify(row, f"{self.name}.row.{attribute.id}")

    def _heart(self, attribute: Attribute, *, worded: bool) -> HeartButton:
        full = attribute.id in self.visit.hearts
        heart = HeartButton(self.view.text(attribute.title), self.view, full=full, worded=worded)
        heart.clicked.connect(lambda: heart.setChecked(self.visit.toggle_heart(attribute.id)))
        return identify(heart, f"{self.name}.heart.{attribute.id}")
