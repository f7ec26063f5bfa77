"""What staff see and take out of the kiosk: counts, the file for the technician, versions, licenses."""

import csv
import datetime as dt
import io
import json
import zipfile

import pytest
from pytestqt.qtbot import QtBot

from kiosk import __version__, paths
from kiosk.paper.spooler import JobKind, PrinterKind
from kiosk.staff.usage import UsageCounts
from kiosk.ui.widgets.day_chart import DayChart
from tests.staffed_kiosk import StaffedKiosk


def today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def count(staffed: StaffedKiosk, days_ago: int, visits: int) -> None:
    day = today() - dt.timedelta(days=days_ago)
    guide = staffed.kiosk.session.view.guide.id
    UsageCounts(paths.usage(staffed.folder)).count(day, guide, "visit", visits)


def at(staffed: StaffedKiosk, section: str) -> StaffedKiosk:
    staffed.come_in()
    staffed.go(section)
    staffed.until(lambda: not staffed.kiosk.staff.desks.busy)
    return staffed


# --- Usage ----------------------------------------------------------------------------------------


def test_counts_are_summed_and_few_visits_are_not_told(staffed: StaffedKiosk) -> None:
    count(staffed, 1, 12)
    count(staffed, 2, 3)
    at(staffed, "usage")
    assert staffed.hands.sees("12")
    assert not staffed.hands.sees("15")
    chart = next(each for each in staffed.kiosk.window.findChildren(DayChart) if each.isVisible())
    assert "12 visits" in chart.accessibleName()
    assert "fewer than 5 visits" in chart.accessibleName()
    counts = [bar.count for bar in chart._bars]
    assert counts == [0] * 11 + [None, 12, 0]


def test_other_spans_can_be_looked_at(staffed: StaffedKiosk) -> None:
    count(staffed, 20, 7)
    at(staffed, "usage")
    assert not staffed.hands.sees("7")
    staffed.press("staff.usage.days.30")
    staffed.hands.wait_for("7")


def test_the_counts_are_written_onto_the_stick(staffed: StaffedKiosk) -> None:
    count(staffed, 1, 12)
    count(staffed, 2, 3)
    at(staffed, "usage")
    assert not staffed.hands.find("staff.usage.export").isEnabled()
    assert staffed.hands.sees("Plug in a USB stick first.")
    staffed.plug_in()
    staffed.until(lambda: staffed.can_touch("staff.usage.export"))
    staffed.press("staff.usage.export")
    staffed.hands.wait_for("Written onto the stick")
    name = f"kiosk-usage-{today().isoformat()}.csv"
    assert [path.name for path in staffed.stick.iterdir()] == [name]
    rows = list(csv.reader(io.StringIO((staffed.stick / name).read_text(encoding="utf-8-sig"))))
    assert len(rows) == 3
    assert "fewer than 5" in rows[1]
    assert "12" in rows[2]
    assert staffed.deeds[0] == ("usage.exported", "done")


def test_a_stick_that_cannot_be_written_is_told(staffed: StaffedKiosk) -> None:
    at(staffed, "usage")
    staffed.plug_in()
    staffed.until(lambda: staffed.can_touch("staff.usage.export"))
    staffed.stick.rmdir()
    staffed.press("staff.usage.export")
    staffed.hands.wait_for("That did not work.")
    assert staffed.hands.sees("STICK")


# --- About ----------------------------------------------------------------------------------------


def test_it_tells_the_versions_and_the_licenses(staffed: StaffedKiosk) -> None:
    at(staffed, "about")
    assert staffed.hands.sees(__version__)
    assert staffed.hands.sees("v1")
    staffed.press("staff.about.licences")
    staffed.hands.wait_for("PySide6_Essentials")
    for words in ("LGPL-3.0-only", "msgspec", "SIL Open Font License 1.1"):
        assert staffed.hands.sees(words)


def test_the_file_for_the_technician_is_written_onto_the_stick(staffed: StaffedKiosk) -> None:
    at(staffed, "about")
    staffed.plug_in()
    staffed.until(lambda: staffed.can_touch("staff.about.diagnostics"))
    staffed.press("staff.about.diagnostics")
    staffed.hands.wait_for("Written onto the stick")
    with zipfile.ZipFile(next(staffed.stick.glob("kiosk-diagnostics-*.zip"))) as packed:
        content, screen = json.loads(packed.read("content.json")), json.loads(packed.read("screen.json"))
        journal = packed.read("journal.jsonl")
    assert content["vendor"]["versions"][0][0] == "v1"
    assert screen["printer"] == "ready"
    assert b"staff.entered" in journal


def test_restarting_and_leaving_are_asked_for(staffed: StaffedKiosk, qtbot: QtBot) -> None:
    at(staffed, "about")
    with qtbot.waitSignal(staffed.kiosk.window.end_requested) as asked:
        staffed.press("staff.about.restart")
    assert asked.args == [True]
    with qtbot.assertNotEmitted(staffed.kiosk.window.end_requested):
        staffed.press("staff.about.leave", "staff.about.stay", "staff.about.leave")
    with qtbot.waitSignal(staffed.kiosk.window.end_requested) as asked:
        staffed.press("staff.about.leave_now")
    assert asked.args == [False]
    staffed.until(lambda: staffed.deeds[0] == ("kiosk.left", "done"))


# --- The printer ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PrinterKind.READY, "The printer is ready."),
        (PrinterKind.OUT_OF_PAPER, "Put paper in"),
        (PrinterKind.JAM, "Take the jammed paper out"),
        (PrinterKind.OFFLINE, "Check that it is switched on"),
    ],
)
def test_the_printer_is_told_in_words_with_what_to_do(
    staffed: StaffedKiosk, kind: PrinterKind, words: str
) -> None:
    staffed.printer.become(kind, "Desk: as it says")
    at(staffed, "printer")
    staffed.hands.wait_for(words)
    staffed.hands.wait_for("Desk: as it says")


def test_a_test_page_comes_out_once_and_is_noted(staffed: StaffedKiosk) -> None:
    staffed.printer.job = JobKind.PRINTED
    at(staffed, "printer")
    staffed.until(lambda: staffed.can_touch("staff.printer.test"))
    staffed.press("staff.printer.test")
    staffed.hands.wait_for("The test page is printed.")
    assert len(staffed.printer.digests) == 1
    staffed.until(lambda: staffed.deeds[0] == ("printer.tested", "done"))


# --- Content --------------------------------------------------------------------------------------


def test_it_says_who_reviewed_the_guide_and_where_it_comes_from(staffed: StaffedKiosk) -> None:
    staffed.come_in()
    guide = staffed.kiosk.session.view.guide
    for words in (guide.version, guide.reviewed_by, "The kiosk's maker"):
        assert staffed.hands.sees(words)
