"""The app's own fonts."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from kiosk.ui.theme import FONT_FAMILY

FIRST_FACES = ("Regular", "Bold")
"""What the welcome screen is set in; each face takes more than a millisecond to load."""

LATER_FACES = ("SemiBold", "Italic")


FURTHER = "further"
"""The folder, among the app's fonts, of those for scripts that the app's own has no letters of."""


def load_further_fonts(folder: Path) -> tuple[str, ...]:
    """Let fonts for further scripts stand in where the app's own lacks a letter.

    Returns:
        Their families, in the order in which they are asked.
    """
    families: dict[str, None] = {}
    for file in sorted((folder / FURTHER).glob("*.[ot]tf")):
        known = QFontDatabase.addApplicationFont(str(file))
        families |= dict.fromkeys(QFontDatabase.applicationFontFamilies(known))
    QFont.insertSubstitutions(FONT_FAMILY, tuple(families))
    return tuple(families)


def load_fonts(folder: Path, faces: Iterable[str] = (*FIRST_FACES, *LATER_FACES)) -> None:
    """Make these faces of the font in ``folder`` known to Qt."""
    for face in faces:
        QFontDatabase.addApplicationFont(str(folder / f"AtkinsonHyperlegibleNext-{face}.ttf"))
