"""The one window: top bar, the screen, and what may lie over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk.ui.screen import Screen
from kiosk.ui.style import dress_application
from kiosk.ui.theme import Theme
from kiosk.ui.top_bar import TopBar
from kiosk.ui.view import View
from kiosk.ui.widgets.card_overlay import CardOverlay

if TYPE_CHECKING:
    from kiosk.ui.screens.still_there import StillThere
    from kiosk.ui.speech.strip import SpeechStrip
    from kiosk.ui.widgets.preview_banner import PreviewBanner

_SECOND_LOOK_MS = 300
"""How long after a change of the screens the window looks at them once more."""


class KioskWindow(QWidget):
    """Covers the screen, and holds everything that is ever shown.

    Attributes:
        top_bar: the bar that is always there, but on screens that stand alone.
        card: the card over the screen.

    Signals:
        resized: the window has another size now.
        painted: something was painted for the first time.
        end_requested: staff want the kiosk to end, and whether it is to start anew.
    """

    end_requested = Signal(bool)
    resized = Signal(QSize)
    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAutoFillBackground(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._may_close = False
        self._was_painted = False
        self._theme: Theme | None = None
        self.top_bar = TopBar()
        self.top_bar.hide()  # until a screen that has it is shown
        self._screens = QStackedLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top_bar)
        self._column.addLayout(self._screens, 1)
        self._banner: PreviewBanner | None = None
        self._strip: SpeechStrip | None = None
        self.card = CardOverlay(self)
        self._still_there: StillThere | None = None
        self._view: View | None = None
        self._bar_view: View | None = None
        self._screen: QScreen | None = None
        self._second_look = QTimer(self, singleShot=True)

    # --- Covering the screen --------------------------------------------------------------

    def cover_screen(self) -> None:
        """Fill the whole screen, and go on doing so when it is turned or changes its size.

        Without a window manager `showFullScreen` alone leaves a small window, so the geometry is
        set too.
        """
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._follow()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.primaryScreenChanged.connect(self._follow)
            application.screenAdded.connect(self._follow)
            application.screenRemoved.connect(self._follow)
        self._second_look.timeout.connect(self._fit_screen)
        self.showFullScreen()

    def _follow(self) -> None:
        """Cover the main screen from now on, and no other: the one before may still be there."""
        before, self._screen = self._screen, QGuiApplication.primaryScreen()
        if before is not None and isValid(before):
            before.geometryChanged.disconnect(self._on_geometry)
        if self._screen is not None:
            self._screen.geometryChanged.connect(self._on_geometry)
        self._on_geometry()

    def _on_geometry(self) -> None:
        self._fit_screen()
        # Where changes come in quick succession, the last one may be told before it is true; and some window
        # managers move the window once more.
        self._second_look.start(_SECOND_LOOK_MS)

    def _fit_screen(self) -> None:
        if self._screen is not QGuiApplication.primaryScreen():
            self._follow()
        elif self._screen is not None:
            self.setGeometry(self._screen.geometry())

    def leave(self) -> None:
        """Close for good; anything else that asks the window to close is refused."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()

    # --- Showing --------------------------------------------------------------------------

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """Lay out the window when all is in its place; Qt would do so whenever a part of it appears."""
        self._column.setEnabled(False)
        try:
            yield
        finally:
            self._column.setEnabled(True)
            self._column.activate()

    def apply(self, view: View) -> None:
        """Take the look of ``view``."""
        self.dress(view.theme)
        self._view = view
        if self.top_bar.isVisible():
            self._draw_bar()
        if self._banner is not None and self._banner.isVisible():
            self._banner.draw(view)
        if self._still_there is not None:
            self._still_there.redraw(view)
        if view.listening:
            self.strip.draw(view)

    @property
    def strip(self) -> "SpeechStrip":
        """What a listener can do, below the top bar; made when somebody first listens."""
        if self._strip is None:
            from kiosk.ui.speech.strip import SpeechStrip  # noqa: PLC0415 - most patients do not listen

            self._strip = SpeechStrip()
            self._strip.hide()
            self._column.insertWidget(self._column.indexOf(self.top_bar) + 1, self._strip)
        return self._strip

    @property
    def banner(self) -> "PreviewBanner":
        """Says over every screen that this is a preview; made when it is first needed."""
        if self._banner is None:
            from kiosk.ui.widgets.preview_banner import PreviewBanner  # noqa: PLC0415 - staff alone need it

            self._banner = PreviewBanner()
            self._banner.hide()
            self._column.insertWidget(0, self._banner)
        return self._banner

    def show_banner(self, shown: bool) -> None:
        """Say that this is a preview, or no more."""
        if shown and self._view is not None:
            self.banner.draw(self._view)
        self.banner.setVisible(shown)

    def dress(self, theme: Theme) -> None:
        """Let the application wear ``theme``, and take its ground."""
        dress_application(theme)
        if theme != self._theme:
            self._theme = theme
            self.setPalette(theme.palette)

    def _draw_bar(self) -> None:
        if self._view is not None and self._bar_view is not self._view:
            self._bar_view = self._view
            self.top_bar.draw(self._view)

    def take_in(self, screen: Screen) -> None:
        """Take in ``screen`` without showing it, and lay it out, so that it only has to be painted later.

        The application speaks and wears the screen's view meanwhile: the top bar may be another one in it.
        """
        self._add(screen)
        room = self.rect()
        if self._banner is not None and self._banner.isVisible():
            room.setTop(self._banner.height())
        if screen.has_bars:
            room.setTop(room.top() + self.top_bar.prepare(screen.view, room.width()))
            if self._strip is not None and screen.view.listening:
                room.setTop(room.top() + self._strip.height())
        screen.setGeometry(room)
        screen.ensurePolished()
        layout = screen.layout()
        if layout is not None:
            layout.activate()

    def _add(self, screen: Screen) -> None:
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)

    def show_screen(self, screen: Screen, *, in_place: bool = False) -> None:
        """Show ``screen``, which is drawn already.

        Args:
            screen: what is shown.
            in_place: whether the same was shown before, in another look: the top bar keeps the focus then.
        """
        self._add(screen)
        if screen.has_bars:
            self._draw_bar()
        self.top_bar.setVisible(screen.has_bars)
        listening = self._view is not None and self._view.listening
        if self._strip is not None or listening:
            self.strip.setVisible(screen.has_bars and listening)
        # Switching hands the focus to the first button, whose ring would puzzle whoever only touches.
        focused = self.focusWidget() or self
        focus_is_inside = screen.isAncestorOf(focused) or (in_place and self.top_bar.isAncestorOf(focused))
        self._screens.setCurrentWidget(screen)
        if not focus_is_inside:
            screen.setFocus()
        for overlay in self.overlays():
            if overlay.isVisible():
                overlay.raise_()

    def update_all(self) -> None:
        """Paint everything anew, such as icons that were not loaded before."""
        self.update()
        for widget in self.findChildren(QWidget):
            widget.update()

    def overlays(self) -> tuple[QWidget, ...]:
        """Give what may lie over the screen, the lowest first."""
        return (self.card,) if self._still_there is None else (self.card, self._still_there)

    @property
    def still_there(self) -> "StillThere":
        """The countdown over everything; made when it is first needed."""
        if self._still_there is None:
            from kiosk.ui.screens.still_there import StillThere  # noqa: PLC0415 - not before the first paint

            self._still_there = StillThere(self)
        return self._still_there

    @property
    def current(self) -> Screen | None:
        """The screen that is shown."""
        widget = self._screens.currentWidget()
        return widget if isinstance(widget, Screen) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for overlay in self.overlays():
            overlay.setGeometry(self.rect())
        self.resized.emit(event.size())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None and not self._was_painted:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first picture. Whether the window itself paints any of it depends on what covers it."""
        if event.type() == QEvent.Type.Expose and not self._was_painted:
            self._was_painted = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)  # it is painted while this event is handled
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep from all widgets that the language is another one: they are made anew for it."""
        return event.type() == QEvent.Type.LanguageChange or super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Come back when something made the window small, or took the whole screen from it."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.WindowStateChange:
            return
        if self.isMinimized() or (self._screen is not None and not self.isFullScreen()):
            QTimer.singleShot(0, self, self.showFullScreen)
