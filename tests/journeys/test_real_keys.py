"""Real keys and buttons on a real display, under a window manager that knows what they usually do."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.private_display import private_display
from tests.shown_kiosk import ShownKiosk, shown_kiosk

WINDOW_KEYS = {
    "A-F4": "Close",
    "A-Tab": "NextWindow",
    "A-Escape": "Lower",
    "A-F9": "Iconify",
    "A-F10": "ToggleMaximize",
    "A-F11": "ToggleFullscreen",
    "A-F12": "UnmaximizeFull",
}
"""What a careless set-up lets keys do to a window."""

_NAMES = """
    F1 shift+F1 F5 F10 F11 F12 alt+F1 alt+F2 ctrl+q ctrl+w ctrl+c ctrl+a ctrl+p ctrl+o ctrl+s ctrl+n
    ctrl+t ctrl+plus ctrl+minus ctrl+Tab alt+space alt+Left alt+Home shift+F10 Menu Print alt+Print Pause
    Insert Super_L Super_R super+d super+l super+r super+Tab ctrl+Escape ctrl+alt+Delete
    ctrl+alt+BackSpace ctrl+shift+Escape ctrl+alt+t Undo Find Cancel XF86PowerOff XF86Sleep XF86Suspend
    XF86WakeUp XF86LogOff XF86WWW XF86HomePage XF86Mail XF86Calculator XF86Explorer XF86Search XF86Back
    XF86Forward XF86Reload XF86AudioMute XF86MonBrightnessDown XF86ScreenSaver XF86Terminal XF86Launch1
    XF86Copy XF86Paste ISO_Next_Group Mode_switch Hangul Kanji Zenkaku_Hankaku Henkan_Mode Multi_key
    Caps_Lock Caps_Lock Shift_L Shift_L Shift_L Shift_L Shift_L Shift_R Control_L Control_L Alt_L
    Num_Lock Num_Lock a z 5 period ctrl+alt+a
"""
KEYS = _NAMES.split()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShownKiosk]:
    """One kiosk for all tests here: no key is to end it."""
    folder = tmp_path_factory.mktemp("kiosk")
    bindings = "".join(
        f'<keybind key="{key}"><action name="{action}"/></keybind>' for key, action in WINDOW_KEYS.items()
    )
    config = folder / "openbox.xml"
    config.write_text(
        f'<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard>{bindings}</keyboard></openbox_config>',
        encoding="utf-8",
    )
    with private_display() as display:
        display.resize(1280, 800)
        with display.window_manager(config), shown_kiosk(display, folder) as shown:
            shown.until_it_covers(1280, 800)
            yield shown
            assert shown.end() == (0, "")


@pytest.fixture(scope="module")
def welcome(running: ShownKiosk) -> list[bytes]:
    """The welcome screen's picture."""
    return running.until_it_is_still()


@pytest.fixture
def shown(running: ShownKiosk, welcome: list[bytes]) -> Iterator[ShownKiosk]:
    yield running
    running.back_to(welcome)


def test_no_key_and_no_button_changes_a_pixel(shown: ShownKiosk, welcome: list[bytes]) -> None:
    shown.display.strike(*KEYS)
    shown.display.press_buttons(2, 3, 8, 9)
    shown.until_it_is_still()
    assert shown.looks_as(welcome)
    shown.until_it_covers(1280, 800)


def test_what_a_window_manager_does_to_the_window_is_undone(shown: ShownKiosk, welcome: list[bytes]) -> None:
    for key in WINDOW_KEYS:
        shown.display.strike(key.replace("A-", "alt+"))
        shown.until_it_looks_as(welcome)


def test_staff_s_keys_bring_the_number_pad(shown: ShownKiosk, welcome: list[bytes]) -> None:
    shown.display.strike("ctrl+alt+s")
    shown.display.until(lambda: not shown.looks_as(welcome), shown.process)
    pin = shown.until_it_is_still()
    shown.display.strike("ctrl+alt+s", "alt+F4", "alt+F9")  # nobody gets further without the PIN
    shown.until_it_looks_as(pin)
    shown.display.strike("Escape")
    shown.until_it_looks_as(welcome)


CLIPBOARDS = """
from PySide6.QtGui import QClipboard, QGuiApplication
application = QGuiApplication([])
for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
    print(mode.name, application.clipboard().mimeData(mode).formats())
"""
"""Tells what another program could paste: with Ctrl+V, and with the middle button (ICCCM, 2.6.1)."""


def test_nothing_can_be_taken_to_a_clipboard(shown: ShownKiosk, welcome: list[bytes]) -> None:
    display = shown.display
    display.click(180, 565)
    display.until(lambda: not shown.looks_as(welcome), shown.process)
    shown.until_it_is_still()
    for begin, end in (((100, 200), (1100, 260)), ((60, 90), (1200, 700))):
        display.drag(begin, end)
        display.press_buttons(1, 1, 1)
        display.strike(
            "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+Insert", "shift+Right", "ctrl+shift+End", "XF86Copy"
        )
    told = subprocess.run(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", CLIPBOARDS],
        env={"DISPLAY": display.name, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout == "Clipboard []\nSelection []\n"
