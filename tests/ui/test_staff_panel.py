"""Who gets into the staff's panel, what keeps others out, and how it ends."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.ui.staff.desks import CLOSES_AFTER_S, COUNTDOWN_S
from tests.staffed_kiosk import PIN, StaffedKiosk

SECTIONS = ("content", "printer", "usage", "settings", "about")


def test_the_pin_opens_the_panel_at_the_guides(staffed: StaffedKiosk) -> None:
    staffed.come_in()
    assert staffed.kiosk.staff.is_open
    assert staffed.hands.sees("Earlier versions on this kiosk")


def test_the_gesture_erases_a_visit_first(staffed: StaffedKiosk) -> None:
    staffed.press("welcome.start.en")
    visit = staffed.kiosk.session.visit
    staffed.kiosk.staff.open()
    assert staffed.place == "staff.pin"
    assert staffed.kiosk.session.visit is not visit


@pytest.mark.parametrize("place", ["staff.content", "staff.settings", "staff.update", "staff.about"])
def test_without_the_pin_no_page_of_the_panel_can_be_gone_to(staffed: StaffedKiosk, place: str) -> None:
    staffed.kiosk.staff.open()
    staffed.kiosk.staff.go(place)
    assert staffed.place == "staff.pin"


def test_after_the_panel_closed_the_pin_is_asked_for_again(staffed: StaffedKiosk) -> None:
    staffed.come_in()
    staffed.press("staff.done")
    staffed.kiosk.staff.go("staff.settings")
    assert staffed.place == "welcome"
    staffed.kiosk.staff.open()
    assert staffed.place == "staff.pin"
    assert not staffed.kiosk.staff.is_open


def test_a_pin_that_is_found_right_after_staff_left_opens_nothing(staffed: StaffedKiosk) -> None:
    staffed.kiosk.staff.open()
    staffed.hands.settle()
    staffed.press(*(f"staff.pin.digit.{digit}" for digit in PIN))
    confirm = staffed.hands.find("staff.pin.confirm")
    confirm.click()  # type: ignore[attr-defined] # a button
    staffed.kiosk.staff.close()
    staffed.until(lambda: not staffed.kiosk.staff.desks.pin.busy)
    assert staffed.place == "welcome"
    assert not staffed.kiosk.staff.is_open


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_is_a_touch_away_and_says_where_one_is(staffed: StaffedKiosk, section: str) -> None:
    staffed.come_in()
    staffed.go(section)
    assert staffed.place == f"staff.{section}"
    here = [each for each in SECTIONS if _is_current(staffed, each)]
    assert here == [section]


def _is_current(staffed: StaffedKiosk, section: str) -> bool:
    return staffed.hands.find(f"staff.go.{section}").accessibleDescription() == "You are here"


def test_three_minutes_without_a_touch_close_it_and_the_last_seconds_are_told(staffed: StaffedKiosk) -> None:
    assert CLOSES_AFTER_S == 180
    staffed.come_in()
    idle = staffed.kiosk.staff.desks.idle
    assert idle._idle.interval() == (CLOSES_AFTER_S - COUNTDOWN_S) * 1000
    assert idle._idle.isActive()
    idle._begin_countdown()
    assert staffed.hands.sees(f"Closes in {COUNTDOWN_S} s")
    staffed.idle()
    assert staffed.place == "welcome"
    assert not staffed.kiosk.staff.is_open
    assert not idle._idle.isActive()


def test_the_number_pad_does_not_stay_either(staffed: StaffedKiosk) -> None:
    staffed.kiosk.staff.open()
    staffed.idle()
    assert staffed.place == "welcome"


def test_a_touch_keeps_it_open(staffed: StaffedKiosk) -> None:
    staffed.come_in()
    staffed.kiosk.staff.desks.idle._begin_countdown()
    staffed.hands.tap(QPoint(1500, 900))
    assert not staffed.hands.sees("Closes in")
    assert staffed.kiosk.staff.is_open


def test_a_fault_closes_it(staffed: StaffedKiosk) -> None:
    staffed.come_in()
    staffed.kiosk.failsafe.report(ValueError())
    staffed.until(lambda: staffed.hands.screen == "failsafe")
    assert not staffed.kiosk.staff.is_open


def test_the_keyboard_alone_leads_in_around_and_out(staffed: StaffedKiosk) -> None:
    staffed.kiosk.staff.open()
    staffed.hands.settle()
    handle = staffed.kiosk.window.windowHandle()
    for digit in PIN:
        QTest.keyClick(handle, Qt.Key(ord(digit)))
    QTest.keyClick(handle, Qt.Key.Key_Return)
    staffed.until(lambda: staffed.place == "staff.content")
    _tab_to(staffed, "staff.go.printer")
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert staffed.place == "staff.printer"
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert staffed.place == "welcome"


def _tab_to(staffed: StaffedKiosk, wanted: str) -> None:
    for _ in range(40):
        QTest.keyClick(staffed.kiosk.window.windowHandle(), Qt.Key.Key_Tab)
        focused: QWidget | None = staffed.kiosk.window.focusWidget()
        if focused is not None and focused.objectName() == wanted:
            return
    raise AssertionError(f"the focus never came to {wanted}")


def test_another_language_is_a_touch_away(staffed: StaffedKiosk) -> None:
    staffed.come_in()
    staffed.press("staff.language.es")
    assert staffed.hands.sees("Versiones anteriores en este quiosco")
    assert staffed.place == "staff.content"


def test_what_staff_do_is_in_the_journal(staffed: StaffedKiosk) -> None:
    staffed.kiosk.staff.open()
    staffed.hands.settle()
    staffed.type_pin("975310")
    staffed.hands.wait_for("That was not the PIN")
    staffed.type_pin()
    staffed.until(lambda: staffed.place == "staff.content")
    assert staffed.deeds == [("staff.entered", "done"), ("staff.pin-wrong", "refused")]
    staffed.press("staff.content.journal")
    staffed.hands.wait_for("Staff came in")
    assert staffed.hands.sees("A wrong PIN was entered")
