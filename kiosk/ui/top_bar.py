"""The bar that is always there: what this is, and how the patient wants to see it."""

from collections import Counter
from functools import cache

from PySide6.QtCore import QLocale, QMargins, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.ui.style import wear
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label

_BRAND_UP_TO_PERCENT = 125
"""In larger text there is more use for the room than for the guide's name."""
_MOST_DRAWN = 5
"""The present look, and those that a touch of the bar leads to, with two languages more than now."""


@cache
def language_name(language: str) -> str:
    """Give the name of a language in that language: "Español"; with its country only where one is told."""
    here = QLocale(language)
    if here.name().replace("_", "-") == language:  # "pt-PT" and "pt-BR" may be offered side by side
        return _capital(here.nativeLanguageName())
    # For a language without a country Qt takes the largest one, some of which have a name of their own.
    every = QLocale.matchingLocales(here.language(), here.script(), QLocale.Country.AnyCountry)
    names = Counter(locale.nativeLanguageName() for locale in every)
    return _capital(names.most_common(1)[0][0] if names else "") or language


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


class TopBar(QFrame):
    """Text size, contrast and language.

    Signals:
        text_size_requested: the patient wants the next text size.
        contrast_requested: the patient wants the other contrast.
        language_requested: the patient wants this language.
        listening_requested: the patient wants to hear what is shown, or no more.
    """

    listening_requested = Signal()
    text_size_requested = Signal()
    contrast_requested = Signal()
    language_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self._inside: QWidget | None = None
        self._drawn: list[tuple[View, QWidget]] = []
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)

    def draw(self, view: View) -> None:
        """Show the bar in ``view``."""
        focused = self.focusWidget()
        focus_id = focused.objectName() if focused is not None and focused.hasFocus() else ""
        if self._inside is not None:
            self._inside.hide()
            self._outer.removeWidget(self._inside)
        self._inside = self._in_view(view)
        self._outer.addWidget(self._inside)
        self._inside.show()
        refound = self._inside.findChild(QWidget, focus_id) if focus_id else None
        if refound is not None:
            refound.setFocus()

    def prepare(self, view: View, width: int) -> int:
        """Draw the bar for ``view`` out of sight, and give the height that it will have, both in pixels."""
        inside = self._in_view(view)
        return inside.heightForWidth(width)

    def _in_view(self, view: View) -> QWidget:
        """Give the bar's inside for ``view``, made if it is not there; the last few are kept."""
        for index, (drawn_view, inside) in enumerate(self._drawn):
            if drawn_view is view:
                self._drawn.append(self._drawn.pop(index))
                return inside
        inside = self._build(view)
        inside.hide()
        inside.setParent(self)
        self._drawn.append((view, inside))
        if len(self._drawn) > _MOST_DRAWN:
            oldest = next(pair for pair in self._drawn if pair[1] is not self._inside)
            self._drawn.remove(oldest)
            oldest[1].deleteLater()
        return inside

    def _build(self, view: View) -> QWidget:
        theme = view.theme
        inside = Framed()
        # Its own, so that what is kept out of sight does not follow the next look.
        inside.setFont(theme.font)
        inside.setPalette(theme.palette)
        wear(inside, bar="top")
        side = theme.u(56)
        layout = BarLayout(theme.u(20), QMargins(side, theme.u(15), side, theme.u(15)))
        inside.setLayout(layout)
        if theme.percent <= _BRAND_UP_TO_PERCENT:
            layout.add_left(self._brand(view))
        for language in view.languages:
            if language != view.language:
                layout.add_right(self._language_button(view, language))
        if view.language in view.spoken:
            layout.add_right(self._listen_button(view))
        percent = theme.text_percent
        words = (
            self.tr("Text size")
            if percent == TEXT_PERCENTS[0]
            else self.tr("Text {percent} %").format(percent=percent)
        )
        text_size = identify(
            TouchButton(words, view, Face("bar", icon="ph.text-aa", height=72)), "bar.text_size"
        )
        text_size.clicked.connect(self.text_size_requested)
        layout.add_right(text_size)
        contrast = TouchButton(self.tr("Contrast"), view, Face("bar", icon="ph.circle-half", height=72))
        identify(contrast, "bar.contrast")
        contrast.setCheckable(True)
        contrast.setChecked(theme.contrast == "dark")
        contrast.clicked.connect(self._on_contrast)
        layout.add_right(contrast)
        return inside

    def _on_contrast(self) -> None:
        button = self.sender()
        if isinstance(button, TouchButton):
            button.toggle()  # back again: it tells the look that it is in, and may be shown once more
        self.contrast_requested.emit()

    def _listen_button(self, view: View) -> TouchButton:
        words = self.tr("Stop reading") if view.listening else self.tr("Read aloud")
        face = Face("bar", icon="ph.speaker-slash" if view.listening else "ph.speaker-high", height=72)
        button = identify(TouchButton(words, view, face), "bar.listen")
        button.clicked.connect(self.listening_requested)
        return button

    def _language_button(self, view: View, language: str) -> TouchButton:
        button = TouchButton(language_name(language), view, Face("bar", icon="ph.translate", height=72))
        identify(button, f"bar.language.{language}")
        button.clicked.connect(lambda: self.language_requested.emit(language))
        return button

    @staticmethod
    def _brand(view: View) -> QWidget:
        brand = QWidget()
        row = QHBoxLayout(brand)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(view.theme.u(18))
        row.addWidget(IconLabel(view, "ph.book-open", view.theme.u(44)))
        name = view.text(view.guide.short_title) if view.chosen else view.practice
        title = Label(name, "strong")
        title.setWordWrap(False)
        row.addWidget(title)
        return brand
