"""What the kiosk has of its own: settings, folders, guides, fonts, and the staff's PIN."""

import contextlib
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk import paths
from kiosk.bundle.archive import Bundle
from kiosk.bundle.channels import Channels
from kiosk.bundle.errors import BundleError
from kiosk.bundle.store import CHANNELS
from kiosk.content.compiled import read_guide
from kiosk.content.errors import ContentError
from kiosk.doctor.finding import Finding, fault, fine, warning
from kiosk.instance import running_process
from kiosk.settings import Settings
from kiosk.speech.recordings import counted
from kiosk.staff.health import FRESH_FOR_S
from kiosk.store_command import StoreCommand

_LEAST_BYTES: Final = 50_000_000
_ENOUGH_BYTES: Final = 500_000_000
_FACES: Final = 4
_TRUE_TYPE: Final = b"\0\1\0\0"
_OTHERS_READ: Final = stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


def look_at_settings_file(file: Path | None, faults: tuple[str, ...]) -> Iterator[Finding]:
    """Tell which settings count, what is wrong with them, and who may change them.

    Args:
        file: the file that counts; None if there is none.
        faults: what is wrong with it, a sentence each.
    """
    what = "settings"
    if faults:
        for each in faults:
            yield fault(what, each, "Correct this; kiosk.example.toml explains every setting.")
    elif file is None:
        yield fine(what, "there is no kiosk.toml: every setting has its default")
    else:
        yield fine(what, str(file))
    if file is not None and _mode(file) & _OTHERS_WRITE:
        yield warning(what, f"others may change {file}", f"chmod go-w {file}")


def look_at_folder(folder: Path) -> Iterator[Finding]:
    """Tell whether the kiosk's folder can be written, by nobody else, and whether there is room."""
    what = "folder"
    reason = _why_not_writable(folder)
    if reason:
        yield fault(
            what,
            f"{folder} cannot be written: {reason}",
            "Give it to the kiosk's account, on a disk that can be written. Patients can use the kiosk "
            "without; new guides, the PIN, counts and the journal cannot be kept.",
        )
    else:
        yield fine(what, f"{folder} can be written")
    if folder.is_dir() and _mode(folder) & _OTHERS_READ:
        yield warning(what, f"others may look into {folder}", f"chmod 700 {folder}")
    yield _room(folder)


def look_at_pages_folder(folder: Path) -> Finding:
    """Tell whether the folder where pages are collected can be written, and is not for everybody."""
    what = "pages' folder"
    if not folder.is_dir():
        return fault(what, f"{folder} is not there", "Make it, or name another one in kiosk.toml.")
    if reason := _why_not_writable(folder):
        return fault(what, f"{folder} cannot be written: {reason}", "Let the kiosk's account write there.")
    if _mode(folder) & stat.S_IROTH:
        return warning(what, f"everybody may read the pages in {folder}", f"chmod o-rwx {folder}")
    return fine(what, f"{folder} can be written")


def look_at_metrics_file(file: Path) -> Finding:
    """Tell whether the metrics can be written."""
    reason = "its folder is not there" if not file.parent.is_dir() else _why_not_writable(file.parent)
    if reason:
        return warning(
            "metrics", f"{file} cannot be written: {reason}", "Let the kiosk's account write there."
        )
    return fine("metrics", str(file))


def look_for_a_kiosk(folder: Path) -> Finding:
    """Tell whether a kiosk runs, and whether it has written lately how it is."""
    what = "running"
    process = running_process(folder)
    if process is None:
        return fine(what, "no kiosk has this folder now")
    age_s = _age_of(paths.health(folder))
    if age_s is None:
        return fine(what, f"a kiosk, process {process}")
    told = f"a kiosk, process {process}, which wrote {age_s // 60} minutes ago how it is"
    if age_s > FRESH_FOR_S:
        return warning(what, told, "It should every few minutes: see whether its screen answers.")
    return fine(what, told)


def look_at_guides(folder: Path, settings: Settings) -> Finding:
    """Tell whether all kept guides are whole, or the one that the settings name can be read."""
    what = "guides"
    if settings.guide is not None:
        try:
            guide = read_guide(settings.guide)
        except ContentError as error:
            return fault(what, str(error), "Patients are sent to the front desk until then.")
        return fine(what, f"{guide.id} {guide.version}, named in the settings")
    told: list[str] = []
    store = StoreCommand(Channels(paths.guides_dir(folder), embedded=None), told.append)
    if store.verify() and told:
        damaged = "; ".join(line for line in told[:-1] if not line.endswith(": whole"))
        return warning(
            what,
            damaged,
            "Install the newest update again. Until then the best version that is whole is shown.",
        )
    if not paths.built_in_update().exists() and not paths.built_in_guide().exists():
        return fault(what, "the guide that comes with the kiosk is missing", "Install the kiosk again.")
    return fine(what, f"whole: {len(told) - 1} kept, and the one that comes with the kiosk")


def look_at_recordings(folder: Path, settings: Settings) -> Finding:
    """Tell how many sentences of the guide on the screen are recorded, by language."""
    what = "recordings"
    if settings.guide is not None:
        return fine(what, "none: a guide that the settings name has no place for them")
    channels = Channels(paths.guides_dir(folder), embedded=None)
    for store in map(channels.store, CHANNELS):
        for item in store.record().candidates():
            try:
                with Bundle(store.bundle_path(item), name=item.name) as bundle:
                    told = ", ".join(f"{count} in {each}" for each, count in sorted(counted(bundle).items()))
            except (BundleError, OSError) as error:
                return warning(what, f"{item.name} cannot be read: {error}", "See the row “guides”.")
            return fine(what, f"sentences of {item.name}: {told}" if told else f"{item.name} has none")
    return fine(what, "no guide is kept yet")


def look_at_fonts() -> Finding:
    """Tell whether the app's own fonts and its theme are there."""
    found = [file.name for file in sorted((paths.resources() / "fonts").glob("*.ttf")) if _is_font(file)]
    if len(found) < _FACES or not paths.theme().is_file():
        return fault(
            "fonts", f"{len(found)} of {_FACES} faces, or the theme, are there", "Install the kiosk again."
        )
    return fine("fonts", f"{len(found)} faces, and the theme")


def look_at_pin(folder: Path) -> Finding:
    """Tell whether staff have chosen a PIN."""
    file = paths.staff_pin(folder)
    with contextlib.suppress(OSError):
        if not file.exists():
            return warning(
                "PIN",
                "none is set: whoever comes first can choose it",
                "Hold the top left corner and choose one.",
            )
    if _mode(file) & (_OTHERS_READ | _OTHERS_WRITE):
        return fault("PIN", f"others may read {file}", f"chmod 600 {file}, and choose another PIN.")
    return fine("PIN", "is set")


# --- Files ----------------------------------------------------------------------------------------


def _why_not_writable(folder: Path) -> str:
    """Return why nothing can be written in a folder, or where it would be made; "" if it can."""
    place = _nearest(folder)
    if not place.is_dir():
        return f"{place} is no folder"
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def _room(folder: Path) -> Finding:
    what = "room"
    try:
        free = shutil.disk_usage(_nearest(folder)).free
    except OSError as error:
        return warning(what, f"nobody tells how much there is: {error.strerror}", "Look at the disk.")
    told = f"{free / 1e9:.1f} GB free"
    if free < _LEAST_BYTES:
        return fault(what, told, "Make room: nothing can be kept, and no update fits.")
    if free < _ENOUGH_BYTES:
        return warning(what, told, "Make room: a large guide would not fit.")
    return fine(what, told)


def _nearest(path: Path) -> Path:
    """Return the path, or the nearest above it that is there."""
    for each in (path, *path.parents):
        with contextlib.suppress(OSError):
            if each.exists():
                return each
    return path


def _mode(path: Path) -> int:
    """Return who may do what with a file; on Windows, where this says nothing, nobody but its owner."""
    if sys.platform == "win32":
        return 0
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _is_font(file: Path) -> bool:
    try:
        with file.open("rb") as font:
            return font.read(len(_TRUE_TYPE)) == _TRUE_TYPE
    except OSError:
        return False


def _age_of(file: Path) -> int | None:
    try:
        return max(0, int(time.time() - file.stat().st_mtime))
    except OSError:
        return None
