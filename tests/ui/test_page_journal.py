"""What a page was made without is told to staff, once, and without whose it was."""

import datetime as dt

import msgspec

from kiosk.ui.page_order import PageOrder
from kiosk.visit.summary import build_summary
from tests.staffed_kiosk import StaffedKiosk
from tests.unit.paper.answers import answered, incompressible

DAY = dt.date(2026, 11, 22)


def prepare(staffed: StaffedKiosk, size: int) -> None:
    """Have a page made with answers for the clinic's code that take about that many bytes."""
    desk, visit = staffed.kiosk.desk, staffed.kiosk.session.visit
    response = incompressible(size) if size else answered(3)
    summary = msgspec.structs.replace(build_summary(visit, "en", DAY), response=response)
    desk.prepare(PageOrder(summary))
    staffed.until(lambda: desk.page is not None and not desk.busy)


def test_a_page_without_its_code_is_told_once(staffed: StaffedKiosk) -> None:
    for size in (0, 2_000, 2_400):
        prepare(staffed, size)
    staffed.kiosk.close()
    told = [entry for entry in staffed.entries if entry.what == "page.made"]
    assert [(entry.result, entry.detail.partition(":")[0]) for entry in told] == [
        ("left-out", "The page was made without the clinic's code")
    ]
    assert "noise" not in told[0].detail
    assert told[0].detail.endswith(".")
