"""A printer of our own, and summaries of visits as patients make them."""

from collections.abc import Iterator

import pytest

from kiosk import paths
from kiosk.paper.page import PageMaker
from kiosk.visit.summary import Summary, SummaryAnswer, SummaryPoint, SummaryRow
from tests.private_cups import PrivateCups, private_cups


@pytest.fixture(scope="session")
def page_maker() -> PageMaker:
    return PageMaker(paths.resources())


@pytest.fixture
def cups_server() -> Iterator[PrivateCups]:
    with private_cups() as server:
        yield server


@pytest.fixture
def full_visit() -> Summary:
    """A visit in English, with everything a patient commonly leaves."""
    return Summary(
        language="en",
        guide_title="When SI joint shots help less",
        guide_version="2026.11.0",
        practice="Napa Valley Orthopaedic Medical Group",
        date="2026-11-22",
        questions=("Did my test shot point to the SI joint?", "What else could cause this pain?"),
        suggested=("What do my pictures show?",),
        options=("Joint injections", "Joint fusion surgery"),
        option_tones=("a", "b"),
        rows=(
            SummaryRow("What it does", ("Calms swelling for a while", "Holds the joint still for good")),
            SummaryRow(
                "Getting back to life",
                ("Usual activities within a day", "Walk with support; cane in 2 weeks"),
            ),
        ),
        points=(
            SummaryPoint(
                title="The test shot pointed to your SI joint",
                standing="met",
                sentence="Your answer lines up with this.",
                looked_for="75% or more of the pain gone",
                said=(SummaryAnswer("Relief after the test shot", "answered", "Three quarters or more"),),
                disputed="Studies used 50%; insurers often ask for 75%.",
            ),
            SummaryPoint(
                title="Six months of other care",
                standing="unknown",
                sentence="Bring the dates of your therapy.",
                looked_for="Six months with therapy, medicines and shots",
                said=(
                    SummaryAnswer("Physical therapy", "yes", ""),
                    SummaryAnswer("Medicines for this pain", "no", ""),
                    SummaryAnswer("How long in all", "not-sure", ""),
                    SummaryAnswer("Last shot", "unanswered", ""),
                ),
                disputed="",
            ),
            SummaryPoint(
                title="Daily life is held back",
                standing="not-met",
                sentence="Tell your doctor what you can still do.",
                looked_for="Work or daily life prevented",
                said=(SummaryAnswer("Kept from doing", "answered", "None of these"),),
                disputed="",
            ),
        ),
        answers=(SummaryAnswer("Where it hurts", "answered", "Low back, left side"),),
        help_now="For new weakness in both legs: call 911 or tell the front desk.",
        disclaimer="This page helps you talk with your doctor.",
        reviewed="",
    )


@pytest.fixture
def full_visit_es() -> Summary:
    """Less of a visit, in Spanish."""
    return Summary(
        language="es",
        guide_title="Cuando las inyecciones ayudan menos",
        guide_version="2026.11.0",
        practice="Napa Valley Orthopaedic Medical Group",
        date="2026-11-22",
        questions=("¿Qué más podría causar este dolor?",),
        suggested=(),
        options=("Inyecciones", "Cirugía de fusión"),
        option_tones=("a", "b"),
        rows=(SummaryRow("Qué hace", ("Calma la inflamación", "Deja fija la articulación")),),
        points=(
            SummaryPoint(
                title="Seis meses de otros cuidados",
                standing="unknown",
                sentence="Traiga las fechas de su terapia.",
                looked_for="Seis meses con terapia",
                said=(
                    SummaryAnswer("Fisioterapia", "yes", ""),
                    SummaryAnswer("Medicinas", "no", ""),
                    SummaryAnswer("Cuánto tiempo", "not-sure", ""),
                ),
                disputed="",
            ),
        ),
        answers=(),
        help_now="Si siente debilidad nueva en ambas piernas: llame al 911.",
        disclaimer="Esta hoja le ayuda a hablar con su médico.",
        reviewed="Dra. Ana Ruiz",
    )


@pytest.fixture
def untouched_visit(full_visit: Summary) -> Summary:
    """What the page says when a patient is called in before doing anything."""
    return Summary(
        language="en",
        guide_title=full_visit.guide_title,
        guide_version=full_visit.guide_version,
        practice=full_visit.practice,
        date=full_visit.date,
        questions=(),
        suggested=(),
        options=full_visit.options,
        option_tones=full_visit.option_tones,
        rows=(),
        points=(),
        answers=(),
        help_now=full_visit.help_now,
        disclaimer=full_visit.disclaimer,
        reviewed="",
    )
