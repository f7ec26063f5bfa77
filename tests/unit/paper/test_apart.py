"""Pages made in another process: the same bytes, and no process or word of a visit that outlives it."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import psutil
import pytest

from kiosk import paths
from kiosk.paper.apart import PagesApart
from kiosk.paper.errors import PageError
from kiosk.paper.page import PageMaker
from kiosk.visit.summary import Summary
from tests.unit.paper.answers import answered

PATIENCE_S = 60


@pytest.fixture
def pages() -> Iterator[PagesApart]:
    pages = PagesApart(paths.resources())
    yield pages
    pages.end()


def children() -> list[psutil.Process]:
    """Give the processes of this one that make pages."""
    mine = psutil.Process().children(recursive=True)
    return [each for each in mine if each.is_running() and "--set-pages" in each.cmdline()]


def test_a_page_is_the_very_bytes_that_would_be_made_here(
    pages: PagesApart, page_maker: PageMaker, full_visit: Summary
) -> None:
    assert pages.make(full_visit, "us-letter") == page_maker.make(full_visit, "us-letter")
    assert pages.make(full_visit, "a4", large=True) == page_maker.make(full_visit, "a4", large=True)
    coded = msgspec.structs.replace(full_visit, response=answered(5))
    assert pages.make(coded, "a4") == page_maker.make(coded, "a4") != page_maker.make(full_visit, "a4")


def test_there_is_no_process_before_the_first_page_one_for_all_and_none_after_the_end(
    pages: PagesApart, full_visit: Summary
) -> None:
    assert children() == []
    pages.warm_up()
    (process,) = children()
    pages.make(full_visit, "us-letter")
    pages.warm_up()
    assert children() == [process]
    pages.end()
    assert children() == []
    pages.end()  # a second time does nothing


def test_no_word_of_the_visit_stands_in_the_processes_arguments_or_environment(
    pages: PagesApart, full_visit: Summary
) -> None:
    pages.make(full_visit, "us-letter")
    (process,) = children()
    told = " ".join([*process.cmdline(), *process.environ().values()])
    assert full_visit.questions
    assert not [words for words in full_visit.questions if words in told]
    assert not [path for path in process.open_files() if "w" in getattr(path, "mode", "")]


def test_pages_in_a_row_leave_nothing_behind(pages: PagesApart, full_visit: Summary) -> None:
    """The short form of what `make bench-paper` measures over 1,000 pages."""

    def make(numbers: range) -> None:
        for number in numbers:
            other = msgspec.structs.replace(full_visit, practice=f"Practice {number}")
            pages.make(other, "us-letter", large=number % 2 == 0)

    make(range(40))  # Typst keeps what it has set for some pages
    (process,) = children()
    before = process.memory_full_info().uss
    make(range(40, 100))
    assert process.memory_full_info().uss - before < 5 * 2**20


def test_after_its_death_the_page_fails_once_and_is_made_by_the_next_one(
    pages: PagesApart, full_visit: Summary
) -> None:
    pages.warm_up()
    (process,) = children()
    os.kill(process.pid, signal.SIGKILL)
    with pytest.raises(PageError, match="Nothing was lost") as caught:
        pages.make(full_visit, "us-letter")
    assert not [words for words in full_visit.questions if words in str(caught.value)]
    assert caught.value.__cause__ is None
    assert pages.make(full_visit, "us-letter").page_count >= 1


def test_whoever_waits_for_a_page_while_the_visit_ends_is_told_at_once(
    pages: PagesApart, full_visit: Summary
) -> None:
    pages.warm_up()
    (process,) = children()
    process.suspend()  # a page that never gets done
    faults: list[PageError] = []

    def make() -> None:
        try:
            pages.make(full_visit, "us-letter")
        except PageError as error:
            faults.append(error)

    waiting = threading.Thread(target=make)
    waiting.start()
    pages.end()
    waiting.join(PATIENCE_S)
    assert not waiting.is_alive()
    pages.end()  # the thread may have come first, and begun another one
    assert children() == []


def test_what_is_wrong_there_is_told_here(tmp_path: Path, full_visit: Summary) -> None:
    pages = PagesApart(tmp_path)
    with pytest.raises(PageError, match="Install the kiosk's files again"):
        pages.make(full_visit, "us-letter")
    pages.end()


def test_a_process_that_cannot_be_started_is_a_page_that_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, full_visit: Summary
) -> None:
    monkeypatch.setattr(paths, "own_command", lambda: [str(tmp_path / "gone")])
    with pytest.raises(PageError, match="cannot be started"):
        PagesApart(paths.resources()).make(full_visit, "us-letter")
