"""A print desk before real print servers and printers, which are processes of the tests' own."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.authoring.loading import load_guide
from kiosk.content.model import Guide
from kiosk.paper.page import PageMaker
from kiosk.ui.page_order import PageOrder
from kiosk.visit.summary import build_summary
from kiosk.visit.visit import Visit
from tests.ipp_printer import IppPrinter, ipp_printer
from tests.print_bench import Bench
from tests.private_cups import PrivateCups, private_cups

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The built-in guide, compiled from its sources."""
    return load_guide(Path(__file__).parents[2] / "content" / "si-joint", DAY)


@pytest.fixture(scope="session")
def maker() -> PageMaker:
    return PageMaker(paths.resources())


@pytest.fixture
def bench(qtbot: QtBot, maker: PageMaker, guide: Guide) -> Iterator[Bench]:
    bench = Bench(qtbot, maker, PageOrder(build_summary(Visit(guide), "en", DAY)))
    yield bench
    bench.close()


@pytest.fixture
def two_sides(guide: Guide) -> PageOrder:
    """The page of a visit that asks every question, in large print."""
    visit = Visit(guide)
    visit.begin_check()
    for group in guide.question_groups:
        for question in group.questions:
            visit.toggle_question(question.id)
    return PageOrder(build_summary(visit, "en", DAY), large=True)


@pytest.fixture
def cups_server() -> Iterator[PrivateCups]:
    with private_cups() as server:
        yield server


@pytest.fixture
def real_printer() -> Iterator[IppPrinter]:
    with ipp_printer() as printer:
        yield printer
