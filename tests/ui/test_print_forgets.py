"""After a visit, nothing of its page is left in any object of the kiosk."""

import datetime as dt
import gc
import hashlib
from collections.abc import Iterator

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.paper.page import Page, PageMaker
from kiosk.ui.hands import Hands
from kiosk.ui.page_order import PageOrder
from kiosk.ui.print_queue import PrintTimes
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screen import Screen
from kiosk.ui.screens.called import CalledScreen
from kiosk.ui.screens.page import PageScreen
from kiosk.ui.screens.summary import SummaryScreen
from kiosk.ui.session import VisitSession
from kiosk.visit.response import QuestionnaireResponse
from kiosk.visit.summary import Summary, build_summary
from tests.scripted_printer import ScriptedPrinter
from tests.ui.conftest import Show
from tests.unit.paper.answers import answered

DAY = dt.date(2026, 11, 22)
MARK = "-".join(("planted", "mark"))  # noqa: FLY002 - so that no constant of this file holds it whole


@pytest.fixture
def printer() -> ScriptedPrinter:
    return ScriptedPrinter()


@pytest.fixture
def desk(printer: ScriptedPrinter, qapp: object) -> Iterator[PrintDesk]:  # noqa: ARG001 - Qt must be up
    desk = PrintDesk(PageMaker(paths.resources()), printer, "us-letter", PrintTimes(5, 5))
    yield desk
    desk.finish()


def every_object() -> list[object]:
    """Give all objects that Python's collector knows, and what these hold, three steps far."""
    gc.collect()
    layer = gc.get_objects()
    found = {id(each): each for each in layer}
    for _ in range(3):
        parts = {id(each): each for each in gc.get_referents(*layer)}
        layer = [each for key, each in parts.items() if key not in found]
        found.update(parts)
    return list(found.values())


def holds_a_page(each: object) -> bool:
    return isinstance(each, Summary | Page | PageOrder | QuestionnaireResponse)


@pytest.fixture
def others() -> set[int]:
    """What other tests left lying about; its ids."""
    return {id(each) for each in every_object() if holds_a_page(each)}


def remains(digest: str, others: set[int]) -> list[str]:
    """Name the types of all objects that hold anything of the page."""
    found = []
    for each in every_object():
        is_page = isinstance(each, bytes) and len(each) > 5_000 and hashlib.sha256(each).hexdigest() == digest
        is_words = isinstance(each, str) and MARK in each and each != MARK
        if is_page or is_words or (holds_a_page(each) and id(each) not in others):
            found.append(type(each).__name__)
    return found


def print_a_marked_page(
    qtbot: QtBot, desk: PrintDesk, printer: ScriptedPrinter, session: VisitSession
) -> str:
    """Make, look at and print a page with the mark in it; give its digest."""
    summary = build_summary(session.visit, "en", DAY)
    marked = msgspec.structs.replace(summary, questions=(f"Is {MARK} there?",), response=answered(3))
    desk.print_once(PageOrder(marked))
    qtbot.waitUntil(lambda: len(printer.digests) == 1, timeout=10_000)
    with qtbot.waitSignal(desk.preview_ready, timeout=10_000):
        assert desk.preview(0, 400) is None
    assert desk.preview(0, 400) is not None
    return printer.digests[0]


def test_no_object_holds_anything_of_a_page_after_its_visit(
    qtbot: QtBot, desk: PrintDesk, printer: ScriptedPrinter, session: VisitSession, others: set[int]
) -> None:
    digest = print_a_marked_page(qtbot, desk, printer, session)
    assert {"Summary", "Page", "bytes", "str"} <= set(remains(digest, others))
    assert desk._previews
    desk.forget()
    qtbot.waitUntil(lambda: not desk._jobs.busy, timeout=10_000)
    assert remains(digest, others) == []
    assert not desk._previews


def test_the_screens_hold_nothing_of_a_page_after_its_visit(  # noqa: PLR0913, PLR0917 - fixtures
    qtbot: QtBot, desk: PrintDesk, session: VisitSession, show: Show, hands: Hands, others: set[int]
) -> None:
    printer = desk._queue._spooler
    assert isinstance(printer, ScriptedPrinter)
    screens: list[Screen] = [
        SummaryScreen(desk, lambda: DAY),
        PageScreen(desk, lambda: DAY),
        CalledScreen(desk),
    ]
    session.visit.toggle_heart(session.view.guide.comparison.attributes[0].id)
    for screen in screens:
        show(screen)
        # While it is in sight: a page that is made later is not drawn for a screen that has gone.
        qtbot.waitUntil(lambda: bool(desk._previews), timeout=10_000)
    desk.print_page()
    qtbot.waitUntil(lambda: len(printer.digests) == 1, timeout=10_000)
    session.erase()
    for screen in screens:
        screen.forget()
    desk.forget()
    qtbot.waitUntil(lambda: not desk._jobs.busy, timeout=10_000)
    hands.settle()
    assert remains(printer.digests[0], others) == []
    assert not desk._previews
