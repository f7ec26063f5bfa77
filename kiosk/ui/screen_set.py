"""All screens but the first one. Imported once the welcome screen is up, since none is needed before."""

from collections.abc import Callable

from kiosk.ui.screen import Screen
from kiosk.ui.screens.about import AboutScreen
from kiosk.ui.screens.ask import AskScreen
from kiosk.ui.screens.called import CalledScreen
from kiosk.ui.screens.check import CheckScreen
from kiosk.ui.screens.common import CommonScreen
from kiosk.ui.screens.comparison import ComparisonScreen
from kiosk.ui.screens.failsafe import FailsafeScreen
from kiosk.ui.screens.home import HomeScreen
from kiosk.ui.screens.minute import MinuteScreen
from kiosk.ui.screens.outcome import OutcomeScreen
from kiosk.ui.screens.page import PageScreen
from kiosk.ui.screens.reader import ReaderScreen
from kiosk.ui.screens.staff_about import StaffAboutScreen
from kiosk.ui.screens.summary import SummaryScreen
from kiosk.ui.screens.warning_signs import WarningSignsScreen

PLAIN_SCREENS: dict[str, Callable[[], Screen]] = {
    screen.name: screen
    for screen in (
        HomeScreen,
        ReaderScreen,
        MinuteScreen,
        CommonScreen,
        AboutScreen,
        ComparisonScreen,
        CheckScreen,
        OutcomeScreen,
        AskScreen,
        WarningSignsScreen,
        SummaryScreen,
        PageScreen,
        CalledScreen,
        FailsafeScreen,
        StaffAboutScreen,
    )
}
