"""06: what to talk about with the doctor. Never a verdict, never a score."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.model import DoctorQuestion, Item
from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label, rule
from kiosk.ui.widgets.point_row import PointRow
from kiosk.ui.widgets.question_pick import QuestionPick, offered_questions
from kiosk.ui.widgets.scroll_page import ScrollPage
from kiosk.visit.outcome import Point
from kiosk.visit.visit import Visit


class OutcomeScreen(Screen):
    """Each point that doctors look at beside what the patient said, and questions to ask."""

    name: ClassVar[str] = "outcome"

    def arrive(self, visit: Visit, argument: str) -> None:  # noqa: ARG002 - the outcome has one page
        """Finish the self-check, if every question is answered."""
        if visit.check_begun and visit.check_complete:
            visit.finish_check()

    def shown_state(self) -> object:
        """Depend on the answers and the picked questions."""
        return (self.visit.check_begun, tuple(self.visit.answers.items()), tuple(self.visit.questions))

    def fill(self) -> QWidget:
        """Build the points, with the questions beside or below them; or the way to the self-check."""
        if not self.visit.check_begun:
            return self._not_begun()
        page = self.build_page()
        page.column.setSpacing(self.view.theme.u(8))
        page.column.addWidget(Label(self.tr("What to talk about with your doctor"), "title"))
        note = self.tr(
            "This is not a diagnosis. It sets your answers beside the points that doctors look at."
        )
        page.column.addWidget(Label(note, "soft"))
        page.column.addSpacing(self.view.theme.u(8))
        points = self.visit.outcome()
        page.column.addWidget(self._point_rows(points))
        open_item = self.visit.first_unanswered
        if open_item is not None:
            page.column.addSpacing(self.view.theme.u(8))
            page.column.addWidget(self._go_on(open_item), 0, Qt.AlignmentFlag.AlignLeft)
        offered = offered_questions(self.visit, points)
        # A third of the screen is wide enough for questions only in letters of the usual size.
        beside = self.view.theme.roomy and self.view.theme.percent == TEXT_PERCENTS[0]
        return self._beside(page, offered) if beside else self._below(page, offered)

    def footer_buttons(self) -> list[TouchButton]:
        """Home, and on to the questions."""
        words = self.tr("Questions for my doctor")
        ask = self.button("ask", words, Face("primary", icon_after="ph.arrow-right"))
        ask.clicked.connect(lambda: self.place_requested.emit("ask"))
        return [self.home_button(), ask]

    def likely_places(self) -> tuple[str, ...]:
        """Go to the questions, or home."""
        return ("ask", "home")

    # --- Before the self-check ------------------------------------------------------------

    def _not_begun(self) -> QWidget:
        page = self.build_page()
        page.column.addStretch(1)
        page.column.addWidget(Label(self.tr("What to talk about with your doctor"), "title"))
        words = self.tr(
            "Here you will see what to tell and ask your doctor, once you have answered a few questions. "
            "There are no wrong answers, and it is fine not to be sure."
        )
        page.column.addWidget(Label(words, "lead"))
        page.column.addSpacing(self.view.theme.u(16))
        face = Face("primary", icon="ph.clipboard-text", height=110)
        start = self.button("start", self.tr("Start the self-check"), face)
        start.clicked.connect(lambda: self.place_requested.emit("check"))
        page.column.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(2)
        return page

    # --- The points -----------------------------------------------------------------------

    def _point_rows(self, points: tuple[Point, ...]) -> QFrame:
        card = Framed()
        wear(card, card="plain")
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for index, point in enumerate(points):
            if index:
                column.addWidget(rule())
            row = PointRow(point, self.view, self.name)
            row.evidence_requested.connect(self.card_requested)
            column.addWidget(row)
        return card

    # --- What comes next ------------------------------------------------------------------

    def _beside(self, page: ScrollPage, offered: tuple[DoctorQuestion, ...]) -> QWidget:
        theme = self.view.theme
        margin = theme.u(56)
        inner = theme.u(24)
        page.column.setContentsMargins(inner, inner, inner, inner)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(margin - inner)  # unlike margins, a space changes sides with the language
        row.addWidget(page, 70)
        side = QVBoxLayout()
        side.setContentsMargins(0, theme.u(28), 0, theme.u(28))
        side.setSpacing(theme.u(20))
        questions = self._questions(offered, scrolling=True) if offered else None
        if questions is not None:
            side.addWidget(questions, 1)
        for button in self._ways_on():
            side.addWidget(button)
        if questions is None:
            side.addStretch(1)
        row.addLayout(side, 30)
        row.addSpacing(margin)
        return body

    def _below(self, page: ScrollPage, offered: tuple[DoctorQuestion, ...]) -> QWidget:
        page.column.addSpacing(self.view.theme.u(12))
        questions = self._questions(offered, scrolling=False) if offered else None
        if questions is not None:
            page.column.addWidget(questions)
        for button in self._ways_on():
            page.column.addSpacing(self.view.theme.u(8))
            page.column.addWidget(button)
        page.column.addStretch(1)
        return page

    def _questions(self, offered: tuple[DoctorQuestion, ...], *, scrolling: bool) -> QFrame:
        theme = self.view.theme
        card = Framed()
        wear(card, card="action")
        column = QVBoxLayout(card)
        side = theme.u(26)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.u(16))
        column.addWidget(Label(self.tr("Good questions to ask"), "heading", "action"))
        column.addWidget(Label(self.tr("Touch one to print it on your page."), "small"))
        picks = column
        if scrolling:
            inner = ScrollPage(self.view, f"{self.name}.questions", 0)
            picks = inner.column
            picks.setContentsMargins(0, 0, 0, 0)
            picks.setSpacing(theme.u(16))
            column.addWidget(inner, 1)
        for question in offered:
            pick = QuestionPick(question, self.view, self.visit)
            picks.addWidget(identify(pick, f"{self.name}.question.{question.id}"))
        if scrolling:
            picks.addStretch(1)
        return card

    def _go_on(self, item: Item) -> TouchButton:
        go_on = self.button("go_on", self.tr("Answer what is left open"), Face(icon="ph.clipboard-text"))
        go_on.clicked.connect(lambda: self.place_requested.emit(f"check:{item.link_id}"))
        return go_on

    def _ways_on(self) -> list[TouchButton]:
        ways = []
        printing = self.button("print", self.tr("Print my page"), Face("accent", icon="ph.printer"))
        printing.clicked.connect(lambda: self.place_requested.emit("summary"))
        ways.append(printing)
        first = self.visit.next_item()
        if first is not None:
            change = self.button("change", self.tr("Change my answers"), Face(icon="ph.pencil-simple"))
            change.clicked.connect(lambda: self.place_requested.emit(f"check:{first.link_id}"))
            ways.append(change)
        return ways
