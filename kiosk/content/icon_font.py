"""The Phosphor icons: which there are, and where their font lies.

They come with qtawesome. Its files are read, its code is not imported: that would take 0.2 s and 20 MB,
for it brings a layer over several Qt bindings along.
"""

import json
from importlib.util import find_spec
from pathlib import Path

PREFIX = "ph."
"""How the name of a Phosphor icon begins."""


def icon_font() -> tuple[Path, dict[str, str]] | None:
    """Give the font's file, and each icon's character by its name without the prefix.

    None if qtawesome is not installed. Reading takes about 5 ms.
    """
    package = find_spec("qtawesome")
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(package.submodule_search_locations[0]) / "fonts"  # a frozen build has no code beside it
    names = json.loads(next(folder.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    characters = {name: chr(int(number, 16)) for name, number in names.items()}
    return next(folder.glob("phosphor-*.ttf")), characters
