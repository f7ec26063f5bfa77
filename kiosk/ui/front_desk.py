"""What is composed in the kiosk's stead when there is no guide: "please see the front desk"."""

from PySide6.QtCore import QSize

from kiosk import paths
from kiosk.settings import Settings
from kiosk.ui.fonts import load_fonts
from kiosk.ui.icons import Icons
from kiosk.ui.lockdown import Lockdown
from kiosk.ui.screens.front_desk import FrontDeskScreen
from kiosk.ui.theme import Theme, Tokens
from kiosk.ui.translation import Translation
from kiosk.ui.window import KioskWindow


class FrontDesk:
    """What is shown in the kiosk's stead when there is no guide: "please see the front desk".

    Args:
        settings: the clinic's settings.
    """

    def __init__(self, settings: Settings) -> None:
        load_fonts(paths.resources() / "fonts")
        self._tokens = Tokens.read(paths.theme())
        self._contrast = settings.start_contrast
        self._icons = Icons()
        translation = Translation(paths.translations())
        self._screen = FrontDeskScreen(self._icons, settings.languages or translation.languages)
        self.window = KioskWindow()
        self.window.resized.connect(self._draw)
        self.window.painted.connect(self._icons.load)
        self._icons.ready.connect(self.window.update_all)

    def open(self, size: tuple[int, int] | None = None) -> None:
        """Show it over the whole screen, or in a window of ``size`` pixels."""
        if size is None:
            self.window.cover_screen()
        else:
            self.window.resize(*size)
        self._draw(self.window.size())
        self.window.show()
        Lockdown(self.window)

    def close(self) -> None:
        """Close the window."""
        self.window.leave()

    def _draw(self, size: QSize) -> None:
        theme = Theme(self._tokens, size, self._contrast)
        self.window.dress(theme)
        self._screen.show_in(theme)
        self.window.show_screen(self._screen)
