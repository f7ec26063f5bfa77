"""The built kiosk in cage, the compositor that shows it in a clinic; here on a display that nobody sees."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtGui import QImage

from tests.frozen.installation import PATIENCE_S, Installation
from tests.journeys.commands import run_kiosk

SIZE = (1280, 720)
"""What wlroots makes a display that is none."""

MOST_OTHERS = 0.02
"""The share of points that a pointer, and a drawing that moves, may change."""

HEADLESS = {
    "WLR_BACKENDS": "headless",
    "WLR_RENDERER": "pixman",
    "WLR_LIBINPUT_NO_DEVICES": "1",
    "LIBSEAT_BACKEND": "noop",
}
STARTS, PICTURES = 8, 100


class Cage:
    """A compositor as `kiosk-wayland.service` starts it.

    Attributes:
        installation: who runs it, and where its socket is.
    """

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self._around = {"PATH": os.defpath, "XDG_RUNTIME_DIR": str(installation.home)}
        self._process = self._run("cage", "-d", "--", "/bin/sh", "-c", "exec sleep infinity", **HEADLESS)
        deadline = monotonic() + PATIENCE_S
        while not (installation.home / "wayland-0").exists():
            assert monotonic() < deadline
            assert self._process.poll() is None

    def pictures(self) -> Iterator[QImage]:
        """Take pictures of what is on the display, one right after the other; then give them."""
        folder = self.installation.home
        loop = f"for number in $(seq {PICTURES}); do grim -t ppm display-$number.ppm || exit 1; done"
        assert self._run("/bin/sh", "-c", loop, WAYLAND_DISPLAY="wayland-0").wait(PATIENCE_S) == 0
        for file in sorted(folder.glob("display-*.ppm")):
            yield QImage(str(file))
            file.unlink()

    def close(self) -> None:
        """End it, and what it started."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(PATIENCE_S)

    def _run(self, *command: str, **more: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            env=self._around | more,
            cwd=self.installation.home,
            user=self.installation.account,
            group=self.installation.account,
            extra_groups=None if self.installation.account is None else [],
            start_new_session=True,
            stderr=subprocess.DEVNULL,  # without a graphics card and a keyboard it has much to say
        )


@pytest.fixture
def cage(installation: Installation) -> Iterator[Cage]:
    cage = Cage(installation)
    yield cage
    cage.close()


@pytest.fixture
def welcome(tmp_path: Path) -> QImage:
    """The welcome screen as the sources draw it."""
    script = tmp_path / "script.toml"
    script.write_text('[[step]]\nshot = "welcome"\n', encoding="utf-8")
    size = "x".join(map(str, SIZE))
    done = run_kiosk("--play", script, "--windowed", size, "--out", tmp_path, folder=tmp_path)
    assert done.returncode == 0
    return QImage(str(tmp_path / "welcome.png"))


def share_of_others(one: QImage, other: QImage) -> float:
    """Tell at how many of the points two pictures differ, from 0 to 1; it looks at one in sixteen."""
    assert (one.width(), one.height()) == (other.width(), other.height()) == SIZE
    places = [(x, y) for x in range(0, SIZE[0], 4) for y in range(0, SIZE[1], 4)]
    return sum(one.pixel(*place) != other.pixel(*place) for place in places) / len(places)


def test_it_covers_the_display_without_a_frame_or_a_title(cage: Cage, welcome: QImage) -> None:
    """What cage shows is what the kiosk draws, to the edges.

    Without a graphics card, the cage of Debian 12 gives only what was painted since the last picture, so
    pictures are taken all the while that the kiosk starts.
    """
    shares: list[float] = []
    for _ in range(STARTS):
        with cage.installation.started(
            QT_QPA_PLATFORM="wayland;xcb",
            QT_WAYLAND_DISABLE_WINDOWDECORATION="1",
            WAYLAND_DISPLAY="wayland-0",
            DISPLAY=":0",
            XDG_RUNTIME_DIR=str(cage.installation.home),
        ):
            shares += [share_of_others(picture, welcome) for picture in cage.pictures()]
            cage.installation.ears.until("READY=1")
        if min(shares) <= MOST_OTHERS:
            return
    pytest.fail(f"the nearest picture differs at {min(shares):.0%} of the points")
