"""What the command line asks for: open the kiosk, play a script, render the screens, list the ids."""

import argparse
import gc
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.app import Kiosk, Toolkit
from kiosk.content.compiled import read_guide
from kiosk.content.errors import ContentError
from kiosk.content.model import Guide
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.ui.gallery import Gallery

EXIT_FAILED = 1

_DESIGN_SIZE = (1920, 1080)
_logger = logging.getLogger(__name__)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Do what the command line asks for.

    Returns:
        The exit status: 0, or 1 where a script failed or a picture could not be written.
    """
    toolkit = Toolkit()
    try:
        guide = read_guide(arguments.guide or settings.guide or paths.built_in_guide())
    except ContentError as error:
        print(error, file=sys.stderr)
        if arguments.play or arguments.screens or arguments.ids:
            return EXIT_FAILED
        _end_when_told(toolkit)
        return _run_front_desk(settings, arguments, toolkit)
    if arguments.lang:
        offered = settings.offered_languages(guide.languages)
        others = tuple(language for language in offered if language != arguments.lang)
        settings = replace(settings, languages=(arguments.lang, *others))
    if arguments.play:
        return _play(guide, settings, arguments)
    if arguments.screens:
        return _render(guide, settings, arguments.screens)
    if arguments.ids:
        return _list_ids(guide, settings)
    _end_when_told(toolkit)
    return _run_kiosk(guide, settings, arguments, toolkit)


def _run_kiosk(guide: Guide, settings: Settings, arguments: argparse.Namespace, toolkit: Toolkit) -> int:
    kiosk = Kiosk(guide, settings)
    kiosk.failsafe.install()
    kiosk.failsafe.gave_up.connect(lambda: toolkit.leave(EXIT_FAILED))
    kiosk.open(arguments.windowed)
    status = toolkit.run()
    kiosk.close()
    return status


def _run_front_desk(settings: Settings, arguments: argparse.Namespace, toolkit: Toolkit) -> int:
    from kiosk.ui.front_desk import FrontDesk  # noqa: PLC0415 - only where there is no guide

    gc.enable()
    desk = FrontDesk(settings)
    desk.open(arguments.windowed)
    status = toolkit.run()
    desk.close()
    return status


def _end_when_told(toolkit: Toolkit) -> None:
    """End in good order when the system or a terminal says so; patients have no way to."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: toolkit.leave(0))


def _play(guide: Guide, settings: Settings, arguments: argparse.Namespace) -> int:
    from kiosk.paper.folder import FolderSpooler  # noqa: PLC0415 - scripts alone need these
    from kiosk.ui.playback import Playback, PlaybackError  # noqa: PLC0415
    from kiosk.ui.script import ScriptError, read_script  # noqa: PLC0415

    folder: Path = arguments.out or Path.cwd()
    size = arguments.windowed or _DESIGN_SIZE
    try:
        steps = read_script(arguments.play)
        folder.mkdir(parents=True, exist_ok=True)
        kiosk = Kiosk(guide, replace(settings, reduce_motion=True), FolderSpooler(folder.absolute()))
        kiosk.open(size)
        kiosk.icons.load_now()
        try:
            Playback(kiosk.window, kiosk.idle, kiosk.desk, folder).play(steps)
        finally:
            kiosk.close()
    except (ScriptError, PlaybackError, OSError) as error:
        print(error, file=sys.stderr)
        return EXIT_FAILED
    return 0


def _render(guide: Guide, settings: Settings, folder: Path) -> int:
    from kiosk.ui.gallery import all_looks, scenes_of  # noqa: PLC0415 - pictures alone need these

    try:
        with _open_for_pictures(guide, settings) as gallery:
            count = gallery.take(scenes_of(guide), all_looks(guide), folder)
    except OSError as error:
        print(error, file=sys.stderr)
        return EXIT_FAILED
    print(f"{count} pictures of the screens are in {folder}.")
    return 0


def _list_ids(guide: Guide, settings: Settings) -> int:
    with _open_for_pictures(guide, settings) as gallery:
        for screen, ids in gallery.ids().items():
            print(screen)
            for control_id in ids:
                print(f"  {control_id}")
    return 0


@contextmanager
def _open_for_pictures(guide: Guide, settings: Settings) -> Iterator["Gallery"]:
    """Open a kiosk that staff have used for a while, with a place that pages could go to."""
    import tempfile  # noqa: PLC0415 - pictures alone need these

    from kiosk.paper.folder import FolderSpooler  # noqa: PLC0415
    from kiosk.ui.gallery import Gallery  # noqa: PLC0415
    from kiosk.ui.staff.samples import sample_premises  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        folder, settings = Path(name), replace(settings, reduce_motion=True)
        kiosk = Kiosk(guide, settings, FolderSpooler(folder), sample_premises(folder, guide, settings))
        kiosk.open(_DESIGN_SIZE)
        kiosk.icons.load_now()
        try:
            yield Gallery(kiosk.window, kiosk.session, kiosk.stage, kiosk.host, kiosk.desk, kiosk.staff)
        finally:
            kiosk.close()
