"""The clinic's code is on a page only where the clinic has asked for it."""

import datetime as dt
from dataclasses import replace

from kiosk.app import look_of
from kiosk.settings import Settings
from kiosk.ui.page_order import PageOrder
from kiosk.ui.session import VisitSession
from kiosk.visit.response import QuestionnaireResponse, build_response

DAY = dt.date(2026, 11, 22)


def answers_for_code(session: VisitSession) -> QuestionnaireResponse | None:
    """What the page's code would hold, once the patient has answered a question."""
    session.visit.answer("had-test-shot", answer=True)
    return PageOrder.of(session.view, session.visit, DAY).summary.response


def test_a_page_has_a_code_only_where_the_clinic_wants_one(session: VisitSession) -> None:
    assert answers_for_code(session) is None
    for settings, expected in ((Settings(clinic_code=True), True), (Settings(), False)):
        session.open(session.view.guide, look_of(settings, session.view.languages))
        response = answers_for_code(session)
        assert response == (build_response(session.visit, DAY) if expected else None)


def test_it_stays_so_from_one_visit_to_the_next(session: VisitSession) -> None:
    look = look_of(Settings(clinic_code=True), session.view.languages)
    session.open(session.view.guide, replace(look, contrast="dark"))
    assert answers_for_code(session) is not None
    session.erase()
    assert answers_for_code(session) is not None
