"""A print desk on a test's bench, with a printer that does as it is told."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from kiosk.paper.page import Page, PageMaker
from kiosk.paper.spooler import Spooler
from kiosk.ui.desk_state import DeskState
from kiosk.ui.page_order import PageOrder
from kiosk.ui.print_queue import PrintTimes
from kiosk.ui.printing import PrintDesk
from tests.scripted_printer import ScriptedPrinter


class Bench:
    """A print desk with everything around it, and patience.

    Attributes:
        printer: does as it is told.
        order: the page of a visit that was not begun.
    """

    def __init__(self, qtbot: QtBot, maker: PageMaker, order: PageOrder) -> None:
        self.qtbot, self.order = qtbot, order
        self.printer = ScriptedPrinter()
        self._maker = maker
        self._desks: list[PrintDesk] = []

    def desk(
        self, spooler: Spooler | None = None, times: PrintTimes | None = None, maker: PageMaker | None = None
    ) -> PrintDesk:
        """Set up a desk; by default before `printer`."""
        desk = PrintDesk(maker or self._maker, spooler or self.printer, "us-letter", times or quick())
        self._desks.append(desk)
        return desk

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=10_000)

    def reach(self, desk: PrintDesk, state: DeskState) -> None:
        self.until(lambda: desk.state is state)

    def made(self, desk: PrintDesk) -> Page:
        """Have the page made."""
        with self.qtbot.waitSignal(desk.page_ready, timeout=10_000):
            desk.prepare(self.order)
        assert desk.page is not None
        return desk.page

    def sent(self, desk: PrintDesk) -> None:
        """Have the page made and taken by the printer."""
        desk.print_once(self.order)
        self.until(lambda: len(self.printer.digests) == 1)

    def close(self) -> None:
        for desk in self._desks:
            desk.finish()


def quick(
    patience_ms: int = 60_000, unknown_ms: int = 60_000, grace_ms: int = 60_000, slow_ms: int = 60_000
) -> PrintTimes:
    return PrintTimes(5, 5, slow_ms, patience_ms, unknown_ms, grace_ms)
