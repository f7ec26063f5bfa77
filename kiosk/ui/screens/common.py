"""The common questions. Each opens in place, one at a time."""

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kiosk.content.model import CommonQuestion
from kiosk.ui.prose import ProseWriter, follow_link
from kiosk.ui.screen import Screen
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.disclosure import Disclosure
from kiosk.ui.widgets.labels import Label


class CommonScreen(Screen):
    """Questions that many people have, with their answers."""

    name: ClassVar[str] = "common"

    def __init__(self) -> None:
        super().__init__()
        self._open = ""
        self._disclosures: dict[str, Disclosure] = {}

    def shown_state(self) -> object:
        """Depend on which question is open."""
        return self._open

    def drop(self) -> None:
        """Let go of the questions, too."""
        super().drop()
        self._disclosures = {}

    def forget(self) -> None:
        """Close the open question, too."""
        super().forget()
        self._open = ""
        self._disclosures = {}

    def fill(self) -> QWidget:
        """Build the questions, with the one open that was."""
        page = self.build_page()
        page.column.addWidget(Label(self.tr("Common questions"), "title"))
        page.column.addWidget(Label(self.tr("Touch a question to see its answer."), "soft"))
        self._disclosures = {}
        for question in self.view.guide.common_questions:
            disclosure = self._disclosure(question)
            disclosure.set_open(question.id == self._open)
            page.column.addWidget(disclosure)
            self._disclosures[question.id] = disclosure
        page.column.addStretch(1)
        return page

    def _disclosure(self, question: CommonQuestion) -> Disclosure:
        disclosure = Disclosure(
            self.view,
            f"common.question.{question.id}",
            self.view.text(question.question),
            lambda: self._answer(question),
        )
        disclosure.toggled.connect(lambda opened: self._on_toggled(question.id, opened))
        return disclosure

    def _answer(self, question: CommonQuestion) -> list[QWidget]:
        writer = ProseWriter(self.view, self.name, lambda link: follow_link(self, link), question.evidence)
        widgets = list(writer.write(self.view.prose(question.answer)))
        if question.evidence:
            sources = "evidence:" + ",".join(question.evidence)
            face = Face("accent", icon="ph.magnifying-glass", height=72)
            button = self.button(f"sure.{question.id}", self.tr("How sure are we?"), face)
            button.clicked.connect(lambda: self.card_requested.emit(sources))
            widgets.append(button)
        return widgets

    def _on_toggled(self, question_id: str, opened: bool) -> None:
        self._open = question_id if opened else ""
        for other_id, other in self._disclosures.items():
            if other_id != question_id and other.is_open:
                other.set_open(False)
        touched = self._disclosures[question_id].heading
        # What closed above may have moved the question that was touched out of sight.
        QTimer.singleShot(0, touched, lambda: self._keep_in_sight(touched))

    def _keep_in_sight(self, heading: TouchButton) -> None:
        if self._page is not None:
            self._page.show_widget(heading)

    def footer_buttons(self) -> list[TouchButton]:
        """Home, and on to the patient's own questions."""
        ask = self.button(
            "ask", self.tr("Questions for my doctor"), Face("primary", icon_after="ph.arrow-right")
        )
        ask.clicked.connect(lambda: self.place_requested.emit("ask"))
        return [self.home_button(), ask]
