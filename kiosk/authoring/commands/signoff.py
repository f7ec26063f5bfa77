"""The command that writes the report for the clinician who signs off a guide: report."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from kiosk import paths
from kiosk.authoring.commands.status import DONE, FAULTY, NOT_RUN, Commands, add_command
from kiosk.authoring.loading import check_folder
from kiosk.authoring.report import as_text


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    report = add_command(
        commands, "report", _report, "write a report for the clinician who signs off a guide"
    )
    report.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds guide.toml")
    report.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="the file to write; its name ends in .html or .pdf",
    )


def _report(arguments: argparse.Namespace) -> int:
    from kiosk.authoring.signoff.report import make_report  # noqa: PLC0415 - this command alone needs it
    from kiosk.authoring.signoff.writers import WRITERS  # noqa: PLC0415 - the same

    output: Path = arguments.output
    write = WRITERS.get(output.suffix.lower())
    if write is None:
        print(f"{output}: the name is to end in .html or .pdf. Nothing was written.", file=sys.stderr)  # noqa: T201 - a command line prints
        return NOT_RUN
    today = dt.datetime.now().astimezone().date()
    checked = check_folder(arguments.folder, today)
    if checked.guide is None:
        print(as_text(checked.findings, arguments.folder), file=sys.stderr)  # noqa: T201 - the same
        told = f"Nothing was written. Mend the errors; then a report of {arguments.folder} can be made."
        print(told, file=sys.stderr)  # noqa: T201 - the same
        return FAULTY
    report = make_report(checked.guide, checked.findings, paths.resources())
    output.write_bytes(write(report, paths.resources(), today))
    print(f"{output}: for the clinician to read, judge and sign. The software has ticked nothing.")  # noqa: T201 - the same
    return DONE
