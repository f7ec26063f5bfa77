"""Staff start the kiosk: what it says when something is wrong, and what patients see then."""

import signal
import struct
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import __version__, paths
from kiosk.content.compiled import FORMAT
from kiosk.settings import Settings
from kiosk.ui.front_desk import FrontDesk
from kiosk.ui.hands import Hands
from tests.journeys.commands import command, environment, run_kiosk

_PATIENCE_S = 60


def test_it_tells_its_version(tmp_path: Path) -> None:
    done = run_kiosk("--version", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"kiosk {__version__}\n")


def test_all_faults_of_the_settings_are_told_at_once_before_a_window_opens(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('idle_timeout = 60\npaper = "letter"\ncountdown_s = 5\n', encoding="utf-8")

    done = run_kiosk("--config", config, folder=tmp_path)

    assert done.returncode == 2  # and not 3, though there is no display
    assert "kiosk.toml:1" in done.stderr
    assert "idle_timeout_s" in done.stderr
    assert "kiosk.toml:2" in done.stderr
    assert "us-letter" in done.stderr
    assert "kiosk.toml:3" in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_are_found_where_the_platform_keeps_them(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "kiosk"
    folder.mkdir(parents=True)
    (folder / "kiosk.toml").write_text("nonsense = 1\n", encoding="utf-8")
    assert run_kiosk(folder=tmp_path).returncode == 2


@pytest.mark.parametrize("arguments", [["--windowed", "wide"], ["--nothing"]])
def test_an_argument_that_is_not_known_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    done = run_kiosk(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_without_a_display_it_says_so_in_a_sentence(tmp_path: Path) -> None:
    done = run_kiosk(folder=tmp_path)
    assert done.returncode == 3
    assert done.stderr == "There is no display, so the kiosk cannot open its window.\n"


# --- Guides that cannot be shown ----------------------------------------------------------------


def missing(path: Path) -> str:
    return f"The guide {path} could not be opened: there is no such file."


def damaged(path: Path) -> str:
    compiled = bytearray(paths.built_in_guide().read_bytes())
    compiled[len(compiled) // 2] ^= 1
    path.write_bytes(compiled)
    return f"The guide {path} is damaged and was not used"


def half_written(path: Path) -> str:
    compiled = paths.built_in_guide().read_bytes()
    path.write_bytes(compiled[: len(compiled) // 2])
    return f"The guide {path} is damaged and was not used: the file ends too early"


def too_new(path: Path) -> str:
    compiled = paths.built_in_guide().read_bytes()
    magic, payload = compiled[:8], compiled[50:]
    counted = struct.pack(">HQ", FORMAT + 1, len(payload))
    path.write_bytes(magic + counted + sha256(counted + payload).digest() + payload)
    return f"The guide {path} was made for a newer kiosk"


Fault = Callable[[Path], str]
FAULTS = (missing, damaged, half_written, too_new)


@pytest.mark.parametrize("fault", FAULTS)
def test_staff_are_told_and_patients_are_sent_to_the_front_desk(tmp_path: Path, fault: Fault) -> None:
    path = tmp_path / "a.kioskguide"
    words = fault(path)
    with subprocess.Popen(  # noqa: S603 - our own command
        command("--guide", path, "--windowed", "800x600"),
        cwd=tmp_path,
        env=environment(tmp_path, QT_QPA_PLATFORM="offscreen"),
        stderr=subprocess.PIPE,
        text=True,
    ) as kiosk:
        assert kiosk.stderr is not None
        said = kiosk.stderr.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            kiosk.wait(timeout=0.5)  # it stays, and shows its one screen, until somebody ends it
        kiosk.send_signal(signal.SIGTERM)
        rest = kiosk.stderr.read()
        status = kiosk.wait(timeout=_PATIENCE_S)
    assert words in said
    assert (rest, status) == ("", 0)


@pytest.mark.parametrize("task", ["--ids", "--play=script.toml", "--screens=pictures"])
def test_nothing_is_done_with_such_a_guide(tmp_path: Path, task: str) -> None:
    path = tmp_path / "a.kioskguide"
    words = damaged(path)
    done = run_kiosk("--guide", path, task, folder=tmp_path)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "pictures").exists()


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1280, 800)])
def test_the_front_desk_screen_speaks_every_language_and_has_nothing_to_touch(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    desk = FrontDesk(Settings(reduce_motion=True))
    desk.open(size)
    hands = Hands(desk.window)
    hands.settle()
    assert hands.sees("Please see the front desk")
    assert hands.sees("recepción")
    assert hands.ids() == []
    qtbot.waitUntil(lambda: desk._icons.is_ready, timeout=10_000)
    hands.tap(desk.window.rect().center())
    assert hands.sees("Please see the front desk")
    desk.close()
    QApplication.processEvents()
