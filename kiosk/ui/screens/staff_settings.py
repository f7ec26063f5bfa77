"""The settings that staff may change; the others stand in the clinic's own file."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from kiosk.settings import NO_PRINTER, Settings
from kiosk.staff.errors import StaffError
from kiosk.ui.idle import IdleWatch
from kiosk.ui.staff.frame import SETTINGS, StaffScreen
from kiosk.ui.staff.settings_desk import SettingsDesk
from kiosk.ui.style import wear
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.top_bar import language_name
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face
from kiosk.ui.widgets.choice_row import Choice, ChoiceRow
from kiosk.ui.widgets.framed import Framed, LineField
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.labels import Label, breakable, rule
from kiosk.ui.widgets.notice_card import NoticeCard

PRACTICE = "practice"
"""The argument of the place where the practice's name is written."""

_MOST_LETTERS = 80
_IDLE_STEP_S, _IDLE_LEAST_S, _IDLE_MOST_S = 15, 20, 600


class StaffSettingsScreen(StaffScreen):
    """Shows each setting with its choices; a touch changes it at once.

    Args:
        idle: counts down to the end of the panel.
        desk: keeps the changes.
    """

    name: ClassVar[str] = SETTINGS
    section: ClassVar[str] = SETTINGS

    def __init__(self, idle: IdleWatch, desk: SettingsDesk) -> None:
        super().__init__(idle)
        self._desk = desk
        self._error: StaffError | None = None
        self._line: QLineEdit | None = None
        self._keyboard: Keyboard | None = None
        desk.changed.connect(self._on_changed)
        desk.failed.connect(self._on_failed)
        desk.printers_found.connect(self._show_again)

    def shown_state(self) -> object:
        """Depend on the settings."""
        return self._desk.settings, self._desk.printers, self._error

    def drop(self) -> None:
        super().drop()
        self._line, self._keyboard = None, None

    def forget(self) -> None:
        super().forget()
        self._error, self._line, self._keyboard = None, None, None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.find_printers()

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build a card with a line a setting, or the keyboard for the practice's name."""
        self._line, self._keyboard = None, None
        if self.argument == PRACTICE:
            self._fill_practice(column)
            return
        column.addLayout(self.heading(self.tr("Settings")))
        if self._error is not None:
            title = self.tr("The change was not kept.")
            column.addWidget(NoticeCard(self.view, title, self._error.told(self.view.language)))
        if self._desk.needs_restart:
            words = self.tr("A change of the printer or the paper counts after a restart.")
            column.addWidget(
                NoticeCard(self.view, words, self.tr("Restart the kiosk under “About”."), "plain")
            )
        settings = self._desk.settings
        column.addWidget(self._card(self.tr("For every visit"), self._visit_lines(settings)))
        column.addWidget(self._card(self.tr("Paper"), self._paper_lines(settings)))
        row = BarLayout(self.view.theme.u(24), QMargins())
        row.add_left(self.link("pin", self.tr("Change the PIN"), "ph.lock-key", "staff.pin:change"))
        reset = self.button(
            "reset", self.tr("Take back all changes"), Face(icon="ph.arrow-counter-clockwise")
        )
        reset.clicked.connect(self._desk.reset)
        row.add_left(reset)
        column.addLayout(row)

    # --- The settings -----------------------------------------------------------------------

    def _visit_lines(self, settings: Settings) -> list[QWidget]:
        yes, no = self.tr("Yes"), self.tr("No")
        moves = not settings.reduce_motion
        dark = settings.start_contrast == "dark"
        return [
            self._practice_line(settings),
            self._languages_line(settings),
            self._idle_line(settings),
            self._choice_line(
                "start_text_percent",
                self.tr("Text size at first"),
                [
                    Choice(str(each), f"{each} %", each == settings.start_text_percent)
                    for each in TEXT_PERCENTS
                ],
            ),
            self._choice_line(
                "start_contrast",
                self.tr("Contrast at first"),
                [Choice("light", self.tr("Light"), not dark), Choice("dark", self.tr("Dark"), dark)],
            ),
            self._choice_line(
                "reduce_motion",
                self.tr("Things may move on the screen"),
                [Choice("false", yes, moves), Choice("true", no, not moves)],
            ),
        ]

    def _paper_lines(self, settings: Settings) -> list[QWidget]:
        a4 = settings.paper == "a4"
        names = dict.fromkeys(("", *self._desk.printers, settings.printer, NO_PRINTER))
        words = {"": self.tr("The system's usual one"), NO_PRINTER: self.tr("No printer")}
        printers = [
            Choice(name, words.get(name, breakable(name)), name == settings.printer) for name in names
        ]
        return [
            self._choice_line(
                "paper",
                self.tr("Paper in the printer"),
                [Choice("us-letter", self.tr("US Letter"), not a4), Choice("a4", "A4", a4)],
            ),
            self._choice_line("printer", self.tr("Printer"), printers),
        ]

    def _practice_line(self, settings: Settings) -> QWidget:
        words = settings.practice_name or self.tr("As in the guide: {name}").format(
            name=self.view.guide.practice.name
        )
        change = self.link(PRACTICE, self.tr("Change"), "ph.pencil-simple", f"{SETTINGS}:{PRACTICE}")
        return self._setting(self.tr("Name of the practice"), words, change)

    def _languages_line(self, settings: Settings) -> QWidget:
        every = self.view.guide.languages
        offered = settings.offered_languages(every)
        choices = [Choice(each, language_name(each), each in offered) for each in every]
        name = self.tr("Languages that patients can choose")
        row = ChoiceRow(self.view, f"{SETTINGS}.languages", choices, name, several=True)
        row.touched.connect(lambda code: self._toggle_language(code, offered))
        return self._setting(name, "", row)

    def _toggle_language(self, code: str, offered: tuple[str, ...]) -> None:
        kept = [each for each in offered if each != code] if code in offered else [*offered, code]
        if kept:
            self._desk.change("languages", kept)
        else:
            self._show_again()  # one language is always left

    def _idle_line(self, settings: Settings) -> QWidget:
        seconds = settings.idle_timeout_s
        row = QWidget()
        layout = BarLayout(self.view.theme.u(16), QMargins())
        row.setLayout(layout)
        for control_id, icon, name, step in (
            ("idle.less", "ph.minus", self.tr("Less"), -_IDLE_STEP_S),
            ("idle.longer", "ph.plus", self.tr("More"), _IDLE_STEP_S),
        ):
            wanted = min(max(seconds + step, _IDLE_LEAST_S), _IDLE_MOST_S)
            button = self.button(control_id, "", Face("key", icon=icon, height=76))
            button.setFixedWidth(max(self.view.theme.u(110), self.view.theme.t(72)))
            button.setAccessibleName(name)
            button.setEnabled(wanted != seconds)
            button.clicked.connect(lambda _=False, value=wanted: self._desk.change("idle_timeout_s", value))
            layout.add_left(button)
        words = self.tr("{seconds} seconds").format(seconds=seconds)
        return self._setting(self.tr("Ask “Are you still there?” after"), words, row)

    def _choice_line(self, key: str, name: str, choices: Sequence[Choice]) -> QWidget:
        row = ChoiceRow(self.view, f"{SETTINGS}.{key}", choices, name)
        row.touched.connect(lambda code: self._choose(key, code))
        return self._setting(name, "", row)

    def _choose(self, key: str, code: str) -> None:
        value: object = code
        if key == "start_text_percent":
            value = int(code)
        elif key == "reduce_motion":
            value = code == "true"
        self._desk.change(key, value)

    # --- Pieces -----------------------------------------------------------------------------

    def _card(self, title: str, lines: list[QWidget]) -> QFrame:
        theme = self.view.theme
        card = Framed()
        wear(card, card="plain")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.u(36), theme.u(26), theme.u(36), theme.u(28))
        column.setSpacing(theme.u(20))
        column.addWidget(Label(title, "heading", "action"))
        for number, line in enumerate(lines):
            if number:
                column.addWidget(rule())
            column.addWidget(line)
        return card

    def _setting(self, name: str, value: str, control: QWidget) -> QWidget:
        line = QWidget()
        layout = BarLayout(self.view.theme.u(24), QMargins())
        line.setLayout(layout)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(name, "strong"))
        if value:
            column.addWidget(Label(breakable(value), "soft"))
        layout.add_left(words)
        layout.add_right(control)
        return line

    # --- The practice's name ----------------------------------------------------------------

    def _fill_practice(self, column: QVBoxLayout) -> None:
        name = self.tr("Name of the practice")
        save = self.button("save", self.tr("Save"), Face("primary", icon="ph.check"))
        save.clicked.connect(self._save)
        cancel = self.link("cancel", self.tr("Cancel"), "ph.x", SETTINGS)
        column.addLayout(self.heading(name, cancel, save))
        self._line = LineField(self._desk.settings.practice_name)
        identify(self._line, f"{SETTINGS}.line", name)
        self._line.setMaxLength(_MOST_LETTERS)
        self._line.setPlaceholderText(self.view.guide.practice.name)
        column.addWidget(self._line)
        self._keyboard = Keyboard(self.view, SETTINGS)
        self._keyboard.typed.connect(self._line.insert)
        self._keyboard.deleted.connect(self._line.backspace)
        self._keyboard.set_capital(not self._line.text())
        column.addWidget(self._keyboard)

    def _save(self) -> None:
        if self._line is not None:
            self._desk.change("practice_name", " ".join(self._line.text().split()))
            self.page_requested.emit(SETTINGS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves the name; Escape leaves it as it was."""
        if self._line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        elif self._line is not None and event.key() == Qt.Key.Key_Escape:
            self.page_requested.emit(SETTINGS)
        else:
            super().keyPressEvent(event)

    # --- What comes back --------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._error = None
        self._show_again()

    def _on_failed(self, error: StaffError) -> None:
        self._error = error
        self._show_again()

    def _show_again(self) -> None:
        if self.isVisible() and self.argument != PRACTICE:
            self.redraw()
