"""What the patient sees when there is no guide to show."""

from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kiosk import paths
from kiosk.ui.icons import Icons
from kiosk.ui.screen import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.translation import Translation
from kiosk.ui.widgets.notice import Notice, NoticeWords

_CONTEXT = "FrontDeskScreen"
_TITLE = str(QT_TRANSLATE_NOOP("FrontDeskScreen", "Please see the front desk"))
_TEXT = str(QT_TRANSLATE_NOOP("FrontDeskScreen", "This guide cannot be shown right now."))


class FrontDeskScreen(Screen):
    """Sends the patient to the front desk, in all languages that the kiosk itself speaks.

    It is shown when the guide's file is damaged, missing or too new, so it knows neither a guide nor a
    visit: `show_in` takes the place of `enter`.

    Args:
        icons: paints the icon.
        languages: language codes, the first one first.
    """

    name: ClassVar[str] = "front-desk"
    has_bars: ClassVar[bool] = False

    def __init__(self, icons: Icons, languages: tuple[str, ...]) -> None:
        super().__init__()
        self._icons, self._languages = icons, languages
        self._translation = Translation(paths.translations())
        self._notice: Notice | None = None

    def show_in(self, theme: Theme) -> None:
        """Draw the words in this look; again whenever the screen's size changes."""
        if self._notice is not None:
            self._notice.hide()
            self._stack.removeWidget(self._notice)
            self._notice.deleteLater()
        words = [
            NoticeWords(
                self._translation.word(language, _CONTEXT, _TITLE),
                self._translation.word(language, _CONTEXT, _TEXT),
            )
            for language in self._languages
        ]
        self._notice = Notice(theme, self._icons, "ph.chat-circle-text", words)
        self._stack.addWidget(self._notice)
