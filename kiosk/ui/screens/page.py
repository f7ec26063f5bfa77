"""The page, large: for the doctor to read, or for a photograph of it."""

import datetime as dt
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.paper.page import Page
from kiosk.ui.page_order import PageOrder
from kiosk.ui.page_words import page_words
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.notice_card import NoticeCard
from kiosk.ui.widgets.page_view import PageView
from kiosk.visit.summary import build_summary
from kiosk.visit.visit import Visit

_WIDEST = 1400
_MARGIN = 10
_BORDER = 3
"""Width of a sheet's border, as in the theme."""


class PageScreen(Screen):
    """Shows all sides of the page, as wide as the text size asks for; the argument is a side, from 1.

    Args:
        desk: has the page.
        today: tells the day of the visit.
    """

    name: ClassVar[str] = "page"

    def __init__(self, desk: PrintDesk, today: Callable[[], dt.date] = dt.date.today) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._sides: list[QFrame] = []
        self._failed = False
        desk.page_ready.connect(self._on_page)
        desk.page_failed.connect(self._on_failed)

    def shown_state(self) -> object:
        """Depend on all that is on the page."""
        return build_summary(self.visit, self.visit.language, self._today())

    def arrive(self, visit: Visit, argument: str) -> None:  # noqa: ARG002 - the screens' signature
        """Count the page as taken along."""
        visit.mark_taken()

    def forget(self) -> None:
        """Drop the page's words, too."""
        super().forget()
        self._sides = []

    def drop(self) -> None:
        super().drop()
        self._sides = []

    def fill(self) -> QWidget:
        """Build a sentence, and the sides below each other."""
        theme = self.view.theme
        order = PageOrder.of(self.view, self.visit, self._today())
        page = self.build_page()
        self._sides = []
        if self._failed:
            self._failed = False  # so that it is tried again when this is drawn anew
            page.column.addWidget(self._apology())
            page.column.addStretch(1)
            return page
        self._desk.prepare(order)
        words = self.tr("Show this to your doctor, or take a picture of it with your phone.")
        title = Label(words, "strong")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page.column.addWidget(title)
        width = min(theme.t(_WIDEST), theme.screen.width() - 2 * theme.u(56))
        count = self._desk.page.page_count if self._desk.page is not None else 1
        for side in range(count):
            frame = self._side(side, width)
            frame.setAccessibleDescription(page_words(order.summary))
            page.column.addWidget(frame, 0, Qt.AlignmentFlag.AlignHCenter)
            self._sides.append(frame)
        page.column.addStretch(1)
        wanted = int(self.argument) if self.argument.isdigit() else 1
        if 1 < wanted <= count:
            page.keep((wanted, 0.0))  # the title is the column's first entry, so a side's number is its place
        return page

    def footer_buttons(self) -> list[TouchButton]:
        """Back, and home."""
        return [self.home_button(), self.back_button()]

    def _apology(self) -> NoticeCard:
        card = NoticeCard(
            self.view,
            self.tr("Your page could not be made. Please tell the front desk."),
            self.tr("Your answers are still here, and you can take them on your phone."),
        )
        phone = self.button(
            "phone", self.tr("Take it on my phone"), Face("primary", icon="ph.device-mobile-camera")
        )
        phone.clicked.connect(lambda: self.place_requested.emit("phone"))
        card.add(phone)
        return card

    def _side(self, side: int, width: int) -> QFrame:
        margin, border = self.view.theme.u(_MARGIN), self.view.theme.u(_BORDER)
        frame = Framed()
        wear(frame, card="sheet")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.addWidget(PageView(self.view, self._desk, side, width - 2 * (margin + border)))
        name = self.tr("Your page, side {number}").format(number=side + 1)
        return identify(frame, f"page.side.{side + 1}", name)

    def _on_failed(self) -> None:
        if self._frame is not None and self._sides:
            self._failed = True
            self.redraw()

    def _on_page(self, page: Page) -> None:
        if self._frame is not None and self._sides and len(self._sides) != page.page_count:
            self.redraw()
