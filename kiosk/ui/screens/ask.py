"""Questions for the doctor, to be picked by touch."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.model import DoctorQuestion
from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.question_pick import QuestionPick, offered_questions


class AskScreen(Screen):
    """All questions in their groups; those that go with the patient's answers stand first."""

    name: ClassVar[str] = "ask"

    def __init__(self) -> None:
        super().__init__()
        self._count: Label | None = None

    def shown_state(self) -> object:
        """Depend on the picked questions, and on what is suggested."""
        suggested = tuple(question.id for question in self._suggested())
        return (tuple(self.visit.questions), suggested)

    def forget(self) -> None:
        """Drop the count that is shown, too."""
        super().forget()
        self._count = None

    def fill(self) -> QWidget:
        """Build the heading, which stays in sight where there is room, and the groups."""
        theme = self.view.theme
        page = self.build_page()
        page.column.setSpacing(theme.u(20))
        if not theme.roomy:
            page.column.addLayout(self._heading())
        suggested = self._suggested()
        if suggested:
            page.column.addWidget(self._suggestions(suggested))
        for group in self.view.guide.question_groups:
            rest = [question for question in group.questions if question not in suggested]
            if rest:
                page.column.addWidget(Label(self.view.text(group.title), "heading", "action"))
                page.column.addLayout(self._grid(rest))
                page.column.addSpacing(theme.u(8))
        page.column.addStretch(1)
        if not theme.roomy:
            return page
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, theme.u(28), 0, 0)
        column.setSpacing(0)
        heading = self._heading()
        heading.setContentsMargins(theme.u(56), 0, theme.u(56), 0)
        column.addLayout(heading)
        page.column.setContentsMargins(theme.u(56), theme.u(20), theme.u(56), theme.u(28))
        column.addWidget(page, 1)
        return body

    def footer_buttons(self) -> list[TouchButton]:
        """Home, and on to the page."""
        words = self.tr("Take it with you")
        take = self.button("take", words, Face("primary", icon_after="ph.arrow-right"))
        take.clicked.connect(lambda: self.place_requested.emit("summary"))
        return [self.home_button(), take]

    def _suggested(self) -> tuple[DoctorQuestion, ...]:
        """Give the questions that go with the answers; before the self-check there are none."""
        return offered_questions(self.visit, self.visit.outcome() if self.visit.check_begun else ())

    def _heading(self) -> QBoxLayout:
        theme = self.view.theme
        heading = QHBoxLayout() if theme.roomy else QVBoxLayout()
        heading.setSpacing(theme.u(28) if theme.roomy else theme.u(8))
        title = Label(self.tr("What do you want to ask?"), "title")
        title.setWordWrap(not theme.roomy)
        heading.addWidget(title)
        self._count = Label("", "soft")
        heading.addWidget(self._count, 1)
        self._tell_count()
        return heading

    def _tell_count(self) -> None:
        picked = len(self.visit.questions)
        words = (
            self.tr("Picked so far: {count}. They print on your page.").format(count=picked)
            if picked
            else self.tr("Touch the questions you like. They print on your page.")
        )
        if self._count is not None:
            self._count.setText(words)

    def _suggestions(self, questions: tuple[DoctorQuestion, ...]) -> QFrame:
        theme = self.view.theme
        card = Framed()
        wear(card, card="action")
        column = QVBoxLayout(card)
        side = theme.u(28)
        column.setContentsMargins(side, theme.u(20), side, side)
        column.setSpacing(theme.u(16))
        line = QHBoxLayout()
        line.setSpacing(theme.u(16))
        icon = IconLabel(self.view, "ph.lightbulb", theme.t(40))
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(self.tr("Suggested from your answers"), "heading", "action"), 1)
        column.addLayout(line)
        column.addLayout(self._grid(list(questions)))
        return card

    def _grid(self, questions: list[DoctorQuestion]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self.view.theme.u(16))
        columns = 2 if self.view.theme.roomy else 1
        for index, question in enumerate(questions):
            grid.addWidget(self._pick(question), index // columns, index % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _pick(self, question: DoctorQuestion) -> QuestionPick:
        pick = QuestionPick(question, self.view, self.visit)
        pick.clicked.connect(self._tell_count)
        return identify(pick, f"{self.name}.question.{question.id}")
