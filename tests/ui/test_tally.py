"""What is counted, and what is not."""

import datetime as dt

from kiosk import paths
from kiosk.paper.spooler import JobKind
from kiosk.staff.usage import DayCount, UsageCounts
from tests.staffed_kiosk import StaffedKiosk


def counted(staffed: StaffedKiosk) -> DayCount | None:
    """Give the sums of today."""
    staffed.until(lambda: not staffed.kiosk.desk.busy and not staffed.kiosk.records.tally.busy)  # type: ignore[union-attr] # it is furnished
    today = dt.datetime.now().astimezone().date()
    return next(iter(UsageCounts(paths.usage(staffed.folder)).by_day(today, today)), None)


def sums(staffed: StaffedKiosk) -> tuple[int, int, int, int]:
    """Give visits, sections, self-checks and pages of today."""
    day = counted(staffed)
    return (day.visits, day.sections, day.self_checks, day.pages) if day is not None else (0, 0, 0, 0)


def test_visits_sections_and_pages_are_counted(staffed: StaffedKiosk) -> None:
    staffed.printer.job = JobKind.PRINTED
    staffed.press("welcome.start.en", "home.learn")
    staffed.press("reader.called")
    staffed.until(lambda: staffed.kiosk.desk.pages_out == 1)
    assert sums(staffed) == (1, 1, 0, 1)


def test_a_section_that_is_opened_twice_counts_once_a_visit(staffed: StaffedKiosk) -> None:
    staffed.press("welcome.start.en", "home.learn", "reader.home", "home.learn")
    assert sums(staffed) == (1, 1, 0, 0)
    staffed.kiosk.host.end_visit()
    staffed.hands.settle()
    staffed.press("welcome.start.es", "home.learn")
    assert sums(staffed) == (2, 2, 0, 0)


def test_a_self_check_counts_when_it_is_finished(staffed: StaffedKiosk) -> None:
    staffed.press("welcome.start.en")
    staffed.kiosk.navigator.go("outcome")
    assert sums(staffed) == (1, 0, 0, 0)
    staffed.kiosk.navigator.go("home")
    staffed.kiosk.session.visit.finish_check()
    for _ in range(2):
        staffed.kiosk.navigator.go("outcome")
        staffed.kiosk.navigator.go("home")
    assert sums(staffed) == (1, 0, 1, 0)


def test_what_staff_preview_and_try_out_does_not_count(staffed: StaffedKiosk) -> None:
    staffed.printer.job = JobKind.PRINTED
    staffed.bring("v2")
    staffed.come_in()
    staffed.press("staff.content.update_usb")
    staffed.hands.wait_for("What will change")
    staffed.press("staff.update.preview", "home.learn", "staff.preview.end", "staff.go.printer")
    staffed.until(lambda: staffed.can_touch("staff.printer.test"))
    staffed.press("staff.printer.test")
    staffed.until(lambda: staffed.kiosk.desk.pages_out == 1)
    assert sums(staffed) == (0, 0, 0, 0)
