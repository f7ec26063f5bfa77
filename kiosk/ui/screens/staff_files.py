"""Looking for an update in the folders of this kiosk and its network."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QMargins
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk.bundle.carriers import find_updates
from kiosk.ui.idle import IdleWatch
from kiosk.ui.jobs import Jobs
from kiosk.ui.staff.content_desk import ContentDesk
from kiosk.ui.staff.drives import DriveWatch
from kiosk.ui.staff.frame import CONTENT, StaffScreen
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face
from kiosk.ui.widgets.labels import Label, breakable
from kiosk.ui.widgets.notice_card import NoticeCard

_MOST_FOLDERS = 200


@dataclass(frozen=True)
class Folder:
    """What lies in a folder, as far as it matters here.

    Attributes:
        path: the folder.
        folders: the folders in it, by name.
        updates: the update files in it, or itself if it holds an update.
        is_readable: whether it could be looked into.
    """

    path: Path
    folders: tuple[Path, ...] = ()
    updates: tuple[Path, ...] = ()
    is_readable: bool = True


def look_into(path: Path) -> Folder:
    """Look into a folder. Slow: it may lie on a network."""
    try:
        folders = tuple(sorted(_folders(path), key=lambda each: each.name.lower()))[:_MOST_FOLDERS]
    except OSError:
        return Folder(path, is_readable=False)
    return Folder(path, folders, find_updates(path))


def _folders(path: Path) -> Iterator[Path]:
    for each in path.iterdir():
        try:
            if each.is_dir() and not each.name.startswith("."):
                yield each
        except OSError:
            continue


class StaffFilesScreen(StaffScreen):
    """Shows the folders and updates in one folder; a touch goes in, or takes the update.

    Args:
        idle: counts down to the end of the panel.
        desk: looks at the update that is chosen.
        drives: knows the sticks, which are places to begin at.
        home: where to begin otherwise.
    """

    name: ClassVar[str] = "staff.files"
    section: ClassVar[str] = CONTENT
    parent_place: ClassVar[str] = "staff.update"

    def __init__(self, idle: IdleWatch, desk: ContentDesk, drives: DriveWatch, home: Path) -> None:
        super().__init__(idle)
        self._desk, self._drives, self._home = desk, drives, home
        self._jobs = Jobs(self)
        self._folder: Folder | None = None

    def shown_state(self) -> object:
        """Depend on what lies in the folder."""
        return self._folder

    def forget(self) -> None:
        super().forget()
        self._jobs.forget()
        self._folder = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look(self._folder.path if self._folder is not None else self._home)

    def fill_page(self, column: QVBoxLayout) -> None:
        """Build the places to begin at, then the folder's own folders and updates."""
        column.addLayout(self.heading(self.tr("Choose an update"), self.back_to_parent()))
        places = BarLayout(self.view.theme.u(16), QMargins())
        for number, (name, path) in enumerate(self._places()):
            button = self.button(
                f"place.{number}", breakable(name), Face("bar", icon="ph.hard-drive", height=72)
            )
            button.clicked.connect(lambda _=False, chosen=path: self._look(chosen))
            places.add_left(button)
        column.addLayout(places)
        folder = self._folder
        if folder is None:
            return
        column.addWidget(Label(breakable(str(folder.path)), "strong"))
        if folder.path.parent != folder.path:
            above = self.button("above", self.tr("One folder up"), Face(icon="ph.arrow-up", centered=False))
            above.clicked.connect(lambda: self._look(folder.path.parent))
            column.addWidget(above)
        if not folder.is_readable:
            column.addWidget(NoticeCard(self.view, self.tr("This folder cannot be opened.")))
        for number, path in enumerate(folder.updates):
            words = self.tr("Use this folder") if path == folder.path else breakable(path.name)
            face = Face("accent", icon="ph.file-arrow-up", centered=False)
            button = self.button(f"update.{number}", words, face)
            button.clicked.connect(lambda _=False, chosen=path: self._take(chosen))
            column.addWidget(button)
        for number, path in enumerate(folder.folders):
            face = Face(icon="ph.folder", icon_after="ph.caret-right", centered=False)
            button = self.button(f"folder.{number}", breakable(path.name), face)
            button.clicked.connect(lambda _=False, chosen=path: self._look(chosen))
            column.addWidget(button)
        if folder.is_readable and not folder.updates:
            words = self.tr("No update lies here. An update is a file whose name ends in .kioskupdate.")
            column.addWidget(Label(words, "soft"))

    def _places(self) -> list[tuple[str, Path]]:
        top = Path(self._home.anchor)
        return [
            *((stick.name, stick.folder) for stick in self._drives.sticks),
            (self.tr("Home"), self._home),
            (str(top), top),
        ]

    def _look(self, path: Path) -> None:
        self._jobs.run(lambda: look_into(path), self._on_looked, lambda _: None)

    def _take(self, path: Path) -> None:
        self._desk.begin(path, path.name or str(path), self.view.guide)
        self.page_requested.emit(self.parent_place)

    def _on_looked(self, folder: Folder) -> None:
        if folder != self._folder:
            self._folder = folder
            if self.isVisible():
                self.enter(self.view, self.visit, self.argument)
