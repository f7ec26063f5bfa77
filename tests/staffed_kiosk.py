"""A whole kiosk with a built-in guide, a place for sticks, a clock of its own, and staff before it."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.app import Kiosk
from kiosk.bundle.archive import write_bundle
from kiosk.bundle.carriers import write_update
from kiosk.content.cover import cover_of
from kiosk.content.model import Guide
from kiosk.guide_source import GuideSource
from kiosk.paper.spooler import Spooler
from kiosk.settings import Settings
from kiosk.staff.journal import Journal, JournalEntry
from kiosk.staff.pin import Argon2Cost, PinLock
from kiosk.ui.hands import Hands
from kiosk.ui.staff.drives import Stick, look_at
from kiosk.ui.staff.premises import Premises
from kiosk.ui.translation import SOURCE_LANGUAGE
from tests.scripted_printer import ScriptedPrinter
from tests.unit.bundle.publisher import BUILT, TINY, Publisher

PIN = "280416"
QUICK = Argon2Cost(passes=1, memory_kib=8, lanes=1)
CALM = Settings(reduce_motion=True)

Touch = Callable[[Guide], Guide]


class StaffedKiosk:
    """One kiosk and all that a member of the staff has at hand.

    Attributes:
        folder: where it keeps what it knows.
        stick: what a stick holds once it is plugged in.
        vendor: who signs the built-in guide.
        clinic: who signs the clinic's own.
        printer: its printer.
        kiosk: the kiosk, opened.
        hands: a finger and eyes.
    """

    def __init__(
        self, folder: Path, qtbot: QtBot, settings: Settings, spooler: Spooler | None = None, *, pin: bool
    ) -> None:
        self.folder, self.stick, app = folder / "data", folder / "STICK", folder / "app"
        for each in (self.folder, self.stick, app):
            each.mkdir()
        self.vendor, self.clinic = Publisher(), Publisher()
        self.printer = ScriptedPrinter()
        self._qtbot, self._scratch, self._plugged = qtbot, folder, False
        self._publish(self.vendor, "v1", app / "built-in.kioskupdate")
        (app / "root.json").write_bytes(self.vendor.first_root)
        (app / "built.txt").write_text(BUILT.isoformat())
        if pin:
            self.lock.set_pin(PIN)
        self.source = GuideSource(self.folder, app / "built-in.kioskupdate", app / "none", lambda *_: None)
        premises = Premises(self.folder, self.source, settings, look=self._look, home=folder)
        guide = self.source.open()
        self.kiosk = Kiosk(
            cover_of(guide), lambda: guide, settings, spooler or self.printer, lambda: premises
        )
        self.kiosk.open((1920, 1080))
        self.kiosk.pose()
        self.hands = Hands(self.kiosk.window)
        self.hands.settle()

    # --- Publishers and sticks ------------------------------------------------------------

    def bring(
        self,
        version: str,
        name: str = "november.kioskupdate",
        *,
        change: Touch | None = None,
        by: str = "vendor",
        others: tuple[str, ...] = (),
    ) -> Path:
        """Have somebody plug in a stick with this version; ``change`` makes it differ in more.

        With ``others`` it is a set: so many more guides have these ids.
        """
        publisher = self.vendor if by == "vendor" else self.clinic
        path = self._publish(publisher, version, self.stick / name, change, others)
        self.plug_in()
        return path

    def plug_in(self) -> None:
        """Plug the stick in; the kernel's word for it is the one thing that is made up."""
        self._plugged = True
        self.kiosk.staff.desks.drives.look()

    def pull_out(self) -> None:
        """Pull the stick out."""
        self._plugged = False
        self.kiosk.staff.desks.drives.look()

    def _look(self) -> tuple[Stick, ...]:
        return (look_at(self.stick),) if self._plugged else ()

    def _publish(
        self,
        publisher: Publisher,
        version: str,
        path: Path,
        change: Touch | None = None,
        others: tuple[str, ...] = (),
    ) -> Path:
        guide = replace(TINY, version=version)
        bundle = self._scratch / "bundle"
        further = (replace(guide, id=each, title={"en": each, "es": each}) for each in others)
        write_bundle(change(guide) if change else guide, bundle, others=further)
        publisher.publish(bundle.read_bytes(), label=version, issued="2026-11-20")
        write_update(publisher.tree, path)
        return path

    # --- What a test reads ----------------------------------------------------------------

    @property
    def lock(self) -> PinLock:
        """The kiosk's PIN, hashed with less work than in earnest."""
        return PinLock(paths.staff_pin(self.folder), lambda: dt.datetime.now(dt.UTC).timestamp(), QUICK)

    @property
    def place(self) -> str:
        """Where the kiosk is."""
        return self.kiosk.navigator.place

    @property
    def version(self) -> str:
        """The version that a patient sees."""
        return self.kiosk.session.view.guide.version

    @property
    def deeds(self) -> list[tuple[str, str]]:
        """What the journal tells, the newest first: what was done, and the result."""
        return [(entry.what, entry.result) for entry in self.entries]

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """The whole journal."""
        return Journal(paths.journal(self.folder), lambda: dt.datetime.now(dt.UTC)).newest()

    # --- What staff do --------------------------------------------------------------------

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something has happened."""
        self._qtbot.waitUntil(happened, timeout=10_000)
        self.hands.settle()

    def can_touch(self, control: str) -> bool:
        """Tell whether a control is there and takes touches; a page that is drawn anew lacks it a moment."""
        return control in self.hands.ids() and self.hands.find(control).isEnabled()

    def press(self, *wanted: str) -> None:
        """Touch controls, one after the other."""
        for each in wanted:
            self.hands.press(each)

    def type_pin(self, pin: str = PIN) -> None:
        """Touch the digits and confirm."""
        self.press(*(f"staff.pin.digit.{digit}" for digit in pin), "staff.pin.confirm")

    def come_in(self) -> None:
        """Make the gesture and enter the PIN."""
        self.kiosk.staff.open()
        self.hands.settle()
        self.type_pin()
        self.until(lambda: self.place == "staff.content")

    def go(self, section: str) -> None:
        """Go to a section of the panel."""
        self.press(f"staff.go.{section}")

    def idle(self) -> None:
        """Let the time until the panel closes pass."""
        self.kiosk.staff.desks.idle.hurry()
        self.hands.settle()


@contextmanager
def staffed_kiosk(
    folder: Path,
    qtbot: QtBot,
    settings: Settings = CALM,
    *,
    pin: bool = True,
    spooler: Spooler | None = None,
) -> Iterator[StaffedKiosk]:
    """Open a kiosk, with a PIN set or fresh from its box; it is closed at the end."""
    staffed = StaffedKiosk(folder, qtbot, settings, spooler, pin=pin)
    try:
        yield staffed
    finally:
        staffed.kiosk.close()
        staffed.kiosk.translation.use(SOURCE_LANGUAGE)  # what is installed in Qt would outlive the kiosk
        staffed.source.close()
        staffed.kiosk.window.deleteLater()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
