"""01: the attract screen. What this is, and one big button a language."""

import math
from typing import ClassVar

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QMargins,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from kiosk.ui.screen import Screen
from kiosk.ui.translation import Translation
from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.drawing import themed_svg
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.identity import LANGUAGE
from kiosk.ui.widgets.labels import Label, RunningText, plain_markup
from kiosk.ui.widgets.scroll_page import ScrollPage

_START = str(QT_TRANSLATE_NOOP("WelcomeScreen", "Start in English"))
"""Each language's translation of it names that language itself."""
_GLOW = "glow"
_BREATH_S = 6.0
_FRAME_MS = 100
_FAINTEST = 0.45


class CoverPanel(QWidget):
    """The guide's drawing on the cover's ground; the part called "glow" breathes slowly.

    Only the glow's box is painted again, ten times a second, from two pictures of that box which are made
    with the first breath. The whole is drawn once and kept: the welcome screen comes back after every visit.
    """

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._renderer: QSvgRenderer | None = None
        self._glow = QPixmap()
        self._still = QPixmap()
        self._picture = QPixmap()
        self._glow_box = QRect()
        self._phase = 0.0
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._breathe)
        self.setAccessibleName(view.text(view.cover.alt))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._view.moving:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._glow_box = QRect()
        self._picture = QPixmap()

    def _breathe(self) -> None:
        if self._glow_box.isEmpty() and not self._draw_glow():
            self._timer.stop()
            return
        self._phase = (self._phase + _FRAME_MS / 1000 / _BREATH_S) % 1.0
        self.update(self._glow_box)

    def _svg(self) -> QSvgRenderer:
        if self._renderer is None:
            self._renderer = themed_svg(self._view.cover.drawing, self._view.theme)
        return self._renderer

    def _draw_glow(self) -> bool:
        """Draw the glow's box as it is, and the glow's shape in the ground's colour, to be laid over it."""
        renderer, ground = self._svg(), self._view.theme.color("cover")
        if not renderer.elementExists(_GLOW):
            return False
        natural = renderer.defaultSize()
        whole = self._place(natural)
        scale = whole.width() / natural.width()
        box = renderer.transformForElement(_GLOW).mapRect(renderer.boundsOnElement(_GLOW))
        place = QRectF(box.topLeft() * scale + whole.topLeft(), box.size() * scale)
        self._glow_box = place.toAlignedRect().adjusted(-2, -2, 2, 2)
        corner = QPointF(self._glow_box.topLeft())
        self._still = self._canvas(ground)
        painter = QPainter(self._still)
        renderer.render(painter, whole.translated(-corner))
        painter.end()
        self._glow = self._canvas(QColor(0, 0, 0, 0))
        painter = QPainter(self._glow)
        renderer.render(painter, _GLOW, place.translated(-corner))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(QRect(QPoint(), self._glow_box.size()), ground)
        painter.end()
        return True

    def _whole(self) -> QPixmap:
        """Give the drawing on its ground, drawn once: it takes longer than a touch should."""
        if self._picture.isNull():
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(self._view.theme.color("cover"))
            renderer = self._svg()
            painter = QPainter(self._picture)
            renderer.render(painter, self._place(renderer.defaultSize()))
            painter.end()
        return self._picture

    def _place(self, natural: QSize) -> QRectF:
        """Give the room of the drawing: as large as fits, in the middle."""
        margin = self._view.theme.u(40)
        room = QRectF(self.rect().adjusted(margin, margin, -margin, -margin))
        fitted = natural.scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, fitted.width(), fitted.height())
        place.moveCenter(room.center())
        return place

    def _canvas(self, ground: QColor) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self._glow_box.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(ground)
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._glow_box.isEmpty() or not self._glow_box.contains(event.rect()):
            painter.drawPixmap(0, 0, self._whole())
        if not self._glow_box.isEmpty():
            painter.drawPixmap(self._glow_box.topLeft(), self._still)
            breath = (1 - math.cos(2 * math.pi * self._phase)) / 2
            painter.setOpacity((1 - _FAINTEST) * breath)
            painter.drawPixmap(self._glow_box.topLeft(), self._glow)


class WelcomeScreen(Screen):
    """Invites the next patient.

    Args:
        translation: says "start" in each language, whichever is in use.

    Signals:
        start_requested: a patient begins, in this language.
        listening_requested: somebody wants to hear what is shown, or no more.
    """

    start_requested = Signal(str)
    listening_requested = Signal()

    name: ClassVar[str] = "welcome"
    keeps_nothing: ClassVar[bool] = True
    has_bars: ClassVar[bool] = False

    def __init__(self, translation: Translation) -> None:
        super().__init__()
        self._translation = translation

    def fill(self) -> QWidget:
        """Build the words beside (or below) the drawing."""
        theme = self.view.theme
        both = QWidget()
        direction = QBoxLayout.Direction.TopToBottom if theme.portrait else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(direction, both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        cover = CoverPanel(self.view)
        cover.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        words = self._words()
        if theme.portrait:
            row.addWidget(cover, 42)
            row.addWidget(words, 58)
        else:
            row.addWidget(words, 58)
            row.addWidget(cover, 42)
        return both

    def _words(self) -> ScrollPage:
        view, theme = self.view, self.view.theme
        page = self.build_page(margin=theme.u(90))
        column = page.column
        column.addStretch(2)
        column.addLayout(self._practice())
        column.addStretch(2)
        title, tagline = self._title()
        column.addWidget(Label(title, "display"))
        column.addSpacing(theme.u(10))
        column.addWidget(RunningText(plain_markup(tagline), theme, "lead"))
        column.addStretch(2)
        bar = BarLayout(theme.u(28), QMargins())
        for index, language in enumerate(view.languages):
            bar.add_left(self._start_button(language, primary=index == 0))
        column.addLayout(bar)
        column.addLayout(self._promise())
        if view.language in view.spoken:
            column.addWidget(self._listen_button(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        return page

    def _title(self) -> tuple[str, str]:
        """Say what the one guide says of itself, or what several are."""
        view = self.view
        if view.cover.topics == 1:
            return view.text(view.cover.title), view.text(view.cover.tagline)
        tagline = self.tr("Choose a topic, read about it in plain words, and take one page into your visit.")
        return self.tr("Guides for you while you wait"), tagline

    def likely_places(self) -> tuple[str, ...]:
        """Go to the one guide, or to the choice of several."""
        return ("home",) if self.view.cover.topics == 1 else ("library",)

    def _practice(self) -> QHBoxLayout:
        theme = self.view.theme
        row = QHBoxLayout()
        row.setSpacing(theme.u(18))
        row.addWidget(IconLabel(self.view, "ph.book-open", theme.t(42)))
        row.addWidget(Label(self.view.practice, "strong", "action"), 1)
        return row

    def _start_button(self, language: str, *, primary: bool) -> TouchButton:
        if language == self.view.language:
            words = self.tr("Touch to start")
        else:
            words = self._translation.word(language, "WelcomeScreen", _START)
        face = Face("primary", icon="ph.hand-pointing", height=130) if primary else Face("accent", height=130)
        button = self.button(f"start.{language}", words, face)
        button.setProperty(LANGUAGE, language)
        button.clicked.connect(lambda: self.start_requested.emit(language))
        return button

    def _listen_button(self) -> TouchButton:
        listening = self.view.listening
        words = self.tr("Stop reading") if listening else self.tr("Read aloud")
        face = Face("quiet", icon="ph.speaker-slash" if listening else "ph.speaker-high", height=72)
        button = self.button("listen", words, face)
        button.clicked.connect(self.listening_requested)
        return button

    def _promise(self) -> QHBoxLayout:
        theme = self.view.theme
        cover = self.view.cover
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.u(14), 0, 0)
        row.setSpacing(theme.u(16))
        row.addWidget(
            IconLabel(self.view, "ph.shield-check", theme.t(38), "treatment-b"), 0, Qt.AlignmentFlag.AlignTop
        )
        if cover.topics == 1:
            words = self.tr("Private. Nothing you enter is saved or sent. About {minutes} minutes.")
            words = words.format(minutes=cover.minutes)
        else:
            words = self.tr("Private. Nothing you enter is saved or sent.")
        row.addWidget(Label(words, "soft"), 1)
        return row
