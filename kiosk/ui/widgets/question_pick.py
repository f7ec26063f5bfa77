"""A question for the doctor that can be picked by touch."""

from kiosk.content.model import DoctorQuestion
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.visit.outcome import Point
from kiosk.visit.visit import Visit


class QuestionPick(TouchButton):
    """A question with a box that is ticked when it is picked. A touch changes the visit at once.

    Args:
        question: the question.
        view: where words, colours, sizes and icons come from.
        visit: whose questions it is picked for.
    """

    def __init__(self, question: DoctorQuestion, view: View, visit: Visit) -> None:
        face = Face("choice", "ph.square", "ph.check-square-fill", centered=False)
        super().__init__(view.text(question.text), view, face)
        self._question, self._visit = question.id, visit
        self.setCheckable(True)
        self.setChecked(question.id in visit.questions)
        self.clicked.connect(self._toggle)

    def _toggle(self) -> None:
        self.setChecked(self._visit.toggle_question(self._question))


def offered_questions(visit: Visit, points: tuple[Point, ...]) -> tuple[DoctorQuestion, ...]:
    """Give the questions that go with a point which is open or not met, picked or not.

    `Visit.suggested_questions` leaves out those that were picked; here they keep their place, so
    that nothing moves away under the finger that picks it.

    Args:
        visit: whose guide they come from.
        points: the outcome; without any, nothing is offered.
    """
    still_open = {point.criterion.id for point in points if point.standing != "met"}
    return tuple(
        question
        for group in visit.guide.question_groups
        for question in group.questions
        if still_open.intersection(question.suggest_when_open)
    )
