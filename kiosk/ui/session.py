"""One visit on the screen: the patient's answers, and how the patient wants to see things."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QSize, Signal

from kiosk.content.model import Guide
from kiosk.ui.icons import Icons
from kiosk.ui.theme import TEXT_PERCENTS, Contrast, Theme, Tokens
from kiosk.ui.view import View
from kiosk.visit.visit import Visit


@dataclass(frozen=True)
class Look:
    """How a fresh visit looks, before the patient changes anything.

    Attributes:
        contrast: "light" or "dark".
        text_percent: one of `TEXT_PERCENTS`.
        moving: whether things may slide and pulse.
        practice: the practice's name; "" for the guide's.
        languages: the languages offered, the first one first, as far as the guide has them; empty
            for all of the guide's.
    """

    contrast: Contrast = "light"
    text_percent: int = 100
    moving: bool = True
    practice: str = ""
    languages: tuple[str, ...] = ()


class VisitSession(QObject):
    """Holds the one visit and the one view; makes a new view whenever the look changes.

    Signals:
        view_changed: the language, contrast, text size or screen size is another.
        erased: everything about the patient is gone.
    """

    view_changed = Signal()
    erased = Signal()

    def __init__(self, guide: Guide, tokens: Tokens, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look, self._guide = look, guide
        languages = self._offered(guide)
        self.visit = Visit(guide, languages[0])
        self.view = View(
            guide=guide,
            language=languages[0],
            languages=languages,
            theme=Theme(tokens, QSize(1920, 1080), look.contrast, look.text_percent),
            icons=icons,
            practice=look.practice or guide.practice.name,
            moving=look.moving,
        )

    def take_guide(self, guide: Guide) -> None:
        """Show another guide from now on. The visit is erased: it belongs to the guide of before."""
        self._guide = guide
        self._show_guide(guide, self.view.language)

    def take_look(self, look: Look) -> None:
        """Begin each visit with another look from now on; the present one takes what it has no choice of."""
        self._look = look
        self._show_guide(self.view.guide, self.view.language)

    def preview(self, guide: Guide) -> None:
        """Show a fresh visit to another guide, until `erase`."""
        self._show_guide(guide, self.view.language)

    def _offered(self, guide: Guide) -> tuple[str, ...]:
        kept = tuple(language for language in self._look.languages if language in guide.languages)
        return kept or guide.languages

    def _show_guide(self, guide: Guide, language: str) -> None:
        languages = self._offered(guide)
        language = language if language in guide.languages else languages[0]
        self.visit.erase()
        self.visit = Visit(guide, language)
        self.view = replace(
            self.view,
            guide=guide,
            language=language,
            languages=languages,
            practice=self._look.practice or guide.practice.name,
            moving=self._look.moving,
        )
        self.view_changed.emit()

    def begin(self, language: str) -> None:
        """Begin a fresh visit in ``language``; nothing of an earlier one is left."""
        self.erase()
        self.set_language(language)

    def erase(self) -> None:
        """Erase the visit, and return to the guide and the look that a visit begins with."""
        if self.view.guide is not self._guide:
            self._show_guide(self._guide, self.view.language)
        first = self.view.languages[0]
        self.visit.erase()
        self.visit = Visit(self.view.guide, first)
        self._change(
            language=first,
            theme=replace(
                self.view.theme, contrast=self._look.contrast, text_percent=self._look.text_percent
            ),
        )
        self.erased.emit()

    def set_language(self, language: str) -> None:
        """Show everything in ``language``; answers and place stay."""
        self.visit.set_language(language)
        self._change(language=language)

    def grow_text(self) -> None:
        """Take the next text size; after the largest, the first."""
        index = TEXT_PERCENTS.index(self.view.theme.text_percent)
        percent = TEXT_PERCENTS[(index + 1) % len(TEXT_PERCENTS)]
        self._change(theme=replace(self.view.theme, text_percent=percent))

    def set_text_percent(self, percent: int) -> None:
        """Take the text size ``percent``."""
        self._change(theme=replace(self.view.theme, text_percent=percent))

    def toggle_contrast(self) -> None:
        """Change between light and dark."""
        contrast: Contrast = "light" if self.view.theme.contrast == "dark" else "dark"
        self._change(theme=replace(self.view.theme, contrast=contrast))

    def fit(self, screen: QSize) -> None:
        """Scale everything to a window of this size."""
        self._change(theme=replace(self.view.theme, screen=screen))

    def _change(self, *, language: str | None = None, theme: Theme | None = None) -> None:
        view = replace(self.view, language=language or self.view.language, theme=theme or self.view.theme)
        same_theme = view.theme == self.view.theme
        if same_theme:
            view = replace(view, theme=self.view.theme)
            if view.language == self.view.language:
                return
        self.view = view
        self.view_changed.emit()
