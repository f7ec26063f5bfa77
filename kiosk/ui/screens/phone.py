"""The page for the patient's own phone: as codes that its camera reads, without any network."""

import datetime as dt
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.page_words import page_words
from kiosk.ui.phone_codes import PhoneCodes
from kiosk.ui.screen import Screen
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.code_view import CodeView
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.notice_card import NoticeCard
from kiosk.ui.widgets.step_badge import StepBadge
from kiosk.visit.summary import build_summary
from kiosk.visit.visit import Visit

_SIDE, _SIDE_PORTRAIT = 690, 890
"""The code's length: the most that is in sight at once in every text size."""
_ABOVE = 6


class PhoneScreen(Screen):
    """Shows one code beside what to do with it; the argument is its number, from 1.

    Args:
        codes: sets the codes.
        today: tells the day of the visit.
    """

    name: ClassVar[str] = "phone"

    def __init__(self, codes: PhoneCodes, today: Callable[[], dt.date] = dt.date.today) -> None:
        super().__init__()
        self._codes, self._today = codes, today
        self._shown = (0, False)
        codes.counted.connect(self._on_counted)

    def shown_state(self) -> object:
        """Depend on all that is on the page."""
        return build_summary(self.visit, self.visit.language, self._today())

    def arrive(self, visit: Visit, argument: str) -> None:  # noqa: ARG002 - the screens' signature
        """Count the page as taken along."""
        visit.mark_taken()

    def forget(self) -> None:
        """Drop the codes, too."""
        super().forget()
        self._codes.forget()

    @property
    def busy(self) -> bool:
        return self._codes.busy

    def fill(self) -> QWidget:
        """Put the code beside the words, or above them on an upright screen."""
        theme = self.view.theme
        summary = build_summary(self.visit, self.view.language, self._today(), self.view.practice)
        self._codes.prepare(summary)
        self._shown = (self._codes.count, self._codes.broken)
        page = self.build_page()
        words = QVBoxLayout()
        words.setSpacing(theme.u(16))
        title = Label(self.tr("Take it on your phone"), "title")
        if theme.portrait or self._codes.broken:
            page.column.addWidget(title)
        else:
            words.addWidget(title)
        if self._codes.broken:
            page.column.addWidget(self._apology())
            page.column.addStretch(1)
            return page
        side = theme.u(_SIDE_PORTRAIT if theme.portrait else _SIDE)
        code = identify(CodeView(self._codes, self._number, side), "phone.code", self._code_name())
        code.setAccessibleDescription(page_words(summary))
        self._add_words(words)
        if theme.portrait:
            page.column.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
            page.column.addLayout(words)
        else:
            page.column.setContentsMargins(theme.u(56), theme.u(_ABOVE), theme.u(56), theme.u(_ABOVE))
            row = QHBoxLayout()
            row.setSpacing(theme.u(64))
            row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            page.column.addLayout(row)
        page.column.addStretch(1)
        return page

    def footer_buttons(self) -> list[TouchButton]:
        """Back, and the next code; home where that leaves one row, for the code needs the height."""
        buttons = [self.home_button()] if self.view.theme.roomy else []
        buttons.append(self.back_button())
        if self._number < self._codes.count:
            following = self.button(
                "next", self.tr("Next code"), Face("primary", icon_after="ph.arrow-right")
            )
            following.clicked.connect(lambda: self.place_requested.emit(f"phone:{self._number + 1}"))
            buttons.append(following)
        return buttons

    def likely_places(self) -> tuple[str, ...]:
        """Go on to the next code; after the last one, erase everything."""
        if self._number < self._codes.count:
            return (f"phone:{self._number + 1}", "home")
        return ("welcome", "home")

    @property
    def _number(self) -> int:
        wanted = int(self.argument) if self.argument.isdigit() else 1
        return max(1, min(wanted, self._codes.count))

    def _code_name(self) -> str:
        if self._codes.count > 1:
            words = self.tr("Code {number} of {count}")
            return words.format(number=self._number, count=self._codes.count)
        return self.tr("The code for your phone")

    def _add_words(self, column: QVBoxLayout) -> None:
        if self._codes.count > 1:
            column.addWidget(Label(self._code_name(), "heading"))
        steps = [
            self.tr("Open the camera of your phone. Point it at this code."),
            self.tr("Your page appears as text. Touch it, choose “Copy”, and paste it into a note."),
        ]
        if self._number < self._codes.count:
            steps.append(self.tr("Touch “Next code” here for the rest."))
        elif self._codes.count > 1:
            steps.append(self.tr("This was the last code. You have it all now."))
        for number, step in enumerate(steps, 1):
            column.addLayout(self._step(number, step))
        private = self.tr(
            "The text is in the code itself. If your phone offers to search for it, choose “Copy” instead: "
            "a search would send it. Others nearby could photograph the code, too."
        )
        column.addWidget(NoticeCard(self.view, self.tr("Nothing is sent"), private, "plain"))
        if self._number == self._codes.count:
            erase = self.button("erase", self.tr("Finish and erase"), Face(icon="ph.trash"))
            erase.clicked.connect(self.erase_requested)
            column.addWidget(erase, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _step(self, number: int, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.view.theme.u(20))
        badge = StepBadge(self.view, number, done=False, inverse=False)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words), 1)
        return row

    def _apology(self) -> NoticeCard:
        card = NoticeCard(
            self.view,
            self.tr("The code could not be made."),
            self.tr("You can take a picture of your page instead, or show it to your doctor."),
        )
        show = self.button("show", self.tr("Show it on this screen"), Face("primary", icon="ph.monitor"))
        show.clicked.connect(lambda: self.place_requested.emit("page"))
        card.add(show)
        return card

    def _on_counted(self) -> None:
        """Draw anew, now that it is known how many codes there are."""
        if self._frame is not None and self._shown != (self._codes.count, self._codes.broken):
            self.redraw()
