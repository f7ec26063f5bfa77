"""The command line for authors, ``kiosk-content``: its commands stand in ``kiosk.authoring.commands``."""

import argparse
import io
import sys
from collections.abc import Sequence

from kiosk import __version__
from kiosk.authoring.commands import fhir, guide, keys, publish, signoff, site, speak
from kiosk.authoring.commands.status import NOT_RUN, Run
from kiosk.authoring.errors import AuthoringError
from kiosk.bundle.errors import BundleError
from kiosk.content.errors import ContentError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments without the program's name; those of the process where None.

    Returns:
        The exit status: 0 without errors (there may be warnings), 1 where what was looked at has errors or
        was refused, 2 where nothing could be done: wrong arguments, no such folder, no such key, or a file
        that could not be written.
    """
    _print_any_character()
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as leaving:  # argparse leaves by itself for --help, --version and wrong arguments
        return leaving.code if isinstance(leaving.code, int) else NOT_RUN
    run: Run = arguments.run
    try:
        return run(arguments)
    except (AuthoringError, ContentError, BundleError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line prints
    except (EOFError, KeyboardInterrupt):
        print("Stopped. Nothing more was done.", file=sys.stderr)  # noqa: T201 - a command line prints
    except OSError as error:
        told = f"{error.filename or 'A file'}: {error.strerror or error}. Mend that, then try again."
        print(told, file=sys.stderr)  # noqa: T201 - a command line prints
    return NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk-content", description="Write, check, preview, sign and publish guides for the kiosk."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for family in (guide, keys, publish, fhir, site, signoff, speak):
        family.add(commands)
    return parser


def _print_any_character() -> None:
    """Have what the console cannot show written as an escape, rather than end in the middle of a list."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
