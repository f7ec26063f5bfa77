"""The exit statuses of ``kiosk-content``, and the type of what runs a command."""

import argparse
from collections.abc import Callable
from typing import Final, TypeAlias

DONE: Final = 0
FAULTY: Final = 1
"""What was looked at has faults, or was refused."""

NOT_RUN: Final = 2
"""Nothing could be done."""

Run: TypeAlias = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - its only name


def add_command(commands: Commands, name: str, run: Run, told: str) -> argparse.ArgumentParser:
    """Add a command that ``run`` carries out, and return its parser.

    Args:
        commands: Where to add it.
        name: Its name.
        run: Takes the arguments and returns an exit status.
        told: What it does, in a few words.
    """
    parser = commands.add_parser(name, help=told, description=f"{told[:1].upper()}{told[1:]}.")
    parser.set_defaults(run=run)
    return parser
