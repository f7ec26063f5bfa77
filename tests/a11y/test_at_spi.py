"""A visit through the accessibility tree alone, in a real session, without a mouse, a touch or a key."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.a11y.session import AccessibleSession, Walker, accessible_session
from tests.journeys.choices import ANSWERS, HEARTS, QUESTIONS
from tests.journeys.printed import page_in, page_words, read_page


@pytest.fixture
def session(tmp_path: Path) -> Iterator[AccessibleSession]:
    with accessible_session(tmp_path) as session:
        yield session


def faults_of(walker: Walker) -> list[str]:
    """Tell which controls on the screen lack an id or a name, or a state where they can be checked."""
    found = []
    for control_id, name, role, states in walker.ask("controls"):
        if "." not in control_id or not name.strip():
            found.append(f"{role} '{control_id}' is called '{name}'")
        if role in {"check box", "radio button", "toggle button"} and "checkable" not in states:
            found.append(f"{role} '{control_id}' does not say whether it is checked")
    headings = walker.ask("headings")
    if not headings or not all(name.strip() for name in headings):
        found.append(f"its headings are {headings}")
    return found


def choose_everything(walker: Walker, language: str) -> list[str]:
    """Make a visit up to the page, and look at each screen's controls on the way."""
    faults = []
    steps: list[tuple[str, ...]] = [
        (f"welcome.start.{language}",),
        ("home.compare",),
        (*(f"compare.heart.{heart}" for heart in HEARTS), "compare.check"),
        ("check.none",),
        *((*touches, "check.next") for _, touches in ANSWERS),
        ("outcome.ask",),
        (*(f"ask.question.{question}" for question in QUESTIONS), "ask.take"),
    ]
    for step in steps:
        walker.press(*step)
        faults += faults_of(walker)
    return faults


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_visit_to_the_printed_page(session: AccessibleSession, language: str) -> None:
    with session.walker() as walker:
        faults = choose_everything(walker, language)
        walker.press("summary.print")
        walker.ask("wait", words={"en": "Your page is saved", "es": "Su hoja"}[language])
        walker.press("summary.erase", f"welcome.start.{language}")

    page, words = read_page(page_in(session.folder / "pages")), page_words(language)
    assert faults == []
    assert (page.language, page.title) == (language, words["title"])
    assert page.text.count(words["not-sure"]) == 2
    assert session.process.poll() is None


def test_a_reader_that_asks_in_the_middle_of_everything_disturbs_nothing(session: AccessibleSession) -> None:
    with session.walker() as patient, session.walker() as reader:
        seen = []
        patient.press("welcome.start.en")
        for place in (
            "home.compare",
            "compare.home",
            "home.minute",
            "minute.home",
            "home.ask",
            "ask.home",
        ) * 3:
            reader.send("walk")
            patient.press(place, "bar.text_size")
            seen.append(reader.receive())

    session.process.send_signal(signal.SIGTERM)
    _, said = session.process.communicate(timeout=30)
    assert session.process.returncode == 0
    assert "ERROR" not in said
    assert min(seen) > 5
