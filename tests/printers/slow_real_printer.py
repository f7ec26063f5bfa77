"""Each reason that a real printer gives, one after another: what takes it many seconds.

pytest finds it by its name alone: ``make test-paper`` runs it.
"""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.paper.cups import CupsSpooler
from kiosk.paper.spooler import PrinterKind
from kiosk.ui.desk_state import DeskState
from kiosk.ui.printing import PrintDesk
from tests.ipp_printer import IppPrinter
from tests.print_bench import Bench
from tests.private_cups import PrivateCups

QUEUE = "Front"
PATIENCE_MS = 60_000

KINDS = {
    "media-needed": PrinterKind.OUT_OF_PAPER,
    "media-empty": PrinterKind.OUT_OF_PAPER,
    "media-jam": PrinterKind.JAM,
    "cover-open": PrinterKind.DOOR_OPEN,
    "toner-empty": PrinterKind.OUT_OF_INK,
    "marker-supply-empty": PrinterKind.OUT_OF_INK,
    "toner-low": PrinterKind.LOW_INK,
    "marker-supply-low": PrinterKind.LOW_INK,
    "input-tray-missing": PrinterKind.TROUBLE,
    "marker-waste-full": PrinterKind.TROUBLE,
}


@pytest.fixture
def desk(bench: Bench, cups_server: PrivateCups, real_printer: IppPrinter) -> PrintDesk:
    cups_server.add_real_queue(QUEUE, real_printer.uri)
    return bench.desk(CupsSpooler("us-letter", QUEUE, cups_server.server))


def until_kind(qtbot: QtBot, desk: PrintDesk, kind: PrinterKind) -> None:
    qtbot.waitUntil(lambda: desk.printer is not None and desk.printer.kind is kind, timeout=PATIENCE_MS)


@pytest.mark.parametrize("reason", KINDS)
def test_each_reason_of_a_real_printer_is_understood(
    bench: Bench, desk: PrintDesk, real_printer: IppPrinter, reason: str
) -> None:
    real_printer.behave(reason)
    desk.print_once(bench.order)
    until_kind(bench.qtbot, desk, KINDS[reason])
    held_up = KINDS[reason] is not PrinterKind.LOW_INK
    assert desk.state is (DeskState.HELD_UP if held_up else DeskState.PRINTING)
    real_printer.behave("ok")
    bench.qtbot.waitUntil(lambda: desk.state is DeskState.PRINTED, timeout=PATIENCE_MS)
    assert len(real_printer.received()) == 1
