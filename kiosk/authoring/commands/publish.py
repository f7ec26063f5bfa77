"""Commands about what travels: publish, refresh, verify, inspect."""

import argparse
import datetime as dt
import tempfile
from pathlib import Path

from kiosk.authoring.commands.guide import checked_guide
from kiosk.authoring.commands.keys import add_key_places, terminal_of
from kiosk.authoring.commands.status import DONE, FAULTY, Commands, add_command
from kiosk.authoring.errors import NotReadableError, SameIdError
from kiosk.authoring.inspection import inspect
from kiosk.authoring.keys import ROOT, KeyFolder
from kiosk.authoring.publish import MOST_DAYS, Beside, Publisher, Terms
from kiosk.authoring.signing import LISTS
from kiosk.authoring.terminal import Terminal
from kiosk.authoring.verify import verify
from kiosk.authoring.voice.packing import recordings_for_bundle
from kiosk.bundle.errors import BundleError
from kiosk.content.model import Guide


def add(commands: Commands) -> None:
    """Add the commands to the parser."""
    publish = add_command(
        commands, "publish", _publish, "check, pack and sign a guide, or a set of guides, for kiosks"
    )
    publish.add_argument(
        "folders",
        type=Path,
        nargs="+",
        metavar="FOLDER",
        help="the folder that holds guide.toml; with several, patients choose from a set of guides",
    )
    publish.add_argument(
        "to", type=Path, metavar="TO", help="an update file X.kioskupdate, or a tree's folder"
    )
    publish.add_argument(
        "--note", type=_note, action="append", default=[], metavar="LANG=TEXT", help="what is new"
    )
    publish.add_argument(
        "--recall", action="append", default=[], metavar="VERSION", help="withdraw a version"
    )
    publish.add_argument("--min-version", metavar="VERSION", help="withdraw all versions before this one")
    publish.add_argument("--yes", action="store_true", help="do not ask before signing")
    refresh = add_command(commands, "refresh", _refresh, "sign a tree's timestamp again, to count for longer")
    refresh.add_argument("to", type=Path, metavar="TO", help="the tree's folder")
    for command in (publish, refresh):
        command.add_argument("--keys", type=Path, required=True, metavar="DIR", help="the folder of keys")
        command.add_argument(
            "--days", type=_days, metavar="N", help="how long the timestamp counts; for ever if not given"
        )
        add_key_places(command)
    verify_ = add_command(commands, "verify", _verify, "tell what a kiosk would say of an update")
    verify_.add_argument(
        "--root", type=Path, required=True, metavar="FILE", help=f"what the kiosk trusts: {ROOT}"
    )
    verify_.add_argument(
        "--as-server", action="store_true", help="judge dates, as for what a web server offers"
    )
    inspect_ = add_command(
        commands, "inspect", _inspect, "tell what is inside an update, a bundle or a root.json"
    )
    for command in (verify_, inspect_):
        command.add_argument("file", type=Path, metavar="FILE", help="the file, or a tree's folder")


def _publish(arguments: argparse.Namespace) -> int:
    terminal = terminal_of(arguments)
    guides = _checked(arguments.folders)
    if guides is None:
        return FAULTY
    guide, *others = guides
    keys = KeyFolder.read(arguments.keys, arguments.also)
    publisher = Publisher(keys, dt.datetime.now().astimezone())
    terms = Terms(dict(arguments.note), arguments.recall, arguments.min_version, arguments.days)
    with tempfile.TemporaryDirectory() as scratch:
        with terminal.doing("Packing"):
            recordings = recordings_for_bundle(zip(guides, arguments.folders, strict=True), Path(scratch))
            draft = publisher.draft(guide, arguments.to, Path(scratch), terms, Beside(recordings, others))
        if others:
            terminal.say("\n".join(publisher.set_changes(guides)))
        else:
            terminal.show_difference(publisher.difference(guide))
        named = f"{guide.id} {guide.version}" + (f" and {len(others)} more" if others else "")
        told = f"{named} as version {draft.version}"
        if not terminal.confirm(f"Publish {told} to {arguments.to}?"):
            terminal.say("Nothing was published.")
            return FAULTY
        signers = keys.unlock(LISTS, terminal.ask_passphrase)
        with terminal.doing("Signing and writing"):
            publisher.publish(draft, signers, arguments.to)
    terminal.say(f"{arguments.to}: {told}, {draft.bundle.length / 1024:.0f} KiB")
    return DONE


def _checked(folders: list[Path]) -> list[Guide] | None:
    """Return the guides of these folders, or None where one of them has errors or two of them one id."""
    found: list[Guide] = []
    for folder in folders:
        guide = checked_guide(folder, "Nothing was published. Mend the errors, then publish again.")
        if guide is None:
            return None
        if any(guide.id == other.id for other in found):
            raise SameIdError(guide.id, folder)
        found.append(guide)
    return found


def _refresh(arguments: argparse.Namespace) -> int:
    terminal = terminal_of(arguments)
    keys = KeyFolder.read(arguments.keys, arguments.also)
    publisher = Publisher(keys, dt.datetime.now().astimezone())
    signers = keys.unlock(("timestamp",), terminal.ask_passphrase)
    expires = publisher.refresh(signers, arguments.to, arguments.days)
    terminal.say(f"{arguments.to}: counts until {expires:%Y-%m-%d}")
    return DONE


def _verify(arguments: argparse.Namespace) -> int:
    terminal = Terminal()
    try:
        root = arguments.root.read_bytes()
    except OSError as error:
        raise NotReadableError(arguments.root, error.strerror or str(error)) from error
    now = dt.datetime.now().astimezone()
    try:
        with terminal.doing("Checking") as watch:
            proposal = verify(arguments.file, root, now, as_server=arguments.as_server, watch=watch)
    except BundleError as error:
        terminal.say(f"A kiosk would refuse it, and say: {error.told('en')}")
        if error.detail:
            terminal.say(f"For a technician: {error.detail}")
        return FAULTY
    offer = proposal.offer
    terminal.say(
        f"A kiosk would accept it: {offer.custom.guide} {offer.custom.label}, version {offer.version}"
    )
    return DONE


def _inspect(arguments: argparse.Namespace) -> int:
    Terminal().show_table(inspect(arguments.file))
    return DONE


def _note(text: str) -> tuple[str, str]:
    language, equals, words = text.partition("=")
    if not equals or not language:
        raise argparse.ArgumentTypeError(f'"{text}" is not like en="What is new"')
    return language, words


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of days from 1 to {MOST_DAYS}')
    return int(text)
