"""The command line for authors: ``kiosk-content check`` and ``kiosk-content compile``."""

import argparse
import datetime as dt
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk import __version__
from kiosk.authoring.errors import AuthoringError
from kiosk.authoring.loading import CheckedFolder, check_folder
from kiosk.authoring.report import WRITERS, as_text
from kiosk.content.compiled import write_guide
from kiosk.content.errors import ContentError

DONE = 0
FAULTY = 1
NOT_RUN = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments without the program's name; those of the process where None.

    Returns:
        The exit status: 0 without errors (there may be warnings), 1 with errors, 2 where nothing could be
        done: wrong arguments, no such folder, or a file that could not be written.
    """
    _print_any_character()
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as leaving:  # argparse leaves by itself for --help, --version and wrong arguments
        return leaving.code if isinstance(leaving.code, int) else NOT_RUN
    folder: Path = arguments.folder
    try:
        checked = check_folder(folder, dt.datetime.now().astimezone().date())
        if arguments.command == "check":
            _print(WRITERS[arguments.format](checked.findings, folder))
            return FAULTY if checked.guide is None else DONE
        return _compile(checked, folder, arguments.output)
    except (AuthoringError, ContentError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line prints
        return NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk-content", description="Check the source folder of a guide, or compile it for the kiosk."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="list everything that is wrong with a guide")
    compile_ = commands.add_parser("compile", help="write the compiled guide, if there are no errors")
    for command in (check, compile_):
        command.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds guide.toml")
    check.add_argument("--format", choices=tuple(WRITERS), default="text", help="how to write the list")
    compile_.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="the compiled guide to write"
    )
    return parser


def _compile(checked: CheckedFolder, folder: Path, output: Path) -> int:
    if checked.findings:
        print(as_text(checked.findings, folder), file=sys.stderr)  # noqa: T201 - a command line prints
    if checked.guide is None:
        message = f"Nothing was written: {output} is as it was before. Mend the errors, then compile again."
        print(message, file=sys.stderr)  # noqa: T201 - a command line prints
        return FAULTY
    write_guide(checked.guide, output)
    guide = checked.guide
    kibibytes = output.stat().st_size / 1024
    _print(f"{output}: {guide.id} {guide.version}, {', '.join(guide.languages)}, {kibibytes:.0f} KiB")
    return DONE


def _print_any_character() -> None:
    """Have what the console cannot show written as an escape, rather than end in the middle of a list."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _print(text: str) -> None:
    print(text)  # noqa: T201 - a command line prints
