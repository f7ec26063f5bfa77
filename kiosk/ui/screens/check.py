"""05: the self-check. First the warning signs, then one question a page."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.model import Item
from kiosk.ui.screen import Screen
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.widgets.answers import Answers
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.segments import Segments
from kiosk.ui.widgets.stepper import step_from
from kiosk.ui.widgets.warning_gate import WarningGate
from kiosk.visit.questionnaire import NOT_SURE, Answer, find, is_question
from kiosk.visit.visit import Visit

OUTCOME = "outcome"


def check_place(visit: Visit) -> str:
    """Give the place where the self-check goes on.

    The warning signs ("check") until the patient chose "none of these"; then the first page, or
    the first question that was left open ("check:<link_id>"); the outcome when none was.
    """
    if not visit.warning_signs_cleared:
        return CheckScreen.name
    item = visit.first_unanswered if visit.check_begun else visit.next_item()
    return f"{CheckScreen.name}:{item.link_id}" if item is not None else OUTCOME


class CheckScreen(Screen):
    """The warning signs (no argument), or the question whose ``link_id`` is the argument.

    Any page may be left open. From page to page the place is replaced, so that the way back from
    the first one leads to where the patient was before the self-check. A sign that is touched
    leads to the place "signs" at once, and nothing of it is kept.
    """

    name: ClassVar[str] = "check"

    def __init__(self) -> None:
        super().__init__()
        self._answers: Answers | None = None

    # --- Screen ---------------------------------------------------------------------------

    def arrive(self, visit: Visit, argument: str) -> None:
        """Begin the self-check with the first question."""
        if argument:
            visit.begin_check()

    def shown_state(self) -> object:
        """Depend on the answer, and on how many questions there are for all answers."""
        item = self._item
        if item is None:
            return None
        return (self.visit.answers.get(item.link_id), self.visit.progress(item.link_id))

    def forget(self) -> None:
        """Drop the answers that are shown, too."""
        super().forget()
        self._answers = None

    def fill(self) -> QWidget:
        """Build the warning signs or the question."""
        self._answers = None
        item = self._item
        return self._gate() if item is None else self._question(item)

    def footer_buttons(self) -> list[TouchButton]:
        """Home; and back and next between the questions."""
        if self._item is None:
            return [self.home_button()]
        back = self.button("back", self.tr("Back"), Face(icon="ph.arrow-left"))
        back.clicked.connect(self._go_back)
        forth = self.button("next", self.tr("Next"), Face("primary", icon_after="ph.arrow-right"))
        forth.clicked.connect(self._go_on)
        return [self.home_button(), back, forth]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape do what the back button does."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    @property
    def _item(self) -> Item | None:
        return find(self.visit.guide.questionnaire.items, self.argument) if self.argument else None

    # --- The warning signs ----------------------------------------------------------------

    def _gate(self) -> QWidget:
        theme, questionnaire = self.view.theme, self.view.guide.questionnaire
        page = self.build_page()
        title = Label(self.view.text(questionnaire.title), "title")
        gate = WarningGate(self.view, self.name)
        gate.none_touched.connect(self._on_none)
        gate.sign_touched.connect(self._on_sign)
        words = QVBoxLayout()
        words.setSpacing(theme.u(20))
        words.addWidget(Label(self.view.text(questionnaire.intro), "soft"))
        words.addLayout(self._remark("ph.shield-check", self._promise()))
        words.addStretch(1)
        if theme.roomy:
            words.insertWidget(0, title)
            both = QHBoxLayout()
            both.setSpacing(theme.u(56))
            both.addLayout(words, 5)
            both.addWidget(gate, 9)
            page.column.addLayout(both)
        else:
            page.column.addWidget(title)
            page.column.addWidget(gate)
            page.column.addLayout(words)
        page.column.addStretch(1)
        return page

    def _promise(self) -> str:
        return self.tr(
            "These signs come first, because they need help now. We do not keep what you touch here."
        )

    def _on_none(self) -> None:
        self.visit.set_warning_signs_cleared(True)
        self.page_requested.emit(check_place(self.visit))

    def _on_sign(self) -> None:
        self.visit.set_warning_signs_cleared(False)
        self.setFocus()  # so that not even the focus stays on the sign
        self.place_requested.emit("signs")

    # --- A question -----------------------------------------------------------------------

    def _question(self, item: Item) -> QWidget:
        theme = self.view.theme
        page = self.build_page()
        page.column.addLayout(self._head(item))
        if theme.portrait:
            page.column.addStretch(3)  # what is to be touched stays low enough for a wheelchair
        page.column.addWidget(Label(self.view.text(item.text), self._type(item)))
        page.column.addSpacing(theme.u(8))
        if is_question(item):
            page.column.addWidget(self._answer_area(item))
        why = self.view.text(item.why)
        if why:
            words = self.tr("Why we ask: {reason}").format(reason=why)
            page.column.addLayout(self._remark("ph.info", words))
        page.column.addStretch(2)
        return page

    def _type(self, item: Item) -> str:
        """Give the type of a page's words; a long question in large letters leaves no room for answers."""
        if not is_question(item):
            return "lead"
        return "title" if self.view.theme.percent <= TEXT_PERCENTS[1] else "heading"

    def _head(self, item: Item) -> QVBoxLayout:
        theme, progress = self.view.theme, self.visit.progress(item.link_id)
        head = QVBoxLayout()
        head.setSpacing(theme.u(16))
        head.addWidget(Segments(self.view, progress.index, progress.count))
        words = [self._group_title(self.view.guide.questionnaire.items, item.link_id)]
        if progress.index:
            counted = self.tr("Question {number} of {count}")
            words.insert(0, counted.format(number=progress.index, count=progress.count))
        head.addWidget(Label("  ·  ".join(filter(None, words)), "small-strong", "action"))
        return head

    def _group_title(self, items: tuple[Item, ...], link_id: str) -> str:
        """Give the title of the innermost group that an item stands in, or ""."""
        for item in items:
            if find(item.item, link_id) is not None:
                inner = self._group_title(item.item, link_id)
                return inner or (self.view.text(item.text) if item.type == "group" else "")
        return ""

    def _answer_area(self, item: Item) -> Answers:
        area = Answers(item, self.view, self.name)
        area.option_touched.connect(lambda code: self._on_option(item, code))
        area.truth_touched.connect(lambda truth: self._answer(item, truth))
        area.step_touched.connect(lambda steps: self._on_step(item, steps))
        area.not_sure_touched.connect(lambda: self._answer(item, NOT_SURE))
        area.show_answer(self.visit.answers.get(item.link_id))
        self._answers = area
        return area

    def _remark(self, icon: str, words: str) -> QHBoxLayout:
        theme = self.view.theme
        row = QHBoxLayout()
        row.setSpacing(theme.u(16))
        row.addWidget(IconLabel(self.view, icon, theme.t(34)), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "soft"), 1)
        return row

    # --- Answering ------------------------------------------------------------------------

    def _answer(self, item: Item, answer: Answer) -> None:
        self.visit.answer(item.link_id, answer)
        self._show_answer(item)

    def _on_option(self, item: Item, code: str) -> None:
        if item.repeats:
            self.visit.toggle_option(item.link_id, code)
            self._show_answer(item)
        else:
            self._answer(item, code)

    def _on_step(self, item: Item, steps: int) -> None:
        self._answer(item, step_from(item, self.visit.answers.get(item.link_id), steps))

    def _show_answer(self, item: Item) -> None:
        if self._answers is not None:
            self._answers.show_answer(self.visit.answers.get(item.link_id))

    # --- From page to page ----------------------------------------------------------------

    def likely_places(self) -> tuple[str, ...]:
        """Go to the next question, or home."""
        item = self.visit.next_item(self.argument)
        return (f"{self.name}:{item.link_id}" if item is not None else OUTCOME, "home")

    def _go_on(self) -> None:
        item = self.visit.next_item(self.argument)
        self.setFocus()  # the next page is read, and walked through by Tab, from its beginning
        if item is not None:
            self.page_requested.emit(f"{self.name}:{item.link_id}")
        else:
            self.visit.finish_check()
            self.place_requested.emit(OUTCOME)

    def _go_back(self) -> None:
        item = self.visit.previous_item(self.argument) if self.argument else None
        self.setFocus()
        if item is not None:
            self.page_requested.emit(f"{self.name}:{item.link_id}")
        else:
            self.back_requested.emit()
