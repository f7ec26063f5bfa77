"""What the command line asks for: open the kiosk, play a script, render the screens, list the ids."""

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.app import Kiosk
from kiosk.content.cover import Cover, cover_of, read_cover
from kiosk.dumps import hide_memory
from kiosk.instance import AlreadyRunningError, InstanceLock
from kiosk.settings import Settings
from kiosk.toolkit import Toolkit
from kiosk.ui.watchdog import Watchdog

if TYPE_CHECKING:  # imported for real where they are needed, which is after the first picture
    from kiosk.content.model import Guide
    from kiosk.guide_source import GuideSource
    from kiosk.speech.player import Player
    from kiosk.speech.voice import Voice
    from kiosk.staff.journal import Journal
    from kiosk.ui.gallery import Gallery
    from kiosk.ui.staff.premises import Premises
    from kiosk.upkeep import Upkeep

EXIT_FAILED = 1

EXIT_ALREADY_RUNNING = 4
"""Another kiosk has the writable folder; this one opened no window."""

EXIT_LEFT = 10
"""Staff closed the kiosk: whoever started it is not to start it again."""

_EXIT_RESTART = 11
_NO_GUIDE = 75
"""The window's loop ended because the guide cannot be read; no exit status of the process."""
_DESIGN_SIZE = (1920, 1080)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Do what the command line asks for.

    Returns:
        The exit status: 0, 1 where a script failed or a picture could not be written, 4 where another
        kiosk is open, 10 where staff closed it.
    """
    toolkit = Toolkit()
    if arguments.play or arguments.screens or arguments.ids:
        return _run_task(arguments, settings)
    try:
        InstanceLock(paths.data_dir(arguments.data_dir))  # held until the process ends
    except AlreadyRunningError as error:
        print(error, file=sys.stderr)
        return EXIT_ALREADY_RUNNING
    _end_when_told(toolkit)
    base, settings = settings, _with_staffs(settings, paths.data_dir(arguments.data_dir))
    supply = _Supply(arguments, base)
    cover = supply.cover()
    watchdog = Watchdog(os.environ)
    if cover is None:
        return _run_front_desk(settings, arguments, toolkit, watchdog)

    def load() -> "Guide | None":
        guide = supply.guide()
        if guide is None:
            toolkit.leave(_NO_GUIDE)
        return guide

    settings = _with_language(settings, arguments.lang, cover)
    kiosk = Kiosk(cover, load, settings, premises=supply.premises, speech=supply.speech)
    kiosk.window.painted.connect(hide_memory)  # before anybody can touch anything
    kiosk.window.painted.connect(lambda: supply.keep_up(kiosk))
    kiosk.window.painted.connect(watchdog.begin)
    status = _run_kiosk(kiosk, arguments, toolkit)
    supply.close(has_worked=status in {0, EXIT_LEFT, _EXIT_RESTART})
    kiosk.close()
    if status == _EXIT_RESTART:
        _start_anew()
    if status == _NO_GUIDE:
        return _run_front_desk(settings, arguments, toolkit, watchdog)
    watchdog.end()
    return status


class _Supply:
    """Gives the kiosk its guide once it is asked for, and keeps it up to date from then on.

    Args:
        arguments: the command line.
        settings: the clinic's settings, without what staff changed.
    """

    def __init__(self, arguments: argparse.Namespace, settings: Settings) -> None:
        self._named: Path | None = arguments.guide or settings.guide
        self._settings = settings
        self._folder = paths.data_dir(arguments.data_dir)
        self._guide: Guide | None = None
        self._source: GuideSource | None = None
        self._upkeep: Upkeep | None = None

    def cover(self) -> Cover | None:
        """Give what the welcome screen says; where that is not known yet, the guide is read for it."""
        cover = None if self._named else read_cover(self._folder)
        if cover is not None:
            return cover
        guide = self.guide()
        if guide is None:
            return None
        showing = self._source.showing if self._source is not None else None
        return cover_of(guide, showing.topics if showing is not None else 1)

    def guide(self) -> "Guide | None":
        """Give the guide; where there is none, tell staff why on the standard error."""
        if self._guide is None:
            self._guide = _read(self._named) if self._named else self._from_store()
        return self._guide

    def _from_store(self) -> "Guide | None":
        from kiosk.bundle.errors import BundleError  # noqa: PLC0415 - after the first picture, if it can be
        from kiosk.content.errors import ContentError  # noqa: PLC0415 - the same
        from kiosk.guide_source import GuideSource  # noqa: PLC0415 - the same

        self._source = GuideSource(self._folder, paths.built_in_update(), paths.built_in_guide(), self._note)
        try:
            return self._source.open()
        except (BundleError, ContentError) as error:
            print(error, file=sys.stderr)
            return None

    def premises(self) -> "Premises":
        """Give where the kiosk keeps what it knows; for when the guide was asked for."""
        from kiosk.ui.staff.premises import Premises  # noqa: PLC0415 - after the first picture

        return Premises(self._folder, self._source, self._settings)

    def speech(self) -> "tuple[Voice, Player]":
        """Give the voice, which is the guide's recordings where it has any, and the sound card."""
        from kiosk.speech.espeak import EspeakVoice  # noqa: PLC0415 - after the first picture
        from kiosk.speech.player import Player  # noqa: PLC0415 - the same
        from kiosk.speech.recordings import BundleRecordings, ChosenVoice  # noqa: PLC0415 - the same

        def tell(error: Exception) -> None:
            # Once: an entry a sentence would tell that somebody listens, and to what
            if not told:
                told.append(str(error))
                self._note("speech.recording", "failed", told[0])

        told: list[str] = []
        source = self._source
        if source is None:
            return EspeakVoice(), Player()
        return ChosenVoice(BundleRecordings(source.bundle), EspeakVoice(), tell), Player()

    def _note(self, what: str, result: str, detail: str) -> None:
        """Write into the journal."""
        _journal(self._folder).note(what, result, detail)

    def keep_up(self, kiosk: Kiosk) -> None:
        """See from now on that the guide works and is up to date, if it came from the store."""
        from kiosk.upkeep import Upkeep  # noqa: PLC0415 - after the first picture

        if self._source is not None and self._guide is not None:
            self._upkeep = Upkeep(kiosk, self._source, self._settings.updates, self._note)
            self._upkeep.begin()

    def close(self, *, has_worked: bool) -> None:
        """Stop, before the kiosk itself is closed."""
        if self._upkeep is not None:
            self._upkeep.close(has_worked=has_worked)
        if self._source is not None:
            self._source.close()


def _read(file: Path) -> "Guide | None":
    """Read a guide; where that cannot be done, tell staff why on the standard error."""
    from kiosk.content.compiled import read_guide  # noqa: PLC0415 - after the first picture, if it can be
    from kiosk.content.errors import ContentError  # noqa: PLC0415 - the same

    try:
        return read_guide(file)
    except ContentError as error:
        print(error, file=sys.stderr)
        return None


def _with_language(settings: Settings, language: str | None, cover: Cover) -> Settings:
    """Offer ``language`` first, if one is named."""
    if not language:
        return settings
    others = (each for each in settings.offered_languages(cover.languages) if each != language)
    return replace(settings, languages=(language, *others))


def _journal(folder: Path) -> "Journal":
    import datetime as dt  # noqa: PLC0415 - most starts have nothing to tell

    from kiosk.staff.journal import Journal  # noqa: PLC0415 - the same

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
    os.execve(command[0], command, paths.own_environment())  # noqa: S606 - it is this very program


def _run_kiosk(kiosk: Kiosk, arguments: argparse.Namespace, toolkit: Toolkit) -> int:
    kiosk.failsafe.install()
    kiosk.failsafe.gave_up.connect(lambda: toolkit.leave(EXIT_FAILED))
    kiosk.window.end_requested.connect(lambda anew: toolkit.leave(_EXIT_RESTART if anew else EXIT_LEFT))
    kiosk.open(arguments.windowed)
    return toolkit.run()


def _run_front_desk(
    settings: Settings, arguments: argparse.Namespace, toolkit: Toolkit, watchdog: Watchdog
) -> int:
    import gc  # noqa: PLC0415 - as above

    from kiosk.ui.front_desk import FrontDesk  # noqa: PLC0415 - only where there is no guide

    gc.enable()
    desk = FrontDesk(settings)
    desk.window.painted.connect(watchdog.begin)
    desk.open(arguments.windowed)
    status = toolkit.run()
    desk.close()
    watchdog.end()
    return status


def _end_when_told(toolkit: Toolkit) -> None:
    """End in good order when the system or a terminal says so; patients have no way to."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: toolkit.leave(0))


# --- Tasks that need no display ----------------------------------------------------------------


def _run_task(arguments: argparse.Namespace, settings: Settings) -> int:
    guide = _read(arguments.guide or settings.guide or paths.built_in_guide())
    if guide is None:
        return EXIT_FAILED
    settings = _with_language(settings, arguments.lang, cover_of(guide))
    if arguments.play:
        return _play(guide, settings, arguments)
    if arguments.screens:
        return _render(guide, settings, arguments.screens)
    return _list_ids(guide, settings)


def _play(guide: "Guide", settings: Settings, arguments: argparse.Namespace) -> int:
    from kiosk.paper.folder import FolderSpooler  # noqa: PLC0415 - scripts alone need these
    from kiosk.ui.playback import Playback, PlaybackError  # noqa: PLC0415
    from kiosk.ui.script import ScriptError, read_script  # noqa: PLC0415

    folder: Path = arguments.out or Path.cwd()
    size = arguments.windowed or _DESIGN_SIZE
    try:
        steps = read_script(arguments.play)
        folder.mkdir(parents=True, exist_ok=True)
        spooler = FolderSpooler(folder.absolute())
        kiosk = Kiosk(cover_of(guide), lambda: guide, replace(settings, reduce_motion=True), spooler)
        kiosk.open(size)
        kiosk.furnish()
        try:
            Playback(kiosk.window, kiosk.idle, kiosk.desk, folder).play(steps)
        finally:
            kiosk.close()
    except (ScriptError, PlaybackError, OSError) as error:
        print(error, file=sys.stderr)
        return EXIT_FAILED
    return 0


def _render(guide: "Guide", settings: Settings, folder: Path) -> int:
    from kiosk.ui.gallery import all_looks, pseudo_looks, scenes_of  # noqa: PLC0415 - pictures alone need these
    from kiosk.ui.pseudo import PSEUDO_LOCALES, pseudo_guide  # noqa: PLC0415
    from kiosk.ui.translation import SOURCE_LANGUAGE  # noqa: PLC0415

    try:
        with _open_for_pictures(guide, settings) as gallery:
            count = gallery.take(scenes_of(guide), all_looks(guide), folder)
        if SOURCE_LANGUAGE in guide.languages:
            offered = replace(settings, languages=(SOURCE_LANGUAGE, *PSEUDO_LOCALES))
            with _open_for_pictures(pseudo_guide(guide), offered) as gallery:
                count += gallery.take(scenes_of(guide), pseudo_looks(), folder)
    except OSError as error:
        print(error, file=sys.stderr)
        return EXIT_FAILED
    print(f"{count} pictures of the screens are in {folder}.")
    return 0


def _list_ids(guide: "Guide", settings: Settings) -> int:
    with _open_for_pictures(guide, settings) as gallery:
        for screen, ids in gallery.ids().items():
            print(screen)
            for control_id in ids:
                print(f"  {control_id}")
    return 0


@contextmanager
def _open_for_pictures(guide: "Guide", settings: Settings) -> "Iterator[Gallery]":
    """Open a kiosk that staff have used for a while, with a place that pages could go to."""
    import tempfile  # noqa: PLC0415 - pictures alone need these

    from kiosk.paper.folder import FolderSpooler  # noqa: PLC0415
    from kiosk.ui.gallery import Gallery  # noqa: PLC0415
    from kiosk.ui.pseudo import PSEUDO_LOCALES, PseudoTranslator  # noqa: PLC0415
    from kiosk.ui.staff.samples import sample_premises  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        folder, settings = Path(name), replace(settings, reduce_motion=True)
        premises = sample_premises(folder, guide, settings)
        kiosk = Kiosk(cover_of(guide), lambda: guide, settings, FolderSpooler(folder), lambda: premises)
        kiosk.open(_DESIGN_SIZE)
        kiosk.pose()
        for language, spoken in PSEUDO_LOCALES.items():
            kiosk.translation.add(language, PseudoTranslator(spoken))
        try:
            yield Gallery(kiosk.window, kiosk.session, kiosk.stage, kiosk.host, kiosk.desk, kiosk.staff)
        finally:
            kiosk.close()
