"""Staff print the guide for who cannot use the kiosk: PIN, choices, and all pages on a real print server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.content.model import Guide
from kiosk.paper.cups import CupsSpooler
from kiosk.ui.desk_state import DeskState
from tests.private_cups import PrivateCups
from tests.staffed_kiosk import CALM, StaffedKiosk, staffed_kiosk
from tests.unit.bundle.publisher import TINY
from tests.unit.paper.reading import opened, text_of


@pytest.fixture
def staffed(tmp_path: Path, qtbot: QtBot, cups_server: PrivateCups) -> Iterator[StaffedKiosk]:
    spooler = CupsSpooler("us-letter", server=cups_server.server)
    with staffed_kiosk(tmp_path, qtbot, CALM, spooler=spooler) as staffed:
        yield staffed


def first_text(guide: Guide, language: str) -> str:
    return guide.questionnaire.items[0].text[language]


def test_staff_print_the_guide_on_paper_in_another_language_and_large_print(
    staffed: StaffedKiosk, cups_server: PrivateCups
) -> None:
    desk = staffed.kiosk.desk
    staffed.come_in()
    staffed.go("printer")
    staffed.press("staff.printer.handout")
    staffed.until(lambda: desk.page is not None)
    usual = desk.page
    assert usual is not None
    assert first_text(TINY, "en") in text_of(usual)

    staffed.press("staff.handout.language.es")
    staffed.press("staff.handout.size.large")
    staffed.press("staff.handout.part.sections")
    staffed.until(lambda: desk.page is not None and desk.page is not usual)
    staffed.until(lambda: staffed.can_touch("staff.handout.print"))
    page = desk.page
    assert page is not None
    with opened(page) as document:
        assert document.Root["/Lang"] == "es"
    assert TINY.warning_signs.lead["es"] in text_of(page)
    assert TINY.sections[0].title["es"] not in text_of(page)

    staffed.press("staff.handout.print")
    staffed.until(lambda: desk.state.is_out)
    assert cups_server.printed() == [page.pdf]
    assert desk.allowance.of_hour == 0
    assert ("handout.printed", "done") in staffed.deeds


def test_pages_are_looked_at_one_after_the_other(staffed: StaffedKiosk) -> None:
    desk = staffed.kiosk.desk
    staffed.come_in()
    staffed.go("printer")
    staffed.press("staff.printer.handout")
    staffed.until(lambda: staffed.can_touch("staff.handout.next"))
    assert desk.page is not None
    count = desk.page.page_count
    assert staffed.hands.sees(f"Page 1 of {count}")
    staffed.press("staff.handout.next")
    assert staffed.hands.sees(f"Page 2 of {count}")
    staffed.press("staff.handout.before")
    assert staffed.hands.sees(f"Page 1 of {count}")


def test_out_of_paper_staff_are_told_and_the_pages_wait(
    staffed: StaffedKiosk, cups_server: PrivateCups
) -> None:
    desk = staffed.kiosk.desk
    cups_server.behave("media-empty")
    staffed.come_in()
    staffed.go("printer")
    staffed.press("staff.printer.handout")
    staffed.until(lambda: staffed.can_touch("staff.handout.print"))
    staffed.press("staff.handout.print")
    staffed.until(lambda: desk.state is DeskState.HELD_UP)
    staffed.hands.wait_for("The printer is out of paper.")
    cups_server.behave("ok")
    staffed.until(lambda: desk.state.is_out)
    assert len(cups_server.printed()) == 1
