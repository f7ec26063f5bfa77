"""One visit on the screen: the patient's answers, and how the patient wants to see things."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal

from kiosk.content.cover import Cover, cover_of
from kiosk.ui.icons import Icons
from kiosk.ui.theme import TEXT_PERCENTS, UNKNOWN_PANEL, Contrast, Panel, Theme, Tokens
from kiosk.ui.view import View

if TYPE_CHECKING:  # slow to make, and the first picture needs none of them
    from kiosk.content.model import Guide
    from kiosk.visit.visit import Visit


@dataclass(frozen=True)
class Look:
    """How a fresh visit looks, before the patient changes anything.

    Attributes:
        contrast: "light" or "dark".
        text_percent: one of `TEXT_PERCENTS`.
        moving: whether things may slide and pulse.
        practice: the practice's name; "" for the guide's.
        languages: the languages offered, the first one first; empty for all of the guide's.
        clinic_code: whether the printed page has a code with the answers for the clinic.
        panel: how large the screen is, and how far away.
    """

    contrast: Contrast = "light"
    text_percent: int = 100
    moving: bool = True
    practice: str = ""
    languages: tuple[str, ...] = ()
    clinic_code: bool = False
    panel: Panel = UNKNOWN_PANEL


class VisitSession(QObject):
    """Holds the one visit and the one view; makes a new view whenever the look changes.

    Args:
        cover: what the welcome screen says of the guide; the guide itself comes with `open`.
        tokens: the theme's files.
        look: how a fresh visit looks.
        icons: paints icons.

    Signals:
        view_changed: the language, contrast, text size or screen size is another.
        erased: everything about the patient is gone.
    """

    view_changed = Signal()
    erased = Signal()

    def __init__(self, cover: Cover, tokens: Tokens, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look = look
        self._guide: Guide | None = None
        self._visit: Visit | None = None
        self._topics = cover.topics
        self._views: dict[tuple[str, Theme], View] = {}
        languages = look.languages or cover.languages
        self.view = View(
            cover=cover,
            language=languages[0],
            languages=languages,
            theme=Theme(tokens, QSize(1920, 1080), look.contrast, look.text_percent, look.panel),
            icons=icons,
            practice=look.practice or cover.practice,
            moving=look.moving,
            clinic_code=look.clinic_code,
        )

    @property
    def visit(self) -> "Visit":
        """The one visit.

        Raises:
            RuntimeError: No guide was opened.
        """
        if self._visit is None:
            raise RuntimeError("no guide was opened")
        return self._visit

    def open(self, guide: "Guide", look: Look, topics: int = 1) -> None:
        """Show ``guide`` from now on, with a fresh visit that looks as in ``look``.

        Args:
            guide: the guide, or the first one of several.
            look: how a fresh visit looks.
            topics: how many there are for a patient to choose from.
        """
        cover = cover_of(guide, topics)
        self._topics = topics
        languages = look.languages or cover.languages
        is_same = cover == self.view.cover and languages == self.view.languages and look == self._look
        self._look, self._guide = look, guide
        self._visit = self._fresh_visit(guide, languages[0])
        theme = replace(self.view.theme, contrast=look.contrast, text_percent=look.text_percent)
        self.view = replace(
            self.view,
            contents=guide,
            chosen=topics == 1,
            theme=self.view.theme if theme == self.view.theme else theme,
            cover=cover,
            language=languages[0],
            languages=languages,
            practice=look.practice or cover.practice,
            moving=look.moving,
            clinic_code=look.clinic_code,
        )
        self._views.clear()
        if not is_same:
            self.view_changed.emit()

    def take_look(self, look: Look) -> None:
        """Begin each visit with another look from now on; what a patient cannot choose changes at once."""
        self._look = look
        self._show(self.view.guide, self._topics)

    def preview(self, guide: "Guide") -> None:
        """Show a fresh visit to another guide, until `erase`."""
        self._show(guide)

    def choose(self, guide: "Guide") -> None:
        """Show a fresh visit to one of several guides, until `erase`; of the one before nothing is left."""
        if self._visit is not None:
            self._visit.erase()
        self._show(guide, self._topics, chosen=True)

    def _show(self, guide: "Guide", topics: int = 1, *, chosen: bool = False) -> None:
        """Show a fresh visit to ``guide``, in the language and the look of now as far as it can be."""
        cover = cover_of(guide, topics)
        kept = tuple(language for language in self._look.languages if language in cover.languages)
        languages = kept or cover.languages
        language = self.view.language if self.view.language in languages else languages[0]
        self._visit = self._fresh_visit(guide, language)
        self.view = replace(
            self.view,
            contents=guide,
            chosen=chosen or topics == 1,
            cover=cover,
            language=language,
            languages=languages,
            practice=self._look.practice or cover.practice,
            moving=self._look.moving,
            clinic_code=self._look.clinic_code,
        )
        self._views.clear()
        self.view_changed.emit()

    def begin(self, language: str) -> None:
        """Begin a fresh visit in ``language``; nothing of an earlier one is left."""
        if not self.visit.is_untouched:
            self.erase()
        self.set_language(language)

    def erase(self) -> None:
        """Erase the visit, and return to the guide and the look that a visit begins with."""
        if self._guide is not None and self.view.guide is not self._guide:
            self.visit.erase()
            self._show(self._guide, self._topics)
        first = self.view.languages[0]
        self.visit.erase()
        self._visit = self._fresh_visit(self.view.guide, first)
        if self.view.listening:
            self._views.clear()
            self.view = replace(self.view, listening=False)
        self._change(language=first, theme=self._first_theme())
        self.erased.emit()

    def set_language(self, language: str) -> None:
        """Show everything in ``language``; answers and place stay."""
        self.visit.set_language(language)
        self._change(language=language)

    def grow_text(self) -> None:
        """Take the next text size; after the largest, the first."""
        self._change(theme=self._larger())

    def set_text_percent(self, percent: int) -> None:
        """Take the text size ``percent``."""
        self._change(theme=replace(self.view.theme, text_percent=percent))

    def toggle_contrast(self) -> None:
        """Change between light and dark."""
        self._change(theme=self._contrasted())

    def set_spoken(self, languages: frozenset[str]) -> None:
        """Offer to read aloud in these languages from now on."""
        if languages != self.view.spoken:
            self._take(
                replace(self.view, spoken=languages, listening=self.view.listening and bool(languages))
            )

    def set_listening(self, listening: bool) -> None:
        """Read aloud what is shown, or no more; until the visit is erased."""
        if listening != self.view.listening:
            self._take(replace(self.view, listening=listening))

    def _take(self, view: View) -> None:
        self._views.clear()
        self.view = view
        self.view_changed.emit()

    def likely_views(self) -> tuple[View, ...]:
        """Give the views that are one touch away, the very objects that `view` will be then."""
        others = [language for language in self.view.languages if language != self.view.language]
        return (
            self._view_in(self.view.language, self._larger()),
            self._view_in(self.view.language, self._contrasted()),
            *(self._view_in(language, self.view.theme) for language in others),
        )

    @property
    def first_view(self) -> View:
        """The view that a visit begins with."""
        return self._view_in(self.view.languages[0], self._first_theme())

    def _larger(self) -> Theme:
        index = TEXT_PERCENTS.index(self.view.theme.text_percent)
        percent = TEXT_PERCENTS[(index + 1) % len(TEXT_PERCENTS)]
        return replace(self.view.theme, text_percent=percent)

    def _contrasted(self) -> Theme:
        contrast: Contrast = "light" if self.view.theme.contrast == "dark" else "dark"
        return replace(self.view.theme, contrast=contrast)

    def _first_theme(self) -> Theme:
        look = self._look
        return replace(self.view.theme, contrast=look.contrast, text_percent=look.text_percent)

    def fit(self, screen: QSize) -> None:
        """Scale everything to a window of this size."""
        self._views.clear()
        self._change(theme=replace(self.view.theme, screen=screen))

    @staticmethod
    def _fresh_visit(guide: "Guide", language: str) -> "Visit":
        from kiosk.visit.visit import Visit  # noqa: PLC0415 - the first picture needs none

        return Visit(guide, language)

    def _change(self, *, language: str | None = None, theme: Theme | None = None) -> None:
        view = self._view_in(language or self.view.language, theme or self.view.theme)
        if view is not self.view:
            self.view = view
            self.view_changed.emit()

    def _view_in(self, language: str, theme: Theme) -> View:
        """Give the view that differs from the present one in these alone; the same one each time."""
        now = self.view
        self._views.setdefault((now.language, now.theme), now)
        if (language, theme) not in self._views:
            same_theme = now.theme if theme == now.theme else theme
            self._views[language, theme] = replace(now, language=language, theme=same_theme)
        return self._views[language, theme]
