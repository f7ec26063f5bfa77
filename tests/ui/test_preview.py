"""An author writes, saves, and sees it: the real screens, and beside them what is wrong."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import Kiosk
from kiosk.authoring.preview import draft, stamp
from kiosk.preview import Preview
from kiosk.ui.hands import Hands

TINY_GUIDE = Path(__file__).parents[1] / "data" / "tiny-guide"
TODAY = dt.date(2026, 12, 1)
PATIENCE_MS = 10_000


class Author:
    """Writes in a folder and looks at its preview."""

    def __init__(self, folder: Path, preview: Preview, qtbot: QtBot) -> None:
        self.folder = folder
        self.preview = preview
        self._qtbot = qtbot

    def save(self, file: str, old: str, new: str) -> None:
        """Replace words in a file, as editors do: a new file takes the place of the old one."""
        path = self.folder / file
        part = path.with_suffix(".part")
        text = path.read_text(encoding="utf-8")
        assert old in text
        part.write_text(text.replace(old, new), encoding="utf-8")
        part.replace(path)

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something has happened."""
        self._qtbot.waitUntil(happened, timeout=PATIENCE_MS)

    def until_title(self, words: str) -> None:
        self.until(lambda: words in self.preview.window.windowTitle())

    def until_fault(self, words: str) -> None:
        self.until(lambda: words in self.faults)

    def until_new_kiosk(self, before: Kiosk | None) -> None:
        self.until(lambda: self.preview.kiosk is not before)

    @property
    def faults(self) -> str:
        return self.preview.window.faults.toPlainText()

    @property
    def hands(self) -> Hands:
        assert self.preview.kiosk is not None
        hands = Hands(self.preview.kiosk.window)
        hands.settle()
        return hands

    @property
    def place(self) -> str:
        assert self.preview.kiosk is not None
        return self.preview.kiosk.navigator.place


@pytest.fixture
def author(tmp_path: Path, qtbot: QtBot) -> Iterator[Author]:
    folder = tmp_path / "guide"
    shutil.copytree(TINY_GUIDE, folder)
    preview = Preview(lambda: stamp(folder), lambda: draft(folder, TODAY))
    preview.open()
    writer = Author(folder, preview, qtbot)
    writer.until_title("A sore knee")
    yield writer
    preview.close()
    preview.window.deleteLater()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_is_saved_is_what_is_shown(author: Author) -> None:
    author.hands.wait_for("A sore knee")
    author.save("guide.toml", "A sore knee", "A knee that hurts")
    author.until_title("A knee that hurts")
    author.hands.wait_for("A knee that hurts")
    assert not author.preview.window.faults.isVisible()


def test_a_fault_is_told_with_its_line_and_the_last_good_guide_stays(author: Author) -> None:
    author.save("questionnaire.toml", "met_when =", "mets_when =")
    author.until_fault("questionnaire.toml:34: Error: `mets_when`")
    assert author.preview.window.faults.isVisible()
    author.hands.wait_for("A sore knee")
    author.save("questionnaire.toml", "mets_when =", "met_when =")
    author.until(lambda: not author.faults)
    assert not author.preview.window.faults.isVisible()


def test_place_and_language_stay_when_something_is_saved(author: Author) -> None:
    kiosk = author.preview.kiosk
    assert kiosk is not None
    kiosk.host.begin_visit("es")
    kiosk.host.go("reader:next")
    author.save("sections/20-next.es.md", "1. Piense.", "1. Piense con calma.")
    author.until_new_kiosk(kiosk)
    assert author.place == "reader:next"
    author.hands.wait_for("Piense con calma.")


def test_a_section_that_was_removed_leaves_the_reader_open(author: Author) -> None:
    kiosk = author.preview.kiosk
    assert kiosk is not None
    kiosk.host.begin_visit("en")
    kiosk.host.go("reader:next")
    for language in ("en", "es"):
        author.save(f"sections/10-start.{language}.md", "](section:next)", "](section:start)")
    for language in ("en", "es"):
        (author.folder / f"sections/20-next.{language}.md").unlink()
    author.until_new_kiosk(kiosk)
    author.until(lambda: "next" not in author.place)
    assert author.place == "reader"
    author.hands.wait_for("What helps")


def test_a_folder_that_is_gone_is_told_and_the_guide_stays(author: Author) -> None:
    shutil.rmtree(author.folder)
    author.until_fault("There is no folder")
    author.hands.wait_for("A sore knee")


def test_only_one_kiosk_is_there_however_often_something_is_saved(author: Author) -> None:
    for minutes in range(3, 6):
        author.save("guide.toml", f"minutes = {minutes}", f"minutes = {minutes + 1}")
        author.until_new_kiosk(author.preview.kiosk)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    (window,) = [each for each in QApplication.allWidgets() if each.objectName() == "window"]
    assert window.parentWidget() is author.preview.window
