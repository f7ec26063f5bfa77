"""What staff see of the kiosk."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from kiosk import __version__, paths
from kiosk.paper.page import PageMaker
from kiosk.paper.spooler import PrinterKind
from kiosk.settings import Settings
from kiosk.ui.hands import Hands
from kiosk.ui.print_queue import PrintTimes
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screens.staff_about import StaffAboutScreen
from kiosk.ui.session import Look, VisitSession
from tests.scripted_printer import ScriptedPrinter
from tests.ui.conftest import Show

SETTINGS = Settings(pages_folder=Path("/srv/pages"), idle_timeout_s=91, countdown_s=23)


@pytest.fixture
def printer() -> ScriptedPrinter:
    return ScriptedPrinter()


@pytest.fixture
def screen(printer: ScriptedPrinter, qapp: object) -> Iterator[StaffAboutScreen]:  # noqa: ARG001 - Qt must be up
    desk = PrintDesk(PageMaker(paths.resources()), printer, "us-letter", PrintTimes(5, 5))
    yield StaffAboutScreen(desk, SETTINGS)
    desk.finish()


def test_it_tells_versions_times_and_folder(
    screen: StaffAboutScreen, show: Show, session: VisitSession, hands: Hands
) -> None:
    show(screen)
    guide = session.view.guide
    for words in (__version__, guide.version, guide.published, guide.review_by, "91 seconds", "23 seconds"):
        assert hands.sees(words)
    assert hands.sees("/srv/pages")


def test_it_says_plainly_that_nobody_has_reviewed_the_guide(
    screen: StaffAboutScreen, show: Show, hands: Hands
) -> None:
    show(screen)
    assert hands.sees("No clinician has reviewed this guide yet")
    assert hands.sees("Nobody has reviewed the translation yet")


def test_a_review_is_told_with_its_reviewer(
    screen: StaffAboutScreen, show: Show, session: VisitSession, hands: Hands
) -> None:
    reviewed = msgspec.structs.replace(session.view.guide, reviewed_by="Ana Ruiz, MD")
    session.open(reviewed, Look())
    show(screen)
    assert hands.sees("Ana Ruiz, MD")
    assert not hands.sees("No clinician has reviewed")


def test_it_shows_what_the_printer_says_of_itself_and_goes_on_doing_so(
    screen: StaffAboutScreen, printer: ScriptedPrinter, show: Show, hands: Hands
) -> None:
    show(screen)
    hands.wait_for("Ready. Desk: no trouble reported")
    printer.become(PrinterKind.OUT_OF_PAPER, "Desk: media-empty-error")
    hands.wait_for("Needs a look. Desk: media-empty-error")
    printer.become(PrinterKind.JAM, "Desk: media-jam-error")
    hands.wait_for("Needs a look. Desk: media-jam-error")


def test_it_leads_back_to_the_patients(
    qtbot: QtBot, screen: StaffAboutScreen, show: Show, hands: Hands
) -> None:
    show(screen)
    with qtbot.waitSignal(screen.erase_requested):
        hands.press("staff.back")
