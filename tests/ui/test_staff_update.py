"""Updates as staff make them: real sticks, real signatures, real stores, through the real screens."""

from pathlib import Path

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from kiosk.bundle.importer import pair
from kiosk.content.model import Guide
from kiosk.ui.staff.update_steps import Step
from tests.staffed_kiosk import StaffedKiosk


def another_title(guide: Guide) -> Guide:
    """Change the title of the first section, and add one."""
    first, *others = guide.sections
    renamed = replace(first, title={**first.title, "en": "Walking again"})
    return replace(guide, sections=(renamed, *others, replace(first, id="one-more")))


def begin(staffed: StaffedKiosk) -> None:
    """Come in and touch the button."""
    staffed.come_in()
    staffed.press("staff.content.update_usb")


def step(staffed: StaffedKiosk) -> Step:
    content = staffed.kiosk.staff.desks.content
    assert content is not None
    return content.step


def until_step(staffed: StaffedKiosk, wanted: Step) -> None:
    staffed.until(lambda: step(staffed) is wanted)


# --- Found by itself ------------------------------------------------------------------------------


def test_one_touch_finds_the_one_update_and_says_what_will_change(staffed: StaffedKiosk) -> None:
    staffed.bring("v2", change=another_title)
    begin(staffed)
    until_step(staffed, Step.READY)
    for words in (
        "What will change",
        "v1",
        "v2",
        "20 Nov 2026",
        "Changed · Walking again",
        "Sections added: 1",
    ):
        assert staffed.hands.sees(words)
    assert staffed.version == "v1"


def test_a_stick_that_is_plugged_in_later_is_found_too(staffed: StaffedKiosk) -> None:
    begin(staffed)
    staffed.hands.wait_for("Plug in the USB stick with the update.")
    staffed.bring("v2")
    until_step(staffed, Step.READY)


def test_of_several_updates_one_is_chosen(staffed: StaffedKiosk) -> None:
    staffed.bring("v2", "october.kioskupdate")
    staffed.bring("v3", "zoom.kioskupdate")
    begin(staffed)
    staffed.hands.wait_for("zoom.kioskupdate")
    assert step(staffed) is Step.NONE
    staffed.press("staff.update.open.0")
    until_step(staffed, Step.READY)
    assert staffed.hands.sees("v3")


def test_a_stick_without_an_update_is_told_so(staffed: StaffedKiosk) -> None:
    staffed.plug_in()
    begin(staffed)
    staffed.hands.wait_for("There is no update on this stick.")


def test_the_difference_opens_line_by_line(staffed: StaffedKiosk) -> None:
    staffed.bring("v2", change=another_title)
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.update.change.0")
    assert staffed.hands.sees("Walking again")


# --- Installed, and back --------------------------------------------------------------------------


def newest_deed(staffed: StaffedKiosk) -> tuple[str, str]:
    """Give what staff did last; why nothing is read aloud here may be written at any time."""
    return next(deed for deed in staffed.deeds if deed[0] != "speech.failed")


def test_installed_it_is_what_patients_see_and_the_journal_tells(staffed: StaffedKiosk) -> None:
    staffed.bring("v2")
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.content.install")
    staffed.hands.wait_for("Patients now see version v2.")
    assert staffed.version == "v2"
    assert newest_deed(staffed) == ("content.updated", "done")
    staffed.press("staff.update.end", "staff.done")
    assert staffed.place == "welcome"
    assert staffed.version == "v2"


def test_an_earlier_version_is_a_touch_away_and_the_newer_one_after_it(staffed: StaffedKiosk) -> None:
    staffed.bring("v2")
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.content.install")
    staffed.hands.wait_for("Patients now see version v2.")
    staffed.press("staff.update.end", "staff.versions.return.0")
    staffed.hands.wait_for("Patients now see version v1.")
    assert staffed.version == "v1"
    assert newest_deed(staffed) == ("content.returned", "done")
    staffed.press("staff.versions.return.0")
    staffed.hands.wait_for("Patients now see version v2.")


def test_what_is_shown_already_needs_no_update(staffed: StaffedKiosk) -> None:
    staffed.bring("v2")
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.content.install")
    staffed.hands.wait_for("Patients now see version v2.")
    staffed.press("staff.update.end", "staff.content.update_usb")
    staffed.hands.wait_for("Patients see this version already: v2.")


def test_the_stick_may_be_pulled_out_before_the_last_touch(staffed: StaffedKiosk) -> None:
    path = staffed.bring("v2")
    begin(staffed)
    until_step(staffed, Step.READY)
    path.unlink()
    staffed.pull_out()
    staffed.press("staff.content.install")
    staffed.hands.wait_for("Patients now see version v2.")


# --- Not installed --------------------------------------------------------------------------------


def test_what_is_put_down_is_not_installed_and_not_taken_up_by_itself(staffed: StaffedKiosk) -> None:
    staffed.bring("v2")
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.update.cancel")
    staffed.plug_in()
    assert step(staffed) is Step.NONE
    assert staffed.version == "v1"
    staffed.press("staff.update.open.0")
    until_step(staffed, Step.READY)


def test_when_staff_leave_the_store_is_free_for_others(staffed: StaffedKiosk) -> None:
    staffed.bring("v2")
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.done")
    assert staffed.version == "v1"
    with staffed.source.channels.store("vendor").writing():
        assert step(staffed) is Step.NONE


def test_staff_who_leave_while_it_is_checked_leave_the_store_free(staffed: StaffedKiosk) -> None:
    path = staffed.bring("v2")
    staffed.come_in()
    content = staffed.kiosk.staff.desks.content
    assert content is not None
    content.begin(path, path.name, staffed.kiosk.session.view.guide)
    staffed.kiosk.staff.close()
    staffed.until(lambda: not content.busy)
    with staffed.source.channels.store("vendor").writing():
        assert step(staffed) is Step.NONE


def test_a_tampered_update_is_refused_with_the_reason_and_what_to_do(staffed: StaffedKiosk) -> None:
    path = staffed.bring("v2")
    content = bytearray(path.read_bytes())
    content[-4000] ^= 1  # somewhere in the guide's own bytes
    path.write_bytes(content)
    begin(staffed)
    until_step(staffed, Step.REFUSED)
    for words in ("The update was refused.", "damaged", "Nothing has changed", "ask whoever publishes"):
        assert staffed.hands.sees(words)
    assert staffed.version == "v1"
    staffed.press("staff.update.end")
    assert staffed.hands.sees("The last update was refused.")
    staffed.until(lambda: staffed.deeds[0] == ("content.refused", "DamagedError"))


def test_a_refusal_is_told_in_the_language_of_the_staff(staffed: StaffedKiosk) -> None:
    staffed.bring("v2", by="clinic")
    begin(staffed)
    until_step(staffed, Step.REFUSED)
    staffed.press("staff.language.es")
    assert staffed.hands.sees("no está firmada por el editor en el que confía este quiosco")


def test_after_a_refusal_it_can_be_tried_again(staffed: StaffedKiosk) -> None:
    path = staffed.bring("v2")
    whole = path.read_bytes()
    path.write_bytes(whole[:-400])
    begin(staffed)
    until_step(staffed, Step.REFUSED)
    path.write_bytes(whole)
    staffed.press("staff.update.again")
    until_step(staffed, Step.READY)


# --- From a folder --------------------------------------------------------------------------------


def test_an_update_is_found_in_the_folders_of_the_kiosk(staffed: StaffedKiosk, tmp_path: Path) -> None:
    path = staffed.bring("v2")
    (tmp_path / "network").mkdir()
    path.rename(tmp_path / "network" / "from-the-net.kioskupdate")
    staffed.pull_out()
    begin(staffed)
    staffed.press("staff.update.browse")
    staffed.hands.wait_for("network")
    staffed.press("network")
    staffed.hands.wait_for("from-the-net.kioskupdate")
    staffed.press("from-the-net.kioskupdate")
    until_step(staffed, Step.READY)
    assert staffed.place == "staff.update"


# --- A preview ------------------------------------------------------------------------------------


def test_a_preview_shows_the_new_guide_on_the_patients_own_screens_and_prints_nothing(
    staffed: StaffedKiosk,
) -> None:
    staffed.bring("v2", change=another_title)
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.update.preview")
    assert staffed.place == "home"
    assert staffed.version == "v2"
    assert staffed.hands.sees("Preview. Patients do not see this guide yet")
    staffed.press("home.called")
    staffed.until(lambda: not staffed.kiosk.desk.busy)
    assert staffed.printer.digests == []
    staffed.press("staff.preview.end")
    assert staffed.place == "staff.update"
    assert staffed.version == "v1"
    assert not staffed.hands.sees("Preview. Patients do not see")
    assert step(staffed) is Step.READY
    staffed.press("staff.content.install")
    staffed.hands.wait_for("Patients now see version v2.")


def test_erasing_in_a_preview_leads_back_to_the_update_too(staffed: StaffedKiosk) -> None:
    staffed.bring("v2")
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.update.preview", "home.erase")
    assert staffed.place == "staff.update"
    assert staffed.version == "v1"


def test_a_preview_that_nobody_touches_ends_with_the_panel(staffed: StaffedKiosk) -> None:
    staffed.bring("v2")
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.update.preview")
    staffed.idle()
    assert staffed.place == "welcome"
    assert staffed.version == "v1"
    assert not staffed.hands.sees("Preview. Patients do not see")
    assert not staffed.kiosk.desk.resting


def test_a_fault_in_a_preview_ends_it_and_the_panel(staffed: StaffedKiosk, qtbot: QtBot) -> None:
    staffed.bring("v2")
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.update.preview")
    with qtbot.waitSignal(staffed.kiosk.failsafe.tripped):
        staffed.kiosk.failsafe.report(ValueError())
    staffed.hands.settle()
    assert staffed.hands.screen == "failsafe"
    assert staffed.version == "v1"
    assert staffed.place == "welcome"
    assert not staffed.kiosk.staff.is_open


# --- Pairing --------------------------------------------------------------------------------------


def test_after_pairing_the_clinics_own_updates_are_taken(staffed: StaffedKiosk) -> None:
    (staffed.stick / "root.json").write_bytes(staffed.clinic.first_root)
    staffed.bring("c1", by="clinic")
    staffed.come_in()
    staffed.press("staff.content.pair")
    staffed.hands.wait_for("root.json")
    staffed.press("staff.pairing.key.0")
    staffed.hands.wait_for("Compare these six words")
    staffed.press("staff.pairing.accept")
    staffed.hands.wait_for("This kiosk now trusts your clinic's key.")
    assert staffed.deeds[0] == ("content.paired", "done")
    staffed.press("staff.pairing.back", "staff.content.update_usb")
    until_step(staffed, Step.READY)
    staffed.press("staff.content.install")
    staffed.hands.wait_for("Patients now see version c1.")
    staffed.press("staff.update.end")
    assert staffed.hands.sees("Your clinic")


def test_words_that_differ_pair_nothing(staffed: StaffedKiosk) -> None:
    (staffed.stick / "root.json").write_bytes(staffed.clinic.first_root)
    staffed.plug_in()
    staffed.come_in()
    staffed.press("staff.content.pair")
    staffed.hands.wait_for("root.json")
    staffed.press("staff.pairing.key.0")
    staffed.hands.wait_for("Compare these six words")
    staffed.press("staff.pairing.refuse")
    assert staffed.source.channels.store("clinic").record().anchor == ""


def test_what_is_no_key_is_refused(staffed: StaffedKiosk) -> None:
    (staffed.stick / "root.json").write_text("{}")
    staffed.plug_in()
    staffed.come_in()
    staffed.press("staff.content.pair")
    staffed.hands.wait_for("root.json")
    staffed.press("staff.pairing.key.0")
    staffed.hands.wait_for("The key was not taken.")
    assert staffed.source.channels.store("clinic").record().anchor == ""


def test_a_vendors_update_that_staff_install_takes_the_clinics_place(staffed: StaffedKiosk) -> None:
    pair(staffed.source.channels.store("clinic"), staffed.clinic.first_root)
    for version, by in (("c1", "clinic"), ("v2", "vendor")):
        staffed.bring(version, by=by)
        begin(staffed)
        until_step(staffed, Step.READY)
        staffed.press("staff.content.install")
        staffed.hands.wait_for(f"Patients now see version {version}.")
        staffed.press("staff.done")
    begin(staffed)
    staffed.hands.wait_for("Patients see this version already: v2.")
    staffed.press("staff.update.end", "staff.versions.return.0")
    staffed.hands.wait_for("Patients now see version c1.")


def test_an_update_that_waits_does_not_bar_the_way_back(staffed: StaffedKiosk) -> None:
    for version in ("v2", "v3"):
        staffed.bring(version)
        begin(staffed)
        until_step(staffed, Step.READY)
        if version == "v2":
            staffed.press("staff.content.install")
            staffed.hands.wait_for("Patients now see version v2.")
            staffed.press("staff.done")
    staffed.go("content")
    staffed.press("staff.versions.return.0")
    staffed.hands.wait_for("Patients now see version v1.")


# --- A set of guides ------------------------------------------------------------------------------


def test_of_a_set_it_says_which_guides_are_new_and_then_lists_them(staffed: StaffedKiosk) -> None:
    staffed.bring("v2", others=("knees", "hips"))
    begin(staffed)
    until_step(staffed, Step.READY)
    for words in ("Guides after the update: 3", "New: hips (v2)", "New: knees (v2)", "(v1 → v2)"):
        assert staffed.hands.sees(words), words
    staffed.press("staff.content.install")
    until_step(staffed, Step.DONE)
    staffed.press("staff.update.end")
    for words in ("Guides to choose from", "hips", "knees", "and 2 more"):
        assert staffed.hands.sees(words), words
    staffed.press("staff.done", "welcome.start.en")
    assert staffed.place == "library"
    staffed.press("library.topic.hips")
    staffed.until(lambda: staffed.place == "home")
    assert staffed.kiosk.session.view.guide.id == "hips"


def test_back_from_a_set_to_one_guide_there_is_nothing_to_choose(staffed: StaffedKiosk) -> None:
    staffed.bring("v2", others=("knees",))
    begin(staffed)
    until_step(staffed, Step.READY)
    staffed.press("staff.content.install")
    until_step(staffed, Step.DONE)
    staffed.press("staff.update.end", "staff.versions.return.0")
    staffed.hands.wait_for("Patients now see version v1.")
    staffed.press("staff.done", "welcome.start.en")
    assert staffed.place == "home"
    assert "home.library" not in staffed.hands.ids()
