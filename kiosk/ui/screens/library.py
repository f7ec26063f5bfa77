"""The choice of topics, where several guides are installed: by title, a page at a time, or by search."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from kiosk.ui.library_desk import LibraryDesk
from kiosk.ui.screen import Screen
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import CardButton, Face, TouchButton
from kiosk.ui.widgets.framed import LineField
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from kiosk.content.catalogue import Topic
    from kiosk.library import LibraryError

_ON_A_PAGE = 12
"""So many cards are widgets at once, however many topics there are."""

_MOST_LETTERS = 60


class LibraryScreen(Screen):
    """All topics in the patient's language, and the search in them.

    Args:
        desk: finds topics, and opens the one that is touched.
    """

    name: ClassVar[str] = "library"

    def __init__(self, desk: LibraryDesk) -> None:
        super().__init__()
        self._desk = desk
        self._start = 0
        self._typed = ""
        self._is_searching = False
        self._has_failed = False
        self._found: tuple[Topic, ...] | None = None
        self._line: LineField | None = None
        self._results: QVBoxLayout | None = None
        self._look: TouchButton | None = None
        desk.found.connect(self._on_found)
        desk.failed.connect(self._on_failed)

    def forget(self) -> None:
        """Drop the words that were searched, too."""
        super().forget()
        self._line, self._results, self._look, self._found = None, None, None, None
        self._start, self._typed, self._is_searching, self._has_failed = 0, "", False, False

    def shown_state(self) -> object:
        """Depend on the topic that is open, and on whether its visit has answers."""
        chosen = self._desk.chosen
        return chosen.guide if chosen else "", self.visit.is_untouched

    @property
    def can_be_called(self) -> bool:
        """Tell whether there is a topic to print a page of."""
        return self._desk.chosen is not None

    def fill(self) -> QWidget:
        """Build the cards, or the search."""
        self._line, self._results, self._look = None, None, None
        theme = self.view.theme
        page = self.build_page()
        column = page.column
        heading = BarLayout(theme.u(28), QMargins())
        if theme.roomy or not self._is_searching:  # in large text, the keys need the room
            heading.add_left(Label(self.tr("What do you want to read about?"), "title"))
        heading.add_right(self._search_button())
        column.addLayout(heading)
        chosen = self._desk.chosen
        if chosen is not None and not self.visit.is_untouched:
            words = self.tr(
                "Your answers belong to “{topic}”. If you choose another topic, they are erased. "
                "Print your page first if you want to keep it."
            )
            column.addWidget(Label(words.format(topic=self.view.text(self.view.guide.title))))
        if self._has_failed:
            column.addWidget(
                Label(
                    self.tr("This topic cannot be shown now. Please choose another one, or ask at the desk.")
                )
            )
        if self._is_searching:
            self._fill_search(column)
        else:
            self._fill_topics(column)
        column.addStretch(1)
        return page

    def footer_buttons(self) -> list[TouchButton]:
        """Go back to the topic that is open, or finish."""
        erase = self.button("erase", self.tr("Finish and erase"), Face(icon="ph.trash"))
        erase.clicked.connect(self.erase_requested)
        if self._desk.chosen is None:
            return [erase]
        back = self.button("back", self.tr("Back to my topic"), Face(icon="ph.arrow-left"))
        back.clicked.connect(lambda: self.place_requested.emit("home"))
        return [back, erase]

    def likely_places(self) -> tuple[str, ...]:
        """Go home, if there is a topic to go home to."""
        return ("home", "welcome") if self._desk.chosen is not None else ("welcome",)

    # --- All topics -----------------------------------------------------------------------

    def _search_button(self) -> TouchButton:
        words = self.tr("Show all topics") if self._is_searching else self.tr("Search")
        face = Face(icon="ph.list" if self._is_searching else "ph.magnifying-glass")
        button = self.button("search", words, face)
        button.clicked.connect(self._toggle_search)
        return button

    def _fill_topics(self, column: QVBoxLayout) -> None:
        theme = self.view.theme
        page = self._desk.page(self.view.language, self._start, _ON_A_PAGE)
        columns = (2 if theme.portrait else 3) if theme.roomy else 1
        grid = QGridLayout()
        grid.setSpacing(theme.u(24))
        for index, topic in enumerate(page.topics):
            grid.addWidget(self._card(topic), index // columns, index % columns)
        for number in range(columns):
            grid.setColumnStretch(number, 1)
        column.addLayout(grid)
        if page.total > _ON_A_PAGE:
            column.addLayout(self._pager(len(page.topics), page.total))

    def _pager(self, count: int, total: int) -> BarLayout:
        bar = BarLayout(self.view.theme.u(24), QMargins())
        words = self.tr("Topics {first} to {last} of {total}")
        bar.add_left(
            Label(words.format(first=self._start + 1, last=self._start + count, total=total), "soft")
        )
        if self._start:
            before = self.button("before", self.tr("Topics before"), Face(icon="ph.arrow-left"))
            before.clicked.connect(lambda: self._turn(-_ON_A_PAGE))
            bar.add_right(before)
        if self._start + count < total:
            after = self.button("after", self.tr("More topics"), Face(icon_after="ph.arrow-right"))
            after.clicked.connect(lambda: self._turn(_ON_A_PAGE))
            bar.add_right(after)
        return bar

    def _turn(self, by: int) -> None:
        self._start = max(0, self._start + by)
        self._draw(keep_anchor=False)

    def _card(self, topic: "Topic") -> CardButton:
        theme = self.view.theme
        inside = QVBoxLayout()
        inside.setContentsMargins(theme.u(28), theme.u(22), theme.u(28), theme.u(22))
        inside.setSpacing(theme.u(6))
        inside.addWidget(Label(topic.title, "heading"))
        inside.addWidget(Label(topic.summary, "soft"))
        inside.addStretch(1)
        card = identify(CardButton(f"{topic.title}. {topic.summary}", inside), f"library.topic.{topic.guide}")
        card.clicked.connect(lambda: self._choose(topic))
        return card

    def _choose(self, topic: "Topic") -> None:
        self._has_failed = False
        chosen = self._desk.chosen
        if chosen is not None and chosen.guide == topic.guide:
            self.place_requested.emit("home")
        else:
            self._desk.open(topic)

    # --- The search -----------------------------------------------------------------------

    def _toggle_search(self) -> None:
        self._is_searching = not self._is_searching
        self._typed, self._found = "", None
        self._draw(keep_anchor=False)
        if self._line is not None:
            self._line.setFocus()

    def _fill_search(self, column: QVBoxLayout) -> None:
        theme = self.view.theme
        name = self.tr("Words to search for")
        self._line = identify(LineField(self._typed), f"{self.name}.line", name)
        self._line.setMaxLength(_MOST_LETTERS)
        self._line.setPlaceholderText(name)
        self._line.textChanged.connect(self._on_typed)
        column.addWidget(self._line)
        keyboard = Keyboard(self.view, self.name)
        keyboard.typed.connect(self._line.insert)
        keyboard.deleted.connect(self._line.backspace)
        is_wide = theme.roomy and not theme.portrait
        self._look = None if is_wide else self._look_button()
        if self._look is not None:
            column.addWidget(self._look)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        both = QBoxLayout(direction)
        both.setSpacing(theme.u(36))
        both.addWidget(keyboard, 6, Qt.AlignmentFlag.AlignTop)
        results = QWidget()
        self._results = QVBoxLayout(results)
        self._results.setContentsMargins(0, 0, 0, 0)
        self._results.setSpacing(theme.u(16))
        both.addWidget(results, 5)
        column.addLayout(both)
        self._show_found()

    def _look_button(self) -> TouchButton:
        """Make the button that leads past the keys to what is found, where that is below them."""
        button = self.button("look", "", Face("quiet", icon="ph.caret-down", height=72))
        button.clicked.connect(self._look_at_found)
        return button

    def _look_at_found(self) -> None:
        found = self._results.parentWidget() if self._results is not None else None
        if found is not None and self._page is not None:
            self._page.bring_to_top(found)

    def _on_typed(self, typed: str) -> None:
        self._typed = typed
        if typed.strip():
            self._desk.search(typed, self.view.language)
        else:
            self._found = None
            self._show_found()

    def _on_found(self, topics: "tuple[Topic, ...]") -> None:
        if self._is_searching and self._typed.strip():
            self._found = topics
            self._show_found()

    def _show_found(self) -> None:
        """Show the results anew; the rest of the screen stays as it is."""
        if self._results is None:
            return
        while (item := self._results.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._found is None:
            self._results.addWidget(Label(self.tr("Type a word, such as a part of the body."), "soft"))
        elif self._found:
            for topic in self._found:
                self._results.addWidget(self._card(topic))
        else:
            self._results.addWidget(Label(self.tr("Nothing found."), "strong"))
            words = self.tr("Try another or a shorter word, look through all topics, or ask at the desk.")
            self._results.addWidget(Label(words))
        self._results.addStretch(1)
        if self._look is not None:
            self._look.setVisible(bool(self._found))
            self._look.setText(self.tr("Topics found: {count}").format(count=len(self._found or ())))

    def _on_failed(self, error: "LibraryError") -> None:  # noqa: ARG002 - a patient is told what to do alone
        if self.isVisible() and not self._has_failed:
            self._has_failed = True
            self.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the search, or leads back to the topic that is open; there is nothing else to go to."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._is_searching:
            self._toggle_search()
        elif self._desk.chosen is not None:
            self.place_requested.emit("home")
