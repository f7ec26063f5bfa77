"""The recovery sheet: the root keys on paper, set by Typst from ``resources/paper/recovery-sheet.typ``.

A stick forgets after some years in a drawer, and paper does not. What is printed is the key as it lies in
its file, locked; without the passphrase it opens nothing.
"""

import datetime as dt
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from kiosk.authoring.errors import SheetError
from kiosk.authoring.keys import SAFE, KeyFolder
from kiosk.authoring.signing import group_of
from kiosk.authoring.words import to_words
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.fingerprint import fingerprint_words

Paper: TypeAlias = Literal["us-letter", "a4"]

SHEET: Final = "recovery-sheet.pdf"
_TEMPLATE: Final = Path("paper", "recovery-sheet.typ")


def make_sheet(keys: KeyFolder, resources: Path, now: dt.datetime, paper: Paper = "us-letter") -> bytes:
    """Return the sheets of all root keys at hand as one tagged PDF (PDF/UA-1), its font embedded.

    Args:
        keys: The keys.
        resources: The folder of templates and fonts.
        now: The time, with its zone.
        paper: The sheets' size.

    Raises:
        SheetError: The PDF could not be made.
    """
    import typst  # noqa: PLC0415 - large, and of all commands few need it

    root_keys = [key for key in keys.keys if group_of(key.name) == "root"]
    told = {
        "paper": paper,
        "day": f"{now:%Y-%m-%d}",
        "version": keys.root.version,
        "threshold": keys.root.roles["root"].threshold,
        "compare": fingerprint_words(keys.roots[-1]),
        "keys": [{"name": key.name, "id": key.key_id, "words": to_words(key.locked)} for key in root_keys],
    }
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources / "fonts"]
    )
    try:
        pdf = typst.Compiler(
            resources / _TEMPLATE,
            root=resources,
            font_paths=fonts,
            sys_inputs={"sheet": msgspec.json.encode(told).decode()},
        ).compile(format="pdf", pdf_standards=["ua-1"], timestamp=now.replace(microsecond=0))
    except (typst.TypstError, RuntimeError, OSError):
        # Its message may quote the words of the keys, so it goes nowhere
        raise SheetError from None
    if not isinstance(pdf, bytes):
        raise SheetError
    return pdf


def write_sheet(keys: KeyFolder, resources: Path, now: dt.datetime, paper: Paper = "us-letter") -> Path:
    """Write the recovery sheet beside the root keys, and return its file.

    Raises:
        SheetError: The PDF could not be made.
        OSError: It cannot be written.
    """
    path = keys.folder / SAFE / SHEET
    content = make_sheet(keys, resources, now, paper)
    Filesystem().make_folder(path.parent)
    Filesystem().put(path, path.with_name(f".{path.name}.part"), [content])
    return path
