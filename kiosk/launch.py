"""What the command line asks for: open the kiosk, play a script, render the screens, list the ids."""

import argparse
import datetime as dt
import gc
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.app import Kiosk, Toolkit
from kiosk.bundle.errors import BundleError
from kiosk.content.compiled import read_guide
from kiosk.content.errors import ContentError
from kiosk.content.model import Guide
from kiosk.guide_source import GuideSource, Note
from kiosk.settings import Settings
from kiosk.ui.staff.premises import Premises
from kiosk.upkeep import Upkeep

if TYPE_CHECKING:
    from kiosk.staff.journal import Journal
    from kiosk.ui.gallery import Gallery

EXIT_FAILED = 1

EXIT_LEFT = 10
"""Staff closed the kiosk: whoever started it is not to start it again."""

_EXIT_RESTART = 11

_DESIGN_SIZE = (1920, 1080)
_logger = logging.getLogger(__name__)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Do what the command line asks for.

    Returns:
        The exit status: 0, or 1 where a script failed or a picture could not be written.
    """
    toolkit = Toolkit()
    is_tool = bool(arguments.play or arguments.screens or arguments.ids)
    named: Path | None = arguments.guide or settings.guide or (paths.built_in_guide() if is_tool else None)
    source = _source(arguments)
    try:
        guide = read_guide(named) if named else source.open()
    except (ContentError, BundleError) as error:
        print(error, file=sys.stderr)
        if is_tool:
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
    folder = paths.data_dir(arguments.data_dir)
    premises = Premises(folder, None if named else source, settings)
    kiosk = Kiosk(guide, _with_staffs(settings, folder), premises=premises)
    upkeep = Upkeep(kiosk, source, settings.updates, _note(arguments))
    status = _run_kiosk(kiosk, arguments, toolkit)
    upkeep.close(has_worked=status != EXIT_FAILED)
    kiosk.close()
    source.close()
    if status == _EXIT_RESTART:
        _start_anew()
    return status


def _source(arguments: argparse.Namespace) -> GuideSource:
    stores = paths.guides_dir(paths.data_dir(arguments.data_dir))
    return GuideSource(stores, paths.built_in_update(), paths.built_in_guide(), _note(arguments))


def _note(arguments: argparse.Namespace) -> Note:
    """Return what writes into the journal, and opens it when there is something to write."""

    def note(what: str, result: str, detail: str) -> None:
        _journal(paths.data_dir(arguments.data_dir)).note(what, result, detail)

    return note


def _journal(folder: Path) -> "Journal":
    from kiosk.staff.journal import Journal  # noqa: PLC0415 - most starts have nothing to tell

    return Journal(paths.journal(folder), lambda: dt.datetime.now().astimezone())


def _with_staffs(settings: Settings, folder: Path) -> Settings:
    """Lay what staff changed over the settings."""
    file = paths.staff_settings(folder)
    if not file.exists():
        return settings
    from kiosk.staff.overrides import StaffSettings  # noqa: PLC0415 - on most kiosks staff changed nothing

    return StaffSettings(file, _journal(folder)).laid_over(settings)


def _start_anew() -> None:
    """Have the same program take the place of this one, with the same arguments."""
    command = [*paths.own_command(), *sys.argv[1:]]
    os.execv(command[0], command)  # noqa: S606 - it is this very program


def _run_kiosk(kiosk: Kiosk, arguments: argparse.Namespace, toolkit: Toolkit) -> int:
    kiosk.failsafe.install()
    kiosk.failsafe.gave_up.connect(lambda: toolkit.leave(EXIT_FAILED))
    kiosk.window.end_requested.connect(lambda anew: toolkit.leave(_EXIT_RESTART if anew else EXIT_LEFT))
    kiosk.open(arguments.windowed)
    return toolkit.run()


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
