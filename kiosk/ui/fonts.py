"""The app's own fonts."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase


def load_fonts(folder: Path) -> None:
    """Make the fonts in ``folder`` known to Qt."""
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
