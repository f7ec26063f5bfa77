"""What every screen is: a page between two bars, drawn from a view and a visit."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, QLocale, QMargins, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.scroll_page import REHEARSAL, ScrollPage

if TYPE_CHECKING:  # slow to make, and the first picture shows none
    from kiosk.visit.visit import Visit


_CORNER = 64
"""Side of what a rehearsal is painted on. All is laid out and all letters are made ready, even for what lies
beyond; a picture as large as the screen would leave 25 MB of gaps in memory."""
_SWEEP_MS = 30
"""How long the widgets of an earlier look stay, out of sight: deleting them takes as long as painting new."""


class Screen(QWidget):
    """One screen of the kiosk.

    A screen is drawn anew whenever its view (language, contrast, text size, screen size) or what
    it shows of the visit changes: `fill` builds the widgets from scratch, so a screen has one way
    to look at any moment, and nothing to forget when the visit is erased. What the patient only
    does on this screen (a place, an open row) lives in fields that `forget` resets.

    A subclass gives `name`, fills `fill` and, if it has buttons of its own at the bottom right,
    `footer_buttons`.

    Signals:
        place_requested: the patient wants to go to a place, such as "home" or "reader:recovery".
        page_requested: another page of the same thing is to take this one's place; the way back
            leaves this one out.
        language_requested: the patient wants this language, on a screen without the top bar.
        back_requested: the patient wants to go back to where they came from.
        called_requested: the patient's name was called.
        card_requested: the patient wants a small card, such as "term:opioid" or "evidence:nass".
        erase_requested: the patient is done; everything is to be erased.
    """

    place_requested = Signal(str)
    page_requested = Signal(str)
    language_requested = Signal(str)
    back_requested = Signal()
    called_requested = Signal()
    card_requested = Signal(str)
    erase_requested = Signal()

    name: ClassVar[str] = ""
    has_bars: ClassVar[bool] = True
    """False for screens that stand alone: no top bar, no footer."""
    ground: ClassVar[str] = "paper"
    keeps_nothing: ClassVar[bool] = False
    """True for screens that look the same whatever was done on them, so another one can take their place."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._view: View | None = None
        self._visit: Visit | None = None
        self._drawn: object = None
        self._frame: QWidget | None = None
        self._page: ScrollPage | None = None
        self._held: tuple[tuple[int, float], tuple[str, int] | None] | None = None
        self.argument = ""
        self._is_rehearsed = False
        self._dropped: list[QWidget] = []
        self._sweeping = QTimer(self, singleShot=True)
        self._sweeping.timeout.connect(self._sweep)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)

    # --- What a subclass gives ------------------------------------------------------------

    def fill(self) -> QWidget:
        """Build what stands between the bars and return it; called for every change of view."""
        raise NotImplementedError

    def footer_buttons(self) -> list[TouchButton]:
        """Build the buttons at the bottom right, in their order."""
        return []

    def likely_places(self) -> tuple[str, ...]:
        """Tell where the patient is likely to go from here, the likeliest first."""
        return ("home",)

    def arrive(self, visit: "Visit", argument: str) -> None:
        """Let the visit know that the patient has come here; being drawn ahead does not count as that."""

    def shown_state(self) -> object:
        """Give what the widgets depend on besides the view and the argument.

        Compared by ``==`` when the screen is entered: it is drawn anew only if this changed.
        """
        return None

    @property
    def can_be_called(self) -> bool:
        """Whether there is something to take along when the patient's name is called."""
        return True

    def forget(self) -> None:
        """Drop all widgets, the visit, and whatever the patient did on this screen."""
        self._drop_frame()
        if self._dropped:
            self._sweeping.start(0)  # as soon as the welcome screen is painted
        self._visit = None
        self.argument = ""

    # --- What everybody uses --------------------------------------------------------------

    @property
    def view(self) -> View:
        """The view that is shown.

        Raises:
            RuntimeError: The screen was never entered.
        """
        if self._view is None:
            raise RuntimeError(f"the screen '{self.name}' has not been entered")
        return self._view

    @property
    def visit(self) -> "Visit":
        """The visit that is shown.

        Raises:
            RuntimeError: The screen was not entered since the last visit was erased.
        """
        if self._visit is None:
            raise RuntimeError(f"the screen '{self.name}' shows no visit")
        return self._visit

    def enter(self, view: View, visit: "Visit | None", argument: str = "") -> None:
        """Show ``visit`` in ``view``; ``argument`` is the part of the place behind the colon."""
        if visit is not None:
            self.arrive(visit, argument)
        self.prepare(view, visit, argument)

    def prepare(self, view: View, visit: "Visit | None", argument: str = "") -> bool:
        """Draw what `enter` will show; to the visit nothing has happened.

        Returns:
            Whether it had to be drawn.
        """
        same_place = argument == self.argument
        held, self._held = self._held, None
        self._visit, self.argument = visit, argument
        key = (id(view), argument, self.shown_state())
        if key == self._drawn and self._frame is not None:
            if self._page is not None:
                self._page.to_top()
            return False
        keep_anchor = same_place and self._view is not view and self._frame is not None
        self._view, self._held = view, held
        self._draw(keep_anchor=keep_anchor)
        return True

    def rehearse(self) -> bool:
        """Paint once out of sight, if that was not done, so that all is laid out and its letters are ready.

        Returns:
            Whether it had to be done.
        """
        if self._is_rehearsed:
            return False
        self._is_rehearsed = True
        if not self.isVisible():
            self._paint_aside()
            if self._page is not None and self._page.settle():
                self._paint_aside()
        return True

    def _paint_aside(self) -> None:
        window = self.window()
        window.setProperty(REHEARSAL, True)
        try:
            self.render(QPixmap(_CORNER, _CORNER))
        finally:
            window.setProperty(REHEARSAL, False)

    @property
    def busy(self) -> bool:
        """Whether something is being made that it will show."""
        return False

    @property
    def is_drawn(self) -> bool:
        """Whether its widgets are there."""
        return self._frame is not None

    def shows(self, view: View, argument: str) -> bool:
        """Tell whether its widgets are there, for this view and argument."""
        return self.is_in(view) and self.argument == argument

    def is_in(self, view: View) -> bool:
        """Tell whether its widgets are there, for this view."""
        return self.is_drawn and self._view is view

    def follow(self, other: "Screen", focus_id: str) -> None:
        """Go on where ``other`` was, another one of this kind in another look.

        Args:
            other: whose place of the page is taken.
            focus_id: the control that had the focus; "" for none.
        """
        held = other.held_place()
        if held is not None and self._page is not None:
            self._page.keep(*held)
            self._page.settle()  # it is laid out already, so nothing else would bring it there
        self._focus(focus_id)

    def held_place(self) -> tuple[tuple[int, float], tuple[str, int] | None] | None:
        """Give the place of the page that `hold_place` remembered, once."""
        held, self._held = self._held, None
        return held

    def _focus(self, control_id: str) -> None:
        found = self._frame.findChild(QWidget, control_id) if self._frame is not None and control_id else None
        if found is not None:
            found.setFocus()

    def redraw(self) -> None:
        """Build the widgets anew in place, at the same place of the page and with the same focus."""
        self._draw(keep_anchor=True)

    def hold_place(self) -> None:
        """Remember what is in sight until the screen is drawn anew; a new look moves it before."""
        if self._page is not None:
            self._held = self._page.anchor(), self._page.landmark()

    def bring_into_sight(self, widget: QWidget, box: QRect) -> None:
        """Move the page so that a part of a widget on it is seen, in pixels of the widget."""
        if self._page is not None:
            self._page.show_box(widget, box)

    def drop(self) -> None:
        """Let go of the widgets; they are built again when the screen is entered."""
        self._drop_frame()

    def build_page(self, margin: int | None = None) -> ScrollPage:
        """Make the scrolling page of this screen; `Screen` keeps its place across redraws."""
        more_kind = "alarm-outline" if self.ground == "alarm" else "quiet"
        self._page = ScrollPage(self.view, self.name, margin, more_kind)
        return self._page

    def button(self, control_id: str, text: str, face: Face | None = None) -> TouchButton:
        """Make a button of this screen, with the id ``name.control_id``."""
        return identify(TouchButton(text, self.view, face), f"{self.name}.{control_id}")

    def home_button(self) -> TouchButton:
        """Make the button that leads home."""
        words = QCoreApplication.translate("Screen", "Home")
        button = self.button("home", words, Face(icon="ph.house"))
        button.clicked.connect(lambda: self.place_requested.emit("home"))
        return button

    def back_button(self) -> TouchButton:
        """Make the button that leads to where the patient came from."""
        words = QCoreApplication.translate("Screen", "Back")
        button = self.button("back", words, Face(icon="ph.arrow-left"))
        button.clicked.connect(self.back_requested)
        return button

    # --- Drawing --------------------------------------------------------------------------

    def _draw(self, *, keep_anchor: bool) -> None:
        if self._held is None:
            self.hold_place()
        held, self._held = self._held if keep_anchor else None, None
        focused = self.focusWidget()
        focus_id = focused.objectName() if focused is not None and focused.hasFocus() else ""
        self._drop_frame()
        frame = QWidget(self)
        frame.setLayoutDirection(QLocale(self.view.language).textDirection())
        wear(frame, ground=self.ground)
        frame.ensurePolished()  # while it is empty: what it holds would have to follow its font
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fill(), 1)
        if self.has_bars:
            column.addWidget(self._footer())
        self._frame = frame
        self._is_rehearsed = False
        self._drawn = (id(self._view), self.argument, self.shown_state())
        self._stack.addWidget(frame)
        if held is not None and self._page is not None:
            self._page.keep(*held)
        self._focus(focus_id)

    def _footer(self) -> QFrame:
        theme = self.view.theme
        bar = Framed()
        wear(bar, bar="footer")
        side = theme.u(56)
        layout = BarLayout(theme.u(24), QMargins(side, theme.u(18), side, theme.u(20)))
        bar.setLayout(layout)
        if self.can_be_called:
            words = QCoreApplication.translate("Screen", "My name was called")
            called = self.button("called", words, Face(icon="ph.bell-ringing"))
            called.clicked.connect(self.called_requested)
            layout.add_left(called)
        for button in self.footer_buttons():
            layout.add_right(button)
        return bar

    def _drop_frame(self) -> None:
        """Take the widgets out of sight; they are deleted once the touch that did it is answered."""
        if self._frame is not None:
            self._frame.hide()
            self._stack.removeWidget(self._frame)
            self._dropped.append(self._frame)
            self._sweeping.start(_SWEEP_MS)
        self._frame, self._page, self._drawn = None, None, None

    def _sweep(self) -> None:
        while self._dropped:
            self._dropped.pop().deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; the page keys scroll."""
        steps = {
            Qt.Key.Key_PageDown: 0.85,
            Qt.Key.Key_PageUp: -0.85,
            Qt.Key.Key_Down: 0.12,
            Qt.Key.Key_Up: -0.12,
        }
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        elif event.key() in steps and self._page is not None:
            self._page.scroll_pages(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
