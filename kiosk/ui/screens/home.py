"""02: four steps in any order, smaller doors, and the warning signs."""

from typing import ClassVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.screen import Screen
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import CardButton, Face, TouchButton
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.ui.widgets.step_badge import StepBadge
from kiosk.visit.visit import Step, StepName

_ICONS: dict[StepName, str] = {
    "learn": "ph.book-open",
    "compare": "ph.scales",
    "check": "ph.clipboard-text",
    "take": "ph.printer",
}
_PLACES: dict[StepName, str] = {"learn": "reader", "compare": "compare", "check": "check", "take": "summary"}


class HomeScreen(Screen):
    """The patient's map: what is done, what comes next, and every other door."""

    name: ClassVar[str] = "home"
    keeps_nothing: ClassVar[bool] = True

    def shown_state(self) -> object:
        """Depend on the steps and the picked questions."""
        return (self.visit.steps(), tuple(self.visit.questions))

    def fill(self) -> QWidget:
        """Build the four steps, the doors and the warning strip."""
        theme = self.view.theme
        page = self.build_page()
        # The strip at the end is to be in sight, in two lines and in Spanish too.
        page.column.setContentsMargins(theme.u(56), theme.u(22), theme.u(56), theme.u(16))
        page.column.setSpacing(theme.u(20))
        heading = BarLayout(theme.u(28), QMargins())
        heading.add_left(Label(self.tr("Four steps, in any order"), "title"))
        hint = self.tr("About {minutes} minutes. Stop whenever your name is called.")
        heading.add_left(Label(hint.format(minutes=self.view.guide.minutes), "soft"))
        page.column.addLayout(heading)
        page.column.addLayout(self._steps())
        page.column.addLayout(self._doors())
        page.column.addWidget(self._warning_strip())
        page.column.addStretch(1)
        return page

    def footer_buttons(self) -> list[TouchButton]:
        """Finish and erase."""
        button = self.button("erase", self.tr("Finish and erase"), Face(icon="ph.trash"))
        button.clicked.connect(self.erase_requested)
        if self.view.cover.topics == 1:
            return [button]
        topics = self.button("library", self.tr("Another topic"), Face(icon="ph.books"))
        topics.clicked.connect(lambda: self.place_requested.emit("library"))
        return [topics, button]

    def likely_places(self) -> tuple[str, ...]:
        """Go to any door. The page to take along is left out: drawing it would set it in type, too."""
        return ("reader", "compare", "check", "minute", "ask", "common", "about", "signs", "welcome")

    # --- The steps ------------------------------------------------------------------------

    def _columns(self, wide: int) -> int:
        theme = self.view.theme
        if theme.roomy:
            return wide
        return 1 if theme.portrait and theme.percent > 125 else min(wide, 2)  # noqa: PLR2004 - the second text size

    def _steps(self) -> QGridLayout:
        theme = self.view.theme
        grid = QGridLayout()
        grid.setSpacing(theme.u(24))
        columns = self._columns(4)
        for number, step in enumerate(self.visit.steps()):
            grid.addWidget(self._step_card(number + 1, step), number // columns, number % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _step_card(self, number: int, step: Step) -> CardButton:
        theme = self.view.theme
        title, about = self._step_words(step.name)
        is_next = step.state == "next"
        tone = "on-action" if is_next else ""
        inside = QVBoxLayout()
        inside.setContentsMargins(theme.u(28), theme.u(24), theme.u(28), theme.u(22))
        inside.setSpacing(theme.u(6))
        top = QHBoxLayout()
        top.addWidget(StepBadge(self.view, number, done=step.state == "done", inverse=is_next))
        top.addStretch(1)
        role = "on-action" if is_next else "action"
        top.addWidget(IconLabel(self.view, _ICONS[step.name], theme.t(62), role))
        inside.addLayout(top)
        inside.addSpacing(theme.u(6))
        inside.addWidget(Label(title, "heading", tone))
        inside.addWidget(Label(about, "soft", tone))
        inside.addStretch(1)
        status = self._status(step)
        inside.addWidget(Label(status, "small-strong", tone or "action"))
        card = CardButton(f"{number}. {title}. {about} {status}", inside, "next" if is_next else "plain")
        identify(card, f"home.{step.name}")
        card.clicked.connect(lambda: self.place_requested.emit(_PLACES[step.name]))
        return card

    def _step_words(self, name: StepName) -> tuple[str, str]:
        words = {
            "learn": (self.tr("Learn"), self.tr("What each treatment is, in plain words.")),
            "compare": (self.tr("Compare"), self.tr("The two treatments side by side.")),
            "check": (self.tr("Check"), self.tr("Where you stand, to share with your doctor.")),
            "take": (self.tr("Take it with you"), self.tr("One page to bring into your visit.")),
        }
        return words[name]

    def _status(self, step: Step) -> str:
        if step.state == "done":
            return self.tr("Done")
        if step.count > 0:
            return self.tr("{count} of {total} so far").format(count=step.count, total=step.total)
        return self.tr("Next") if step.state == "next" else self.tr("Ready when you are")

    # --- The doors ------------------------------------------------------------------------

    def _doors(self) -> QGridLayout:
        theme = self.view.theme
        picked = len(self.visit.questions)
        asked = (
            self.tr("{count} picked").format(count=picked) if picked else self.tr("Pick what you want to ask")
        )
        doors = [
            (
                "minute",
                "ph.clock",
                self.tr("Only have a minute?"),
                self.tr("The main points on one screen"),
                "minute",
            ),
            ("common", "ph.question", self.tr("Common questions"), self.tr("Short answers"), "common"),
            ("ask", "ph.chat-circle-text", self.tr("Questions for my doctor"), asked, "ask"),
            ("about", "ph.map-pin", self.tr("Find care"), self.tr("And who made this guide"), "about"),
        ]
        grid = QGridLayout()
        grid.setSpacing(theme.u(24))
        columns = self._columns(4)
        for index, (door_id, icon, title, about, place) in enumerate(doors):
            grid.addWidget(
                self._door(door_id, icon, (title, about), place), index // columns, index % columns
            )
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _door(self, door_id: str, icon: str, words: tuple[str, str], place: str) -> CardButton:
        theme = self.view.theme
        inside = QHBoxLayout()
        inside.setContentsMargins(theme.u(28), theme.u(14), theme.u(24), theme.u(14))
        inside.setSpacing(theme.u(24))
        inside.addWidget(IconLabel(self.view, icon, theme.t(46)), 0, Qt.AlignmentFlag.AlignVCenter)
        lines = QVBoxLayout()
        lines.setSpacing(theme.u(2))
        lines.addWidget(Label(words[0], "strong"))
        lines.addWidget(Label(words[1], "small"))
        inside.addLayout(lines, 1)
        card = identify(CardButton(f"{words[0]}. {words[1]}", inside), f"home.{door_id}")
        card.clicked.connect(lambda: self.place_requested.emit(place))
        return card

    def _warning_strip(self) -> CardButton:
        theme, signs = self.view.theme, self.view.guide.warning_signs
        inside = QHBoxLayout() if theme.roomy else QVBoxLayout()
        inside.setContentsMargins(theme.u(36), theme.u(20), theme.u(32), theme.u(20))
        inside.setSpacing(theme.u(24))
        line = QHBoxLayout()
        line.setSpacing(theme.u(28))
        line.addWidget(IconLabel(self.view, "ph.warning-octagon", theme.t(46), "stop"))
        words = self.view.text(signs.strip)
        line.addWidget(Label(words, "strong"), 1)
        inside.addLayout(line, 1)
        see = self.tr("See the warning signs")
        label = Label(see, "strong", "stop")
        label.setWordWrap(not theme.roomy)
        inside.addWidget(label)
        card = identify(CardButton(f"{words} {see}", inside, "stop"), "home.signs")
        card.clicked.connect(lambda: self.place_requested.emit("signs"))
        return card
