"""03: the guide, one section a page, with its contents beside it."""

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.model import Section
from kiosk.ui.prose import ProseWriter, add_prose, follow_link
from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.contents import ContentsList
from kiosk.ui.widgets.figure_card import FigureCard
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.labels import Label, rule
from kiosk.ui.widgets.scroll_page import ScrollPage
from kiosk.visit.visit import Visit

_RAIL = 500


class EndMark(QWidget):
    """The end of a text. It knows that it was seen because it was painted.

    Signals:
        seen: it came into sight for the first time.
    """

    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(2)
        self._was_seen = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if not self._was_seen:
            self._was_seen = True
            QTimer.singleShot(0, self, self.seen.emit)


class ReaderScreen(Screen):
    """One section of the guide. It counts as read once its end was seen, or "next" was touched.

    As its argument a place names a section; without one the screen goes on where the patient
    was, or begins at the first section that was not read.
    """

    name: ClassVar[str] = "reader"

    def __init__(self) -> None:
        super().__init__()
        self._contents: ContentsList | None = None
        self._rail_page: ScrollPage | None = None
        self._row: QHBoxLayout | None = None
        self._next: TouchButton | None = None
        self._shown_id = ""
        self._lazy = False
        self._begin()

    def _begin(self) -> None:
        self._section_id = ""
        self._resumed = ""
        self._listing = False
        self._kept: tuple[int, float] = (0, 0.0)

    def forget(self) -> None:
        """Drop the place, too."""
        super().forget()
        self._contents, self._rail_page, self._row, self._next = None, None, None, None
        self._begin()

    def drop(self) -> None:
        """Let go of what is kept for turning the page, too."""
        super().drop()
        self._contents, self._rail_page, self._row, self._next = None, None, None, None

    @property
    def section_id(self) -> str:
        """The section that is shown."""
        return self._section_id

    def shown_state(self) -> object:
        """Depend on the section; what was read is ticked in place."""
        return (self._section_id, self._listing)

    def prepare(self, view: View, visit: Visit | None, argument: str = "") -> bool:
        """Draw the section ``argument``, or the one to go on reading with."""
        if visit is None:
            raise RuntimeError("nobody is here to read")
        if not self.isVisible():
            self._resumed = ""
        self._listing = self._listing and self.isVisible() and not view.theme.roomy
        if argument:
            self._section_id = argument
        else:
            self._resumed = self._resumed or self._section_id or _first_unread(visit)
            self._section_id = self._resumed
        turning = self._can_turn_page(view, visit)
        self._lazy = turning or not self.isVisible()
        if turning:
            self._turn_page()
            self._drawn = (id(view), argument, self.shown_state())
            self._visit, self.argument = visit, argument
        was_drawn = super().prepare(view, visit, argument)
        if self._contents is not None:
            for section_id in visit.read:
                self._contents.set_read(section_id)
        return was_drawn

    def _can_turn_page(self, view: View, visit: Visit) -> bool:
        return (
            self.isVisible()
            and self._view is view
            and self._visit is visit
            and self._row is not None
            and not self._listing
            and self._shown_id != self._section_id
        )

    def _turn_page(self) -> None:
        """Show another section between the same bars: half the work of drawing all anew."""
        page, row = self._page, self._row
        if page is None or row is None or self._next is None:
            return
        page.hide()
        row.removeWidget(page)
        page.deleteLater()
        row.addWidget(self._section_page(), 1)
        self._next.setText(self._next_words())
        self._next.setAccessibleName(self._next_name())
        if self._contents is not None:
            self._contents.set_current(self._section_id)
            self._show_current()

    # --- The page -------------------------------------------------------------------------

    @property
    def _sections(self) -> tuple[Section, ...]:
        return self.view.guide.sections

    @property
    def _section(self) -> Section:
        return self.view.section(self._section_id)

    @property
    def _index(self) -> int:
        return self._sections.index(self._section)

    def fill(self) -> QWidget:
        """Build the section, with the contents beside it where there is room."""
        self._contents, self._rail_page, self._row = None, None, None
        if self._listing:
            return self._list_page()
        both = QWidget()
        self._row = QHBoxLayout(both)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        if self.view.theme.roomy:
            self._row.addWidget(self._rail())
        self._row.addWidget(self._section_page(), 1)
        return both

    def _new_contents(self, *, large: bool) -> ContentsList:
        read = tuple(self.visit.read)
        contents = ContentsList(self.view, self.name, self._section_id, read, large=large)
        contents.chosen.connect(self._on_chosen)
        self._contents = contents
        return contents

    def _rail(self) -> QFrame:
        theme = self.view.theme
        rail = Framed()
        wear(rail, bar="rail")
        rail.setFixedWidth(theme.u(_RAIL))
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(self.view, "reader.rail", theme.u(30))
        page.column.setContentsMargins(theme.u(32), theme.u(16), theme.u(20), theme.u(16))
        page.column.addWidget(self._new_contents(large=False))
        page.column.addStretch(1)
        column.addWidget(page)
        self._rail_page = page
        self._show_current()
        return rail

    def _show_current(self) -> None:
        """Bring the section's place in the contents into sight, once they are laid out."""
        page, contents = self._rail_page, self._contents
        if page is not None and contents is not None:
            current = contents.button(self._section_id)
            QTimer.singleShot(0, current, lambda: page.show_widget(current))

    def _list_page(self) -> ScrollPage:
        page, portrait = self.build_page(), self.view.theme.portrait
        if portrait:
            page.column.addStretch(1)  # the list is wanted at the bottom, within reach from a wheelchair
        page.column.addWidget(Label(self.tr("Contents"), "title"))
        page.column.addWidget(self._new_contents(large=True))
        if not portrait:
            page.column.addStretch(1)
        return page

    def _section_page(self) -> ScrollPage:
        theme, section = self.view.theme, self._section
        self._shown_id = section.id
        page = self.build_page(theme.u(64) if theme.roomy else None)
        column = page.column
        heading = QVBoxLayout()
        heading.setSpacing(theme.u(2))
        heading.addWidget(Label(self._part(), "small-strong", "soft"))
        heading.addWidget(Label(self.view.text(section.title), "title"))
        column.addLayout(heading)
        writer = ProseWriter(self.view, self.name, lambda link: follow_link(self, link), section.evidence)
        widgets = writer.write(self.view.prose(section.body))
        for widget in widgets:
            add_prose(column, widget)
            if self._lazy and isinstance(widget, FigureCard):
                # What is below the first figure is out of sight: it follows once the page is painted.
                # A timer of its own, because a static single shot of 0 ms comes before the paint.
                later = QTimer(page, singleShot=True, interval=0)
                later.timeout.connect(lambda: self._finish(section, column, widgets))
                later.start()
                return page
        self._finish(section, column, widgets)
        return page

    def _finish(self, section: Section, column: QVBoxLayout, widgets: Iterator[QWidget]) -> None:
        for widget in widgets:
            add_prose(column, widget)
        end = EndMark()
        end.seen.connect(lambda: self._mark_read(section.id))
        column.addWidget(end)
        if section.evidence:
            column.addWidget(rule())
            column.addLayout(self._sources(section))
        column.addStretch(1)

    def _part(self) -> str:
        part = self.tr("Part {number} of {count}").format(number=self._index + 1, count=len(self._sections))
        return " · ".join((part, self.tr("One person's story"))) if self._section.story else part

    def _sources(self, section: Section) -> BarLayout:
        theme, evidence = self.view.theme, section.evidence
        line = BarLayout(theme.u(20), QMargins())
        words = self.tr("Sources used in this part: {count}").format(count=len(evidence))
        sources = Label(words, "soft")
        line.add_left(sources)
        button = self.button("sure", self.tr("How sure are we?"), Face("plain", icon="ph.magnifying-glass"))
        button.clicked.connect(lambda: self.card_requested.emit("evidence:" + ",".join(evidence)))
        line.add_left(button)
        return line

    # --- The way through the guide --------------------------------------------------------

    def likely_places(self) -> tuple[str, ...]:
        """Go on reading, or home."""
        after = self._sections[self._index + 1 :]
        return (f"reader:{after[0].id}" if after else "compare", "home")

    def footer_buttons(self) -> list[TouchButton]:
        """Home, contents where they have no room on the page, the section before, the next one."""
        self._next = None
        if self._listing:
            return [self.home_button(), self._close_list_button()]
        buttons = [self.home_button()]
        if not self.view.theme.roomy:
            contents = self.button("contents", self.tr("Contents"), Face(icon="ph.list-bullets"))
            contents.clicked.connect(self._open_list)
            buttons.append(contents)
        back = self.button("back", self.tr("Back"), Face(icon="ph.arrow-left"))
        back.clicked.connect(self._go_back)
        return [*buttons, back, self._next_button()]

    def _next_words(self) -> str:
        after = self._sections[self._index + 1 :]
        return self.view.text(after[0].title if after else self.view.guide.comparison.title)

    def _next_name(self) -> str:
        return self.tr("Next: {title}").format(title=self._next_words())

    def _next_button(self) -> TouchButton:
        button = self.button("next", self._next_words(), Face("primary", icon_after="ph.arrow-right"))
        button.setAccessibleName(self._next_name())
        button.clicked.connect(self._go_on)
        self._next = button
        return button

    def _close_list_button(self) -> TouchButton:
        button = self.button("close", self.tr("Back to the guide"), Face("primary", icon="ph.arrow-left"))
        button.clicked.connect(self._close_list)
        return button

    def _go_on(self) -> None:
        self._mark_read(self._section_id)
        after = self._sections[self._index + 1 :]
        if after:
            self.place_requested.emit(f"reader:{after[0].id}")
        else:
            self._section_id = ""
            self.place_requested.emit("compare")

    def _go_back(self) -> None:
        index = self._index
        self.place_requested.emit(f"reader:{self._sections[index - 1].id}" if index else "home")

    def _mark_read(self, section_id: str) -> None:
        if self._visit is None:  # the end came into sight in the moment in which all was erased
            return
        self.visit.mark_read(section_id)
        if self._contents is not None:
            self._contents.set_read(section_id)

    # --- The contents ---------------------------------------------------------------------

    def _open_list(self) -> None:
        self._kept = self._page.anchor() if self._page is not None else (0, 0.0)
        self._listing = True
        self._draw(keep_anchor=False)

    def _close_list(self) -> None:
        self._listing = False
        self._draw(keep_anchor=False)
        if self._page is not None:
            self._page.keep(self._kept)

    def _on_chosen(self, section_id: str) -> None:
        if section_id != self._section_id:
            self._listing = False
            self.place_requested.emit(f"reader:{section_id}")
        elif self._listing:
            self._close_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the contents first."""
        if event.key() == Qt.Key.Key_Escape and self._listing:
            self._close_list()
        else:
            super().keyPressEvent(event)


def _first_unread(visit: Visit) -> str:
    sections = visit.guide.sections
    return next((section.id for section in sections if section.id not in visit.read), sections[0].id)
