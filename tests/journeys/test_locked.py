"""Nobody gets out of the kiosk, or into the staff's part, by any key, touch, button or drop."""

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl, qInstallMessageHandler
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.ui.lockdown import KEYS
from kiosk.ui.widgets.framed import LineField
from tests.journeys.conftest import Open, OpenKiosk
from tests.staffed_kiosk import StaffedKiosk, staffed_kiosk

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT, META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier
COMBINATIONS = [
    (shift | control | alt | meta)
    for shift, control, alt, meta in itertools.product(
        (NONE, SHIFT), (NONE, CONTROL), (NONE, ALT), (NONE, META)
    )
]
DIGITS = [getattr(Qt.Key, f"Key_{digit}") for digit in range(10)]
DOCUMENTED = {
    *((key, NONE) for key in (*KEYS, *DIGITS)),
    (Qt.Key.Key_Tab, SHIFT),
    (Qt.Key.Key_Backtab, SHIFT),
    *((digit, SHIFT) for digit in DIGITS),  # as on a French keyboard
}
STAFFS = (Qt.Key.Key_S, CONTROL | ALT)


@pytest.fixture
def staffed(tmp_path: Path, qtbot: QtBot) -> Iterator[StaffedKiosk]:
    with staffed_kiosk(tmp_path, qtbot) as staffed:
        yield staffed


class Witness(QObject):
    """Sees which key reaches any widget, whoever has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            self.seen.append(event.key())  # type: ignore[attr-defined]  # it is a key's event
        return False


@pytest.fixture
def witness(qapp: QApplication) -> Iterator[Witness]:
    witness = Witness()
    qapp.installEventFilter(witness)
    yield witness
    qapp.removeEventFilter(witness)


def state_of(kiosk: OpenKiosk) -> tuple[object, ...]:
    """Give whatever a key, a button or a gesture could have changed."""
    window, view = kiosk.kiosk.window, kiosk.kiosk.session.view
    return (
        kiosk.place,
        kiosk.hands.screen,
        window.isVisible(),
        window.windowState(),
        window.geometry(),
        window.focusWidget(),
        (view.language, view.theme.text_percent, view.theme.contrast),
        [each for each in window.overlays() if each.isVisible()],
        [each for each in QApplication.topLevelWidgets() if each.isVisible()],
        QApplication.activePopupWidget(),
    )


def strike(kiosk: OpenKiosk, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(kiosk.kiosk.window.windowHandle(), key, modifiers)


@pytest.mark.filterwarnings("ignore:Enum value 'Qt..Key.Key_mu'")  # one key has two names
@pytest.mark.parametrize(
    ("place", "combinations"),
    [("compare", COMBINATIONS), ("welcome", [NONE, CONTROL]), ("still", [NONE, ALT])],
    ids=["compare", "welcome", "still"],
)
def test_no_key_but_the_documented_ones_does_anything(
    open_kiosk: Open, witness: Witness, place: str, combinations: list[Qt.KeyboardModifier]
) -> None:
    kiosk = open_kiosk()
    if place != "welcome":
        kiosk.press("welcome.start.en", "home.compare")
        kiosk.hands.find("compare.check").setFocus()
    if place == "still":
        kiosk.kiosk.host.ask()
    kiosk.hands.settle()
    before = state_of(kiosk)
    noticed: list[None] = []
    kiosk.kiosk.idle.noticed.connect(lambda: noticed.append(None))
    others = [
        (key, modifiers)
        for modifiers, key in itertools.product(combinations, Qt.Key)
        if (key, modifiers) not in DOCUMENTED and (key, modifiers) != STAFFS
    ]
    assert len(others) > 400 * len(combinations)

    handle = kiosk.kiosk.window.windowHandle()
    before_us = qInstallMessageHandler(lambda *_: None)  # QTest says of most keys that they are no letters
    for key, modifiers in others:
        QTest.keyPress(handle, key, modifiers)
    qInstallMessageHandler(before_us)
    kiosk.hands.settle()

    assert [hex(key) for key in witness.seen] == []
    assert noticed == []  # nor do they hold a visit open
    assert state_of(kiosk) == before


def test_the_documented_keys_come_through(open_kiosk: Open, witness: Witness) -> None:
    kiosk = open_kiosk()
    for key, modifiers in DOCUMENTED:
        witness.seen.clear()
        strike(kiosk, key, modifiers)
        assert key in witness.seen


# --- Mouse, touch, drag ---------------------------------------------------------------------------


@pytest.fixture
def visiting(open_kiosk: Open) -> OpenKiosk:
    """A kiosk on a screen with much to touch."""
    kiosk = open_kiosk()
    kiosk.press("welcome.start.en", "home.compare")
    return kiosk


def middle_of(kiosk: OpenKiosk, control: str) -> QPoint:
    widget = kiosk.hands.find(control)
    return widget.mapTo(kiosk.kiosk.window, widget.rect().center())


def test_no_mouse_button_but_the_left_one_does_anything(visiting: OpenKiosk) -> None:
    handle, place = visiting.kiosk.window.windowHandle(), middle_of(visiting, "compare.home")
    harmless = {Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton}
    masks = {Qt.MouseButton.AllButtons, Qt.MouseButton.MouseButtonMask}
    before = state_of(visiting)
    for button in set(Qt.MouseButton) - harmless - masks:
        QTest.mouseClick(handle, button, NONE, place)
        QTest.mouseDClick(handle, button, CONTROL | ALT, place)
    visiting.hands.settle()
    assert state_of(visiting) == before


def a_menu_is_asked_for(kiosk: OpenKiosk) -> QEvent:
    place = middle_of(kiosk, "compare.home")
    return QContextMenuEvent(QContextMenuEvent.Reason.Other, place, kiosk.kiosk.window.mapToGlobal(place))


def a_file(_kiosk: OpenKiosk) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl("file:///etc/hostname"), QUrl("https://example.org/")])
    mime.setText("https://example.org/")
    return mime


def test_a_menu_is_refused(visiting: OpenKiosk) -> None:
    before, event = state_of(visiting), a_menu_is_asked_for(visiting)
    QApplication.sendEvent(visiting.kiosk.window.windowHandle(), event)
    visiting.hands.settle()
    assert not event.isAccepted()
    assert state_of(visiting) == before


def test_nothing_can_be_dropped(visiting: OpenKiosk) -> None:
    before, handle, mime = state_of(visiting), visiting.kiosk.window.windowHandle(), a_file(visiting)
    place, left = middle_of(visiting, "compare.home"), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, left, NONE)
    drop = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, left, NONE)
    for event in (enter, drop):
        QApplication.sendEvent(handle, event)
        assert not event.isAccepted()
    visiting.hands.settle()
    assert state_of(visiting) == before


def test_neither_a_name_nor_a_name_s_line_can_be_dropped_on(staffed: StaffedKiosk) -> None:
    staffed.come_in()
    staffed.go("settings")
    staffed.press("staff.settings.practice")
    line = staffed.kiosk.window.findChild(LineField)
    assert line is not None
    assert not line.acceptDrops()
    accepting = [
        each.objectName() for each in staffed.kiosk.window.findChildren(QWidget) if each.acceptDrops()
    ]
    assert accepting == []


class Fingers:
    """Several fingers on the window."""

    def __init__(self, kiosk: OpenKiosk) -> None:
        self._kiosk, self._device = kiosk, QTest.createTouchDevice()

    def at_once(self, *ways: tuple[QPoint, QPoint]) -> None:
        """Put a finger on each beginning, move all to their ends, and lift them."""
        window = self._kiosk.kiosk.window
        for step in ("press", "move", "release"):
            sequence = QTest.touchEvent(window, self._device)
            for number, (begin, end) in enumerate(ways):
                getattr(sequence, step)(number, begin if step == "press" else end, window)
            sequence.commit()
        self._kiosk.hands.settle()


def test_many_fingers_do_no_more_than_one(visiting: OpenKiosk) -> None:
    """Pinch, spread, three fingers down, five fingers at once, two buttons at once."""
    fingers, box = Fingers(visiting), visiting.kiosk.window.rect()
    middle, far = box.center(), QPoint(200, 0)
    before = state_of(visiting)
    fingers.at_once((middle - far, middle), (middle + far, middle))
    fingers.at_once((middle, middle - far), (middle, middle + far))
    fingers.at_once(*((QPoint(300 * n + 300, 20), QPoint(300 * n + 300, 900)) for n in range(3)))
    fingers.at_once(*((QPoint(200 * n + 300, 500), middle) for n in range(5)))
    assert state_of(visiting)[1:5] == before[1:5]


def test_a_swipe_over_an_edge_leads_nowhere(visiting: OpenKiosk) -> None:
    box, before = visiting.kiosk.window.rect(), state_of(visiting)
    for inside, outside in (
        (QPoint(400, 500), QPoint(-40, 500)),
        (QPoint(box.right() - 400, 500), QPoint(box.right() + 40, 500)),
        (QPoint(900, 400), QPoint(900, -40)),
        (QPoint(900, box.bottom() - 400), QPoint(900, box.bottom() + 40)),
    ):
        for way in ((inside, outside), (outside, inside)):
            Fingers(visiting).at_once(way)
            Fingers(visiting).at_once(way, way)
    assert state_of(visiting) == before


def test_no_words_can_be_selected_or_taken_away(visiting: OpenKiosk) -> None:
    """Dragged over with the mouse, struck three times, selected and copied by keys: nothing is copied."""
    handle, clipboard = visiting.kiosk.window.windowHandle(), QGuiApplication.clipboard()
    changed: list[QClipboard.Mode] = []
    clipboard.changed.connect(changed.append)
    for label in visiting.kiosk.window.findChildren(QLabel):
        assert not label.hasSelectedText()
        assert not label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert not label.openExternalLinks()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, NONE, QPoint(300, 250))
    QTest.mouseMove(handle, QPoint(1500, 300))
    QTest.mouseRelease(handle, left, NONE, QPoint(1500, 300))
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
        strike(visiting, key, CONTROL)
    visiting.hands.settle()
    clipboard.changed.disconnect(changed.append)
    assert changed == []


LEADS_OUT = re.compile(
    r"\b(QFileDialog|QDesktopServices|QMenu|QSystemTrayIcon|QTextBrowser|QPrintDialog|QMessageBox"
    r"|setOpenExternalLinks|webbrowser|startfile|xdg-open|QClipboard)\b|[^.]clipboard\(\)"
)


def test_the_kiosk_has_no_dialog_menu_link_or_clipboard_of_the_system() -> None:
    sources = [path for path in paths.PACKAGE.rglob("*.py") if "authoring" not in path.parts]
    found = {path.name: LEADS_OUT.findall(path.read_text(encoding="utf-8")) for path in sources}
    assert len(found) > 100
    assert {name: words for name, words in found.items() if words} == {}


# --- The pointer ----------------------------------------------------------------------------------


def pointer(kiosk: OpenKiosk) -> Qt.CursorShape:
    """Give the pointer over a button, which takes it from the window."""
    return kiosk.hands.find("compare.home").cursor().shape()


def test_there_is_no_pointer_until_a_mouse_moves_and_none_after_a_touch(visiting: OpenKiosk) -> None:
    handle, blank = visiting.kiosk.window.windowHandle(), Qt.CursorShape.BlankCursor
    assert pointer(visiting) == blank
    QTest.mouseMove(handle, QPoint(300, 300))
    assert pointer(visiting) == QCursor(Qt.CursorShape.ArrowCursor).shape()
    visiting.hands.tap(QPoint(900, 200))  # Qt makes mouse events of it, too
    assert pointer(visiting) == blank
    QTest.mouseMove(handle, QPoint(310, 300))
    assert pointer(visiting) != blank


# --- Closing, and the staff's gesture -------------------------------------------------------------

Leave = Callable[[OpenKiosk], object]


def close(kiosk: OpenKiosk) -> None:
    kiosk.kiosk.window.windowHandle().close()  # as a window manager asks for it


def close_all(_kiosk: OpenKiosk) -> None:
    QApplication.closeAllWindows()


def minimise(kiosk: OpenKiosk) -> None:
    kiosk.kiosk.window.windowHandle().showMinimized()


@pytest.mark.parametrize("leave", [close, close_all, minimise])
def test_the_window_stays(visiting: OpenKiosk, leave: Leave) -> None:
    leave(visiting)
    visiting.until(lambda: not visiting.kiosk.window.isMinimized())
    assert visiting.kiosk.window.isVisible()
    assert visiting.place == "compare"


def test_staff_s_gesture_opens_the_pin_and_nothing_else(staffed: StaffedKiosk) -> None:
    staffed.press("welcome.start.en", "home.learn")
    handle = staffed.kiosk.window.windowHandle()
    QTest.keyClick(handle, *STAFFS)
    staffed.hands.settle()
    assert staffed.place == "staff.pin"
    assert not staffed.kiosk.staff.is_open
    assert staffed.kiosk.session.visit.is_untouched
    for place in ("staff.content", "staff.settings", "staff.about"):
        staffed.kiosk.staff.go(place)
        assert staffed.place == "staff.pin"
    for key in (*KEYS, *DIGITS[:3], Qt.Key.Key_S):  # whatever is struck there, nobody comes in
        if key != Qt.Key.Key_Escape:
            QTest.keyClick(handle, key)
    staffed.until(lambda: not staffed.kiosk.staff.desks.busy)
    assert staffed.place in {"staff.pin", "welcome"}
    assert not staffed.kiosk.staff.is_open
