"""Counting up and down by touch."""

import pytest

from kiosk.content.model import Item
from kiosk.ui.widgets.stepper import step_from
from kiosk.visit.questionnaire import NOT_SURE, Answer, accepts

COUNT = Item("n", "integer", {"en": "How many?"}, minimum=0, maximum=3)
PAIN = Item("p", "decimal", {"en": "How much?"}, minimum=0.5, maximum=1.0, step=0.1)
FREE = Item("f", "integer", {"en": "Warmer or colder?"}, step=5)


@pytest.mark.parametrize(
    ("item", "answer", "steps", "number"),
    [
        (COUNT, None, 1, 1),  # the first "more" gives one
        (COUNT, None, -1, 0),  # the first "less" gives none
        (COUNT, NOT_SURE, 1, 1),  # "not sure" is no number to count from
        (COUNT, 2, 1, 3),
        (COUNT, 3, 1, 3),  # the bounds hold
        (COUNT, 0, -1, 0),
        (PAIN, None, 1, 0.6),  # counting begins at the bound nearest to zero
        (PAIN, 0.7, 1, 0.8),  # no 0.7999999999999999
        (PAIN, 1.0, 1, 1.0),
        (FREE, None, -1, -5),  # no bounds, and steps of five
        (FREE, 10, 1, 15),
    ],
)
def test_a_step_leads_to_the_next_number_that_the_question_takes(
    item: Item, answer: Answer | None, steps: int, number: float
) -> None:
    stepped = step_from(item, answer, steps)
    assert stepped == number
    assert accepts(item, stepped)


def test_a_count_stays_a_whole_number() -> None:
    assert type(step_from(COUNT, 1, 1)) is int
