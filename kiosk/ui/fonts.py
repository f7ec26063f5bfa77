"""The app's own fonts."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FIRST_FACES = ("Regular", "Bold")
"""What the welcome screen is set in; each face takes more than a millisecond to load."""

LATER_FACES = ("SemiBold", "Italic")


def load_fonts(folder: Path, faces: Iterable[str] = (*FIRST_FACES, *LATER_FACES)) -> None:
    """Make these faces of the font in ``folder`` known to Qt."""
    for face in faces:
        QFontDatabase.addApplicationFont(str(folder / f"AtkinsonHyperlegibleNext-{face}.ttf"))
