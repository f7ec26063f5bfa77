"""The way into the staff's panel: the PIN is entered here, and set when there is none yet."""

import math
from typing import ClassVar, Literal

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.staff.errors import PinError, PinWaitError, StaffError
from kiosk.staff.pin import FEWEST_DIGITS, MOST_DIGITS, require_good
from kiosk.ui.screen import Screen
from kiosk.ui.staff.frame import PIN
from kiosk.ui.staff.pin_desk import PinDesk
from kiosk.ui.style import wear
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.number_pad import NumberPad, PinDots
from kiosk.ui.widgets.staff_bar import StaffBar

CHANGE = "change"
"""The argument of the place where staff who are in choose another PIN."""

_TICK_MS = 500

Task = Literal["enter", "choose", "repeat"]


class StaffPinScreen(Screen):
    """Asks for the PIN; without one, asks for a new one twice.

    Args:
        desk: compares and sets the PIN.
    """

    name: ClassVar[str] = PIN
    has_bars: ClassVar[bool] = False

    def __init__(self, desk: PinDesk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task = "enter"
        self._first = ""
        self._problem = ""
        self._dots: PinDots | None = None
        self._pad: NumberPad | None = None
        self._title: Label | None = None
        self._message: Label | None = None
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._tell)
        desk.was_wrong.connect(self._on_wrong)
        desk.failed.connect(self._on_failed)
        desk.let_in.connect(self._clear)
        desk.was_set.connect(self._clear)

    def fill(self) -> QWidget:
        """Build the bar, the words with the dots, and the number pad beside or below them."""
        if self._task == "enter" and (self.argument == CHANGE or not self._desk.is_set):
            self._task = "choose"
        theme = self.view.theme
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = StaffBar(self.view)
        bar.done.connect(self.erase_requested)
        bar.language_chosen.connect(self.language_requested)
        column.addWidget(bar)
        page = self.build_page()
        directions = QBoxLayout.Direction
        row = QBoxLayout(directions.TopToBottom if theme.portrait else directions.LeftToRight)
        row.setSpacing(theme.u(48 if theme.portrait else 112))
        row.addStretch(1)
        row.addLayout(self._words(), 4)
        row.addWidget(self._number_pad(), 0, Qt.AlignmentFlag.AlignCenter)
        row.addStretch(1)
        page.column.addStretch(1)
        page.column.addLayout(row)
        page.column.addStretch(2)
        column.addWidget(page, 1)
        self._tell()
        return whole

    def drop(self) -> None:
        super().drop()
        self._drop_pieces()

    def forget(self) -> None:
        super().forget()
        self._clear()
        self._drop_pieces()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, Delete and Enter of a keyboard; Escape leads back to the patients."""
        key, text = event.key(), event.text()
        if text.isascii() and text.isdecimal():
            self._type(text)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._delete()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        elif key == Qt.Key.Key_Escape:
            self.erase_requested.emit()
        else:
            super().keyPressEvent(event)

    # --- Pieces -----------------------------------------------------------------------------

    def _words(self) -> QVBoxLayout:
        theme = self.view.theme
        column = QVBoxLayout()
        column.setSpacing(theme.u(20))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        if theme.portrait or theme.percent <= TEXT_PERCENTS[1]:  # larger words need the room
            column.addWidget(IconLabel(self.view, "ph.lock-key", theme.t(84)), 0, middle)
        self._title, self._message = Label("", "title"), Label("", "lead")
        self._dots = PinDots(self.view, FEWEST_DIGITS, MOST_DIGITS)
        for label in (self._title, self._message):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._title)
        column.addWidget(self._dots)
        column.addWidget(self._message)
        column.addStretch(1)
        return column

    def _number_pad(self) -> NumberPad:
        self._pad = NumberPad(self.view, self.name)
        self._pad.typed.connect(self._type)
        self._pad.deleted.connect(self._delete)
        self._pad.confirmed.connect(self._confirm)
        return self._pad

    def _drop_pieces(self) -> None:
        self._dots, self._pad, self._title, self._message = None, None, None, None

    # --- Typing -----------------------------------------------------------------------------

    @property
    def _waits(self) -> bool:
        return self._task == "enter" and self._desk.wait_s > 0

    def _type(self, digit: str) -> None:
        if self._dots is not None and not self._desk.busy and not self._waits:
            if self._problem:
                self._problem = ""
                self._tell()
            self._dots.add(digit)

    def _delete(self) -> None:
        if self._dots is not None:
            self._dots.delete()

    def _confirm(self) -> None:
        if self._dots is None or self._dots.count == 0 or self._desk.busy or self._waits:
            return
        pin = self._dots.take()
        if self._task == "enter":
            self._desk.check(pin)
        elif self._task == "choose":
            self._choose(pin)
        elif pin == self._first:
            self._desk.set_pin(pin)
        else:
            self._start_over(self.tr("The two were not the same. Choose a PIN again."))
        self._tell()

    def _choose(self, pin: str) -> None:
        try:
            require_good(pin)
        except PinError as error:
            self._start_over(error.told(self.view.language))
        else:
            self._first, self._task, self._problem = pin, "repeat", ""

    def _start_over(self, problem: str) -> None:
        self._first, self._task, self._problem = "", "choose", problem

    # --- What comes back --------------------------------------------------------------------

    def _on_wrong(self) -> None:
        self._problem = self.tr("That was not the PIN. Try again.")
        self._tell()

    def _on_failed(self, error: StaffError) -> None:
        words = "" if isinstance(error, PinWaitError) else error.told(self.view.language)
        if self._task == "enter":
            self._problem = words
        else:
            self._start_over(words)
        self._tell()

    def _clear(self) -> None:
        """Keep nothing of what was typed."""
        self._tick.stop()
        self._task, self._first, self._problem = "enter", "", ""
        if self._dots is not None:
            self._dots.take()

    def _tell(self) -> None:
        """Say what is asked for, or why nothing can be entered now."""
        if self._title is None or self._message is None or self._pad is None:
            return
        titles: dict[Task, str] = {
            "enter": self.tr("Enter the PIN"),
            "choose": self.tr("Choose a PIN for staff"),
            "repeat": self.tr("Enter the same PIN again"),
        }
        self._title.setText(titles[self._task])
        waits = self._waits
        self._pad.setEnabled(not waits)
        if waits != self._tick.isActive():
            (self._tick.start if waits else self._tick.stop)()
        words = self._problem or self._hint()
        if waits:
            self._problem = ""  # that is what it waits for, and told with the time
            words = self.tr("Too many wrong tries. You can try again in {time}.").format(
                time=_duration(self._desk.wait_s)
            )
        self._message.setText(words)
        tone = "caution" if words != self._hint() else ""
        if self._message.property("tone") != tone:
            wear(self._message, tone=tone)

    def _hint(self) -> str:
        if self._desk.busy:
            return self.tr("One moment…")
        if self._task == "enter":
            return self.tr("Then touch the tick.")
        if self._task == "repeat":
            return self.tr("So that no slip of a finger locks you out.")
        return self.tr("At least {count} digits that nobody guesses. Keep it where staff find it.").format(
            count=FEWEST_DIGITS
        )


def _duration(seconds: float) -> str:
    """Write a time to wait: "28 s", "2 min"; rounded up, so that it never ends before it is told."""
    whole = math.ceil(seconds)
    translate = QCoreApplication.translate
    if whole <= 90:  # noqa: PLR2004 - beyond, seconds are only restless
        return translate("StaffPinScreen", "{count} s").format(count=whole)
    return translate("StaffPinScreen", "{count} min").format(count=math.ceil(whole / 60))
