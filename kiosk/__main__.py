"""The command line: reads the arguments and the settings, then hands over to the app."""

import argparse
import gc
import logging
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk import __version__, paths
from kiosk.dumps import forbid_core_files, hide_memory
from kiosk.settings import SettingsError, read_settings

EXIT_USAGE = 2
"""The arguments or the settings are faulty; no window was opened."""

EXIT_NO_DISPLAY = 3

_STATUSES = (
    "Exit status: 0; 1 after a failure; 2 for faulty arguments or settings; 3 without a display; 4 where "
    "another kiosk is running; 10 when staff closed the kiosk. Of --doctor: 0 for all well, 1 for warnings, "
    "2 for faults."
)

STORE_ACTIONS = ("status", "verify", "rollback")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the kiosk.

    Returns:
        The exit status: 0, 1 where a script's step failed or a kept guide is damaged, 2 where the
        arguments or the settings are faulty, 3 where there is no display, 4 where another kiosk runs. Of
        --doctor: 0 where all is well, 1 with warnings, 2 with faults.
    """
    forbid_core_files()
    gc.disable()  # until the first picture: looking for garbage takes a tenth of the time until then
    arguments = _parse(sys.argv[1:] if argv is None else argv)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    if arguments.store:
        return _ask_store(arguments)
    if arguments.check_bundle or arguments.set_pages:
        return _work_for_kiosk(arguments)
    if arguments.doctor:
        return _ask_doctor(arguments)
    try:
        settings = read_settings(arguments.config, os.environ)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return EXIT_USAGE
    if not _choose_platform(arguments):
        print("There is no display, so the kiosk cannot open its window.", file=sys.stderr)
        return EXIT_NO_DISPLAY
    from kiosk import launch  # noqa: PLC0415 - Qt is slow to import, and faulty settings need none of it

    return launch.run(arguments, settings)


def _parse(words: Sequence[str]) -> argparse.Namespace:
    """Read the arguments. Without any, as on every usual start, no parser is made: that takes 5 ms."""
    if words:
        parser = argparse.ArgumentParser(
            prog="kiosk", description="The waiting-room kiosk.", epilog=_STATUSES
        )
        parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
        for name, options in _arguments().items():
            parser.add_argument(name, **options)
        return parser.parse_args(words)
    return argparse.Namespace(
        **{
            name.removeprefix("--").replace("-", "_"): False if "action" in options else None
            for name, options in _arguments().items()
        }
    )


def _arguments() -> dict[str, dict[str, Any]]:
    """Give the arguments by name, as argparse wants them told; "action" stands for what is on or off."""
    return {
        "--config": {"type": Path, "metavar": "FILE", "help": "the settings, a kiosk.toml"},
        "--data-dir": {"type": Path, "metavar": "DIR", "help": "the kiosk's writable folder"},
        "--guide": {"type": Path, "metavar": "FILE", "help": "the compiled guide to show"},
        "--lang": {"metavar": "CODE", "help": "offer this language first"},
        "--windowed": {"type": _size, "metavar": "WxH", "help": "open in a window of this size"},
        "--play": {"type": Path, "metavar": "SCRIPT", "help": "play a visit written in TOML, then end"},
        "--out": {"type": Path, "metavar": "DIR", "help": "where --play leaves its pictures and the page"},
        "--screens": {"type": Path, "metavar": "DIR", "help": "render every screen in every look, then end"},
        "--store": {
            "choices": STORE_ACTIONS,
            "help": "tell of the kept guides, check them, go back, then end",
        },
        "--doctor": {
            "action": "store_true",
            "help": "tell what is right and wrong on this machine, then end",
        },
        "--ids": {"action": "store_true", "help": "list the ids of all controls by screen, then end"},
        # How the kiosk calls itself, see bundle/apart.py and paper/apart.py
        "--check-bundle": {"type": Path, "help": argparse.SUPPRESS},
        "--set-pages": {"type": Path, "help": argparse.SUPPRESS},
    }


def _work_for_kiosk(arguments: argparse.Namespace) -> int:
    """Do what the kiosk wants to have done in another process."""
    gc.enable()
    if arguments.check_bundle:
        from kiosk.bundle import apart  # noqa: PLC0415 - a start does not come this way

        print(apart.answer(arguments.check_bundle))
    else:
        from kiosk.paper import apart as pages  # noqa: PLC0415 - the same

        hide_memory()
        pages.serve(arguments.set_pages, sys.stdin.buffer, sys.stdout.buffer)
    return 0


def _ask_store(arguments: argparse.Namespace) -> int:
    """Answer without the settings: a fault in them must not stop a way back."""
    from kiosk.bundle.channels import Channels  # noqa: PLC0415 - a start has its own way to them
    from kiosk.store_command import StoreCommand  # noqa: PLC0415

    gc.enable()
    folder = paths.guides_dir(paths.data_dir(arguments.data_dir))
    return StoreCommand(Channels(folder, embedded=None), print).run(arguments.store)


def _ask_doctor(arguments: argparse.Namespace) -> int:
    """Answer without a display: that there is none, is one of the answers."""
    from kiosk.doctor.command import examine  # noqa: PLC0415 - a start does not come this way

    gc.enable()
    return examine(arguments.config, paths.data_dir(arguments.data_dir), os.environ, print)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 1280x800")
    return int(match.group(1)), int(match.group(2))


def _choose_platform(arguments: argparse.Namespace) -> bool:
    """Let Qt draw offscreen where nobody needs to see it; tell whether there is anything to draw on."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    has_display = sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    pictures = arguments.screens or arguments.ids or (arguments.play and not has_display)
    if platform == "offscreen" or (not platform and pictures):
        # Qt's own offscreen screen is 800 x 800, and a touch beyond it would reach nothing.
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={paths.resources() / 'offscreen.json'}"
        return True
    return bool(platform) or has_display


if __name__ == "__main__":
    sys.exit(main())
