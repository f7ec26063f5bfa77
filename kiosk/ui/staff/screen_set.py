"""All screens of the staff's panel. Imported when staff first make their gesture."""

from collections.abc import Callable

from kiosk.ui.printing import PrintDesk
from kiosk.ui.screen import Screen
from kiosk.ui.screens.staff_about import StaffAboutScreen
from kiosk.ui.screens.staff_content import StaffContentScreen
from kiosk.ui.screens.staff_files import StaffFilesScreen
from kiosk.ui.screens.staff_handout import StaffHandoutScreen
from kiosk.ui.screens.staff_journal import StaffJournalScreen
from kiosk.ui.screens.staff_licences import StaffLicencesScreen
from kiosk.ui.screens.staff_pairing import StaffPairingScreen
from kiosk.ui.screens.staff_pin import StaffPinScreen
from kiosk.ui.screens.staff_printer import StaffPrinterScreen
from kiosk.ui.screens.staff_settings import StaffSettingsScreen
from kiosk.ui.screens.staff_update import StaffUpdateScreen
from kiosk.ui.screens.staff_usage import StaffUsageScreen
from kiosk.ui.staff.desks import StaffDesks
from kiosk.ui.staff.panel import StaffPanel


def staff_makers(desks: StaffDesks, printing: PrintDesk) -> dict[str, Callable[[], Screen]]:
    """Tell how to make each screen, by its name.

    Args:
        desks: do what the screens ask for.
        printing: knows the printer.
    """
    idle, records, drives = desks.idle, desks.records, desks.drives
    content, settings = desks.content, desks.settings
    makers: dict[str, Callable[[], Screen]] = {
        StaffPinScreen.name: lambda: StaffPinScreen(desks.pin),
        StaffContentScreen.name: lambda: StaffContentScreen(idle, content),
        StaffJournalScreen.name: lambda: StaffJournalScreen(idle, records),
        StaffPrinterScreen.name: lambda: StaffPrinterScreen(idle, printing, settings, records),
        StaffHandoutScreen.name: lambda: StaffHandoutScreen(idle, printing, records),
        StaffUsageScreen.name: lambda: StaffUsageScreen(idle, records, drives),
        StaffSettingsScreen.name: lambda: StaffSettingsScreen(idle, settings),
        StaffAboutScreen.name: lambda: StaffAboutScreen(idle, records, drives),
        StaffLicencesScreen.name: lambda: StaffLicencesScreen(idle, records),
    }
    if content is not None:
        makers[StaffUpdateScreen.name] = lambda: StaffUpdateScreen(idle, content, drives)
        makers[StaffPairingScreen.name] = lambda: StaffPairingScreen(idle, content, drives)
        makers[StaffFilesScreen.name] = lambda: StaffFilesScreen(idle, content, drives, desks.home)
    return makers


def connect_staff_screen(screen: Screen, panel: StaffPanel) -> None:
    """Connect a screen of the panel that was just made."""
    screen.page_requested.connect(panel.go)
    screen.erase_requested.connect(panel.close)
    if isinstance(screen, StaffUpdateScreen):
        screen.preview_requested.connect(panel.preview)
    elif isinstance(screen, StaffAboutScreen):
        screen.restart_requested.connect(panel.restart)
        screen.leave_requested.connect(panel.leave)
