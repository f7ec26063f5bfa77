"""The command that writes a guide as web pages: export-html."""

import argparse
from pathlib import Path

from kiosk import paths
from kiosk.authoring.commands.guide import checked_guide
from kiosk.authoring.commands.status import DONE, FAULTY, Commands, add_command


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    export = add_command(
        commands, "export-html", _export, "write a guide as web pages, for a practice's site"
    )
    export.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds guide.toml")
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="DIR",
        help="the folder to make; it is not there yet",
    )


def _export(arguments: argparse.Namespace) -> int:
    from kiosk.authoring.site.export import export_site  # noqa: PLC0415 - this command alone needs it

    output: Path = arguments.output
    unchanged = f"Nothing was written: {output} is as it was before. Mend the errors, then export again."
    guide = checked_guide(arguments.folder, unchanged)
    if guide is None:
        return FAULTY
    count = export_site(guide, output, paths.resources(), paths.theme())
    print(f"{output}: {count} pages. Open {output / 'index.html'} in a browser.")  # noqa: T201 - a command line prints
    if not guide.reviewed_by:
        print("No clinician has reviewed this guide yet; the pages say so.")  # noqa: T201 - the same
    return DONE
