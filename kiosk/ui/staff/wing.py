"""Builds the staff's wing of the kiosk and connects its signals. No logic of its own."""

import shutil
import tempfile
from functools import partial
from pathlib import Path

from kiosk.settings import Settings
from kiosk.ui.host import Host
from kiosk.ui.navigator import STAFF_PLACES
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screen import Screen
from kiosk.ui.staff.desks import open_desks
from kiosk.ui.staff.panel import StaffPanel
from kiosk.ui.staff.premises import Premises
from kiosk.ui.staff.screen_set import connect_staff_screen, staff_makers
from kiosk.ui.stage import Stage


def build_staff_wing(
    host: Host, stage: Stage, printing: PrintDesk, settings: Settings, premises: Premises | None
) -> StaffPanel:
    """Build the desks, the screens and the panel over them.

    Args:
        host: ends visits.
        stage: learns the panel's screens.
        printing: knows the printer.
        settings: those that the kiosk was started with.
        premises: where the kiosk keeps what it knows; None takes a folder that goes when the kiosk ends.
    """
    passing: Path | None = None
    if premises is None:
        passing = folder = Path(tempfile.mkdtemp(prefix="kiosk-"))
        premises = Premises(folder, base=settings)
    window, session = stage.window, stage.session

    def screen_facts() -> dict[str, object]:
        printer = printing.printer
        return {
            "pixels": f"{window.width()} x {window.height()}",
            "scale": window.devicePixelRatioF(),
            "printer": printer.kind.value if printer is not None else "",
            "printer_says": printer.detail if printer is not None else "",
            "pages_out": printing.pages_out,
        }

    desks = open_desks(premises, settings, screen_facts, window)
    panel = StaffPanel(host, stage.navigator, session, window, printing, desks)
    panel.finished.connect(desks.finish)
    if passing is not None:
        panel.finished.connect(partial(shutil.rmtree, passing, ignore_errors=True))
    stage.add_makers(staff_makers(desks, printing))

    def connect(screen: Screen) -> None:
        if screen.name.startswith(STAFF_PLACES):
            connect_staff_screen(screen, panel)

    stage.made.connect(connect)
    desks.settings.changed.connect(panel.settings_changed)
    if desks.content is not None:
        desks.content.showing_changed.connect(panel.guide_changed)
    handle = window.windowHandle()
    if handle is not None:
        handle.installEventFilter(desks.idle)
    return panel
