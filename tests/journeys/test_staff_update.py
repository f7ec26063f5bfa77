"""A member of the staff with a new kiosk and a stick: from the first PIN to a guide that is refused.

Through the real gesture, the real screens, real signatures and a real store. What a patient sees in between
is looked at as a patient does: with a visit.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.content.model import Guide
from tests.staffed_kiosk import PIN, StaffedKiosk, staffed_kiosk

SECOND, FORGED = "Walking again", "Not this one"


@pytest.fixture
def fresh(tmp_path: Path, qtbot: QtBot) -> Iterator[StaffedKiosk]:
    """A kiosk fresh from its box."""
    with staffed_kiosk(tmp_path, qtbot, pin=False) as staffed:
        yield staffed


def titled(title: str, guide: Guide) -> Guide:
    """Call the guide and its first section so."""
    first, *others = guide.sections
    renamed = replace(first, title=dict.fromkeys(guide.languages, title))
    return replace(guide, title=dict.fromkeys(guide.languages, title), sections=(renamed, *others))


def tamper(update: Path) -> None:
    """Change one letter of the title in the guide that the update brings."""
    content = update.read_bytes()
    assert FORGED.encode() in content
    update.write_bytes(content.replace(FORGED.encode(), FORGED.lower().encode()))


def make_the_gesture(kiosk: StaffedKiosk) -> None:
    QTest.keyClick(
        kiosk.kiosk.window,
        Qt.Key.Key_S,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    kiosk.hands.settle()


def install(kiosk: StaffedKiosk, version: str) -> None:
    """Look at what changes, touch the button, and leave."""
    kiosk.press("staff.content.update_usb")
    kiosk.hands.wait_for("What will change")
    kiosk.press("staff.content.install")
    kiosk.hands.wait_for(f"Patients now see version {version}.")
    kiosk.press("staff.update.end")


def what_a_patient_reads(kiosk: StaffedKiosk) -> tuple[str, str]:
    """Give the version and the first section's title, as a visit shows them; the visit is erased again."""
    kiosk.press("welcome.start.en", "home.learn")
    title = kiosk.kiosk.session.view.guide.sections[0].title["en"]
    assert kiosk.hands.sees(title)
    kiosk.press("reader.home", "home.erase")
    assert kiosk.place == "welcome"
    return kiosk.version, title


def test_the_story_of_a_first_day(fresh: StaffedKiosk) -> None:
    before = what_a_patient_reads(fresh)
    assert before[0] == "v1"

    # A PIN is asked for at once, and there is none before it is set.
    make_the_gesture(fresh)
    assert fresh.place == "staff.pin"
    assert not fresh.lock.is_set
    fresh.type_pin()
    fresh.type_pin()
    fresh.until(lambda: fresh.place == "staff.content")
    assert fresh.lock.check(PIN)

    # A stick with a new version: what changes is told before anything does.
    fresh.bring("v2", change=lambda guide: titled(SECOND, guide))
    fresh.press("staff.content.update_usb")
    fresh.hands.wait_for("What will change")
    assert fresh.hands.sees(f"Changed · {SECOND}")
    assert fresh.version == "v1"
    fresh.press("staff.content.install")
    fresh.hands.wait_for("Patients now see version v2.")
    fresh.press("staff.update.end", "staff.done")
    assert fresh.hands.sees(SECOND)  # on the welcome screen
    assert what_a_patient_reads(fresh) == ("v2", SECOND)

    # Back to the former one, with one touch.
    make_the_gesture(fresh)
    fresh.type_pin()
    fresh.until(lambda: fresh.place == "staff.content")
    fresh.press("staff.versions.return.0")
    fresh.hands.wait_for("Patients now see version v1.")
    fresh.press("staff.done")
    assert what_a_patient_reads(fresh) == before

    # A stick that somebody has tampered with is refused, and nothing has changed.
    tamper(fresh.bring("v3", change=lambda guide: titled(FORGED, guide)))
    make_the_gesture(fresh)
    fresh.type_pin()
    fresh.until(lambda: fresh.place == "staff.content")
    fresh.press("staff.content.update_usb")
    fresh.hands.wait_for("The update was refused.")
    assert fresh.hands.sees("Nothing has changed")
    assert not fresh.hands.sees(FORGED)
    fresh.press("staff.update.end", "staff.done")
    assert what_a_patient_reads(fresh) == before

    told = [deed for deed in fresh.deeds if deed[0].startswith("content.")]
    assert told[:3] == [
        ("content.refused", "DamagedError"),
        ("content.returned", "done"),
        ("content.updated", "done"),
    ]
