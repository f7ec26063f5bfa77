"""Pages saved into a folder."""

import datetime as dt
from pathlib import Path

import pytest

from kiosk.paper.errors import PrinterError
from kiosk.paper.folder import FolderSpooler
from kiosk.paper.spooler import JobKind, PrinterKind

NOON = dt.datetime(2026, 11, 22, 12, 30, 5, tzinfo=dt.UTC)


@pytest.fixture
def spooler(tmp_path: Path) -> FolderSpooler:
    return FolderSpooler(tmp_path, clock=lambda: NOON)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_pages_get_names_of_time_and_counter_and_never_replace_each_other(
    spooler: FolderSpooler, tmp_path: Path
) -> None:
    jobs = [spooler.submit(b"first", title="Mrs. Doe"), spooler.submit(b"second")]

    assert names(tmp_path) == ["page-20261122-123005-001.pdf", "page-20261122-123005-002.pdf"]
    assert (tmp_path / "page-20261122-123005-001.pdf").read_bytes() == b"first"
    assert [spooler.job_state(job).kind for job in jobs] == [JobKind.SENT, JobKind.SENT]


def test_a_folder_that_is_there_is_ready(spooler: FolderSpooler) -> None:
    state = spooler.state()

    assert (state.kind, state.accepts) == (PrinterKind.READY, True)


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    spooler = FolderSpooler(tmp_path / "share")

    state = spooler.state()
    assert (state.kind, state.accepts) == (PrinterKind.FOLDER_MISSING, False)
    with pytest.raises(PrinterError, match="No such file"):
        spooler.submit(b"page")
    assert names(tmp_path) == []


def test_a_page_that_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    class Full(FolderSpooler):
        def _free(self, stamp: str) -> tuple[int, Path]:
            """Promises a name that is taken by a folder by the time the page is whole."""
            taken = tmp_path / f"{stamp}-001.pdf"
            taken.mkdir()
            return 1, taken

    with pytest.raises(PrinterError, match="was not saved"):
        Full(tmp_path, clock=lambda: NOON).submit(b"page")

    assert names(tmp_path) == ["page-20261122-123005-001.pdf"]
    assert (tmp_path / "page-20261122-123005-001.pdf").is_dir()


def test_a_saved_page_stays_for_the_staff(spooler: FolderSpooler, tmp_path: Path) -> None:
    spooler.cancel(spooler.submit(b"page"))

    assert len(names(tmp_path)) == 1


def test_the_real_clock_gives_a_name_too(tmp_path: Path) -> None:
    FolderSpooler(tmp_path).submit(b"page")

    assert names(tmp_path)[0].startswith("page-20")
