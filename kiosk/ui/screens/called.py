"""The patient's name was called: the page prints at once, and everything can be erased."""

from typing import ClassVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.desk_state import DeskState
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screen import Screen
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label, RunningText, plain_markup
from kiosk.ui.widgets.pair import PairLayout
from kiosk.ui.widgets.printer_line import PrinterLine

_WIDEST = 1240


class CalledScreen(Screen):
    """Says what happens to the page, and offers to erase everything before the patient goes.

    Printing is not begun by this screen, for it is drawn more than once.

    Args:
        desk: was told to print.
    """

    name: ClassVar[str] = "called"
    has_bars: ClassVar[bool] = False

    def __init__(self, desk: PrintDesk) -> None:
        super().__init__()
        self._desk = desk
        self._show: TouchButton | None = None
        self._phone: TouchButton | None = None
        desk.state_changed.connect(self._on_state)
        desk.outcome.connect(self._on_outcome)

    def forget(self) -> None:
        super().forget()
        self._show = self._phone = None

    def drop(self) -> None:
        super().drop()
        self._show = self._phone = None

    def likely_places(self) -> tuple[str, ...]:
        """Erase everything, as the screen asks for, or take the page another way first."""
        return ("page", "phone", "welcome", "home") if self._helps else ("welcome", "home")

    @property
    def _helps(self) -> bool:
        """Whether the page does not come out of a printer by itself."""
        state = self._desk.state
        return not (state.is_out or state in (DeskState.ASKING, DeskState.PRINTING))

    def fill(self) -> QWidget:
        """Build the words above two buttons that stay in sight."""
        theme = self.view.theme
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        page = self.build_page(margin=self._side)
        words = page.column
        words.addStretch(2)
        icon = IconLabel(self.view, "ph.bell-ringing", theme.u(110))
        words.addWidget(icon, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(Label(self.tr("Your name was called"), "display" if theme.roomy else "title"))
        words.addSpacing(theme.u(16))
        words.addWidget(PrinterLine(self.view, self._desk))
        self._show = self.button(
            "show", self.tr("Show my page"), Face("accent", icon="ph.monitor", height=104)
        )
        self._show.clicked.connect(lambda: self.place_requested.emit("page"))
        self._phone = self.button(
            "phone",
            self.tr("Take it on my phone"),
            Face("accent", icon="ph.device-mobile-camera", height=104),
        )
        self._phone.clicked.connect(lambda: self.place_requested.emit("phone"))
        instead = PairLayout(theme.u(24), QMargins())
        instead.addWidget(self._show)
        instead.addWidget(self._phone)
        words.addLayout(instead)
        words.addSpacing(theme.u(16))
        private = self.tr("Before you go, erase what you entered, so that nobody else can see it.")
        words.addWidget(RunningText(plain_markup(private), theme, "lead"))
        words.addStretch(3)
        self._on_state(self._desk.state)
        column.addWidget(page, 1)
        column.addLayout(self._buttons())
        return whole

    def _buttons(self) -> PairLayout:
        theme, side = self.view.theme, self._side
        back = self.button(
            "back", self.tr("I still have a moment. Go back"), Face(icon="ph.arrow-left", height=120)
        )
        back.clicked.connect(self.back_requested)
        erase = self.button(
            "erase", self.tr("Erase everything now"), Face("primary", icon="ph.trash", height=120)
        )
        erase.clicked.connect(self.erase_requested)
        pair = PairLayout(theme.u(28), QMargins(side, theme.u(18), side, theme.u(72)))
        pair.addWidget(back)
        pair.addWidget(erase)
        return pair

    @property
    def _side(self) -> int:
        theme = self.view.theme
        return max(theme.u(72), (theme.screen.width() - theme.t(_WIDEST)) // 2)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.watch(self.name, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._desk.watch(self.name, False)

    def _on_state(self, state: DeskState) -> None:
        """Offer other ways to take the page where it does not come out of a printer by itself."""
        if self._show is not None and self._phone is not None:
            self._show.setVisible(self._helps and state is not DeskState.NO_PAGE)
            self._phone.setVisible(self._helps)

    def _on_outcome(self, state: DeskState) -> None:
        if state.is_out and self._visit is not None:
            self.visit.mark_taken()
