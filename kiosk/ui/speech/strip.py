"""The strip below the top bar while things are read aloud: what a listener can do."""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import SILENT, identify


class SpeechStrip(Framed):
    """Pause, once more, slower, faster, quieter, louder.

    Signals:
        pause_requested: be silent, or go on.
        repeat_requested: the sentence once more.
        pace_requested: faster (1) or slower (-1).
        volume_requested: louder (1) or quieter (-1).
    """

    pause_requested = Signal()
    repeat_requested = Signal()
    pace_requested = Signal(int)
    volume_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(SILENT, True)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self._pause: TouchButton | None = None
        self._is_paused = False

    def draw(self, view: View) -> None:
        """Show the strip in ``view``."""
        focused = self.focusWidget()
        focus_id = focused.objectName() if focused is not None and focused.hasFocus() else ""
        if self._inside is not None:
            self._inside.hide()
            self._outer.removeWidget(self._inside)
            self._inside.deleteLater()
        wear(self, bar="top")  # again, for it outlives a look, unlike what it holds
        self._inside = QWidget()
        side = view.theme.u(56)
        layout = BarLayout(view.theme.u(20), QMargins(side, view.theme.u(10), side, view.theme.u(10)))
        self._inside.setLayout(layout)
        self._pause = self._button(view, "pause", "", "ph.pause")
        self._pause.clicked.connect(self.pause_requested)
        layout.add_left(self._pause)
        repeat = self._button(view, "repeat", self.tr("Say again"), "ph.arrow-counter-clockwise")
        repeat.clicked.connect(self.repeat_requested)
        layout.add_left(repeat)
        for name, words, icon, signal, step in (
            ("slower", self.tr("Slower"), "ph.minus", self.pace_requested, -1),
            ("faster", self.tr("Faster"), "ph.plus", self.pace_requested, 1),
            ("quieter", self.tr("Quieter"), "ph.speaker-low", self.volume_requested, -1),
            ("louder", self.tr("Louder"), "ph.speaker-high", self.volume_requested, 1),
        ):
            button = self._button(view, name, words, icon)
            button.clicked.connect(lambda _=False, signal=signal, step=step: signal.emit(step))
            layout.add_left(button)
        self.set_paused(self._is_paused)
        self._outer.addWidget(self._inside)
        refound = self._inside.findChild(QWidget, focus_id) if focus_id else None
        if refound is not None:
            refound.setFocus()

    def _button(self, view: View, name: str, words: str, icon: str) -> TouchButton:
        return identify(TouchButton(words, view, Face("bar", icon=icon, height=72)), f"speech.{name}")

    @property
    def is_paused(self) -> bool:
        """Whether it offers to read on."""
        return self._is_paused

    def set_paused(self, is_paused: bool) -> None:
        """Offer to go on, or to pause."""
        self._is_paused = is_paused
        if self._pause is not None:
            self._pause.setText(self.tr("Read on") if is_paused else self.tr("Pause"))
            self._pause.set_icon("ph.play" if is_paused else "ph.pause")
