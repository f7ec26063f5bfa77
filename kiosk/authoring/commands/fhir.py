"""Commands about HL7 FHIR: import-fhir, export-fhir, read-code."""

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Final

import msgspec

from kiosk.authoring.commands.guide import checked_guide
from kiosk.authoring.commands.status import DONE, FAULTY, Commands, add_command
from kiosk.authoring.errors import CodeImageError, FileInUseError
from kiosk.authoring.source import GUIDE_FILE
from kiosk.paper.errors import ClinicCodeError

_FILE: Final = "questionnaire.toml"
_STANDARD_INPUT: Final = Path("-")


def add(commands: Commands) -> None:
    """Add the commands to the parser."""
    import_ = add_command(commands, "import-fhir", _import, "take over a FHIR R4 Questionnaire")
    import_.add_argument("file", type=Path, metavar="FILE", help="the Questionnaire, as JSON")
    import_.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="PLACE",
        help=f"the guide's folder, or the file to write: {_FILE}",
    )
    import_.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="an extension that is not understood, and that the guide can do without",
    )
    import_.add_argument("--replace", action="store_true", help=f"replace the {_FILE} that is there")
    export = add_command(commands, "export-fhir", _export, "write a questionnaire as FHIR R4")
    export.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds guide.toml")
    export.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="the JSON file to write"
    )
    read = add_command(commands, "read-code", _read, "print the answers in a page's code, as FHIR")
    read.add_argument(
        "images", type=Path, nargs="*", metavar="IMAGE", help="a photograph or scan (PNG, JPEG), or a PDF"
    )
    read.add_argument(
        "--text", type=Path, metavar="FILE", help='what a scanner read, a code a line; "-" for standard input'
    )


def _import(arguments: argparse.Namespace) -> int:
    from kiosk.authoring.fhir.reading import MOST_BYTES, read_questionnaire  # noqa: PLC0415 - two commands
    from kiosk.authoring.fhir.remarks import FhirError  # noqa: PLC0415 - need these
    from kiosk.authoring.questionnaire_file import questionnaire_toml  # noqa: PLC0415 - and none but they

    source: Path = arguments.file
    place: Path = arguments.output
    output = place / _FILE if place.is_dir() else place
    if output.exists() and not arguments.replace:
        raise FileInUseError(output)
    with source.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    try:
        reading = read_questionnaire(content, _languages(output.parent), arguments.leave_out)
    except FhirError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line prints
        return FAULTY
    for remark in reading.remarks:
        print(remark, file=sys.stderr)  # noqa: T201 - a command line prints
    output.write_text(questionnaire_toml(reading.questionnaire, _head(source)), encoding="utf-8")
    _print(f"{output}: {', '.join(reading.languages)}. Look at it: kiosk-content check {output.parent}")
    return DONE


def _head(source: Path) -> str:
    name = source.name if source.name.isprintable() else "a file"  # nothing else may stand in a comment
    return (
        f"Taken over from {name}, an HL7 FHIR R4 Questionnaire.\n"
        'The points that doctors look at are [[criterion]] tables; "criterion = []": there are none.'
    )


def _languages(folder: Path) -> tuple[str, ...]:
    """Return the languages of the guide in a folder; none where it does not say them, or is not there."""
    try:
        table = tomllib.loads((folder / GUIDE_FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return ()
    told = table.get("languages")
    return tuple(each for each in told if isinstance(each, str)) if isinstance(told, list) else ()


def _export(arguments: argparse.Namespace) -> int:
    from kiosk.authoring.fhir.terms import CRITERION  # noqa: PLC0415 - as above
    from kiosk.authoring.fhir.writing import write_questionnaire  # noqa: PLC0415 - as above

    output: Path = arguments.output
    unchanged = f"Nothing was written: {output} is as it was before. Mend the errors, then export again."
    guide = checked_guide(arguments.folder, unchanged)
    if guide is None:
        return FAULTY
    output.write_bytes(write_questionnaire(guide))
    _print(f"{output}: {guide.id} {guide.version}, {', '.join(guide.languages)}")
    count = len(guide.questionnaire.criteria)
    if count:
        _print(f"FHIR has no word for the points that doctors look at: all {count} are in the extension")
        _print(f"{CRITERION}, which other programs pass over.")
    return DONE


def _read(arguments: argparse.Namespace) -> int:
    from kiosk.authoring.scanning import lines_in  # noqa: PLC0415 - as above
    from kiosk.paper.clinic_code import response_of  # noqa: PLC0415 - as above

    try:
        lines = [line for image in arguments.images for line in lines_in(image)]
        if arguments.text is not None:
            lines += _typed(arguments.text)
        response = response_of(lines)
    except (ClinicCodeError, CodeImageError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line prints
        return FAULTY
    _print(msgspec.json.format(msgspec.json.encode(response), indent=2).decode())
    return DONE


def _typed(file: Path) -> list[str]:
    """Return the lines that a scanner read, without empty ones; a space may be the last character of one."""
    text = sys.stdin.read() if file == _STANDARD_INPUT else file.read_text(encoding="utf-8", errors="replace")
    return [line for line in text.split("\n") if line.strip()]


def _print(text: str) -> None:
    print(text)  # noqa: T201 - a command line prints
