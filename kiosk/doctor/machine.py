"""What the machine has: a display, a touchscreen, speech, a right clock, and memory that stays memory."""

import datetime as dt
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kiosk import paths
from kiosk.bundle.clock import trusted_time
from kiosk.bundle.embedded import find_embedded
from kiosk.doctor.finding import Finding, fault, fine, warning
from kiosk.dumps import hide_memory, is_memory_hidden
from kiosk.speech.errors import EngineError
from kiosk.speech.espeak import PROGRAM, EspeakVoice
from kiosk.speech.headphones import DEVICE_FILES, INPUT_DEVICES, headphone_sockets

SOUND_CARDS: Final = Path("/proc/asound/cards")
SWAPS: Final = Path("/proc/swaps")

_DIRECT: Final = 0x02
"""INPUT_PROP_DIRECT of linux/input-event-codes.h: what is touched is what is seen, unlike a touchpad."""

_BEGUN: Final = dt.date(2026, 11, 22)
"""No kiosk was made before this day."""

_X_SOCKETS: Final = "/tmp/.X11-unix/X"  # noqa: S108 - X(7) has it there
_X_PORT: Final = 6000
_PATIENCE_S: Final = 3.0


def look_at_display(environment: Mapping[str, str]) -> Finding:
    """Tell whether there is a display, and whether it answers."""
    what = "display"
    if sys.platform != "linux":
        return fine(what, "this system always has one")
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform.partition(":")[0] in {"offscreen", "minimal"}:
        return fault(what, f"QT_QPA_PLATFORM is {platform}: nobody sees anything", "Unset QT_QPA_PLATFORM.")
    named = [name for name in ("WAYLAND_DISPLAY", "DISPLAY") if environment.get(name)]
    if not named:
        return fault(
            what,
            "there is none: neither WAYLAND_DISPLAY nor DISPLAY is set",
            "Start the kiosk in its graphical session. From another shell, name that session's display: "
            "DISPLAY=:0 kiosk --doctor",
        )
    answering = [name for name in named if _answers(name, environment)]
    if not answering:
        told = " and ".join(f"{name}={environment[name]}" for name in named)
        return fault(what, f"{told} does not answer", "See whether the display server runs.")
    return fine(what, f"{answering[0]}={environment[answering[0]]} answers")


def _answers(name: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a display server takes a connection."""
    value = environment[name]
    if name == "WAYLAND_DISPLAY":  # wl_display_connect(3)
        return _connects(str(Path(environment.get("XDG_RUNTIME_DIR", "/run"), value)))
    match = re.fullmatch(r"(?:unix)?(.*):(\d+)(?:\.\d+)?", value)
    if match is None:
        return False
    host, number = match[1], int(match[2])
    if host:
        try:
            socket.create_connection((host, _X_PORT + number), _PATIENCE_S).close()
        except OSError:
            return False
        return True
    return any(_connects(f"{begin}{_X_SOCKETS}{number}") for begin in ("\0", ""))


def _connects(place: str) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE_S)
        try:
            connection.connect(place)
        except OSError:
            return False
    return True


def look_at_touch(devices: Path = INPUT_DEVICES) -> Finding:
    """Tell whether the system knows a touchscreen.

    Args:
        devices: what the kernel tells of its input devices.
    """
    what = "touchscreen"
    if sys.platform != "linux":
        return fine(what, "not looked for on this system")
    try:
        blocks = devices.read_text(encoding="utf-8", errors="replace").split("\n\n")
    except OSError:
        return warning(what, "the system does not tell of its devices", "Touch the screen, and see.")
    names = [name for block in blocks if (name := _touchscreen_in(block))]
    if names:
        return fine(what, ", ".join(names))
    return warning(
        what,
        "the system knows of none",
        "Plug in the screen's USB cable, too: the picture comes by another one. A mouse works as well.",
    )


def _touchscreen_in(block: str) -> str:
    """Give the name of the device that a block of lines tells of, if it is touched where it is seen."""
    properties = re.search(r"^B: PROP=([0-9a-f]+)$", block, re.MULTILINE)
    name = re.search(r'^N: Name="(.*)"$', block, re.MULTILINE)
    if properties is None or not int(properties[1], 16) & _DIRECT or "B: ABS=" not in block:
        return ""
    return name[1] if name else "a device without a name"


def look_at_speech(voice: EspeakVoice | None = None, cards: Path = SOUND_CARDS) -> Finding:
    """Tell whether all that patients read can also be heard: a voice for each language, and a sound card."""
    what, voice = "speech", voice or EspeakVoice()
    if not voice.is_there:
        return warning(
            what,
            f"{PROGRAM} is not there, so nothing is read aloud",
            f"Install it (apt-get install {PROGRAM}). Who cannot see the screen cannot use the kiosk alone.",
        )
    translated = sorted(file.stem.removeprefix("kiosk_") for file in paths.translations().glob("kiosk_*.qm"))
    languages = ["en", *translated]
    try:
        silent = [language for language in languages if not voice.speaks(language)]
    except EngineError as error:
        return warning(what, str(error), f"Install {PROGRAM} again.")
    if silent:
        told = ", ".join(silent)
        return warning(what, f"no voice for: {told}", "Patients cannot listen in it. Ask for a voice for it.")
    spoken = f"{PROGRAM} speaks {', '.join(languages)}"
    if sys.platform != "linux":
        return fine(what, spoken)
    known = _sound_cards(cards)
    if not known:
        return warning(
            what,
            f"{spoken}; the system knows of no sound card",
            "Plug in a loudspeaker or a headset, and let the kiosk's account use it.",
        )
    return fine(what, f"{spoken}; sound card: {', '.join(known)}")


def _sound_cards(file: Path) -> list[str]:
    """Give the names of the sound cards that ALSA knows of."""
    try:
        told = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return re.findall(r"^ *\d+ \[.*?\]: .* - (.*)$", told, re.MULTILINE)


def look_at_headphones(devices: Path = INPUT_DEVICES, files: Path = DEVICE_FILES) -> Finding:
    """Tell whether plugging in headphones can be noticed, for kiosks whose settings want that.

    Args:
        devices: what the kernel tells of its input devices.
        files: where their files lie.
    """
    what = "headphones"
    sockets = headphone_sockets(devices, files)
    if not sockets:
        return warning(
            what,
            "the system knows of no socket that tells when they are plugged in",
            "Patients touch “Read aloud”. Set headphones_start_speech to false.",
        )
    closed = [name for path, name in sockets.items() if not os.access(path, os.R_OK)]
    if closed:
        return warning(
            what,
            f"this account may not read {', '.join(closed)}",
            "Add the kiosk's account to the group input (usermod -aG input kiosk), and start it again.",
        )
    return fine(what, f"noticed at {', '.join(sockets.values())}")


def look_at_clock(now: dt.datetime) -> Iterator[Finding]:
    """Tell whether the clock can be right, and whether something keeps it so."""
    what = "clock"
    embedded = find_embedded(paths.built_in_update())
    told = f"{now:%Y-%m-%d %H:%M} {now.tzname()}"
    built = embedded.built if embedded is not None else _BEGUN
    if trusted_time(now, built, None).is_clock_wrong:
        yield fault(
            what,
            f"{told} cannot be right: this kiosk was made on {built}",
            "Set the clock. The page bears its date, and updates are judged by it.",
        )
    else:
        yield fine(what, told)
    if _is_synchronized() is False:
        yield warning(
            what,
            "nothing sets it by the network",
            "Switch it on: timedatectl set-ntp true. Or set it by hand.",
        )


def _is_synchronized() -> bool | None:
    """Tell whether the clock is set by the network (timedatectl(1)); None if nobody tells."""
    command = shutil.which("timedatectl")
    if command is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program
            [command, "show", "--property=NTPSynchronized", "--value"],
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"yes": True, "no": False}.get(done.stdout.strip())


def look_at_core_files() -> Finding:
    """Tell whether a crash could leave memory behind: does what the kiosk does, and looks at it."""
    what = "core files"
    if sys.platform != "linux":
        return warning(
            what, "not looked at on this system", "See that its error reports keep no memory of programs."
        )
    import resource  # noqa: PLC0415 - not on Windows

    hide_memory()
    if resource.getrlimit(resource.RLIMIT_CORE) == (0, 0) and is_memory_hidden():
        return fine(what, "none: the kiosk switches them off for itself")
    return fault(what, "they cannot be switched off", "Look for what keeps prctl(2) or setrlimit(2) from it.")


def look_at_swap(swaps: Path = SWAPS) -> Finding:
    """Tell whether memory may be written to a disk.

    Args:
        swaps: what the kernel tells of its swap space, a line each below a heading (proc(5)).
    """
    what = "swap space"
    try:
        names = [line.split()[0] for line in swaps.read_text(encoding="utf-8").splitlines()[1:] if line]
    except OSError:
        return fine(what, "not looked at on this system")
    # zram lies in memory; what lies behind the device mapper is encrypted, as a rule
    plain = [name for name in names if not name.startswith(("/dev/zram", "/dev/dm-", "/dev/mapper/"))]
    if plain:
        return warning(
            what,
            f"the system may write what a patient entered to {', '.join(plain)}",
            "Switch it off (swapoff -a, and take it out of /etc/fstab), or encrypt it.",
        )
    return fine(what, f"on {', '.join(names)}" if names else "none")
