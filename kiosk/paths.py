"""Where things lie: in the source tree, in an installed package, in a frozen build; the writable folder.

An installed package carries ``resources`` inside ``kiosk``; a frozen build does too, because PyInstaller
lets ``__file__`` point into its folder (``sys._MEIPASS``). In the source tree ``resources`` lies beside
``kiosk``, and what is made from sources (the compiled guide, the translations) lies in ``build``.

Nothing here creates a file or a folder, or looks at one while it is being imported.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent
SETTINGS_FILE: Final = "kiosk.toml"

_OWNER: Final = "kiosk"
_LOADER_PATHS: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_BUILT_IN_GUIDE: Final = Path("guide", "si-joint.kioskguide")


def resources(package: Path = PACKAGE) -> Path:
    """Return the folder of what ships with the kiosk and is only read: theme, fonts, images, page template.

    Args:
        package: The folder of the ``kiosk`` package.
    """
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def built_in_guide(package: Path = PACKAGE) -> Path:
    """Return the place of the compiled guide that comes with the kiosk; it may be missing.

    Args:
        package: The folder of the ``kiosk`` package.
    """
    return _made_from_sources(package) / _BUILT_IN_GUIDE


def built_in_update(package: Path = PACKAGE) -> Path:
    """Return the place of the built-in guide as a signed update, its root beside it; it may be missing.

    Args:
        package: The folder of the ``kiosk`` package.
    """
    return built_in_guide(package).with_suffix(".kioskupdate")


def translations(package: Path = PACKAGE) -> Path:
    """Return the folder of the compiled translations ``kiosk_<language>.qm``; it may be missing.

    Args:
        package: The folder of the ``kiosk`` package.
    """
    return _made_from_sources(package) / "i18n"


def theme(package: Path = PACKAGE) -> Path:
    """Return the compiled theme: colours, sizes and looks in one file; it may be missing.

    Args:
        package: The folder of the ``kiosk`` package.
    """
    return _made_from_sources(package) / "theme" / "theme.json"


def data_dir(override: Path | None = None) -> Path:
    """Return the kiosk's writable folder: ``override``, or else the platform's place for it.

    On Linux that is ``$XDG_DATA_HOME/kiosk`` (``~/.local/share/kiosk``). The folder may not exist yet.
    """
    if override is not None:
        return override.absolute()
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415 - slow to import, and Linux does without

        return platformdirs.user_data_path(_OWNER, appauthor=False)
    return _xdg_home("XDG_DATA_HOME", ".local/share") / _OWNER


def guides_dir(data: Path) -> Path:
    """Return the folder of the guides that were installed, below the kiosk's writable folder ``data``."""
    return data / "guides"


def journal(data: Path) -> Path:
    """Return the staff's journal, below the kiosk's writable folder ``data``."""
    return data / "journal.jsonl"


def usage(data: Path) -> Path:
    """Return the counts of use, below the kiosk's writable folder ``data``."""
    return data / "usage.sqlite"


def staff_pin(data: Path) -> Path:
    """Return the file of the staff's PIN, below the kiosk's writable folder ``data``."""
    return data / "staff-pin"


def staff_settings(data: Path) -> Path:
    """Return the settings that staff changed, below the kiosk's writable folder ``data``."""
    return data / "staff-settings.json"


def health(data: Path) -> Path:
    """Return the file that tells how the kiosk is, below the kiosk's writable folder ``data``."""
    return data / "health.json"


def own_command() -> list[str]:
    """Return the command that starts this very program again, in a frozen build or with this Python."""
    return [sys.executable] if _is_frozen() else [sys.executable, "-m", "kiosk"]


def own_environment() -> dict[str, str]:
    """Return this process's environment, in which `own_command` finds the same kiosk."""
    if _is_frozen():
        return system_environment() | {"PYINSTALLER_RESET_ENVIRONMENT": "1"}  # its libraries are found anew
    places = [str(PACKAGE.parent), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return os.environ | {"PYTHONPATH": os.pathsep.join(dict.fromkeys(filter(None, places)))}


def system_environment() -> dict[str, str]:
    """Return this process's environment as it should be for a program of the system.

    A frozen build has the loader look into its own folder first, where another program would find
    libraries that are not its own.
    """
    environment = dict(os.environ)
    for variable in _LOADER_PATHS if _is_frozen() else ():
        environment.pop(variable, None)
        before = environment.pop(f"{variable}_ORIG", None)
        if before is not None:
            environment[variable] = before
    return environment


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def settings_places() -> Iterator[Path]:
    r"""Give the places where ``kiosk.toml`` is looked for when nobody names it, the strongest first.

    The machine's place comes before the account's: on a public machine, a file that only an administrator
    can write must win over one in the home folder of the account that patients use. On Linux these are
    ``/etc/kiosk`` and ``$XDG_CONFIG_HOME/kiosk`` (``~/.config/kiosk``), on Windows
    ``C:\ProgramData\kiosk`` and ``%LOCALAPPDATA%\\kiosk``.
    """
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415 - slow to import, and Linux does without

        yield platformdirs.site_config_path(_OWNER, appauthor=False) / SETTINGS_FILE
        yield platformdirs.user_config_path(_OWNER, appauthor=False) / SETTINGS_FILE
    else:
        yield Path("/etc", _OWNER, SETTINGS_FILE)
        yield _xdg_home("XDG_CONFIG_HOME", ".config") / _OWNER / SETTINGS_FILE


def _xdg_home(variable: str, usual: str) -> Path:
    """Return a base folder as the XDG Base Directory Specification has it.

    platformdirs would say the same, but importing it takes a twentieth of the time until the first picture.
    """
    home = os.environ.get(variable, "")
    return Path(home) if Path(home).is_absolute() else Path.home() / usual


def _made_from_sources(package: Path) -> Path:
    """Return the folder that holds what was compiled: ``resources`` itself once the kiosk is packed."""
    shipped = resources(package)
    return shipped if shipped.parent == package else package.parent / "build"
