"""The settings that staff change: kept, in force at once, and taken back."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.settings import Settings
from tests.staffed_kiosk import CALM, StaffedKiosk


@pytest.fixture
def at_settings(staffed: StaffedKiosk) -> StaffedKiosk:
    staffed.come_in()
    staffed.go("settings")
    staffed.until(lambda: not staffed.kiosk.staff.desks.busy)
    return staffed


def kept(staffed: StaffedKiosk) -> dict[str, object]:
    file = paths.staff_settings(staffed.folder)
    found: dict[str, object] = json.loads(file.read_text()) if file.exists() else {}
    return found


def change(staffed: StaffedKiosk, *touches: str) -> Settings:
    """Touch controls, and give the settings that count then."""
    settings = staffed.kiosk.staff.desks.settings
    for touch in touches:
        staffed.press(touch)
        staffed.until(lambda: not settings.busy)
    return settings.settings


@pytest.mark.parametrize(
    ("touch", "key", "value"),
    [
        ("staff.settings.start_contrast.dark", "start_contrast", "dark"),
        ("staff.settings.start_text_percent.150", "start_text_percent", 150),
        ("staff.settings.reduce_motion.false", "reduce_motion", False),
        ("staff.settings.idle.longer", "idle_timeout_s", 90),
        ("staff.settings.idle.less", "idle_timeout_s", 60),
        ("staff.settings.languages.es", "languages", ["en"]),
        ("staff.settings.paper.a4", "paper", "a4"),
        ("staff.settings.printer.none", "printer", "none"),
    ],
)
def test_a_touch_changes_keeps_and_notes_it(
    at_settings: StaffedKiosk, touch: str, key: str, value: object
) -> None:
    settings = change(at_settings, touch)
    assert getattr(settings, key) == (tuple(value) if isinstance(value, list) else value)
    assert kept(at_settings) == {key: value}
    assert at_settings.deeds[0] == ("settings.changed", "done")


def test_what_a_visit_begins_with_counts_for_the_next_patient(at_settings: StaffedKiosk) -> None:
    change(
        at_settings,
        "staff.settings.start_contrast.dark",
        "staff.settings.start_text_percent.150",
        "staff.settings.languages.en",
        "staff.settings.idle.longer",
    )
    at_settings.press("staff.done")
    view = at_settings.kiosk.session.view
    assert (view.theme.contrast, view.theme.text_percent, view.languages) == ("dark", 150, ("es",))
    assert at_settings.kiosk.idle._idle.interval() == 90_000


def test_one_language_is_always_left(at_settings: StaffedKiosk) -> None:
    change(at_settings, "staff.settings.languages.es", "staff.settings.languages.en")
    assert kept(at_settings) == {"languages": ["en"]}
    assert at_settings.hands.find("staff.settings.languages.en").isChecked()  # type: ignore[attr-defined] # a button


def test_a_change_of_the_printer_says_that_it_needs_a_restart(at_settings: StaffedKiosk) -> None:
    change(at_settings, "staff.settings.start_contrast.dark")
    assert not at_settings.hands.sees("counts after a restart")
    change(at_settings, "staff.settings.paper.a4")
    assert at_settings.hands.sees("counts after a restart")


def test_all_is_taken_back_with_one_touch(at_settings: StaffedKiosk) -> None:
    settings = change(
        at_settings, "staff.settings.start_contrast.dark", "staff.settings.paper.a4", "staff.settings.reset"
    )
    assert settings == CALM
    assert kept(at_settings) == {}


# --- The practice's name --------------------------------------------------------------------------


def by_touch(staffed: StaffedKiosk) -> None:
    """Write "Ñandú B1", and take a slip back."""
    keys = ("ñ", "a", "n", "d", "ú", "space", "shift", "b", "1", "2", "delete")
    staffed.press(*(f"staff.settings.key.{key}" for key in keys))


def by_keyboard(staffed: StaffedKiosk) -> None:
    line = staffed.hands.find("staff.settings.line")
    line.setFocus()
    QTest.keyClicks(line, " Knee  1")


@pytest.mark.parametrize(("write", "name"), [(by_touch, "Ñandú B1"), (by_keyboard, "Knee 1")])
def test_the_practices_name_is_written_by_touch_and_by_keyboard(
    at_settings: StaffedKiosk, write: Callable[[StaffedKiosk], None], name: str
) -> None:
    at_settings.press("staff.settings.practice")
    write(at_settings)
    settings = change(at_settings, "staff.settings.save")
    assert settings.practice_name == name
    assert at_settings.hands.sees(name)
    at_settings.press("staff.done")
    assert at_settings.kiosk.session.view.practice == name


def test_the_first_letter_is_a_capital_and_the_next_ones_are_not(at_settings: StaffedKiosk) -> None:
    at_settings.press("staff.settings.practice", *(f"staff.settings.key.{key}" for key in "knee"))
    settings = change(at_settings, "staff.settings.save")
    assert settings.practice_name == "Knee"


def test_a_name_that_is_left_alone_stays(at_settings: StaffedKiosk) -> None:
    at_settings.press("staff.settings.practice", "staff.settings.key.a", "staff.settings.cancel")
    assert kept(at_settings) == {}


def test_an_empty_name_is_the_guides(at_settings: StaffedKiosk) -> None:
    at_settings.press("staff.settings.practice")
    settings = change(at_settings, "staff.settings.save")
    assert settings.practice_name == ""
    assert at_settings.hands.sees("As in the guide")


def test_a_full_disk_changes_nothing_and_is_told(
    at_settings: StaffedKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.staff.durable.put", no_space)
    settings = change(at_settings, "staff.settings.paper.a4")
    assert settings.paper == "us-letter"
    assert at_settings.hands.sees("The change was not kept.")


def test_the_pin_can_be_changed_from_here(at_settings: StaffedKiosk) -> None:
    at_settings.press("staff.settings.pin")
    assert at_settings.hands.sees("Choose a PIN for staff")
    at_settings.type_pin("593027")
    at_settings.type_pin("593027")
    at_settings.until(lambda: at_settings.place == "staff.content")
    assert at_settings.lock.check("593027")
