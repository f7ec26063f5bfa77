"""A kiosk that is used: a process of its own that does the deeds it is told, one a line, and says when.

Usage: python -m tests.driven_kiosk [ARGUMENTS OF THE KIOSK], with deeds on the standard input. After each,
and once when the welcome screen is up, it prints a line on the standard output.
"""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier, QTimer

from kiosk import __main__ as command_line
from kiosk import app, dumps
from kiosk.ui.hands import Hands

UP = "up"
ROW = "getting-back"
"""The row of the comparison whose heart is touched."""


class Driver:
    """Does deeds on a kiosk.

    Args:
        kiosk: its welcome screen is up.
        spent_s: seconds of a processor until its first picture.
    """

    def __init__(self, kiosk: app.Kiosk, spent_s: float) -> None:
        self._spent_s = spent_s
        self._kiosk, self._hands = kiosk, Hands(kiosk.window)
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._deeds: dict[str, Callable[[], object]] = {
            "begin": lambda: self._press("welcome.start.en", "home.compare", f"compare.heart.{ROW}"),
            "end": lambda: self._press("compare.home", "home.erase"),
            "restart": lambda: self._kiosk.window.end_requested.emit(True),
            "take": lambda: self._press("compare.home", "home.take"),
            "visit": self._visit,
            "print": self._print,
            "order": lambda: self._press("summary.print"),
            "erase": self._erase,
            "idle": self._idle,
            "fail": self._fail,
            "fail in a thread": self._fail_in_a_thread,
            "staff": self._staff,
            "leak": self._leak,
            "tell": self._tell,
            "spent": lambda: f"{self._spent_s:.2f}",
            "abort": os.abort,
            "crash": lambda: ctypes.string_at(0),
            "leave": lambda: os.kill(os.getpid(), signal.SIGTERM),
        }

    def begin(self) -> None:
        """Do deeds whenever there are any, between the kiosk's own events."""
        self._hands.settle()
        self._notifier.activated.connect(self._read)
        self._say(UP)

    def _read(self) -> None:
        self._notifier.setEnabled(False)  # a deed handles events, too
        told = os.read(sys.stdin.fileno(), 4096)
        for deed in told.decode().split("\n"):
            if deed:
                name, _, wanted = deed.partition("where ")
                answer = self._where(wanted) if wanted and not name else self._deeds[deed]()
                self._say(f"{deed} {answer}" if isinstance(answer, str) else deed)
        self._notifier.setEnabled(bool(told))

    @staticmethod
    def _say(word: str) -> None:
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()

    def _press(self, *wanted: str) -> None:
        for each in wanted:
            self._hands.press(each)

    def _where(self, wanted: str) -> str:
        """Give the middle of a control on the display, "x y"; nothing where it is not on the screen."""
        self._hands.settle()
        if wanted not in self._hands.ids():
            return ""
        widget = self._hands.find(wanted)
        self._hands.bring_into_sight(widget)
        self._hands.settle()
        place = widget.mapToGlobal(widget.rect().center())
        return f"{place.x()} {place.y()}"

    def _until(self, happened: Callable[[], bool]) -> None:
        while not happened():  # whoever started this process waits no longer than is sensible
            self._hands.pause()

    # --- Deeds ----------------------------------------------------------------------------

    def _visit(self) -> None:
        """Choose everything, up to the summary."""
        from tests.journeys.choices import ANSWERS, HEARTS, QUESTIONS  # noqa: PLC0415 - for this one deed

        self._press("welcome.start.en", "home.compare", *(f"compare.heart.{heart}" for heart in HEARTS))
        self._press("compare.check", "check.none")
        for _, touches in ANSWERS:
            self._press(*touches, "check.next")
        self._press("outcome.ask", *(f"ask.question.{each}" for each in QUESTIONS), "ask.take")
        self._until(lambda: self._kiosk.desk.page is not None)

    def _print(self) -> None:
        done = self._kiosk.desk.pages_out
        self._press("summary.print")
        self._until(lambda: self._kiosk.desk.pages_out > done)

    def _erase(self) -> None:
        self._press("summary.erase")
        self._until(lambda: not self._kiosk.desk.busy)

    def _idle(self) -> None:
        self._kiosk.idle.hurry()
        self._until(lambda: self._hands.screen == "welcome")

    def _back_from_the_calm_screen(self) -> None:
        self._until(lambda: self._hands.screen == "failsafe")
        self._until(lambda: self._hands.screen == "welcome")

    def _fail(self) -> None:
        """Have a slot fail with all that the patient entered in the error and in its variables."""
        entered = dict(self._kiosk.session.visit.answers), list(self._texts())
        QTimer.singleShot(0, lambda: _raise(entered))
        self._back_from_the_calm_screen()

    def _fail_in_a_thread(self) -> None:
        threading.Thread(target=_raise, args=(list(self._texts()),)).start()
        self._back_from_the_calm_screen()

    def _staff(self) -> None:
        self._kiosk.staff.open()
        self._press("staff.done")

    def _leak(self) -> None:
        """Do what must never be done: pass what the patient reads through a file that is gone at once."""
        import tempfile  # noqa: PLC0415 - for this one deed
        import zlib  # noqa: PLC0415

        with tempfile.TemporaryFile() as file:
            file.write(zlib.compress("\n".join(self._texts()).encode("utf-16")))

    def _tell(self) -> str:
        return f"{self._kiosk.navigator.place} {self._hands.screen} hidden={dumps.is_memory_hidden()}"

    def _texts(self) -> list[str]:
        rows = self._kiosk.session.view.guide.comparison.attributes
        return [row.title["en"] for row in rows if row.id == ROW]


def _raise(entered: object) -> None:
    raise ValueError(entered)


def drive() -> int:
    """Open a kiosk as its command line does, and do deeds once all of it is built."""
    furnish = app.Kiosk.furnish
    begun: list[Driver] = []

    def furnish_and_begin(self: app.Kiosk) -> None:
        spent_s = time.process_time()
        furnish(self)
        if not begun:
            begun.append(Driver(self, spent_s))
            QTimer.singleShot(0, begun[0].begin)

    app.Kiosk.furnish = furnish_and_begin  # type: ignore[method-assign]  # the moment after it
    return command_line.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(drive())
