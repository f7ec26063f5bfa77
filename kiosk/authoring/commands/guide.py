"""Commands about a guide's folder: new, check, compile, preview."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from kiosk.authoring.commands.status import DONE, FAULTY, Commands, add_command
from kiosk.authoring.loading import CheckedFolder, check_folder
from kiosk.authoring.plain.table import lines_of, rows_of
from kiosk.authoring.report import WRITERS, as_json, as_text
from kiosk.content.compiled import write_guide
from kiosk.content.model import Guide


def add(commands: Commands) -> None:
    """Add the commands to the parser."""
    new = add_command(commands, "new", _new, "write a small complete guide to start from")
    check = add_command(commands, "check", _check, "list everything that is wrong with a guide")
    compile_ = add_command(commands, "compile", _compile, "write the compiled guide, if there are no errors")
    preview = add_command(commands, "preview", _preview, "show a guide in a window, anew after each save")
    for command in (check, compile_, preview):
        command.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds guide.toml")
    new.add_argument("folder", type=Path, metavar="FOLDER", help="the folder to make; it is not there yet")
    check.add_argument("--format", choices=tuple(WRITERS), default="text", help="how to write the list")
    check.add_argument("--hints", action="store_true", help="list hints, too: long words, the passive voice")
    check.add_argument(
        "--render",
        action="store_true",
        help="show every screen in large text, too, and measure what has no room",
    )
    compile_.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="the compiled guide to write"
    )


def checked_guide(folder: Path, unchanged: str) -> Guide | None:
    """Return the guide in a folder, or None where it has errors; what was found is printed.

    Args:
        folder: The guide's folder.
        unchanged: What to say of the place that was to be written, if there are errors.

    Raises:
        FolderMissingError: There is no such folder.
    """
    checked = _checked(folder)
    if checked.findings:
        print(as_text(checked.findings, folder), file=sys.stderr)  # noqa: T201 - a command line prints
    if checked.guide is None:
        print(unchanged, file=sys.stderr)  # noqa: T201 - a command line prints
    return checked.guide


def _checked(folder: Path, *, hints: bool = False) -> CheckedFolder:
    return check_folder(folder, dt.datetime.now().astimezone().date(), hints=hints)


def _check(arguments: argparse.Namespace) -> int:
    checked = _checked(arguments.folder, hints=arguments.hints)
    if arguments.render and checked.guide is not None:
        from kiosk.authoring.rendering import with_misfits  # noqa: PLC0415 - this option alone needs Qt

        checked = with_misfits(checked)
    if arguments.format == "json" and checked.guide is not None:
        _print(as_json(checked.findings, arguments.folder, tuple(rows_of(checked.guide))))
    else:
        _print(WRITERS[arguments.format](checked.findings, arguments.folder))
    if arguments.format == "text" and checked.guide is not None:
        _print("\n".join(["", *lines_of(checked.guide)]))
    return FAULTY if checked.guide is None else DONE


def _compile(arguments: argparse.Namespace) -> int:
    output: Path = arguments.output
    unchanged = f"Nothing was written: {output} is as it was before. Mend the errors, then compile again."
    guide = checked_guide(arguments.folder, unchanged)
    if guide is None:
        return FAULTY
    write_guide(guide, output)
    kibibytes = output.stat().st_size / 1024
    _print(f"{output}: {guide.id} {guide.version}, {', '.join(guide.languages)}, {kibibytes:.0f} KiB")
    return DONE


def _new(arguments: argparse.Namespace) -> int:
    from kiosk.authoring.starter import write_starter  # noqa: PLC0415 - this command alone needs it

    folder: Path = arguments.folder
    write_starter(folder, dt.datetime.now().astimezone().date())
    _print(f"{folder} holds a guide to start from. Look at it: kiosk-content preview {folder}")
    return DONE


def _preview(arguments: argparse.Namespace) -> int:
    from kiosk.authoring.preview import preview  # noqa: PLC0415 - Qt is slow to import

    return preview(arguments.folder)


def _print(text: str) -> None:
    print(text)  # noqa: T201 - a command line prints
