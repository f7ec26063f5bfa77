"""All patients' screens but the first one. Imported once that one is up, since none is needed before."""

from collections.abc import Callable

from kiosk import paths
from kiosk.settings import Settings
from kiosk.ui.phone_codes import PhoneCodes
from kiosk.ui.printing import PrintDesk
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
from kiosk.ui.screens.phone import PhoneScreen
from kiosk.ui.screens.reader import ReaderScreen
from kiosk.ui.screens.summary import SummaryScreen
from kiosk.ui.screens.warning_signs import WarningSignsScreen


def screen_makers(desk: PrintDesk, settings: Settings) -> dict[str, Callable[[], Screen]]:
    """Tell how to make each of them, by its name.

    Args:
        desk: makes and prints the page.
        settings: how long some of them stay.
    """
    codes = PhoneCodes(paths.resources() / "i18n")
    return {
        HomeScreen.name: HomeScreen,
        ReaderScreen.name: ReaderScreen,
        MinuteScreen.name: MinuteScreen,
        CommonScreen.name: CommonScreen,
        AboutScreen.name: AboutScreen,
        ComparisonScreen.name: ComparisonScreen,
        CheckScreen.name: CheckScreen,
        OutcomeScreen.name: OutcomeScreen,
        AskScreen.name: AskScreen,
        WarningSignsScreen.name: WarningSignsScreen,
        SummaryScreen.name: lambda: SummaryScreen(desk),
        PageScreen.name: lambda: PageScreen(desk),
        PhoneScreen.name: lambda: PhoneScreen(codes),
        CalledScreen.name: lambda: CalledScreen(desk),
        FailsafeScreen.name: lambda: FailsafeScreen(settings.failsafe_s),
    }
