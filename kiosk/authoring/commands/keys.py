"""Commands about a publisher's keys: keys init, rotate, recover, sheet."""

import argparse
import datetime as dt
from pathlib import Path

from kiosk import paths
from kiosk.authoring.commands.status import DONE, Commands, add_command
from kiosk.authoring.keyfile import LOCKED_BYTES, LockedKey
from kiosk.authoring.keys import MOST_KEYS, ROOT, SAFE, FreshKey, KeyFolder, make_keys, write_keys
from kiosk.authoring.sheet import write_sheet
from kiosk.authoring.terminal import Terminal, read_passphrases
from kiosk.authoring.words import from_words
from kiosk.bundle.fingerprint import fingerprint_words


def add(commands: Commands) -> None:
    """Add the commands to the parser."""
    keys = commands.add_parser("keys", help="make, replace and recover the keys that sign guides")
    actions = keys.add_subparsers(dest="action", required=True, metavar="ACTION")
    init = add_command(actions, "init", _init, "make a publisher's keys")
    rotate = add_command(actions, "rotate", _rotate, "replace a key that was lost, stolen or used for long")
    recover = add_command(actions, "recover", _recover, "make a root key again from its recovery sheet")
    sheet = add_command(actions, "sheet", _sheet, "write the recovery sheet again")
    for action in (init, rotate, recover, sheet):
        action.add_argument("folder", type=Path, metavar="DIR", help="the folder of keys")
    init.add_argument(
        "--threshold", type=int, default=1, metavar="N", help="how many keys must sign together"
    )
    init.add_argument("--keys", type=int, metavar="M", help=f"how many there are of each, up to {MOST_KEYS}")
    init.add_argument(
        "--online", action="store_true", help="one more key, for a machine that keeps dates fresh"
    )
    rotate.add_argument("key", metavar="KEY", help='the key to replace, such as "publish-1"')
    recover.add_argument("key", metavar="KEY", help='the key to make again, such as "root-1"')
    for action in (init, rotate, sheet):
        action.add_argument("--paper", choices=("us-letter", "a4"), default="us-letter", help="of the sheet")
    for action in (init, rotate):
        action.add_argument(
            "--yes", action="store_true", help="print new passphrases, and do not ask for them"
        )
    for action in (rotate, recover):
        add_key_places(action)
    recover.add_argument("--words", type=Path, metavar="FILE", help="a file with the sheet's words")


def add_key_places(parser: argparse.ArgumentParser) -> None:
    """Add where keys and passphrases may come from."""
    parser.add_argument(
        "--also",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="another folder with keys: a stick",
    )
    parser.add_argument(
        "--passphrases",
        type=Path,
        metavar="FILE",
        help='lines such as "publish-1: six words"; else they are asked',
    )


def terminal_of(arguments: argparse.Namespace) -> Terminal:
    """Return the terminal that the arguments ask for.

    Raises:
        PassphraseFileError: The file of passphrases cannot be read.
    """
    file: Path | None = getattr(arguments, "passphrases", None)
    known = None if file is None else read_passphrases(file)
    return Terminal(known, agrees=getattr(arguments, "yes", False))


def _init(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.folder
    count = arguments.threshold if arguments.keys is None else arguments.keys
    terminal = terminal_of(arguments)
    fresh = make_keys(arguments.threshold, count, online=arguments.online)
    KeyFolder.require_none(folder)
    for key in fresh:
        terminal.hand_over(key)
    with terminal.doing("Locking the keys"):
        keys = write_keys(folder, fresh, arguments.threshold)
        sheet = write_sheet(keys, paths.resources(), dt.datetime.now().astimezone(), arguments.paper)
    terminal.say(f"{folder} holds the keys {', '.join(keys.names)}.")
    terminal.say(f"1. Print {sheet}, a sheet for each root key, and lock the sheets away.")
    terminal.say(f"2. Move {folder / SAFE} to a stick, and lock it away in another place than the sheets.")
    terminal.say(f"3. Pair each kiosk with {folder / ROOT}. It shows these words: {_words(keys)}")
    return DONE


def _rotate(arguments: argparse.Namespace) -> int:
    terminal = terminal_of(arguments)
    keys = KeyFolder.read(arguments.folder, arguments.also)
    new = FreshKey.make(keys.next_name(arguments.key))
    signers = keys.unlock_to_rotate(arguments.key, new, terminal.ask_passphrase)
    terminal.hand_over(new)
    keys = keys.rotate(arguments.key, new, signers)
    write_sheet(keys, paths.resources(), dt.datetime.now().astimezone(), arguments.paper)
    terminal.say(
        f"{new.name} has taken the place of {arguments.key}. Publish again, so that kiosks learn of it."
    )
    terminal.say("Print the recovery sheet again: the words to compare have changed.")
    terminal.say(f"A kiosk that is paired from now on shows: {_words(keys)}")
    return DONE


def _recover(arguments: argparse.Namespace) -> int:
    terminal = terminal_of(arguments)
    keys = KeyFolder.read(arguments.folder, arguments.also)
    file: Path | None = arguments.words
    typed = (
        terminal.ask_words("The words of the sheet, in order") if file is None else file.read_text("utf-8")
    )
    locked = from_words(typed, LOCKED_BYTES)
    key = LockedKey.of_locked(arguments.key, locked, terminal.ask_passphrase(arguments.key))
    terminal.say(f"{keys.restore(key)} is there again.")
    return DONE


def _sheet(arguments: argparse.Namespace) -> int:
    keys = KeyFolder.read(arguments.folder)
    sheet = write_sheet(keys, paths.resources(), dt.datetime.now().astimezone(), arguments.paper)
    Terminal().say(f"{sheet} is there again. Print it, and lock it away.")
    return DONE


def _words(keys: KeyFolder) -> str:
    return " ".join(fingerprint_words(keys.roots[-1]))
